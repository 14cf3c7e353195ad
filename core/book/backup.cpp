#include "core/book/backup.h"

#include "core/base/clock.h"
#include "core/book/atomicfile.h"
#include "core/book/book.h"
#include "core/book/bookfile.h"
#include "core/book/checkedvfs.h"
#include "core/book/restore.h"
#include "core/book/sqliteerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>
#include <QStorageInfo>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>

namespace goodword {

static const QString kNameFormat = QStringLiteral("yyyy-MM-dd_HHmmss");

QString BackupStore::root()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/backups");
}

BackupStore BackupStore::of(const Book &book)
{
    return BackupStore(root() + QLatin1Char('/') + book.setting(QStringLiteral("uuid"), QStringLiteral("book")), book.clock());
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
static Done writeAnew(Database &source, const QString &temporary)
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
    if (!carriesSums((*source)->handle()))
        return writeAnew(**source, temporary);
    sqlite3 *target = nullptr;
    if (sqlite3_open_v2(uriWithSums(temporary).toUtf8().constData(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, nullptr) != SQLITE_OK) {
        const Error error = sqliteError(target);
        sqlite3_close(target);
        return error;
    }
    // Inside a read transaction the copy is one moment of the book; without it, a busy writer would restart it for ever.
    (*source)->run("BEGIN");
    (*source)->value<int>("SELECT count(*) FROM setting");
    Done done = copyPages((*source)->handle(), target, progress);
    (*source)->run("COMMIT");
    if (sqlite3_close(target) != SQLITE_OK && done)
        done = Error{ErrorCode::Io, Core::tr("The backup could not be finished. Nothing was changed."), {}};
    return done;
}

static Done syncAndName(const QString &temporary, const QString &target)
{
    QFile file(temporary);
    errno = 0;
    const bool synced = file.open(QIODevice::ReadWrite) && ::fsync(file.handle()) == 0;
    file.close();
    if (!synced || std::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(target).constData()) != 0) {
        if (errno == ENOSPC || errno == EDQUOT)
            return sqliteError(SQLITE_FULL, QStringLiteral("naming a copy"));
        return Error{ErrorCode::Io,
                     Core::tr("The copy could not be written to the disk. The book is as it was. Check the disk and try again."), {}};
    }
    return syncFolderOf(target);
}

static Done copySound(const QString &bookPath, const QString &target, Database::Access access, Progress &progress)
{
    const QString folder = QFileInfo(target).absolutePath();
    const QStorageInfo storage(folder);
    const qint64 needed = QFileInfo(bookPath).size() + QFileInfo(bookPath).size() / 10;
    if (storage.isValid() && storage.bytesAvailable() < needed)
        return Error{ErrorCode::DiskFull,
                     Core::tr("There is not enough room for a copy of the book: %1 MB are needed. The book is as it was. "
                              "Free some space and try again.").arg((needed >> 20) + 1), {}};
    // One for each copy: that of a job and the one made by itself may run at once.
    static std::atomic<int> copies{0};
    const QString temporary = folder + QStringLiteral("/.goodword-backup-%1-%2.tmp").arg(QCoreApplication::applicationPid()).arg(++copies);
    QFile::remove(temporary);
    if (auto made = createPrivateFile(temporary); !made)
        return made;
    Done done = copyInto(bookPath, temporary, access, progress);
    if (done) {
        if (const auto contents = lookInto(temporary); !contents)
            done = contents.error(); // a backup that is not sound is none
    }
    if (done)
        done = syncAndName(temporary, target);
    if (!done) {
        QFile::remove(temporary);
        QFile::remove(temporary + QStringLiteral("-journal")); // left by SQLite where the disk failed in the middle
    }
    return done;
}

Done copyBook(const QString &bookPath, const QString &target, Progress &progress)
{
    return copySound(bookPath, target, Database::Access::ReadOnly, progress);
}

Done copyBackup(const QString &backupPath, const QString &target, Progress &progress)
{
    return copySound(backupPath, target, Database::Access::Immutable, progress);
}

Result<BackupContents> lookInto(const QString &path)
{
    if (const auto inspected = inspectBook(path); !inspected)
        return inspected.error();
    auto opened = Database::open(path, Database::Access::Immutable, Database::Engine::Native);
    if (!opened)
        return opened.error();
    Database &db = **opened;
    if (const QStringList faults = quickFaults(db); !faults.isEmpty())
        return Error{ErrorCode::Damaged,
                     Core::tr("%1 is damaged and cannot be used. Choose an older backup.").arg(QFileInfo(path).fileName()), faults.first()};
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

static const QString kOriginName = QStringLiteral("origin");

/// Where the book was when it was last backed up: how its backups are found when the book itself can no longer be read.
static void noteOrigin(const QString &folder, const QString &bookPath)
{
    const QByteArray path = QFileInfo(bookPath).absoluteFilePath().toUtf8();
    if (BackupStore::origin(folder).toUtf8() == path)
        return;
    AtomicFile file(folder + QLatin1Char('/') + kOriginName);
    if (file.begin()) {
        file.write(path);
        // Without it the backup is as good; it is only harder to find.
        [[maybe_unused]] const Done noted = file.commit();
    }
}

QString BackupStore::origin(const QString &folder)
{
    QFile file(folder + QLatin1Char('/') + kOriginName);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(16384)) : QString();
}

Result<Backup> BackupStore::make(const QString &bookPath, const QString &reason, Progress &progress) const
{
    if (!QDir().mkpath(m_folder))
        return Error{ErrorCode::Io,
                     Core::tr("The folder for backups could not be made. The book is as it was. Check that your home folder "
                              "may be written."), m_folder};
    ::chmod(QFile::encodeName(m_folder).constData(), 0700);

    // A clock set back must not bury the newest backup under an older name, nor reuse one.
    QDateTime at = m_clock.nowUtc();
    const QList<Backup> before = list();
    if (!before.isEmpty() && at <= before.first().at)
        at = before.first().at.addSecs(1);
    Backup backup;
    backup.at = at;
    backup.reason = reason;
    backup.path = QStringLiteral("%1/%2_%3.goodword").arg(m_folder, at.toString(kNameFormat), reason);
    if (auto done = copyBook(bookPath, backup.path, progress); !done)
        return done.error();
    backup.size = QFileInfo(backup.path).size();
    noteOrigin(m_folder, bookPath);
    for (const Backup &old : toDelete(list(), &backup.removedForRoom))
        QFile::remove(old.path);
    return backup;
}

QList<Backup> BackupStore::list() const
{
    QList<Backup> backups;
    const QDir dir(m_folder);
    for (const QFileInfo &info : dir.entryInfoList({QStringLiteral("*.goodword")}, QDir::Files, QDir::Name | QDir::Reversed)) {
        Backup backup;
        const QString name = info.completeBaseName();
        backup.at = QDateTime::fromString(name.left(17), kNameFormat);
        backup.at.setTimeSpec(Qt::UTC);
        if (!backup.at.isValid())
            continue;
        backup.path = info.absoluteFilePath();
        backup.reason = name.mid(18);
        backup.size = info.size();
        backups.append(backup);
    }
    return backups;
}

QString BackupStore::roomText(int removedForRoom)
{
    return Core::tr("%n older backup(s) had to go, because all of them together may take %1 GB. Save a copy elsewhere of those you "
                    "want to keep.", nullptr, removedForRoom).arg(kMaxBytes >> 30);
}

Done backUpFirst(const Book &book, const QString &reason, Progress &progress)
{
    const auto made = BackupStore::of(book).make(book.path(), reason, progress);
    return made ? Done() : Done(made.error());
}

QString BackupStore::reasonText(const QString &code)
{
    static const QHash<QString, const char *> texts = {
        {QStringLiteral("auto"), QT_TRANSLATE_NOOP("goodword::Core", "Automatic")},
        {QStringLiteral("manual"), QT_TRANSLATE_NOOP("goodword::Core", "Made by you")},
        {QStringLiteral("import"), QT_TRANSLATE_NOOP("goodword::Core", "Before an import")},
        {QStringLiteral("bulk"), QT_TRANSLATE_NOOP("goodword::Core", "Before a change of many customers")},
        {QStringLiteral("trash"), QT_TRANSLATE_NOOP("goodword::Core", "Before emptying the trash")},
        {QStringLiteral("sample"), QT_TRANSLATE_NOOP("goodword::Core", "Before the sample was made anew")},
        {QStringLiteral("restore"), QT_TRANSLATE_NOOP("goodword::Core", "Before restoring another backup")},
        {QStringLiteral("migration"), QT_TRANSLATE_NOOP("goodword::Core", "Before an update of Goodword")},
    };
    const char *text = texts.value(code);
    return text ? Core::tr(text) : code;
}

QList<Backup> BackupStore::toDelete(const QList<Backup> &newestFirst, int *forRoom)
{
    QSet<QString> days, weeks, months;
    QList<Backup> extra;
    qint64 bytes = 0;
    int index = 0;
    for (const Backup &backup : newestFirst) {
        const QDate day = backup.at.date();
        const auto firstOf = [](QSet<QString> &seen, const QString &key, int limit) {
            if (seen.contains(key) || seen.size() >= limit)
                return false;
            seen.insert(key);
            return true;
        };
        bool keep = index < kNewest;
        keep = firstOf(days, day.toString(Qt::ISODate), kDays) || keep;
        keep = firstOf(weeks, day.addDays(1 - day.dayOfWeek()).toString(Qt::ISODate), kWeeks) || keep;
        keep = firstOf(months, day.toString(QStringLiteral("yyyy-MM")), kMonths) || keep;
        bytes += backup.size;
        // The newest always stays, however large; so does what was made before an update, for a month.
        const bool precious = index == 0 || (backup.reason == QLatin1String("migration") &&
                                             backup.at.daysTo(newestFirst.first().at) <= 30);
        if (!precious && (!keep || bytes > kMaxBytes)) {
            extra.append(backup);
            if (keep && forRoom)
                ++*forRoom;
        }
        ++index;
    }
    return extra;
}

} // namespace goodword
