#include "tests/core/csvhelpers.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;

class CharsetTest : public QObject
{
    Q_OBJECT

private slots:
    void isFoundOut_data();
    void isFoundOut();
    void badBytesBecomeOneMarkAndTheirLinesAreKept();
    void utf16IsReadAcrossPieces();
    void aChosenCharsetIsTaken();
    void anUnknownCharsetIsRefused();

private:
    static QString decoded(const QByteArray &bytes, const Charset &charset, std::vector<qint64> *bad = nullptr)
    {
        QBuffer device;
        device.setData(bytes);
        device.open(QIODevice::ReadOnly);
        Utf8Source source(device, charset);
        QByteArray all, piece(7, Qt::Uninitialized);
        for (Result<qint64> got = source.read(piece.data(), 7); got && *got > 0; got = source.read(piece.data(), 7))
            all += piece.left(*got);
        if (bad)
            *bad = source.badLines();
        return QString::fromUtf8(all);
    }

    static Charset detected(const QByteArray &bytes)
    {
        QBuffer device;
        device.setData(bytes);
        device.open(QIODevice::ReadOnly);
        return *detectCharset(device, Progress::none());
    }
};

void CharsetTest::isFoundOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("text");
    const QString zolc = QStringLiteral("Żółć 𝓑");
    QTest::newRow("ASCII") << QByteArray("plain") << QByteArray("UTF-8") << QStringLiteral("plain");
    QTest::newRow("UTF-8") << zolc.toUtf8() << QByteArray("UTF-8") << zolc;
    QTest::newRow("UTF-8 with a mark") << "\xEF\xBB\xBF" + zolc.toUtf8() << QByteArray("UTF-8") << zolc;
    QTest::newRow("UTF-16LE") << QByteArray("\xFF\xFE""a\0\xAC\x20", 6) << QByteArray("UTF-16LE") << QStringLiteral("a€");
    QTest::newRow("UTF-16BE") << QByteArray("\xFE\xFF\0a\x20\xAC", 6) << QByteArray("UTF-16BE") << QStringLiteral("a€");
    QTest::newRow("Windows-1252") << QByteArray("Gro\xDF, 5\x80 \x96 \x93gut\x94") << QByteArray("windows-1252")
                                  << QStringLiteral("Groß, 5€ – “gut”");
    QTest::newRow("damaged UTF-8") << QByteArray("Zo\xC3\xAB \xFF!") << QByteArray("UTF-8") << QStringLiteral("Zoë \uFFFD!");
    QTest::newRow("UTF-8 cut off") << QByteArray("Zo\xC3\xAB \xC3") << QByteArray("UTF-8") << QStringLiteral("Zoë \uFFFD");
    QTest::newRow("overlong slash") << QByteArray("a\xC0\xAF""b") << QByteArray("UTF-8") << QStringLiteral("a\uFFFDb");
    QTest::newRow("UTF-16 with half a letter") << QByteArray("\xFF\xFE""a\0b", 5) << QByteArray("UTF-16LE")
                                               << QStringLiteral("a\uFFFD");
}

void CharsetTest::isFoundOut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, name);
    QFETCH(QString, text);
    const Charset charset = detected(bytes);
    QCOMPARE(charset.name, name);
    QCOMPARE(charset.guessed, name == "windows-1252");
    QCOMPARE(decoded(bytes, charset), text);
}

void CharsetTest::badBytesBecomeOneMarkAndTheirLinesAreKept()
{
    const QByteArray bytes = corpus(QStringLiteral("04_invalid_utf8.csv"));
    std::vector<qint64> bad;
    const QString text = decoded(bytes, detected(bytes), &bad);
    QCOMPARE(bad, (std::vector<qint64>{3, 4}));
    QVERIFY(text.contains(QStringLiteral("Bad\uFFFD(,Two")));
    QVERIFY(text.contains(QStringLiteral("over\uFFFDlong")));
    QVERIFY(text.contains(QStringLiteral("Sur\uFFFD,Three")));
    QCOMPARE(text.count(QChar::ReplacementCharacter), 3);
}

void CharsetTest::utf16IsReadAcrossPieces()
{
    // Longer than any buffer, with pairs of surrogates that fall on every edge.
    const QString text = QStringLiteral("x") + QStringLiteral("𝓑é\r\n").repeated(60'000);
    QByteArray bytes("\xFF\xFE");
    bytes.append(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QCOMPARE(decoded(bytes, detected(bytes)), text);
}

void CharsetTest::aChosenCharsetIsTaken()
{
    QBuffer device;
    device.setData("\xA3\xB9\xEA\n"); // "Łšę" in Windows-1250
    device.open(QIODevice::ReadOnly);
    const Result<Charset> charset = chosenCharset(device, QStringLiteral("cp1250"), Progress::none());
    QVERIFY(charset);
    QCOMPARE(decoded(device.data(), *charset), QStringLiteral("Łąę\n"));
    const Result<Charset> utf8 = chosenCharset(device, QStringLiteral("utf8"), Progress::none());
    QVERIFY(utf8 && utf8->name == "UTF-8" && !utf8->sound);
}

void CharsetTest::anUnknownCharsetIsRefused()
{
    QBuffer device;
    device.open(QIODevice::ReadOnly);
    for (const QString &name : {QStringLiteral("klingon-1"), QString(), QStringLiteral("žluť")})
        QVERIFY(!chosenCharset(device, name, Progress::none()));
}

GOODWORD_TEST(CharsetTest)
#include "tst_charset.moc"
