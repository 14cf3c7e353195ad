#pragma once
// What a step's label calls the customers it is about, and whether they are there to be changed.

#include "core/base/id.h"
#include "core/base/result.h"

#include <QSet>
#include <QString>

#include <vector>

namespace goodword {

class Database;

/// The name, isolated so that it cannot reorder the sentence around it; empty where there is no such customer.
QString customerLabel(Database &db, CustomerId id);
/// "Ann", or "12 customers".
QString customersLabel(Database &db, const std::vector<CustomerId> &ids);
/// Refuses an empty choice, and customers that are gone or in the trash.
Done checkCustomers(Database &db, const std::vector<CustomerId> &ids);
/// Whose rows no list or figure shows. Few, as a rule, and found by their index.
QSet<qint64> customersInTrash(Database &db);

} // namespace goodword
