#include "bench/plaininsert.h"

#include "bench/bench.h"

#include <QFile>

#include <sqlite3.h>

#include <memory>

namespace goodword::bench {

namespace {

struct Closer {
    void operator()(sqlite3 *db) const { sqlite3_close(db); }
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    void operator()(sqlite3_value *value) const { sqlite3_value_free(value); }
};
using Connection = std::unique_ptr<sqlite3, Closer>;
using Prepared = std::unique_ptr<sqlite3_stmt, Closer>;
using Row = std::vector<std::unique_ptr<sqlite3_value, Closer>>;

constexpr const char *kTables[] = {"staff", "department", "journey_model", "journey_stage", "customer", "customer_email", "customer_phone",
                                   "tag", "customer_tag", "journey_event", "d_customer_key", "d_customer"};

Connection open(const QString &path)
{
    sqlite3 *db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    return Connection(db);
}

Prepared prepare(sqlite3 *db, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(db, sql.constData(), -1, &statement, nullptr);
    return Prepared(statement);
}

bool run(sqlite3 *db, const QByteArray &sql)
{
    return sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

/// Up to so many rows, held in memory.
std::vector<Row> read(sqlite3_stmt *from, bool &ended)
{
    constexpr size_t kRows = 20'000;
    std::vector<Row> rows;
    while (rows.size() < kRows && !ended) {
        if (sqlite3_step(from) != SQLITE_ROW) {
            ended = true;
            break;
        }
        Row row;
        for (int i = 0; i < sqlite3_column_count(from); ++i)
            row.emplace_back(sqlite3_value_dup(sqlite3_column_value(from, i)));
        rows.push_back(std::move(row));
    }
    return rows;
}

void bind(sqlite3_stmt *to, int index, sqlite3_value *value)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER: sqlite3_bind_int64(to, index, sqlite3_value_int64(value)); break;
    case SQLITE_FLOAT: sqlite3_bind_double(to, index, sqlite3_value_double(value)); break;
    case SQLITE_TEXT:
        sqlite3_bind_text(to, index, reinterpret_cast<const char *>(sqlite3_value_text(value)), sqlite3_value_bytes(value), SQLITE_STATIC);
        break;
    case SQLITE_BLOB: sqlite3_bind_blob(to, index, sqlite3_value_blob(value), sqlite3_value_bytes(value), SQLITE_STATIC); break;
    default: sqlite3_bind_null(to, index); break;
    }
}

bool insert(sqlite3_stmt *to, const std::vector<Row> &rows)
{
    for (const Row &row : rows) {
        for (size_t i = 0; i < row.size(); ++i)
            bind(to, int(i) + 1, row[i].get());
        if (sqlite3_step(to) != SQLITE_DONE)
            return false;
        sqlite3_reset(to);
    }
    return true;
}

bool copyTable(sqlite3 *source, sqlite3 *target, const QByteArray &table, double &seconds)
{
    const Prepared from = prepare(source, "SELECT * FROM " + table);
    const int columns = sqlite3_column_count(from.get());
    const Prepared to = prepare(target, "INSERT INTO " + table + " VALUES (" + QByteArray("?,").repeated(columns - 1) + "?)");
    if (!from || !to)
        return false;
    for (bool ended = false; !ended;) {
        const std::vector<Row> rows = read(from.get(), ended);
        const double before = cpuSeconds();
        if (!insert(to.get(), rows))
            return false;
        seconds += cpuSeconds() - before;
    }
    return true;
}

/// Makes the tables and answers the statements of their indexes.
std::optional<QList<QByteArray>> makeTables(sqlite3 *source, sqlite3 *target)
{
    QList<QByteArray> indexes;
    for (const char *table : kTables) {
        const Prepared made = prepare(source, QByteArray("SELECT sql, type FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name = '") + table + '\'');
        while (sqlite3_step(made.get()) == SQLITE_ROW) {
            const QByteArray sql(reinterpret_cast<const char *>(sqlite3_column_text(made.get(), 0)));
            if (sql.startsWith("CREATE INDEX"))
                indexes += sql;
            else if (!run(target, sql))
                return std::nullopt;
        }
    }
    return indexes;
}

} // namespace

std::optional<double> plainInsert(const QString &book, const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
    const Connection source = open(book), target = open(path);
    for (const char *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA temp_store = MEMORY",
                               "PRAGMA cache_size = -65536", "PRAGMA mmap_size = 0"})
        run(target.get(), pragma);
    const auto indexes = makeTables(source.get(), target.get());
    if (!indexes || !run(target.get(), "BEGIN"))
        return std::nullopt;
    double seconds = 0;
    for (const char *table : kTables) {
        if (!copyTable(source.get(), target.get(), table, seconds))
            return std::nullopt;
    }
    const double before = cpuSeconds();
    for (const QByteArray &sql : *indexes) {
        if (!run(target.get(), sql))
            return std::nullopt;
    }
    if (!run(target.get(), "COMMIT"))
        return std::nullopt;
    return seconds + cpuSeconds() - before;
}

} // namespace goodword::bench
