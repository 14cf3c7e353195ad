#pragma once
// From testimonials that may go out to the booklet that is printed: which quotes, in which style, which characters no font
// has; and to the files that are given out. Runs on a worker; knows no widget.

#include "core/report/booklet.h"
#include "core/testimonials/exportable.h"
#include "ui/shell/writejob.h"

namespace goodword {

struct BookletOrder {
    ConsentChannel channel = ConsentChannel::Print;
    QDate day;
    std::optional<IdList> only; ///< nothing: everything that may go out
    BookletStyle style;
};

struct MadeBooklet {
    BookletOrder order;
    Exportable exportable;
    std::vector<BookletQuote> quotes; ///< to lay the same pages out again, on another thread
    std::shared_ptr<Booklet> booklet; ///< none where nothing may go out
    QStringList missingGlyphs;
};

/// What may go out is asked of the book here and now.
MadeBooklet makeBooklet(Database &db, const BookletOrder &order);

/// The pages as a PDF.
WriteJob bookletJob(const MadeBooklet &made, const QString &path);
/// What may go out on the chosen day, in the columns of a spreadsheet.
WriteJob tableJob(const BookletOrder &order, const QString &path);

} // namespace goodword
