#pragma once
// SQLite's changesets in and out of the history_chunk table, a part at a time, so that a million rows are never whole in
// memory. For History only; the only place that knows the bytes.

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/book/changeset.h"

#include <QSet>

namespace goodword {

class Database;

/// Output of sqlite3session_changeset_strm: gathers bytes and stores them as numbered parts of a step.
class ChunkWriter
{
public:
    ChunkWriter(Database &db, qint64 step) : m_db(db), m_step(step) {}
    static int write(void *writer, const void *bytes, int size);
    void flush();
    qint64 total() const { return m_total; }

private:
    static constexpr qsizetype kPart = 512 * 1024;
    Database &m_db;
    qint64 m_step;
    qint64 m_part = 0;
    qint64 m_total = 0;
    QByteArray m_buffer;
};

Result<ChangeSet> readChangeSet(Database &db, qint64 step, bool invert);
Done applyChunks(Database &db, qint64 step, bool invert);
/// "table\0key" of each row a step touched.
QSet<QByteArray> readRowKeys(Database &db, qint64 step);
/// Whether a step touched one of the rows, or a row that names one of them ("touchpoint_id") or one of its customers.
bool mentions(Database &db, qint64 step, const RowIds &rows);
/// Every text, old or new, that a step holds of one column.
void collectTexts(Database &db, qint64 step, const char *table, const char *column, QSet<QString> &texts);

} // namespace goodword
