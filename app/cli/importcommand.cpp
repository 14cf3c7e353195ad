#include "app/cli/importcommand.h"

#include "core/book/atomicfile.h"
#include "core/book/backup.h"
#include "core/exchange/importer.h"

#include <QFileInfo>
#include <QJsonArray>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

class ImportCommand final : public Command
{
public:
    QString name() const override { return u"import"_s; }
    QString summary() const override { return u"Import customers, touchpoints, answers or testimonials from a CSV file."_s; }
    QString arguments() const override { return u"BOOK FILE"_s; }
    int leastArguments() const override { return 2; }
    QString description() const override
    {
        return u"FIELD is a header of Goodword's own export, COLUMN a header of the file, Email#2 for a repeated one. A row is the "
               "same as before by external id, else e-mail, else phone, else the whole row; a row that fits two people is "
               "rejected. The import is one undo step. Dates that can be read two ways refuse the file without --dates, a quote "
               "that is never closed refuses it without --lenient. Exit 3 says that some rows were rejected."_s;
    }
    QList<QCommandLineOption> options() const override
    {
        return {{u"as"_s, u"customers, touchpoints, answers or testimonials; found out from the headers unless given."_s, u"KIND"_s},
                {u"map"_s, u"Take a field from a column; may be given several times."_s, u"FIELD=COLUMN"_s},
                {u"dry-run"_s, u"Answer as the import would, and change nothing."_s},
                {u"rejects"_s, u"Write the rejected rows with line and reason to a CSV file."_s, u"FILE"_s},
                {u"charset"_s, u"Character set of the file; found out unless given."_s, u"CHARSET"_s},
                {u"delimiter"_s, u"Character between cells, or tab; found out unless given."_s, u"D"_s},
                {u"dates"_s, u"Order of dates: dmy, mdy or ymd."_s, u"ORDER"_s},
                {u"decimal"_s, u"Decimal sign of numbers: , or ."_s, u"SIGN"_s},
                {u"lenient"_s, u"Read a quote that is never closed as text."_s},
                {u"survey"_s, u"Survey of answers that name none."_s, u"NAME"_s},
                {u"kind"_s, u"Kind of the scores: nps, csat or ces."_s, u"KIND"_s},
                {u"on-difference"_s, u"Where book and file differ: update (unless given) or keep."_s, u"WHAT"_s}};
    }
    int run(const Call &call) const override;
};

/// The options as a person gave them, or the sentence that says what is wrong with them.
class Reading
{
public:
    explicit Reading(const Call &call) : m_call(call) { read(); }
    const QString &wrong() const { return m_wrong; }
    const ImportOptions &options() const { return m_options; }

private:
    void read()
    {
        readKinds();
        readForms();
        for (const QString &entry : m_call.values(u"map"_s)) {
            // A field of one's own may hold "=" as little as any header of ours: the first one parts.
            const qsizetype at = entry.indexOf(u'=');
            if (at < 1 || at == entry.size() - 1)
                m_wrong = u"--map wants FIELD=COLUMN, not '%1'."_s.arg(entry);
            m_options.mapping.emplace_back(entry.left(at), entry.mid(at + 1));
        }
        m_options.dryRun = m_call.isSet(u"dry-run"_s);
        m_options.lenient = m_call.isSet(u"lenient"_s);
        m_options.survey = m_call.value(u"survey"_s);
        m_options.csv.charset = m_call.value(u"charset"_s);
    }

    void readKinds()
    {
        if (m_call.isSet(u"as"_s)) {
            m_options.kind = importKindNamed(m_call.value(u"as"_s));
            if (!m_options.kind)
                m_wrong = u"--as wants customers, touchpoints, answers or testimonials, not '%1'."_s.arg(m_call.value(u"as"_s));
        }
        if (m_call.isSet(u"kind"_s)) {
            m_options.surveyKind = surveyKindFromCode(m_call.value(u"kind"_s).toLower());
            if (!m_options.surveyKind)
                m_wrong = u"--kind wants nps, csat or ces, not '%1'."_s.arg(m_call.value(u"kind"_s));
        }
        if (m_call.isSet(u"on-difference"_s)) {
            const QString what = m_call.value(u"on-difference"_s);
            if (what != u"update"_s && what != u"keep"_s)
                m_wrong = u"--on-difference wants update or keep, not '%1'."_s.arg(what);
            m_options.onDifference = what == u"keep"_s ? OnDifference::Keep : OnDifference::Update;
        }
    }

    void readForms()
    {
        if (m_call.isSet(u"dates"_s)) {
            const auto order = dateOrderFromCode(m_call.value(u"dates"_s));
            if (!order)
                m_wrong = u"--dates wants dmy, mdy or ymd, not '%1'."_s.arg(m_call.value(u"dates"_s));
            m_options.dateOrder = order.value_or(DateOrder::Unknown);
        }
        if (m_call.isSet(u"decimal"_s)) {
            const QString sign = m_call.value(u"decimal"_s);
            if (sign != u","_s && sign != u"."_s)
                m_wrong = u"--decimal wants , or . and not '%1'."_s.arg(sign);
            m_options.decimal = sign.isEmpty() ? QChar() : sign.at(0);
        }
        if (m_call.isSet(u"delimiter"_s)) {
            const QString sign = m_call.value(u"delimiter"_s);
            const bool tab = sign == u"tab"_s || sign == u"\\t"_s;
            if (!tab && (sign.size() != 1 || sign.at(0).unicode() > 126 || sign == u"\""_s))
                m_wrong = u"--delimiter wants one character, or tab, not '%1'."_s.arg(sign);
            m_options.csv.delimiter = tab ? '\t' : sign.isEmpty() ? ',' : sign.at(0).toLatin1();
        }
    }

    const Call &m_call;
    ImportOptions m_options;
    QString m_wrong;
};

QJsonObject jsonOf(const ImportReport &report)
{
    QJsonArray warnings;
    for (const CsvWarning &warning : report.warnings)
        warnings.append(QJsonObject{{u"line"_s, warning.line}, {u"column"_s, warning.column}, {u"code"_s, warning.code},
                                    {u"text"_s, warning.text}});
    QJsonArray rejects;
    for (const RowOutcome &outcome : report.outcomes) {
        if (outcome.verdict == RowVerdict::Rejected || outcome.verdict == RowVerdict::Conflict)
            rejects.append(QJsonObject{{u"line"_s, outcome.line}, {u"verdict"_s, rowVerdictCode(outcome.verdict)},
                                       {u"reason"_s, outcome.reason}});
    }
    return {{u"kind"_s, importKindName(report.plan.kind)},
            {u"rows"_s, report.rows},
            {u"added"_s, report.added},
            {u"updated"_s, report.updated},
            {u"unchanged"_s, report.unchanged},
            {u"rejected"_s, report.rejected},
            {u"conflicts"_s, report.conflicts},
            {u"customers_added"_s, report.customersAdded},
            {u"format"_s, QJsonObject{{u"charset"_s, QString::fromLatin1(report.format.charset.name)},
                                      {u"delimiter"_s, QString(QLatin1Char(report.format.delimiter))},
                                      {u"header_line"_s, report.format.headerLine}}},
            {u"warnings"_s, warnings},
            {u"warnings_left_out"_s, report.warningsLeftOut},
            {u"rejects"_s, rejects}};
}

void printReport(const Call &call, const ImportReport &report, bool dryRun)
{
    QTextStream &err = call.err();
    for (const CsvWarning &warning : report.warnings) {
        err << (warning.line > 0 ? u"line %1: "_s.arg(warning.line) : QString());
        err << (warning.column.isEmpty() ? QString() : u"%1: "_s.arg(warning.column)) << warning.text << '\n';
    }
    if (report.warningsLeftOut > 0)
        err << u"and %1 more warnings\n"_s.arg(report.warningsLeftOut);
    for (const RowOutcome &outcome : report.outcomes) {
        if (outcome.verdict == RowVerdict::Rejected || outcome.verdict == RowVerdict::Conflict)
            err << u"line %1 rejected: %2\n"_s.arg(outcome.line).arg(outcome.reason);
    }
    call.out() << u"%1 rows: %2 added, %3 updated, %4 unchanged, %5 rejected"_s.arg(report.rows).arg(report.added)
                      .arg(report.updated).arg(report.unchanged).arg(report.rejected);
    if (report.customersAdded > 0)
        call.out() << u"; %1 customers added"_s.arg(report.customersAdded);
    call.out() << (dryRun ? u". Nothing was changed: this was a dry run.\n"_s : u".\n"_s);
}

bool isEmpty(Book &book)
{
    return !book.db().value<int>(R"(SELECT 1 FROM customer UNION ALL SELECT 1 FROM answer UNION ALL SELECT 1 FROM testimonial
                                    LIMIT 1)");
}

/// Tried before anything is imported, so that a place that cannot be written costs nobody an import.
Done mayBeWritten(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {ErrorCode::Io, u"%1 is a folder, so the rejected rows cannot be written there. Nothing was imported."_s.arg(path)};
    AtomicFile file(path);
    if (const Done begun = file.begin(); !begun)
        return {begun.error().code, begun.error().text + u" Nothing was imported."_s, begun.error().detail};
    return {};
}

/// The rows that were not taken would be known to nobody: the import is taken back.
int withoutRejects(const Call &call, Book &book, const Error &error)
{
    if (!book.lastStep().isValid())
        return call.fail(error);
    if (const auto undone = book.undo(); !undone)
        return call.fail({error.code, error.text + u" The rows that could be taken were imported."_s, error.detail});
    return call.fail({error.code, error.text + u" The import was taken back, so nothing was changed."_s, error.detail});
}

int ImportCommand::run(const Call &call) const
{
    const Reading reading(call);
    if (!reading.wrong().isEmpty())
        return call.wrongUsage(reading.wrong());
    ImportOptions options = reading.options();
    const QString path = call.argument(1);
    const auto book = call.openToWrite();
    if (!book)
        return call.fail(book.error());
    const QString rejects = call.value(u"rejects"_s);
    if (const Done writable = call.isSet(u"rejects"_s) ? mayBeWritten(rejects) : Done(); !writable)
        return call.fail(writable.error());
    if (!isEmpty(**book)) {
        options.beforeKeeping = [&book] { return backUpFirst(**book, u"import"_s); };
    }
    const auto report = importFile(**book, path, options);
    if (!report)
        return call.fail(report.error());
    if (call.isSet(u"rejects"_s)) {
        if (const auto written = writeRejects(path, *report, options, rejects); !written)
            return withoutRejects(call, **book, written.error());
    }
    const bool allRejected = report->rows > 0 && report->rejected == report->rows;
    const Exit exit = allRejected ? kRefused : report->rejected > 0 ? kNotAll : kDone;
    if (call.json())
        return call.print(jsonOf(*report), exit);
    printReport(call, *report, options.dryRun);
    return exit;
}

} // namespace

std::unique_ptr<Command> makeImportCommand()
{
    return std::make_unique<ImportCommand>();
}

} // namespace goodword::cli
