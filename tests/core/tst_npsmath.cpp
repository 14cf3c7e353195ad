#include "core/insight/npsfigures.h"
#include "core/insight/npsmath.h"
#include "tests/support/testmain.h"

#include <cmath>
#include <limits>

using namespace goodword;
using namespace Qt::StringLiterals;

namespace {

NpsFigure figureOf(qint64 promoters, qint64 passives, qint64 detractors)
{
    return npsFigure({promoters, passives, detractors});
}

double oneDecimal(double value)
{
    return std::round(value * 10.0) / 10.0;
}

} // namespace

class TestNpsMath : public QObject
{
    Q_OBJECT

private slots:
    void bandsAreExhaustiveOnTheRawScore_data()
    {
        QTest::addColumn<double>("raw");
        QTest::addColumn<QString>("band");
        QTest::newRow("0 is on the scale") << 0.0 << u"detractor"_s;
        QTest::newRow("6") << 6.0 << u"detractor"_s;
        QTest::newRow("6.5 is not lost") << 6.5 << u"detractor"_s;
        QTest::newRow("6.999") << 6.999 << u"detractor"_s;
        QTest::newRow("7") << 7.0 << u"passive"_s;
        QTest::newRow("8.5 is not lost") << 8.5 << u"passive"_s;
        QTest::newRow("8.999") << 8.999 << u"passive"_s;
        QTest::newRow("9") << 9.0 << u"promoter"_s;
        QTest::newRow("10") << 10.0 << u"promoter"_s;
        QTest::newRow("11") << 11.0 << QString();
        QTest::newRow("-1") << -1.0 << QString();
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QString();
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QString();
    }
    void bandsAreExhaustiveOnTheRawScore()
    {
        QFETCH(double, raw);
        QFETCH(QString, band);
        const auto got = npsBand(raw);
        QCOMPARE(got ? npsBandCode(*got) : QString(), band);
    }

    void scoresAndIntervalsOfTheKnownVectors_data()
    {
        QTest::addColumn<int>("promoters");
        QTest::addColumn<int>("passives");
        QTest::addColumn<int>("detractors");
        QTest::addColumn<double>("score");
        QTest::addColumn<double>("centre");
        QTest::addColumn<double>("half");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("interval");
        QTest::newRow("50/30/20") << 50 << 30 << 20 << 30.0 << 29.1 << 15.1 << u"+30"_s << u"14.1…44.2"_s;
        QTest::newRow("18/11/2") << 18 << 11 << 2 << 51.6 << 47.1 << 21.5 << u"+52"_s << u"25.5…68.6"_s;
        QTest::newRow("5/3/2") << 5 << 3 << 2 << 30.0 << 23.1 << 42.1 << u"+30"_s << u"−19.1…65.2"_s;
        QTest::newRow("10/0/0") << 10 << 0 << 0 << 100.0 << 76.9 << 29.4 << u"+100"_s << u"47.5…100.0"_s;
        QTest::newRow("0/0/10") << 0 << 0 << 10 << -100.0 << -76.9 << 29.4 << u"−100"_s << u"−100.0…−47.5"_s;
        QTest::newRow("250/150/100") << 250 << 150 << 100 << 30.0 << 29.8 << 6.8 << u"+30"_s << u"23.0…36.6"_s;
        QTest::newRow("2/3/1 rounds once") << 2 << 3 << 1 << 16.7 << 11.1 << 45.6 << u"+17"_s << u"−34.5…56.7"_s;
    }
    void scoresAndIntervalsOfTheKnownVectors()
    {
        QFETCH(int, promoters);
        QFETCH(int, passives);
        QFETCH(int, detractors);
        QFETCH(double, score);
        QFETCH(double, centre);
        QFETCH(double, half);
        QFETCH(QString, shown);
        QFETCH(QString, interval);
        const NpsFigure figure = figureOf(promoters, passives, detractors);
        QCOMPARE(figure.n, qint64(promoters + passives + detractors));
        QCOMPARE(oneDecimal(*figure.score), score);
        QCOMPARE(oneDecimal(figure.centre), centre);
        QCOMPARE(oneDecimal(figure.halfWidth), half);
        QCOMPARE(npsText(figure), shown);
        QCOMPARE(intervalText(figure.interval, QLocale::c()), interval);
    }

    void scoresKeepTheirDecimalsInside()
    {
        const NpsFigure figure = figureOf(2, 3, 1);
        QVERIFY(std::abs(*figure.score - 100.0 / 6.0) < 1e-12);
        // The quantile is 1.96 exactly, not the sixteen digits of it.
        const double n = 103.0, p = 50.75 / n, d = 20.75 / n;
        const double half = 1.96 * std::sqrt((p + d - (p - d) * (p - d)) / n) * 100.0;
        QVERIFY(std::abs(figureOf(50, 30, 20).halfWidth - half) < 1e-12);
    }

    void withoutAnswersThereIsNoScore()
    {
        const NpsFigure figure = npsFigure({});
        QVERIFY(!figure.score && !figure.interval);
        QCOMPARE(npsText(figure), u"–"_s);
        QCOMPARE(intervalText(figure.interval, QLocale::c()), u"–"_s);
        QVERIFY(!npsChange(figure, figureOf(5, 3, 2)));
        QVERIFY(!npsChange(figureOf(5, 3, 2), figure));
    }

    void aChangeIsTestedAgainstNoise()
    {
        const auto change = npsChange(figureOf(50, 30, 20), figureOf(60, 25, 15));
        QVERIFY(change.has_value());
        QVERIFY(std::abs(change->delta - 15.0) < 1e-12);
        QCOMPARE(std::round(change->z * 100.0) / 100.0, 1.39);
        QVERIFY(!change->significant);

        QVERIFY(npsChange(figureOf(500, 300, 200), figureOf(600, 250, 150))->significant);
        QVERIFY(npsChange(figureOf(600, 250, 150), figureOf(500, 300, 200))->z < 0);
    }

    void unanimousAnswersNeitherDivideByZeroNorProveTooMuch()
    {
        const auto same = npsChange(figureOf(10, 0, 0), figureOf(10, 0, 0));
        QCOMPARE(same->z, 0.0);
        QVERIFY(!same->significant);
        const auto onePersonEach = npsChange(figureOf(1, 0, 0), figureOf(0, 0, 1));
        QVERIFY(std::isfinite(onePersonEach->z));
        QVERIFY(!onePersonEach->significant);
        QVERIFY(npsChange(figureOf(40, 0, 0), figureOf(0, 0, 40))->significant);
    }

    void scoresRoundHalvesAwayFromZero_data()
    {
        QTest::addColumn<double>("score");
        QTest::addColumn<QString>("shown");
        QTest::newRow("half up") << 12.5 << u"+13"_s;
        QTest::newRow("half down") << -12.5 << u"−13"_s;
        QTest::newRow("no negative zero") << -0.4 << u"0"_s;
        QTest::newRow("zero has no sign") << 0.0 << u"0"_s;
        QTest::newRow("minus half") << -0.5 << u"−1"_s;
    }
    void scoresRoundHalvesAwayFromZero()
    {
        QFETCH(double, score);
        QFETCH(QString, shown);
        QCOMPARE(npsPointsText(score), shown);
    }

    void percentagesAreEachRoundedOnce()
    {
        QCOMPARE(percentText(1, 6, QLocale::c()), QStringLiteral("17 %"));
        QCOMPARE(percentText(1, 8, QLocale::c()), QStringLiteral("13 %"));
        QCOMPARE(percentText(0, 0, QLocale::c()), u"–"_s);
    }

    void intervalsSpeakTheReadersLanguage()
    {
        QCOMPARE(intervalText(figureOf(50, 30, 20).interval, QLocale(u"de_DE"_s)), u"14,1…44,2"_s);
    }

    void smallSamplesAreMarked()
    {
        QVERIFY(figureOf(29, 0, 0).smallSample());
        QVERIFY(!figureOf(30, 0, 0).smallSample());
        QVERIFY(csatFigure(4, 5).smallSample());
        QVERIFY(cesFigure(30, 4, 5).smallSample());
    }

    void csatIsTheShareOfTheTopTwo()
    {
        const CsatFigure figure = csatFigure(8, 10);
        QCOMPARE(*figure.percent, 80.0);
        QCOMPARE(csatText(figure, QLocale::c()), QStringLiteral("80 %"));
        // Wilson, 8 of 10: 49.0 to 94.3.
        QCOMPARE(oneDecimal(figure.interval->low), 49.0);
        QCOMPARE(oneDecimal(figure.interval->high), 94.3);
        QCOMPARE(csatFigure(10, 10).interval->high, 100.0);
        QVERIFY(!csatFigure(0, 0).percent);
        QVERIFY(csatLabel().contains(u"4 or 5"_s));
    }

    void cesIsTheMeanWithItsDefinitionNamed()
    {
        const CesFigure figure = cesFigure(5 + 6 + 7 + 3, 3, 4);
        QCOMPARE(*figure.mean, 5.25);
        QCOMPARE(*figure.agreeingPercent, 75.0);
        QCOMPARE(cesText(figure, QLocale::c()), u"5.3"_s);
        QCOMPARE(cesText(cesFigure(0, 0, 0), QLocale::c()), u"–"_s);
        QVERIFY(cesLabel().contains(u"mean"_s));
    }
};

GOODWORD_TEST(TestNpsMath)
#include "tst_npsmath.moc"
