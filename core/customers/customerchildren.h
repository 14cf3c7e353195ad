#pragma once
// The rows of a customer's e-mails, phones and dates. A list is written place by place: a place that is the same is not
// touched. For CustomerStore alone.

#include "core/customers/customer.h"

namespace goodword {

class Database;
class UnitOfWork;

namespace customerChildren {

QList<CustomerEmail> emails(Database &db, CustomerId id);
QList<CustomerPhone> phones(Database &db, CustomerId id);
QList<CustomerDate> dates(Database &db, CustomerId id);

/// Of somebody new, who has none yet.
void addEmails(UnitOfWork &u, CustomerId id, const QList<CustomerEmail> &emails);
void addPhones(UnitOfWork &u, CustomerId id, const QList<CustomerPhone> &phones, const QString &region);
void addDates(UnitOfWork &u, CustomerId id, const QList<CustomerDate> &dates);

void setEmails(UnitOfWork &u, CustomerId id, const QList<CustomerEmail> &emails);
void setPhones(UnitOfWork &u, CustomerId id, const QList<CustomerPhone> &phones, const QString &region);
void setDates(UnitOfWork &u, CustomerId id, const QList<CustomerDate> &dates);

} // namespace customerChildren
} // namespace goodword
