#include "core/book/changesetstream.h"

#include "core/book/database.h"
#include "core/book/sqliteerror.h"

#include <sqlite3.h>

#include <cstring>
#include <functional>

namespace goodword {

int ChunkWriter::write(void *writer, const void *bytes, int size)
{
    auto *self = static_cast<ChunkWriter *>(writer);
    self->m_buffer.append(static_cast<const char *>(bytes), size);
    self->m_total += size;
    if (self->m_buffer.size() >= kPart)
        self->flush();
    return self->m_db.trouble() ? SQLITE_ABORT : SQLITE_OK;
}

void ChunkWriter::flush()
{
    if (m_buffer.isEmpty())
        return;
    m_db.run("INSERT INTO history_chunk (step, part, bytes) VALUES (?, ?, ?)", m_step, m_part++, m_buffer);
    m_buffer.clear();
}

namespace {

/// Input for SQLite's streaming readers: the parts of a step, one after the other.
class ChunkReader
{
public:
    ChunkReader(Database &db, qint64 step) : m_db(db), m_step(step) {}

    static int read(void *reader, void *bytes, int *size)
    {
        return static_cast<ChunkReader *>(reader)->next(static_cast<char *>(bytes), size);
    }

private:
    int next(char *bytes, int *size)
    {
        if (m_at == m_chunk.size()) {
            m_chunk = m_db.value<QByteArray>("SELECT bytes FROM history_chunk WHERE step = ? AND part = ?", m_step, m_part++)
                          .value_or(QByteArray());
            m_at = 0;
            if (m_db.trouble())
                return SQLITE_IOERR;
        }
        *size = int(std::min<qsizetype>(*size, m_chunk.size() - m_at));
        std::memcpy(bytes, m_chunk.constData() + m_at, size_t(*size));
        m_at += *size;
        return SQLITE_OK;
    }

    Database &m_db;
    qint64 m_step;
    qint64 m_part = 0;
    QByteArray m_chunk;
    qsizetype m_at = 0;
};

struct TableInfo {
    QList<QByteArray> columns;
    int customer = -1;   ///< the column that names the customer
    bool rowId = false;  ///< its key is one integer column, the first
    QList<std::pair<int, QByteArray>> named; ///< the columns that name a row of another table, and which
    QList<int> keptBefore; ///< the columns whose value before is kept
};

/// By what the derivers find again what they made of a row before it changed. Short values: see shortValue().
bool isKeptBefore(const QByteArray &table, const QByteArray &column)
{
    static const QHash<QByteArray, QList<QByteArray>> kKept = {
        {"answer", {"survey_id", "customer_id", "day", "score", "comment", "ignored", "closed_day", "deleted_at"}},
        {"customer", {"deleted_at"}},
        {"survey", {"kind", "mode"}},
    };
    return kKept.value(table).contains(column);
}

TableInfo tableInfo(Database &db, const QByteArray &table)
{
    TableInfo info;
    int keys = 0;
    Statement s(db, "SELECT name, pk FROM pragma_table_info(?)", QString::fromUtf8(table));
    while (s.next()) {
        const QByteArray name = s.text(0).toUtf8();
        if (name == "customer_id" || (table == "customer" && name == "id"))
            info.customer = int(info.columns.size());
        // A consent's subject is a testimonial, or something no table holds yet.
        if (name == "subject_id")
            info.named.append({int(info.columns.size()), "testimonial"});
        else if (name.endsWith("_id"))
            info.named.append({int(info.columns.size()), name.chopped(3)});
        if (isKeptBefore(table, name))
            info.keptBefore.append(int(info.columns.size()));
        keys += s.integer(1) > 0 ? 1 : 0;
        info.columns.append(name);
    }
    info.rowId = keys == 1 && info.columns.value(0) == "id";
    return info;
}

/// The customer of a row that an update changed elsewhere: the changeset leaves out what stayed the same.
qint64 customerOf(Database &db, const QByteArray &table, qint64 id)
{
    static const QHash<QByteArray, const char *> kQueries = {
        {"customer_email", "SELECT customer_id FROM customer_email WHERE id = ?"},
        {"customer_phone", "SELECT customer_id FROM customer_phone WHERE id = ?"},
        {"customer_date", "SELECT customer_id FROM customer_date WHERE id = ?"},
        {"opt_out", "SELECT customer_id FROM opt_out WHERE id = ?"},
        {"external_ref", "SELECT customer_id FROM external_ref WHERE id = ?"},
        {"journey_event", "SELECT customer_id FROM journey_event WHERE id = ?"},
        {"touchpoint", "SELECT customer_id FROM touchpoint WHERE id = ?"},
        {"attachment", "SELECT customer_id FROM attachment WHERE id = ?"},
        {"answer", "SELECT customer_id FROM answer WHERE id = ?"},
        {"testimonial", "SELECT customer_id FROM testimonial WHERE id = ?"},
        {"consent", "SELECT customer_id FROM consent WHERE id = ?"},
    };
    const char *sql = kQueries.value(table);
    return sql ? db.value<qint64>(sql, id).value_or(0) : 0;
}

using Visit = std::function<void(const QByteArray &table, int op, sqlite3_changeset_iter *, int columns)>;

Done walk(Database &db, qint64 step, bool invert, const Visit &visit)
{
    ChunkReader reader(db, step);
    sqlite3_changeset_iter *iter = nullptr;
    int rc = sqlite3changeset_start_v2_strm(&iter, ChunkReader::read, &reader,
                                            invert ? SQLITE_CHANGESETSTART_INVERT : 0);
    while (rc == SQLITE_OK && sqlite3changeset_next(iter) == SQLITE_ROW) {
        const char *table = nullptr;
        int columns = 0, op = 0, indirect = 0;
        rc = sqlite3changeset_op(iter, &table, &columns, &op, &indirect);
        if (rc == SQLITE_OK)
            visit(QByteArray(table), op, iter, columns);
    }
    const int end = iter ? sqlite3changeset_finalize(iter) : rc;
    if (rc != SQLITE_OK || end != SQLITE_OK)
        return sqliteError(rc != SQLITE_OK ? rc : end, QStringLiteral("reading a history step"));
    return {};
}

qint64 integerAt(sqlite3_changeset_iter *iter, int op, int column)
{
    sqlite3_value *value = nullptr;
    if (op == SQLITE_INSERT)
        sqlite3changeset_new(iter, column, &value);
    else
        sqlite3changeset_old(iter, column, &value);
    return value ? sqlite3_value_int64(value) : 0;
}

/// A text without the spaces around it and cut: enough to know a code or a day by, and whether a comment says anything.
QVariant shortValue(sqlite3_value *value)
{
    static constexpr qsizetype kLongest = 64;
    switch (sqlite3_value_type(value)) {
    case SQLITE_NULL: return {};
    case SQLITE_INTEGER: return qlonglong(sqlite3_value_int64(value));
    case SQLITE_FLOAT: return sqlite3_value_double(value);
    default: break;
    }
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(value));
    QByteArrayView text(bytes, sqlite3_value_bytes(value));
    while (text.startsWith(' '))
        text = text.sliced(1);
    while (text.endsWith(' '))
        text.chop(1);
    return QString::fromUtf8(text.first(std::min(kLongest, text.size())));
}

/// What happened to a row, without a look at the book.
RowChange readChange(int op, sqlite3_changeset_iter *iter, int columns)
{
    RowChange row;
    row.op = op == SQLITE_INSERT ? RowOp::Added : op == SQLITE_DELETE ? RowOp::Removed : RowOp::Updated;
    row.columns = op == SQLITE_UPDATE ? 0 : ~quint64(0);
    for (int column = 0; op == SQLITE_UPDATE && column < columns; ++column) {
        sqlite3_value *value = nullptr;
        if (sqlite3changeset_new(iter, column, &value) == SQLITE_OK && value)
            row.columns |= quint64(1) << column;
    }
    return row;
}

RowChange readRow(Database &db, const QByteArray &table, const TableInfo &info, int op, sqlite3_changeset_iter *iter,
                  int columns)
{
    RowChange row = readChange(op, iter, columns);
    if (info.rowId)
        row.id = integerAt(iter, op, 0);
    if (info.customer >= 0)
        row.customer = integerAt(iter, op, info.customer);
    if (row.customer == 0 && info.customer >= 0 && op == SQLITE_UPDATE)
        row.customer = customerOf(db, table, row.id);
    for (const int column : info.keptBefore) {
        sqlite3_value *value = nullptr;
        if (op != SQLITE_INSERT && sqlite3changeset_old(iter, column, &value) == SQLITE_OK && value)
            row.before.append({column, shortValue(value)});
    }
    return row;
}

} // namespace

Result<ChangeSet> readChangeSet(Database &db, qint64 step, bool invert)
{
    ChangeSet changes;
    QHash<QByteArray, TableInfo> tables;
    const Done done = walk(db, step, invert, [&](const QByteArray &table, int op, auto *iter, int columns) {
        if (!tables.contains(table))
            tables.insert(table, tableInfo(db, table));
        const TableInfo &info = tables[table];
        if (changes.isBulk(table.constData()))
            changes.add(table, info.columns, readChange(op, iter, columns)); // rows are not kept from here on
        else
            changes.add(table, info.columns, readRow(db, table, info, op, iter, columns));
    });
    if (!done)
        return done.error();
    return changes;
}

Done applyChunks(Database &db, qint64 step, bool invert)
{
    ChunkReader reader(db, step);
    const auto conflict = [](void *, int, sqlite3_changeset_iter *) -> int { return SQLITE_CHANGESET_ABORT; };
    const int rc = sqlite3changeset_apply_v2_strm(db.handle(), ChunkReader::read, &reader, nullptr, conflict, nullptr,
                                                  nullptr, nullptr, invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
    if (rc == SQLITE_ABORT)
        return Error{ErrorCode::Conflict,
                     Core::tr("This step cannot be undone by itself any more, because what it changed was changed again "
                              "since. Nothing was changed."), {}};
    if (rc != SQLITE_OK)
        return sqliteError(rc, QStringLiteral("applying a history step"));
    return {};
}

QSet<QByteArray> readRowKeys(Database &db, qint64 step)
{
    QSet<QByteArray> keys;
    const Done done = walk(db, step, false, [&](const QByteArray &table, int op, sqlite3_changeset_iter *iter, int columns) {
        unsigned char *isKey = nullptr;
        sqlite3changeset_pk(iter, &isKey, nullptr);
        QByteArray key = table;
        for (int column = 0; column < columns; ++column) {
            if (!isKey[column])
                continue;
            sqlite3_value *value = nullptr;
            if (op == SQLITE_INSERT)
                sqlite3changeset_new(iter, column, &value);
            else
                sqlite3changeset_old(iter, column, &value);
            key += '\0';
            key += QByteArray(reinterpret_cast<const char *>(sqlite3_value_text(value)), sqlite3_value_bytes(value));
        }
        keys.insert(key);
    });
    if (!done)
        db.noteTrouble(done.error());
    return keys;
}

bool mentions(Database &db, qint64 step, const RowIds &rows)
{
    const auto holds = [&rows](const QByteArray &table, qint64 id) {
        const auto ids = rows.constFind(table);
        return ids != rows.cend() && ids->contains(id);
    };
    bool found = false;
    QHash<QByteArray, TableInfo> tables;
    const Done done = walk(db, step, false, [&](const QByteArray &table, int op, auto *iter, int columns) {
        if (found)
            return;
        if (!tables.contains(table))
            tables.insert(table, tableInfo(db, table));
        const TableInfo &info = tables[table];
        const RowChange row = readRow(db, table, info, op, iter, columns);
        found = holds("customer", row.customer) || (info.rowId && holds(table, row.id));
        for (const auto &[column, other] : info.named)
            found = found || holds(other, integerAt(iter, op, column));
    });
    if (!done)
        db.noteTrouble(done.error());
    return found;
}

void collectTexts(Database &db, qint64 step, const char *table, const char *column, QSet<QString> &texts)
{
    const qsizetype wanted = tableInfo(db, table).columns.indexOf(column);
    const Done done = walk(db, step, false, [&](const QByteArray &name, int op, sqlite3_changeset_iter *iter, int columns) {
        if (wanted < 0 || wanted >= columns || name != table)
            return;
        for (const bool old : {true, false}) {
            sqlite3_value *value = nullptr;
            if (old && op != SQLITE_INSERT)
                sqlite3changeset_old(iter, int(wanted), &value);
            if (!old && op != SQLITE_DELETE)
                sqlite3changeset_new(iter, int(wanted), &value);
            if (value && sqlite3_value_type(value) == SQLITE_TEXT)
                texts.insert(QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(value)),
                                               sqlite3_value_bytes(value)));
        }
    });
    if (!done)
        db.noteTrouble(done.error());
}

} // namespace goodword
