#pragma once
// What a list shows and where its rows come from. A column file derives RecordSourceOf<Row> and names its columns; the
// model sees only RecordSource, so it knows no aggregate. Ids come from a worker thread, rows from the GUI thread.

#include "core/base/idlist.h"
#include "core/base/result.h"
#include "ui/models/recordcell.h"

#include <atomic>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace goodword {

struct ListQuery {
    QString filter;
    QString sortKey; ///< one of the columns' sort keys; empty: the source's own order
    bool descending = false;

    bool operator==(const ListQuery &) const = default;
};

/// Some records of a list; a whole list is an IdList.
using Ids = std::vector<qint64>;

/// What a snapshot is told, and may say, while it runs.
class SnapshotContext
{
public:
    SnapshotContext(const std::atomic_bool &cancel, std::function<void(IdList)> first) : m_cancel(cancel), m_first(std::move(first)) {}

    /// Nobody waits for the answer any more: to be looked at now and then.
    bool cancelled() const { return m_cancel; }
    /// What can be said at once where the whole answer takes longer; shown until that is there.
    void first(IdList ids) const { m_first(std::move(ids)); }

private:
    const std::atomic_bool &m_cancel;
    std::function<void(IdList)> m_first;
};

/// Runs on a worker thread: it owns or shares all it needs.
using SnapshotJob = std::function<Result<IdList>(const ListQuery &, const SnapshotContext &)>;

/// A row of any type; null where the row is gone.
using RowPtr = std::shared_ptr<const void>;

/// A source is shared by the columns of a board and outlives no book: delete the models before the book closes.
class RecordSource
{
public:
    virtual ~RecordSource() = default;

    virtual SnapshotJob snapshotJob() const = 0;
    /// One page, at once (about 1 ms for 100): as many entries as ids, in their order.
    virtual Result<std::vector<RowPtr>> page(const Ids &ids) const = 0;

    virtual const std::vector<ColumnInfo> &columns() const = 0;
    virtual QString text(const RowPtr &row, int column) const = 0;
    virtual Pill pill(const RowPtr &row, int column) const = 0;
    virtual QString spoken(const RowPtr &row, int column) const = 0;
    virtual PersonCard card(const RowPtr &row) const = 0;
    /// The mime type under which dragged ids travel; empty: rows leave as text only.
    virtual QString idMimeType() const = 0;
};

/// One column of a list of Row. Only key, title and text are needed.
template <class Row>
struct Column {
    ColumnInfo info;
    std::function<QString(const Row &)> text;
    std::function<Pill(const Row &)> pill = {};
    std::function<QString(const Row &)> spoken = {}; ///< for screen readers, where the text alone says too little
};

template <class Row>
class RecordSourceOf : public RecordSource
{
public:
    explicit RecordSourceOf(std::vector<Column<Row>> columns) : m_columns(std::move(columns))
    {
        for (const Column<Row> &column : m_columns)
            m_infos.push_back(column.info);
    }

    /// Rows by id in any order; an id without a row is left out.
    virtual Result<std::vector<std::pair<qint64, Row>>> rows(const Ids &ids) const = 0;
    /// What a card shows of a row; lists without cards leave it.
    virtual PersonCard cardOf(const Row &) const { return {}; }
    QString idMimeType() const override { return {}; }

    Result<std::vector<RowPtr>> page(const Ids &ids) const final
    {
        auto found = rows(ids);
        if (!found)
            return found.error();
        std::unordered_map<qint64, RowPtr> byId;
        for (auto &[id, row] : *found)
            byId.emplace(id, std::make_shared<const Row>(std::move(row)));
        std::vector<RowPtr> page;
        page.reserve(ids.size());
        for (qint64 id : ids) {
            const auto it = byId.find(id);
            page.push_back(it == byId.end() ? RowPtr() : it->second);
        }
        return page;
    }
    const std::vector<ColumnInfo> &columns() const final { return m_infos; }
    QString text(const RowPtr &row, int column) const final { return m_columns[size_t(column)].text(as(row)); }
    Pill pill(const RowPtr &row, int column) const final
    {
        const auto &pill = m_columns[size_t(column)].pill;
        return pill ? pill(as(row)) : Pill();
    }
    QString spoken(const RowPtr &row, int column) const final
    {
        const auto &spoken = m_columns[size_t(column)].spoken;
        return spoken ? spoken(as(row)) : text(row, column);
    }
    PersonCard card(const RowPtr &row) const final { return cardOf(as(row)); }

private:
    static const Row &as(const RowPtr &row) { return *static_cast<const Row *>(row.get()); }

    std::vector<Column<Row>> m_columns;
    std::vector<ColumnInfo> m_infos;
};

} // namespace goodword
