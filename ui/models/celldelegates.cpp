#include "ui/models/celldelegates.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QAbstractItemView>
#include <QPainter>

namespace goodword {

Tint pillTint(const Pill &pill)
{
    const Tokens &t = tokens();
    if (pill.own.isValid())
        return t.tint(pill.own);
    switch (pill.tone) {
    case PillTone::Accent:
        return {t.accent, t.accentSoft};
    case PillTone::Good:
        return {t.green, t.greenSoft};
    case PillTone::Warn:
        return {t.amber, t.amberSoft};
    case PillTone::Bad:
        return {t.red, t.redSoft};
    case PillTone::Neutral:
        break;
    }
    // In the dark a card is as light as a hovered line: a neutral pill stands off both.
    return {t.muted, t.dark && !t.highContrast ? mixed(t.raised, t.muted, 0.16) : t.hover};
}

QString npsScoreText(double score)
{
    return QLocale().toString(score, 'f', score == double(qint64(score)) ? 0 : 1);
}

static constexpr int kInset = 8; ///< as the header's sections have it

/// pillWidth() of a text that is painted again and again.
static int widthOfPill(LinePainter &lines, const Pill &pill)
{
    return lines.widthOf(pill.text, kPillFont) + kPillPadding;
}

/// A pill on a selected card stands on the accent's soft colour, so it takes the plain ground.
static Tint onGround(Tint tint, bool selected)
{
    if (selected)
        tint.soft = tokens().surface;
    return {readableOn(tint.text, tint.soft), tint.soft};
}

/// A drawing area of a card: rectangles are given as for left-to-right and mirrored where needed.
namespace {
struct CardArea {
    Qt::LayoutDirection direction;
    QRect whole;
    QRect at(int x, int y, int width, int height) const
    {
        return QStyle::visualRect(direction, whole, QRect(x, y, width, height));
    }
};
} // namespace

// ---- a cell of a table

int RowDelegate::rowHeight()
{
    return scaled(40);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto look = ColumnInfo::Look(index.data(LookRole).toInt());
    const QFont font = uiFont(TextSize::Body, look == ColumnInfo::Look::Person ? QFont::DemiBold : QFont::Normal);
    const int extra = look == ColumnInfo::Look::Person ? scaled(26) + 36 : 28;
    Q_UNUSED(option);
    return {QFontMetrics(font).horizontalAdvance(oneLine(index.data().toString())) + extra, rowHeight()};
}

void RowDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option, int row) const
{
    const Tokens &t = tokens();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, t.accentSoft);
    else if (row == m_hovered)
        painter->fillRect(option.rect, t.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.border);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != row)
        return;
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 2), t.accent);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2), t.accent);
    using Position = QStyleOptionViewItem::ViewItemPosition;
    const auto side = [&](int x) {
        const QRect edge(x, option.rect.top(), 2, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, edge), t.accent);
    };
    if (option.viewItemPosition == Position::Beginning || option.viewItemPosition == Position::OnlyOne)
        side(option.rect.left());
    if (option.viewItemPosition == Position::End || option.viewItemPosition == Position::OnlyOne)
        side(option.rect.right() - 1);
}

/// Leaves pen and font of the painter changed: the view sets what it paints with itself.
void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    using Look = ColumnInfo::Look;
    paintGround(painter, option, index.row());
    const auto look = Look(index.data(LookRole).toInt());
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignHorizontal_Mask;
    QRect rect = option.rect.adjusted(kInset, 0, -kInset, 0);
    // The header keeps room for its sort arrow on the right; cells stand under its text.
    if ((alignment & Qt::AlignRight) && option.direction == Qt::LeftToRight)
        rect.adjust(0, 0, -10, 0);
    if (look == Look::Pill || look == Look::Nps)
        paintPill(painter, option, rect, alignment, index.data(PillRole).value<Pill>());
    else if (look == Look::Person)
        paintPerson(painter, option, rect, index.data().toString());
    else
        m_lines.draw(painter, rect, index.data().toString(), {}, look == Look::Muted ? tokens().muted : tokens().text, alignment);
}

void RowDelegate::paintPill(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, Qt::Alignment alignment,
                            const Pill &pill) const
{
    if (pill.isEmpty())
        return;
    const QSize size(qMin(widthOfPill(m_lines, pill), rect.width()), pillHeight());
    const QRect place = QStyle::alignedRect(option.direction, alignment | Qt::AlignVCenter, size, rect);
    drawPill(painter, place, pill.text, onGround(pillTint(pill), option.state & QStyle::State_Selected));
}

void RowDelegate::paintPerson(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &name) const
{
    if (name.isEmpty())
        return;
    const int side = scaled(26);
    const QRect place(rect.left(), option.rect.center().y() - side / 2, side, side);
    drawAvatar(painter, QStyle::visualRect(option.direction, option.rect, place), name);
    const QRect beside = QStyle::visualRect(option.direction, option.rect, rect.adjusted(side + 10, 0, 0, 0));
    m_lines.draw(painter, beside, name, {TextSize::Body, QFont::DemiBold}, tokens().text);
}

// ---- the card of a list

QSize PersonCardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, scaled(68)};
}

void PersonCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const auto card = index.data(CardRole).value<PersonCard>();
    const bool selected = option.state & QStyle::State_Selected;
    const QRect r = option.rect.adjusted(8, 2, -8, -2);
    const CardArea area{option.direction, option.rect};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? t.accentSoft : t.hover);
        painter->drawRoundedRect(r, 10, 10);
    }
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(painter, r, 9);
    const int side = scaled(38), line = scaled(20);
    drawAvatar(painter, area.at(r.left() + 10, r.center().y() - side / 2, side, side), card.name);

    const int left = r.left() + side + 22, right = r.right() - 12;
    const int top = r.center().y() - line - 1, bottom = r.center().y() + 1;
    static constexpr LineFont kSmall{TextSize::Small}, kScore{TextSize::Small, QFont::DemiBold};
    const int lastWidth = qMin(m_lines.widthOf(card.lastTouch, kSmall) + 4, (right - left) / 3);
    m_lines.draw(painter, area.at(left, top, right - left - lastWidth - 6, line), card.name,
                 {TextSize::Lead, QFont::DemiBold}, t.text);
    m_lines.draw(painter, area.at(right - lastWidth, top, lastWidth, line), card.lastTouch, kSmall, t.faint, Qt::AlignRight);

    int edge = right;
    if (!card.stage.isEmpty()) {
        const int width = qMin(widthOfPill(m_lines, card.stage), (right - left) / 2);
        drawPill(painter, area.at(edge - width, bottom + (line - pillHeight()) / 2, width, pillHeight()),
                 card.stage.text, onGround(pillTint(card.stage), selected));
        edge -= width + 8;
    }
    if (card.nps) {
        const QString score = npsScoreText(*card.nps);
        const int width = m_lines.widthOf(score, kScore) + 4;
        m_lines.draw(painter, area.at(edge - width, bottom, width, line), score, kScore,
                     pillTint({score, npsTone(*card.nps), {}}).text, Qt::AlignRight);
        edge -= width + 8;
    }
    m_lines.draw(painter, area.at(left, bottom, edge - left, line), card.company, {}, t.muted);
    painter->restore();
}

// ---- the card of a board

QSize BoardCardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {160, scaled(96)};
}

void BoardCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const auto card = index.data(CardRole).value<PersonCard>();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const QRect r = option.rect.adjusted(2, 4, -2, -4);
    const CardArea area{option.direction, option.rect};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(selected ? t.accent : hovered ? t.strongBorder : t.border, 1));
    painter->setBrush(selected ? t.accentSoft : card.aged ? mixed(t.raised, t.amberSoft, 0.7) : t.raised);
    painter->drawRoundedRect(QRectF(r).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(painter, r, 10);
    const int side = scaled(30), line = scaled(18);
    drawAvatar(painter, area.at(r.left() + 12, r.top() + 12, side, side), card.name);
    const int left = r.left() + side + 22, width = r.right() - 10 - left;
    m_lines.draw(painter, area.at(left, r.top() + 9, width, line), card.name, {TextSize::Body, QFont::DemiBold}, t.text);
    m_lines.draw(painter, area.at(left, r.top() + 9 + line, width, line), card.company, {TextSize::Small}, t.muted);

    const int y = r.bottom() - 10 - pillHeight();
    static constexpr LineFont kTiny{TextSize::Tiny};
    const int lastWidth = m_lines.widthOf(card.lastTouch, kTiny) + 4;
    int x = r.left() + 12, end = r.right() - 10 - lastWidth;
    m_lines.draw(painter, area.at(end, y, lastWidth, pillHeight()), card.lastTouch, kTiny, card.aged ? t.muted : t.faint, Qt::AlignRight);
    if (card.aged) {
        const int mark = scaled(12);
        end -= mark + 4;
        drawIcon(painter, QStringLiteral("hourglass-split"), area.at(end, y + (pillHeight() - mark) / 2, mark, mark), t.amber);
    }
    end -= 6;
    const auto pill = [&](const Pill &p) {
        const int wide = qMin(widthOfPill(m_lines, p), end - x);
        if (p.isEmpty() || wide < scaled(28))
            return;
        drawPill(painter, area.at(x, y, wide, pillHeight()), p.text, onGround(pillTint(p), selected));
        x += wide + 6;
    };
    if (card.nps)
        pill({tr("NPS %1").arg(npsScoreText(*card.nps)), npsTone(*card.nps), {}});
    pill(card.next);
    painter->restore();
}

} // namespace goodword
