#include "core/exchange/exporter.h"

#include "core/book/atomicfile.h"
#include "core/customers/customfieldstore.h"
#include "core/exchange/exportsheet.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

std::vector<qint64> idsFrom(Statement &&s)
{
    std::vector<qint64> ids;
    while (s.next())
        ids.push_back(s.integer(0));
    return ids;
}

/// Companies first, so that whoever belongs to one finds it when the file is read again.
std::vector<qint64> allIds(Database &db, ImportKind kind)
{
    switch (kind) {
    case ImportKind::Customers:
        return idsFrom({db, "SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY kind = 'person', id"});
    case ImportKind::Touchpoints:
        return idsFrom({db, R"(SELECT t.id FROM touchpoint t JOIN customer c ON c.id = t.customer_id
                               WHERE t.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY t.id)"});
    case ImportKind::Answers:
        return idsFrom({db, R"(SELECT a.id FROM answer a LEFT JOIN customer c ON c.id = a.customer_id
                               WHERE a.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY a.id)"});
    case ImportKind::Testimonials: break;
    }
    return idsFrom({db, R"(SELECT t.id FROM testimonial t LEFT JOIN customer c ON c.id = t.customer_id
                           WHERE t.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY t.id)"});
}

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
    const std::vector<qint64> ids = options.only ? *options.only : allIds(db, options.kind);
    switch (options.kind) {
    case ImportKind::Touchpoints: return writeTouchpoints(db, ids, sheet);
    case ImportKind::Answers: return writeAnswers(db, ids, sheet);
    case ImportKind::Testimonials: return writeTestimonials(db, ids, sheet);
    case ImportKind::Customers: break;
    }
    return writeCustomers(db, ids, sheet);
}

} // namespace

Result<ExportReport> exportCsv(Book &book, QIODevice &device, const ExportOptions &options, Progress &progress)
{
    ExportReport report;
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
