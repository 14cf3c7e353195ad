#include "core/book/filesystem.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <linux/magic.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>

namespace goodword {

/// 9p, vboxsf, vmhgfs and prl_fs are folders of the computer that runs this one as a virtual machine.
static constexpr std::array<QByteArrayView, 16> kShares = {"nfs",  "nfs4", "cifs",  "smb3",      "smbfs", "ncpfs",  "afs",    "ceph",
                                                           "9p",   "coda", "davfs", "glusterfs", "lustre", "vboxsf", "vmhgfs", "prl_fs"};
/// Disks and folders of this computer that are served by a program: encrypted ones, disks of Windows, mirrors of folders.
static constexpr std::array<QByteArrayView, 9> kLocalPrograms = {"fuse.gocryptfs", "fuse.cryfs",  "fuse.encfs",  "fuse.securefs", "fuse.ntfs-3g",
                                                                 "fuse.exfat",     "fuse.bindfs", "fuse.mergerfs", "fuse.portal"};

/// By these numbers the kernel knows what ordinary disks of this computer hold.
static constexpr std::array<quint32, 9> kLocalDisks = {EXT4_SUPER_MAGIC,  BTRFS_SUPER_MAGIC,      XFS_SUPER_MAGIC,   F2FS_SUPER_MAGIC,     TMPFS_MAGIC,
                                                       MSDOS_SUPER_MAGIC, OVERLAYFS_SUPER_MAGIC, EXFAT_SUPER_MAGIC, ECRYPTFS_SUPER_MAGIC};

template <class Names, class Name>
static bool holds(const Names &names, const Name &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

QByteArray fileSystemOf(const QString &path)
{
    const QFileInfo file(path);
    return QStorageInfo(file.exists() ? file.canonicalFilePath() : file.absolutePath()).fileSystemType();
}

bool isNetworkShare(QByteArrayView fileSystem)
{
    if (fileSystem == "fuse" || fileSystem.startsWith("fuse."))
        return !holds(kLocalPrograms, fileSystem);
    return holds(kShares, fileSystem);
}

bool isOnNetworkShare(const QString &path)
{
    struct statfs disk{};
    if (::statfs(QFile::encodeName(path).constData(), &disk) == 0 && holds(kLocalDisks, quint32(disk.f_type)))
        return false;
    return isNetworkShare(fileSystemOf(path));
}

std::optional<qint64> roomAt(const QString &path)
{
    struct statvfs disk{};
    if (::statvfs(QFile::encodeName(path).constData(), &disk) != 0 || disk.f_blocks == 0)
        return {};
    return qint64(disk.f_bavail) * qint64(disk.f_frsize);
}

} // namespace goodword
