#include "core/book/changesetstream.h"

#include "core/book/database.h"
#include "core/book/sqliteerror.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <numeric>

namespace goodword {

bool isRecorded(const char *table)
{
    static constexpr std::array kNot = {"d_", "history", "blob", "sqlite_"};
    return std::none_of(kNot.begin(), kNot.end(),
                        [table](const char *prefix) { return std::strncmp(table, prefix, std::strlen(prefix)) == 0; });
}

int ChunkWriter::write(void *writer, const void *bytes, int size)
{
    auto *self = static_cast<ChunkWriter *>(writer);
    self->append(QByteArray::fromRawData(static_cast<const char *>(bytes), size));
    return self->m_db.trouble() ? SQLITE_ABORT : SQLITE_OK;
}

void ChunkWriter::append(const QByteArray &bytes)
{
    m_buffer.append(bytes);
    m_total += bytes.size();
    if (m_buffer.size() >= kPart)
        flush();
}

void ChunkWriter::flush()
{
    if (m_buffer.isEmpty())
        return;
    m_db.run("INSERT INTO history_chunk (step, segment, part, bytes) VALUES (?, ?, ?, ?)", m_step, m_segment, m_part++, m_buffer);
    m_buffer.resize(0);
}

/// By what the derivers find again what they made of a row before it changed. Short values: see shortValue().
static bool isKeptBefore(const QByteArray &table, const QByteArray &column)
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
    Statement s(db, "SELECT name, pk, type FROM pragma_table_info(?)", QString::fromUtf8(table));
    while (s.next()) {
        const QByteArray name = s.text(0).toUtf8();
        const int column = int(info.columns.size());
        if (name == "customer_id" || (table == "customer" && name == "id"))
            info.customer = column;
        // A consent's subject is a testimonial, or something no table holds yet.
        if (name == "subject_id")
            info.named.append({column, "testimonial"});
        else if (name.endsWith("_id"))
            info.named.append({column, name.chopped(3)});
        if (isKeptBefore(table, name))
            info.keptBefore.append(column);
        if (s.text(2) == QLatin1String("REAL"))
            info.reals.append(column);
        info.keys.append(s.number(1));
        info.columns.append(name);
    }
    info.rowId = info.columns.value(0) == "id" && std::count(info.keys.begin(), info.keys.end(), 0) == info.keys.size() - 1;
    return info;
}

namespace {

/// Input for SQLite's streaming readers: the parts of a segment, one after the other.
class ChunkReader
{
public:
    ChunkReader(Database &db, qint64 step, int segment) : m_db(db), m_step(step), m_segment(segment) {}

    static int read(void *reader, void *bytes, int *size)
    {
        return static_cast<ChunkReader *>(reader)->next(static_cast<char *>(bytes), size);
    }

private:
    int next(char *bytes, int *size)
    {
        if (m_at == m_chunk.size()) {
            m_chunk = m_db.value<QByteArray>("SELECT bytes FROM history_chunk WHERE step = ? AND segment = ? AND part = ?",
                                             m_step, m_segment, m_part++).value_or(QByteArray());
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
    int m_segment;
    qint64 m_part = 0;
    QByteArray m_chunk;
    qsizetype m_at = 0;
};

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

int segmentsOf(Database &db, qint64 step)
{
    return db.value<int>("SELECT max(segment) + 1 FROM history_chunk WHERE step = ?", step).value_or(0);
}

/// The segments of a step in the order they happened, or, taken back, in the opposite one.
std::vector<int> segmentOrder(Database &db, qint64 step, bool invert)
{
    std::vector<int> order(size_t(segmentsOf(db, step)));
    std::iota(order.begin(), order.end(), 0);
    if (invert)
        std::reverse(order.begin(), order.end());
    return order;
}

Done walkSegment(Database &db, qint64 step, int segment, bool invert, const Visit &visit)
{
    ChunkReader reader(db, step, segment);
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

Done walk(Database &db, qint64 step, bool invert, const Visit &visit)
{
    for (const int segment : segmentOrder(db, step, invert)) {
        if (const Done done = walkSegment(db, step, segment, invert, visit); !done)
            return done;
    }
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

/// Of a row among very many no more is told than which it is and what changed.
RowChange readRow(Database &db, const QByteArray &table, const TableInfo &info, int op, sqlite3_changeset_iter *iter,
                  int columns, bool amongMany = false)
{
    RowChange row = readChange(op, iter, columns);
    if (info.rowId)
        row.id = integerAt(iter, op, 0);
    if (info.customer >= 0)
        row.customer = integerAt(iter, op, info.customer);
    if (row.customer == 0 && info.customer >= 0 && op == SQLITE_UPDATE && !amongMany)
        row.customer = customerOf(db, table, row.id);
    if (amongMany)
        return row;
    for (const int column : info.keptBefore) {
        sqlite3_value *value = nullptr;
        if (op != SQLITE_INSERT && sqlite3changeset_old(iter, column, &value) == SQLITE_OK && value)
            row.before.append({column, shortValue(value)});
    }
    return row;
}

} // namespace

void readSegment(Database &db, qint64 step, int segment, bool invert, ChangeSet &changes)
{
    QHash<QByteArray, TableInfo> tables;
    const Done done = walkSegment(db, step, segment, invert, [&](const QByteArray &table, int op, auto *iter, int columns) {
        if (!tables.contains(table))
            tables.insert(table, tableInfo(db, table));
        const TableInfo &info = tables[table];
        changes.add(table, info.columns, readRow(db, table, info, op, iter, columns, changes.isBulk(table.constData())));
    });
    if (!done)
        db.noteTrouble(done.error());
}

Result<ChangeSet> readChangeSet(Database &db, qint64 step, bool invert)
{
    ChangeSet changes;
    for (const int segment : segmentOrder(db, step, invert))
        readSegment(db, step, segment, invert, changes);
    if (db.trouble())
        return *db.takeTrouble();
    return changes;
}

namespace {

int keepViolations(void *, int kind, sqlite3_changeset_iter *)
{
    return kind == SQLITE_CHANGESET_FOREIGN_KEY ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
}

int refuse(void *, int, sqlite3_changeset_iter *)
{
    return SQLITE_CHANGESET_ABORT;
}

} // namespace

Done applyChunks(Database &db, qint64 step, bool invert)
{
    const std::vector<int> order = segmentOrder(db, step, invert);
    for (const int segment : order) {
        ChunkReader reader(db, step, segment);
        // Between segments a row may name one that is still to come; after the last none may.
        const auto conflict = segment == order.back() ? refuse : keepViolations;
        // The whole change is rolled back where this fails; a savepoint around it would be walked through for every row.
        const int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
        const int rc = sqlite3changeset_apply_v2_strm(db.handle(), ChunkReader::read, &reader, nullptr, conflict, nullptr,
                                                      nullptr, nullptr, flags);
        if (rc == SQLITE_ABORT)
            return Error{ErrorCode::Conflict,
                         Core::tr("This step cannot be undone by itself any more, because what it changed was changed again "
                                  "since. Nothing was changed."), {}};
        if (rc != SQLITE_OK)
            return sqliteError(rc, QStringLiteral("applying a history step"));
    }
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
