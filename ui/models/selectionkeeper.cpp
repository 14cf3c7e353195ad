#include "ui/models/selectionkeeper.h"

#include "ui/models/recordtablemodel.h"

#include <QAbstractItemView>
#include <QScrollBar>

#include <algorithm>
#include <unordered_set>

namespace goodword {

SelectionKeeper::SelectionKeeper(QAbstractItemView *view, RecordTableModel *model)
    : QObject(view)
    , m_view(view)
    , m_model(model)
{
    Q_ASSERT(view->model() == model);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &SelectionKeeper::remember);
    connect(model, &QAbstractItemModel::modelReset, this, &SelectionKeeper::restore);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &SelectionKeeper::changed);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SelectionKeeper::changed);
}

/// Rows as ranges: everything selected is one range, however long the list is.
std::vector<std::pair<int, int>> SelectionKeeper::ranges() const
{
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::pair<int, int>> merged;
    for (const auto &range : ranges) {
        if (!merged.empty() && range.first <= merged.back().second + 1)
            merged.back().second = std::max(merged.back().second, range.second);
        else
            merged.push_back(range);
    }
    return merged;
}

Ids SelectionKeeper::selectedIds() const
{
    Ids ids;
    for (const auto &[first, last] : ranges())
        ids.insert(ids.end(), m_model->ids().begin() + first, m_model->ids().begin() + last + 1);
    return ids;
}

int SelectionKeeper::selectedCount() const
{
    int count = 0;
    for (const auto &[first, last] : ranges())
        count += last - first + 1;
    return count;
}

qint64 SelectionKeeper::currentId() const
{
    return m_model->idAt(m_view->currentIndex().row());
}

void SelectionKeeper::select(const Ids &ids)
{
    selectRows(ids, ids.empty() ? 0 : ids.front());
}

void SelectionKeeper::remember()
{
    m_ids = selectedIds();
    m_current = currentId();
    m_scroll = m_view->verticalScrollBar()->value();
}

void SelectionKeeper::restore()
{
    selectRows(m_ids, m_current);
    m_view->verticalScrollBar()->setValue(m_scroll);
    m_ids = {};
}

void SelectionKeeper::selectRows(const Ids &ids, qint64 current)
{
    // Many that lie apart cost the view more than a moment: then nobody is chosen any more.
    static constexpr qsizetype kMostRanges = 5'000;
    const std::unordered_set<qint64> wanted(ids.begin(), ids.end());
    const IdList &all = m_model->ids();
    const int lastColumn = m_model->columnCount() - 1;
    QItemSelection selection;
    for (int row = 0; row < int(all.size()) && !wanted.empty() && selection.size() <= kMostRanges; ++row) {
        if (!wanted.count(all[size_t(row)]))
            continue;
        const int first = row;
        while (row + 1 < int(all.size()) && wanted.count(all[size_t(row) + 1]))
            ++row;
        selection.append(QItemSelectionRange(m_model->index(first, 0), m_model->index(row, lastColumn)));
    }
    if (selection.size() > kMostRanges)
        selection.clear();
    QItemSelectionModel *model = m_view->selectionModel();
    model->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = current > 0 ? m_model->rowOf(current) : -1; row >= 0)
        model->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    emit changed();
}

} // namespace goodword
