#include "core/exchange/exporter.h"

#include "core/book/atomicfile.h"
#include "core/customers/customfieldstore.h"
#include "core/exchange/exportsheet.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

QStringList customFieldNames(Database &db, ImportKind kind)
{
    QStringList names;
    if (kind != ImportKind::Customers)
        return names;
    for (const CustomField &field : customFieldStore::all(db, true)) {
        if (!names.contains(field.name))
            names += field.name;
    }
    return names;
}

Done writeRows(Book &book, const ExportOptions &options, ExportSheet &sheet, ExportReport &report)
{
    Database &db = book.db();
    if (options.kind == ImportKind::Testimonials && options.purpose != CsvPurpose::RoundTrip) {
        Exportable publication = exportable(db, options.channel, options.day.isValid() ? options.day : book.today(), options.only);
        report.leftOutCounts = publication.counts();
        const Done done = writePublication(publication, sheet);
        report.leftOut = std::move(publication.leftOut);
        return done;
    }
    switch (options.kind) {
    case ImportKind::Touchpoints: return writeTouchpoints(db, options.only, sheet);
    case ImportKind::Answers: return writeAnswers(db, options.only, sheet);
    case ImportKind::Testimonials: return writeTestimonials(db, options.only, sheet);
    case ImportKind::Customers: break;
    }
    return writeCustomers(db, options.only, sheet);
}

} // namespace

Result<ExportReport> exportCsv(Book &book, QIODevice &device, const ExportOptions &options, Progress &progress)
{
    ExportReport report;
    const Database::OnePass pass(book.db());
    ExportSheet sheet(device, options, customFieldNames(book.db(), options.kind), progress);
    if (const Done written = writeRows(book, options, sheet, report); !written)
        return written.error();
    if (auto trouble = book.db().takeTrouble())
        return *trouble;
    if (const Done finished = sheet.finish(); !finished)
        return finished.error();
    report.rows = sheet.rows();
    return report;
}

Result<ExportReport> exportCsv(Book &book, const QString &path, const ExportOptions &options, Progress &progress)
{
    AtomicFile file(path);
    if (const Done begun = file.begin(); !begun)
        return begun.error();
    auto report = exportCsv(book, file, options, progress);
    if (!report)
        return file.trouble().value_or(report.error());
    if (const Done done = file.commit(); !done)
        return done.error();
    return report;
}

QString leftOutText(const std::vector<std::pair<LeftOutReason, int>> &counts)
{
    int all = 0;
    QStringList parts;
    for (const auto &[reason, count] : counts) {
        all += count;
        parts += QStringLiteral("%1 (%2)").arg(leftOutName(reason)).arg(count);
    }
    if (all == 0)
        return {};
    return Core::tr("%n testimonial(s) were left out: %1.", nullptr, all).arg(parts.join(u", "_s));
}

} // namespace goodword
