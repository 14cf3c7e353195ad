#pragma once
// The testimonial booklet: cover, quotes in one of three layouts, a closing page. It is given what may be shown and asks
// nobody: consent is decided before. A long quote flows on, nothing is cut. Painted in points (1/72 inch), the same for PDF,
// print and preview. A PDF is written page by page and none is kept; to look at, pages are laid out once, when first asked
// for. One thread at a time; needs a QGuiApplication.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/sheet.h"

#include <QDate>
#include <QLocale>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace goodword {

struct BookletQuote {
    QString text;
    QString attribution; ///< empty: printed without a name
    QString role;
    QString company;
    std::optional<double> rating; ///< 0..5 stars
    QDate day;
    QString language; ///< BCP 47; decides the quotation marks; empty: the booklet's
    QString initials; ///< empty: made from the attribution
    QColor avatarColour;
    QString disclosure; ///< what the reader must be told: an incentive, a relationship
};

enum class BookletLayout {
    Elegant, ///< one quote to a page, large
    Wall,    ///< cards in two columns
    Column   ///< a magazine column, people in the margin
};

enum class PaperSize { A4, Letter };

struct BookletStyle {
    QString businessName;
    QString title;
    QString subtitle;
    QColor brandColour = QColor(0x4f, 0x46, 0xe5);
    QImage logo;
    BookletLayout layout = BookletLayout::Elegant;
    PaperSize paper = PaperSize::A4;
    QDate date;
    QString closingText; ///< empty: a word of thanks
    QString contact;     ///< lines: address, web, phone
    QLocale locale;
};

class Booklet
{
public:
    Booklet(std::vector<BookletQuote> quotes, BookletStyle style);

    int pageCount() const { return int(pages().size()); }
    QSizeF pageSize() const; ///< points
    void paintPage(QPainter &painter, int page) const;
    const BookletStyle &style() const { return m_style; }
    size_t quoteCount() const { return m_quotes.size(); }

    /// One page after the other, each with how many quotes have been set so far; stops where it is answered false.
    using TakePage = std::function<bool(Sheet &&page, size_t quotes)>;
    void eachPage(const TakePage &take) const { makePages(true, take); }

    /// Every text that will be set: ask missingGlyphs() about it before an export.
    QStringList texts() const;

private:
    const std::vector<Sheet> &pages() const;
    void makePages(bool paintedAtOnce, const TakePage &take) const;

    std::vector<BookletQuote> m_quotes;
    BookletStyle m_style;
    mutable std::vector<Sheet> m_pages;
};

/// Writes as it goes: a device that was stopped at is to be thrown away.
Done writeBookletPdf(QIODevice &device, const Booklet &booklet, Progress &progress = Progress::none());
/// The file appears whole or not at all.
Done writeBookletPdf(const QString &path, const Booklet &booklet, Progress &progress = Progress::none());

} // namespace goodword
