#include "core/book/backup.h"
#include "tests/crash/scenarios.h"
#include "tests/support/hostilenotes.h"
#include "tests/support/strength.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QProcess>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The whole program on a disk that fails: it ends with 1 and a sentence, and the file it was to write is whole or as it was.
class TestCliFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsWholeOrAsItWas_data();
    void whatIsWrittenIsWholeOrAsItWas();
};

namespace {

struct Run {
    int exitCode = -1;
    QString said;
    QList<qint64> counts; ///< of each call, then how many failed
};

Run runOn(const QString &folder, const QStringList &arguments, const QByteArray &fault)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QTemporaryDir elsewhere;
    const QString counts = elsewhere.filePath(u"counts"_s);
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(GOODWORD_FAULTLIB));
    environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    environment.insert(u"GOODWORD_FAULT_UNDER"_s, folder);
    environment.insert(u"GOODWORD_FAULT"_s, QString::fromLatin1(fault));
    environment.insert(u"GOODWORD_FAULT_COUNTS"_s, counts);
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(folder);
    program.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), arguments);
    Run run;
    if (!program.waitForFinished(60'000) || program.exitStatus() != QProcess::NormalExit)
        return run;
    run.exitCode = program.exitCode();
    run.said = QString::fromUtf8(program.readAllStandardError()).trimmed();
    for (const QByteArray &count : fileBytes(counts).simplified().split(' '))
        run.counts += count.toLongLong();
    return run;
}

const QString kPassphrase = u"seven gulls over a slow harbour"_s;

bool isWhole(const QString &path)
{
    const QByteArray bytes = fileBytes(path);
    if (path.endsWith(u".pdf"_s))
        return bytes.startsWith("%PDF") && bytes.trimmed().endsWith("%%EOF");
    if (path.endsWith(u".goodword-sealed"_s)) {
        QFile sealed(path);
        QBuffer plain;
        plain.open(QIODevice::WriteOnly);
        return sealed.open(QIODevice::ReadOnly) && unseal(sealed, plain, kPassphrase).has_value() && plain.data().startsWith("SQLite format 3");
    }
    if (path.endsWith(u".goodword"_s))
        return lookInto(path).has_value();
    return bytes.endsWith('\n') && bytes.count("@example.test") == 3;
}

/// What came of a disk that failed; empty where all is as promised.
QString wrongAfter(const Run &run, const QString &target, const QByteArray *before, bool mayLeaveItsOwn)
{
    const bool isNew = isWhole(target), isOld = before ? fileBytes(target) == *before : !QFile::exists(target);
    if (run.exitCode != 0 && run.exitCode != 1)
        return u"it did not end as it should"_s;
    if (!isNew && !isOld)
        return u"the file is half written"_s;
    if (run.exitCode == 0 && !isNew)
        return u"nothing was told"_s;
    if (run.exitCode == 1 && (run.said.size() <= 20 || !run.said.endsWith(u'.')))
        return u"no clear sentence"_s;
    if (run.exitCode == 1 && !isOld && !run.said.contains(u"was written, but"_s))
        return u"it was done, and told as if it were not"_s;
    if (!mayLeaveItsOwn && !QFileInfo(target).dir().entryList({u".goodword*"_s}, QDir::Files | QDir::Hidden).isEmpty())
        return u"something was left beside it"_s;
    return {};
}

Files makeFiles()
{
    TestBook book;
    stockWithNotes(*book, {{u"a"_s, u"Ann Byrne was happy"_s}, {u"b"_s, u"Bob Moran was pleased"_s}, {u"c"_s, u"Cleo Daly came back"_s}});
    book.book.reset();
    Files files = filesIn(book.dir.path());
    files["old.csv"] = "what was there before\n";
    files["old.pdf"] = "what was there before\n";
    files["words"] = kPassphrase.toStdString() + '\n';
    const QString sealed = book.dir.filePath(u"sealed"_s);
    if (!sealFile(book.path, sealed, Secret::ofText(kPassphrase), Progress::none(), SealStrength::least()))
        qFatal("nothing sealed");
    files["sealed"] = fileBytes(sealed).toStdString();
    return files;
}

} // namespace

void TestCliFaults::whatIsWrittenIsWholeOrAsItWas_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("target");
    const QString book = u"shop.goodword"_s;
    QTest::newRow("CSV") << QStringList{u"export"_s, book, u"customers"_s, u"-o"_s, u"old.csv"_s} << u"old.csv"_s;
    QTest::newRow("PDF") << QStringList{u"export"_s, book, u"testimonials"_s, u"-o"_s, u"old.pdf"_s} << u"old.pdf"_s;
    QTest::newRow("backup") << QStringList{u"backup"_s, book, u"copy.goodword"_s} << u"copy.goodword"_s;
    QTest::newRow("encrypted backup") << QStringList{u"backup"_s, book, u"copy.goodword-sealed"_s, u"--encrypt"_s, u"--passphrase-file"_s, u"words"_s}
                                      << u"copy.goodword-sealed"_s;
    QTest::newRow("unseal") << QStringList{u"unseal"_s, u"sealed"_s, u"copy.goodword"_s, u"--passphrase-file"_s, u"words"_s} << u"copy.goodword"_s;
}

void TestCliFaults::whatIsWrittenIsWholeOrAsItWas()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, target);
    static const Files files = makeFiles();
    const QTemporaryDir dir;
    const auto fresh = [&] { layOut(dir.path(), files); };
    fresh();
    const Run good = runOn(dir.path(), arguments, {});
    QVERIFY2(good.exitCode == 0, qPrintable(good.said));
    QVERIFY(isWhole(dir.filePath(target)));
    QCOMPARE(good.counts.size(), kCalls + 1);

    const int eachCall = sized(3, 12);
    const auto found = files.find(target.toStdString());
    const QByteArray old = found == files.end() ? QByteArray() : QByteArray::fromStdString(found->second);
    int runs = 0, told = 0, wrong = 0;
    for (const Call call : {Call::Write, Call::Sync, Call::Rename, Call::Open, Call::Read, Call::Truncate, Call::Unlink}) {
        const qint64 count = good.counts.at(int(call));
        for (qint64 n = 0; n < std::min<qint64>(count, eachCall); ++n) {
            // From the last back to the first, evenly: the last are those that give the file its name.
            const qint64 at = count - n * count / std::min<qint64>(count, eachCall);
            const bool lasting = n % 2 == 1;
            fresh();
            const int reason = call == Call::Write || n % 3 == 2 ? ENOSPC : EIO;
            const QByteArray fault = QByteArray::number(int(call)) + ' ' + QByteArray::number(at) + ' ' + QByteArray::number(reason) +
                                     (lasting ? " 1" : " 0") + (call == Call::Write && n == 0 ? " 1" : " 0");
            const Run run = runOn(dir.path(), arguments, fault);
            const QString trouble = wrongAfter(run, dir.filePath(target), found == files.end() ? nullptr : &old, call == Call::Unlink);
            ++runs;
            told += run.exitCode == 1 ? 1 : 0;
            if (!trouble.isEmpty() && ++wrong <= 8)
                qWarning("%s %lld of %lld, error %d: %s; it ended with %d, \"%s\"", callName(call), at, count, reason, qPrintable(trouble),
                         run.exitCode, qPrintable(run.said));
        }
    }
    qInfo("%d runs, %d told, %d survived, %d wrong", runs, told, runs - told, wrong);
    figure("faults.made", runs);
    figure("faults.wrong", wrong);
    QCOMPARE(wrong, 0);
    QVERIFY(told > 3);
}

GOODWORD_TEST(TestCliFaults)
#include "tst_clifaults.moc"
