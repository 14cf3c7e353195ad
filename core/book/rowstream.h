#pragma once
// Rows in the order of the id in their first column (a parent's, or their own), read once while the ids pass by: a step
// where the ids come in order, a search where they jump or go back, so that any order of ids gives the same rows.

#include "core/book/statement.h"

#include <limits>

namespace goodword {

class RowStream
{
public:
    static constexpr qint64 kEnd = std::numeric_limits<qint64>::max();

    /// One placeholder, the id to begin at: "SELECT customer_id, … WHERE customer_id >= ? ORDER BY customer_id, …".
    RowStream(Database &db, const char *sql) : m_statement(db, sql) {}

    /// The first id that has a row, at or after this one; kEnd where there is none.
    qint64 firstFrom(qint64 id)
    {
        if (id < m_from)
            search(id);
        for (int steps = 0; m_at < id; ++steps)
            steps < kMostSteps ? step() : search(id);
        m_from = id;
        return m_at;
    }

    /// Calls use(statement) for each row of the id.
    template <class Use>
    void take(qint64 id, const Use &use)
    {
        for (firstFrom(id); m_at == id; step())
            use(m_statement);
        m_from = id + 1;
    }

private:
    static constexpr int kMostSteps = 4; ///< about what a search costs

    void step() { m_at = m_statement.next() ? m_statement.integer(0) : kEnd; }
    void search(qint64 id)
    {
        m_statement.reset();
        m_statement.bind(id);
        step();
    }

    Statement m_statement;
    qint64 m_from = kEnd; ///< no row is between this id and m_at
    qint64 m_at = kEnd;   ///< the id of the row the statement stands on
};

} // namespace goodword
