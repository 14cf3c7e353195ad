#include "core/report/bookletparts.h"
#include "core/report/colour.h"

#include <algorithm>

namespace goodword {

namespace {

constexpr qreal kMarginColumn = 132; ///< where the people stand
constexpr qreal kGutter = 26;
constexpr qreal kBetween = 22; ///< above and below the rule
constexpr qreal kStarSize = 9;
constexpr qreal kStarsGap = 9;
constexpr qreal kDaySize = 8;
constexpr int kShortQuote = 110; ///< characters: set larger
constexpr int kMayBreak = 9;     ///< shorter quotes stay on one page

bool isShort(const BookletQuote &quote)
{
    return quote.text.size() <= kShortQuote;
}

class Column
{
public:
    Column(const BookletTheme &theme, const Booklet::TakePage &take) : m_theme(theme), m_take(take), m_y(theme.content.top()) {}

    bool stopped() const { return m_stopped; }

    void add(const BookletQuote &quote)
    {
        ++m_quotes;
        const bool rightToLeft = readsRightToLeft(quote);
        const QRectF box = m_theme.content;
        const qreal textWidth = box.width() - kMarginColumn - kGutter;
        const TextStyle style = styleOf(quote, rightToLeft);
        const QString words = inMarks(quote, m_theme);
        const auto text = std::make_shared<const TextBlock>(
            isShort(quote) ? TextBlock::balanced(words, style, textWidth) : TextBlock(words, style, textWidth));
        const Credit credit(quote, m_theme, {0, 10, 8.5, m_theme.ink, m_theme.soft}, kMarginColumn);
        const qreal margin = credit.height() + (quote.rating ? kStarsGap + kStarSize : 0)
            + (quote.day.isValid() ? kStarsGap + kDaySize : 0);

        startEntry(std::max(margin, text->lineCount() <= kMayBreak ? text->height() : text->height(0, 4)));
        const qreal marginX = rightToLeft ? box.right() - kMarginColumn : box.left();
        const qreal textX = rightToLeft ? box.left() + textWidth - text->width() : box.left() + kMarginColumn + kGutter;
        addMargin(quote, credit, {marginX, m_y}, rightToLeft);
        const qreal marginBottom = m_y + margin;
        for (int line = 0; line < text->lineCount();) {
            const int count = text->linesThatFit(line, box.bottom() - m_y);
            if (count == 0) {
                newPage();
                continue;
            }
            page().text(text, {textX, m_y}, line, count);
            m_y += text->height(line, count);
            line += count;
            if (line == count) // the margin belongs to the page where the entry starts
                m_y = std::max(m_y, marginBottom);
            if (line < text->lineCount())
                newPage();
        }
        m_isFirstOnPage = false;
    }

    void finish()
    {
        if (m_quotes > 0)
            newPage();
    }

private:
    Sheet &page() { return m_page; }

    void newPage()
    {
        m_stopped = m_stopped || !m_take(std::exchange(m_page, {}), m_quotes);
        m_y = m_theme.content.top();
        m_isFirstOnPage = true;
    }

    void startEntry(qreal atLeast)
    {
        const QRectF box = m_theme.content;
        if (!m_isFirstOnPage && m_y + 2 * kBetween + atLeast > box.bottom()) {
            newPage();
        } else if (!m_isFirstOnPage) {
            m_y += kBetween;
            page().line({box.left(), m_y}, {box.right(), m_y}, m_theme.hairline, 0.75);
            m_y += kBetween;
        }
    }

    TextStyle styleOf(const BookletQuote &quote, bool rightToLeft) const
    {
        const bool large = isShort(quote);
        TextStyle style;
        style.size = large ? 17 : 11;
        style.weight = large ? QFont::Medium : QFont::Normal;
        style.leading = large ? 1.36 : 1.56;
        style.colour = large ? m_theme.brandInk : m_theme.ink;
        style.align = rightToLeft ? TextAlign::Right : TextAlign::Left;
        style.keepsGlyphs = m_theme.paintedAtOnce;
        return style;
    }

    void addMargin(const BookletQuote &quote, const Credit &credit, QPointF at, bool rightToLeft)
    {
        credit.addTo(page(), at);
        qreal y = at.y() + credit.height();
        if (quote.rating) {
            y += kStarsGap;
            const qreal x = rightToLeft ? at.x() + kMarginColumn - starsWidth(kStarSize) : at.x();
            addStars(page(), {x, y}, *quote.rating, kStarSize, m_theme.brandMark, m_theme.hairline);
            y += kStarSize;
        }
        if (quote.day.isValid()) {
            TextStyle style;
            style.size = kDaySize;
            style.colour = m_theme.soft;
            style.keepsGlyphs = m_theme.paintedAtOnce;
            style.align = rightToLeft ? TextAlign::Right : TextAlign::Left;
            page().text(TextBlock::oneLine(m_theme.locale.toString(quote.day, QLocale::ShortFormat), style, kMarginColumn),
                        {at.x(), y + kStarsGap * 0.7});
        }
    }

    const BookletTheme &m_theme;
    const Booklet::TakePage &m_take;
    Sheet m_page;
    size_t m_quotes = 0;
    bool m_stopped = false;
    qreal m_y;
    bool m_isFirstOnPage = true;
};

} // namespace

void columnPages(const std::vector<BookletQuote> &quotes, const BookletTheme &theme, const Booklet::TakePage &take)
{
    Column column(theme, take);
    for (const BookletQuote &quote : quotes) {
        if (column.stopped())
            return;
        column.add(quote);
    }
    column.finish();
}

} // namespace goodword
