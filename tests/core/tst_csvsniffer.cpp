#include "tests/core/csvhelpers.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class CsvSnifferTest : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryFileOfTheCorpus_data();
    void readsEveryFileOfTheCorpus();
    void saysWhenTheFileIsEmpty_data();
    void saysWhenTheFileIsEmpty();
    void flagsTheLinesWithBadBytes();
    void saysThatWindows1252IsAGuess();
    void repeatedHeadersCanBeToldApart();
    void decimalCommaIsAGuess();
    void warnsOfAQuoteNeverClosed();
    void findsTheDelimiter_data();
    void findsTheDelimiter();
    void findsTheHeaderBelowAPreamble();
    void passesOverTheSecondHeaderOfSurveyMonkey();
    void numbersTheColumnsOfAFileWithoutHeader();
    void takesWhatSomebodyChose();

private:
    static bool warned(const CsvFormat &format, const QString &code, qint64 line = -1)
    {
        return std::any_of(format.warnings.begin(), format.warnings.end(), [&](const CsvWarning &warning) {
            return warning.code == code && (line < 0 || warning.line == line);
        });
    }
};

void CsvSnifferTest::readsEveryFileOfTheCorpus_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("firstHeader");
    QTest::addColumn<QString>("firstCell");
    QTest::newRow("01") << "01_utf8_bom.csv" << 1 << "First name" << "Aoife";
    QTest::newRow("02") << "02_utf16le_bom.csv" << 1 << "First name" << QStringLiteral("Łukasz");
    QTest::newRow("03") << "03_cp1252.csv" << 1 << "First name" << QStringLiteral("Jürgen");
    QTest::newRow("04") << "04_invalid_utf8.csv" << 4 << "First name" << "Good";
    QTest::newRow("05") << "05_nul_bytes.csv" << 2 << "First name" << QString(QLatin1String("Nu\0l", 4));
    QTest::newRow("06") << "06_mixed_line_endings.csv" << 3 << "First name" << "A";
    QTest::newRow("07") << "07_quoted_newlines.csv" << 2 << "First name" << "Ann";
    QTest::newRow("08") << "08_unbalanced_quote_middle.csv" << 4 << "First name" << "Ann";
    QTest::newRow("09") << "09_ragged_rows.csv" << 4 << "First name" << "Ann";
    QTest::newRow("10") << "10_duplicate_headers.csv" << 1 << "Email" << "first@example.test";
    QTest::newRow("11") << "11_semicolon_decimal_comma.csv" << 1 << "Vorname" << "Jan";
    QTest::newRow("13") << "13_formula_injection.csv" << 8 << "First name" << "F0";
    QTest::newRow("14") << "14_export_must_not_damage.csv" << 10 << "First name" << "P0";
    QTest::newRow("15") << "15_names.csv" << 26 << "Name" << "O'Brien";
    QTest::newRow("16") << "16_bidi_override.csv" << 3 << "Name" << QStringLiteral("\u202Eevil\u202C");
}

void CsvSnifferTest::readsEveryFileOfTheCorpus()
{
    QFETCH(QString, file);
    QFETCH(int, rows);
    QFETCH(QString, firstHeader);
    QFETCH(QString, firstCell);
    Opened opened(corpus(file));
    QVERIFY(opened.format);
    QCOMPARE(opened.format->headerLine, 1);
    QCOMPARE(opened.format->columns[0].name, firstHeader);
    const QList<QStringList> read = opened.rows(true);
    QCOMPARE(read.size(), rows);
    QCOMPARE(read[0][0], firstCell);
}

void CsvSnifferTest::saysWhenTheFileIsEmpty_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no bytes") << corpus(QStringLiteral("12_empty.csv"));
    QTest::newRow("a mark only") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("a UTF-16 mark only") << QByteArray("\xFF\xFE");
    QTest::newRow("blank lines only") << QByteArray("\r\n\n");
}

void CsvSnifferTest::saysWhenTheFileIsEmpty()
{
    QFETCH(QByteArray, bytes);
    const Opened opened(bytes);
    QVERIFY(!opened.format);
    QVERIFY(opened.format.error().text.startsWith(QLatin1String("The file is empty")));
}

void CsvSnifferTest::flagsTheLinesWithBadBytes()
{
    Opened opened(corpus(QStringLiteral("04_invalid_utf8.csv")));
    QCOMPARE(opened.format->badLines, (std::vector<qint64>{3, 4}));
    QVERIFY(warned(*opened.format, QStringLiteral("bad-bytes"), 3));
    QVERIFY(warned(*opened.format, QStringLiteral("bad-bytes"), 4));
    const QList<QStringList> rows = opened.rows();
    QCOMPARE(rows[0], (QStringList{u"Good"_s, u"One"_s, u"good1@example.test"_s, u"1"_s, u"A"_s, u"ok"_s}));
    QCOMPARE(rows[3], (QStringList{u"Good"_s, u"Four"_s, u"good4@example.test"_s, u"4"_s, u"D"_s, u"ok"_s}));
}

void CsvSnifferTest::saysThatWindows1252IsAGuess()
{
    Opened opened(corpus(QStringLiteral("03_cp1252.csv")));
    QCOMPARE(opened.format->charset.name, "windows-1252");
    QVERIFY(warned(*opened.format, QStringLiteral("charset-guessed")));
    QCOMPARE(opened.rows()[0][3], QStringLiteral("Preis 5€ – “gut”"));
    QVERIFY(opened.format->badLines.empty());
}

void CsvSnifferTest::repeatedHeadersCanBeToldApart()
{
    const Opened opened(corpus(QStringLiteral("10_duplicate_headers.csv")));
    QCOMPARE(opened.format->headers(), (QStringList{u"Email"_s, u"Name"_s, u"Email#2"_s, u"Email#3"_s}));
    QCOMPARE(opened.format->columns[3].title, QStringLiteral("Email (3)"));
    QCOMPARE(opened.format->columnNamed(QStringLiteral("email#2")), 2);
    QCOMPARE(opened.format->columnNamed(QStringLiteral("Email (3)")), 3);
    QVERIFY(warned(*opened.format, QStringLiteral("repeated-header")));
}

void CsvSnifferTest::decimalCommaIsAGuess()
{
    const Opened german(corpus(QStringLiteral("11_semicolon_decimal_comma.csv")));
    QCOMPARE(german.format->delimiter, ';');
    QCOMPARE(german.format->decimal, QChar(u','));
    QCOMPARE(german.format->columns[3].samples, QStringList{u"1.234,56"_s});
    QCOMPARE(Opened("Name,Amount\nAnn,\"1,234.56\"\n").format->decimal, QChar(u'.'));
    QCOMPARE(Opened("Name,Amount\nAnn,1.234\n").format->decimal, QChar());
}

void CsvSnifferTest::warnsOfAQuoteNeverClosed()
{
    const Opened opened(corpus(QStringLiteral("08_unbalanced_quote_middle.csv")));
    QVERIFY(warned(*opened.format, QStringLiteral("open-quote"), 3));
}

void CsvSnifferTest::findsTheDelimiter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<char>("delimiter");
    QTest::newRow("comma") << QByteArray("a,b\nc,d\n") << ',';
    QTest::newRow("tab") << QByteArray("Name\tNote\nAnn\thi, there; you\n") << '\t';
    QTest::newRow("bar") << QByteArray("Name|Email\nAnn|a@x.test\n") << '|';
    QTest::newRow("semicolons inside quotes") << QByteArray("Name,Note\nAnn,\"a;b;c\"\nBob,\"d;e;f\"\n") << ',';
    QTest::newRow("commas in every text") << QByteArray("Name;Note\nAnn;a, b, c\nBob;d, e, f\nCid;g, h, i\n") << ';';
    QTest::newRow("one column") << QByteArray("Email\na@x.test\n") << ',';
}

void CsvSnifferTest::findsTheDelimiter()
{
    QFETCH(QByteArray, bytes);
    QFETCH(char, delimiter);
    QCOMPARE(Opened(bytes).format->delimiter, delimiter);
}

void CsvSnifferTest::findsTheHeaderBelowAPreamble()
{
    Opened opened("Notes:\n\"When exporting your connection data, you may notice that\nsome are missing.\"\n\n"
                  "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                  "Ann,Lee,https://example.test/ann,,Ace,Chief,15 Mar 2024\n");
    QCOMPARE(opened.format->headerLine, 5);
    QCOMPARE(opened.format->columns[0].name, QStringLiteral("First Name"));
    QVERIFY(warned(*opened.format, QStringLiteral("preamble"), 5));
    QCOMPARE(opened.rows().size(), 1);
}

void CsvSnifferTest::passesOverTheSecondHeaderOfSurveyMonkey()
{
    Opened opened("Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,"
                  "Custom Data 1,How likely is it that you would recommend us?,,What pleased you?\n"
                  ",,,,,,,,,Response,Other (please specify),Open-Ended Response\n"
                  "114,7,2024-01-02 10:00:00,2024-01-02 10:03:00,,ann@example.test,Ann,Lee,,9,,All of it\n");
    QCOMPARE(opened.format->firstDataLine, 3);
    QCOMPARE(opened.format->columns[10].name,
             QStringLiteral("How likely is it that you would recommend us?: Other (please specify)"));
    QCOMPARE(opened.rows().size(), 1);
}

void CsvSnifferTest::numbersTheColumnsOfAFileWithoutHeader()
{
    Opened opened("Ann,ann@example.test,+353 87 123 4567\nBob,bob@example.test,+353 87 123 4568\n");
    QCOMPARE(opened.format->headerLine, 0);
    QCOMPARE(opened.format->headers(), (QStringList{u"Column 1"_s, u"Column 2"_s, u"Column 3"_s}));
    QCOMPARE(opened.rows().size(), 2);
}

void CsvSnifferTest::takesWhatSomebodyChose()
{
    CsvChoices choices;
    choices.delimiter = '|';
    choices.charset = QStringLiteral("windows-1250");
    const Opened opened("N\xE1zev|a,b\nx|y\n", choices);
    QCOMPARE(opened.format->headers(), (QStringList{QStringLiteral("Název"), QStringLiteral("a,b")}));
}

GOODWORD_TEST(CsvSnifferTest)
#include "tst_csvsniffer.moc"
