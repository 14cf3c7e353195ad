#include "core/book/backup.h"
#include "core/book/sealedfile.h"
#include "core/customers/customercommands.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QBuffer>

#include <sodium.h>

#include <random>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Sealed files: only the passphrase or the recovery key opens them, nothing of what they hold can be read in them, and
/// nothing can be changed in them or cut off unnoticed.
class TestSealedFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSealedComesBack_data();
    void whatIsSealedComesBack();
    void theFormatIsAsWritten();
    void aWrongKeyChangesNothing_data();
    void aWrongKeyChangesNothing();
    void everyFlippedByteIsFound();
    void everyCutIsFound();
    void chunksCannotBeMovedOrAddedTo();
    void aHostileHeaderCostsNothing();
    void nothingCanBeReadInASealedBook();
    void stoppedMeansNothingWritten();
    void aDiskThatTakesNothingIsNoticed();
    void recoveryKeysSurvivePaper();
    void adviceIsNoWall();
};

namespace {

const QString kPassphrase = u"correct horse, battery staple"_s;
constexpr qsizetype kHeader = 248, kFirst = kHeader + 258 + 17, kSealedChunk = 65536 + 17;

struct Sealed {
    QByteArray bytes;
    QString recovery;
};

Sealed sealBytes(const QByteArray &plain, const QString &passphrase = kPassphrase)
{
    Sealed sealed;
    QBuffer to(&sealed.bytes);
    to.open(QIODevice::WriteOnly);
    SealingDevice device(to);
    if (!device.begin(Secret::ofText(passphrase), u"list.csv"_s, SealStrength::least()))
        qFatal("not begun");
    // In pieces that fit no chunk.
    for (qsizetype at = 0; at < plain.size(); at += 9973)
        device.write(plain.mid(at, 9973));
    sealed.recovery = recoveryText(device.recoveryKey());
    if (!device.finish())
        qFatal("not finished");
    return sealed;
}

struct Opened {
    Result<QString> name;
    QByteArray bytes;
};

Opened open(const QByteArray &sealed, const QString &key)
{
    QBuffer from, to;
    from.setData(sealed);
    from.open(QIODevice::ReadOnly);
    to.open(QIODevice::WriteOnly);
    auto name = unseal(from, to, key);
    return {std::move(name), to.data()};
}

QByteArray noise(qsizetype size)
{
    std::mt19937 random(unsigned(size) + 1);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &c : bytes)
        c = char(random());
    return bytes;
}

} // namespace

void TestSealedFile::whatIsSealedComesBack_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 17, 65535, 65536, 65537, 131072, 300'000})
        QTest::addRow("%d bytes", size) << size;
}

void TestSealedFile::whatIsSealedComesBack()
{
    QFETCH(int, size);
    const QByteArray plain = noise(size);
    const Sealed sealed = sealBytes(plain);
    for (const QString &key : {kPassphrase, sealed.recovery, sealed.recovery.toLower().remove(u'-')}) {
        const Opened opened = open(sealed.bytes, key);
        QVERIFY2(opened.name, qPrintable(opened.name ? QString() : opened.name.error().text));
        QCOMPARE(*opened.name, u"list.csv"_s);
        QVERIFY(opened.bytes == plain);
    }
    // No two files have anything in common.
    const Sealed again = sealBytes(plain);
    QVERIFY(again.recovery != sealed.recovery);
    QVERIFY(again.bytes.mid(kHeader, 64) != sealed.bytes.mid(kHeader, 64));
}

void TestSealedFile::theFormatIsAsWritten()
{
    // Made by another program, from the description of the format alone.
    const QString path = QStringLiteral(GOODWORD_TEST_DATA "/sealed/list.csv.goodword-sealed");
    QVERIFY(isSealed(path));
    const QByteArray plain = "customer,note\nAnn Byrne,likes the lavender soap\n";
    const QString composed = u"W\u00fcrde kostet nichts, 7 M\u00f6wen"_s, decomposed = u"Wu\u0308rde kostet nichts, 7 Mo\u0308wen"_s;
    for (const QString &key : {composed, decomposed, u"CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDT7-AXKQ-9"_s}) {
        const Opened opened = open(fileBytes(path), key);
        QVERIFY2(opened.name, qPrintable(opened.name ? QString() : opened.name.error().text));
        QCOMPARE(*opened.name, u"list.csv"_s);
        QCOMPARE(opened.bytes, plain);
    }
    QVERIFY(!isSealed(QStringLiteral(GOODWORD_TEST_DATA "/csv/12_empty.csv")));
    QCOMPARE(unsealedName(u"/x/Shop 2026-11-22.goodword-sealed"_s), u"Shop 2026-11-22.goodword"_s);
    QCOMPARE(unsealedName(path), u"list.csv"_s);
}

void TestSealedFile::aWrongKeyChangesNothing_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("another word") << u"correct horse, battery stable"_s;
    QTest::newRow("another case") << kPassphrase.toUpper();
    QTest::newRow("nothing") << QString();
    QTest::newRow("a space more") << kPassphrase + u' ';
    QTest::newRow("the recovery key of another file") << sealBytes("x").recovery;
    QTest::newRow("very long") << QString(100'000, u'x');
}

void TestSealedFile::aWrongKeyChangesNothing()
{
    QFETCH(QString, key);
    const QTemporaryDir dir;
    const QString sealed = dir.filePath(u"list.csv.goodword-sealed"_s), target = dir.filePath(u"list.csv"_s);
    for (const QString &path : {sealed, target}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(path == sealed ? sealBytes("secret").bytes : QByteArray("what was there"));
    }
    const QByteArray before = fileBytes(sealed);
    const auto opened = unsealFile(sealed, target, key);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::WrongKey);
    QVERIFY(opened.error().text.contains(u"passphrase"_s));
    QVERIFY(key.isEmpty() || !(opened.error().text + opened.error().detail).contains(key));
    QCOMPARE(fileBytes(sealed), before);
    QCOMPARE(fileBytes(target), QByteArray("what was there"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestSealedFile::everyFlippedByteIsFound()
{
    const Sealed sealed = sealBytes("Ann Byrne, 087 123 4567, likes the lavender soap");
    std::mt19937 random(1);
    int found = 0;
    for (qsizetype at = 0; at < sealed.bytes.size(); ++at) {
        QByteArray flipped = sealed.bytes;
        flipped[at] = char(flipped.at(at) ^ (1 << (random() % 8)));
        for (const QString &key : {kPassphrase, sealed.recovery}) {
            const Opened opened = open(flipped, key);
            QVERIFY2(!opened.name, qPrintable(u"byte %1 was changed and nobody saw it"_s.arg(at)));
            QVERIFY(opened.bytes.isEmpty());
            ++found;
        }
        // Somebody who makes the header's plain sum fit again gets no further.
        if (at < kHeader - 32) {
            crypto_generichash(reinterpret_cast<unsigned char *>(flipped.data()) + kHeader - 32, 32,
                               reinterpret_cast<const unsigned char *>(flipped.constData()), kHeader - 32, nullptr, 0);
            const bool isSize = at >= 32 && at < 48; // may say that much more has to be worked for it
            if (!isSize || static_cast<unsigned char>(flipped.at(at)) < 16) {
                QVERIFY2(!open(flipped, kPassphrase).name, qPrintable(QString::number(at)));
                QVERIFY2(!open(flipped, sealed.recovery).name, qPrintable(QString::number(at)));
            }
        }
    }
    qInfo("%d flips in %d bytes, all found", found, int(sealed.bytes.size()));
}

void TestSealedFile::everyCutIsFound()
{
    const QByteArray small = sealBytes("Ann Byrne").bytes;
    for (qsizetype size = 0; size < small.size(); ++size)
        QVERIFY2(!open(small.left(size), kPassphrase).name, qPrintable(QString::number(size)));
    for (const int plain : {65536 * 3, 65536 * 3 + 5, 65536 * 2 - 1}) {
        const QByteArray large = sealBytes(noise(plain)).bytes;
        QVERIFY(open(large, kPassphrase).name);
        for (qsizetype end = kFirst; end < large.size(); end += kSealedChunk) {
            for (const qsizetype size : {end - 1, end, end + 1, end + 17}) {
                const Opened opened = open(large.left(size), kPassphrase);
                QVERIFY2(size >= large.size() || !opened.name, qPrintable(QString::number(size)));
            }
        }
    }
}

void TestSealedFile::chunksCannotBeMovedOrAddedTo()
{
    const QByteArray plain = noise(65536 * 4);
    const QByteArray sealed = sealBytes(plain).bytes, other = sealBytes(plain).bytes;
    const auto chunk = [](const QByteArray &bytes, int number) { return bytes.mid(kFirst + number * kSealedChunk, kSealedChunk); };
    const QByteArray first = sealed.left(kFirst);
    const QByteArray swapped = first + chunk(sealed, 1) + chunk(sealed, 0) + chunk(sealed, 2) + chunk(sealed, 3);
    const QByteArray twice = first + chunk(sealed, 0) + chunk(sealed, 0) + chunk(sealed, 1) + chunk(sealed, 2) + chunk(sealed, 3);
    const QByteArray leftOut = first + chunk(sealed, 0) + chunk(sealed, 2) + chunk(sealed, 3);
    const QByteArray foreign = first + chunk(sealed, 0) + chunk(other, 1) + chunk(sealed, 2) + chunk(sealed, 3);
    const QByteArray header = other.left(kHeader) + sealed.mid(kHeader);
    for (const QByteArray &bytes : {swapped, twice, leftOut, foreign, header, sealed + 'x', sealed + chunk(sealed, 3), sealed + sealed})
        QCOMPARE(open(bytes, kPassphrase).name.error().code, ErrorCode::Damaged);
}

void TestSealedFile::aHostileHeaderCostsNothing()
{
    const auto with = [](qsizetype at, quint64 value) {
        QByteArray bytes = sealBytes("x").bytes;
        qToLittleEndian(value, bytes.data() + at);
        crypto_generichash(reinterpret_cast<unsigned char *>(bytes.data()) + kHeader - 32, 32,
                           reinterpret_cast<const unsigned char *>(bytes.constData()), kHeader - 32, nullptr, 0);
        return bytes;
    };
    const double before = processorSeconds();
    for (const quint64 value : {quint64(0), ~quint64(0), quint64(1) << 40, quint64(1) << 31}) {
        QVERIFY(!open(with(32, value), kPassphrase).name); // operations
        QVERIFY(!open(with(40, value), kPassphrase).name); // memory
    }
    QVERIFY(processorSeconds() - before < 5);
    QCOMPARE(open("GWSEALED", kPassphrase).name.error().code, ErrorCode::Damaged);
    QCOMPARE(open("SQLite format 3", kPassphrase).name.error().code, ErrorCode::Foreign);
    QCOMPARE(open({}, kPassphrase).name.error().code, ErrorCode::Foreign);
}

void TestSealedFile::nothingCanBeReadInASealedBook()
{
    TestBook book;
    for (int i = 0; i < 200; ++i) {
        CustomerDraft draft;
        draft.name = u"Customer Number %1"_s.arg(i);
        QVERIFY(addCustomer(*book, draft));
    }
    const QString target = book.dir.filePath(u"copy.goodword-sealed"_s), back = book.dir.filePath(u"back.goodword"_s);
    const auto recovery = copyBookSealed(book.path, target, Secret::ofText(kPassphrase), Progress::none(), SealStrength::least());
    QVERIFY2(recovery, qPrintable(recovery ? QString() : recovery.error().text));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY((QFile(target).permissions() & others) == 0);
    // The plain copy on the way is gone.
    QVERIFY(QDir(QFileInfo(BackupStore::root()).path()).entryList({u"*.tmp*"_s}, QDir::Files | QDir::Hidden).isEmpty());
    QVERIFY(unsealFile(target, back, recoveryText(*recovery)));
    QVERIFY((QFile(back).permissions() & others) == 0);
    QCOMPARE(lookInto(back)->customers, 200);

    // Not one run of eight bytes of the book that says anything is in the sealed one.
    constexpr qsizetype kRun = 8;
    QSet<QByteArray> runs;
    const QByteArray plain = fileBytes(back), sealed = fileBytes(target);
    QVERIFY(sealed.size() > plain.size());
    for (qsizetype at = 0; at + kRun <= plain.size(); at += kRun) {
        if (const QByteArray run = plain.mid(at, kRun); QSet<char>(run.begin(), run.end()).size() > 4)
            runs.insert(run);
    }
    QVERIFY(runs.size() > 1000);
    int found = 0;
    for (qsizetype at = 0; at + kRun <= sealed.size(); ++at)
        found += runs.contains(QByteArray::fromRawData(sealed.constData() + at, kRun)) ? 1 : 0;
    QCOMPARE(found, 0);
    QVERIFY(!sealed.contains("Customer") && !sealed.contains("copy.goodword") && !sealed.contains("SQLite"));
}

void TestSealedFile::stoppedMeansNothingWritten()
{
    struct Stop final : Progress {
        void report(qint64 done, qint64 total) override
        {
            QVERIFY(done >= last && done <= total);
            last = done;
        }
        bool cancelled() const override { return last > 100'000; }
        qint64 last = 0;
    };
    const QTemporaryDir dir;
    const QString plain = dir.filePath(u"plain"_s), sealed = dir.filePath(u"sealed"_s), back = dir.filePath(u"back"_s);
    QFile file(plain);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(noise(400'000));
    file.close();
    Stop stop, again;
    QCOMPARE(sealFile(plain, sealed, Secret::ofText(kPassphrase), stop, SealStrength::least()).error().code, ErrorCode::Cancelled);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"plain"_s});
    QVERIFY(sealFile(plain, sealed, Secret::ofText(kPassphrase), Progress::none(), SealStrength::least()));
    QCOMPARE(unsealFile(sealed, back, kPassphrase, again).error().code, ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(back));
}

void TestSealedFile::aDiskThatTakesNothingIsNoticed()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("skipped: there is no /dev/full here to stand for a full disk.");
    QFile full(u"/dev/full"_s);
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    SealingDevice device(full);
    QVERIFY(!device.begin(Secret::ofText(kPassphrase), u"x"_s, SealStrength::least()));
}

void TestSealedFile::recoveryKeysSurvivePaper()
{
    for (int i = 0; i < 200; ++i) {
        const Secret key = Secret::random(kRecoveryBytes);
        const QString text = recoveryText(key);
        QCOMPARE(text.size(), 32 + 8 + 1);
        QString read = text.toLower();
        read.replace(u'0', i % 2 ? u'o' : u'O').replace(u'1', i % 2 ? u'l' : u'I').replace(u'-', i % 3 ? u' ' : u'\n');
        QVERIFY(recoveryFromText(read).view() == key.view());
        // One wrong symbol, and two neighbours exchanged, are slips that are seen.
        QString wrong = text;
        const qsizetype at = (i * 7) % 32 + (i * 7) % 32 / 4;
        wrong[at] = wrong.at(at) == u'7' ? u'8' : u'7';
        QVERIFY2(recoveryFromText(wrong).isEmpty(), qPrintable(wrong));
        QString exchanged = text;
        std::swap(exchanged[0], exchanged[1]);
        QVERIFY(exchanged == text || recoveryFromText(exchanged).isEmpty());
        QVERIFY(recoveryFromText(text.left(text.size() - 1)).isEmpty());
        QVERIFY(recoveryFromText(text + u'A').isEmpty());
    }
    QVERIFY(recoveryFromText({}).isEmpty());
    QVERIFY(recoveryFromText(kPassphrase).isEmpty());
}

void TestSealedFile::adviceIsNoWall()
{
    QVERIFY(!passphraseAdvice({}).isEmpty());
    QVERIFY(!passphraseAdvice(u"soap"_s).isEmpty());
    QVERIFY(!passphraseAdvice(u"aaaaaaaaaaaaaaaaaaaa"_s).isEmpty());
    QVERIFY(passphraseAdvice(kPassphrase).isEmpty());
    for (const QString &weak : {QString(), u"a"_s})
        QCOMPARE(open(sealBytes("text", weak).bytes, weak).bytes, QByteArray("text"));
    QString typed = kPassphrase;
    typed.detach();
    wipe(typed);
    QVERIFY(typed.isEmpty());
    QVERIFY(!kPassphrase.isEmpty());
}

GOODWORD_TEST(TestSealedFile)
#include "tst_sealedfile.moc"
