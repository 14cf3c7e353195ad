#include "tests/core/exporthelpers.h"
#include "tests/support/strength.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// An export that is imported is the book again; no spreadsheet runs a cell of it; a file is whole or as it was.
class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCorpusFileComesBackUndamaged_data();
    void aCorpusFileComesBackUndamaged();
    void spreadsheetsCannotRunACell();
    void randomBooksComeBackEqual();
    void importingOnesOwnExportChangesNothing();
    void aFailedExportLeavesTheOldFile();
};

void TestExport::aCorpusFileComesBackUndamaged_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"07_quoted_newlines.csv", "13_formula_injection.csv", "14_export_must_not_damage.csv", "15_names.csv",
                             "16_bidi_override.csv"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestExport::aCorpusFileComesBackUndamaged()
{
    QFETCH(QString, file);
    TestBook book;
    QVERIFY(importBytes(*book, corpus(file)));
    const auto wanted = dump(*book).filter(QRegularExpression(u"^customer"_s));
    for (const CsvPurpose purpose : {CsvPurpose::RoundTrip, CsvPurpose::Spreadsheet}) {
        const QByteArray csv = exported(*book, ImportKind::Customers, purpose);
        TestBook other;
        const auto report = importBytes(*other, csv);
        QVERIFY2(report, report ? "" : qPrintable(report.error().text));
        QCOMPARE(report->rejected, 0);
        for (const QString &table : {u"name"_s, u"notes"_s, u"phone"_s, u"email"_s})
            QCOMPARE(column(exported(*other, ImportKind::Customers), table), column(exported(*book, ImportKind::Customers), table));
        const auto got = dump(*other).filter(QRegularExpression(u"^customer"_s));
        QCOMPARE(got, wanted);
    }
}

void TestExport::spreadsheetsCannotRunACell()
{
    TestBook book;
    QVERIFY(importBytes(*book, corpus(u"13_formula_injection.csv"_s)));
    QVERIFY(importBytes(*book, corpus(u"14_export_must_not_damage.csv"_s)));
    const QByteArray csv = exported(*book, ImportKind::Customers, CsvPurpose::Spreadsheet);
    QVERIFY(csv.startsWith("\xEF\xBB\xBFgoodword-1-sheet,"));
    Pieces source(csv.mid(3), 1 << 20);
    const ReadRows raw = readRows(source, {});
    for (const QList<QByteArray> &row : raw.rows) {
        for (const QByteArray &cell : row) {
            const QString text = QString::fromUtf8(cell);
            QVERIFY2(text == neutralised(unneutralised(text)) || !text.startsWith(u'\''), qPrintable(text));
            QVERIFY2(!text.trimmed().startsWith(u'='), qPrintable(text));
        }
    }
    QVERIFY(raw.rows.last().contains("'=)"));
    QVERIFY(csv.contains(",+353 87 123 4567,"));
}

void TestExport::randomBooksComeBackEqual()
{
    int records = 0, different = 0;
    for (int number = 1; number <= 4 || records < sized(0, 10'000); ++number) {
        TestBook book;
        fillBook(*book, seeded(quint32(number)));
        TestBook other;
        for (const ImportKind kind : {ImportKind::Customers, ImportKind::Touchpoints, ImportKind::Answers}) {
            const auto report = importBytes(*other, exported(*book, kind));
            QVERIFY2(report, report ? "" : qPrintable(report.error().text));
            QCOMPARE(report->plan.kind, kind);
            QVERIFY2(report->rejected == 0, report->outcomes.empty() ? "" : qPrintable(report->outcomes.front().reason));
            QCOMPARE(report->customersAdded, 0);
            for (const CsvWarning &warning : report->warnings)
                QVERIFY2(warning.code == u"column-left-out"_s || warning.code == u"bidi"_s, qPrintable(QString::number(warning.line) + warning.column + warning.text));
            const auto got = content(*other, kind), wanted = content(*book, kind);
            QCOMPARE(got.size(), wanted.size());
            records += int(got.size());
            for (qsizetype i = 0; i < got.size(); ++i) {
                if (got[i] != wanted[i] && ++different <= 5)
                    qWarning("%s\nis not\n%s", qPrintable(got[i].join(u'|')), qPrintable(wanted[i].join(u'|')));
            }
        }
    }
    figure("roundtrip.records", records);
    figure("roundtrip.different", different);
    QCOMPARE(different, 0);
}

void TestExport::importingOnesOwnExportChangesNothing()
{
    TestBook book;
    fillBook(*book, 42);
    const QStringList before = dump(*book);
    for (const ImportKind kind : {ImportKind::Customers, ImportKind::Touchpoints, ImportKind::Answers}) {
        for (const CsvPurpose purpose : {CsvPurpose::RoundTrip, CsvPurpose::Spreadsheet}) {
            const auto report = importBytes(*book, exported(*book, kind, purpose));
            QVERIFY2(report, report ? "" : qPrintable(report.error().text));
            QCOMPARE(report->unchanged, report->rows);
            QVERIFY(report->rows > 0);
        }
    }
    QCOMPARE(dump(*book), before);
}

void TestExport::aFailedExportLeavesTheOldFile()
{
    TestBook book;
    const QString path = book.dir.filePath(u"out.csv"_s);
    QVERIFY(exportCsv(*book, path, {}));
    const QByteArray before = fileBytes(path);
    QVERIFY(!before.isEmpty());
    class Stop final : public Progress
    {
    public:
        void report(qint64, qint64) override {}
        bool cancelled() const override { return true; }
    } stop;
    QVERIFY(importBytes(*book, "Name\nAnn\n"));
    QVERIFY(!exportCsv(*book, path, {}, stop));
    QCOMPARE(fileBytes(path), before);
    QVERIFY(!exportCsv(*book, book.dir.filePath(u"no/such/folder.csv"_s), {}));
}

GOODWORD_TEST(TestExport)
#include "tst_export.moc"
