#include "core/exchange/importfields.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QRegularExpression>

using namespace goodword;

/// The README tells the truth where a machine can check it.
class TestReadme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsTheColumnsOfEveryExport_data();
    void listsTheColumnsOfEveryExport();
    void namesEveryPackage();
    void showsPicturesThatAreThere();
};

static QString readme()
{
    QFile file(QStringLiteral(GOODWORD_SOURCE_DIR "/README.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestReadme::listsTheColumnsOfEveryExport_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::newRow("customers") << int(ImportKind::Customers) << QStringLiteral("customers");
    QTest::newRow("touchpoints") << int(ImportKind::Touchpoints) << QStringLiteral("touchpoints");
    QTest::newRow("answers") << int(ImportKind::Answers) << QStringLiteral("answers");
    QTest::newRow("testimonials") << int(ImportKind::Testimonials) << QStringLiteral("testimonials");
}

void TestReadme::listsTheColumnsOfEveryExport()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    const QString line = QStringLiteral("| %1 | `%2` |").arg(name, exportHeaders(ImportKind(kind), {}).join(QStringLiteral(", ")));
    QVERIFY2(readme().contains(line), qPrintable(QStringLiteral("README.md lacks this line:\n") + line));
}

void TestReadme::namesEveryPackage()
{
    QFile script(QStringLiteral(GOODWORD_SOURCE_DIR "/packaging/dependencies.sh"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    static const QRegularExpression list(QStringLiteral("_packages=\\(([^)]*)\\)"));
    auto lists = list.globalMatch(QString::fromUtf8(script.readAll()));
    const QString text = readme();
    int seen = 0;
    while (lists.hasNext()) {
        for (const QString &package : lists.next().captured(1).simplified().split(QLatin1Char(' '))) {
            QVERIFY2(text.contains(QLatin1Char('`') + package + QLatin1Char('`')), qPrintable(package));
            ++seen;
        }
    }
    QVERIFY(seen > 15);
}

void TestReadme::showsPicturesThatAreThere()
{
    static const QRegularExpression picture(QStringLiteral("!\\[[^\\]]+\\]\\(([^)]+)\\)"));
    auto pictures = picture.globalMatch(readme());
    QVERIFY(pictures.hasNext());
    while (pictures.hasNext()) {
        const QString path = pictures.next().captured(1);
        QVERIFY2(QFile::exists(QStringLiteral(GOODWORD_SOURCE_DIR "/") + path), qPrintable(path));
    }
}

GOODWORD_TEST(TestReadme)
#include "tst_readme.moc"
