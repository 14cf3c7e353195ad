#include "core/insight/npsmath.h"
#include "tests/cli/clirun.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The score as scripts get it: exact, with its interval, of the days asked for.
class CliNpsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<CliShop> m_shop;

private Q_SLOTS:
    void init() { m_shop = std::make_unique<CliShop>(); }

    void npsIsExact_data()
    {
        QTest::addColumn<int>("promoters");
        QTest::addColumn<int>("passives");
        QTest::addColumn<int>("detractors");
        QTest::addColumn<double>("exactScore");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("text");
        QTest::newRow("a hundred") << 50 << 30 << 20 << 30.0 << 14.1 << 44.2 << u"NPS +30 (95 %: 14.1…44.2)"_s;
        QTest::newRow("thirty-one") << 18 << 11 << 2 << 51.6129032258 << 25.5 << 68.6 << u"NPS +52 (95 %: 25.5…68.6)"_s;
        QTest::newRow("ten") << 5 << 3 << 2 << 30.0 << -19.1 << 65.2 << u"NPS +30 (95 %: −19.1…65.2)"_s;
        QTest::newRow("all promoters") << 10 << 0 << 0 << 100.0 << 47.5 << 100.0 << u"NPS +100 (95 %: 47.5…100.0)"_s;
        QTest::newRow("rounded once") << 2 << 3 << 1 << 16.6666666667 << -200.0 << 200.0 << u"NPS +17"_s;
    }
    void npsIsExact()
    {
        QFETCH(int, promoters);
        QFETCH(int, passives);
        QFETCH(int, detractors);
        for (int i = 0; i < promoters + passives + detractors; ++i)
            m_shop->answer({}, i < promoters ? 9 + i % 2 : i < promoters + passives ? 7 + i % 2 : i % 7);
        m_shop->close();
        const Ran ran = cli({u"nps"_s, m_shop->path, u"--json"_s});
        QCOMPARE(ran.code, 0);
        const QJsonObject json = ran.json();
        QCOMPARE(json.keys(), QStringList({u"detractors"_s, u"interval"_s, u"passives"_s, u"promoters"_s, u"responses"_s, u"score"_s}));
        QCOMPARE(json.value(u"promoters"_s).toInt(), promoters);
        QCOMPARE(json.value(u"passives"_s).toInt(), passives);
        QCOMPARE(json.value(u"detractors"_s).toInt(), detractors);
        QCOMPARE(json.value(u"responses"_s).toInt(), promoters + passives + detractors);
        const double score = json.value(u"score"_s).toDouble();
        QFETCH(double, exactScore);
        QVERIFY(std::abs(score - exactScore) < 1e-9);
        const NpsFigure wanted = npsFigure({promoters, passives, detractors});
        const QJsonArray interval = json.value(u"interval"_s).toArray();
        QCOMPARE(interval.at(0).toDouble(), wanted.interval->low); // not rounded on the way
        QCOMPARE(interval.at(1).toDouble(), wanted.interval->high);
        QFETCH(double, low);
        QFETCH(double, high);
        if (low > -200)
            QVERIFY(std::abs(interval.at(0).toDouble() - low) < 0.06 && std::abs(interval.at(1).toDouble() - high) < 0.06);
        QFETCH(QString, text);
        const Ran plain = cli({u"nps"_s, m_shop->path});
        QVERIFY2(plain.out.startsWith(text), qPrintable(plain.out));
    }
    void npsOfNobodyIsNull()
    {
        m_shop->close();
        const QJsonObject json = cli({u"nps"_s, m_shop->path, u"--json"_s}).json();
        QCOMPARE(json.value(u"responses"_s).toInt(-1), 0);
        QVERIFY(json.value(u"score"_s).isNull() && json.value(u"interval"_s).isNull());
        QCOMPARE(cli({u"nps"_s, m_shop->path, u"--survey"_s, u"none such"_s}).code, 1);
        QCOMPARE(cli({u"nps"_s, m_shop->path, u"--from"_s, u"01/02/2026"_s}).code, 2);
        QCOMPARE(cli({u"nps"_s, m_shop->path, u"--from"_s, u"2026-02-01"_s, u"--to"_s, u"2026-01-01"_s}).code, 2);
    }
    void npsDaysAreInclusive()
    {
        m_shop->answer(m_shop->ann, 10); // on 2026-11-21
        m_shop->close();
        const auto responses = [&](const QString &from, const QString &to) {
            return cli({u"nps"_s, m_shop->path, u"--from"_s, from, u"--to"_s, to, u"--json"_s}).json().value(u"responses"_s).toInt(-1);
        };
        QCOMPARE(responses(u"2026-11-21"_s, u"2026-11-21"_s), 1);
        QCOMPARE(responses(u"2026-11-20"_s, u"2026-11-20"_s), 0);
        QCOMPARE(responses(u"2026-11-22"_s, u"2026-11-22"_s), 0);
    }
};

GOODWORD_TEST(CliNpsTest)
#include "tst_clinps.moc"
