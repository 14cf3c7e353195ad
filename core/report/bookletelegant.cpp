#include "core/report/bookletparts.h"
#include "core/report/colour.h"

#include <algorithm>
#include <array>

namespace goodword {

namespace {

constexpr qreal kMarkHeight = 40;
constexpr qreal kMarkGap = 30;
constexpr qreal kCreditGap = 34;
constexpr qreal kStarSize = 13;
constexpr qreal kStarsGap = 16;
constexpr qreal kFlowingSize = 13;
constexpr int kMostOnOnePage = 4000; ///< characters

struct Step {
    qreal size;
    int lines;
};
/// The larger the letters, the fewer lines of them read well.
constexpr std::array kLadder{Step{34, 4}, Step{30, 6}, Step{26, 9}, Step{22, 13}, Step{18, 19}, Step{15, 26}};

TextStyle quoteStyle(const BookletQuote &quote, const BookletTheme &theme, qreal size)
{
    TextStyle style;
    style.size = size;
    style.weight = size >= 22 ? QFont::Medium : QFont::Normal;
    style.colour = theme.ink;
    style.leading = size >= 26 ? 1.3 : size >= 18 ? 1.4 : 1.55;
    style.align = readsRightToLeft(quote) ? TextAlign::Right : TextAlign::Left;
    style.keepsGlyphs = theme.paintedAtOnce;
    return style;
}

class ElegantQuote
{
public:
    ElegantQuote(const BookletQuote &quote, const BookletTheme &theme)
        : m_quote(quote), m_theme(theme), m_rightToLeft(readsRightToLeft(quote)),
          m_credit(quote, theme, {42, 13, 10.5, theme.ink, theme.soft}, theme.content.width())
    {
    }

    std::vector<Sheet> pages() const
    {
        for (const Step &step : kLadder) {
            if (m_quote.text.size() > kMostOnOnePage)
                break;
            const TextStyle style = quoteStyle(m_quote, m_theme, step.size);
            TextBlock text(m_quote.text.trimmed(), style, m_theme.content.width());
            if (text.lineCount() <= step.lines && total(text.height()) <= m_theme.content.height())
                return {onePage(TextBlock::balanced(m_quote.text.trimmed(), style, m_theme.content.width()))};
        }
        return flowing();
    }

private:
    qreal tailHeight() const
    {
        return kCreditGap + (m_quote.rating ? kStarSize + kStarsGap : 0) + m_credit.height();
    }
    qreal total(qreal textHeight) const { return kMarkHeight + kMarkGap + textHeight + tailHeight(); }

    void addMark(Sheet &sheet, qreal top) const
    {
        const auto [open, close] = quotationMarks(m_quote.language, m_theme.locale);
        const QPainterPath mark = ornament(open, kMarkHeight);
        const QRectF box = m_theme.content;
        const qreal x = m_rightToLeft ? box.right() - mark.boundingRect().width() : box.left();
        sheet.fill(mark.translated(x, top), m_theme.brandMark);
    }

    void addTail(Sheet &sheet, qreal top) const
    {
        const QRectF box = m_theme.content;
        top += kCreditGap;
        if (m_quote.rating) {
            const qreal x = m_rightToLeft ? box.right() - starsWidth(kStarSize) : box.left();
            addStars(sheet, {x, top}, *m_quote.rating, kStarSize, m_theme.brandMark, m_theme.hairline);
            top += kStarSize + kStarsGap;
        }
        m_credit.addTo(sheet, {box.left(), top});
    }

    Sheet onePage(TextBlock text) const
    {
        const QRectF box = m_theme.content;
        const qreal textHeight = text.height();
        const qreal x = m_rightToLeft ? box.right() - text.width() : box.left();
        // A little above the middle is where the eye takes the middle to be.
        const qreal top = box.top() + (box.height() - total(textHeight)) * 0.42;
        Sheet sheet;
        addMark(sheet, top);
        sheet.text(std::move(text), {x, top + kMarkHeight + kMarkGap});
        addTail(sheet, top + kMarkHeight + kMarkGap + textHeight);
        return sheet;
    }

    std::vector<Sheet> flowing() const
    {
        const QRectF box = m_theme.content;
        const auto text = std::make_shared<const TextBlock>(m_quote.text.trimmed(),
                                                            quoteStyle(m_quote, m_theme, kFlowingSize), box.width());
        std::vector<Sheet> pages;
        for (int line = 0; line < text->lineCount();) {
            Sheet sheet;
            qreal top = box.top();
            if (line == 0) {
                addMark(sheet, top);
                top += kMarkHeight + kMarkGap;
            }
            const qreal room = box.bottom() - top;
            const int left = text->lineCount() - line;
            int count = std::max(1, text->linesThatFit(line, room));
            if (count >= left && text->height(line) + tailHeight() > room)
                count = left > 3 ? left - 2 : left; // the name never stands alone on a page: two lines go with it
            sheet.text(text, {box.left(), top}, line, count);
            line += count;
            if (line >= text->lineCount())
                addTail(sheet, top + text->height(line - count, count));
            pages.push_back(std::move(sheet));
        }
        return pages;
    }

    const BookletQuote &m_quote;
    const BookletTheme &m_theme;
    bool m_rightToLeft;
    Credit m_credit;
};

} // namespace

void elegantPages(const std::vector<BookletQuote> &quotes, const BookletTheme &theme, const Booklet::TakePage &take)
{
    size_t count = 0;
    for (const BookletQuote &quote : quotes) {
        ++count;
        for (Sheet &page : ElegantQuote(quote, theme).pages()) {
            if (!take(std::move(page), count))
                return;
        }
    }
}

} // namespace goodword
