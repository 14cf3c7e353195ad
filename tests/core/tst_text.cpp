#include "core/base/text.h"

#include "tests/support/listfile.h"
#include "tests/support/randomtext.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QThread>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private slots:
    void cleaningChangesOnlyWhatCannotBeStored_data();
    void cleaningChangesOnlyWhatCannotBeStored();
    void searchFindsWhatPeopleType_data();
    void searchFindsWhatPeopleType();
    void foldingTwiceIsFoldingOnce();
    void foldingIsTheSameOnEveryThread();
    void eachCjkCharacterIsAWord_data();
    void eachCjkCharacterIsAWord();
    void overridesCannotReorderTheRow();
    void namesBecomeOneLine();
    void everyNameGivesAnotherFileInTheFolder();
    void anyTextMakesAUsableFileName();
};

void TextTest::cleaningChangesOnlyWhatCannotBeStored_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("plain") << u"Zoë\tO'Neill\nx"_s << u"Zoë\tO'Neill\nx"_s;
    QTest::newRow("NUL goes") << u"a"_s + QChar(0) + u"b"_s << u"ab"_s;
    QTest::newRow("CRLF and CR") << u"a\r\nb\rc\n\rd"_s << u"a\nb\nc\n\nd"_s;
    QTest::newRow("lone high surrogate keeps the next character") << u"a"_s + QChar(0xd800) + u"x"_s << u"a\ufffdx"_s;
    QTest::newRow("lone low surrogate") << u"a"_s + QChar(0xdc00) << u"a\ufffd"_s;
    QTest::newRow("emoji stays") << u"👩‍👧"_s << u"👩‍👧"_s;
    QTest::newRow("noncharacters") << QString(QChar(0xfffe)) + QChar(0xfdd0) << u"\ufffd\ufffd"_s;
    QTest::newRow("noncharacter beyond the BMP") << QString::fromUcs4(U"a\U0001FFFEb") << u"a\ufffdb"_s;
    QTest::newRow("bidi and zero width stay") << u"\u202ea\u200bb\ufeff"_s << u"\u202ea\u200bb\ufeff"_s;
}

void TextTest::cleaningChangesOnlyWhatCannotBeStored()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    const CleanResult clean = cleanText(in);
    QCOMPARE(clean.text, out);
    QCOMPARE(clean.changed, in != out);
    QVERIFY(!cleanText(clean.text).changed);
}

void TextTest::searchFindsWhatPeopleType_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("ascii") << u"Ann O'Neill 12%"_s << u"ann o'neill 12%"_s;
    QTest::newRow("composed and decomposed") << u"Zoë Zoe\u0308"_s << u"zoe zoe"_s;
    QTest::newRow("Polish") << u"Łukasz Żółć"_s << u"lukasz zolc"_s;
    QTest::newRow("German") << u"STRAßE Müller ẞ"_s << u"strasse muller ss"_s;
    QTest::newRow("Nordic") << u"Ærø Ðórður Þór Œuvre Đorđe"_s << u"aero dordur thor oeuvre dorde"_s;
    QTest::newRow("Turkish") << u"İstanbul ılık"_s << u"istanbul ilik"_s;
    QTest::newRow("full width") << u"Ａｎｎ １２"_s << u"ann 12"_s;
    QTest::newRow("ligature") << u"ﬁne"_s << u"fine"_s;
    QTest::newRow("invisible") << u"An\u200bn so\u00adap"_s << u"ann soap"_s;
    QTest::newRow("Cyrillic") << u"Мария Йод"_s << u"мария иод"_s.normalized(QString::NormalizationForm_D).remove(QChar(0x306));
    QTest::newRow("Greek final sigma") << u"ΟΔΟΣ οδος"_s << u"οδοσ οδοσ"_s;
    QTest::newRow("Han stays") << u"王小明"_s << u"王小明"_s;
    QTest::newRow("typographic apostrophe") << u"O’Brien – x"_s << u"o'brien - x"_s;
}

void TextTest::searchFindsWhatPeopleType()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    QCOMPARE(fold(in), out);
}

void TextTest::foldingTwiceIsFoldingOnce()
{
    QRandomGenerator random(7);
    const QStringList pieces{u"Łódź"_s, u"ß"_s, u"\u0308"_s, u"王"_s, u"カ"_s, u"한국"_s, u"שלום"_s, u"é"_s, u"\u0345"_s};
    for (int i = 0; i < 20000; ++i) {
        const QString text = cleanText(randomText(random, pieces)).text;
        QCOMPARE(fold(fold(text)), fold(text));
        QCOMPARE(fold(text.normalized(QString::NormalizationForm_D)), fold(text));
    }
}

void TextTest::foldingIsTheSameOnEveryThread()
{
    const QString expected = fold(u"Łukasz Straße 王"_s);
    std::atomic<int> wrong = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back(QThread::create([&] {
            for (int i = 0; i < 2000; ++i)
                wrong += fold(u"Łukasz Straße 王"_s) != expected;
        }));
    for (auto &thread : threads)
        thread->start();
    for (auto &thread : threads)
        thread->wait();
    QCOMPARE(wrong.load(), 0);
}

void TextTest::eachCjkCharacterIsAWord_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("Latin is untouched") << u"Soap Bar"_s << u"soap bar"_s;
    QTest::newRow("Han") << u"王小明"_s << u"王 小 明"_s;
    QTest::newRow("mixed") << u"Soap王x 小"_s << u"soap 王 x 小"_s;
    QTest::newRow("kana") << u"ソープ"_s << u"ソ ー フ"_s;
    QTest::newRow("beyond the BMP") << QString::fromUcs4(U"\U00020000\U00020001") << QString::fromUcs4(U"\U00020000 \U00020001");
    QTest::newRow("Korean words stay words") << u"한국 비누"_s << fold(u"한국 비누"_s);
}

void TextTest::eachCjkCharacterIsAWord()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    QCOMPARE(foldForIndex(in), out);
}

void TextTest::overridesCannotReorderTheRow()
{
    QVERIFY(hasBidiControls(u"\u202eevil\u202c"_s));
    QVERIFY(hasBidiControls(u"Ann \u2066(admin)\u2069"_s));
    QVERIFY(!hasBidiControls(u"ברירת Name"_s));
    QCOMPARE(isolated(u"Ann’s 王"_s), u"Ann’s 王"_s);
    QCOMPARE(isolated(u"שלום"_s), u"\u2068שלום\u2069"_s);
    QCOMPARE(isolated(u"\u202eevil\u202c"_s), u"\u2068\ufffdevil\ufffd\u2069"_s);
    QCOMPARE(isolated(u"a\u2069b"_s), u"\u2068a\ufffdb\u2069"_s);
    QCOMPARE(isolated(u"a\u2066b"_s), u"\u2068a\u2066b\u2069\u2069"_s);
}

void TextTest::namesBecomeOneLine()
{
    QCOMPARE(oneLine(u"a\r\nb\tc\u2028d\ne"_s), u"a b c d e"_s);
    QCOMPARE(oneLine(u"  a  b "_s), u"  a  b "_s);
}

void TextTest::everyNameGivesAnotherFileInTheFolder()
{
    QTemporaryDir folder;
    const QDir dir(folder.path());
    const auto rows = listRows(u"61_export_filenames.tsv"_s);
    QCOMPARE(rows.size(), 15);
    QStringList made;
    for (const QStringList &row : rows) {
        const QString customer = QString(row.at(0)).replace(u"<LF>"_s, u"\n"_s);
        const QString name = safeFileName(customer, u".pdf"_s, made);
        QFile file(dir.filePath(name));
        QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::NewOnly), qPrintable(name));
        QVERIFY(name.toUtf8().size() <= 200);
        made += name;
    }
    QCOMPARE(dir.entryList(QDir::Files).size(), 15);
    QCOMPARE(dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 0);
    QCOMPARE(safeFileName(u"con"_s, u".csv"_s), u"_con.csv"_s);
    QCOMPARE(safeFileName(u"Ann"_s, u".csv"_s, {u"ann.csv"_s, u"Ann (2).csv"_s}), u"Ann (3).csv"_s);
    countRows(15);
}

void TextTest::anyTextMakesAUsableFileName()
{
    QRandomGenerator random(3);
    const QStringList pieces{u".."_s, u"/"_s, u"\\"_s, u"aux"_s, u"."_s, u" "_s, u"-"_s, u"👩‍👩‍👧‍👦"_s, QString(90, u'n'), u"\n"_s, u"COM1"_s};
    QStringList made;
    for (int i = 0; i < 2000; ++i) {
        const QString name = safeFileName(randomText(random, pieces, 5), u".csv"_s, made.mid(std::max(0, i - 20)));
        QVERIFY2(name.size() > 4 && name.toUtf8().size() <= 200, qPrintable(name));
        QVERIFY2(!name.contains(u'/') && !name.contains(u'\\') && !name.contains(u'\n'), qPrintable(name));
        QVERIFY2(!name.startsWith(u'.') && !name.startsWith(u'-') && !name.startsWith(u' '), qPrintable(name));
        QVERIFY(!cleanText(name).changed);
        made += name;
    }
}

GOODWORD_TEST(TextTest)
#include "tst_text.moc"
