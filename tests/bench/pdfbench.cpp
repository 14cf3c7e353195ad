#include "bench/bench.h"
#include "bench/program.h"

#include "core/report/booklet.h"
#include "core/report/fonts.h"

#include <QFile>
#include <QPageSize>
#include <QPdfWriter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace goodword::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kQuotes = 10000;
constexpr int kWords = 45;

std::vector<BookletQuote> quotes()
{
    static const QStringList kVocabulary = u"the soap is lovely and my skin has never felt so calm since I first came to your shop in "
                                           "Galway where Zoë and her team took time to listen to what I needed instead of selling me whatever "
                                           "stood nearest to hand; we order every month now, always on time, wrapped with care, and when a parcel "
                                           "went astray they sent another the same day without asking why"_s.split(u' ');
    QRandomGenerator random(1);
    std::vector<BookletQuote> all(kQuotes);
    for (int i = 0; i < kQuotes; ++i) {
        QStringList words;
        for (int word = 0; word < kWords; ++word)
            words += kVocabulary[random.bounded(int(kVocabulary.size()))];
        all[size_t(i)].text = words.join(u' ') + u'.';
        all[size_t(i)].attribution = u"Aoife Ní Bhriain %1"_s.arg(i);
        all[size_t(i)].role = u"Owner"_s;
        all[size_t(i)].company = u"Café Lindström"_s;
    }
    return all;
}

BookletStyle style(BookletLayout layout)
{
    BookletStyle style;
    style.businessName = u"Linden Soap"_s;
    style.title = u"What our customers say"_s;
    style.layout = layout;
    style.locale = QLocale(QLocale::English);
    return style;
}

/// The same texts in the same fonts and sizes as the column's, one paragraph for the quote and two for who said it.
bool printDocument(const QString &path)
{
    QTextDocument document;
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    const auto add = [&](const QString &text, qreal size, QFont::Weight weight) {
        QTextCharFormat format;
        QFont font(fontFamily());
        font.setPointSizeF(size);
        font.setWeight(weight);
        format.setFont(font);
        cursor.insertText(text, format);
        cursor.insertBlock();
    };
    for (const BookletQuote &quote : quotes()) {
        add(u'“' + quote.text + u'”', 11, QFont::Normal);
        add(quote.attribution, 10, QFont::DemiBold);
        add(quote.role + u", "_s + quote.company, 8.5, QFont::Normal);
        cursor.insertBlock();
    }
    cursor.endEditBlock();
    QPdfWriter writer(path);
    writer.setPageSize(QPageSize(QPageSize::A4));
    document.print(&writer);
    return QFile(path).size() > 0;
}

Line line(const QString &work, const Cost &ours, const Cost &theirs, const QString &bound)
{
    return {u"testimonial PDF, %1 quotes, %2: CPU (memory grows %3 / %4 MB)"_s.arg(kQuotes).arg(work, QString::fromLatin1(ours.output),
                                                                                   QString::fromLatin1(theirs.output)),
            seconds(ours.cpu), seconds(theirs.cpu), times(ours.cpu / theirs.cpu), bound};
}

void writeFlatDocument(const QString &path)
{
    QFile file(path);
    file.open(QIODevice::WriteOnly);
    QTextStream out(&file);
    out << R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>)";
    for (const BookletQuote &quote : quotes())
        out << "<text:p>“" << quote.text << "”</text:p><text:p>" << quote.attribution << "</text:p><text:p>" << quote.role << ", " << quote.company
            << "</text:p><text:p/>\n";
    out << "</office:text></office:body></office:document>\n";
}

} // namespace

int pdfChild(const QStringList &arguments)
{
    registerFonts();
    const QString path = arguments.value(1), what = arguments.value(0);
    std::vector<BookletQuote> said = quotes();
    const double before = memoryNow();
    bool ok = false;
    if (what == u"document"_s) {
        said = {};
        ok = printDocument(path);
    } else {
        const BookletLayout layout = what == u"elegant"_s ? BookletLayout::Elegant : what == u"wall"_s ? BookletLayout::Wall : BookletLayout::Column;
        ok = writeBookletPdf(path, Booklet(std::move(said), style(layout))).has_value();
    }
    QTextStream(stdout) << qRound(memoryPeak() - before);
    return ok ? 0 : 1;
}

std::vector<Line> pdfLines()
{
    const QTemporaryDir folder;
    const auto ours = [&](const QString &layout) {
        return [&folder, layout] { return runChild({u"pdf"_s, layout, folder.filePath(layout + u".pdf"_s)}); };
    };
    const auto runs = interleaved({ours(u"column"_s), ours(u"wall"_s), ours(u"document"_s)});
    const Cost column = medianOf(runs[0]), wall = medianOf(runs[1]), document = medianOf(runs[2]);
    const Cost elegant = ours(u"elegant"_s)();
    std::vector<Line> lines{
        line(u"column | QTextDocument::print"_s, column, document, u"≤ 0.75×; ≤ 60 MB"_s), line(u"wall | the same"_s, wall, document, u"≤ 0.75×; ≤ 60 MB"_s),
        line(u"one to a page, every line weighed | the same, flowing"_s, elegant, document, u"no peer; ≤ 60 MB"_s)};
    const QString work = u"testimonial PDF, %1 quotes, column: CPU | LibreOffice Writer"_s.arg(kQuotes), bound = u"≤ 1/4"_s;
    if (installed(u"soffice"_s).isEmpty()) {
        lines.push_back({work, seconds(column.cpu), u"skipped: soffice is not installed"_s, {}, bound});
        return lines;
    }
    const QString flat = folder.filePath(u"quotes.fodt"_s);
    writeFlatDocument(flat);
    const QStringList convert{u"-env:UserInstallation=file://"_s + folder.filePath(u"office"_s), u"--headless"_s, u"--convert-to"_s,
                              u"pdf"_s, u"--outdir"_s, folder.path(), flat};
    run(u"soffice"_s, convert); // the first run of a new profile sets it up
    const Cost writer = medianOf(interleaved({[&] { return run(u"soffice"_s, convert); }}).front());
    lines.push_back({work, seconds(column.cpu), seconds(writer.cpu), times(column.cpu / writer.cpu), bound});
    return lines;
}

} // namespace goodword::bench
