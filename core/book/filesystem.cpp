#include "core/book/filesystem.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <array>

namespace goodword {

/// 9p, vboxsf, vmhgfs and prl_fs are folders of the computer that runs this one as a virtual machine.
static constexpr std::array<QByteArrayView, 16> kShares = {"nfs",  "nfs4", "cifs",  "smb3",      "smbfs", "ncpfs",  "afs",    "ceph",
                                                           "9p",   "coda", "davfs", "glusterfs", "lustre", "vboxsf", "vmhgfs", "prl_fs"};
/// Disks and folders of this computer that are served by a program: encrypted ones, disks of Windows, mirrors of folders.
static constexpr std::array<QByteArrayView, 9> kLocalPrograms = {"fuse.gocryptfs", "fuse.cryfs",  "fuse.encfs",  "fuse.securefs", "fuse.ntfs-3g",
                                                                 "fuse.exfat",     "fuse.bindfs", "fuse.mergerfs", "fuse.portal"};

template <class Names>
static bool holds(const Names &names, QByteArrayView name)
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

} // namespace goodword
