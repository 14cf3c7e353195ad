#include "tests/cli/clirun.h"
#include "tests/support/testmain.h"

#include <QDirIterator>

using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

class Desk
{
public:
    Desk() { run({u"new"_s, book(), u"--region"_s, u"IE"_s, u"--zone"_s, u"Europe/Dublin"_s}); }

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString book() const { return path(u"shop.goodword"_s); }
    QString corpus(const QString &name) const { return QStringLiteral(GOODWORD_TEST_DATA "/csv/") + name; }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Ran run(const QStringList &arguments) const { return cli(arguments, path(u"data"_s)); }
    Ran import(const QString &file, const QStringList &more = {}) const
    {
        return run(QStringList{u"import"_s, book(), file, u"--json"_s} + more);
    }

private:
    QTemporaryDir m_dir;
};

} // namespace

class TestImportVerb : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersInTheKeysScriptsRelyOn();
    void exitCodesSayWhatHappened();
    void aDryRunChangesNothing();
    void columnsAreMappedByName();
    void aBackupIsMadeFirst();
    void rejectedRowsAreWritten();
    void exportsComeBack();
    void aPdfNeedsSomethingThatMayGoOut();
    void rejectsThatCannotBeWrittenStopTheImport();
    void wrongUsageIsSaidAsSuch();
};

void TestImportVerb::answersInTheKeysScriptsRelyOn()
{
    const Desk desk;
    const QString file = desk.write(u"a.csv"_s, "Email;Name;NPS;Kommentar;Datum\nann@x.test;Ann;9;\"gut; sehr\";2024-05-01\n"
                                                "bob@x.test;Bob;12;;2024-05-01\n");
    const Ran answer = desk.import(file, {u"--as"_s, u"answers"_s});
    QCOMPARE(answer.code, 3);
    const QJsonObject json = answer.json();
    for (const auto &[key, count] : {std::pair("rows", 2), std::pair("added", 1), std::pair("updated", 0), std::pair("unchanged", 0),
                                     std::pair("rejected", 1), std::pair("customers_added", 1)})
        QVERIFY2(json.value(QLatin1String(key)).toInt(-1) == count, key);
    const QJsonObject format = json.value("format"_L1).toObject();
    QCOMPARE(format.value("charset"_L1).toString(), u"UTF-8"_s);
    QCOMPARE(format.value("delimiter"_L1).toString(), u";"_s);
    QCOMPARE(format.value("header_line"_L1).toInt(), 1);
    const Ran damaged = desk.import(desk.corpus(u"04_invalid_utf8.csv"_s));
    const QJsonObject warning = damaged.json().value("warnings"_L1).toArray().first().toObject();
    QCOMPARE(warning.value("line"_L1).toInt(), 3);
    QCOMPARE(warning.value("code"_L1).toString(), u"bad-bytes"_s);
    QVERIFY(warning.contains("column"_L1) && !warning.value("text"_L1).toString().isEmpty());
}

void TestImportVerb::exitCodesSayWhatHappened()
{
    const Desk desk;
    QCOMPARE(desk.import(desk.corpus(u"01_utf8_bom.csv"_s)).code, 0);
    const Ran quote = desk.import(desk.corpus(u"08_unbalanced_quote_middle.csv"_s));
    QCOMPARE(quote.code, 1);
    QVERIFY2(quote.json().value("error"_L1).toObject().value("text"_L1).toString().contains(u"line 3"_s), qPrintable(quote.out));
    QVERIFY(quote.err.contains(u"line 3"_s));
    QCOMPARE(desk.import(desk.corpus(u"08_unbalanced_quote_middle.csv"_s), {u"--lenient"_s}).code, 0);
    QCOMPARE(desk.import(desk.corpus(u"12_empty.csv"_s)).code, 1);
    QCOMPARE(desk.import(desk.path(u"missing.csv"_s)).code, 1);
    const QString dates = desk.write(u"d.csv"_s, "Name,Birthday\nAnn,03/04/1984\n");
    QCOMPARE(desk.import(dates).code, 1);
    QCOMPARE(desk.import(dates, {u"--dates"_s, u"dmy"_s}).code, 0);
    const QString bad = desk.write(u"bad.csv"_s, "Email,City\nnobody,Cork\n");
    const Ran allRejected = desk.import(bad);
    QCOMPARE(allRejected.code, 1);
    QCOMPARE(allRejected.json().value("rejected"_L1).toInt(), 1);
}

void TestImportVerb::aDryRunChangesNothing()
{
    const Desk desk;
    const QString file = desk.corpus(u"15_names.csv"_s);
    const Ran rehearsal = desk.import(file, {u"--dry-run"_s});
    QCOMPARE(rehearsal.code, 0);
    QVERIFY(desk.run({u"log"_s, desk.book()}).out.trimmed().isEmpty());
    const Ran run = desk.import(file);
    QCOMPARE(rehearsal.out, run.out);
    QVERIFY(desk.run({u"log"_s, desk.book()}).out.contains(u"15_names.csv: 26 added, 0 updated"_s));
    QCOMPARE(desk.import(file).json().value("unchanged"_L1).toInt(), 26);
    QCOMPARE(desk.run({u"undo"_s, desk.book()}).code, 0);
    QCOMPARE(desk.import(file).json().value("added"_L1).toInt(), 26);
}

void TestImportVerb::columnsAreMappedByName()
{
    const Desk desk;
    const QString file = desk.write(u"m.csv"_s, "Wer,Mail,Mail,Umsatz\nAnn,a@x.test,b@x.test,\"1.234,56\"\n");
    const Ran mapped = desk.import(file, {u"--map"_s, u"name=Wer"_s, u"--map"_s, u"notes=Mail#2"_s, u"--map"_s, u"custom:Umsatz=Umsatz"_s,
                                             u"--decimal"_s, u","_s});
    QCOMPARE(mapped.code, 0);
    const Ran out = desk.run({u"export"_s, desk.book(), u"customers"_s, u"-o"_s, desk.path(u"o.csv"_s), u"--for"_s, u"goodword"_s});
    QCOMPARE(out.code, 0);
    const QString text = QString::fromUtf8(desk.read(u"o.csv"_s));
    QVERIFY2(text.contains(u"custom:Umsatz"_s) && text.contains(u",1234.56,"_s) && text.contains(u",b@x.test,"_s), qPrintable(text));
    QCOMPARE(desk.import(file, {u"--map"_s, u"nonsense=Wer"_s}).code, 2);
    QCOMPARE(desk.import(file, {u"--map"_s, u"name=Nowhere"_s}).code, 1);
}

void TestImportVerb::aBackupIsMadeFirst()
{
    const Desk desk;
    const auto count = [&] {
        int files = 0;
        QDirIterator it(desk.path(u"data"_s), {u"*.goodword"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            it.next();
            ++files;
        }
        return files;
    };
    QCOMPARE(desk.import(desk.corpus(u"01_utf8_bom.csv"_s)).code, 0);
    QCOMPARE(count(), 0); // the book was empty
    QCOMPARE(desk.import(desk.corpus(u"06_mixed_line_endings.csv"_s), {u"--dry-run"_s}).code, 0);
    QCOMPARE(count(), 0);
    QCOMPARE(desk.import(desk.corpus(u"08_unbalanced_quote_middle.csv"_s)).code, 1); // refused
    QCOMPARE(desk.import(desk.corpus(u"01_utf8_bom.csv"_s)).code, 0);                 // nothing new
    QCOMPARE(count(), 0);
    QCOMPARE(desk.import(desk.corpus(u"06_mixed_line_endings.csv"_s)).code, 0);
    QCOMPARE(count(), 1);
}

void TestImportVerb::rejectedRowsAreWritten()
{
    const Desk desk;
    const QString file = desk.write(u"r.csv"_s, "Name,Email\nAnn,a@x.test\n,nobody\n");
    QCOMPARE(desk.import(file, {u"--rejects"_s, desk.path(u"rejects.csv"_s)}).code, 3);
    const QByteArray rejects = desk.read(u"rejects.csv"_s);
    QVERIFY2(rejects.contains("\r\n3,") && rejects.contains(",nobody\r\n"), rejects.constData());
}

void TestImportVerb::exportsComeBack()
{
    const Desk desk;
    QCOMPARE(desk.import(desk.corpus(u"14_export_must_not_damage.csv"_s)).code, 0);
    for (const QString &whom : {u"goodword"_s, u"spreadsheet"_s}) {
        const Ran out = desk.run({u"export"_s, desk.book(), u"customers"_s, u"-o"_s, desk.path(u"o.csv"_s), u"--for"_s, whom, u"--json"_s});
        QCOMPARE(out.json().value("rows"_L1).toInt(), 10);
        QCOMPARE(desk.import(desk.path(u"o.csv"_s)).json().value("unchanged"_L1).toInt(), 10);
        const Desk other;
        QCOMPARE(other.import(desk.path(u"o.csv"_s)).json().value("added"_L1).toInt(), 10);
        QCOMPARE(other.run({u"export"_s, other.book(), u"customers"_s, u"-o"_s, other.path(u"o.csv"_s), u"--for"_s, whom}).code, 0);
        QCOMPARE(other.read(u"o.csv"_s), desk.read(u"o.csv"_s));
    }
}

void TestImportVerb::aPdfNeedsSomethingThatMayGoOut()
{
    const Desk desk;
    const QString pdf = desk.path(u"booklet.pdf"_s);
    QCOMPARE(desk.run({u"export"_s, desk.book(), u"testimonials"_s, u"-o"_s, pdf}).code, 1);
    QVERIFY(!QFile::exists(pdf));
    const QString file = desk.write(u"t.csv"_s, "Name,Testimonial,Status,consent_channels\nAnn,The best soap in Kerry.,approved,print\n"
                                                "Bob,Not for print,approved,site\nCid,Nobody asked me,,\n");
    QCOMPARE(desk.import(file, {u"--as"_s, u"testimonials"_s}).json().value("added"_L1).toInt(), 3);
    const Ran out = desk.run({u"export"_s, desk.book(), u"testimonials"_s, u"-o"_s, pdf, u"--json"_s});
    QVERIFY2(out.code == 0, qPrintable(out.err));
    QCOMPARE(out.json().value("rows"_L1).toInt(), 1);
    QVERIFY2(out.err.contains(u"2 "_s), qPrintable(out.err));
    QVERIFY(desk.read(u"booklet.pdf"_s).startsWith("%PDF"));
    const Ran csv = desk.run({u"export"_s, desk.book(), u"testimonials"_s, u"-o"_s, desk.path(u"site.csv"_s)});
    QVERIFY(csv.err.contains(u"2 "_s));
    QVERIFY(desk.read(u"site.csv"_s).contains("Not for print"));
    QVERIFY(!desk.read(u"site.csv"_s).contains("Kerry"));
}

void TestImportVerb::rejectsThatCannotBeWrittenStopTheImport()
{
    const Desk desk;
    const QString file = desk.write(u"c.csv"_s, "Name,City\nAnn,Cork\n,Sligo\n");
    for (const QString &place : {desk.path(u"no such folder/r.csv"_s), desk.path(QString())}) {
        const Ran refused = desk.import(file, {u"--rejects"_s, place});
        QCOMPARE(refused.code, 1);
        QVERIFY2(!refused.json().value("error"_L1).toObject().value("text"_L1).toString().isEmpty(), qPrintable(refused.out));
        QVERIFY(!refused.err.isEmpty());
    }
    QCOMPARE(desk.run({u"list"_s, desk.book(), u"customers"_s, u"--json"_s}).json().value("total"_L1).toInt(-1), 0);
    const Ran taken = desk.import(file, {u"--rejects"_s, desk.path(u"r.csv"_s)});
    QCOMPARE(taken.code, 3);
    QCOMPARE(taken.json().value("warnings_left_out"_L1).toInt(-1), 0);
}

void TestImportVerb::wrongUsageIsSaidAsSuch()
{
    const Desk desk;
    const QString file = desk.corpus(u"01_utf8_bom.csv"_s);
    for (const QStringList &wrong : {QStringList{u"--as"_s, u"people"_s}, {u"--dates"_s, u"ddmm"_s}, {u"--map"_s, u"name"_s},
                                     {u"--decimal"_s, u"x"_s}, {u"--kind"_s, u"smile"_s}, {u"--delimiter"_s, u"ab"_s},
                                     {u"--on-difference"_s, u"ask"_s}, {u"--no-such-option"_s}})
        QVERIFY2(desk.import(file, wrong).code == 2, qPrintable(wrong.join(u' ')));
    QCOMPARE(desk.run({u"import"_s, desk.book()}).code, 2);
    QCOMPARE(desk.run({u"export"_s, desk.book(), u"customers"_s}).code, 2);
    QCOMPARE(desk.run({u"export"_s, desk.book(), u"customers"_s, u"-o"_s, desk.path(u"c.pdf"_s)}).code, 2);
    QCOMPARE(desk.run({u"export"_s, desk.book(), u"moons"_s, u"-o"_s, desk.path(u"c.csv"_s)}).code, 2);
}

GOODWORD_TEST(TestImportVerb)
#include "tst_import.moc"
