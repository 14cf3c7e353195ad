#include "ui/pages/testimonials/bookletmaking.h"

#include "core/report/fonts.h"

namespace goodword {

static BookletQuote quoteOf(const ExportRow &row)
{
    BookletQuote quote;
    quote.text = row.wording;
    quote.attribution = row.name.isEmpty() && row.role.isEmpty() && row.company.isEmpty() ? row.byline : row.name;
    quote.role = row.role;
    quote.company = row.company;
    quote.rating = row.rating;
    quote.day = row.day;
    quote.language = row.language;
    quote.disclosure = row.disclosure;
    return quote;
}

MadeBooklet makeBooklet(Database &db, const BookletOrder &order)
{
    MadeBooklet made;
    made.order = order;
    made.exportable = exportable(db, order.channel, order.day, order.only);
    for (const ExportRow &row : made.exportable.rows)
        made.quotes.push_back(quoteOf(row));
    if (made.quotes.empty())
        return made;
    made.booklet = std::make_shared<Booklet>(made.quotes, order.style);
    made.missingGlyphs = missingGlyphs(made.booklet->texts());
    return made;
}

} // namespace goodword
