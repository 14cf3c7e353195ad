#pragma once
// Writes rows into a step's changeset as they are added, in the format of SQLite's session (sqlite3session.c, "CHANGESET
// FORMAT"). A session keeps the key of every row in memory and reads each row again at the end, in the order of a hash: a
// million new rows cost it more than they cost to add. For ChangeRecorder alone; only additions may happen while it lives.

#include "core/book/changeset.h"
#include "core/book/changesetstream.h"

#include <memory>
#include <vector>

struct sqlite3;

namespace goodword {

/// Bytes written one behind the other, of which the room is kept.
class ByteRow
{
public:
    /// So many bytes that may be written; setEnd() says how many were.
    char *room(size_t bytes)
    {
        if (m_size + bytes > m_bytes.size())
            m_bytes.resize(2 * (m_size + bytes));
        return m_bytes.data() + m_size;
    }
    void setEnd(const char *end) { m_size = size_t(end - m_bytes.data()); }
    void clear() { m_size = 0; }
    qsizetype size() const { return qsizetype(m_size); }
    QByteArray bytes() const { return QByteArray::fromRawData(m_bytes.data(), size()); }

private:
    std::vector<char> m_bytes;
    size_t m_size = 0;
};

class InsertStream
{
public:
    InsertStream(Database &db, StepId step, int segment, ChangeSet &changes);
    ~InsertStream();
    Q_DISABLE_COPY_MOVE(InsertStream)

    /// To be called between statements: stores what was gathered when it is much.
    void flushIfLarge();
    /// Stores the rest.
    void finish();
    qint64 bytes() const { return m_writer.total(); }

private:
    struct Table {
        TableInfo info;
        QByteArray header;
        ByteRow rows;
    };
    static void hook(void *self, sqlite3 *db, int op, const char *, const char *table, long long, long long row);
    void add(Table &table, const QByteArray &name, qint64 row);
    void flush();

    Database &m_db;
    ChunkWriter m_writer;
    ChangeSet &m_changes;
    QHash<QByteArray, Table> m_tables;
    qsizetype m_gathered = 0;
};

} // namespace goodword
