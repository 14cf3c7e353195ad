#include "core/book/restore.h"

#include "core/book/atomicfile.h"
#include "core/book/bookfile.h"
#include "core/book/booklock.h"
#include "core/book/database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace goodword {

static const QString kWal = QStringLiteral("-wal");
static const QString kShm = QStringLiteral("-shm");

/// Empty where the file cannot say.
static QString uuidIn(const QString &bookPath)
{
    if (!inspectHeader(bookPath))
        return {};
    auto db = Database::open(bookPath, Database::Access::Immutable, Database::Engine::Native);
    if (!db)
        return {};
    const QString uuid = (*db)->value<QString>("SELECT value FROM setting WHERE key = 'uuid'").value_or(QString());
    (*db)->takeTrouble();
    return uuid;
}

QList<Backup> backupsOf(const QString &bookPath, const Clock &clock)
{
    const QString path = QFileInfo(bookPath).absoluteFilePath();
    const QString uuid = uuidIn(path);
    const QString own = uuid.isEmpty() ? QString() : QFileInfo(backupsFolderOf(uuid)).fileName();
    QList<Backup> backups;
    const QDir root(BackupStore::root());
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = root.filePath(name);
        if (name == own || BackupStore::origin(folder) == path)
            backups += BackupStore(folder, clock).list();
    }
    std::stable_sort(backups.begin(), backups.end(), [](const Backup &a, const Backup &b) { return a.position > b.position; });
    return backups;
}

bool isBackup(const QString &path)
{
    const QString root = QFileInfo(BackupStore::root()).canonicalFilePath();
    const QString folder = QFileInfo(QFileInfo(path).absolutePath()).canonicalFilePath();
    return !root.isEmpty() && (folder + QLatin1Char('/')).startsWith(root + QLatin1Char('/'));
}

static bool isThere(const QString &path)
{
    return QFile::exists(path);
}

static bool alsoName(const QString &path, const QString &other)
{
    return ::link(QFile::encodeName(path).constData(), QFile::encodeName(other).constData()) == 0;
}

/// A WAL belongs to its file: without it, the file would be an older book, and left behind it would be read into the copy that
/// takes its place. So it has both names while the file passes from one to the other.
static bool moveWithSideFiles(const QString &from, const QString &to)
{
    const bool hasWal = isThere(from + kWal);
    const bool hasBoth = hasWal && alsoName(from + kWal, to + kWal); // not on a file system that knows no second names
    if (isThere(from) && !QFile::rename(from, to)) {
        if (hasBoth)
            QFile::remove(to + kWal);
        return false;
    }
    if (hasWal && !(hasBoth ? QFile::remove(from + kWal) : QFile::rename(from + kWal, to + kWal))) {
        if (QFile::rename(to, from) && hasBoth)
            QFile::remove(to + kWal);
        return false;
    }
    QFile::remove(from + kShm);
    return syncFolder(QFileInfo(to).absolutePath());
}

static QString nameAside(const QString &path, const Clock &clock)
{
    const QFileInfo info(path);
    const QString base = Core::tr("%1 (set aside %2)").arg(info.completeBaseName(),
                                                           clock.nowUtc().date().toString(Qt::ISODate));
    QString aside;
    for (int i = 1; aside.isEmpty() || isThere(aside) || isThere(aside + kWal); ++i) {
        const QString number = i > 1 ? QStringLiteral(" %1").arg(i) : QString();
        aside = QStringLiteral("%1/%2%3.goodword").arg(info.absolutePath(), base, number);
    }
    return aside;
}

static Error notSetAside(const QString &path)
{
    return {ErrorCode::Io,
            Core::tr("%1 could not be set aside, so nothing was changed. Restore the copy to another place.")
                .arg(QFileInfo(path).fileName()), {}};
}

Result<QString> setAside(const QString &path, const Clock &clock)
{
    const QString aside = nameAside(path, clock);
    if (!moveWithSideFiles(QFileInfo(path).absoluteFilePath(), aside))
        return notSetAside(path);
    return aside;
}

static Error notPutInPlace(const QString &path)
{
    return {ErrorCode::Io,
            Core::tr("The backup could not be put in place of %1, so nothing was changed. Restore it to another place.")
                .arg(QFileInfo(path).fileName()), {}};
}

/// Gives `staged` the name of a book that is there, which keeps a second name: at no moment is the name without a whole
/// book. A WAL a crash left there must be gone before, or it would be read into the copy: then the name is free meanwhile.
static Result<QString> takePlace(const QString &staged, const QString &target)
{
    const QString folder = QFileInfo(target).absolutePath();
    const QString aside = nameAside(target, Clock::system());
    const bool hasWal = isThere(target + kWal);
    if (hasWal || !alsoName(target, aside)) { // or a file system that knows no second names
        if (!moveWithSideFiles(target, aside)) {
            if (!isThere(target))
                moveWithSideFiles(aside, target);
            return notSetAside(target);
        }
    } else if (QFile::remove(target + kShm); !syncFolder(folder)) {
        QFile::remove(aside);
        return notSetAside(target);
    }
    if (std::rename(QFile::encodeName(staged).constData(), QFile::encodeName(target).constData()) == 0)
        return aside;
    if (isThere(target))
        QFile::remove(aside);
    else
        moveWithSideFiles(aside, target);
    return notPutInPlace(target);
}

Result<QString> restoreBackup(const QString &backupPath, const QString &wanted, Progress &progress)
{
    if (isBackup(wanted))
        return Error{ErrorCode::Invalid,
                     Core::tr("A backup cannot be restored among the backups. Nothing was changed. Choose another folder."), {}};
    if (const auto sound = lookInto(backupPath, progress); !sound)
        return sound.error();
    const QString target = QFileInfo(wanted).absoluteFilePath();
    const auto lock = BookLock::take(target);
    if (!lock)
        return lock.error();
    // The WAL of a book that is gone would be read into whatever gets its name.
    if (!isThere(target) && isThere(target + kWal) && !moveWithSideFiles(target, nameAside(target, Clock::system())))
        return notSetAside(target);
    if (!isThere(target)) {
        const auto copied = copyBackup(backupPath, target, progress);
        return copied ? Result<QString>(QString()) : Result<QString>(copied.error());
    }
    const QString staged = temporaryIn(QFileInfo(target).absolutePath());
    const auto copied = copyBackup(backupPath, staged, progress);
    auto aside = copied ? takePlace(staged, target) : isThere(staged) ? notPutInPlace(target) : Result<QString>(copied.error());
    if (!aside) {
        QFile::remove(staged);
        return aside;
    }
    if (const auto synced = syncFolderOf(target); !synced)
        return synced.error();
    return aside;
}

static Done copyWhole(QFile &from, const QString &target, Progress &progress)
{
    static constexpr qint64 kChunk = 1 << 16;
    AtomicFile to(target);
    if (auto begun = to.begin(); !begun)
        return begun;
    while (!from.atEnd()) {
        const QByteArray bytes = from.read(kChunk);
        if (bytes.isEmpty() || to.write(bytes) != bytes.size())
            return to.trouble().value_or(copyNotWritten());
        progress.report(from.pos(), from.size());
        if (progress.cancelled())
            return Error{ErrorCode::Cancelled, Core::tr("It was stopped. No file was written."), {}};
    }
    return to.commit();
}

Result<Unsealed> openSealed(const QString &sealedPath, const QString &target, const QString &key, Progress &progress)
{
    PrivateTemporary plain;
    if (auto made = plain.prepare(); !made)
        return made.error();
    if (const auto name = unsealFile(sealedPath, plain.path(), key, progress); !name)
        return name.error();
    Unsealed what;
    QFile file(plain.path());
    if (!file.open(QIODevice::ReadOnly))
        return copyNotWritten();
    const QByteArray head = file.peek(BookKey::kHeadBytes);
    what.isBook = head.startsWith(QByteArray("SQLite format 3\0", 16)) || bookKeys::saysEncrypted(head);
    // A seal proves every byte, so a book whose key was not given yet need not be looked into: who opens it is asked for the key.
    const bool isLocked = bookKeys::saysEncrypted(head) && !bookKeys::forHead(head, target);
    if (what.isBook && !isLocked) {
        file.close();
        const auto restored = restoreBackup(plain.path(), target, progress);
        if (!restored)
            return restored.error();
        what.aside = *restored;
        return what;
    }
    if (isThere(target) || isThere(target + kWal))
        return Error{ErrorCode::Invalid,
                     Core::tr("%1 is there already. It was left as it is. Choose another name.").arg(QFileInfo(target).fileName()), {}};
    const Done copied = copyWhole(file, target, progress);
    return copied ? Result<Unsealed>(what) : Result<Unsealed>(copied.error());
}

} // namespace goodword
