#include "tests/core/csvhelpers.h"
#include "tests/support/testmain.h"

#include "core/exchange/csvwriter.h"

#include <QRandomGenerator>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class CsvWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void quotesOnlyWhereNeeded();
    void formulasAreMadeSafeForSpreadsheets_data();
    void formulasAreMadeSafeForSpreadsheets();
    void theCorpusComesBackAsItWas_data();
    void theCorpusComesBackAsItWas();
    void anythingComesBackAsItWas();
    void bytesAreWrittenAsTheirTextIs();
    void bytesThatAreNoTextAreMended();
    void tellsWhenTheDiskIsFull();

private:
    static QByteArray written(const QStringList &header, const QList<QStringList> &rows, const CsvWriterOptions &options)
    {
        QBuffer device;
        device.open(QIODevice::WriteOnly);
        CsvWriter writer(device, options);
        writer.header(header);
        for (const QStringList &row : rows) {
            for (const QString &cell : row)
                writer.add(cell);
            writer.endRow();
        }
        return writer.finish() ? device.data() : QByteArray("failed");
    }
};

void CsvWriterTest::quotesOnlyWhereNeeded()
{
    QCOMPARE(written({u"a"_s, u"b;c"_s}, {{u"x,y"_s, u"say \"hi\""_s}, {u"line\nbreak"_s, u""_s}, {u""_s}}, {}),
             "a,b;c\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n\"line\nbreak\",\r\n\"\"\r\n");
    QCOMPARE(written({u"a"_s, u"b"_s}, {{u"x,y"_s, u"1;2"_s}}, {';', true, CsvPurpose::Plain}), "\xEF\xBB\xBF" "a;b\r\nx,y;\"1;2\"\r\n");
    QVERIFY(written({u"id"_s, u"name"_s}, {}, {',', false, CsvPurpose::RoundTrip}).startsWith("goodword-1,name\r\n"));
    QVERIFY(written({u"id"_s, u"name"_s}, {}, {',', false, CsvPurpose::Spreadsheet}).startsWith("goodword-1-sheet,name\r\n"));
}

void CsvWriterTest::formulasAreMadeSafeForSpreadsheets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("prefixed");
    const auto row = [](const QString &text, bool prefixed) {
        QTest::newRow(qPrintable(text)) << text << prefixed;
    };
    for (const char *text : {"=1+1", "=cmd|'/C calc'!A0", "+SUM(1,2)", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "@handle",
                             "- see note", "=)", "  =1", "fine\n=1+1", "'t Hooft", "'=1", "+1 call", "-1-1"})
        row(QString::fromLatin1(text), true);
    for (const QChar c : QStringLiteral("＝＋－＠"))
        row(c + QStringLiteral("1x"), true);
    row(QStringLiteral("\u00A0=1"), true);
    row(QStringLiteral("\uFEFF=1"), true);
    for (const char *text : {"+353 87 123 4567", "+1 (415) 555-0100;ext=12", "00353871234567", "-5", "-12.50", "+0",
                             "+353-1-555-0000", "plain", "a=b", "", "1e5", "-3,5"})
        row(QString::fromLatin1(text), false);
}

void CsvWriterTest::formulasAreMadeSafeForSpreadsheets()
{
    QFETCH(QString, text);
    QFETCH(bool, prefixed);
    QCOMPARE(neutralised(text), prefixed ? u'\'' + text : text);
    QCOMPARE(unneutralised(neutralised(text)), text);
}

void CsvWriterTest::theCorpusComesBackAsItWas_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<CsvPurpose>("purpose");
    for (const char *file : {"13_formula_injection.csv", "14_export_must_not_damage.csv", "15_names.csv",
                             "16_bidi_override.csv", "07_quoted_newlines.csv"}) {
        QTest::addRow("%s for goodword", file) << QString::fromLatin1(file) << CsvPurpose::RoundTrip;
        QTest::addRow("%s for spreadsheets", file) << QString::fromLatin1(file) << CsvPurpose::Spreadsheet;
    }
}

void CsvWriterTest::theCorpusComesBackAsItWas()
{
    QFETCH(QString, file);
    QFETCH(CsvPurpose, purpose);
    Opened original(corpus(file));
    const QList<QStringList> rows = original.rows();
    QStringList header = original.format->headers();
    Opened again(written(header, rows, {',', purpose == CsvPurpose::Spreadsheet, purpose}));
    QCOMPARE(again.rows(), rows);
    QVERIFY(again.format->marker != CsvMarker::None);
}

void CsvWriterTest::anythingComesBackAsItWas()
{
    QRandomGenerator random(11);
    const QString letters = QStringLiteral("ab'\"=+-@,;\t\r\n \u00A0é😀1.");
    for (int round = 0; round < 300; ++round) {
        QList<QStringList> rows;
        for (int row = 0; row < 10; ++row) {
            QStringList cells;
            for (int i = 0; i < 3; ++i) {
                QString cell;
                for (int n = int(random.bounded(6)); n > 0; --n) {
                    const qsizetype at = random.bounded(int(letters.size()));
                    if (!letters[at].isSurrogate())
                        cell += letters[at];
                }
                cells += cell;
            }
            rows += cells;
        }
        const CsvPurpose purpose = round % 2 ? CsvPurpose::RoundTrip : CsvPurpose::Spreadsheet;
        CsvChoices choices;
        choices.delimiter = ",;\t|"[round % 4];
        const CsvWriterOptions options{choices.delimiter, round % 3 == 0, purpose};
        Opened again(written({u"id"_s, u"name"_s, u"notes"_s}, rows, options), choices);
        QCOMPARE(again.rows(), rows);
    }
}

void CsvWriterTest::bytesAreWrittenAsTheirTextIs()
{
    QRandomGenerator random(12);
    const QStringList pieces{u"="_s, u"+"_s, u"-"_s, u"@"_s, u"'"_s, u"\""_s, u","_s, u"\n"_s, u"\r"_s, u"\t"_s, u" "_s, u"\u00A0"_s,
                             u"\u2003"_s, u"\u3000"_s, u"\u0085"_s, u"＝"_s, u"é"_s, u"李"_s, u"😀"_s, u"a"_s, u"7"_s, u"("_s, u"+353 87"_s,
                             u"\u007F"_s, u"x"_s.repeated(70)};
    for (const CsvPurpose purpose : {CsvPurpose::Plain, CsvPurpose::RoundTrip, CsvPurpose::Spreadsheet}) {
        QBuffer asText, asBytes;
        asText.open(QIODevice::WriteOnly);
        asBytes.open(QIODevice::WriteOnly);
        CsvWriter texts(asText, {',', true, purpose}), bytes(asBytes, {',', true, purpose});
        for (int row = 0; row < 20000; ++row) {
            for (int cell = int(random.bounded(1, 4)); cell > 0; --cell) {
                QString text;
                for (int n = int(random.bounded(7)); n > 0; --n)
                    text += pieces[random.bounded(int(pieces.size()))];
                texts.add(text);
                bytes.add(QByteArrayView(text.toUtf8()));
            }
            texts.endRow();
            bytes.endRow();
        }
        QVERIFY(texts.finish() && bytes.finish());
        QCOMPARE(asBytes.data().size(), asText.data().size());
        QVERIFY(asBytes.data() == asText.data());
    }
}

void CsvWriterTest::bytesThatAreNoTextAreMended()
{
    QBuffer device;
    device.open(QIODevice::WriteOnly);
    CsvWriter writer(device, {',', true, CsvPurpose::RoundTrip});
    writer.add(QByteArrayView("fine"));
    writer.add(QByteArrayView("\xE2\x82"));
    writer.add(QByteArrayView("\xFF ok"));
    writer.endRow();
    QVERIFY(writer.finish());
    QVERIFY(device.data().isValidUtf8());
    const QString text = QString::fromUtf8(device.data());
    QVERIFY2(text.startsWith(u"fine,"_s) && text.endsWith(u" ok\r\n"_s), qPrintable(text));
    QVERIFY(device.data().startsWith("\xEF\xBB\xBF"));
}

void CsvWriterTest::tellsWhenTheDiskIsFull()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("there is no /dev/full here");
    CsvWriter writer(full, {});
    writer.header({u"a"_s});
    const Done done = writer.finish();
    QVERIFY(!done && done.error().code == ErrorCode::Io);
}

GOODWORD_TEST(CsvWriterTest)
#include "tst_csvwriter.moc"
