#include "ui/models/listkeys.h"

#include "ui/models/recordtablemodel.h"
#include "ui/models/tablecopy.h"
#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>

#include <algorithm>

namespace goodword {

static constexpr int kMostCopied = 20'000;

ListKeys::ListKeys(QAbstractItemView *view)
    : QObject(view)
    , m_view(view)
{
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
}

static bool isCopy(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Copy)
        || (event.key() == Qt::Key_C && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier));
}

bool ListKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched == m_view->viewport()) {
        m_marking = false;
    } else if (event->type() == QEvent::MouseButtonDblClick && watched == m_view->viewport()) {
        const QModelIndex index = m_view->indexAt(static_cast<QMouseEvent *>(event)->pos());
        if (index.isValid())
            emit opened(index.data(IdRole).toLongLong());
    } else if (event->type() == QEvent::ShortcutOverride && watched == m_view) {
        // Copy is the list's own while it has the focus, whatever menu has the same keys.
        if (isCopy(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress && watched == m_view) {
        return key(*static_cast<QKeyEvent *>(event));
    }
    return false;
}

bool ListKeys::key(const QKeyEvent &event)
{
    if (isCopy(event)) {
        emit copyRequested();
        return true;
    }
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    const QModelIndex current = m_view->currentIndex();
    switch (event.key()) {
    case Qt::Key_J:
        move(1);
        return true;
    case Qt::Key_K:
        move(-1);
        return true;
    case Qt::Key_X:
        if (current.isValid()) {
            m_marking = true;
            m_view->selectionModel()->select(current, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current.isValid())
            emit opened(current.data(IdRole).toLongLong());
        return current.isValid();
    case Qt::Key_Space:
        if (current.isValid())
            emit previewed(current.data(IdRole).toLongLong());
        return current.isValid();
    case Qt::Key_Escape:
        return unmark();
    default:
        return false;
    }
}

void ListKeys::move(int step)
{
    const QModelIndex current = m_view->currentIndex();
    const int count = m_view->model()->rowCount();
    if (count == 0)
        return;
    const int row = current.isValid() ? std::clamp(current.row() + step, 0, count - 1) : 0;
    const QModelIndex next = m_view->model()->index(row, current.isValid() ? current.column() : 0);
    const auto flags = m_marking ? QItemSelectionModel::SelectionFlags(QItemSelectionModel::NoUpdate)
                                 : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    m_view->selectionModel()->setCurrentIndex(next, flags);
    m_view->scrollTo(next);
}

bool ListKeys::unmark()
{
    if (!m_marking && selectedRows(m_view).size() < 2)
        return false;
    m_marking = false;
    const QModelIndex current = m_view->currentIndex();
    m_view->selectionModel()->select(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return true;
}

void paintEmptyText(QAbstractItemView *view, const RecordTableModel *model, const QString &text)
{
    if (!model || !model->hasSnapshot() || model->rowCount() > 0 || text.isEmpty())
        return;
    QPainter painter(view->viewport());
    painter.setFont(uiFont(TextSize::Body));
    painter.setPen(tokens().muted);
    const int width = qMin(view->viewport()->width() - 32, scaled(340));
    QRect place(0, 0, width, view->viewport()->height() - 32);
    place.moveCenter(view->viewport()->rect().center());
    painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, text);
}

int copyRows(const RecordTableModel &model, const QList<int> &rows, const QList<int> &columns)
{
    QList<QStringList> table(1);
    for (int column : columns)
        table[0] += model.columns()[size_t(column)].title;
    const qsizetype count = qMin(rows.size(), qsizetype(kMostCopied));
    for (int row : rows.first(count)) {
        QStringList cells;
        for (int column : columns)
            cells += model.index(row, column).data().toString();
        table += cells;
    }
    QGuiApplication::clipboard()->setMimeData(tableMime(table));
    return int(count);
}

QList<int> selectedRows(const QAbstractItemView *view)
{
    QList<int> rows;
    for (const QItemSelectionRange &range : view->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows += row;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace goodword
