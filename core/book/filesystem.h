#pragma once
// What kind of disk a file lies on, and what room it has. SQLite's log needs memory that all who have the book open share, and only one computer can
// give that (sqlite.org/wal.html, "all processes using a database must be on the same host computer"): on a network share two
// writers would damage a book without a sign.

#include <QByteArray>
#include <QString>

#include <optional>

namespace goodword {

/// As Linux names it: "ext4", "nfs4", "fuse.sshfs". Of a file that is not there yet, its folder's.
QByteArray fileSystemOf(const QString &path);

/// Whether other computers may have the same file open. What is not known of a FUSE file system is taken for it.
bool isNetworkShare(QByteArrayView fileSystem);

/// The same of the file's own disk, for what happens often: the list of what is mounted is read only where the disk is none
/// of the ordinary ones.
bool isOnNetworkShare(const QString &path);

/// Bytes that may still be written where a file or folder lies; nothing where the disk does not say. The kernel is asked, not the list
/// of what is mounted, which a closed-off environment may not have.
std::optional<qint64> roomAt(const QString &path);

} // namespace goodword
