#pragma once
// A table over a RecordTableModel: columns chosen, moved and sized by the person and kept under their keys, keys of every
// list, rows copied as a table or dragged out as text. Knows no aggregate; pages connect to its signals.

#include "ui/models/selectionkeeper.h"

#include <QTableView>

class QMenu;

namespace goodword {

class ListKeys;
class RecordTableModel;
class RowDelegate;

class RecordTableView final : public QTableView
{
    Q_OBJECT
public:
    explicit RecordTableView(RecordTableModel *model, QWidget *parent = nullptr);

    SelectionKeeper *keeper() const { return m_keeper; }
    /// What to do where there is nothing: one or two plain sentences.
    void setEmptyText(const QString &text);

    /// Columns (key, width, order, hidden) and the sort order, as JSON. Unknown columns are passed over, new ones keep
    /// their defaults.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);
    /// The column chooser, for the header's menu and for a button.
    void fillColumnMenu(QMenu *menu);
    QList<int> shownColumns() const; ///< in the order seen

    void copySelection();
    void keyboardSearch(const QString &) override {} ///< would read the whole book, one page after another

signals:
    void opened(qint64 id);
    void previewed(qint64 id);
    void currentIdChanged(qint64 id);
    void copied(int rows, int leftOut);
    void stateChanged();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpHeader();
    void headerClicked(int column);
    void showSortIndicator();
    void hover(int row);

    RecordTableModel *m_model;
    RowDelegate *m_delegate;
    SelectionKeeper *m_keeper;
    QString m_emptyText;
};

} // namespace goodword
