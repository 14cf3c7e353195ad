#pragma once
// All SQL of attachments and of the bytes they name.

#include "core/attachments/attachment.h"
#include "core/book/unitofwork.h"

#include <optional>
#include <vector>

namespace goodword::attachmentStore {

std::optional<Attachment> attachment(Database &db, AttachmentId id);
std::vector<Attachment> ofTouchpoint(Database &db, TouchpointId touchpoint);
/// Of the customer as a whole and of all their touchpoints, newest first.
std::vector<Attachment> ofCustomer(Database &db, CustomerId customer);
/// The bytes, checked against their SHA-256.
Result<QByteArray> bytes(Database &db, AttachmentId id);

/// Bytes of any room, by their SHA-256, checked against it; `name` is what an error calls them.
Result<QByteArray> kept(Database &db, const QString &sha256, const QString &name);

/// Keeps the bytes; the caller records the row that names them.
void keep(UnitOfWork &u, const AttachmentFile &file);
AttachmentId add(UnitOfWork &u, CustomerId customer, TouchpointId touchpoint, const AttachmentFile &file);
void remove(UnitOfWork &u, AttachmentId id);

/// The bytes that no row names and no undo step could bring back: their hashes.
std::vector<QString> unused(Database &db);
/// Deletes them; answers how many bytes that freed. Only within Book::changeForGood.
qint64 sweep(UnitOfWork &u);

} // namespace goodword::attachmentStore
