#include "core/book/booklock.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <sys/stat.h>

namespace goodword {

/// A program that died, or lost its power, after it made the lock file and before it wrote who it is: QLockFile would keep
/// everybody out for ever. One that lives needs no more than an instant to write it.
static bool isUnwritten(const QString &path)
{
    static constexpr int kInstantMs = 300;
    const auto isEmpty = [&path] { return QFileInfo::exists(path) && QFileInfo(path).size() == 0; };
    if (!isEmpty())
        return false;
    QThread::msleep(kInstantMs);
    return isEmpty();
}

Result<std::unique_ptr<BookLock>> BookLock::take(const QString &bookPath)
{
    const QFileInfo info(bookPath);
    const QString path = info.absolutePath() + QStringLiteral("/.") + info.fileName() + QStringLiteral(".lock");
    std::unique_ptr<BookLock> lock(new BookLock(path));
    lock->m_file.setStaleLockTime(0); // a living program keeps it however long it runs
    if (lock->m_file.tryLock(0) || (isUnwritten(path) && lock->m_file.removeStaleLockFile() && lock->m_file.tryLock(0))) {
        ::chmod(QFile::encodeName(path).constData(), 0600); // it says who is at work, and where
        return lock;
    }
    if (lock->m_file.error() == QLockFile::LockFailedError) {
        qint64 pid = 0;
        QString host, program;
        lock->m_file.getLockInfo(&pid, &host, &program);
        return Error{ErrorCode::Locked,
                     Core::tr("%1 is open in %2 on %3 (process %4), so nothing can be written from here. Nothing was changed. "
                              "Close it there, or look at it read-only.")
                         .arg(info.fileName(), program.isEmpty() ? Core::tr("another program") : program,
                              host.isEmpty() ? Core::tr("this computer") : host, QString::number(pid)), {}};
    }
    return Error{ErrorCode::ReadOnly,
                 Core::tr("%1 is in a folder that may not be written. Nothing was changed. It can be looked at, or copied to "
                          "another folder.").arg(info.fileName()), {}};
}

} // namespace goodword
