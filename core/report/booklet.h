#pragma once
// The testimonial booklet: cover, quotes in one of three layouts, a closing page. It is given what may be shown and asks
// nobody: consent is decided before. Laid out once when made; a long quote flows on, nothing is cut. Painted in points
// (1/72 inch), the same for PDF, print and preview. One thread at a time; needs a QGuiApplication.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/sheet.h"

#include <QDate>
#include <QLocale>
#include <QStringList>

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

    int pageCount() const { return int(m_pages.size()); }
    QSizeF pageSize() const; ///< points
    void paintPage(QPainter &painter, int page) const;
    const BookletStyle &style() const { return m_style; }

    /// Every text that will be set: ask missingGlyphs() about it before an export.
    QStringList texts() const;

private:
    std::vector<BookletQuote> m_quotes;
    BookletStyle m_style;
    std::vector<Sheet> m_pages;
};

Done writeBookletPdf(QIODevice &device, const Booklet &booklet, Progress &progress = Progress::none());
Done writeBookletPdf(const QString &path, const Booklet &booklet, Progress &progress = Progress::none());

} // namespace goodword
