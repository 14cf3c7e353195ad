#include "core/book/atomicfile.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace goodword {

/// Whoever writes such a file holds its lock, which goes with the program.
static bool takeLock(int fd)
{
    return ::flock(fd, LOCK_EX | LOCK_NB) == 0;
}

/// A program that was killed while it wrote left its file behind, hidden, with what it had written of customers.
static void sweepLeftOvers(const QString &folder)
{
    static constexpr int kSurelyLockedSeconds = 60; // it is, from right after it was made
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QDirIterator files(folder, {QStringLiteral(".goodword-writing-??????")}, QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    while (files.hasNext()) {
        const QString path = files.next();
        if (files.fileInfo().lastModified().secsTo(now) < kSurelyLockedSeconds)
            continue;
        const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (fd >= 0 && takeLock(fd))
            QFile::remove(path);
        if (fd >= 0)
            ::close(fd);
    }
}

AtomicFile::AtomicFile(const QString &path, QObject *parent) : QIODevice(parent), m_path(QFileInfo(path).absoluteFilePath()) {}

AtomicFile::~AtomicFile()
{
    discard();
}

Error AtomicFile::failure(int reason) const
{
    const QString name = QFileInfo(m_path).fileName();
    const QString detail = QString::fromLocal8Bit(std::strerror(reason));
    if (reason == ENOSPC || reason == EDQUOT)
        return {ErrorCode::DiskFull,
                Core::tr("The disk is full, so %1 was not written. A file that was there before is as it was. Free some "
                         "space and try again.").arg(name), detail};
    if (reason == EACCES || reason == EROFS || reason == EPERM)
        return {ErrorCode::ReadOnly,
                Core::tr("%1 could not be written, because its folder may not be written. Nothing was changed. Choose "
                         "another folder.").arg(name), detail};
    if (reason == ENOENT || reason == ENOTDIR)
        return {ErrorCode::NotFound,
                Core::tr("%1 could not be written, because its folder is not there. Nothing was changed. Choose another "
                         "folder.").arg(name), detail};
    return {ErrorCode::Io,
            Core::tr("%1 could not be written: the disk reported an error. A file that was there before is as it was. "
                     "Check the disk and try again.").arg(name), detail};
}

Done AtomicFile::begin()
{
    if (QFileInfo(m_path).isDir())
        return Error{ErrorCode::Invalid, Core::tr("%1 is a folder. Give a file name.").arg(QDir::toNativeSeparators(m_path)), {}};
    const QString folder = QFileInfo(m_path).absolutePath();
    sweepLeftOvers(folder);
    m_temporary = QFile::encodeName(folder + QStringLiteral("/.goodword-writing-XXXXXX"));
    m_fd = ::mkostemp(m_temporary.data(), O_CLOEXEC); // made 0600
    if (m_fd < 0) {
        const int reason = errno;
        m_temporary.clear();
        return failure(reason);
    }
    takeLock(m_fd);
    QIODevice::open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    return {};
}

bool AtomicFile::seek(qint64 pos)
{
    return QIODevice::seek(pos) && ::lseek(m_fd, pos, SEEK_SET) == pos;
}

qint64 AtomicFile::readData(char *data, qint64 size)
{
    return ::pread(m_fd, data, size_t(size), pos());
}

qint64 AtomicFile::writeData(const char *data, qint64 size)
{
    qint64 written = 0;
    while (m_failed == 0 && written < size) {
        const ssize_t n = ::write(m_fd, data + written, size_t(size - written));
        if (n >= 0)
            written += n;
        else if (errno != EINTR)
            m_failed = errno;
    }
    if (m_failed != 0) {
        setErrorString(failure(m_failed).text);
        return -1;
    }
    m_size = std::max(m_size, pos() + written);
    return written;
}

Done AtomicFile::commit()
{
    if (m_failed == 0 && ::fdatasync(m_fd) != 0)
        m_failed = errno;
    if (m_failed == 0 && ::rename(m_temporary.constData(), QFile::encodeName(m_path).constData()) != 0)
        m_failed = errno;
    if (m_failed != 0) {
        discard();
        return failure(m_failed);
    }
    m_temporary.clear();
    discard();
    return syncFolderOf(m_path);
}

void AtomicFile::discard()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
    if (!m_temporary.isEmpty())
        ::unlink(m_temporary.constData());
    m_temporary.clear();
    if (isOpen())
        QIODevice::close();
}

bool syncFolder(const QString &folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool ok = ::fsync(fd) == 0;
    ::close(fd);
    return ok;
}

Done syncFolderOf(const QString &path)
{
    const QFileInfo info(path);
    if (syncFolder(info.absolutePath()))
        return {};
    return Error{ErrorCode::Io,
                 Core::tr("%1 was written, but the disk reported an error and could still lose it in a power cut. Check the disk, "
                          "then write it again.").arg(info.fileName()), {}};
}

} // namespace goodword
