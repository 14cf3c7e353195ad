#pragma once
// The testimonials that may go out on a channel, as a booklet in the style of the business: its name, colour and logo.
// What may go out was decided by exportable(); nothing is added here. Needs a QGuiApplication.

#include "core/book/bookprofile.h"
#include "core/report/booklet.h"
#include "core/testimonials/exportable.h"

namespace goodword {

struct BookletChoices {
    BookletLayout layout = BookletLayout::Elegant;
    PaperSize paper = PaperSize::A4;
    QString title;    ///< empty: "What our customers say"
    QString subtitle;
    QString closingText;
    QString contact;
    QLocale locale;
};

std::vector<BookletQuote> bookletQuotes(const Exportable &exportable);
BookletStyle bookletStyle(const BookProfile &profile, QDate day, const BookletChoices &choices);
Booklet testimonialBooklet(const Exportable &exportable, const BookProfile &profile, const BookletChoices &choices);

/// A sentence that names what no installed font can show; empty when all can be set. Ask before an export.
QString missingGlyphsText(const Booklet &booklet);

} // namespace goodword
