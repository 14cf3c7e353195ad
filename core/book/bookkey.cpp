#include "core/book/bookkey.h"

#include "core/book/database.h"
#include "core/book/pagesum.h"
#include "core/book/sealedfile.h"
#include "core/book/sqliteerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QUrl>

#include <sqlite3.h>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

/// Part of what a book is, for it stands in no file: never another, whatever libsodium comes to call moderate.
static constexpr SealStrength kStrength{3, size_t(256) << 20};
static constexpr QByteArrayView kMark("GWB", 3); ///< ends a recovery key, and fills its last symbol

Result<BookKeyPtr> BookKey::fresh(const Secret &passphrase)
{
    const Secret random = Secret::random(kSaltBytes);
    const QByteArray salt = random.view().toByteArray();
    auto key = keyOfPassphrase(passphrase, salt, kStrength);
    if (!key)
        return key.error();
    return std::make_shared<const BookKey>(std::move(*key), salt);
}

Result<BookKeyPtr> BookKey::typed(const QString &text, const QByteArray &salt)
{
    const Secret recovery = recoveryFromText(text, kBytes + kMark.size());
    if (!recovery.isEmpty() && recovery.view().last(kMark.size()) == kMark)
        return std::make_shared<const BookKey>(Secret::ofBytes(recovery.view().first(kBytes)), salt);
    auto key = keyOfPassphrase(Secret::ofText(text), salt, kStrength);
    if (!key)
        return key.error();
    return std::make_shared<const BookKey>(std::move(*key), salt);
}

static Secret joined(QByteArrayView first, QByteArrayView second, QByteArrayView third = {})
{
    Secret all = Secret::ofSize(first.size() + second.size() + third.size());
    unsigned char *to = std::copy(first.begin(), first.end(), all.data());
    std::copy(third.begin(), third.end(), std::copy(second.begin(), second.end(), to));
    return all;
}

Secret BookKey::recoveryKey() const
{
    return joined(m_bytes.view(), kMark);
}

Secret BookKey::raw() const
{
    return joined(QByteArrayView("raw:", 4), m_bytes.view(), m_salt);
}

namespace bookKeys {

namespace {

struct Kept {
    QMutex mutex;
    QHash<QByteArray, BookKeyPtr> bySalt;
};

/// Of the whole program, as SQLite's files are: each connection of each thread may need one.
Kept &kept()
{
    static Kept theKeys;
    return theKeys;
}

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(BookKey::kHeadBytes) : QByteArray();
}

Error notHere(const QString &path)
{
    return {ErrorCode::KeyNeeded,
            Core::tr("%1 is encrypted, and this Goodword was built without encryption of books. It was left as it is. Open it with one "
                     "that can.").arg(QDir::toNativeSeparators(path)), {}};
}

} // namespace

bool areKnownHere()
{
#ifdef GOODWORD_SQLITE3MC
    return true;
#else
    return false;
#endif
}

/// Salt in place of the magic; then the size of pages, the two versions, 32 bytes kept free and SQLite's three constants,
/// which the cipher leaves as they are.
bool saysEncrypted(const QByteArray &head)
{
    if (head.size() < BookKey::kHeadBytes || head.startsWith("SQLite format 3"))
        return false;
    QByteArray plain("SQLite format 3\0", 16);
    plain += head.mid(16, 8);
    return pageSizeOf(reinterpret_cast<const uchar *>(plain.constData())) != 0 && (head[18] == 1 || head[18] == 2) && head[18] == head[19]
           && head.mid(20, 4) == QByteArray("\x20\x40\x20\x20", 4);
}

bool isEncrypted(const QString &path)
{
    return saysEncrypted(headOf(path));
}

void keep(BookKeyPtr key)
{
    const QMutexLocker lock(&kept().mutex);
    kept().bySalt.insert(key->salt(), std::move(key));
}

Result<BookKeyPtr> forHead(const QByteArray &head, const QString &path)
{
    if (!areKnownHere())
        return notHere(path);
    const QMutexLocker lock(&kept().mutex);
    if (const auto found = kept().bySalt.constFind(head.first(BookKey::kSaltBytes)); found != kept().bySalt.constEnd())
        return *found;
    return Error{ErrorCode::KeyNeeded,
                 Core::tr("%1 is encrypted. Give its passphrase or its recovery key to open it.").arg(QDir::toNativeSeparators(path)), {}};
}

Done unlock(const QString &path, const QString &typed)
{
    const QByteArray head = headOf(path);
    if (!saysEncrypted(head))
        return {};
    if (!areKnownHere())
        return notHere(path);
    const QByteArray salt = head.first(BookKey::kSaltBytes);
    auto key = BookKey::typed(typed, salt);
    if (!key)
        return key.error();
    const bool hasLog = QFileInfo(path + u"-wal"_s).size() > 0;
    auto db = Database::open(path, hasLog ? Database::Access::ReadOnly : Database::Access::Immutable, Database::Engine::Native, *key);
    if (db && (*db)->value<qint64>("SELECT count(*) FROM sqlite_schema")) {
        keep(*key);
        return {};
    }
    const Error error = db ? (*db)->takeTrouble().value_or(Error()) : db.error();
    if (error.code != ErrorCode::Damaged)
        return error;
    return Error{ErrorCode::WrongKey,
                 Core::tr("This is not the passphrase of this book, nor its recovery key. Nothing was changed. Look at capital letters "
                          "and at the language of the keyboard, and try again. If you are sure of it, the beginning of the file is "
                          "damaged: restore a backup."), error.detail};
}

bool isUnder(const QString &path, const BookKey &key)
{
    const QByteArray head = headOf(path);
    return saysEncrypted(head) && head.startsWith(key.salt());
}

Done isKeyOf(const QString &path, const QString &typed)
{
    const QByteArray head = headOf(path);
    if (!saysEncrypted(head))
        return {};
    const auto known = forHead(head, path);
    if (!known)
        return known.error();
    const auto key = BookKey::typed(typed, (*known)->salt());
    if (!key)
        return key.error();
    if ((*key)->raw().view() == (*known)->raw().view())
        return {};
    return Error{ErrorCode::WrongKey,
                 Core::tr("This is not the passphrase that opens the book now, nor its recovery key. Nothing was changed. Look at capital "
                          "letters and at the language of the keyboard, and try again."), {}};
}

#ifdef GOODWORD_SQLITE3MC

/// Through the connection's own file: opening and closing another would take its locks away.
static QByteArray headOf(sqlite3 *db)
{
    sqlite3_file *file = nullptr;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    QByteArray head(BookKey::kHeadBytes, '\0');
    const bool read = file && file->pMethods && file->pMethods->xRead(file, head.data(), int(BookKey::kHeadBytes), 0) == SQLITE_OK;
    return read ? head : QByteArray();
}

static int key(sqlite3 *db, const BookKey &key)
{
    const Secret raw = key.raw();
    return sqlite3_key_v2(db, "main", raw.data(), int(raw.size()));
}

Result<BookKeyPtr> giveTo(sqlite3 *db, const QString &path, const BookKeyPtr &offered)
{
    const QByteArray head = headOf(db);
    BookKeyPtr given = head.isEmpty() || (offered && saysEncrypted(head) && head.startsWith(offered->salt())) ? offered : nullptr;
    if (saysEncrypted(head) && !given) {
        auto known = forHead(head, path);
        if (!known)
            return known;
        given = *known;
    }
    if (given && key(db, *given) != SQLITE_OK)
        return sqliteError(db);
    return given;
}

static int rewrite(sqlite3 *db, const BookKeyPtr &to)
{
    // The cipher is changed only where there is no WAL. Nothing is rolled back: where this fails, the file is thrown away. And
    // what comes between the two kinds of pages goes to no file that anybody could read.
    int rc = sqlite3_exec(db, "PRAGMA temp_store = MEMORY; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF", nullptr, nullptr, nullptr);
    if (rc == SQLITE_OK) {
        const Secret raw = to ? to->raw() : Secret();
        rc = sqlite3_rekey_v2(db, "main", raw.data(), int(raw.size()));
    }
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
    return rc;
}

/// The cipher does not always say what a disk said to it.
static Error notRewritten(sqlite3 *db, int rc)
{
    const int said = sqlite3_extended_errcode(db);
    const int code = said == SQLITE_OK || said == SQLITE_ERROR ? rc : said;
    if (code != SQLITE_OK && code != SQLITE_ERROR)
        return sqliteError(code, QStringLiteral("another key"));
    return {ErrorCode::Io,
            Core::tr("The book could not be written anew with another key. It is as it was. Check the disk and try again."),
            QStringLiteral("SQLite %1").arg(rc)};
}

Done change(const QString &path, const BookKeyPtr &to)
{
    if (to)
        keep(to);
    sqlite3 *db = nullptr;
    const QByteArray uri = (QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded) + u"?mode=rw"_s).toUtf8();
    Done done;
    // Without sums: while it goes on, some pages are of the one kind and some of the other.
    if (sqlite3_open_v2(uri.constData(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, "multipleciphers-unix") != SQLITE_OK)
        done = sqliteError(db);
    if (const auto from = done ? giveTo(db, path) : Result<BookKeyPtr>(done.error()); !from)
        done = from.error();
    if (const int rc = done ? rewrite(db, to) : SQLITE_OK; rc != SQLITE_OK)
        done = notRewritten(db, rc);
    sqlite3_close(db);
    return done;
}

#else

Result<BookKeyPtr> giveTo(sqlite3 *, const QString &path, const BookKeyPtr &offered)
{
    if (offered)
        return notHere(path);
    return BookKeyPtr();
}

Done change(const QString &path, const BookKeyPtr &)
{
    return notHere(path);
}

#endif

} // namespace bookKeys

} // namespace goodword
