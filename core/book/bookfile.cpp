#include "core/book/bookfile.h"

#include "core/base/text.h"
#include "core/book/bookfaults.h"
#include "core/book/bookkey.h"
#include "core/book/checkedvfs.h"
#include "core/book/database.h"
#include "core/book/migrations.h"
#include "core/book/pagesum.h"
#include "core/book/sqliteerror.h"
#include "core/book/walfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace goodword {

static QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

static Error damaged(const QString &path, const QString &detail)
{
    return {ErrorCode::Damaged,
            Core::tr("%1 is damaged. It was left exactly as it is. Open the newest backup of it, or salvage what is whole into a new "
                     "book.").arg(shown(path)),
            detail};
}

static Error foreign(const QString &path, const SchemaDifference &schema)
{
    static constexpr qsizetype kNamed = 5;
    const auto named = [](const QStringList &parts) { return oneLine(parts.mid(0, kNamed).join(u", ")); };
    const QString what = schema.added.isEmpty() ? Core::tr("%1 lacks parts that Goodword made (%2).").arg(shown(path), named(schema.missing))
                                                : Core::tr("%1 holds parts that Goodword did not make (%2).").arg(shown(path), named(schema.added));
    return {ErrorCode::Foreign,
            Core::tr("%1 It was left exactly as it is and not opened, because that could change your data. Open a backup instead.").arg(what),
            QStringLiteral("schema: %1 added, %2 missing").arg(schema.added.size()).arg(schema.missing.size())};
}

/// For what is not as its sums say. Parts of another program are named, where all that is ours stands beside them: no damage
/// makes such parts. A row it changed looks as damage does.
static Error notAsWritten(const QString &path, const QString &detail)
{
    if (const auto db = Database::open(path, Database::Access::Unsummed, Database::Engine::Native)) {
        const int version = schemaVersion(**db);
        const auto schema = schemaDifference((*db)->handle(), std::clamp(version, 1, kSchemaVersion));
        if (schema && schema->missing.isEmpty() && !schema->added.isEmpty())
            return foreign(path, *schema);
    }
    return {ErrorCode::Damaged,
            Core::tr("%1 is not as Goodword wrote it: it is damaged, or another program changed it. It was left exactly as it is. Open "
                     "the newest backup of it, or salvage what it holds into a new book.").arg(shown(path)),
            detail};
}

static const uchar *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const uchar *>(bytes.constData());
}

static Done checkSize(const QString &path, const QByteArray &header, qint64 size)
{
    const int page = pageSizeOf(bytesOf(header));
    const quint32 count = qFromBigEndian<quint32>(header.constData() + 28);
    // The page count is only valid where the two change counters agree.
    const bool valid = std::memcmp(header.constData() + 24, header.constData() + 92, 4) == 0;
    if (valid && qint64(page) * count > size)
        return damaged(path, QStringLiteral("%1 bytes instead of %2").arg(size).arg(qint64(page) * count));
    return {};
}

/// What page 1 says of all others (how large they are, whether they carry sums) counts only where its own sum is right. With
/// one bit changed there, the rest would be read wrongly, and looked at by nothing.
static Done checkFirstPage(const QString &path, QFile &file, const WalFile &wal)
{
    if (wal.pages.count(1) != 0)
        return {};
    PageState state = PageState::Damaged;
    for (int tries = 0; tries < 3 && state == PageState::Damaged; ++tries) { // it may be written just now
        file.seek(0);
        QByteArray page = file.read(kHeaderBytes);
        const int size = pageSizeOf(bytesOf(page));
        page += file.read(size - page.size());
        if (size == 0 || page.size() < size)
            return damaged(path, QStringLiteral("page 1"));
        const bool says = saysSums(bytesOf(page));
        page[20] = char(kSumBytes);
        state = stateOfPage(bytesOf(page), size, 1);
        if (!says)
            state = state == PageState::Sound ? PageState::Damaged : PageState::Unsummed;
    }
    return state == PageState::Damaged ? notAsWritten(path, QStringLiteral("sum of page 1")) : Done();
}

static Error otherPrograms(const QString &path)
{
    return {ErrorCode::Foreign, Core::tr("%1 belongs to another program. It was left as it is.").arg(shown(path)), {}};
}

static Done checkVersion(const QString &path, int version)
{
    if (version > kSchemaVersion)
        return Error{ErrorCode::NewerVersion,
                     Core::tr("%1 was made by a newer Goodword. It was left as it is. Install the newest Goodword to open it.")
                         .arg(shown(path)), QStringLiteral("version %1").arg(version)};
    return version < 1 ? Done(damaged(path, QStringLiteral("version %1").arg(version))) : Done();
}

/// What the first bytes say, whether they can be believed or not.
static Result<BookHeader> readHeader(const QString &path, const QByteArray &header)
{
    if (!header.startsWith(QByteArray("SQLite format 3\0", 16)) || header.size() < kHeaderBytes)
        return Error{ErrorCode::Foreign,
                     Core::tr("%1 is not a Goodword book. It was left as it is. To bring in a list of customers, use "
                              "Import.").arg(shown(path)), {}};
    if (qFromBigEndian<quint32>(header.constData() + 68) != quint32(kApplicationId))
        return otherPrograms(path);
    BookHeader result;
    result.isWal = header.at(18) == 2 && header.at(19) == 2;
    result.hasSums = saysSums(bytesOf(header));
    result.version = int(qFromBigEndian<quint32>(header.constData() + 60));
    if (auto known = checkVersion(path, result.version); !known)
        return known.error();
    return result;
}

static Result<qint64> openForReading(QFile &file, const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound,
                     Core::tr("%1 is not there. It may have been moved or renamed, or its disk is not connected. Nothing "
                              "was created in its place.").arg(shown(path)), {}};
    if (!info.isFile())
        return Error{ErrorCode::Foreign, Core::tr("%1 is not a file. Choose a Goodword book (.goodword).").arg(shown(path)), {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io,
                     Core::tr("%1 cannot be read. Nothing was changed. Check that you may open it.").arg(shown(path)),
                     file.errorString()};
    if (info.size() == 0)
        return Error{ErrorCode::Damaged,
                     Core::tr("%1 is an empty file: it holds no book. It was left as it is. Open the newest backup instead.")
                         .arg(shown(path)), {}};
    return info.size();
}

/// With a WAL left behind, what the file says is in two places; only a real connection reads both. That one must not move
/// the WAL into the file when it goes.
static Result<std::unique_ptr<Database>> openToLook(const QString &path, const BookHeader &header)
{
    auto db = Database::open(path, header.hasWal ? Database::Access::ReadOnly : Database::Access::Immutable, Database::Engine::Native);
    if (db)
        sqlite3_db_config((*db)->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return db;
}

/// Of an encrypted book only a connection with its key can tell; damage is found by the cipher, page by page.
static Result<BookHeader> inspectEncrypted(const QString &path, const QByteArray &head)
{
    if (const auto key = bookKeys::forHead(head, path); !key)
        return key.error();
    BookHeader result;
    result.hasWal = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    result.isWal = head.at(18) == 2;
    if (result.hasWal && WalFile::read(path).isDamaged)
        return damaged(path, QStringLiteral("changes in the log stand behind damage"));
    auto db = openToLook(path, result);
    if (!db)
        return db.error();
    const auto id = (*db)->value<qint64>("PRAGMA application_id");
    result.version = schemaVersion(**db);
    if (const auto trouble = (*db)->takeTrouble())
        return trouble->code == ErrorCode::Busy || trouble->code == ErrorCode::Io ? *trouble : damaged(path, trouble->detail);
    if (id.value_or(0) != qint64(kApplicationId))
        return otherPrograms(path);
    if (auto known = checkVersion(path, result.version); !known)
        return known.error();
    return result;
}

Result<BookHeader> inspectHeader(const QString &path)
{
    QFile file(path);
    const auto size = openForReading(file, path);
    if (!size)
        return size.error();
    const QByteArray bytes = file.read(kHeaderBytes);
    if (bookKeys::saysEncrypted(bytes)) {
        file.close();
        return inspectEncrypted(path, bytes);
    }
    auto header = readHeader(path, bytes);
    if (!header)
        return header;
    header->hasWal = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    const WalFile log = header->hasWal ? WalFile::read(path) : WalFile();
    if (log.isDamaged)
        return damaged(path, QStringLiteral("changes in the log stand behind damage"));
    if (auto done = checkFirstPage(path, file, log); !done)
        return done.error();
    if (!header->hasWal) {
        if (auto done = checkSize(path, bytes, *size); !done)
            return done.error();
    }
    return header;
}

Result<BookHeader> inspectBook(const QString &path)
{
    auto header = inspectHeader(path);
    if (!header)
        return header;
    auto db = openToLook(path, *header);
    if (!db)
        return db.error();
    const auto unreadable = [&path](const Error &error) {
        return error.code == ErrorCode::Busy || error.code == ErrorCode::Io ? error : notAsWritten(path, error.detail);
    };
    header->version = schemaVersion(**db); // a log may say another than the file
    if (const auto trouble = (*db)->takeTrouble())
        return unreadable(*trouble);
    if (auto known = checkVersion(path, header->version); !known)
        return known.error();
    const auto schema = schemaDifference((*db)->handle(), header->version);
    if (!schema)
        return unreadable(schema.error());
    return schema->isNone() ? header : Result<BookHeader>(foreign(path, *schema));
}

Done inspectPages(const QString &path, const BookHeader &header)
{
    auto db = openToLook(path, header);
    if (!db)
        return db.error();
    const QStringList faults = quickFaults(**db);
    return faults.isEmpty() ? Done() : notAsWritten(path, faults.first());
}

Done createPrivateFile(const QString &path)
{
    const QByteArray native = QFile::encodeName(path);
    const int fd = ::open(native.constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0) {
        const int reason = errno;
        if (reason == EEXIST)
            return Error{ErrorCode::Invalid,
                         Core::tr("%1 is there already. It was left as it is. Choose another name.").arg(shown(path)), {}};
        return Error{reason == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io,
                     Core::tr("%1 could not be created. Nothing was changed. Choose a folder you may write to.").arg(shown(path)),
                     QString::fromLocal8Bit(std::strerror(reason))};
    }
    ::close(fd);
    return {};
}

void removeBook(const QString &path)
{
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(end));
}

} // namespace goodword
