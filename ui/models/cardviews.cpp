#include "ui/models/cardviews.h"

#include "ui/models/celldelegates.h"
#include "ui/models/listkeys.h"
#include "ui/models/recordtablemodel.h"
#include "ui/theme/paint.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QPainter>

namespace goodword {

CardListView::CardListView(RecordTableModel *model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setModel(model);
    setItemDelegate(new PersonCardDelegate(this));
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_keeper = new SelectionKeeper(this, model);
    auto *keys = new ListKeys(this);
    connect(keys, &ListKeys::opened, this, &CardListView::opened);
    connect(keys, &ListKeys::previewed, this, &CardListView::previewed);
    connect(keys, &ListKeys::copyRequested, this, &CardListView::copySelection);
    connect(model, &RecordTableModel::snapshotReady, viewport(), qOverload<>(&QWidget::update));
}

void CardListView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void CardListView::copySelection()
{
    const QList<int> rows = selectedRows(this);
    if (rows.isEmpty())
        return;
    QList<int> columns;
    for (int i = 0; i < m_model->columnCount(); ++i)
        if (m_model->columns()[size_t(i)].shownAtFirst)
            columns += i;
    const int count = copyRows(*m_model, rows, columns);
    emit copied(count, int(rows.size()) - count);
}

void CardListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.row() != previous.row())
        emit currentIdChanged(m_model->idAt(current.row()));
}

void CardListView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    paintEmptyText(this, m_model, m_emptyText);
}

BoardColumnView::BoardColumnView(RecordTableModel *model, QWidget *parent)
    : CardListView(model, parent)
{
    setItemDelegate(new BoardCardDelegate(this));
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(false);
    setProperty("clear", true);
    model->setAcceptsDrops(true);
    connect(model, &RecordTableModel::idsDropped, this, &BoardColumnView::dropped);
}

void BoardColumnView::keyPressEvent(QKeyEvent *event)
{
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const int step = (event->key() == Qt::Key_Right) == isLeftToRight() ? 1 : -1;
    if (sideways && event->modifiers() == Qt::ControlModifier) {
        if (const Ids ids = keeper()->selectedIds(); !ids.empty())
            emit moveRequested(ids, step);
    } else if (sideways && event->modifiers() == Qt::NoModifier) {
        emit neighbourRequested(step);
    } else {
        CardListView::keyPressEvent(event);
    }
}

void BoardColumnView::dragEnterEvent(QDragEnterEvent *event)
{
    CardListView::dragEnterEvent(event);
    setUnderDrag(event->isAccepted() && event->source() != this);
}

void BoardColumnView::dragLeaveEvent(QDragLeaveEvent *event)
{
    CardListView::dragLeaveEvent(event);
    setUnderDrag(false);
}

void BoardColumnView::dropEvent(QDropEvent *event)
{
    setUnderDrag(false);
    if (event->source() == this) {
        event->ignore();
        return;
    }
    CardListView::dropEvent(event);
}

void BoardColumnView::setUnderDrag(bool on)
{
    m_underDrag = on;
    viewport()->update();
}

void BoardColumnView::paintEvent(QPaintEvent *event)
{
    CardListView::paintEvent(event);
    if (!m_underDrag)
        return;
    QPainter painter(viewport());
    drawFocusRing(&painter, viewport()->rect(), 10);
}

} // namespace goodword
