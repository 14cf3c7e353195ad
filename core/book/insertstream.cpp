#include "core/book/insertstream.h"

#include "core/base/result.h"
#include "core/book/statement.h"

#include <sqlite3.h>

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>

namespace goodword {

namespace {

constexpr qsizetype kLarge = 512 * 1024;

constexpr size_t kMostHead = 16; ///< more than a type and a number or a length

/// SQLite's variable-length integer, for lengths: below 2^28, seven bits a byte, the highest first.
char *putLength(char *to, int length)
{
    char bytes[5];
    int at = 5;
    bytes[--at] = char(length & 0x7f);
    for (quint32 rest = quint32(length) >> 7; rest != 0; rest >>= 7)
        bytes[--at] = char((rest & 0x7f) | 0x80);
    return std::copy(bytes + at, bytes + 5, to);
}

char *putEight(char *to, quint64 value)
{
    const quint64 big = qToBigEndian(value);
    std::memcpy(to, &big, sizeof big);
    return to + sizeof big;
}

void appendValue(ByteRow &row, sqlite3_value *value, bool isReal)
{
    const int type = sqlite3_value_type(value);
    const bool isBytes = type == SQLITE_TEXT || type == SQLITE_BLOB;
    const auto *bytes = isBytes ? static_cast<const char *>(sqlite3_value_blob(value)) : nullptr;
    const int size = isBytes ? sqlite3_value_bytes(value) : 0;
    char *to = row.room(kMostHead + size_t(size));
    // A whole number in a REAL column is stored as an integer, but it is read as what the column says.
    *to++ = char(type == SQLITE_INTEGER && isReal ? SQLITE_FLOAT : type);
    if (type == SQLITE_INTEGER)
        to = putEight(to, isReal ? std::bit_cast<quint64>(sqlite3_value_double(value)) : quint64(sqlite3_value_int64(value)));
    else if (type == SQLITE_FLOAT)
        to = putEight(to, std::bit_cast<quint64>(sqlite3_value_double(value)));
    else if (isBytes)
        to = std::copy(bytes, bytes + size, putLength(to, size));
    row.setEnd(to);
}

} // namespace

InsertStream::InsertStream(Database &db, StepId step, int segment, ChangeSet &changes)
    : m_db(db), m_writer(db, step.value, segment), m_changes(changes)
{
    Statement tables(db, "SELECT name FROM sqlite_master WHERE type = 'table'");
    while (tables.next()) {
        const QByteArray name = tables.text(0).toUtf8();
        if (!isRecorded(name.constData()))
            continue;
        Table table{tableInfo(db, name), {}, {}};
        char count[5];
        table.header.append('T');
        table.header.append(count, putLength(count, int(table.info.columns.size())) - count);
        for (const int key : std::as_const(table.info.keys))
            table.header.append(char(key));
        table.header.append(name);
        table.header.append('\0');
        m_tables.insert(name, std::move(table));
    }
    sqlite3_preupdate_hook(db.handle(), hook, this);
}

InsertStream::~InsertStream()
{
    sqlite3_preupdate_hook(m_db.handle(), nullptr, nullptr);
}

void InsertStream::hook(void *self, sqlite3 *, int op, const char *, const char *table, long long, long long row)
{
    auto *stream = static_cast<InsertStream *>(self);
    const auto found = stream->m_tables.find(QByteArray::fromRawData(table, qsizetype(qstrlen(table))));
    if (found == stream->m_tables.end())
        return;
    if (op == SQLITE_INSERT)
        stream->add(*found, found.key(), row);
    else
        stream->m_db.noteTrouble({ErrorCode::Internal, Core::tr("Something went wrong inside Goodword. Nothing was changed."),
                                  QStringLiteral("%1 was changed where only additions were expected").arg(QLatin1String(table))});
}

void InsertStream::add(Table &table, const QByteArray &name, qint64 row)
{
    const qsizetype before = table.rows.size();
    char *const to = table.rows.room(2);
    to[0] = char(SQLITE_INSERT);
    to[1] = '\0'; // not indirect
    table.rows.setEnd(to + 2);
    RowChange change;
    change.op = RowOp::Added;
    change.id = table.info.rowId ? row : 0;
    change.columns = ~quint64(0);
    for (int column = 0; column < table.info.columns.size(); ++column) {
        sqlite3_value *value = nullptr;
        if (sqlite3_preupdate_new(m_db.handle(), column, &value) != SQLITE_OK || !value)
            return m_db.noteTrouble({ErrorCode::Internal, Core::tr("Something went wrong inside Goodword. Nothing was changed."),
                                     QStringLiteral("a new row of %1 could not be read").arg(QLatin1String(name))});
        appendValue(table.rows, value, table.info.reals.contains(column));
        if (column == table.info.customer)
            change.customer = sqlite3_value_int64(value);
    }
    m_changes.add(name, table.info.columns, change);
    m_gathered += table.rows.size() - before;
}

void InsertStream::flushIfLarge()
{
    if (m_gathered >= kLarge)
        flush();
}

void InsertStream::flush()
{
    for (Table &table : m_tables) {
        if (table.rows.size() == 0)
            continue;
        m_writer.append(table.header);
        m_writer.append(table.rows.bytes());
        table.rows.clear();
    }
    m_gathered = 0;
}

void InsertStream::finish()
{
    flush();
    m_writer.flush();
}

} // namespace goodword
