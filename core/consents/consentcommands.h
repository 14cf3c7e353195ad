#pragma once
// Every change the program can make to consents. Withdrawing is as easy as giving and ends future use; noting what was
// removed from where it stood comes after.

#include "core/book/book.h"
#include "core/consents/consent.h"

namespace goodword {

/// One consent for each scope, alike in everything else, as one step.
Result<std::vector<ConsentId>> giveConsent(Book &book, const Consent &consent, const std::vector<ConsentScope> &scopes);
Done editConsent(Book &book, const Consent &consent);
/// `day` invalid: today.
Done withdrawConsents(Book &book, const std::vector<ConsentId> &consents, QDate day = {});
/// Refused while a consent still holds: what may be used need not be removed. `day` invalid: today.
Done markRemoved(Book &book, const std::vector<ConsentId> &consents, QDate day = {});

} // namespace goodword
