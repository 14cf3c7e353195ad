#pragma once
// What each term of the filter language means for the columns in memory: the same as customerfilter.cpp says in SQL. A test
// holds both to the same answers. For CustomerIndex alone.

#include "core/customers/filter.h"
#include "core/customers/indexcolumns.h"

namespace goodword {

/// Who has what a free text asks for in notes, touchpoints, answers and testimonials: read from the book, which may take
/// longer than all else, so the columns are not held meanwhile.
std::vector<qint64> customersWithText(Database &db, const FilterTerm &term);

/// The customers for whom `term` is true, before its negation; `withText` are those of customersWithText(). Stages, tags and
/// owners are looked up in `db`.
Bitmap customersOf(const IndexColumns &columns, Database &db, const FilterTerm &term, QDate today,
                   const std::vector<qint64> &withText);

} // namespace goodword
