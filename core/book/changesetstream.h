#pragma once
// SQLite's changesets in and out of the history_chunk table, a part at a time, so that a million rows are never whole in
// memory. A step holds one changeset or several, its segments, applied in their order and taken back in the opposite one. For
// History and its recorder only; with InsertStream the only place that knows the bytes.

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/book/changeset.h"

#include <QSet>

namespace goodword {

class Database;

/// What is derived, the history itself, attachments and SQLite's own tables make no part of a step.
bool isRecorded(const char *table);

struct TableInfo {
    QList<QByteArray> columns;
    QList<int> keys;     ///< per column its place in the primary key, from 1; 0 outside it
    QList<int> reals;    ///< the columns of REAL numbers
    int customer = -1;   ///< the column that names the customer
    bool rowId = false;  ///< its key is one integer column, the first
    QList<std::pair<int, QByteArray>> named; ///< the columns that name a row of another table, and which
    QList<int> keptBefore; ///< the columns whose value before is kept
};
TableInfo tableInfo(Database &db, const QByteArray &table);

/// Output of sqlite3session_changeset_strm: gathers bytes and stores them as numbered parts of a segment.
class ChunkWriter
{
public:
    ChunkWriter(Database &db, qint64 step, int segment) : m_db(db), m_step(step), m_segment(segment) {}
    static int write(void *writer, const void *bytes, int size);
    void append(const QByteArray &bytes);
    void flush();
    qint64 total() const { return m_total; }

private:
    static constexpr qsizetype kPart = 512 * 1024;
    Database &m_db;
    qint64 m_step;
    int m_segment;
    qint64 m_part = 0;
    qint64 m_total = 0;
    QByteArray m_buffer;
};

/// Adds what one segment did to `changes`; what goes wrong is noted at the Database.
void readSegment(Database &db, qint64 step, int segment, bool invert, ChangeSet &changes);

Result<ChangeSet> readChangeSet(Database &db, qint64 step, bool invert);
Done applyChunks(Database &db, qint64 step, bool invert);
/// "table\0key" of each row a step touched.
QSet<QByteArray> readRowKeys(Database &db, qint64 step);
/// Whether a step touched one of the rows, or a row that names one of them ("touchpoint_id") or one of its customers.
bool mentions(Database &db, qint64 step, const RowIds &rows);
/// Every text, old or new, that a step holds of one column.
void collectTexts(Database &db, qint64 step, const char *table, const char *column, QSet<QString> &texts);

} // namespace goodword
