#pragma once
// The list of customers as a CSV file for people and spreadsheets: one row a customer, in the order of the list. Runs on a
// worker; an older file of the same name is replaced whole or not at all.

#include "core/base/result.h"

#include <vector>

namespace goodword {

class Database;

Done exportCustomers(Database &db, const std::vector<qint64> &ids, const QString &path);

} // namespace goodword
