#pragma once
// The orders of the list of customers over the columns in memory: the same as customerlist.cpp and
// board.cpp say in SQL. An order is made
// when it is first asked for, about 100 ms for a million customers, and kept until what it depends on changes.
// For CustomerIndex alone.

#include "core/customers/indexcolumns.h"
#include "core/journey/board.h"

#include <map>
#include <vector>

namespace goodword {

struct CustomerQuery;

/// Those of `found` by their stage, each column in the order of board().
std::vector<BoardStage> boardOf(const IndexColumns &columns, const Bitmap &found, BoardSort sort);

class IndexOrders
{
public:
    /// All rows in the order `query` asks for.
    const std::vector<uint32_t> &of(const IndexColumns &columns, Database &db, const QString &sortKey, bool descending);
    /// What `changes` may have moved is made again when it is next asked for.
    void forget(const ChangeSet &changes);

private:
    std::map<std::pair<QString, bool>, std::vector<uint32_t>> m_orders;
};

} // namespace goodword
