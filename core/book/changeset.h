#pragma once
// What one change did, as the rooms and windows see it: per table the rows added, updated and removed, with a mask of the
// columns touched and the customer the row belongs to. Read from SQLite's changeset; never a blob.

#include "core/base/id.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QVariant>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <vector>

namespace goodword {

enum class RowOp { Added, Updated, Removed };

/// Rows by table.
using RowIds = QHash<QByteArray, QSet<qint64>>;

struct RowChange {
    RowOp op = RowOp::Updated;
    qint64 id = 0;       ///< 0 for tables without an integer id
    qint64 customer = 0; ///< of the row's customer_id, or the customer itself; 0 where there is none
    quint64 columns = 0; ///< bit n: column n changed; all bits for Added and Removed
    QList<std::pair<int, QVariant>> before; ///< what some columns held; see ChangeSet::before()
};

/// Ids that lie together; none where from > to.
struct IdRun {
    qint64 from = 1;
    qint64 to = 0;
    bool isEmpty() const { return from > to; }
    bool holds(qint64 id) const { return id >= from && id <= to; }
    void take(qint64 id)
    {
        *this = isEmpty() ? IdRun{id, id} : IdRun{std::min(from, id), std::max(to, id)};
    }
    void take(const IdRun &other)
    {
        if (other.isEmpty())
            return;
        take(other.from);
        take(other.to);
    }
};

/// Whose rows changed: a run of customers where rows came or went by the thousand, and others one by one.
struct AffectedCustomers {
    bool all = false; ///< too many to tell
    IdRun run;
    std::vector<CustomerId> ids; ///< once each, ordered, outside the run
};

class ChangeSet
{
public:
    /// Above this many rows of one table the rows are not listed: listeners take the whole table as changed.
    static constexpr size_t kBulk = 20'000;

    bool isEmpty() const { return m_tables.isEmpty() && !m_everything; }
    /// The whole book may be another one (after a restore).
    bool everything() const { return m_everything; }
    void setEverything() { m_everything = true; }
    /// Nothing was changed, but what is said of today is about another day: everything that is shown is to be read anew.
    static ChangeSet ofNewDay();
    bool isNewDay() const { return m_newDay; }

    bool touches(const char *table) const;
    /// True when a row was added or removed, or one of the columns was updated.
    bool touches(const char *table, std::initializer_list<const char *> columns) const;
    /// True when one of the columns was updated in a row that was there before and still is.
    bool updates(const char *table, std::initializer_list<const char *> columns) const;
    bool isBulk(const char *table) const;
    const std::vector<RowChange> &rows(const char *table) const;
    /// What a column of an updated or removed row held, for the columns a deriver takes things back by (see
    /// changesetstream.cpp); a null value was NULL. Nothing where the column stayed the same.
    std::optional<QVariant> before(const char *table, const RowChange &row, const char *column) const;
    QList<QByteArray> tables() const { return m_tables.keys(); }

    /// Where a table isBulk() and its rows only came or only went: the ids they lie between. Else nothing: look at all rows.
    std::optional<IdRun> bulkRows(const char *table) const;
    AffectedCustomers affected(std::initializer_list<const char *> tables) const;
    /// Every customer that one of `tables` names, once each, ordered; meaningless where a table isBulk().
    std::vector<CustomerId> customers(std::initializer_list<const char *> tables) const;
    qint64 rowCount() const { return m_rowCount; }

    void add(const QByteArray &table, const QList<QByteArray> &columns, RowChange row);

private:
    struct Table {
        QList<QByteArray> columns;
        std::vector<RowChange> rows;
        bool bulk = false;
        bool addedOrRemoved = false;
        quint64 updated = 0; ///< bit n: column n changed in an updated row
        quint64 mask(std::initializer_list<const char *> names) const;
        bool inPlace = false; ///< a row was updated, or rows came and went
        RowOp op = RowOp::Added;
        IdRun ids, customers;
    };
    QHash<QByteArray, Table> m_tables;
    qint64 m_rowCount = 0;
    bool m_everything = false;
    bool m_newDay = false;
};

} // namespace goodword

Q_DECLARE_METATYPE(goodword::ChangeSet)
