#include "core/book/bookcopy.h"

#include "core/book/atomicfile.h"
#include "core/book/bookfaults.h"
#include "core/book/bookfile.h"
#include "core/book/checkedvfs.h"
#include "core/book/filesystem.h"
#include "core/book/readstop.h"
#include "core/book/sqliteerror.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>
#include <QUrl>

#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <future>

namespace goodword {

QString privateFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

QString backupsFolder()
{
    return privateFolder() + QStringLiteral("/backups");
}

QString backupsFolderOf(const QString &uuid)
{
    static const QRegularExpression kUuid(QRegularExpression::anchoredPattern(u"[0-9A-Fa-f-]{8,64}"));
    return backupsFolder() + u'/' + (kUuid.match(uuid).hasMatch() ? uuid : QStringLiteral("book"));
}

static Done copyPages(sqlite3 *from, sqlite3 *to, Progress &progress)
{
    sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
    if (!copy)
        return sqliteError(to);
    int rc = SQLITE_OK;
    while (rc == SQLITE_OK && !progress.cancelled()) {
        rc = sqlite3_backup_step(copy, 2000);
        const int total = sqlite3_backup_pagecount(copy);
        progress.report(total - sqlite3_backup_remaining(copy), total);
    }
    const int end = sqlite3_backup_finish(copy);
    if (rc == SQLITE_OK)
        return Error{ErrorCode::Cancelled, Core::tr("The backup was cancelled. Nothing was changed."), {}};
    if (rc != SQLITE_DONE || end != SQLITE_OK)
        return sqliteError(end != SQLITE_OK ? end : rc, QStringLiteral("backup"));
    return {};
}

/// A book made before there were sums has no room for them in its pages: they are made anew.
static Done copyWithSums(Database &source, const QString &temporary)
{
    sqlite3_limit(source.handle(), SQLITE_LIMIT_ATTACHED, 1);
    source.run("PRAGMA query_only = OFF");
    reserveSums(source.handle());
    source.run("VACUUM INTO ?", uriWithSums(temporary));
    if (auto trouble = source.takeTrouble())
        return *trouble;
    const auto leftInWal = Database::open(temporary, Database::Access::ReadWrite, Database::Engine::Native);
    return leftInWal ? Done() : Done(leftInWal.error());
}

static Done copyInto(const QString &bookPath, const QString &temporary, Database::Access access, Progress &progress)
{
    auto source = Database::open(bookPath, access, Database::Engine::Native);
    if (!source)
        return source.error();
    const BookKeyPtr key = (*source)->key();
    if (!key && !carriesSums((*source)->handle()))
        return copyWithSums(**source, temporary);
    const QString uri = key ? QUrl::fromLocalFile(temporary).toString(QUrl::FullyEncoded) + QStringLiteral("?mode=rw") : uriWithSums(temporary);
    sqlite3 *target = nullptr;
    Done open;
    if (sqlite3_open_v2(uri.toUtf8().constData(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, nullptr) != SQLITE_OK)
        open = sqliteError(target);
    else if (const auto given = bookKeys::giveTo(target, temporary, key); !given)
        open = given.error();
    if (!open) {
        sqlite3_close(target);
        return open;
    }
    // Inside a read transaction the copy is one moment of the book; without it, a busy writer would restart it for ever.
    (*source)->run("BEGIN");
    (*source)->value<int>("SELECT count(*) FROM setting");
    Done done = copyPages((*source)->handle(), target, progress);
    (*source)->run("COMMIT");
    if (sqlite3_close(target) != SQLITE_OK && done)
        done = Error{ErrorCode::Io, Core::tr("The copy could not be finished. Nothing was changed. Check the disk and try again."), {}};
    return done;
}

Error copyNotWritten()
{
    if (errno == ENOSPC || errno == EDQUOT)
        return sqliteError(SQLITE_FULL, QStringLiteral("naming a copy"));
    return {ErrorCode::Io,
            Core::tr("The copy could not be written to the disk. The book is as it was. Check the disk and try again."), {}};
}

static Done nameWhole(const QString &temporary, const QString &target)
{
    if (std::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(target).constData()) != 0)
        return copyNotWritten();
    return syncFolderOf(target);
}

static Done syncContents(const QString &path)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadWrite) || ::fsync(file.handle()) != 0)
        return copyNotWritten();
    return {};
}

/// Sound, for a backup that is not is none, and on the disk: which takes about as long, so both are done at once.
static Done makeSure(const QString &temporary, Progress &progress)
{
    std::future<Done> synced = std::async(std::launch::async, syncContents, temporary);
    const auto contents = lookInto(temporary, progress);
    const Done onDisk = synced.get();
    if (!contents)
        return contents.error();
    if (onDisk && progress.cancelled())
        return Error{ErrorCode::Cancelled, Core::tr("Cancelled. Nothing was changed."), {}};
    return onDisk;
}

/// Says where a process's number means something: until this computer is started anew, and within one container. Where that is
/// not known, it is what no other program says.
static QString whereNumbersCount()
{
    static const QString where = [] {
        const QByteArray boot = QSysInfo::bootUniqueId();
        if (boot.isEmpty())
            return QStringLiteral("%1").arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
        char processes[64] = {};
        [[maybe_unused]] const ssize_t size = ::readlink("/proc/self/ns/pid", processes, sizeof processes - 1);
        return QString::fromLatin1(QCryptographicHash::hash(boot + processes, QCryptographicHash::Md5).toHex().left(8));
    }();
    return where;
}

/// A program that was killed while it copied left a whole book behind, where nobody looks for one.
void sweepLeftOvers(const QString &folder)
{
    static constexpr int kHour = 3600, kDay = 24 * kHour; // a program elsewhere, whose number says nothing here; any
    static const QRegularExpression kName(
        QStringLiteral("^\\.{1,2}goodword-backup-(\\d+)-\\d+(?:-([0-9a-f]{8}))?\\.tmp(-journal|-wal|-shm|\\.lock|\\.reserve)?$"));
    const QStringList likely{QStringLiteral(".goodword-backup-*.tmp*"), QStringLiteral("..goodword-backup-*.tmp*")};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const QFileInfo &info : QDir(folder).entryInfoList(likely, QDir::Files | QDir::Hidden)) {
        const auto match = kName.match(info.fileName());
        if (!match.hasMatch())
            continue;
        const qint64 age = info.lastModified().secsTo(now);
        const bool isDead = ::kill(match.captured(1).toInt(), 0) != 0 && errno == ESRCH;
        if ((isDead && (match.captured(2) == whereNumbersCount() || age > kHour)) || age > kDay)
            QFile::remove(info.filePath());
    }
}

QString temporaryIn(const QString &folder)
{
    static std::atomic<int> names{0}; // that of a job and the one made by itself may run at once
    const QString temporary = folder + QStringLiteral("/.goodword-backup-%1-%2-%3.tmp")
                                           .arg(QCoreApplication::applicationPid()).arg(++names).arg(whereNumbersCount());
    sweepLeftOvers(folder);
    removeBook(temporary); // of a program of this number that was killed
    return temporary;
}

Done copySound(const QString &bookPath, const QString &folder, Database::Access access, Progress &progress,
               const std::function<Done(const QString &temporary)> &name)
{
    const qint64 needed = QFileInfo(bookPath).size() + QFileInfo(bookPath).size() / 10;
    if (const auto room = roomAt(folder); room && *room < needed)
        return Error{ErrorCode::DiskFull,
                     Core::tr("There is not enough room for a copy of the book: %1 MB are needed. The book is as it was. "
                              "Free some space and try again.").arg((needed >> 20) + 1), {}};
    const QString temporary = temporaryIn(folder);
    if (auto made = createPrivateFile(temporary); !made)
        return made;
    Done done = copyInto(bookPath, temporary, access, progress);
    if (done)
        done = makeSure(temporary, progress);
    if (done)
        done = name(temporary);
    if (!done)
        removeBook(temporary);
    return done;
}

Done copyBook(const QString &bookPath, const QString &target, Progress &progress)
{
    return copySound(bookPath, QFileInfo(target).absolutePath(), Database::Access::ReadOnly, progress,
                     [&target](const QString &temporary) { return nameWhole(temporary, target); });
}

Done copyUnderKey(const QString &bookPath, const QString &target, Database::Access access, const BookKeyPtr &key, Progress &progress)
{
    const auto rewrite = [&](const QString &temporary) -> Done {
        if (auto changed = bookKeys::change(temporary, key); !changed)
            return changed;
        if (!key) { // room for sums comes with one more copy
            const Done copied = copyBackup(temporary, target, progress);
            QFile::remove(temporary);
            return copied;
        }
        if (auto sure = makeSure(temporary, progress); !sure)
            return sure;
        return nameWhole(temporary, target);
    };
    return copySound(bookPath, QFileInfo(target).absolutePath(), access, progress, rewrite);
}

Done makePrivateFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::Io,
                     Core::tr("The folder for backups could not be made. The book is as it was. Check that your home folder "
                              "may be written."), folder};
    // And every folder above it that is the program's own.
    for (QString path = folder; path == folder || (path + u'/').startsWith(privateFolder() + u'/'); path = QFileInfo(path).path())
        ::chmod(QFile::encodeName(path).constData(), 0700);
    return {};
}

Done PrivateTemporary::prepare()
{
    const QString folder = privateFolder();
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    m_path = temporaryIn(folder);
    return {};
}

PrivateTemporary::~PrivateTemporary()
{
    if (!m_path.isEmpty())
        removeBook(m_path);
}

Result<Secret> copyBookSealed(const QString &bookPath, const QString &target, const Secret &passphrase, Progress &progress,
                              SealStrength strength)
{
    const QString folder = privateFolder();
    if (auto made = makePrivateFolder(folder); !made)
        return made.error();
    Secret recoveryKey;
    const auto sealIt = [&](const QString &plain) -> Done {
        auto sealed = sealFile(plain, target, passphrase, progress, strength);
        QFile::remove(plain);
        if (!sealed)
            return sealed.error();
        recoveryKey = std::move(*sealed);
        return {};
    };
    if (auto done = copySound(bookPath, folder, Database::Access::ReadOnly, progress, sealIt); !done)
        return done.error();
    return recoveryKey;
}

Done copyBackup(const QString &backupPath, const QString &target, Progress &progress)
{
    return copySound(backupPath, QFileInfo(target).absolutePath(), Database::Access::Immutable, progress,
                     [&target](const QString &temporary) { return nameWhole(temporary, target); });
}

Result<BackupContents> lookInto(const QString &path, Progress &progress)
{
    if (const auto inspected = inspectBook(path); !inspected)
        return inspected.error();
    auto opened = Database::open(path, Database::Access::Immutable, Database::Engine::Native);
    if (!opened)
        return opened.error();
    Database &db = **opened;
    const ReadStop stop(db, progress);
    const QStringList faults = quickFaultsAtRest(db, path, progress);
    if (progress.cancelled()) // then what broke off the look counts as a fault
        return Error{ErrorCode::Cancelled, Core::tr("Cancelled. Nothing was changed."), {}};
    if (!faults.isEmpty())
        return Error{ErrorCode::Damaged,
                     Core::tr("%1 is damaged, or another program changed it, so it cannot be used. It was left as it is. Choose an older "
                              "backup.").arg(QFileInfo(path).fileName()), faults.first()};
    BackupContents contents;
    contents.bookName = db.value<QString>("SELECT value FROM setting WHERE key = 'name'").value_or(QString());
    contents.customers = db.value<qint64>("SELECT count(*) FROM customer WHERE deleted_at IS NULL").value_or(0);
    contents.touchpoints = db.value<qint64>("SELECT count(*) FROM touchpoint WHERE deleted_at IS NULL").value_or(0);
    contents.answers = db.value<qint64>("SELECT count(*) FROM answer WHERE deleted_at IS NULL").value_or(0);
    contents.testimonials = db.value<qint64>("SELECT count(*) FROM testimonial WHERE deleted_at IS NULL").value_or(0);
    contents.lastStep = db.value<QString>("SELECT label FROM history ORDER BY step DESC LIMIT 1").value_or(QString());
    if (auto trouble = db.takeTrouble())
        return *trouble;
    return contents;
}

} // namespace goodword
