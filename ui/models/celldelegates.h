#pragma once
// How rows look: a cell of a table, the 68 px card of a list and the 96 px card of a board. Everything is drawn as one
// line of plain text, elided and isolated, mirrored in right-to-left. They read roles only and know no aggregate.

#include "ui/models/recordcell.h"
#include "ui/theme/linepainter.h"
#include "ui/theme/tokens.h"

#include <QStyledItemDelegate>

namespace goodword {

Tint pillTint(const Pill &pill);
/// "9", "8.5"
QString npsScoreText(double score);

class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    static int rowHeight();
    void setHoveredRow(int row) { m_hovered = row; }
    int hoveredRow() const { return m_hovered; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, int row) const;
    void paintPill(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, Qt::Alignment alignment,
                   const Pill &pill) const;
    void paintPerson(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &name) const;

    int m_hovered = -1;
    mutable LinePainter m_lines;
};

class PersonCardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    mutable LinePainter m_lines;
};

class BoardCardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    mutable LinePainter m_lines;
};

} // namespace goodword
