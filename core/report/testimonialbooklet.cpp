#include "core/report/testimonialbooklet.h"

#include "core/report/fonts.h"

namespace goodword {

std::vector<BookletQuote> bookletQuotes(const Exportable &exportable)
{
    std::vector<BookletQuote> quotes;
    quotes.reserve(exportable.rows.size());
    for (const ExportRow &row : exportable.rows) {
        BookletQuote quote;
        quote.text = row.wording;
        quote.attribution = row.shownName;
        quote.role = row.role;
        quote.company = row.company;
        quote.rating = row.rating;
        quote.day = row.day;
        quote.language = row.language;
        quote.disclosure = row.disclosure;
        quotes.push_back(std::move(quote));
    }
    return quotes;
}

BookletStyle bookletStyle(const BookProfile &profile, QDate day, const BookletChoices &choices)
{
    BookletStyle style;
    style.businessName = profile.name;
    style.title = choices.title.isEmpty() ? Core::tr("What our customers say") : choices.title;
    style.subtitle = choices.subtitle;
    style.layout = choices.layout;
    style.paper = choices.paper;
    style.closingText = choices.closingText;
    style.contact = choices.contact;
    style.locale = choices.locale;
    style.date = day;
    if (const QColor brand(profile.brandColor); brand.isValid())
        style.brandColour = brand;
    if (!profile.logo.isEmpty())
        style.logo = QImage::fromData(profile.logo);
    return style;
}

Booklet testimonialBooklet(const Exportable &exportable, const BookProfile &profile, const BookletChoices &choices)
{
    return Booklet(bookletQuotes(exportable), bookletStyle(profile, exportable.day, choices));
}

QString missingGlyphsText(const Booklet &booklet)
{
    const QStringList missing = missingGlyphs(booklet.texts());
    if (missing.isEmpty())
        return {};
    constexpr int kNamed = 12;
    QString named = missing.mid(0, kNamed).join(QStringLiteral(", "));
    if (missing.size() > kNamed)
        named += QChar(0x2026);
    return Core::tr("No installed font has %n character(s) of these texts, which would be missing: %1. Install a font for that "
                    "script, such as Noto, and export again.", nullptr, int(missing.size())).arg(named);
}

} // namespace goodword
