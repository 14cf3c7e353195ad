#include "core/report/bookletparts.h"
#include "core/report/colour.h"

#include <algorithm>
#include <array>
#include <deque>

namespace goodword {

namespace {

constexpr qreal kGap = 16;
constexpr qreal kPadding = 18;
constexpr qreal kRadius = 10;
constexpr qreal kStarSize = 9.5;
constexpr qreal kStarsGap = 11;
constexpr qreal kCreditGap = 14;
constexpr int kShortQuote = 85;   ///< characters: set larger
constexpr int kBetweenAccents = 5; ///< cards from one in full brand colour to the next
constexpr size_t kLookAhead = 8;
constexpr qreal kMostStretch = 22; ///< how far gaps may grow for the columns to end level

/// A card, or one part of a card that is longer than a column.
struct Card {
    TextPiece text;
    int first = 0;
    int count = -1;
    std::shared_ptr<const Credit> credit; ///< on the last part only
    std::optional<double> rating;         ///< on the first part only
    bool rightToLeft = false;
    bool accent = false;
    qreal height = 0;
};

struct Placed {
    const Card *card;
    qreal top;
};

qreal heightOf(const Card &card)
{
    return 2 * kPadding + (card.rating ? kStarSize + kStarsGap : 0) + card.text->height(card.first, card.count)
        + (card.credit && card.credit->height() > 0 ? kCreditGap + card.credit->height() : 0);
}

class Wall
{
public:
    Wall(const BookletTheme &theme, const Booklet::TakePage &take)
        : m_theme(theme), m_take(take), m_cardWidth((theme.content.width() - kGap) / 2)
    {
    }

    bool stopped() const { return m_stopped; }

    void add(const BookletQuote &quote)
    {
        ++m_quotes;
        m_waiting.push_back(cardOf(quote));
        if (m_waiting.size() >= kLookAhead)
            placeNext();
    }

    void finish()
    {
        while (!m_waiting.empty() && !m_stopped)
            placeNext();
        finishPage(false);
    }

private:
    /// In order, except that a card too tall for what is left of a page lets a later one that fits go first: a wall
    /// without holes is worth more here than the exact order.
    void placeNext()
    {
        const auto fits = std::find_if(m_waiting.begin(), m_waiting.end(),
                                       [this](const Card &card) { return fitsOnPage(card); });
        const auto next = fits != m_waiting.end() ? fits : m_waiting.begin();
        const Card card = *next;
        m_waiting.erase(next);
        placeInParts(card);
    }

    void placeInParts(Card card)
    {
        while (card.height > m_theme.content.height()) {
            Card part = card;
            part.credit.reset();
            const qreal room = m_theme.content.height() - 2 * kPadding - (card.rating ? kStarSize + kStarsGap : 0);
            const int left = card.text->lineCount() - card.first;
            part.count = std::clamp(card.text->linesThatFit(card.first, room), 1, std::max(1, left - 2));
            part.height = heightOf(part);
            place(part);
            card.first += part.count;
            card.rating.reset();
            card.height = heightOf(card);
        }
        place(card);
    }

    Card cardOf(const BookletQuote &quote)
    {
        Card card;
        const bool isShort = quote.text.size() <= kShortQuote;
        card.accent = isShort && m_sinceAccent >= kBetweenAccents;
        m_sinceAccent = card.accent ? 0 : m_sinceAccent + 1;
        card.rightToLeft = readsRightToLeft(quote);
        card.rating = quote.rating;
        TextStyle style;
        style.size = isShort ? 15 : 10.5;
        style.leading = isShort ? 1.36 : 1.52;
        style.weight = isShort ? QFont::Medium : QFont::Normal;
        style.colour = card.accent ? m_theme.onBrand : m_theme.ink;
        style.align = card.rightToLeft ? TextAlign::Right : TextAlign::Left;
        style.keepsGlyphs = m_theme.paintedAtOnce;
        const qreal inner = m_cardWidth - 2 * kPadding;
        const QString words = inMarks(quote, m_theme);
        card.text = std::make_shared<const TextBlock>(isShort ? TextBlock::balanced(words, style, inner)
                                                              : TextBlock(words, style, inner));
        const QColor role = card.accent ? m_theme.onBrand : m_theme.soft;
        card.credit = std::make_shared<const Credit>(
            quote, m_theme, Credit::Look{28, 9.5, 8.5, style.colour, role}, inner);
        card.height = heightOf(card);
        return card;
    }

    qreal bottomOf(size_t column) const
    {
        const auto &cards = m_columns[column];
        return cards.empty() ? 0 : cards.back().top + cards.back().card->height + kGap;
    }

    size_t leadingColumn() const { return m_theme.locale.textDirection() == Qt::RightToLeft ? 1 : 0; }

    size_t shorterColumn() const
    {
        const size_t leading = leadingColumn(), other = 1 - leading;
        return bottomOf(other) < bottomOf(leading) ? other : leading;
    }

    bool fitsOnPage(const Card &card) const
    {
        return bottomOf(shorterColumn()) + card.height <= m_theme.content.height();
    }

    void place(const Card &card)
    {
        if (!fitsOnPage(card))
            finishPage(true);
        const size_t column = shorterColumn();
        m_cards.push_back(std::make_unique<Card>(card));
        m_columns[column].push_back({m_cards.back().get(), bottomOf(column)});
    }

    void finishPage(bool full)
    {
        if (m_stopped || (m_columns[0].empty() && m_columns[1].empty()))
            return;
        Sheet sheet;
        for (size_t column = 0; column < m_columns.size(); ++column) {
            auto &cards = m_columns[column];
            const qreal slack = m_theme.content.height() - (bottomOf(column) - kGap);
            const qreal stretch = full && cards.size() > 1 ? slack / qreal(cards.size() - 1) : 0;
            for (size_t i = 0; i < cards.size(); ++i) {
                const qreal shift = stretch <= kMostStretch ? stretch * qreal(i) : 0;
                addCard(sheet, *cards[i].card, column, cards[i].top + shift);
            }
            cards.clear();
        }
        m_cards.clear();
        m_stopped = !m_take(std::move(sheet), m_quotes);
    }

    void addCard(Sheet &sheet, const Card &card, size_t column, qreal top) const
    {
        const QRectF box(m_theme.content.left() + qreal(column) * (m_cardWidth + kGap), m_theme.content.top() + top,
                         m_cardWidth, card.height);
        sheet.fill(box, card.accent ? m_theme.brand : m_theme.tint, kRadius);
        const qreal x = box.left() + kPadding;
        qreal y = box.top() + kPadding;
        if (card.rating) {
            const qreal starsX = card.rightToLeft ? box.right() - kPadding - starsWidth(kStarSize) : x;
            const QColor on = card.accent ? m_theme.onBrand : m_theme.brandMark;
            const QColor off = card.accent ? mixed(m_theme.brand, m_theme.onBrand, 0.3) : mixed(m_theme.tint, m_theme.ink, 0.12);
            addStars(sheet, {starsX, y}, *card.rating, kStarSize, on, off);
            y += kStarSize + kStarsGap;
        }
        const qreal textX = card.rightToLeft ? box.right() - kPadding - card.text->width() : x;
        sheet.text(card.text, {textX, y}, card.first, card.count);
        y += card.text->height(card.first, card.count);
        if (card.credit)
            card.credit->addTo(sheet, {x, y + kCreditGap});
    }

    const BookletTheme &m_theme;
    const Booklet::TakePage &m_take;
    qreal m_cardWidth;
    size_t m_quotes = 0;
    bool m_stopped = false;
    std::array<std::vector<Placed>, 2> m_columns;
    std::deque<Card> m_waiting;
    std::vector<std::unique_ptr<Card>> m_cards;
    int m_sinceAccent = kBetweenAccents - 2;
};

} // namespace

void wallPages(const std::vector<BookletQuote> &quotes, const BookletTheme &theme, const Booklet::TakePage &take)
{
    Wall wall(theme, take);
    for (const BookletQuote &quote : quotes) {
        if (wall.stopped())
            return;
        wall.add(quote);
    }
    wall.finish();
}

} // namespace goodword
