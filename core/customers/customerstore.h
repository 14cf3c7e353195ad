#pragma once
// The rows of one customer and of what hangs on it: e-mails, phones, dates, tags, own fields, opt-outs, foreign ids. An
// update writes what differs and nothing else, so that undo steps stay small. Match keys of e-mails and phones are made
// here, phones by the book's home region. Journey, touchpoints and answers are other rooms' rows.

#include "core/customers/customer.h"

#include <vector>

namespace goodword {

class Database;
class UnitOfWork;

namespace customerStore {

/// Also one in the trash.
std::optional<Customer> find(Database &db, CustomerId id);
CustomerId findByUid(Database &db, const QString &uid);
/// Companies with this name (folded), not in the trash, the oldest first.
std::vector<CustomerId> companiesNamed(Database &db, const QString &name);
QString nameOf(Database &db, CustomerId id);
qint64 count(Database &db, bool trash = false);

// For imports: every customer outside the trash that fits, so that the caller can tell one from a conflict.
std::vector<CustomerId> matchByEmail(Database &db, const QString &address);
std::vector<CustomerId> matchByPhone(Database &db, const QString &number, const QString &region);
std::vector<CustomerId> matchByExternalId(Database &db, const ExternalRef &ref);
std::vector<CustomerId> matchByName(Database &db, const QString &name);
/// What a script or a person calls a customer: id, e-mail, uid, else the whole name.
std::vector<CustomerId> matchByWord(Database &db, const QString &word);
/// The same of those in the trash.
std::vector<CustomerId> matchInTrash(Database &db, const QString &word);

/// The home region phones are read by; empty where none is chosen.
QString homeRegion(Database &db);
QString emailKey(const QString &address);
QString phoneKey(const QString &number, const QString &region);

/// The company of this name, made where there is none.
CustomerId findOrAddCompany(UnitOfWork &u, const QString &name);
/// Expects completed() and valid fields; see addCustomer(). Does not look at the draft's companyName.
CustomerId insert(UnitOfWork &u, const CustomerDraft &draft);
/// Where the home region is known already.
CustomerId insert(UnitOfWork &u, const CustomerDraft &draft, const QString &region);
void update(UnitOfWork &u, const Customer &before, const CustomerFields &after);
void setOwner(UnitOfWork &u, const std::vector<CustomerId> &ids, StaffId owner);
void setSource(UnitOfWork &u, const std::vector<CustomerId> &ids, const QString &source);
void setDeleted(UnitOfWork &u, const std::vector<CustomerId> &ids, bool deleted);
std::vector<CustomerId> trashed(Database &db);
/// The customer and every row about it, of every room, for good.
void erase(UnitOfWork &u, CustomerId id);
/// Makes the match keys of all phones again, after another home region was chosen.
void recomputePhoneKeys(UnitOfWork &u, const QString &region);

} // namespace customerStore
} // namespace goodword
