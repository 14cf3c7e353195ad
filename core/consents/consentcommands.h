#pragma once
// Every change the program can make to consents. Withdrawing is as easy as giving and ends future use; noting what was
// removed from where it stood comes after.

#include "core/attachments/attachment.h"
#include "core/book/book.h"
#include "core/consents/consent.h"

namespace goodword {

/// One consent for each scope, alike in everything else, as one step. A `proof` is kept in the book, once, with its hash.
Result<std::vector<ConsentId>> giveConsent(Book &book, const Consent &consent, const std::vector<ConsentScope> &scopes,
                                           const std::optional<AttachmentFile> &proof = std::nullopt);
Done editConsent(Book &book, const Consent &consent, const std::optional<AttachmentFile> &proof = std::nullopt);
/// The bytes of the file that proves it, checked against their hash.
Result<QByteArray> proofFile(Database &db, const Consent &consent);
/// `day` invalid: today.
Done withdrawConsents(Book &book, const std::vector<ConsentId> &consents, QDate day = {});
/// Refused while a consent still holds: what may be used need not be removed. `day` invalid: today.
Done markRemoved(Book &book, const std::vector<ConsentId> &consents, QDate day = {});

} // namespace goodword
