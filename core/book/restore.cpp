#include "core/book/restore.h"

#include "core/book/bookfile.h"
#include "core/book/booklock.h"
#include "core/book/database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace goodword {

static const QString kWal = QStringLiteral("-wal");
static const QString kShm = QStringLiteral("-shm");

/// Empty where the file cannot say. It comes from a file that may be anybody's, and becomes the name of a folder.
static QString uuidIn(const QString &bookPath)
{
    if (!inspectHeader(bookPath))
        return {};
    auto db = Database::open(bookPath, Database::Access::Immutable, Database::Engine::Native);
    if (!db)
        return {};
    const QString uuid = (*db)->value<QString>("SELECT value FROM setting WHERE key = 'uuid'").value_or(QString());
    (*db)->takeTrouble();
    static const QRegularExpression kUuid(QStringLiteral("^[0-9A-Fa-f-]{8,64}$"));
    return kUuid.match(uuid).hasMatch() ? uuid : QString();
}

QList<Backup> backupsOf(const QString &bookPath, const Clock &clock)
{
    const QString path = QFileInfo(bookPath).absoluteFilePath();
    const QString uuid = uuidIn(path);
    QList<Backup> backups;
    const QDir root(BackupStore::root());
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = root.filePath(name);
        if ((!uuid.isEmpty() && name == uuid) || BackupStore::origin(folder) == path)
            backups += BackupStore(folder, clock).list();
    }
    std::stable_sort(backups.begin(), backups.end(), [](const Backup &a, const Backup &b) { return a.at > b.at; });
    return backups;
}

bool isBackup(const QString &path)
{
    const QString root = QFileInfo(BackupStore::root()).canonicalFilePath();
    const QString folder = QFileInfo(QFileInfo(path).absolutePath()).canonicalFilePath();
    return !root.isEmpty() && (folder + QLatin1Char('/')).startsWith(root + QLatin1Char('/'));
}

static bool moveWithSideFiles(const QString &from, const QString &to)
{
    if (!QFile::rename(from, to))
        return false;
    // A WAL belongs to its file: left behind, it would be read into the copy that takes its place.
    if (QFile::exists(from + kWal) && !QFile::rename(from + kWal, to + kWal)) {
        QFile::rename(to, from);
        return false;
    }
    QFile::remove(from + kShm);
    return true;
}

Result<QString> setAside(const QString &path, const Clock &clock)
{
    const QFileInfo info(path);
    const QString base = Core::tr("%1 (set aside %2)").arg(info.completeBaseName(),
                                                           clock.nowUtc().date().toString(Qt::ISODate));
    QString aside;
    for (int i = 1; aside.isEmpty() || QFile::exists(aside); ++i) {
        const QString number = i > 1 ? QStringLiteral(" %1").arg(i) : QString();
        aside = QStringLiteral("%1/%2%3.goodword").arg(info.absolutePath(), base, number);
    }
    if (!moveWithSideFiles(info.absoluteFilePath(), aside))
        return Error{ErrorCode::Io,
                     Core::tr("%1 could not be set aside, so nothing was changed. Restore the copy to another place.")
                         .arg(info.fileName()), {}};
    return aside;
}

Result<QString> restoreBackup(const QString &backupPath, const QString &target, Progress &progress)
{
    if (isBackup(target))
        return Error{ErrorCode::Invalid,
                     Core::tr("A backup cannot be restored among the backups. Nothing was changed. Choose another folder."), {}};
    if (const auto sound = lookInto(backupPath); !sound)
        return sound.error();
    const auto lock = BookLock::take(target);
    if (!lock)
        return lock.error();
    QString aside;
    if (QFile::exists(target)) {
        const auto moved = setAside(target);
        if (!moved)
            return moved.error();
        aside = *moved;
    }
    if (const auto copied = copyBackup(backupPath, target, progress); !copied) {
        if (!aside.isEmpty())
            moveWithSideFiles(aside, target);
        return copied.error();
    }
    return aside;
}

QStringList quickFaults(Database &db)
{
    QStringList faults;
    Statement check(db, "PRAGMA quick_check(20)");
    while (check.next()) {
        if (check.text(0) != QLatin1String("ok"))
            faults.append(check.text(0));
    }
    if (const auto trouble = db.takeTrouble())
        faults.append(trouble->text);
    return faults;
}

} // namespace goodword
