#include "tests/core/csvhelpers.h"
#include "tests/support/testmain.h"

#include "core/exchange/csvscan.h"

#ifdef GOODWORD_LIBCSV
#include "tests/support/libcsv.h"
#endif

#include <QRandomGenerator>

using namespace goodword;
using namespace goodword::test;

using Rows = QList<QList<QByteArray>>;
Q_DECLARE_METATYPE(Rows)

class CsvReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatRfc4180Says_data();
    void readsWhatRfc4180Says();
    void tellsTheLineOfEachRecord();
    void aQuoteNeverClosedIsToldWithItsLine();
    void readLenientlyAQuoteNeverClosedIsText();
    void aQuoteNeverClosedBeforeQuotedCellsSwallowsNothing();
    void manyOpenQuotesAreReadInTime();
    void aLoneQuoteInsideAQuotedCellIsTextAndTold();
    void nulsAreTold();
    void hugeCellsAndRowsAreRefusedWithoutBeingKept();
    void passesOverWhatStandsBeforeTheFirstLine();
    void bytesOneByOneGiveTheSameAsAllAtOnce_data();
    void bytesOneByOneGiveTheSameAsAllAtOnce();
    void readsRandomFilesAsLibcsvDoes();
    void bothScansAgree();
};

void CsvReaderTest::readsWhatRfc4180Says_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Rows>("rows");
    QTest::newRow("nothing") << QByteArray("") << Rows{};
    QTest::newRow("blank lines only") << QByteArray("\n\r\n\r\r\n") << Rows{};
    QTest::newRow("no line end at the end") << QByteArray("a,b") << Rows{{"a", "b"}};
    QTest::newRow("delimiter at the end") << QByteArray("a,b,") << Rows{{"a", "b", ""}};
    QTest::newRow("empty cells") << QByteArray(",,\n") << Rows{{"", "", ""}};
    QTest::newRow("one empty quoted cell") << QByteArray("\"\"\n") << Rows{{""}};
    QTest::newRow("empty quoted cell at the end") << QByteArray("a,\"\"") << Rows{{"a", ""}};
    QTest::newRow("doubled quotes") << QByteArray("\"a\"\"b\",\"\"\"\"\n") << Rows{{"a\"b", "\""}};
    QTest::newRow("delimiters and line ends in quotes")
        << QByteArray("\"a,b\r\nc\rd\ne\",f\r\n") << Rows{{"a,b\r\nc\rd\ne", "f"}};
    QTest::newRow("spaces are kept") << QByteArray(" a , b \n") << Rows{{" a ", " b "}};
    QTest::newRow("a quote inside a plain cell is text") << QByteArray("5\" pipe,O\"K\"\n") << Rows{{"5\" pipe", "O\"K\""}};
    QTest::newRow("mixed line ends") << corpus(QStringLiteral("06_mixed_line_endings.csv"))
                                     << Rows{{"First name", "Email"}, {"A", "a@example.test"},
                                             {"B", "b@example.test"}, {"C", "c@example.test"}};
    QTest::newRow("ragged rows stay ragged")
        << corpus(QStringLiteral("09_ragged_rows.csv"))
        << Rows{{"First name", "Last name", "Email"}, {"Ann", "Lee", "ann9@example.test", "EXTRA", "MORE"}, {"Bob"},
                {"", "", ""}, {"Cid", "Orr", "cid9@example.test"}};
    QTest::newRow("a note of four lines")
        << corpus(QStringLiteral("07_quoted_newlines.csv"))
        << Rows{{"First name", "Email", "Notes"},
                {"Ann", "ann7@example.test",
                 "line one\r\nline two\r\n\r\nline four, with \"quotes\" and, commas"},
                {"Bob", "bob7@example.test", "plain"}};
}

void CsvReaderTest::readsWhatRfc4180Says()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Rows, rows);
    const ReadRows read = readBytes(bytes);
    QCOMPARE(read.error, QString());
    QCOMPARE(read.rows, rows);
}

void CsvReaderTest::tellsTheLineOfEachRecord()
{
    QCOMPARE(readBytes("a\r\n\r\n\"b\nb\rb\r\nb\"\rc\n\nd").lines, (QList<qint64>{1, 3, 7, 9}));
}

void CsvReaderTest::aQuoteNeverClosedIsToldWithItsLine()
{
    const ReadRows read = readBytes(corpus(QStringLiteral("08_unbalanced_quote_middle.csv")));
    QVERIFY2(read.error.contains(QLatin1String("quote opened on line 3 is never closed")), qPrintable(read.error));
    QCOMPARE(read.rows.size(), 2);
    QVERIFY(readBytes("a,b\n\"two\nlines\",\"open\nx,y\n").error.contains(QLatin1String("opened on line 3 ")));
}

void CsvReaderTest::readLenientlyAQuoteNeverClosedIsText()
{
    CsvOptions lenient;
    lenient.lenient = true;
    const ReadRows read = readBytes(corpus(QStringLiteral("08_unbalanced_quote_middle.csv")), lenient);
    QCOMPARE(read.error, QString());
    QCOMPARE(read.rows.size(), 5); // the header and four customers
    QCOMPARE(read.rows[2], (QList<QByteArray>{"Bob", "bob8@example.test", "\"never closed"}));
    QCOMPARE(read.rows[4][0], "Dee");
    QCOMPARE(read.open, (QList<bool>{false, false, true, false, false}));
    QCOMPARE(read.lines, (QList<qint64>{1, 2, 3, 4, 5}));
}

void CsvReaderTest::aQuoteNeverClosedBeforeQuotedCellsSwallowsNothing()
{
    const QByteArray bytes("n,e,t\nBob,b@x,\"open\nCid,\"c, d\",ok\n\"Dee\",d@x,ok\n");
    QVERIFY(readBytes(bytes).error.contains(QLatin1String("opened on line 2 ")));
    CsvOptions lenient;
    lenient.lenient = true;
    QCOMPARE(readBytes(bytes, lenient).rows,
             (Rows{{"n", "e", "t"}, {"Bob", "b@x", "\"open"}, {"Cid", "c, d", "ok"}, {"Dee", "d@x", "ok"}}));
}

void CsvReaderTest::manyOpenQuotesAreReadInTime()
{
    QByteArray row, bytes;
    for (int i = 0; i < 5000; ++i)
        row += "\"x,";
    row += "\n";
    for (int i = 0; i < 50; ++i)
        bytes += row;
    CsvOptions lenient;
    lenient.lenient = true;
    const double before = processorSeconds();
    QCOMPARE(readBytes(bytes, lenient).rows.size(), 50);
    QVERIFY(processorSeconds() - before < 20);
}

void CsvReaderTest::aLoneQuoteInsideAQuotedCellIsTextAndTold()
{
    const ReadRows read = readBytes("\"a \"big\" deal\",b\nc,d\n");
    QCOMPARE(read.rows, (Rows{{"a \"big\" deal", "b"}, {"c", "d"}}));
    QCOMPARE(read.stray, (QList<bool>{true, false}));
}

void CsvReaderTest::nulsAreTold()
{
    const ReadRows read = readBytes(corpus(QStringLiteral("05_nul_bytes.csv")));
    QCOMPARE(read.rows.size(), 3);
    QCOMPARE(read.nuls, (QList<bool>{false, true, false}));
    QCOMPARE(read.rows[1][0], QByteArray("Nu\0l", 4));
}

void CsvReaderTest::hugeCellsAndRowsAreRefusedWithoutBeingKept()
{
    CsvOptions small;
    small.cellLimit = 1000;
    small.recordLimit = 16'000;
    small.chunk = 64;
    const QByteArray big(5'000'000, 'x');
    const auto error = [&](const QByteArray &bytes) { return readBytes(bytes, small).error; };
    QVERIFY(error("a,b\nc," + big).contains(QLatin1String("line 2")));
    QVERIFY(error("a,b\nc,\"" + big + "\"").contains(QLatin1String("quote opened on line 2")));
    QVERIFY(error("a,b\n" + QByteArray(5'000'000, ',')).contains(QLatin1String("line 2")));
    QVERIFY(error("a,b\n" + QByteArray("y,").repeated(9'000)).contains(QLatin1String("line 2")));
    QCOMPARE(readBytes("a," + QByteArray(1000, 'x') + "\n", small).error, QString());
}

void CsvReaderTest::passesOverWhatStandsBeforeTheFirstLine()
{
    CsvOptions options;
    options.firstLine = 3;
    QCOMPARE(readBytes("a\nb\nc\nd\n", options).rows, (Rows{{"c"}, {"d"}}));
}

static QByteArray randomCsv(QRandomGenerator &random, int length)
{
    static constexpr char kBytes[] = {'a', 'b', ' ', ',', ',', '"', '"', '\n', '\r', ';', '\t', '\xC3'};
    QByteArray bytes;
    while (bytes.size() < length) {
        // Now and then a long run, so that the blocks of 64 are crossed in every way.
        if (random.bounded(40) == 0)
            bytes += QByteArray(random.bounded(150), 'r');
        bytes += kBytes[random.bounded(int(std::size(kBytes)))];
    }
    return bytes;
}

/// Well formed most of the time: cells of any content, quoted where they must be.
static QByteArray wellFormedCsv(QRandomGenerator &random, int rows)
{
    QByteArray bytes;
    for (int row = 0; row < rows; ++row) {
        const int cells = 1 + int(random.bounded(5));
        for (int i = 0; i < cells; ++i) {
            QByteArray cell = randomCsv(random, int(random.bounded(12)));
            if (cell.contains(',') || cell.contains('"') || cell.contains('\n') || cell.contains('\r'))
                cell = '"' + cell.replace("\"", "\"\"") + '"';
            bytes += (i ? "," : "") + cell;
        }
        bytes += random.bounded(3) == 0 ? "\r\n" : random.bounded(2) ? "\n" : "\r";
    }
    return bytes;
}

void CsvReaderTest::bytesOneByOneGiveTheSameAsAllAtOnce_data()
{
    QTest::addColumn<bool>("lenient");
    QTest::newRow("strict") << false;
    QTest::newRow("lenient") << true;
}

void CsvReaderTest::bytesOneByOneGiveTheSameAsAllAtOnce()
{
    QFETCH(bool, lenient);
    QRandomGenerator random(7);
    CsvOptions whole, pieces;
    whole.lenient = pieces.lenient = lenient;
    for (int round = 0; round < 600; ++round) {
        const QByteArray bytes = round % 2 ? randomCsv(random, 1 + random.bounded(300)) : wellFormedCsv(random, 12);
        pieces.chunk = 1 + qsizetype(random.bounded(70));
        const ReadRows expected = readBytes(bytes, whole);
        QVERIFY2(readBytes(bytes, pieces, 1) == expected, bytes.toPercentEncoding().constData());
        QVERIFY2(readBytes(bytes, pieces, 5) == expected, bytes.toPercentEncoding().constData());
    }
}

#ifdef GOODWORD_LIBCSV
void CsvReaderTest::readsRandomFilesAsLibcsvDoes()
{
    QRandomGenerator random(42);
    int compared = 0;
    for (int round = 0; round < 4000; ++round) {
        const QByteArray bytes = round % 2 ? randomCsv(random, 1 + random.bounded(200)) : wellFormedCsv(random, 8);
        const ReadRows read = readBytes(bytes);
        if (!read.error.isEmpty()) // libcsv takes a quote never closed as closed at the end
            continue;
        ++compared;
        if (read.rows != libcsvRows(bytes))
            QFAIL(bytes.toPercentEncoding().constData());
    }
    QVERIFY(compared > 2000);
}
#else
void CsvReaderTest::readsRandomFilesAsLibcsvDoes()
{
    QSKIP("libcsv is not installed");
}
#endif

void CsvReaderTest::bothScansAgree()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 2000; ++round) {
        char block[csvscan::kBlock];
        for (char &byte : block)
            byte = char(random.bounded(3) ? random.bounded(256) : QByteArray(",;\"\n\r").at(random.bounded(5)));
        const char delimiter = ",;\t|"[random.bounded(4)];
        QCOMPARE(csvscan::specialsPortable(block, delimiter), csvscan::specials(block, delimiter));
    }
}

GOODWORD_TEST(CsvReaderTest)
#include "tst_csvreader.moc"
