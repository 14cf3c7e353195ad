#include "core/report/booklet.h"

#include "core/report/bookletparts.h"
#include "core/report/colour.h"
#include "core/report/pdf.h"

#include <QPainter>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal kLogoTile = 64;
constexpr qreal kLogoPadding = 10;
constexpr int kLogoPixels = 1000; ///< no printer shows more of a logo this size

QString countText(size_t count)
{
    return count == 1 ? Core::tr("One voice") : Core::tr("%1 voices").arg(count);
}

QString monthText(QDate date, const QLocale &locale)
{
    return date.isValid() ? locale.toString(date, u"MMMM yyyy"_s) : QString();
}

/// Full pages of brand colour: the first and the last.
class BrandPage
{
public:
    BrandPage(const BookletStyle &style, const BookletTheme &theme)
        : m_style(style), m_theme(theme), m_rightToLeft(style.title.isRightToLeft()),
          m_box(QRectF({}, theme.page).adjusted(60, 60, -60, -60))
    {
        // A little beyond the paper: a rounded page edge must not leave a white thread.
        m_sheet.fill(QRectF({}, theme.page).adjusted(-2, -2, 2, 2), theme.brand);
        m_quiet = readableOn(mixed(theme.brand, theme.onBrand, 0.8), theme.brand);
    }

    /// The language's opening mark, huge and nearly the colour of the page, running off the corner.
    void addOrnament()
    {
        const auto [open, close] = quotationMarks({}, m_theme.locale);
        const QPainterPath mark = ornament(open, m_theme.page.width() * 0.44);
        const QRectF box = mark.boundingRect();
        const qreal x = m_rightToLeft ? -box.width() * 0.18 : m_theme.page.width() - box.width() * 0.82;
        const QPointF at(x, m_theme.page.height() * 0.17);
        QPainterPath page;
        page.addRect(QRectF({}, m_theme.page));
        m_sheet.fill(mark.translated(at).intersected(page), mixed(m_theme.brand, m_theme.onBrand, 0.085));
    }

    void addBusiness(qreal top)
    {
        const QRectF tile(m_rightToLeft ? m_box.right() - kLogoTile : m_box.left(), top, kLogoTile, kLogoTile);
        QRectF used = tile;
        if (!m_style.logo.isNull()) {
            used = addLogo(tile);
        } else if (const QString letters = initialsOf(m_style.businessName); !letters.isEmpty()) {
            m_sheet.fill(tile, m_theme.onBrand, 16);
            TextBlock monogram(letters, style(26, QFont::Bold, readableOn(m_theme.brand, m_theme.onBrand, kMarkContrast), TextAlign::Centre), kLogoTile);
            const qreal y = top + (kLogoTile - monogram.height()) / 2;
            m_sheet.text(std::move(monogram), {tile.left(), y});
        }
        const qreal room = m_box.width() - used.width() - 18;
        TextBlock name(m_style.businessName, style(15, QFont::DemiBold, m_theme.onBrand), room);
        const qreal x = m_rightToLeft ? m_box.left() : used.right() + 18;
        const qreal y = top + (kLogoTile - name.height()) / 2;
        m_sheet.text(std::move(name), {x, y});
    }

    /// Returns where it ends.
    qreal addText(const QString &text, qreal top, qreal size, QFont::Weight weight, bool quiet, qreal widthShare = 1,
                  bool evenLines = false)
    {
        if (text.trimmed().isEmpty())
            return top;
        TextStyle look = style(size, weight, quiet ? m_quiet : m_theme.onBrand);
        look.leading = size > 24 ? 1.12 : 1.45;
        const qreal width = m_box.width() * widthShare;
        TextBlock block = evenLines ? TextBlock::balanced(text, look, width) : TextBlock(text, look, width);
        const qreal bottom = top + block.height();
        const qreal x = m_rightToLeft ? m_box.right() - block.width() : m_box.left();
        m_sheet.text(std::move(block), {x, top});
        return bottom;
    }

    qreal heightOf(const QString &text, qreal size, qreal leading, qreal widthShare) const
    {
        TextStyle look = style(size, QFont::Bold, m_theme.onBrand);
        look.leading = leading;
        return TextBlock(text, look, m_box.width() * widthShare).height();
    }

    qreal widestWord(const QString &text, qreal size) const
    {
        return TextBlock::widestWord(text, style(size, QFont::Bold, m_theme.onBrand));
    }

    void addBar(qreal top)
    {
        const qreal width = 44;
        m_sheet.fill(QRectF(m_rightToLeft ? m_box.right() - width : m_box.left(), top, width, 4), m_theme.onBrand, 2);
    }

    const QRectF &box() const { return m_box; }
    Sheet take() { return std::move(m_sheet); }

private:
    TextStyle style(qreal size, QFont::Weight weight, const QColor &colour, std::optional<TextAlign> align = {}) const
    {
        TextStyle look;
        look.size = size;
        look.weight = weight;
        look.colour = colour;
        look.align = align.value_or(m_rightToLeft ? TextAlign::Right : TextAlign::Left);
        return look;
    }

    /// On a white tile, since a logo is drawn for paper and may be the brand colour itself.
    QRectF addLogo(QRectF tile)
    {
        const QSizeF inner = QSizeF(m_style.logo.size()).scaled(QSizeF(170, kLogoTile - 2 * kLogoPadding), Qt::KeepAspectRatio);
        const qreal width = std::max(kLogoTile, inner.width() + 2 * kLogoPadding);
        tile = QRectF(m_rightToLeft ? tile.right() - width : tile.left(), tile.top(), width, kLogoTile);
        m_sheet.fill(tile, Qt::white, 16);
        QImage logo = m_style.logo;
        if (std::max(logo.width(), logo.height()) > kLogoPixels)
            logo = logo.scaled(kLogoPixels, kLogoPixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QRectF rect({}, inner);
        rect.moveCenter(tile.center());
        m_sheet.image(rect, logo);
        return tile;
    }

    const BookletStyle &m_style;
    const BookletTheme &m_theme;
    bool m_rightToLeft;
    QRectF m_box;
    QColor m_quiet;
    Sheet m_sheet;
};

Sheet coverPage(const BookletStyle &style, const BookletTheme &theme, size_t quotes)
{
    constexpr qreal kTitleWidth = 0.92;
    BrandPage page(style, theme);
    page.addOrnament();
    page.addBusiness(page.box().top());
    qreal size = 52;
    while (size > 20 && (page.heightOf(style.title, size, 1.12, kTitleWidth) > theme.page.height() * 0.34
                         || page.widestWord(style.title, size) > page.box().width() * kTitleWidth))
        size -= 2;
    // The title stands on the lower third and grows upwards.
    const qreal foot = page.box().bottom() - 24;
    const qreal subtitle = style.subtitle.trimmed().isEmpty() ? 0 : 16 + page.heightOf(style.subtitle, 16, 1.45, 0.8);
    qreal y = foot - 72 - subtitle - page.heightOf(style.title, size, 1.12, kTitleWidth);
    page.addBar(y - 30);
    y = page.addText(style.title, y, size, QFont::Bold, false, kTitleWidth, true);
    page.addText(style.subtitle, y + 16, 16, QFont::Normal, true, 0.8);
    QStringList facts{countText(quotes)};
    if (style.date.isValid())
        facts << monthText(style.date, style.locale);
    page.addText(facts.join(QStringLiteral("  ·  ")), foot, 10.5, QFont::Medium, true);
    return page.take();
}

Sheet closingPage(const BookletStyle &style, const BookletTheme &theme)
{
    const QString words = style.closingText.trimmed().isEmpty()
        ? Core::tr("Thank you to everyone who put in a good word for us.")
        : style.closingText;
    BrandPage page(style, theme);
    qreal size = 32;
    while (size > 12 && page.heightOf(words, size, 1.45, 0.85) > theme.page.height() * 0.5)
        size -= 2;
    qreal y = page.box().top() + page.box().height() * 0.3;
    page.addBar(y - 28);
    page.addText(words, y, size, QFont::DemiBold, false, 0.85, true);
    const qreal contact = style.contact.trimmed().isEmpty() ? 0 : page.heightOf(style.contact, 10.5, 1.45, 0.8) + 20;
    page.addBusiness(page.box().bottom() - kLogoTile - contact);
    page.addText(style.contact, page.box().bottom() - contact + 20, 10.5, QFont::Normal, true, 0.8);
    return page.take();
}

/// Title above, business and number below: the same on every page between the two brand pages.
class RunningLines
{
public:
    RunningLines(const BookletStyle &style, const BookletTheme &theme)
        : m_theme(theme), m_locale(style.locale), m_mirrored(style.title.isRightToLeft())
    {
        m_look.size = 8;
        m_look.colour = theme.soft;
        m_look.align = m_mirrored ? TextAlign::Right : TextAlign::Left;
        m_look.keepsGlyphs = theme.paintedAtOnce;
        const qreal width = theme.content.width();
        m_title = std::make_shared<const TextBlock>(TextBlock::oneLine(style.title, m_look, width));
        m_business = std::make_shared<const TextBlock>(TextBlock::oneLine(style.businessName, m_look, width - kNumberWidth));
        m_look.weight = QFont::DemiBold;
        m_look.colour = theme.brandInk;
        m_look.align = m_mirrored ? TextAlign::Left : TextAlign::Right;
    }

    void addTo(Sheet &sheet, int number) const
    {
        const QRectF box = m_theme.content;
        const qreal footTop = m_theme.page.height() - 44;
        sheet.text(m_title, {box.left(), 38});
        sheet.text(m_business, {box.left() + (m_mirrored ? kNumberWidth : 0), footTop});
        sheet.text(TextBlock(m_locale.toString(number), m_look, kNumberWidth),
                   {m_mirrored ? box.left() : box.right() - kNumberWidth, footTop});
    }

private:
    static constexpr qreal kNumberWidth = 60;

    const BookletTheme &m_theme;
    QLocale m_locale;
    bool m_mirrored;
    TextStyle m_look;
    TextPiece m_title, m_business;
};

} // namespace

Booklet::Booklet(std::vector<BookletQuote> quotes, BookletStyle style)
    : m_quotes(std::move(quotes)), m_style(std::move(style))
{
    if (m_style.title.trimmed().isEmpty())
        m_style.title = Core::tr("What our customers say");
}

void Booklet::makePages(bool paintedAtOnce, const TakePage &take) const
{
    BookletTheme theme = bookletTheme(m_style);
    theme.paintedAtOnce = paintedAtOnce;
    const RunningLines lines(m_style, theme);
    int number = 1;
    bool goOn = take(coverPage(m_style, theme, m_quotes.size()), 0);
    const TakePage inside = [&](Sheet &&page, size_t quotes) {
        lines.addTo(page, ++number);
        return goOn = take(std::move(page), quotes);
    };
    if (!goOn)
        return;
    switch (m_style.layout) {
    case BookletLayout::Elegant: elegantPages(m_quotes, theme, inside); break;
    case BookletLayout::Wall: wallPages(m_quotes, theme, inside); break;
    case BookletLayout::Column: columnPages(m_quotes, theme, inside); break;
    }
    if (goOn)
        take(closingPage(m_style, theme), m_quotes.size());
}

const std::vector<Sheet> &Booklet::pages() const
{
    if (m_pages.empty()) {
        makePages(false, [this](Sheet &&page, size_t) {
            m_pages.push_back(std::move(page));
            return true;
        });
    }
    return m_pages;
}

QSizeF Booklet::pageSize() const
{
    return bookletTheme(m_style).page;
}

void Booklet::paintPage(QPainter &painter, int page) const
{
    if (page >= 0 && page < pageCount())
        pages()[size_t(page)].paint(painter);
}

QStringList Booklet::texts() const
{
    QStringList all{m_style.businessName, m_style.title, m_style.subtitle, m_style.closingText, m_style.contact};
    for (const BookletQuote &quote : m_quotes)
        all << quote.text << quote.attribution << quote.role << quote.company << quote.initials << quote.disclosure;
    return all;
}

Done writeBookletPdf(QIODevice &device, const Booklet &booklet, Progress &progress)
{
    PdfPages pdf(device, {booklet.style().title, booklet.style().businessName, booklet.pageSize()});
    if (Done begun = pdf.begin(); !begun)
        return begun;
    booklet.eachPage([&](const Sheet &page, size_t quotes) {
        pdf.add([&](QPainter &painter) { page.paint(painter); });
        progress.report(qint64(quotes), qint64(booklet.quoteCount()));
        return !progress.cancelled();
    });
    return progress.cancelled() ? pdfStopped() : pdf.finish();
}

Done writeBookletPdf(const QString &path, const Booklet &booklet, Progress &progress)
{
    return writeWhole(path, [&](QIODevice &device) { return writeBookletPdf(device, booklet, progress); });
}

} // namespace goodword
