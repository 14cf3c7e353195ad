#pragma once
// What each term of the filter language means for customers, as a condition on c (customer), k (d_customer_key) and
// d (d_customer). For customerList alone.

#include "core/book/sqltext.h"
#include "core/customers/filter.h"

namespace goodword {

/// A condition in parentheses that is true, false or unknown.
SqlText customerCondition(Database &db, const FilterTerm &term, QDate today);

} // namespace goodword
