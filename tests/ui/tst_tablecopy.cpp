#include "tests/support/testmain.h"

#include "ui/models/tablecopy.h"

#include <QMimeData>

using namespace goodword;

class TestTableCopy : public QObject
{
    Q_OBJECT
private slots:
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
