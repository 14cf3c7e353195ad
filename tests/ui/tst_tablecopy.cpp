#include "tests/support/testmain.h"

#include "ui/models/tablecopy.h"

#include <QMimeData>

using namespace goodword;

class TestTableCopy : public QObject
{
    Q_OBJECT
private slots:
    void noCellBecomesAFormula_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("changed");
        const auto row = [](const char *name, const QString &cell, bool changed) {
            QTest::newRow(name) << cell << changed;
        };
        row("sum", QStringLiteral("=1+1"), true);
        row("spaces first", QStringLiteral("  \u00a0=cmd()"), true);
        row("invisible first", QStringLiteral("\ufeff@SUM(A1)"), true);
        row("full width", QStringLiteral("\uff1d1"), true);
        row("second line", QStringLiteral("Hello\n=1+1"), true);
        row("dash text", QStringLiteral("- very nice"), true);
        row("number", QStringLiteral("-12.5"), false);
        row("percent", QStringLiteral("+3 %"), false);
        row("phone", QStringLiteral("+353 91 123-456"), false);
        row("extension", QStringLiteral("+353 91 123456;ext=7"), false);
        row("phone with a tail", QStringLiteral("+353 91 123456|calc"), true);
        row("name", QStringLiteral("O'Hara = Sons"), false);
        row("empty", QString(), false);
    }
    void noCellBecomesAFormula()
    {
        QFETCH(QString, cell);
        QFETCH(bool, changed);
        QCOMPARE(neutralCell(cell), changed ? u'\'' + cell : cell);
    }

    void aCopyIsATableInBothForms()
    {
        const QList<QStringList> rows{{QStringLiteral("Name"), QStringLiteral("Note")},
                                      {QStringLiteral("Ann <b>B</b>"), QStringLiteral("one\ttwo\nthree")},
                                      {QStringLiteral("=HYPERLINK(\"x\")"), QStringLiteral("a & b")}};
        const std::unique_ptr<QMimeData> mime(tableMime(rows));
        const QStringList lines = mime->text().split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(1).count(u'\t'), 1);
        QVERIFY(lines.at(2).startsWith(QStringLiteral("'=HYPERLINK")));
        QVERIFY(mime->html().contains(QStringLiteral("<td>Ann &lt;b&gt;B&lt;/b&gt;</td>")));
        QVERIFY(mime->html().contains(QStringLiteral("<th>Name</th>")));
        QVERIFY(!mime->html().contains(QStringLiteral("<b>")));
    }
};

GOODWORD_TEST(TestTableCopy)
#include "tst_tablecopy.moc"
