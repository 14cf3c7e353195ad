#include "core/book/backup.h"

#include "core/base/clock.h"
#include "core/book/atomicfile.h"
#include "core/book/book.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace goodword {

static const QString kNameFormat = QStringLiteral("yyyy-MM-dd_HHmmss");
static constexpr int kLittleSeconds = 60; ///< several in one second are no clock set back

QString BackupStore::root()
{
    return backupsFolder();
}

BackupStore BackupStore::of(const Book &book)
{
    return BackupStore(backupsFolderOf(book.setting(QStringLiteral("uuid"))), book.clock());
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

/// Where another program just took the name, the next is taken: nothing that is there is ever written over.
static bool takeName(const QString &temporary, const QString &target)
{
    const QByteArray from = QFile::encodeName(temporary), to = QFile::encodeName(target);
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS) // a file system that cannot look and name in one
        return false;
    if (QFile::exists(target)) {
        errno = EEXIST;
        return false;
    }
    return std::rename(from.constData(), to.constData()) == 0;
}

Done BackupStore::nameNext(const QString &temporary, const QString &reason, Backup &backup) const
{
    // A clock set back must not bury the newest backup under an older name, nor use one again; what the clock said is kept
    // beside it, or all of them would be of one day until the clock is there again.
    backup.at = m_clock.nowUtc();
    const QList<Backup> before = list();
    backup.position = before.isEmpty() ? backup.at : std::max(backup.at, before.first().position.addSecs(1));
    for (int tries = 0; tries < 100; ++tries) {
        const bool back = backup.position.secsTo(backup.at) < -kLittleSeconds;
        backup.path = QStringLiteral("%1/%2_%3%4.goodword").arg(m_folder, backup.position.toString(kNameFormat), reason,
                                                                back ? u'_' + backup.at.toString(kNameFormat) : QString());
        if (takeName(temporary, backup.path))
            return syncFolderOf(backup.path);
        if (errno != EEXIST)
            break;
        backup.position = backup.position.addSecs(1);
    }
    return copyNotWritten();
}

Result<Backup> BackupStore::make(const QString &bookPath, const QString &reason, Progress &progress) const
{
    if (auto made = makePrivateFolder(m_folder); !made)
        return made.error();
    Backup backup;
    backup.reason = reason;
    const auto name = [&](const QString &temporary) { return nameNext(temporary, reason, backup); };
    if (auto done = copySound(bookPath, m_folder, Database::Access::ReadOnly, progress, name); !done)
        return done.error();
    backup.size = QFileInfo(backup.path).size();
    noteOrigin(m_folder, bookPath);
    for (const Backup &old : toDelete(list(), &backup.removedForRoom))
        QFile::remove(old.path);
    return backup;
}

static QDateTime instantIn(const QString &text)
{
    QDateTime at = QDateTime::fromString(text, kNameFormat);
    at.setTimeSpec(Qt::UTC);
    return at;
}

QList<Backup> BackupStore::list() const
{
    QList<Backup> backups;
    const QDir dir(m_folder);
    for (const QFileInfo &info : dir.entryInfoList({QStringLiteral("*.goodword")}, QDir::Files, QDir::Name | QDir::Reversed)) {
        Backup backup;
        const QString name = info.completeBaseName();
        backup.position = instantIn(name.left(17));
        if (!backup.position.isValid())
            continue;
        const QDateTime clock = instantIn(name.section(u'_', 3));
        backup.at = clock.isValid() ? clock : backup.position;
        backup.path = info.absoluteFilePath();
        backup.reason = name.section(u'_', 2, 2);
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
    bool full = false;
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
        const bool precious = index == 0 || (backup.reason == QLatin1String("migration") &&
                                             backup.at.daysTo(newestFirst.first().at) <= 30);
        full = full || (keep && bytes + backup.size > kMaxBytes); // from there on the oldest go
        if (precious || (keep && !full)) {
            bytes += backup.size;
        } else {
            extra.append(backup);
            if (keep && forRoom)
                ++*forRoom;
        }
        ++index;
    }
    return extra;
}

} // namespace goodword
