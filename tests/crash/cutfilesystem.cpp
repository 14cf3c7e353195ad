#include "tests/crash/cutfilesystem.h"

#include "tests/support/patience.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <fcntl.h>
#include <linux/loop.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

namespace goodword::test {

using namespace Qt::StringLiterals;

static constexpr qint64 kDiskBytes = 64 << 20;

static QString systemError(const QString &what)
{
    return what + u": "_s + QString::fromLocal8Bit(std::strerror(errno));
}

static QString mkfs()
{
    return QStandardPaths::findExecutable(u"mkfs.ext4"_s, {u"/usr/sbin"_s, u"/sbin"_s, u"/usr/bin"_s});
}

/// Mounts from here on are this process's own.
static QString haveOwnMounts()
{
    static const bool own = ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return own ? QString() : systemError(u"no mounts of its own"_s);
}

QString CutFileSystem::missing()
{
    if (::geteuid() != 0)
        return u"only root may mount a file system"_s;
    for (const char *device : {"/dev/fuse", "/dev/loop-control"}) {
        if (::access(device, R_OK | W_OK) != 0)
            return systemError(QString::fromLatin1(device));
    }
    if (mkfs().isEmpty())
        return u"there is no mkfs.ext4 (e2fsprogs)"_s;
    return CutFileSystem().start();
}

CutFileSystem::CutFileSystem(Flushes flushes) : m_flushes(flushes) {}

CutFileSystem::~CutFileSystem()
{
    unmount();
    m_disk.closeWriteChannel();
    if (!m_disk.waitForFinished(kPatienceMs))
        m_disk.kill();
    m_disk.waitForFinished(kPatienceMs);
}

QString CutFileSystem::start()
{
    if (const QString why = haveOwnMounts(); !why.isEmpty())
        return why;
    const QString image = m_dir.filePath(u"image"_s), fuse = m_dir.filePath(u"fuse"_s);
    QFile file(image);
    if (!file.open(QIODevice::WriteOnly) || !file.resize(kDiskBytes) || !QDir().mkpath(fuse) || !QDir().mkpath(folder()))
        return image + u": "_s + file.errorString();
    file.close();
    // Nothing is left for later: only what the book's program does is written while it is watched.
    if (QProcess::execute(mkfs(), {u"-q"_s, u"-F"_s, u"-b"_s, u"4096"_s, u"-E"_s, u"lazy_itable_init=0,lazy_journal_init=0"_s, image}) != 0)
        return u"mkfs.ext4 failed"_s;
    m_disk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_disk.start(QStringLiteral(GOODWORD_BIN_DIR "/cutdisk"),
                 QStringList{fuse, image} + (m_flushes == Flushes::Count ? QStringList() : QStringList{u"unflushed"_s}));
    const QByteArray name = answer("on ");
    QFile::remove(image);
    return name.isEmpty() ? u"no FUSE disk can be had"_s : mountDisk(name.split(' ').value(0));
}

/// A loop device on the file, which goes when it is unmounted.
static int attach(const QByteArray &file)
{
    const int backing = ::open(file.constData(), O_RDWR | O_CLOEXEC);
    const int control = ::open("/dev/loop-control", O_RDWR | O_CLOEXEC);
    int device = -1;
    for (int tries = 0; backing >= 0 && control >= 0 && device < 0 && tries < 20; ++tries) {
        const int number = ::ioctl(control, LOOP_CTL_GET_FREE);
        device = ::open(("/dev/loop" + QByteArray::number(number)).constData(), O_RDWR | O_CLOEXEC);
        loop_config config{};
        config.fd = quint32(backing);
        config.info.lo_flags = LO_FLAGS_AUTOCLEAR;
        if (device >= 0 && ::ioctl(device, LOOP_CONFIGURE, &config) != 0) { // somebody else was faster
            ::close(device);
            device = -1;
        }
    }
    const int reason = errno;
    ::close(control);
    ::close(backing);
    errno = reason;
    return device;
}

QString CutFileSystem::mountDisk(const QByteArray &name)
{
    const int device = attach(QFile::encodeName(m_dir.filePath(u"fuse/"_s)) + name);
    if (device < 0)
        return systemError(u"no loop device"_s);
    const QByteArray path = QFile::symLinkTarget(u"/proc/self/fd/%1"_s.arg(device)).toLocal8Bit();
    const bool mounted = ::mount(path.constData(), QFile::encodeName(folder()).constData(), "ext4", 0, "") == 0;
    const QString why = mounted ? QString() : systemError(u"ext4 cannot be mounted"_s);
    ::close(device);
    return why;
}

void CutFileSystem::unmount()
{
    const QByteArray path = QFile::encodeName(folder());
    for (int tries = 0; ::umount2(path.constData(), 0) != 0 && errno == EBUSY; ++tries) {
        if (tries == 500) {
            ::umount2(path.constData(), MNT_DETACH); // what it still writes goes to a disk that is off
            break;
        }
        QThread::msleep(2);
    }
}

void CutFileSystem::command(const QByteArray &line)
{
    m_disk.write(line + '\n');
    m_disk.waitForBytesWritten(kPatienceMs);
}

bool CutFileSystem::hasSaid(const QByteArray &beginning, int withinMs)
{
    if (!m_said.contains(beginning) && m_disk.waitForReadyRead(withinMs))
        m_said += m_disk.readAllStandardOutput();
    const qsizetype at = m_said.indexOf(beginning);
    return at >= 0 && m_said.indexOf('\n', at) >= 0;
}

QByteArray CutFileSystem::answer(const QByteArray &beginning)
{
    QElapsedTimer timer;
    timer.start();
    while (!hasSaid(beginning, 100)) {
        if (timer.elapsed() > kPatienceMs || m_disk.state() == QProcess::NotRunning)
            return {};
    }
    const qsizetype from = m_said.indexOf(beginning) + beginning.size(), end = m_said.indexOf('\n', from);
    const QByteArray rest = m_said.mid(from, end - from);
    m_said.remove(0, end + 1);
    return rest;
}

void CutFileSystem::keep()
{
    if (const int fd = ::open(QFile::encodeName(folder()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); fd >= 0) {
        ::syncfs(fd);
        ::close(fd);
    }
    command("keep");
    answer("kept");
}

QStringList CutFileSystem::workUntilCut(const QStringList &arguments, int before)
{
    command("arm " + QByteArray::number(before));
    QProcess child;
    child.start(QStringLiteral(GOODWORD_BIN_DIR "/crashchild"), arguments);
    QElapsedTimer timer;
    timer.start();
    while (!hasSaid("cut ", 1) && child.state() != QProcess::NotRunning && timer.elapsed() < kPatienceMs)
        child.waitForFinished(1);
    if (child.processId() > 0)
        ::kill(pid_t(child.processId()), SIGKILL);
    child.waitForFinished(kPatienceMs);
    command("cut");
    m_calls = answer("cut ").toInt();
    QByteArray said = child.readAllStandardOutput();
    // A line that the cut broke off was not acknowledged.
    said.truncate(said.lastIndexOf('\n') + 1);
    return QString::fromUtf8(said).split(u'\n', Qt::SkipEmptyParts);
}

QString CutFileSystem::powerOn(quint64 seed)
{
    unmount();
    command("on " + QByteArray::number(seed));
    const QList<QByteArray> words = answer("on ").split(' ');
    m_sectorsLost = words.value(1).toInt();
    return words.size() == 2 ? mountDisk(words.first()) : u"the disk does not come back"_s;
}

} // namespace goodword::test
