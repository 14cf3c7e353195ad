#include "ui/pages/testimonials/wallview.h"

#include "ui/pages/testimonials/quotecard.h"
#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace goodword {

static constexpr int kGap = 14;
static constexpr int kNarrowest = 250;
static constexpr int kPortion = 150;

// ---- the model

void WallModel::setRows(std::vector<TestimonialRow> rows, QDate today)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_today = today;
    endResetModel();
}

int WallModel::rowOf(TestimonialId id) const
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].testimonial.id == id)
            return int(i);
    }
    return -1;
}

QVariant WallModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const TestimonialRow &row = at(index.row());
    if (role == Qt::DisplayRole)
        return row.wording;
    if (role == Qt::AccessibleTextRole)
        return spokenQuote(row, m_today);
    return {};
}

// ---- the view

WallView::WallView(WallModel *model, QWidget *parent) : QAbstractItemView(parent), m_model(model)
{
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setProperty("clear", true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setAccessibleName(tr("Testimonials"));
    viewport()->setMouseTracking(true);
    setViewportMargins(0, 0, 16, 0); // between the cards and the scroll bar, mirrored with it
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &WallView::measureSome);
    connect(model, &QAbstractItemModel::modelReset, this, &WallView::forget);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (selectionModel()->selectedIndexes().size() == 1)
            emit opened(m_model->at(index.row()).testimonial.id);
    });
    forget();
}

void WallView::forget()
{
    m_cards.clear();
    const int width = viewport()->width();
    const int columns = qBound(1, (width + kGap) / (scaled(kNarrowest) + kGap), 6);
    m_bottoms.assign(size_t(columns), 0);
    m_columnWidth = qMax(120, (width - kGap * (columns - 1)) / columns);
    m_hovered = -1;
    updateGeometries();
    viewport()->update();
}

void WallView::place() const
{
    const int row = int(m_cards.size());
    const auto shortest = std::min_element(m_bottoms.begin(), m_bottoms.end());
    const int column = int(shortest - m_bottoms.begin());
    const int height = quoteCardHeight(m_model->at(row), m_columnWidth, m_model->today());
    m_cards.push_back({column * (m_columnWidth + kGap), *shortest, m_columnWidth, height});
    *shortest += height + kGap;
}

void WallView::measureTo(int y) const
{
    while (int(m_cards.size()) < m_model->rowCount() && *std::min_element(m_bottoms.begin(), m_bottoms.end()) < y)
        place();
}

void WallView::measureRow(int row) const
{
    while (int(m_cards.size()) <= row && int(m_cards.size()) < m_model->rowCount())
        place();
}

void WallView::measureSome()
{
    measureRow(int(m_cards.size()) + kPortion);
    updateGeometries();
}

/// What is not measured yet is as high as what is, on the average.
int WallView::contentHeight() const
{
    const int measured = *std::max_element(m_bottoms.begin(), m_bottoms.end());
    const double left = m_model->rowCount() - int(m_cards.size());
    if (left <= 0 || m_cards.empty())
        return measured;
    return measured + int(double(measured) * left / double(m_cards.size()));
}

void WallView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    if (m_bottoms.empty())
        return;
    measureTo(verticalScrollBar()->value() + viewport()->height());
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(40);
    verticalScrollBar()->setRange(0, qMax(0, contentHeight() - viewport()->height()));
    verticalScrollBar()->setEnabled(verticalScrollBar()->maximum() > 0); // it keeps its place, so that cards do not jump
    if (int(m_cards.size()) < m_model->rowCount())
        m_idle.start();
    else
        m_idle.stop();
}

int WallView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect WallView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_model->rowCount())
        return {};
    measureRow(index.row());
    return QStyle::visualRect(layoutDirection(), viewport()->rect(), m_cards[size_t(index.row())].translated(0, -verticalOffset()));
}

void WallView::scrollTo(const QModelIndex &index, ScrollHint)
{
    const QRect rect = visualRect(index);
    if (rect.isEmpty())
        return;
    updateGeometries();
    if (rect.top() < 0 || rect.height() > viewport()->height())
        verticalScrollBar()->setValue(verticalOffset() + rect.top() - 4);
    else if (rect.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalOffset() + rect.bottom() - viewport()->height() + 4);
}

QModelIndex WallView::indexAt(const QPoint &point) const
{
    measureTo(verticalOffset() + viewport()->height());
    for (int row = 0; row < int(m_cards.size()); ++row) {
        const QModelIndex index = m_model->index(row);
        if (visualRect(index).contains(point))
            return index;
    }
    return {};
}

TestimonialId WallView::current() const
{
    return currentIndex().isValid() ? m_model->at(currentIndex().row()).testimonial.id : TestimonialId();
}

std::vector<TestimonialId> WallView::selected() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    std::vector<TestimonialId> ids;
    for (const int row : rows)
        ids.push_back(m_model->at(row).testimonial.id);
    return ids;
}

void WallView::choose(TestimonialId id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
    scrollTo(m_model->index(row));
}

void WallView::select(const std::vector<TestimonialId> &ids, TestimonialId current)
{
    QItemSelection selection;
    for (const TestimonialId id : ids) {
        if (const int row = m_model->rowOf(id); row >= 0)
            selection.select(m_model->index(row), m_model->index(row));
    }
    if (const int row = m_model->rowOf(current); row >= 0)
        selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

/// The card at about the same height, some columns further.
QModelIndex WallView::beside(const QModelIndex &from, int columns) const
{
    const QRect here = m_cards[size_t(from.row())];
    const int wanted = here.left() + columns * (m_columnWidth + kGap);
    int best = -1, distance = 0;
    for (int row = 0; row < int(m_cards.size()); ++row) {
        const QRect &card = m_cards[size_t(row)];
        const int far = qAbs(card.center().y() - here.center().y());
        if (card.left() == wanted && (best < 0 || far < distance)) {
            best = row;
            distance = far;
        }
    }
    return best < 0 ? from : m_model->index(best);
}

QModelIndex WallView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid() || action == MoveHome)
        return m_model->index(0);
    if (action == MoveEnd)
        return m_model->index(rows - 1);
    if (action == MoveNext || action == MovePrevious)
        return m_model->index(qBound(0, current.row() + (action == MoveNext ? 1 : -1), rows - 1));
    measureRow(current.row());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (action == MoveLeft || action == MoveRight)
        return beside(current, (action == MoveRight) != mirrored ? 1 : -1);
    // Up and down within the column.
    const QRect here = m_cards[size_t(current.row())];
    const bool down = action == MoveDown || action == MovePageDown;
    const int reach = action == MovePageDown || action == MovePageUp ? viewport()->height() : 1;
    measureTo(here.bottom() + reach + viewport()->height());
    int found = current.row();
    const int step = down ? 1 : -1;
    for (int row = current.row() + step; row >= 0 && row < int(m_cards.size()); row += step) {
        if (m_cards[size_t(row)].left() != here.left())
            continue;
        found = row;
        if (qAbs(m_cards[size_t(row)].top() - here.top()) >= reach)
            break;
    }
    return m_model->index(found);
}

void WallView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    QItemSelection selection;
    const QRect area = rect.normalized();
    for (int row = 0; row < int(m_cards.size()); ++row) {
        const QModelIndex index = m_model->index(row);
        if (visualRect(index).intersects(area))
            selection.select(index, index);
    }
    selectionModel()->select(selection, command);
}

QRegion WallView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QModelIndex &index : selection.indexes()) {
        if (index.row() < int(m_cards.size()))
            region += visualRect(index);
    }
    return region;
}

void WallView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    emit currentIdChanged(this->current());
}

void WallView::paintEvent(QPaintEvent *event)
{
    measureTo(verticalOffset() + viewport()->height());
    QPainter painter(viewport());
    painter.setLayoutDirection(layoutDirection());
    for (int row = 0; row < int(m_cards.size()); ++row) {
        const QModelIndex index = m_model->index(row);
        const QRect rect = visualRect(index);
        if (!rect.intersects(event->rect()))
            continue;
        CardLook look;
        look.selected = selectionModel()->isSelected(index);
        look.hovered = row == m_hovered;
        look.focused = hasFocus() && index == currentIndex();
        look.direction = layoutDirection();
        paintQuoteCard(&painter, rect, m_model->at(row), m_model->today(), look);
    }
}

void WallView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    const QModelIndex kept = currentIndex();
    forget();
    if (kept.isValid())
        scrollTo(kept);
}

void WallView::scrollContentsBy(int, int)
{
    updateGeometries();
    viewport()->update();
}

void WallView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier || event->matches(QKeySequence::Copy)) {
        switch (event->key()) {
        case Qt::Key_C: emit copyWanted(); return;
        case Qt::Key_P: emit publishWanted(); return;
        case Qt::Key_Delete: emit removeWanted(); return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (currentIndex().isValid())
                emit opened(current());
            return;
        case Qt::Key_J:
        case Qt::Key_K:
            if (m_model->rowCount() > 0)
                setCurrentIndex(moveCursor(event->key() == Qt::Key_J ? MoveNext : MovePrevious, {}));
            return;
        default: break;
        }
    }
    QAbstractItemView::keyPressEvent(event);
}

bool WallView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::Leave) {
        const int over = event->type() == QEvent::Leave ? -1 : indexAt(static_cast<QMouseEvent *>(event)->pos()).row();
        if (over != m_hovered) {
            m_hovered = over;
            viewport()->setCursor(over >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
            viewport()->update();
        }
    }
    return QAbstractItemView::viewportEvent(event);
}

void WallView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        forget();
}

} // namespace goodword
