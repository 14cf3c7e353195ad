#include "core/report/colour.h"
#include "core/report/npsreport.h"
#include "core/report/palette.h"
#include "tests/report/pdftools.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

NpsPage pageOf(const NpsCounts &counts, int months = 12)
{
    NpsPage page;
    page.from = QDate(2025, 12, 1);
    page.to = QDate(2026, 11, 30);
    page.figure = npsFigure(counts);
    page.previous = npsFigure({50, 30, 20});
    page.change = npsChange(page.previous, page.figure);
    page.distribution = {2, 1, 0, 3, 2, 4, 6, 12, 18, 30, 28};
    for (int i = 0; i < months; ++i)
        page.months.push_back({page.from.addMonths(i), i == 5 ? NpsFigure() : npsFigure({8 + 4 * i, 6 + i, 9 - i % 7})});
    page.unansweredDetractors = 3;
    return page;
}

NpsReportStyle styleOf(bool letter = false)
{
    return {u"Saltwater Soap"_s, QString(), QDate(2026, 11, 22), letter, QLocale::c()};
}

} // namespace

class TestNpsReport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString pdfOf(const NpsPage &page) const
    {
        const QString path = m_dir.filePath(u"nps.pdf"_s);
        return writeNpsReport(path, NpsReport(page, styleOf())).has_value() ? path : QString();
    }

private slots:
    void theKnownVectorsAreShownAsPromised_data()
    {
        QTest::addColumn<int>("promoters");
        QTest::addColumn<int>("passives");
        QTest::addColumn<int>("detractors");
        QTest::addColumn<QString>("score");
        QTest::addColumn<QString>("interval");
        QTest::newRow("50/30/20") << 50 << 30 << 20 << u"+30"_s << u"14.1…44.2"_s;
        QTest::newRow("18/11/2") << 18 << 11 << 2 << u"+52"_s << u"25.5…68.6"_s;
        QTest::newRow("5/3/2") << 5 << 3 << 2 << u"+30"_s << u"−19.1…65.2"_s;
        QTest::newRow("10/0/0") << 10 << 0 << 0 << u"+100"_s << u"47.5…100.0"_s;
        QTest::newRow("250/150/100") << 250 << 150 << 100 << u"+30"_s << u"23.0…36.6"_s;
        QTest::newRow("2/3/1") << 2 << 3 << 1 << u"+17"_s << u"−34.5…56.7"_s;
    }
    void theKnownVectorsAreShownAsPromised()
    {
        QFETCH(int, promoters);
        QFETCH(int, passives);
        QFETCH(int, detractors);
        QFETCH(QString, score);
        QFETCH(QString, interval);
        const QString path = pdfOf(pageOf({promoters, passives, detractors}, 0));
        const QString words = pdfWords(path);
        QVERIFY2(words.contains(score), qPrintable(words));
        QVERIFY2(words.contains(interval), qPrintable(words));
        QCOMPARE(words.contains(u"Fewer than 30 answers"_s), promoters + passives + detractors < 30);
        QCOMPARE(pdfInfo(path, u"Pages"_s), u"1"_s);
        QCOMPARE(pdfInfo(path, u"Title"_s), u"Net Promoter Score"_s);
        QCOMPARE(fontsNotEmbedded(path), QStringList());
        QCOMPARE(pdfImageCount(path), 0);
    }

    void withoutAnswersThePageSaysSo()
    {
        NpsPage empty;
        const QString words = pdfWords(pdfOf(empty));
        QVERIFY(words.contains(u"No answers in this period."_s));
        QVERIFY(words.contains(u"–"_s));
        QVERIFY(words.contains(u"There is no earlier period to compare with."_s));
    }

    void theChangeIsNotOversold()
    {
        QVERIFY(pdfWords(pdfOf(pageOf({60, 25, 15}))).contains(u"+15 points against the period before: within the noise."_s));
        QVERIFY(pdfWords(pdfOf(pageOf({90, 5, 5}))).contains(u"more than noise"_s));
        QVERIFY(pdfWords(pdfOf(pageOf({60, 25, 15}))).contains(u"3 detractors are waiting for an answer."_s));
    }

    void theSvgIsWellFormedAndSaysTheSame()
    {
        const QString path = m_dir.filePath(u"nps.svg"_s);
        NpsReportStyle style = styleOf();
        style.businessName = u"Tom & <i>Jerry</i>"_s;
        QVERIFY(writeNpsReport(path, NpsReport(pageOf({50, 30, 20}), style)).has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString text;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                text += xml.text();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(text.contains(u"14.1…44.2"_s));
        QSvgRenderer renderer(path);
        QVERIFY(renderer.isValid());
        QImage image(renderer.defaultSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QCOMPARE(image.pixelColor(image.width() / 2, 3), QColor(Qt::white));
        QVERIFY(image.convertToFormat(QImage::Format_Indexed8).colorCount() > 4);
        QVERIFY(text.simplified().remove(u' ').remove(u'\n').contains(u"Tom&<i>Jerry</i>"_s));
    }

    void thePngIsAPicture()
    {
        QBuffer bytes;
        bytes.open(QIODevice::ReadWrite);
        QVERIFY(writeNpsPng(bytes, NpsReport(pageOf({50, 30, 20}), styleOf(true)), 2).has_value());
        const QImage image = QImage::fromData(bytes.data(), "PNG");
        QCOMPARE(image.size(), QSize(612, 792) * 2);
    }

    void manyMonthsAndFewFitThePage()
    {
        for (const int months : {0, 1, 3, 24, 60})
            QVERIFY(!pdfOf(pageOf({50, 30, 20}, months)).isEmpty());
    }

    void coloursStayApartInGreyPrint()
    {
        QVERIFY(contrastRatio(palette::kPromoter, palette::kPassive) >= 3.0);
        QVERIFY(contrastRatio(palette::kDetractor, palette::kPromoter) >= 1.5);
        QVERIFY(contrastRatio(palette::kSoftInk, palette::kPaper) >= kTextContrast);
        QVERIFY(contrastRatio(palette::kInk, palette::kBand) >= kTextContrast);
    }

    void theSummaryReadsAsSentences()
    {
        QCOMPARE(NpsReport(pageOf({50, 30, 20}), styleOf()).summary(),
                 u"Net Promoter Score: +30, 95 % interval 14.1…44.2, 100 answers. 0 points against the period before: within the noise."_s);
    }
};

GOODWORD_TEST(TestNpsReport)
#include "tst_npsreport.moc"
