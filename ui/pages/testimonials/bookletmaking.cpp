#include "ui/pages/testimonials/bookletmaking.h"

#include "core/report/fonts.h"
#include "core/report/testimonialbooklet.h"

namespace goodword {

MadeBooklet makeBooklet(Database &db, const BookletOrder &order)
{
    MadeBooklet made;
    made.order = order;
    made.exportable = exportable(db, order.channel, order.day, order.only);
    made.quotes = bookletQuotes(made.exportable);
    if (made.quotes.empty())
        return made;
    made.booklet = std::make_shared<Booklet>(made.quotes, order.style);
    made.booklet->pageCount(); // lays the pages out here, on the worker
    made.missingGlyphs = missingGlyphs(made.booklet->texts());
    return made;
}

} // namespace goodword
