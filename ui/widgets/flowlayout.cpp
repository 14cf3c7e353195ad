#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace goodword
{

FlowLayout::FlowLayout(QWidget *parent, int gap)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0, height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width ? m_gap : 0);
        height = qMax(height, item->sizeHint().height());
    }
    const QMargins m = contentsMargins();
    return {width + m.left() + m.right(), height + m.top() + m.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QMargins m = contentsMargins();
    const QRect inner = rect.marginsRemoved(m);
    int x = inner.left(), y = inner.top(), height = 0;
    QList<std::pair<QLayoutItem *, QRect>> line;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        // What is wider than a line takes the lines it needs within that width.
        const bool wide = item->sizeHint().width() > inner.width();
        const int itemHeight = wide && item->hasHeightForWidth() ? item->heightForWidth(inner.width()) : item->sizeHint().height();
        const QSize size(qMin(item->sizeHint().width(), inner.width()), itemHeight);
        if (!line.isEmpty() && x + size.width() > inner.right() + 1) {
            if (apply)
                placeLine(line, inner, height);
            line.clear();
            x = inner.left();
            y += height + m_gap;
            height = 0;
        }
        line.emplace_back(item, QRect(QPoint(x, y), size));
        x += size.width() + m_gap;
        height = qMax(height, size.height());
    }
    if (apply)
        placeLine(line, inner, height);
    return y + height - rect.top() + m.bottom();
}

void FlowLayout::placeLine(const QList<std::pair<QLayoutItem *, QRect>> &line, const QRect &inner, int height) const
{
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const int free = line.isEmpty() ? 0 : inner.right() - line.last().second.right();
    const int shift = alignment() & Qt::AlignHCenter ? qMax(0, free / 2) : 0;
    for (const auto &[item, rect] : line) {
        const QRect centred = rect.translated(shift, (height - rect.height()) / 2);
        item->setGeometry(QStyle::visualRect(direction, inner, centred));
    }
}

} // namespace goodword
