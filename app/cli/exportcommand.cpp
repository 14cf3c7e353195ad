#include "app/cli/exportcommand.h"

#include "app/cli/sealing.h"
#include "core/exchange/exporter.h"
#include "core/report/fonts.h"
#include "core/report/testimonialbooklet.h"

#include <QFileInfo>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

struct Wish {
    ExportOptions options;
    BookletChoices booklet;
    QString file;
    bool pdf = false;
    QString wrong; ///< the sentence that says what is wrong with it
};

class ExportCommand final : public Command
{
public:
    QString name() const override { return u"export"_s; }
    QString summary() const override { return u"Export to CSV, or testimonials to a PDF booklet."_s; }
    QString arguments() const override { return u"BOOK customers|touchpoints|answers|testimonials"_s; }
    int leastArguments() const override { return 2; }
    QString description() const override
    {
        return u"--for goodword is lossless, holds testimonials in every state, and is no publication. --for spreadsheet, the usual, "
               "keeps every cell from being run as a formula. Of testimonials only what consent covers for the channel today goes "
               "out; what is left out is counted on stderr. --encrypt adds .goodword-sealed to the file's name; unseal opens it again."_s;
    }
    QList<QCommandLineOption> options() const override
    {
        return sealingOptions() + QList<QCommandLineOption>{
                {{u"o"_s, u"output"_s}, u"The file, .csv or .pdf; one that is there is replaced whole."_s, u"FILE"_s},
                {u"channel"_s, u"site, social, print, ads or proposals; print for a PDF, site for CSV unless given."_s, u"CHANNEL"_s},
                {u"for"_s, u"goodword or spreadsheet (unless given)."_s, u"WHOM"_s},
                {u"delimiter"_s, u"Character between cells, or tab; a comma unless given."_s, u"D"_s},
                {u"layout"_s, u"Of a PDF: elegant (unless given), wall or column."_s, u"LAYOUT"_s},
                {u"paper"_s, u"Of a PDF: a4 (unless given) or letter."_s, u"PAPER"_s}};
    }
    int run(const Call &call) const override;
};

void readPdf(const Call &call, Wish &wish)
{
    const QString layout = call.isSet(u"layout"_s) ? call.value(u"layout"_s) : u"elegant"_s;
    const QString paper = call.isSet(u"paper"_s) ? call.value(u"paper"_s).toLower() : u"a4"_s;
    if (layout == u"wall"_s)
        wish.booklet.layout = BookletLayout::Wall;
    else if (layout == u"column"_s)
        wish.booklet.layout = BookletLayout::Column;
    else if (layout != u"elegant"_s)
        wish.wrong = u"--layout wants elegant, wall or column, not '%1'."_s.arg(layout);
    if (paper == u"letter"_s)
        wish.booklet.paper = PaperSize::Letter;
    else if (paper != u"a4"_s)
        wish.wrong = u"--paper wants a4 or letter, not '%1'."_s.arg(paper);
    if (wish.options.kind != ImportKind::Testimonials)
        wish.wrong = u"Only testimonials can be exported to a PDF. Export to a .csv file instead."_s;
    if (wish.options.purpose == CsvPurpose::RoundTrip)
        wish.wrong = u"A PDF is a publication; --for goodword is for .csv files."_s;
}

void readCsv(const Call &call, Wish &wish)
{
    if (!call.isSet(u"delimiter"_s))
        return;
    const QString sign = call.value(u"delimiter"_s);
    const bool tab = sign == u"tab"_s || sign == u"\\t"_s;
    if (!tab && (sign.size() != 1 || sign.at(0).unicode() > 126 || sign.at(0).unicode() < 32 || sign == u"\""_s))
        wish.wrong = u"--delimiter wants one character, or tab, not '%1'."_s.arg(sign);
    wish.options.delimiter = tab ? '\t' : sign.isEmpty() ? ',' : sign.at(0).toLatin1();
}

Wish read(const Call &call)
{
    Wish wish;
    const auto kind = importKindNamed(call.argument(1));
    wish.file = call.value(u"output"_s);
    const QString suffix = QFileInfo(wish.file).suffix().toLower();
    wish.pdf = suffix == u"pdf"_s;
    if (!kind)
        wish.wrong = u"What can be exported are customers, touchpoints, answers and testimonials, not '%1'."_s.arg(call.argument(1));
    else if (wish.file.isEmpty())
        wish.wrong = u"Say where to write: -o FILE.csv, or -o FILE.pdf for testimonials."_s;
    else if (!wish.pdf && suffix != u"csv"_s)
        wish.wrong = u"The file's name has to end in .csv or .pdf."_s;
    wish.options.kind = kind.value_or(ImportKind::Customers);
    const QString whom = call.isSet(u"for"_s) ? call.value(u"for"_s) : u"spreadsheet"_s;
    if (whom != u"goodword"_s && whom != u"spreadsheet"_s)
        wish.wrong = u"--for wants goodword or spreadsheet, not '%1'."_s.arg(whom);
    wish.options.purpose = whom == u"goodword"_s ? CsvPurpose::RoundTrip : CsvPurpose::Spreadsheet;
    wish.options.channel = wish.pdf ? ConsentChannel::Print : ConsentChannel::Site;
    if (call.isSet(u"channel"_s)) {
        const auto channel = consentChannelFromCode(call.value(u"channel"_s));
        if (!channel)
            wish.wrong = u"--channel wants site, social, print, ads or proposals, not '%1'."_s.arg(call.value(u"channel"_s));
        wish.options.channel = channel.value_or(ConsentChannel::Site);
    }
    if (wish.wrong.isEmpty())
        wish.pdf ? readPdf(call, wish) : readCsv(call, wish);
    return wish;
}

/// Into the device, or without one into the file.
Result<ExportReport> exportPdf(const Call &call, Book &book, const Wish &wish, QIODevice *device)
{
    const Database::OnePass pass(book.db());
    const Exportable out = exportable(book.db(), wish.options.channel, book.today());
    ExportReport report;
    report.rows = qint64(out.rows.size());
    report.leftOutCounts = out.counts();
    if (out.rows.empty()) {
        const QString why = leftOutText(report.leftOutCounts);
        return {ErrorCode::NothingToDo, u"No testimonial may go out on this channel today, so no file was written. %1"_s.arg(why).trimmed()};
    }
    registerFonts();
    const Booklet booklet = testimonialBooklet(out, bookProfile(book.db()), wish.booklet);
    if (auto trouble = book.db().takeTrouble()) // a booklet is of all that may go out, or is none
        return *trouble;
    if (const QString missing = missingGlyphsText(booklet); !missing.isEmpty())
        call.err() << missing << '\n';
    if (const Done done = device ? writeBookletPdf(*device, booklet) : writeBookletPdf(wish.file, booklet); !done)
        return done.error();
    return report;
}

Result<ExportReport> exportTo(const Call &call, Book &book, const Wish &wish, QIODevice *device)
{
    if (wish.pdf)
        return exportPdf(call, book, wish, device);
    return device ? exportCsv(book, *device, wish.options) : exportCsv(book, wish.file, wish.options);
}

/// As exportTo(); `json` is told what there is to know of the key.
Result<ExportReport> exportSealed(const Call &call, Book &book, const Wish &wish, QJsonObject &json)
{
    const auto passphrase = readNewPassphrase(call);
    if (!passphrase)
        return passphrase.error();
    Result<ExportReport> report = ExportReport();
    const auto recoveryKey = writeSealed(wish.file, *passphrase, [&](QIODevice &device) {
        report = exportTo(call, book, wish, &device);
        return report ? Done() : Done(report.error());
    });
    if (!recoveryKey)
        return recoveryKey.error();
    const auto handed = handOver(call, *recoveryKey, wish.file);
    if (!handed)
        return handed.error();
    json = *handed;
    return report;
}

int ExportCommand::run(const Call &call) const
{
    Wish wish = read(call);
    const bool encrypt = call.isSet(u"encrypt"_s);
    if (encrypt)
        wish.file += u'.' + kSealedSuffix;
    if (!wish.wrong.isEmpty())
        return call.wrongUsage(wish.wrong);
    if (auto fine = checkSealing(call); !fine)
        return call.fail(fine.error());
    const auto book = call.openToRead();
    if (!book)
        return call.fail(book.error());
    QJsonObject json{{u"file"_s, QFileInfo(wish.file).absoluteFilePath()}};
    const auto report = encrypt ? exportSealed(call, **book, wish, json) : exportTo(call, **book, wish, nullptr);
    if (!report)
        return call.fail(report.error());
    if (const QString leftOut = leftOutText(report->leftOutCounts); !leftOut.isEmpty())
        call.err() << leftOut << '\n';
    if (call.json()) {
        QJsonObject leftOut;
        for (const auto &[reason, count] : report->leftOutCounts)
            leftOut.insert(leftOutCode(reason), count);
        json.insert(u"rows"_s, report->rows);
        json.insert(u"left_out"_s, leftOut);
        return call.print(json);
    }
    call.out() << u"%1 rows written to %2.\n"_s.arg(report->rows).arg(wish.file);
    return kDone;
}

} // namespace

std::unique_ptr<Command> makeExportCommand()
{
    return std::make_unique<ExportCommand>();
}

} // namespace goodword::cli
