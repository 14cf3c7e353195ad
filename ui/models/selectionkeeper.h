#pragma once
// Keeps what is selected and current in a view by id, while its model swaps one snapshot for another. Rows that left the
// list leave the selection. Make it after the view has its model.

#include "ui/models/recordsource.h"

#include <QObject>

class QAbstractItemView;

namespace goodword {

class RecordTableModel;

class SelectionKeeper final : public QObject
{
    Q_OBJECT
public:
    SelectionKeeper(QAbstractItemView *view, RecordTableModel *model);

    Ids selectedIds() const; ///< in the order of the list
    int selectedCount() const;
    qint64 currentId() const;
    /// Selects these, where they are in the list, and makes the first of them current.
    void select(const Ids &ids);

signals:
    /// The set of selected ids may have changed, by hand or by a new snapshot.
    void changed();

private:
    void remember();
    void restore();
    std::vector<std::pair<int, int>> ranges() const;
    void selectRows(const Ids &ids, qint64 current);

    QAbstractItemView *m_view;
    RecordTableModel *m_model;
    Ids m_ids;
    qint64 m_current = 0;
    int m_scroll = 0;
};

} // namespace goodword
