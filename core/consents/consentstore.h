#pragma once
// All SQL of consents, and the reading of opt-outs where a publication asks for them. What is written has been validated
// by the caller (commands, importers); text is cleaned and the wording's digest made here.

#include "core/book/unitofwork.h"
#include "core/consents/consent.h"

#include <QHash>

namespace goodword {

namespace consentStore {

std::optional<Consent> find(Database &db, ConsentId id);
std::vector<Consent> of(Database &db, ConsentSubject subject, qint64 subjectId);
std::vector<Consent> ofCustomer(Database &db, CustomerId customer);
/// Every consent for a kind of subject, by subject: for lists and exports.
QHash<qint64, std::vector<Consent>> bySubject(Database &db, ConsentSubject subject);

ConsentId insert(UnitOfWork &u, const Consent &consent);
void update(UnitOfWork &u, const Consent &consent);

/// Consents that end within `days` days of `day` (that day included) and are not withdrawn; soonest first.
std::vector<Consent> expiring(Database &db, QDate day, int days = 30);
/// Withdrawn or ended consents whose use has not been noted as removed; oldest first.
std::vector<Consent> toRemove(Database &db, QDate day);

/// Customers who want nothing of this purpose, or nothing at all: on every channel, or on this one (its code).
QSet<CustomerId> optedOutCustomers(Database &db, const QString &purpose, const QString &channel = {});

} // namespace consentStore
} // namespace goodword
