#pragma once
// The rows of opt-outs. One customer's opt-outs are few: they are read and written as a list.

#include "core/base/id.h"
#include "core/consents/optout.h"

namespace goodword {

class Database;
class UnitOfWork;

namespace optOutStore {

QList<OptOut> of(Database &db, CustomerId customer);
/// Writes the difference only.
void set(UnitOfWork &u, CustomerId customer, const QList<OptOut> &optOuts);
/// Adds one, unless the customer has it for this purpose and channel already.
void add(UnitOfWork &u, CustomerId customer, const OptOut &optOut);
void remove(UnitOfWork &u, CustomerId customer, Purpose purpose, const QString &channel);

} // namespace optOutStore
} // namespace goodword
