#include "tests/support/strength.h"
#include "tests/support/testmain.h"
#include "tests/support/trace.h"
#include "tests/ui/pictures.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

/// `goodword --tour FOLDER`: every page in light and dark, and the documents, from the program as it is started; it talks to
/// nobody beyond this computer all the while.
class TestTour : public QObject
{
    Q_OBJECT
private slots:
    void everyPageIsPicturedInLightAndDark();

private:
    QString program(const char *name) const { return QStringLiteral(GOODWORD_BIN_DIR "/") + QLatin1String(name); }
};

void TestTour::everyPageIsPicturedInLightAndDark()
{
    QTemporaryDir dir;
    if (const QString why = goodword::test::whyNoTrace(); why.isEmpty()) {
        const goodword::test::Trace trace = goodword::test::traced(program("goodword"), {u"--tour"_s, dir.path()});
        QVERIFY2(trace.code == 0, qPrintable(trace.said));
        QVERIFY(trace.sawOpening(u"libsqlite3.so.0"_s)); // the control
        goodword::test::figure("network.programs", 1);
        goodword::test::figure("network.beyond", double(trace.beyondThisComputer().size()));
        QCOMPARE(trace.beyondThisComputer(), QStringList());
    } else {
        goodword::test::noFigure("network.beyond", why);
        qWarning("%s", qPrintable(why));
        QProcess tour;
        tour.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        tour.start(program("goodword"), {u"--tour"_s, dir.path()});
        QVERIFY(tour.waitForFinished(400'000));
        QCOMPARE(tour.exitCode(), 0);
    }
    for (const char *page : {"start", "customers", "customer", "board", "funnel", "stuck", "touchpoints", "nps", "csat", "ces",
                             "testimonials", "history", "trash", "backups", "settings", "import"}) {
        QList<QImage> looks;
        for (const char *look : {"light", "dark"}) {
            const QString name = u"%1-%2.png"_s.arg(QLatin1String(page), QLatin1String(look));
            looks.append(QImage(dir.filePath(name)));
            QVERIFY2(!looks.last().isNull(), qPrintable(name));
            goodword::test::keepFile(dir.filePath(name), u"tour-"_s + name);
        }
        const QColor light = looks[0].pixelColor(looks[0].width() / 2, 4), dark = looks[1].pixelColor(looks[1].width() / 2, 4);
        QVERIFY2(light.lightness() > 150 && dark.lightness() < 100, page);
    }
    for (const char *document : {"testimonials.pdf", "testimonials.csv", "nps.pdf", "nps.json"})
        QVERIFY2(QFileInfo(dir.filePath(QLatin1String(document))).size() > 0, document);
    QFile figures(dir.filePath(u"nps.json"_s));
    QVERIFY(figures.open(QIODevice::ReadOnly));
    const QJsonObject shown = QJsonDocument::fromJson(figures.readAll()).object();

    // The same sample, asked by the command line.
    const QString book = dir.filePath(u"sample.goodword"_s);
    QCOMPARE(QProcess::execute(program("goodword-cli"), {u"sample"_s, book}), 0);
    QProcess nps;
    nps.start(program("goodword-cli"), {u"nps"_s, u"--json"_s, book});
    QVERIFY(nps.waitForFinished(60'000));
    QCOMPARE(shown, QJsonDocument::fromJson(nps.readAllStandardOutput()).object());
    QVERIFY(shown[u"responses"_s].toInt() > 50);
}

GOODWORD_TEST(TestTour)
#include "tst_tour.moc"
