#include "ui/pages/testimonials/bookletmaking.h"

#include "core/base/text.h"
#include "core/exchange/exporter.h"
#include "core/report/fonts.h"
#include "core/report/testimonialbooklet.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace goodword {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::BookletMaking)
};
} // namespace

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

static QString savedText(const QString &path, const QString &leftOut)
{
    const QString saved = Words::tr("%1 is saved.").arg(isolated(QFileInfo(path).fileName()));
    return leftOut.isEmpty() ? saved : saved + u' ' + leftOut;
}

WriteJob bookletJob(const MadeBooklet &made, const QString &path)
{
    WriteJob job;
    job.title = Words::tr("Writing the booklet");
    job.path = path;
    // Laid out anew: a booklet is painted by one thread at a time, and the preview goes on.
    job.fill = [quotes = made.quotes, style = made.order.style](Book &, QIODevice &device, Progress &progress) -> Done {
        return writeBookletPdf(device, Booklet(quotes, style), progress);
    };
    job.said = [path, leftOut = leftOutText(made.exportable.counts())] { return savedText(path, leftOut); };
    return job;
}

WriteJob tableJob(const BookletOrder &order, const QString &path)
{
    const auto report = std::make_shared<ExportReport>();
    WriteJob job;
    job.title = Words::tr("Exporting testimonials");
    job.path = path;
    job.fill = [report, order](Book &book, QIODevice &device, Progress &progress) -> Done {
        ExportOptions options;
        options.kind = ImportKind::Testimonials;
        options.channel = order.channel;
        options.day = order.day;
        options.only = order.only;
        auto written = exportCsv(book, device, options, progress);
        if (!written)
            return written.error();
        *report = std::move(*written);
        return {};
    };
    job.said = [path, report] { return savedText(path, leftOutText(report->leftOutCounts)); };
    return job;
}

} // namespace goodword
