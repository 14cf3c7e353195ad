#pragma once
// The orders of the list of customers over the columns in memory: the same as customerlist.cpp and board.cpp say in SQL. An
// order is made when it is first asked for, 10 to 50 ms for a million customers, and kept until what it depends on changes;
// the last few are, at 16 bytes a customer. For CustomerIndex alone.

#include "core/customers/indexcolumns.h"
#include "core/journey/board.h"

#include <bit>
#include <list>
#include <vector>

namespace goodword {

struct CustomerQuery;

/// Those of `found` by their stage, each column in the order of board().
std::vector<BoardStage> boardOf(const IndexColumns &columns, const Bitmap &found, BoardSort sort);

/// All rows in an order. What an answer is made of is read from end to end: to gather the ids of a million rows from all over
/// the memory would take longer than all else.
class IndexOrder
{
public:
    /// Rows that `inOrder` lacks come nowhere.
    IndexOrder(std::vector<uint32_t> inOrder, const IndexColumns &columns);

    /// Calls use(row, id) for those of `found`, in this order, until it says false.
    template <class Use>
    void forEach(const Bitmap &found, const Use &use) const
    {
        if (isMany(found.count())) {
            for (size_t place = 0; place < m_rows.size(); ++place) {
                if (found.test(m_rows[place]) && !use(m_rows[place], m_ids[place]))
                    return;
            }
            return;
        }
        // A few are put at their places, which leaves the others alone.
        Bitmap at(m_rows.size() + 1);
        found.forEach([&](size_t row) { at.set(m_places[row]); });
        at.set(m_rows.size(), false);
        for (size_t word = 0; word < at.wordCount(); ++word) {
            for (uint64_t bits = at.word(word); bits; bits &= bits - 1) {
                const size_t place = word * 64 + size_t(std::countr_zero(bits));
                if (!use(m_rows[place], m_ids[place]))
                    return;
            }
        }
    }

    /// The ids of all of `found`, in this order.
    std::vector<qint64> idsOf(const Bitmap &found) const;

private:
    bool isMany(size_t rows) const { return rows > m_rows.size() / 4; }

    std::vector<uint32_t> m_rows, m_places; ///< m_places: of each row; behind the last one for those that come nowhere
    std::vector<qint64> m_ids;
};

class IndexOrders
{
public:
    /// All rows in the order `query` asks for; holds until the next call.
    const IndexOrder &of(const IndexColumns &columns, Database &db, const QString &sortKey, bool descending);
    /// What `changes` may have moved is made again when it is next asked for.
    void forget(const ChangeSet &changes);

private:
    struct Made {
        QString sortKey;
        bool descending;
        IndexOrder order;
        bool isWhole; ///< what it needs of the book was read to its end
    };
    std::list<Made> m_orders; ///< the latest first
};

} // namespace goodword
