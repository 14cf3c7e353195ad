#include "tests/support/testmain.h"
#include "tests/ui/pictures.h"

#include "ui/charts/mixcharts.h"
#include "ui/charts/npschart.h"
#include "ui/charts/plot.h"

#include <QClipboard>
#include <QMenu>

using namespace goodword;

class TestCharts : public QObject
{
    Q_OBJECT

    static std::vector<NpsMonth> months(int count)
    {
        std::vector<NpsMonth> months;
        QDate day(2024, 12, 1);
        for (int i = 0; i < count; ++i, day = day.addMonths(1)) {
            NpsCounts counts{14 + i * 2, 11, std::max(2, 9 - i / 2)};
            if (i % 12 == 4)
                counts = {};
            if (i % 12 == 6)
                counts = {3, 5, 7};
            months.push_back({day, npsFigure(counts)});
        }
        return months;
    }
    static std::vector<FunnelBar> stages()
    {
        return {{1, QStringLiteral("Awareness"), {}, 212, 148, 9.0},
                {2, QStringLiteral("Consideration"), {}, 148, 97, 21.5},
                {3, QStringLiteral("Wiederkaufsentscheidungsphase"), {}, 97, 61, 1.0},
                {4, QStringLiteral("Experience"), QColor(0x2b8a57), 61, 18, std::nullopt},
                {5, QStringLiteral("Advocacy"), {}, 18, 0, std::nullopt}};
    }
    template <class Chart>
    static QPointF middleOf(Chart &chart, double x, double y)
    {
        return {chart.width() * x, chart.height() * y};
    }

private slots:
    void aClickOnABarNamesItsMonthAndBand()
    {
        NpsMonthsChart chart;
        chart.resize(900, 420);
        chart.setData(months(12));
        chart.grab();
        QSignalSpy clicked(&chart, &NpsMonthsChart::monthClicked);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.at(0).at(0).toDate(), QDate(2024, 12, 1));
        QCOMPARE(clicked.at(0).at(1).value<NpsBand>(), NpsBand::Promoter);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, middleOf(chart, 0.965, 0.62).toPoint());
        QCOMPARE(clicked.count(), 2);
        QCOMPARE(clicked.at(1).at(0).toDate(), QDate(2025, 11, 1));
        QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(3, 3));
        QCOMPARE(clicked.count(), 2);
    }

    void theTableHoldsEveryMonthAndTheSameFigures()
    {
        NpsMonthsChart chart;
        chart.setData(months(24));
        const QList<QStringList> table = chart.table();
        QCOMPARE(table.size(), 25);
        QCOMPARE(table.at(1).at(5), npsText(months(1).front().figure));
        QCOMPARE(table.at(5).at(5), QStringLiteral("–"));
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("24")));
        QVERIFY(!chart.accessibleName().isEmpty());
    }

    void moreMonthsThanPixelsAreStillDrawn()
    {
        NpsMonthsChart chart;
        chart.resize(600, 300);
        chart.setData(months(1200));
        QVERIFY(!chart.grab().isNull());
        QCOMPARE(chart.table().size(), 1201);
    }

    void aChartWithoutAnswersSaysSo()
    {
        NpsMonthsChart chart;
        chart.setData({});
        DistributionChart distribution;
        distribution.setData({});
        MixBar mix;
        mix.setData({});
        FunnelChart funnel;
        funnel.setData({});
        for (ChartWidget *widget : std::initializer_list<ChartWidget *>{&chart, &distribution, &mix, &funnel}) {
            widget->resize(400, 200);
            QVERIFY(!widget->grab().isNull());
        }
        QVERIFY(!chart.sentence().isEmpty());
    }

    void partsOfTheSmallChartsCanBeReachedByKey()
    {
        DistributionChart distribution;
        distribution.resize(500, 220);
        distribution.setData({1, 0, 2, 0, 1, 3, 2, 9, 14, 30, 41});
        distribution.grab();
        QSignalSpy score(&distribution, &DistributionChart::scoreClicked);
        QTest::keyClick(&distribution, Qt::Key_Right);
        QTest::keyClick(&distribution, Qt::Key_Right);
        QTest::keyClick(&distribution, Qt::Key_Return);
        QCOMPARE(score.at(0).at(0).toInt(), 1);

        MixBar mix;
        mix.resize(400, mix.sizeHint().height());
        mix.setData({30, 12, 8});
        mix.grab();
        QSignalSpy band(&mix, &MixBar::bandClicked);
        QTest::mouseClick(&mix, Qt::LeftButton, {}, QPoint(395, 10));
        QCOMPARE(band.at(0).at(0).value<NpsBand>(), NpsBand::Detractor);

        FunnelChart funnel;
        funnel.resize(560, 260);
        funnel.setData(stages());
        funnel.grab();
        QSignalSpy stage(&funnel, &FunnelChart::stageClicked);
        QTest::keyClick(&funnel, Qt::Key_Down);
        QTest::keyClick(&funnel, Qt::Key_Return);
        QCOMPARE(stage.at(0).at(0).toLongLong(), 1);
        QCOMPARE(funnel.table().at(3).at(2), QStringLiteral("61"));
    }

    void aChartIsSavedWholeOrNotAtAll()
    {
        QTemporaryDir dir;
        NpsMonthsChart chart;
        chart.resize(700, 360);
        chart.setData(months(12));
        const auto head = [&](const char *name) {
            const QString path = dir.filePath(QString::fromLatin1(name));
            const Done saved = chart.saveAs(path);
            QFile file(path);
            return saved && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(head("a.png").startsWith("\x89PNG"));
        QVERIFY(head("a.svg").contains("<svg"));
        QVERIFY(head("a.pdf").startsWith("%PDF"));
        QVERIFY(!chart.saveAs(dir.filePath(QStringLiteral("a.gif"))));
        const Done nowhere = chart.saveAs(dir.filePath(QStringLiteral("no/such/a.png")));
        QVERIFY(!nowhere);
        QVERIFY(nowhere.error().text.contains(QStringLiteral("a.png")));
        test::keepFile(dir.filePath(QStringLiteral("a.svg")), QStringLiteral("nps-months.svg"));
        test::keepFile(dir.filePath(QStringLiteral("a.pdf")), QStringLiteral("nps-months.pdf"));
    }

    void aChartIsCopiedAsPictureAndAsTable()
    {
        DistributionChart chart;
        chart.resize(400, 200);
        chart.setData({1, 0, 2, 0, 1, 3, 2, 9, 14, 30, 41});
        chart.copyPicture();
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
        chart.copyTable();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("10\t41")));
        QMenu menu;
        chart.fillMenu(&menu);
        QVERIFY(menu.actions().size() >= 4);
    }

    void picturesToLookAt()
    {
        test::forEachLook([](const QString &look) {
            QWidget page;
            page.setAutoFillBackground(true);
            auto *layout = new QVBoxLayout(&page);
            auto *chart = new NpsMonthsChart;
            auto *wide = new NpsMonthsChart;
            auto *distribution = new DistributionChart;
            auto *mix = new MixBar;
            auto *funnel = new FunnelChart;
            chart->setData(months(12));
            wide->setData(months(40));
            distribution->setData({1, 0, 2, 0, 1, 3, 2, 9, 14, 30, 41});
            mix->setData({30, 12, 8});
            funnel->setData(stages());
            layout->addWidget(chart, 3);
            layout->addWidget(wide, 3);
            layout->addWidget(mix);
            auto *row = new QHBoxLayout;
            row->addWidget(distribution);
            row->addWidget(funnel);
            layout->addLayout(row, 2);
            page.resize(look.contains(QLatin1String("narrow")) ? 600 : 1100, 1150);
            test::keepPicture(page, QStringLiteral("charts-") + look);
        });
    }
};

GOODWORD_TEST(TestCharts)
#include "tst_charts.moc"
