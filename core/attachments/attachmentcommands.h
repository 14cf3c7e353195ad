#pragma once
// Adding files to the book, taking them off, and saving copies of them outside.

#include "core/attachments/attachment.h"
#include "core/book/book.h"

#include <QStringList>

#include <vector>

namespace goodword {

/// Attaches files to a touchpoint.
Result<std::vector<AttachmentId>> addAttachments(Book &book, TouchpointId touchpoint, const QStringList &paths);
/// Attaches files to a customer as a whole.
Result<std::vector<AttachmentId>> addAttachments(Book &book, CustomerId customer, const QStringList &paths);
Done removeAttachment(Book &book, AttachmentId id);

/// Writes a copy into a folder, readable by its owner only; an existing file is never replaced, nor a link followed: the
/// copy gets a number. Answers where it is.
Result<QString> saveAttachment(Database &db, AttachmentId id, const QString &folder);

/// Frees the room of bytes that nothing names any more, not even an undo step. Outside undo. Answers the bytes freed.
Result<qint64> sweepAttachments(Book &book);

} // namespace goodword
