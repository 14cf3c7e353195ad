#include "core/report/booklet.h"
#include "core/report/bookletparts.h"
#include "core/report/colour.h"
#include "core/report/fonts.h"
#include "core/report/testimonialbooklet.h"
#include "tests/report/bookletsamples.h"
#include "tests/report/pdftools.h"
#include "tests/support/testmain.h"

#include <QPainter>
#include <QTemporaryDir>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

class StopAfter final : public Progress
{
public:
    explicit StopAfter(qint64 pages) : m_pages(pages) {}
    void report(qint64 done, qint64) override { m_done = done; }
    bool cancelled() const override { return m_done >= m_pages; }

private:
    qint64 m_pages;
    qint64 m_done = 0;
};

std::vector<BookletQuote> quotesOf(const QStringList &texts)
{
    std::vector<BookletQuote> quotes;
    for (const QString &text : texts)
        quotes.push_back(sampleQuote(text, u"Ann Example"_s, {}, {}, {}, {}, u"en"_s));
    return quotes;
}

/// Pixels of a page, 1 pixel a point.
QImage painted(const Booklet &booklet, int page)
{
    QImage image(booklet.pageSize().toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    booklet.paintPage(painter, page);
    return image;
}

/// First and last column of the picture's band that is not white.
std::pair<int, int> inkSpan(const QImage &image, int top, int bottom)
{
    int left = image.width(), right = -1;
    for (int y = top; y < bottom; ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).lightness() < 200) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
    }
    return {left, right};
}

} // namespace

class TestBooklet : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString file(const QString &name) const { return m_dir.filePath(name); }

private slots:
    void everyLayoutAndPaperMakesAWholeDocument_data()
    {
        QTest::addColumn<int>("layout");
        QTest::addColumn<int>("paper");
        QTest::addColumn<QString>("size");
        const QStringList names{u"elegant"_s, u"wall"_s, u"column"_s};
        for (int layout = 0; layout < names.size(); ++layout) {
            QTest::addRow("%s, A4", qPrintable(names[layout])) << layout << int(PaperSize::A4) << u"595 x 842 pts (A4)"_s;
            QTest::addRow("%s, Letter", qPrintable(names[layout])) << layout << int(PaperSize::Letter) << u"612 x 792 pts (letter)"_s;
        }
    }
    void everyLayoutAndPaperMakesAWholeDocument()
    {
        QFETCH(int, layout);
        QFETCH(int, paper);
        QFETCH(QString, size);
        const Booklet booklet(sampleQuotes(), sampleStyle(BookletLayout(layout), PaperSize(paper)));
        const QString path = file(u"whole.pdf"_s);
        QVERIFY(writeBookletPdf(path, booklet).has_value());
        QCOMPARE(pdfInfo(path, u"Pages"_s), QString::number(booklet.pageCount()));
        QCOMPARE(pdfInfo(path, u"Page size"_s), size);
        QCOMPARE(pdfInfo(path, u"Title"_s), u"What people say about our soap"_s);
        QVERIFY(runTool(u"pdfinfo"_s, {u"-meta"_s, path}).contains(u"<rdf:li>Saltwater Soap</rdf:li>"_s));
        QCOMPARE(fontsNotEmbedded(path), QStringList());
        const QString words = pdfWords(path);
        for (const QString &wanted : {u"Fast, honest, and they remember my name."_s, u"Elif Yıldız"_s, u"Owner, Yıldız Optics"_s,
                                      u"12 voices"_s, u"November 2026"_s, u"Received a free refill pack."_s,
                                      u"Tomasz Żółkiewski"_s, u"Strand Road 4, Lahinch, Co. Clare"_s})
            QVERIFY2(words.contains(wanted), qPrintable(wanted + u" not in "_s + words));
    }

    void anElegantBookletHasOnePageForEachQuote()
    {
        const Booklet booklet(sampleQuotes(), sampleStyle(BookletLayout::Elegant));
        QCOMPARE(booklet.pageCount(), int(sampleQuotes().size()) + 2);
    }

    void quotesComeInTheOrderGiven()
    {
        for (const BookletLayout layout : {BookletLayout::Elegant, BookletLayout::Column}) {
            const QString path = file(u"order.pdf"_s);
            QVERIFY(writeBookletPdf(path, Booklet(quotesOf({u"Alpha first."_s, u"Beta second."_s, u"Gamma third."_s}), sampleStyle(layout))).has_value());
            const QString words = pdfWords(path);
            QVERIFY(words.indexOf(u"Alpha first."_s) < words.indexOf(u"Beta second."_s));
            QVERIFY(words.indexOf(u"Beta second."_s) < words.indexOf(u"Gamma third."_s));
        }
    }

    void aLongQuoteFlowsOnAndLosesNothing_data()
    {
        QTest::addColumn<int>("layout");
        QTest::newRow("elegant") << int(BookletLayout::Elegant);
        QTest::newRow("wall") << int(BookletLayout::Wall);
        QTest::newRow("column") << int(BookletLayout::Column);
    }
    void aLongQuoteFlowsOnAndLosesNothing()
    {
        QFETCH(int, layout);
        const Booklet booklet(quotesOf({u"Short one."_s, longText(120), u"Another short one."_s}), sampleStyle(BookletLayout(layout)));
        const QString path = file(u"long.pdf"_s);
        QVERIFY(writeBookletPdf(path, booklet).has_value());
        QVERIFY(booklet.pageCount() > 5);
        const QString words = pdfWords(path);
        for (int i = 1; i <= 120; ++i)
            QVERIFY2(words.contains(u"Sentence %1 of"_s.arg(i)), qPrintable(QString::number(i)));
        QVERIFY(words.contains(u"Another short one."_s));
    }

    void hostileTextIsPrintedCharacterForCharacter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("images") << u"Hi <b>Bob</b> <img src=\"file:///etc/hostname\"> <img src='/etc/hostname'> <img src=\"http://127.0.0.1:9/track.png\">"_s;
        QTest::newRow("bold") << u"a <b>x</b>"_s;
        QTest::newRow("entities") << u"&lt;b&gt; and &amp;amp;"_s;
        QTest::newRow("comparison") << u"5 < 6 and 7 > 3"_s;
        QTest::newRow("ampersand") << u"Tom & <i>Jerry</i>"_s;
        QTest::newRow("signs are not made pretty") << u"a -> b => c 2x4 3 x 5 != <= >= --> :-) (c) 10:30"_s;
        QTest::newRow("placeholders") << u"%1 %2 {{email}} \\n $(id) `id`"_s;
    }
    void hostileTextIsPrintedCharacterForCharacter()
    {
        QFETCH(QString, text);
        for (const BookletLayout layout : {BookletLayout::Elegant, BookletLayout::Wall, BookletLayout::Column}) {
            const QString path = file(u"hostile.pdf"_s);
            BookletStyle style = sampleStyle(layout);
            style.subtitle = text;
            QVERIFY(writeBookletPdf(path, Booklet(quotesOf({text}), style)).has_value());
            const QString words = pdfWords(path).remove(u' ');
            QVERIFY2(words.count(QString(text).remove(u' ')) >= 2, qPrintable(pdfText(path)));
            QCOMPARE(pdfImageCount(path), 0);
        }
    }

    void markupThatHangsRichTextIsOnlyText()
    {
        const double before = processorSeconds();
        const QString bomb = u"<table cellpadding=99999999><tr><td>x</td></tr></table>"_s;
        const QString path = file(u"bomb.pdf"_s);
        QVERIFY(writeBookletPdf(path, Booklet(quotesOf({bomb}), sampleStyle(BookletLayout::Wall))).has_value());
        QVERIFY(processorSeconds() - before < 5); // what goes wrong takes half a minute and more
        QVERIFY(pdfWords(path).remove(u' ').contains(QString(bomb).remove(u' ')));
    }

    void whoMayNotBeNamedIsACustomer()
    {
        Exportable out;
        ExportRow row;
        row.wording = u"Lovely"_s;
        row.shownName = u"A customer"_s;
        row.role = u"Owner"_s;
        out.rows = {row};
        QCOMPARE(bookletQuotes(out).front().attribution, u"A customer"_s);
        QCOMPARE(bookletQuotes(out).front().role, u"Owner"_s);
    }
    void emptyAndOddQuotesStillMakeABooklet()
    {
        for (const BookletLayout layout : {BookletLayout::Elegant, BookletLayout::Wall, BookletLayout::Column}) {
            QCOMPARE(Booklet({}, sampleStyle(layout)).pageCount(), 2);
            const Booklet odd(quotesOf({QString(), u"\n\n\n"_s, QString(5000, u'W'), QString(3000, u'\n') + u"end"_s}), sampleStyle(layout));
            QVERIFY(odd.pageCount() >= 3);
            for (int page = -1; page <= odd.pageCount(); ++page)
                painted(odd, page);
        }
    }

    void hebrewAndArabicAreSetFromTheRight()
    {
        const auto quote = sampleQuote(u"שירות מצוין"_s, u"נועה"_s, {}, {}, {}, {}, u"he"_s);
        const Booklet rightToLeft({quote}, sampleStyle(BookletLayout::Elegant));
        const Booklet leftToRight(quotesOf({u"Good work"_s}), sampleStyle(BookletLayout::Elegant));
        const auto hebrew = inkSpan(painted(rightToLeft, 1), 80, 760);
        const auto english = inkSpan(painted(leftToRight, 1), 80, 760);
        QVERIFY2(hebrew.first > 250 && hebrew.second > 500, qPrintable(u"%1..%2"_s.arg(hebrew.first).arg(hebrew.second)));
        QVERIFY2(english.first < 80 && english.second < 400, qPrintable(u"%1..%2"_s.arg(english.first).arg(english.second)));
    }

    void quotationMarksFollowTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("shown");
        QTest::newRow("English") << u"en"_s << QStringLiteral("“x”");
        QTest::newRow("German") << u"de"_s << QStringLiteral("„x“");
        QTest::newRow("French") << u"fr"_s << QStringLiteral("«\u202Fx\u202F»");
        QTest::newRow("Polish") << u"pl"_s << QStringLiteral("„x”");
        QTest::newRow("not known: the booklet's") << QString() << QStringLiteral("“x”");
    }
    void quotationMarksFollowTheLanguage()
    {
        QFETCH(QString, language);
        QFETCH(QString, shown);
        BookletQuote quote;
        quote.language = language;
        quote.text = u"x"_s;
        QCOMPARE(inMarks(quote, bookletTheme(sampleStyle(BookletLayout::Wall))), shown);
        quote.text = QStringLiteral("“x” she said");
        QCOMPARE(inMarks(quote, bookletTheme(sampleStyle(BookletLayout::Wall))), quote.text);
    }

    void textCanBeReadOnAnyBrandColour()
    {
        for (int red = 0; red < 256; red += 15) {
            for (int green = 0; green < 256; green += 15) {
                for (int blue = 0; blue < 256; blue += 15) {
                    const QColor brand(red, green, blue);
                    QVERIFY2(contrastRatio(inkOn(brand), brand) >= kTextContrast, qPrintable(brand.name()));
                    QVERIFY2(contrastRatio(readableOn(brand, Qt::white), Qt::white) >= kTextContrast, qPrintable(brand.name()));
                }
            }
        }
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
    }

    void theSamePageLooksTheSameAtAnyResolution()
    {
        const Booklet booklet(sampleQuotes(), sampleStyle(BookletLayout::Wall));
        QImage large((booklet.pageSize() * 3).toSize(), QImage::Format_RGB32);
        large.fill(Qt::white);
        large.setDotsPerMeterX(11811);
        QPainter painter(&large);
        painter.scale(3, 3);
        booklet.paintPage(painter, 1);
        painter.end();
        const QImage small = painted(booklet, 1);
        const QImage shrunk = large.scaled(small.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        qint64 difference = 0;
        for (int y = 0; y < small.height(); ++y) {
            for (int x = 0; x < small.width(); ++x)
                difference += std::abs(qGray(small.pixel(x, y)) - qGray(shrunk.pixel(x, y)));
        }
        QVERIFY2(difference < qint64(small.width()) * small.height() * 2, qPrintable(QString::number(difference)));
    }

    void thePagesWrittenAreThoseLookedAt()
    {
        for (const BookletLayout layout : {BookletLayout::Elegant, BookletLayout::Wall, BookletLayout::Column}) {
            std::vector<BookletQuote> quotes = sampleQuotes();
            for (const BookletQuote &quote : quotesOf({longText(300), u"Short."_s, QString(), u"مرحبا بكم"_s, longText(40)}))
                quotes.push_back(quote);
            const Booklet looked(quotes, sampleStyle(layout)), written(quotes, sampleStyle(layout));
            int number = 0;
            size_t set = 0;
            written.eachPage([&](const Sheet &page, size_t quotesSoFar) {
                QImage image = painted(looked, number);
                QImage other(image.size(), image.format());
                other.setDotsPerMeterX(image.dotsPerMeterX());
                other.setDotsPerMeterY(image.dotsPerMeterY());
                other.fill(Qt::white);
                QPainter painter(&other);
                page.paint(painter);
                painter.end();
                [&] { QCOMPARE(other, image); }();
                [&] { QVERIFY(quotesSoFar >= set && quotesSoFar <= quotes.size()); }();
                set = quotesSoFar;
                ++number;
                return !QTest::currentTestFailed();
            });
            QCOMPARE(number, looked.pageCount());
            QCOMPARE(set, quotes.size());
            int stopped = 0;
            written.eachPage([&](const Sheet &, size_t) { return ++stopped < 2; });
            QCOMPARE(stopped, 2);
        }
    }

    void aCancelledExportLeavesNoFile()
    {
        StopAfter stop(2);
        const QString path = file(u"cancelled.pdf"_s);
        const Done done = writeBookletPdf(path, Booklet(sampleQuotes(), sampleStyle(BookletLayout::Elegant)), stop);
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(path));
    }

    void aFolderThatCannotBeWrittenIsNamed()
    {
        const Done done = writeBookletPdf(u"/nowhere/at/all.pdf"_s, Booklet({}, sampleStyle(BookletLayout::Wall)));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().code, ErrorCode::NotFound);
        QVERIFY(done.error().text.contains(u"Nothing was changed"_s));
    }

    void aGlyphNoFontHasIsNamedBeforeExport()
    {
        const QString unknown = QString::fromUcs4(U"\U0010FFFD", 1);
        const Booklet booklet(quotesOf({u"Hello "_s + unknown}), sampleStyle(BookletLayout::Wall));
        QCOMPARE(missingGlyphs(booklet.texts()), QStringList{unknown + u" (U+10FFFD)"_s});
        const QString chinese = QStringLiteral("王小明");
        const QStringList missing = missingGlyphs({chinese});
        // With a CJK font installed nothing is missing, without one every character is named.
        QVERIFY(missing.isEmpty() || missing == QStringList({u"王 (U+738B)"_s, u"小 (U+5C0F)"_s, u"明 (U+660E)"_s}));
    }
};

GOODWORD_TEST(TestBooklet)
#include "tst_booklet.moc"
