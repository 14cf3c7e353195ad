#include "ui/widgets/cardgrid.h"

#include "ui/theme/fonts.h"

#include <QGridLayout>
#include <QResizeEvent>

namespace goodword {

CardGrid::CardGrid(int narrowest, int gap, QWidget *parent)
    : QWidget(parent), m_narrowest(narrowest), m_gap(gap), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(gap);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void CardGrid::add(QWidget *card, int span)
{
    m_cards.append({card, span});
    card->setParent(this);
    m_columns = 0;
}

int CardGrid::columnsFor(int width) const
{
    int wanted = 0;
    for (const auto &[card, span] : m_cards)
        wanted += card->isHidden() ? 0 : span;
    const int fit = (width + m_gap) / (scaled(m_narrowest) + m_gap);
    return qBound(1, fit, qMax(1, wanted));
}

void CardGrid::arrange()
{
    m_columns = columnsFor(width());
    for (const auto &[card, span] : m_cards)
        m_grid->removeWidget(card);
    for (int column = 0; column < qMax(m_grid->columnCount(), m_columns); ++column)
        m_grid->setColumnStretch(column, column < m_columns ? 1 : 0);
    int row = 0, column = 0;
    for (const auto &[card, span] : m_cards) {
        if (card->isHidden())
            continue;
        const int wide = qMin(span, m_columns);
        if (column + wide > m_columns) {
            ++row;
            column = 0;
        }
        m_grid->addWidget(card, row, column, 1, wide);
        column += wide;
    }
    updateGeometry();
}

void CardGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (columnsFor(event->size().width()) != m_columns)
        arrange();
}

} // namespace goodword
