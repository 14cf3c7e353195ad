#include "core/exchange/importer.h"

#include "core/base/freememory.h"
#include "core/base/text.h"
#include "core/book/bulkindexes.h"
#include "core/book/filesystem.h"
#include "core/book/statement.h"
#include "core/customers/customerstore.h"
#include "core/exchange/rowimport.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kRowsBetweenReports = 256;

Error stopped()
{
    return {ErrorCode::Cancelled, Core::tr("Stopped. Nothing was changed."), {}};
}

Result<ImportPlan> planFor(const CsvFormat &format, const ImportOptions &options)
{
    if (options.plan) {
        const bool fits = std::all_of(options.plan->columns.begin(), options.plan->columns.end(), [&](const MappedColumn &mapped) {
            return mapped.column >= 0 && size_t(mapped.column) < format.columns.size();
        });
        if (fits)
            return *options.plan;
        return {ErrorCode::Invalid, Core::tr("The file has other columns than when it was looked at. Nothing was imported. Look at "
                                             "it again, then import it.")};
    }
    ImportPlan plan = planImport(options.kind.value_or(guessKind(format)), format);
    for (const auto &[field, column] : options.mapping) {
        if (!importField(plan.kind, field))
            return {ErrorCode::Usage, Core::tr("There is no field “%1” to map a column to. Nothing was imported.").arg(field)};
        const int at = format.columnNamed(column);
        if (at < 0)
            return {ErrorCode::Invalid, Core::tr("The file has no column “%1”. Nothing was imported. Its columns are: %2.")
                                            .arg(column, format.headers().join(u", "_s))};
        plan.map(field, at);
    }
    return plan;
}

Done refuseQuestions(const ImportScan &scan, const ImportOptions &options)
{
    if (options.dateOrder != DateOrder::Unknown || !scan.mustAskForDates())
        return {};
    const auto &question = scan.ambiguous ? scan.ambiguous : scan.asks;
    if (!question) {
        return {ErrorCode::Invalid, Core::tr("Some dates of this file have the day first and others the month, so none can be "
                                             "trusted. Nothing was imported. Say which order holds, and import again.")};
    }
    return {ErrorCode::Invalid, Core::tr("Line %1, column “%2”: “%3” can be read in more than one way. %4 Nothing was imported. Say "
                                         "in which order dates are written (day, month, year), and import again.")
                                    .arg(question->line).arg(question->column, question->cell, question->reason)};
}

void warnOfUnmapped(const ImportPlan &plan, const CsvFormat &format, ImportReport &report)
{
    // Our own exports hold a column (the row id) that is for people only.
    for (size_t i = 0; i < format.columns.size(); ++i) {
        const bool mapped = std::any_of(plan.columns.begin(), plan.columns.end(),
                                        [i](const MappedColumn &one) { return size_t(one.column) == i || one.labelColumn == int(i); });
        if (!mapped && !format.columns[i].samples.isEmpty())
            report.warn({format.headerLine, format.columns[i].name, u"column-left-out"_s,
                         Core::tr("The column “%1” was left out, because it is mapped to no field.").arg(format.columns[i].title)});
    }
}

bool headerSays(const CsvFormat &format, const ImportPlan &plan, std::initializer_list<QStringView> words)
{
    for (const MappedColumn &mapped : plan.columns) {
        if (mapped.field != u"score"_s)
            continue;
        const QString header = normalisedHeader(format.columns[size_t(mapped.column)].header);
        if (std::any_of(words.begin(), words.end(), [&](QStringView word) { return header.contains(word); }))
            return true;
    }
    return false;
}

/// What scores are that do not say: as chosen, as the header says, else NPS. Stars are never NPS.
SurveyKind scoreKindOf(const ImportScan &scan, const ImportOptions &options, ImportReport &report)
{
    if (options.surveyKind)
        return *options.surveyKind;
    if (report.plan.kind != ImportKind::Answers)
        return SurveyKind::Nps;
    if (headerSays(report.format, report.plan, {u"csat", u"satisf", u"zufrieden"}))
        return SurveyKind::Csat;
    if (headerSays(report.format, report.plan, {u"ces", u"effort", u"howeasy"}))
        return SurveyKind::Ces;
    const bool likeStars = scan.lowestScore && *scan.lowestScore >= 1 && *scan.highestScore <= 5;
    if (likeStars && headerSays(report.format, report.plan, {u"stars", u"rating", u"bewertung"}))
        return SurveyKind::Csat;
    const bool saysKind = std::any_of(report.plan.columns.begin(), report.plan.columns.end(),
                                      [](const MappedColumn &mapped) { return mapped.field == u"kind"_s; });
    if (likeStars && !saysKind && scan.rows >= 5 && !headerSays(report.format, report.plan, {u"nps", u"recommend", u"weiterempfehl"}))
        report.warn({0, {}, u"scale-doubtful"_s,
                     Core::tr("Every score is between 1 and 5 and was read as NPS, 0 to 10. If it is a scale of 5, undo this "
                              "import and say that it is CSAT.")});
    return SurveyKind::Nps;
}

std::unique_ptr<RowImport> makeRowImport(ImportContext &context, ImportKind kind)
{
    switch (kind) {
    case ImportKind::Touchpoints: return makeTouchpointImport(context);
    case ImportKind::Answers: return makeAnswerImport(context);
    case ImportKind::Testimonials: return makeTestimonialImport(context);
    case ImportKind::Customers: break;
    }
    return makeCustomerImport(context);
}

bool isBlank(const CsvRecord &record)
{
    for (size_t i = 0; i < record.cells.size(); ++i) {
        if (!record.cells[i].isEmpty() && !cleanText(record.text(i)).text.trimmed().isEmpty())
            return false;
    }
    return true;
}

CellRules rulesOf(UnitOfWork &u, const ImportScan &scan, const ImportOptions &options, const ImportPlan &plan)
{
    CellRules rules;
    rules.dates = {options.dateOrder == DateOrder::Unknown ? scan.order.order() : options.dateOrder, u.zone()};
    rules.datesChosen = options.dateOrder != DateOrder::Unknown;
    rules.epochs = plan.source == u"delighted"_s;
    rules.decimal = plan.source == u"goodword"_s ? QChar(u'.') : options.decimal;
    rules.region = customerStore::homeRegion(u.db());
    return rules;
}

/// Takes every row of the file in the open change.
Done takeRows(UnitOfWork &u, QIODevice &device, const ImportScan &scan, const ImportOptions &options, ImportReport &report,
              Progress &progress)
{
    const CellRules rules = rulesOf(u, scan, options, report.plan);
    ImportRow row(report.plan, report.format, rules, report);
    CustomerMatch match(u);
    match.setUidsOfFile(report.plan.kind == ImportKind::Customers ? scan.uids : QSet<QString>());
    ImportNames names(u);
    const bool people = report.plan.kind == ImportKind::Customers;
    const qint64 there = u.db().value<qint64>("SELECT max(id) FROM customer").value_or(0);
    const BulkIndexes indexes(u.db(), {"customer", "customer_email", "customer_phone", "customer_tag", "journey_event"},
                              people ? scan.rows : 0, there);
    if (indexes.areAway())
        match.keepKeysInMemory();
    ImportContext context{u, options, row, match, names, report, scan.fieldKinds, scoreKindOf(scan, options, report)};
    const std::unique_ptr<RowImport> import = makeRowImport(context, report.plan.kind);
    Utf8Source source(device, report.format.charset);
    CsvReader reader(source, report.format.readerOptions(options.lenient));
    CsvRecord record;
    for (;;) {
        const Result<bool> more = reader.next(record);
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (isBlank(record))
            continue;
        row.stand(record);
        report.note(import->take());
        if (!u.ok())
            break; // the change itself says what the trouble is
        if (report.rows % kRowsBetweenReports == 0) {
            progress.report(report.rows, scan.rows);
            if (progress.cancelled())
                return stopped();
        }
    }
    report.customersAdded += names.companiesAdded();
    progress.report(scan.rows, scan.rows);
    return progress.cancelled() ? Done(stopped()) : Done();
}

QString labelOf(const QString &name, const ImportReport &report)
{
    return Core::tr("Import %1: %2 added, %3 updated").arg(isolated(oneLine(name))).arg(report.added).arg(report.updated);
}

Result<CsvFormat> formatOf(QIODevice &device, const ImportOptions &options, Progress &progress)
{
    return sniffCsv(device, options.csv, progress);
}

Result<std::unique_ptr<QFile>> opened(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (file->open(QIODevice::ReadOnly))
        return file;
    return {ErrorCode::NotFound, Core::tr("%1 cannot be read. Nothing was imported; check that it is there and that you may read it.")
                                     .arg(QFileInfo(path).fileName()), file->errorString()};
}

} // namespace

Result<ImportReport> importDevice(Book &book, QIODevice &device, const QString &name, const ImportOptions &options,
                                  Progress &progress)
{
    ImportReport report;
    auto format = formatOf(device, options, progress);
    if (!format)
        return format.error();
    report.format = std::move(*format);
    report.warnings = report.format.warnings;
    // What the beginning of the file shows is told again, line by line, when the rows are read.
    std::erase_if(report.warnings, [](const CsvWarning &warning) { return warning.code == u"open-quote"_s; });
    auto plan = planFor(report.format, options);
    if (!plan)
        return plan.error();
    report.plan = std::move(*plan);
    const auto scan = scanImport(device, report.plan, report.format, options, book.zone(), progress);
    if (!scan)
        return scan.error();
    if (const Done answered = refuseQuestions(*scan, options); !answered)
        return answered.error();
    warnOfUnmapped(report.plan, report.format, report);

    // The label is completed by the work itself: the step is written after it and takes the text as it is then.
    QString label = Core::tr("Import %1").arg(isolated(oneLine(name)));
    bool rehearsed = false;
    const Done done = book.change(label, [&](UnitOfWork &u) -> Done {
        if (const Done taken = takeRows(u, device, *scan, options, report, progress); !taken)
            return taken;
        label = labelOf(name, report);
        rehearsed = options.dryRun && u.ok();
        if (rehearsed)
            return stopped();
        const bool keeps = !options.dryRun && u.ok() && report.changesBook();
        return keeps && options.beforeKeeping ? options.beforeKeeping() : Done();
    });
    if (!done && !rehearsed)
        return done.error();
    return report;
}

/// A large import on a nearly full disk is refused before hours are spent on it; a small one is simply tried.
static Done enoughRoom(const Book &book, qint64 fileSize)
{
    static constexpr qint64 kSmall = 4 << 20;
    // Measured: 40,000 short rows of 4.8 MB made a book of 47 MB. The WAL needs as much again, but rows with longer texts
    // need less, and what is refused here must not have fitted.
    static constexpr qint64 kRoomForAByte = 10;
    const qint64 needed = fileSize * kRoomForAByte;
    if (fileSize < kSmall)
        return {};
    const auto room = roomAt(QFileInfo(book.path()).absolutePath());
    if (!room || *room >= needed)
        return {};
    return Error{ErrorCode::DiskFull,
                 Core::tr("There is not enough room for this import: about %1 MB are needed, and %2 MB are free. Nothing was changed. "
                          "Free some space and try again.").arg(needed >> 20).arg(*room >> 20), {}};
}

Result<ImportReport> importFile(Book &book, const QString &path, const ImportOptions &options, Progress &progress)
{
    const auto file = opened(path);
    if (!file)
        return file.error();
    if (const Done room = options.dryRun ? Done() : enoughRoom(book, (*file)->size()); !room)
        return room.error();
    auto report = importDevice(book, **file, QFileInfo(path).fileName(), options, progress);
    giveBackFreeMemory();
    return report;
}

Result<ImportPreview> previewImport(const QString &path, const ImportOptions &options, const QTimeZone &zone, Progress &progress)
{
    const auto file = opened(path);
    if (!file)
        return file.error();
    ImportPreview preview;
    auto format = formatOf(**file, options, progress);
    if (!format)
        return format.error();
    preview.format = std::move(*format);
    auto plan = planFor(preview.format, options);
    if (!plan)
        return plan.error();
    preview.plan = std::move(*plan);
    const auto scan = scanImport(**file, preview.plan, preview.format, options, zone, progress);
    if (!scan && scan.error().code != ErrorCode::Invalid)
        return scan.error();
    if (!scan) {
        preview.openQuote = scan.error().text;
        return preview;
    }
    preview.rows = scan->rows;
    preview.mustAskForDates = options.dateOrder == DateOrder::Unknown && scan->mustAskForDates();
    preview.likelyOrder = scan->order.likely();
    preview.dateSamples = scan->order.samples();
    if (preview.dateSamples.isEmpty() && scan->asks)
        preview.dateSamples += scan->asks->cell;
    return preview;
}

} // namespace goodword
