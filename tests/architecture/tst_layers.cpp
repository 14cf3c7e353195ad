#include "tests/support/strength.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>

/// Who may know whom: the plan of the house, held by a test because a link list alone does not stop an include.
class TestLayers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachLayerIncludesOnlyWhatItMay_data();
    void eachLayerIncludesOnlyWhatItMay();
    void theCommandLineLoadsNoWidgets();
    void userTextIsNeverGluedIntoSql();
    void customerTextHasOneLabel();
    void filesStaySmall();
};

struct Source {
    QString path; // relative to the project
    QString text;
};

static QList<Source> sources(const QStringList &folders)
{
    QList<Source> found;
    const QDir root(QStringLiteral(GOODWORD_SOURCE_DIR));
    for (const QString &folder : folders) {
        QDirIterator files(root.filePath(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                found.append({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return found;
}

static QStringList offenders(const QStringList &folders, const QString &pattern, const QStringList &except = {})
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    QStringList lines;
    for (const Source &source : sources(folders)) {
        const bool excepted = std::any_of(except.begin(), except.end(), [&](const QString &start) {
            return source.path.startsWith(start);
        });
        if (excepted)
            continue;
        const auto match = expression.match(source.text);
        if (match.hasMatch())
            lines.append(source.path + QStringLiteral(": ") + match.captured().trimmed());
    }
    return lines;
}

void TestLayers::eachLayerIncludesOnlyWhatItMay_data()
{
    QTest::addColumn<QStringList>("folders");
    QTest::addColumn<QStringList>("except");
    QTest::addColumn<QString>("forbidden");
    const QString gui = QStringLiteral("QtGui|QtWidgets|QtCharts|QtPrintSupport|QWidget|QPixmap|QIcon|QPainter|QColor|QImage|QFont");
    const QString widgets = QStringLiteral("QtWidgets|QtCharts|QtPrintSupport|QWidget|QApplication|QLabel|QDialog|QChart");
    const auto include = [](const QString &names) { return QStringLiteral("^#include <(%1)\\b.*$").arg(names); };
    const auto own = [](const QString &folders) { return QStringLiteral("^#include \"(%1)/.*$").arg(folders); };

    QTest::newRow("core is without a screen") << QStringList{QStringLiteral("core")} << QStringList{QStringLiteral("core/report")} << include(gui);
    QTest::newRow("pages are without widgets") << QStringList{QStringLiteral("core/report")} << QStringList() << include(widgets);
    QTest::newRow("core knows no front end") << QStringList{QStringLiteral("core")} << QStringList() << own(QStringLiteral("ui|app"));
    QTest::newRow("base knows nobody") << QStringList{QStringLiteral("core/base")} << QStringList()
                                       << own(QStringLiteral("core/(?!base)[a-z]+"));
    QTest::newRow("the book knows base alone") << QStringList{QStringLiteral("core/book")} << QStringList()
                                               << own(QStringLiteral("core/(?!base|book)[a-z]+"));
    QTest::newRow("rooms know no figures, exports or pages")
        << QStringList{QStringLiteral("core/customers"), QStringLiteral("core/staff"), QStringLiteral("core/journey"),
                       QStringLiteral("core/touchpoints"), QStringLiteral("core/attachments")}
        << QStringList() << own(QStringLiteral("core/(exchange|report)"));
    QTest::newRow("the window holds no SQL") << QStringList{QStringLiteral("ui"), QStringLiteral("app")} << QStringList()
                                             << include(QStringLiteral("QSqlQuery|QSqlDatabase|sqlite3"));
    QTest::newRow("the command line is without widgets") << QStringList{QStringLiteral("app/cli")} << QStringList() << include(widgets);
    QTest::newRow("the command line does not know the window") << QStringList{QStringLiteral("app/cli")} << QStringList()
                                                               << own(QStringLiteral("ui"));
}

void TestLayers::eachLayerIncludesOnlyWhatItMay()
{
    QFETCH(QStringList, folders);
    QFETCH(QStringList, except);
    QFETCH(QString, forbidden);
    QVERIFY(!sources(folders).isEmpty());
    const QStringList found = offenders(folders, forbidden, except);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestLayers::theCommandLineLoadsNoWidgets()
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), {QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli")});
    QVERIFY(ldd.waitForFinished());
    const QString libraries = QString::fromUtf8(ldd.readAllStandardOutput());
    QVERIFY(libraries.contains(QStringLiteral("libQt6Core")));
    QVERIFY2(!libraries.contains(QStringLiteral("libQt6Widgets")), qPrintable(libraries));
    QVERIFY(!libraries.contains(QStringLiteral("libQt6Charts")));
    QVERIFY(!libraries.contains(QStringLiteral("libQt6PrintSupport")));
}

void TestLayers::userTextIsNeverGluedIntoSql()
{
    // SQL is a literal with placeholders: no .arg() on one, no SELECT *, and no statement outside core at all.
    const QString verb = QStringLiteral("(?:SELECT|INSERT INTO|UPDATE|DELETE FROM) ");
    const QStringList core{QStringLiteral("core")};
    const QStringList glued = offenders(core, QStringLiteral("R\"\\(\\s*%1[^\"]*\\)\"[a-z_]*\\s*\\)?\\s*\\.arg\\(").arg(verb));
    QVERIFY2(glued.isEmpty(), qPrintable(glued.join(QLatin1Char('\n'))));
    const QStringList starred = offenders(core, QStringLiteral("SELECT \\*"));
    QVERIFY2(starred.isEmpty(), qPrintable(starred.join(QLatin1Char('\n'))));
    const QStringList outside = offenders({QStringLiteral("ui"), QStringLiteral("app")},
                                          QStringLiteral("\"(?:SELECT [a-z_, .()*]+ FROM|INSERT INTO|DELETE FROM|UPDATE [a-z_]+ SET) "));
    QVERIFY2(outside.isEmpty(), qPrintable(outside.join(QLatin1Char('\n'))));
    // What only SQLite has stays inside the book.
    const QStringList special = offenders(core, QStringLiteral("\\b(?:PRAGMA|fts5|MATCH \\?|INSERT OR|COLLATE NOCASE)\\b"),
                                          {QStringLiteral("core/book/")});
    QVERIFY2(special.isEmpty(), qPrintable(special.join(QLatin1Char('\n'))));
}

void TestLayers::customerTextHasOneLabel()
{
    // A plain QLabel guesses at rich text and would open files named in a customer's note.
    const QStringList raw = offenders({QStringLiteral("ui")}, QStringLiteral("new QLabel\\b|QToolTip::showText\\((?![^;]{0,200}toHtmlEscaped)|setWhatsThis\\("),
                                      {QStringLiteral("ui/widgets/")});
    const QStringList rich = offenders({QStringLiteral("ui"), QStringLiteral("core/report")},
                                       QStringLiteral("setHtml\\(|Qt::RichText|Qt::AutoText|setMarkdown\\("),
                                       {QStringLiteral("ui/models/tablecopy.cpp")}); // escaped cells for the clipboard
    goodword::test::figure("richtext.found", double(raw.size() + rich.size()));
    QVERIFY2(raw.isEmpty(), qPrintable(raw.join(QLatin1Char('\n'))));
    QVERIFY2(rich.isEmpty(), qPrintable(rich.join(QLatin1Char('\n'))));
}

void TestLayers::filesStaySmall()
{
    QStringList large;
    for (const Source &source : sources({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
        const qsizetype lines = source.text.count(QLatin1Char('\n'));
        if (lines > 450)
            large.append(QStringLiteral("%1: %2 lines").arg(source.path).arg(lines));
    }
    QVERIFY2(large.isEmpty(), qPrintable(large.join(QLatin1Char('\n'))));
}

GOODWORD_TEST(TestLayers)
#include "tst_layers.moc"
