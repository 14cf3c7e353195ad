#include "core/book/database.h"

#include "core/base/sortkey.h"
#include "core/book/checkedvfs.h"
#include "core/book/filesystem.h"
#include "core/book/sqliteerror.h"

#include <QAtomicInteger>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <array>
#include <cstring>

namespace goodword {

static constexpr const char *kCacheSize = "PRAGMA cache_size = -65536";

static QString uriOf(const QString &path, Database::Access access)
{
    // Made by QUrl only: an unescaped '?' in a path would open, and create, another file.
    const QString uri = QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded);
    switch (access) {
    case Database::Access::ReadWrite:
    case Database::Access::ReadOnly: break;
    case Database::Access::Immutable: return uri + QStringLiteral("?mode=ro&immutable=1");
    case Database::Access::Unsummed: return uri + QStringLiteral("?mode=ro&immutable=1&unsummed=1");
    }
    return uri + QStringLiteral("?mode=rw");
}

/// Where the memory that readers share cannot lie beside the book, SQLite reads it only as a file that never changes. One
/// with a log is more than its file.
static Database::Access possible(const QString &path, Database::Access access)
{
    if (access != Database::Access::ReadOnly || QFileInfo(path + QStringLiteral("-wal")).size() > 0)
        return access;
    const bool hasPlace = QFileInfo(path).isWritable() && QFileInfo(QFileInfo(path).absolutePath()).isWritable();
    return hasPlace && !isOnNetworkShare(path) ? access : Database::Access::Immutable;
}

/// SQLite's count of its memory, which nobody reads here, makes all its threads wait for one lock.
static void countNoMemory()
{
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(done); // refused where SQLite runs already: slower, nothing else
}

static QString firstAnswer(QSqlQuery &query, const QString &sql)
{
    return query.exec(sql) && query.next() ? query.value(0).toString() : QString();
}

/// Undo needs SQLite's sessions, and encryption its cipher, so the driver and the program must use one and the same library.
/// Asked of no file: of one that is encrypted nothing may be read before its key is given, and that is done by the library.
static Done checkLibrary()
{
    const QString name = QStringLiteral("goodword-library");
    Error error;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(QStringLiteral(":memory:"));
        connection.open();
        QSqlQuery query(connection);
        const QString source = firstAnswer(query, QStringLiteral("SELECT sqlite_source_id()"));
        if (source != QLatin1String(sqlite3_sourceid()))
            error = {ErrorCode::Internal,
                     Core::tr("Goodword and Qt use two different SQLite libraries, so books cannot be opened safely. "
                              "Install Qt's SQLite driver from the same place as Goodword."), source};
#ifdef GOODWORD_SQLITE3MC
        // Plain SQLite would write in plain text what was to be encrypted.
        else if (const QString cipher = firstAnswer(query, QStringLiteral("SELECT sqlite3mc_version()")); cipher != QLatin1String(sqlite3mc_version()))
            error = {ErrorCode::Internal,
                     Core::tr("The SQLite library that Goodword uses cannot encrypt, so books are not opened. Build Goodword again."), cipher};
#endif
    }
    QSqlDatabase::removeDatabase(name);
    return error.text.isEmpty() ? Done() : Done(error);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access wanted, Engine engine, const BookKeyPtr &offeredKey)
{
    countNoMemory();
    static const Done library = checkLibrary();
    if (!library)
        return library.error();
    const Access access = possible(path, wanted);
    static QAtomicInteger<int> counter = 0;
    const QString name = QStringLiteral("goodword-%1").arg(counter.fetchAndAddRelaxed(1));
    useCheckedFiles();
    std::unique_ptr<Database> db(new Database(name, engine));
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    connection.setDatabaseName(uriOf(path, access));
    connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=3000"));
    if (!connection.open()) {
        const QSqlError error = connection.lastError();
        return sqliteError(error.nativeErrorCode().toInt(), error.databaseText());
    }
    const QVariant handle = connection.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "sqlite3*") != 0)
        return Error{ErrorCode::Internal, Core::tr("Qt's SQLite driver gave no handle."), {}};
    db->m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    auto key = bookKeys::giveTo(db->m_handle, path, offeredKey);
    if (!key)
        return key.error();
    db->m_key = std::move(*key);
    if (auto done = db->prepareConnection(access); !done)
        return done.error();
    return db;
}

Done Database::prepareConnection(Access access)
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, 64 << 20);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    addLocaleOrder();
    run("PRAGMA temp_store = MEMORY"); // what is sorted or counted goes to no file, least of all of an encrypted book
    if (access == Access::Immutable || access == Access::Unsummed)
        return m_trouble ? Done(*takeTrouble()) : Done();

    static constexpr std::array kEach = {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL",
                                         "PRAGMA secure_delete = ON", "PRAGMA mmap_size = 0",
                                         "PRAGMA cell_size_check = ON", "PRAGMA journal_size_limit = 67108864", kCacheSize};
    if (access == Access::ReadWrite) {
        if (!m_key) // a cipher's pages carry a tag of their own
            reserveSums(m_handle);
        value<QString>("PRAGMA journal_mode = WAL");
    } else { // the last reader to leave must not write what a crash left in the WAL
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    for (const char *pragma : kEach)
        run(pragma);
    if (access == Access::ReadOnly)
        run("PRAGMA query_only = ON");
    if (m_trouble)
        return *takeTrouble();
    return {};
}

/// ICU's collator takes about a millisecond to make, so it is made when a query first asks for it.
void Database::addLocaleOrder()
{
    using Order = std::unique_ptr<SortKeys>;
    const auto compare = [](void *order, int leftSize, const void *left, int rightSize, const void *right) {
        Order &keys = *static_cast<Order *>(order);
        if (!keys)
            keys = std::make_unique<SortKeys>();
        return keys->compare({static_cast<const char *>(left), leftSize}, {static_cast<const char *>(right), rightSize});
    };
    sqlite3_create_collation_v2(m_handle, "in_locale", SQLITE_UTF8, new Order, compare,
                                [](void *order) { delete static_cast<Order *>(order); });
}

Database::~Database()
{
    m_resting = {};
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

void Database::noteTrouble(Error error)
{
    if (!m_trouble)
        m_trouble = std::move(error);
}

std::optional<Error> Database::takeTrouble()
{
    return std::exchange(m_trouble, std::nullopt);
}

int Database::affectedRows() const
{
    return sqlite3_changes(m_handle);
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

Database::OnePass::OnePass(Database &db) : m_db(db), m_begun(sqlite3_get_autocommit(db.handle()) != 0)
{
    if (m_begun)
        m_db.takeTrouble(); // of reads before, which is none of this one's
    m_db.run("PRAGMA cache_size = -8192");
    if (m_begun)
        m_db.run("BEGIN");
}

Database::OnePass::~OnePass()
{
    const std::optional<Error> before = m_db.trouble();
    if (m_begun && sqlite3_get_autocommit(m_db.handle()) == 0) // a failed read may have ended it
        m_db.run("COMMIT");
    m_db.run(kCacheSize);
    // After a read that failed, SQLite lets its COMMIT fail too: that was told, and must not fall on whoever reads next.
    m_db.m_trouble = before;
}

std::vector<std::unique_ptr<StatementEngine>> *Database::resting(const char *sql, Engine engine)
{
    static constexpr size_t kMost = 1000; // more than there are literals, less than what is put together may come to
    auto &all = m_resting[engine == Engine::Qt ? 0 : 1];
    if (const auto found = all.find(sql); found != all.end())
        return &found->second;
    return all.size() < kMost ? &all[sql] : nullptr;
}

} // namespace goodword
