#pragma once
// A file kept in the book. Its bytes are stored once under their SHA-256, outside the undo steps; what is recorded is the
// row that names them, so that a large photo costs nothing in the history and undo still brings it back.

#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace goodword {

struct Attachment {
    static constexpr qint64 kLargest = 25LL << 20;

    AttachmentId id;
    CustomerId customer;
    TouchpointId touchpoint; ///< none: of the customer as a whole
    QString name;            ///< a safe file name: one path component
    qint64 size = 0;
    QString sha256;
    QDateTime addedAt;
};

/// A file that was read and is ready to be stored.
struct AttachmentFile {
    QString name;
    QByteArray bytes;
    QString sha256;
};

/// Whatever a file was called, as a name that can be written into any folder: the last path component, not hidden, not
/// reserved, at most 200 bytes.
QString attachmentName(const QString &fileName);

/// Reads a file to attach; refuses folders, devices, what cannot be read and what is larger than 25 MB.
Result<AttachmentFile> readAttachmentFile(const QString &path);

} // namespace goodword
