#include "core/book/migrations.h"

#include "core/book/sqliteerror.h"

#include <QCryptographicHash>
#include <QMap>
#include <QMutex>

#include <sqlite3.h>

#include <array>
#include <cstdio>

namespace goodword {

using Statements = const std::vector<const char *> &(*)();
static constexpr std::array<Statements, kSchemaVersion> kVersions = {schema1};
static_assert(kVersions.size() == kSchemaVersion, "each version has its statements, in order");

static Done execute(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteError(db);
    return {};
}

static Done migrateTo(sqlite3 *db, int from, int to)
{
    for (int version = from + 1; version <= to; ++version) {
        for (const char *sql : kVersions[size_t(version - 1)]()) {
            if (auto done = execute(db, sql); !done)
                return done;
        }
    }
    std::array<char, 64> sql;
    std::snprintf(sql.data(), sql.size(), "PRAGMA user_version = %d", to);
    return execute(db, sql.data());
}

Done migrate(sqlite3 *db, int from)
{
    return migrateTo(db, from, kSchemaVersion);
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
    if (sqlite3_open(":memory:", &db) == SQLITE_OK && migrateTo(db, 0, version))
        fingerprint = schemaFingerprint(db).value_or(QString());
    sqlite3_close(db);
    known.insert(version, fingerprint);
    return fingerprint;
}

} // namespace goodword
