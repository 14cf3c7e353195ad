#include "core/book/migrations.h"

#include "core/book/database.h"
#include "core/book/sqliteerror.h"

#include <QCryptographicHash>
#include <QMap>
#include <QMutex>

#include <sqlite3.h>

#include <array>
#include <cstdio>

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

Result<QString> schemaFingerprint(sqlite3 *db)
{
    sqlite3_stmt *stmt = nullptr;
    const char *sql = "SELECT type, name, ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^' "
                      "ORDER BY name";
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, nullptr) != SQLITE_OK)
        return sqliteError(db);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        for (int column = 0; column < 3; ++column) {
            hash.addData(QByteArrayView(static_cast<const char *>(sqlite3_column_blob(stmt, column)),
                                        sqlite3_column_bytes(stmt, column)));
            hash.addData(QByteArrayView("\0", 1));
        }
    }
    sqlite3_finalize(stmt);
    if (rc != SQLITE_DONE)
        return sqliteError(db);
    return QString::fromLatin1(hash.result().toHex());
}

QString expectedFingerprint(int version)
{
    static QMutex mutex;
    static QMap<int, QString> known;
    const QMutexLocker lock(&mutex);
    if (known.contains(version))
        return known.value(version);
    sqlite3 *db = nullptr;
    QString fingerprint;
    if (sqlite3_open(":memory:", &db) == SQLITE_OK && migrate(db, 0, SchemaVersions(schemaVersions().begin(), schemaVersions().begin() + version)))
        fingerprint = schemaFingerprint(db).value_or(QString());
    sqlite3_close(db);
    known.insert(version, fingerprint);
    return fingerprint;
}

} // namespace goodword
