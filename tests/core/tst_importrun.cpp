#include "tests/core/csvhelpers.h"
#include "tests/core/importhelpers.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// An import as a whole: one step, a rehearsal, a way out, and a safety copy before anything is kept.
class TestImportRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rejectedRowsAreWrittenWithTheirReason();
    void undoLeadsBackAndTheStepSaysWhatItDid();
    void aDryRunAnswersAsTheRunWould();
    void cancellingLeavesNothing();
    void theSafetyCopyIsMadeOnlyBeforeRowsAreKept_data();
    void theSafetyCopyIsMadeOnlyBeforeRowsAreKept();
    void withoutTheSafetyCopyNothingIsKept();
};

void TestImportRun::rejectedRowsAreWrittenWithTheirReason()
{
    TestBook book;
    const QString source = book.dir.filePath(u"in.csv"_s), target = book.dir.filePath(u"rejects.csv"_s);
    QFile file(source);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Name;City\nAnn;Cork\n;\"Sligo; \"\"West\"\"\"\n");
    file.close();
    const auto report = importFile(*book, source, {});
    QCOMPARE(outcome(report), u"1 added, 1 rejected"_s);
    const auto written = writeRejects(source, *report, {}, target);
    QCOMPARE(*written, 1);
    const QString text = QString::fromUtf8(fileBytes(target));
    QVERIFY2(text.contains(u"3;It has no name"_s) && text.contains(u";\"Sligo; \"\"West\"\"\""_s), qPrintable(text));
}

void TestImportRun::undoLeadsBackAndTheStepSaysWhatItDid()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Name,Email\nAnn,ann@x.test\n"));
    const QByteArray file = "Name,Email,Stage,Company\nAnn Lee,ann@x.test,Purchase,Acme\nBob,bob@x.test,,\n";
    QCOMPARE(roundTripFault(*book, [&] { return importBytes(*book, file); }), QString());
    QCOMPARE(book->history().nextUndo()->label, u"Import file.csv: 1 added, 1 updated"_s);
}

void TestImportRun::aDryRunAnswersAsTheRunWould()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Name,Email\nAnn,ann@x.test\n"));
    const QByteArray file = "Name,Email,Company\nAnn,ann@x.test,Acme\nBob,bob@,\n,,\nCid,cid@x.test,Acme\n";
    ImportOptions dry;
    dry.dryRun = true;
    const QStringList before = dump(*book);
    const auto rehearsal = importBytes(*book, file, dry);
    QVERIFY(rehearsal);
    QCOMPARE(dump(*book), before);
    QCOMPARE(book->history().nextUndo()->label, u"Import file.csv: 1 added, 0 updated"_s);
    const auto run = importBytes(*book, file);
    QCOMPARE(outcome(rehearsal), outcome(run));
    QCOMPARE(warningsOf(*rehearsal), warningsOf(*run));
    QCOMPARE(rehearsal->customersAdded, run->customersAdded);
}

void TestImportRun::cancellingLeavesNothing()
{
    class Impatient final : public Progress
    {
    public:
        void report(qint64, qint64) override { ++m_reports; }
        bool cancelled() const override { return m_reports > 2; }

    private:
        int m_reports = 0;
    } progress;
    QByteArray file = "Name,Email\n";
    for (int i = 0; i < 2000; ++i)
        file += "Ann " + QByteArray::number(i) + ",ann" + QByteArray::number(i) + "@x.test\n";
    TestBook book(Database::Engine::Native);
    const QStringList before = dump(*book);
    const auto report = importBytes(*book, file, {}, progress);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(dump(*book), before);
    QVERIFY(importBytes(*book, file));
}

void TestImportRun::theSafetyCopyIsMadeOnlyBeforeRowsAreKept_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("dryRun");
    QTest::addColumn<int>("copies");
    QTest::newRow("a row is added") << QByteArray("Name,Email\nBob,bob@x.test\n") << false << 1;
    QTest::newRow("a dry run") << QByteArray("Name,Email\nBob,bob@x.test\n") << true << 0;
    QTest::newRow("nothing new") << QByteArray("Name,Email\nAnn,ann@x.test\n") << false << 0;
    QTest::newRow("every row rejected") << QByteArray("Name,Email\n,bob@\n") << false << 0;
    QTest::newRow("refused") << QByteArray("Name,Birthday\nBob,03/04/2020\n") << false << 0;
}

void TestImportRun::theSafetyCopyIsMadeOnlyBeforeRowsAreKept()
{
    QFETCH(QByteArray, file);
    QFETCH(bool, dryRun);
    QFETCH(int, copies);
    TestBook book;
    QVERIFY(importBytes(*book, "Name,Email\nAnn,ann@x.test\n"));
    int made = 0;
    ImportOptions options;
    options.dryRun = dryRun;
    options.beforeKeeping = [&made] {
        ++made;
        return Done();
    };
    (void)importBytes(*book, file, options).has_value();
    QCOMPARE(made, copies);
}

void TestImportRun::withoutTheSafetyCopyNothingIsKept()
{
    TestBook book;
    const QStringList before = dump(*book);
    ImportOptions options;
    options.beforeKeeping = [] { return Done(ErrorCode::DiskFull, u"No room."_s); };
    const auto report = importBytes(*book, "Name,Email\nBob,bob@x.test\n", options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::DiskFull);
    QCOMPARE(dump(*book), before);
}

GOODWORD_TEST(TestImportRun)
#include "tst_importrun.moc"
