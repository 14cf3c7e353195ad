#include "core/book/migrations.h"

#include "core/book/database.h"
#include "core/book/sqliteerror.h"

#include <QMap>
#include <QMutex>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

namespace goodword {

const SchemaVersions &schemaVersions()
{
    static const SchemaVersions versions = {&schema1()};
    Q_ASSERT(versions.size() == kSchemaVersion);
    return versions;
}

static Done execute(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteError(db);
    return {};
}

Done migrate(sqlite3 *db, int from, const SchemaVersions &versions)
{
    for (size_t index = size_t(from); index < versions.size(); ++index) {
        for (const char *sql : *versions[index]) {
            if (auto done = execute(db, sql); !done)
                return done;
        }
    }
    std::array<char, 64> sql;
    std::snprintf(sql.data(), sql.size(), "PRAGMA user_version = %d", int(versions.size()));
    return execute(db, sql.data());
}

int schemaVersion(Database &db)
{
    return db.value<int>("PRAGMA user_version").value_or(0);
}

Done upgrade(Database &db, int from, const SchemaVersions &versions)
{
    // Rebuilding a table needs the references unwatched meanwhile, and that cannot be switched inside a transaction.
    db.run("PRAGMA foreign_keys = OFF");
    db.run("BEGIN IMMEDIATE");
    Done done = migrate(db.handle(), from, versions);
    if (done) {
        db.run("UPDATE history SET state = 'closed'");
        db.run("DELETE FROM history_chunk");
        if (db.value<QString>(R"(SELECT "table" FROM pragma_foreign_key_check)"))
            done = Error{ErrorCode::Damaged,
                         Core::tr("The book could not be brought to this version of Goodword, because rows in it name others that "
                                  "are missing. It was left as it was."), {}};
    }
    if (done)
        db.run("COMMIT");
    if (done && db.trouble())
        done = *db.takeTrouble();
    if (!done)
        db.run("ROLLBACK");
    db.takeTrouble();
    db.run("PRAGMA foreign_keys = ON");
    return done;
}

namespace {

/// Type, name and SQL.
using SchemaPart = std::array<QByteArray, 3>;
using SchemaParts = std::vector<SchemaPart>;

/// In order, without SQLite's own.
Result<SchemaParts> partsOf(sqlite3 *db)
{
    sqlite3_stmt *stmt = nullptr;
    const char *sql = "SELECT type, name, ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'";
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, nullptr) != SQLITE_OK)
        return sqliteError(db);
    SchemaParts parts;
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        SchemaPart &part = parts.emplace_back();
        for (int column = 0; column < 3; ++column)
            part[size_t(column)] = QByteArray(static_cast<const char *>(sqlite3_column_blob(stmt, column)), sqlite3_column_bytes(stmt, column));
    }
    const Error error = rc == SQLITE_DONE ? Error() : sqliteError(db);
    sqlite3_finalize(stmt);
    if (rc != SQLITE_DONE)
        return error;
    std::sort(parts.begin(), parts.end());
    return parts;
}

Result<SchemaParts> partsOfVersion(int version)
{
    static QMutex mutex;
    static QMap<int, SchemaParts> known;
    const QMutexLocker lock(&mutex);
    if (known.contains(version))
        return known.value(version);
    sqlite3 *db = nullptr;
    Result<SchemaParts> parts = SchemaParts();
    const SchemaVersions &all = schemaVersions();
    Done made = sqlite3_open(":memory:", &db) == SQLITE_OK ? migrate(db, 0, SchemaVersions(all.begin(), all.begin() + version)) : Done(sqliteError(db));
    if (made)
        parts = partsOf(db);
    sqlite3_close(db);
    if (!made)
        return made.error();
    if (parts)
        known.insert(version, *parts);
    return parts;
}

QStringList onlyIn(const SchemaParts &parts, const SchemaParts &others)
{
    SchemaParts alone;
    std::set_difference(parts.begin(), parts.end(), others.begin(), others.end(), std::back_inserter(alone));
    QStringList names;
    for (const SchemaPart &part : alone)
        names.append(QString::fromUtf8(part[0] + ' ' + part[1]));
    return names;
}

} // namespace

Result<SchemaDifference> schemaDifference(sqlite3 *db, int version)
{
    const auto there = partsOf(db);
    if (!there)
        return there.error();
    const auto ours = partsOfVersion(version);
    if (!ours)
        return ours.error();
    return SchemaDifference{onlyIn(*there, *ours), onlyIn(*ours, *there)};
}

} // namespace goodword
