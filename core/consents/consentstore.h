#pragma once
// All SQL of consents, and the reading of opt-outs where a publication asks for them. What is written has been validated
// by the caller (commands, importers); text is cleaned and the wording's digest made here.

#include "core/book/unitofwork.h"
#include "core/consents/consent.h"

#include <QHash>

namespace goodword {

std::optional<Consent> consent(Database &db, ConsentId id);
std::vector<Consent> consentsOf(Database &db, ConsentSubject subject, qint64 subjectId);
std::vector<Consent> consentsOfCustomer(Database &db, CustomerId customer);
/// Every consent for a kind of subject, by subject: for lists and exports.
QHash<qint64, std::vector<Consent>> consentsBySubject(Database &db, ConsentSubject subject);

ConsentId insertConsent(UnitOfWork &u, const Consent &consent);
void updateConsent(UnitOfWork &u, const Consent &consent);

/// Consents that end within `days` days of `day` (that day included) and are not withdrawn; soonest first.
std::vector<Consent> expiringConsents(Database &db, QDate day, int days = 30);
/// Withdrawn or ended consents whose use has not been noted as removed; oldest first.
std::vector<Consent> consentsToRemove(Database &db, QDate day);

/// True when the customer wants nothing of this purpose (or nothing at all): on every channel, or on this one (its code).
bool optedOut(Database &db, CustomerId customer, const QString &purpose, const QString &channel = {});
/// The same for every customer at once.
QSet<CustomerId> optedOutCustomers(Database &db, const QString &purpose, const QString &channel = {});

} // namespace goodword
