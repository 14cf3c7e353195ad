#include "app/tourdocuments.h"

#include "core/book/atomicfile.h"
#include "core/book/bookprofile.h"
#include "core/exchange/exporter.h"
#include "core/insight/npsjson.h"
#include "core/insight/npsreader.h"
#include "core/report/npsreport.h"
#include "core/report/testimonialbooklet.h"

#include <QJsonDocument>

namespace goodword {

using namespace Qt::StringLiterals;

static Done writeFigures(const QString &path, const NpsFigure &figure)
{
    AtomicFile file(path);
    if (auto begun = file.begin(); !begun)
        return begun;
    file.write(QJsonDocument(npsJson(figure)).toJson());
    return file.commit();
}

static Done writeTestimonials(const QDir &folder, Book &book)
{
    ExportOptions options;
    options.kind = ImportKind::Testimonials;
    if (const auto csv = exportCsv(book, folder.filePath(u"testimonials.csv"_s), options); !csv)
        return csv.error();
    const Exportable printable = exportable(book.db(), ConsentChannel::Print, book.today());
    const Booklet booklet = testimonialBooklet(printable, bookProfile(book.db()), BookletChoices());
    return writeBookletPdf(folder.filePath(u"testimonials.pdf"_s), booklet, Progress::none());
}

Done writeTourDocuments(const QDir &folder, Book &book)
{
    if (auto done = writeTestimonials(folder, book); !done)
        return done;
    const NpsPage page = npsPage(book.db(), NpsQuery(), book.today());
    if (auto done = writeFigures(folder.filePath(u"nps.json"_s), page.figure); !done)
        return done;
    NpsReportStyle style;
    style.businessName = bookProfile(book.db()).name;
    style.date = book.today();
    return writeNpsReport(folder.filePath(u"nps.pdf"_s), NpsReport(page, style));
}

} // namespace goodword
