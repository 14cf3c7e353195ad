#pragma once
// Records as cards over the same RecordTableModel: the list beside an open customer, and one column of a board, from
// which cards are dragged, or moved by Ctrl+Left and Ctrl+Right. A board column never moves anything itself: it asks.

#include "ui/models/selectionkeeper.h"

#include <QListView>

namespace goodword {

class RecordTableModel;

class CardListView : public QListView
{
    Q_OBJECT
public:
    explicit CardListView(RecordTableModel *model, QWidget *parent = nullptr);

    RecordTableModel *records() const { return m_model; }
    SelectionKeeper *keeper() const { return m_keeper; }
    void setEmptyText(const QString &text);
    void copySelection();
    void keyboardSearch(const QString &) override {} ///< would read the whole book, one page after another

signals:
    void opened(qint64 id);
    void previewed(qint64 id);
    void currentIdChanged(qint64 id);
    void copied(int rows, int leftOut);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;

private:
    RecordTableModel *m_model;
    SelectionKeeper *m_keeper;
    QString m_emptyText;
};

class BoardColumnView final : public CardListView
{
    Q_OBJECT
public:
    explicit BoardColumnView(RecordTableModel *model, QWidget *parent = nullptr);

signals:
    /// Cards were dropped here from another column.
    void dropped(const std::vector<qint64> &ids);
    /// The selected cards are to go to a neighbour: 1 is the next stage, -1 the one before.
    void moveRequested(const std::vector<qint64> &ids, int step);
    void neighbourRequested(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUnderDrag(bool on);

    bool m_underDrag = false;
};

} // namespace goodword
