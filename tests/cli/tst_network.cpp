#include "core/customers/customercommands.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"
#include "tests/support/trace.h"

#include <QProcess>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The command line talks to nobody, whatever it is asked to do, and leaves its memory nowhere.
class NetworkTest : public QObject
{
    Q_OBJECT

    TestBook m_book;
    QTemporaryDir m_dir;

private Q_SLOTS:
    void initTestCase()
    {
        CustomerDraft draft;
        draft.name = u"Ann Byrne"_s;
        draft.emails = {{QString(), u"ann@byrne.example"_s}};
        QVERIFY(addCustomer(*m_book, draft));
        m_book.book.reset();
        const auto write = [this](const QString &name, const QByteArray &bytes) {
            QFile file(m_dir.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write(u"list.csv"_s, "name,email\nBen Kelly,ben@kelly.example\n");
        write(u"words"_s, "seven gulls over a slow harbour");
    }
    void aConnectionWouldBeSeen()
    {
        if (const QString why = whyNoTrace(); !why.isEmpty())
            QSKIP(qPrintable(u"skipped: "_s + why));
        const Trace trace = traced(u"bash"_s, {u"-c"_s, u"exec 3<>/dev/udp/127.0.0.1/9"_s});
        QVERIFY2(!trace.beyondThisComputer().isEmpty(), qPrintable(trace.said));
    }
    void noVerbTalksToAnybody_data()
    {
        QTest::addColumn<QStringList>("words");
        const QString sealed = m_dir.filePath(u"copy.goodword-sealed"_s), words = m_dir.filePath(u"words"_s);
        const auto row = [](const char *name, QStringList arguments) { QTest::newRow(name) << arguments; };
        row("help", {u"--help"_s});
        row("new", {u"new"_s, m_dir.filePath(u"new.goodword"_s)});
        row("sample", {u"sample"_s, m_dir.filePath(u"sample.goodword"_s), u"--customers"_s, u"300"_s});
        row("import", {u"import"_s, u"BOOK"_s, m_dir.filePath(u"list.csv"_s)});
        row("list", {u"list"_s, u"BOOK"_s, u"customers"_s});
        row("show", {u"show"_s, u"BOOK"_s, u"Ann Byrne"_s});
        row("touch", {u"touch"_s, u"BOOK"_s, u"Ann Byrne"_s, u"call 12 min happy"_s});
        row("stage", {u"stage"_s, u"BOOK"_s, u"Ann Byrne"_s, u"advocacy"_s});
        row("nps", {u"nps"_s, u"BOOK"_s});
        row("undo", {u"undo"_s, u"BOOK"_s});
        row("redo", {u"redo"_s, u"BOOK"_s});
        row("log", {u"log"_s, u"BOOK"_s});
        row("check", {u"check"_s, u"BOOK"_s});
        row("export", {u"export"_s, u"BOOK"_s, u"customers"_s, u"-o"_s, m_dir.filePath(u"out.csv"_s)});
        row("booklet", {u"export"_s, m_dir.filePath(u"sample.goodword"_s), u"testimonials"_s, u"-o"_s, m_dir.filePath(u"out.pdf"_s)});
        row("backup", {u"backup"_s, u"BOOK"_s});
        row("backup, encrypted", {u"backup"_s, u"BOOK"_s, sealed, u"--encrypt"_s, u"--passphrase-file"_s, words});
        row("erase", {u"erase"_s, u"BOOK"_s, u"--customer"_s, u"Ben Kelly"_s, u"--in-backups"_s, u"--for-good"_s});
        row("unseal", {u"unseal"_s, sealed, m_dir.filePath(u"open.goodword"_s), u"--passphrase-file"_s, words});
    }
    void noVerbTalksToAnybody()
    {
        static const QString why = whyNoTrace();
        if (!why.isEmpty()) {
            noFigure("network.beyond", why);
            QSKIP(qPrintable(u"skipped: "_s + why));
        }
        QFETCH(QStringList, words);
        words.replaceInStrings(u"BOOK"_s, m_book.path);
        const Trace trace = traced(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), words);
        QVERIFY2(trace.code == 0, qPrintable(trace.said));
        QVERIFY2(trace.sawOpening(u"libQt6Core.so.6"_s), "the trace saw nothing"); // the control
        figure("network.programs", 1);
        figure("network.beyond", double(trace.beyondThisComputer().size()));
        QCOMPARE(trace.beyondThisComputer(), QStringList());
    }
    void aCrashWritesNoFileOfTheMemory()
    {
        // The limit is set before anything is read, so a program that waits for its passphrase shows it.
        QProcess process;
        process.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"),
                      {u"backup"_s, m_book.path, m_dir.filePath(u"never"_s), u"--encrypt"_s, u"--passphrase-file"_s, u"-"_s});
        QVERIFY(process.waitForStarted());
        QString soft;
        for (int i = 0; i < 200 && soft != u"1"_s; ++i) {
            QFile limits(u"/proc/%1/limits"_s.arg(process.processId()));
            if (!limits.open(QIODevice::ReadOnly))
                QSKIP("skipped: there is no /proc here to read a program's limits from.");
            static const QRegularExpression core(u"Max core file size +(\\S+)"_s);
            soft = core.match(QString::fromUtf8(limits.readAll())).captured(1);
            QThread::msleep(10);
        }
        process.kill();
        process.waitForFinished();
        QCOMPARE(soft, u"1"_s); // see memoryprivacy.cpp
    }
};

GOODWORD_TEST(NetworkTest)
#include "tst_network.moc"
