#pragma once
// All SQL about the trash as a whole. Whose customer is in the trash goes with the customer, by customerStore::erase().

#include "core/book/changeset.h"
#include "core/book/unitofwork.h"

#include <vector>

namespace goodword::trashStore {

bool isEmpty(Database &db);
/// Everything in the trash, by table, with the permissions of its testimonials.
RowIds rows(Database &db);
/// What hangs on these customers, and themselves, by table.
RowIds rowsOf(Database &db, const std::vector<CustomerId> &ids);
/// What the log may call them, or what hangs on them, by.
QSet<QString> wordsOf(Database &db, const std::vector<CustomerId> &ids);
/// Touchpoints, answers and testimonials in the trash, with everything that hangs on them, for good.
void eraseEvents(UnitOfWork &u);

} // namespace goodword::trashStore
