#pragma once
// The rows of own fields and of their values, each value in the column of its type.

#include "core/customers/customfield.h"

#include <vector>

namespace goodword {

class Database;
class UnitOfWork;

namespace customFieldStore {

/// In their order, archived ones last.
QList<CustomField> all(Database &db, bool withArchived = false);
std::optional<CustomField> find(Database &db, CustomFieldId id);
QList<CustomValue> valuesOf(Database &db, CustomerId customer);

CustomFieldId insert(UnitOfWork &u, const CustomField &field); ///< placed last
void update(UnitOfWork &u, const CustomField &field);          ///< name, choices, archived; never the kind
void reorder(UnitOfWork &u, const std::vector<CustomFieldId> &order);
/// Writes the difference only. A value that is not of its field's kind is left out.
void setValues(UnitOfWork &u, CustomerId customer, const QList<CustomValue> &before, const QList<CustomValue> &after);

} // namespace customFieldStore
} // namespace goodword
