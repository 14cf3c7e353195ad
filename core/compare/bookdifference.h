#pragma once
// What came, went and changed between a copy of a book and the book as it is now. Rows are the same by their uid, so that it
// holds also after one of the two was restored; what is in the trash counts as gone. Two ordered passes over each table, eight
// bytes a row in memory. Reads only; knows no page.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <vector>

namespace goodword {

class Database;

struct RowDifference {
    qint64 added = 0, removed = 0, changed = 0;
    bool isNone() const { return added == 0 && removed == 0 && changed == 0; }
};

struct BookDifference {
    std::vector<qint64> added;   ///< customers only in the book now, by their id there
    std::vector<qint64> removed; ///< customers only in the copy, by their id there
    std::vector<qint64> changed; ///< customers in both who differ in what is kept of them, or in their journey; id in the book now
    RowDifference touchpoints, answers, testimonials;

    bool isNone() const;
};

/// Each of the two is read as it was at one moment.
Result<BookDifference> compareBooks(Database &now, Database &copy, Progress &progress = Progress::none());

struct NamedCustomer {
    qint64 id = 0;
    QString name;
    QString email; ///< the first; empty where there is none
    QString city;
};

struct NamedCustomers {
    std::vector<NamedCustomer> first; ///< in the order of their names
    bool more = false;                ///< there are others beside them
};

/// The first `limit` of these customers by name, of those in whose name, e-mail, phone, company or city `search` is.
NamedCustomers namesOf(Database &db, const std::vector<qint64> &ids, const QString &search, int limit);
/// The same of all customers that are not in the trash.
NamedCustomers namesIn(Database &db, const QString &search, int limit);

} // namespace goodword
