#include "core/book/bookfile.h"

#include "core/book/checkedvfs.h"
#include "core/book/database.h"
#include "core/book/migrations.h"
#include "core/book/pagesum.h"
#include "core/book/restore.h"
#include "core/book/sqliteerror.h"
#include "core/book/walfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

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
    return state == PageState::Damaged ? damaged(path, QStringLiteral("sum of page 1")) : Done();
}

Result<BookHeader> inspectHeader(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound,
                     Core::tr("%1 is not there. It may have been moved or renamed, or its disk is not connected. Nothing "
                              "was created in its place.").arg(shown(path)), {}};
    if (!info.isFile())
        return Error{ErrorCode::Foreign, Core::tr("%1 is not a file. Choose a Goodword book (.goodword).").arg(shown(path)), {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io,
                     Core::tr("%1 cannot be read. Nothing was changed. Check that you may open it.").arg(shown(path)),
                     file.errorString()};
    if (info.size() == 0)
        return Error{ErrorCode::Damaged,
                     Core::tr("%1 is an empty file: it holds no book. It was left as it is. Open the newest backup instead.")
                         .arg(shown(path)), {}};
    const QByteArray header = file.read(100);
    if (!header.startsWith(QByteArray("SQLite format 3\0", 16)) || header.size() < 100)
        return Error{ErrorCode::Foreign,
                     Core::tr("%1 is not a Goodword book. It was left as it is. To bring in a list of customers, use "
                              "Import.").arg(shown(path)), {}};

    BookHeader result;
    const QFileInfo wal(path + QStringLiteral("-wal"));
    result.hasWal = wal.exists() && wal.size() > 0;
    if (qFromBigEndian<quint32>(header.constData() + 68) != quint32(kApplicationId))
        return Error{ErrorCode::Foreign,
                     Core::tr("%1 belongs to another program. It was left as it is.").arg(shown(path)), {}};
    result.isWal = header.at(18) == 2 && header.at(19) == 2;
    result.version = int(qFromBigEndian<quint32>(header.constData() + 60));
    if (result.version > kSchemaVersion)
        return Error{ErrorCode::NewerVersion,
                     Core::tr("%1 was made by a newer Goodword. It was left as it is. Install the newest Goodword to open it.")
                         .arg(shown(path)), QStringLiteral("version %1").arg(result.version)};
    if (result.version < 1)
        return damaged(path, QStringLiteral("version %1").arg(result.version));
    result.hasSums = saysSums(bytesOf(header));
    const WalFile log = result.hasWal ? WalFile::read(path) : WalFile();
    if (log.isDamaged)
        return damaged(path, QStringLiteral("changes in the log stand behind damage"));
    if (auto done = checkFirstPage(path, file, log); !done)
        return done.error();
    if (!result.hasWal) {
        if (auto done = checkSize(path, header, info.size()); !done)
            return done.error();
    }
    return result;
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

Result<BookHeader> inspectBook(const QString &path)
{
    auto header = inspectHeader(path);
    if (!header)
        return header;
    auto db = openToLook(path, *header);
    if (!db)
        return db.error();
    const auto fingerprint = schemaFingerprint((*db)->handle());
    if (!fingerprint)
        return damaged(path, fingerprint.error().detail);
    const int version = schemaVersion(**db);
    if (version > kSchemaVersion)
        return Error{ErrorCode::NewerVersion,
                     Core::tr("%1 was made by a newer Goodword. It was left as it is.").arg(shown(path)), {}};
    if (*fingerprint != expectedFingerprint(version)) {
        const QString stranger = (*db)->value<QString>(
            R"(SELECT group_concat(type || ' ' || name, ', ') FROM sqlite_schema WHERE type IN ('trigger', 'view'))")
                                     .value_or(QString());
        return Error{ErrorCode::Foreign,
                     Core::tr("%1 holds parts that Goodword did not make%2. It was left exactly as it is and not opened, "
                              "because such parts could change your data. Open a backup instead.")
                         .arg(shown(path), stranger.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(stranger)),
                     QStringLiteral("fingerprint %1").arg(*fingerprint)};
    }
    header->version = version;
    return header;
}

Done inspectPages(const QString &path, const BookHeader &header)
{
    auto db = openToLook(path, header);
    if (!db)
        return db.error();
    const QStringList faults = quickFaults(**db);
    return faults.isEmpty() ? Done() : damaged(path, faults.first());
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

} // namespace goodword
