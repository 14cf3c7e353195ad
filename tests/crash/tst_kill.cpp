#include "core/book/backup.h"
#include "tests/crash/killing.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <random>

using namespace goodword;
using namespace goodword::test;

/// kill -9 in the middle of work, many times: whatever was acknowledged is in the book, whatever was not is wholly in it or
/// wholly absent, and the book is sound. GOODWORD_KILLS says how often while editing and importing; 500 unless given. A tenth
/// of it comes on top while backing up.
class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLostWhileEditing();
    void anImportIsWholeOrAbsent();
    void aBackupIsWholeOrAbsent();
};

static void verifySound(TestBook &book)
{
    const QStringList faults = book->check();
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
}

static void verifyDerived(TestBook &book)
{
    const auto before = dump(*book, true);
    QVERIFY(book->rebuildDerived());
    QCOMPARE(dump(*book, true), before);
}

void TestKill::nothingAcknowledgedIsLostWhileEditing()
{
    TestBook book;
    std::mt19937 random(4711);
    int acknowledged = 0;
    const int rounds = kills(60);
    for (int round = 0; round < rounds; ++round) {
        book.book.reset();
        const QStringList said = runAndKill({QStringLiteral("edit"), book.path, QString::number(round)}, int(random() % 60));
        book.reopen();
        verifySound(book);
        if (QTest::currentTestFailed())
            return;
        for (const QString &line : said) {
            const QString name = line.section(QLatin1Char(' '), 1);
            if (line.startsWith(QLatin1String("added "))) {
                QVERIFY2(book->db().value<qint64>("SELECT id FROM customer WHERE name = ?", name), qPrintable(line));
                ++acknowledged;
            } else if (line.startsWith(QLatin1String("logged "))) {
                QVERIFY2(book->db().value<qint64>(
                             "SELECT touchpoint.id FROM touchpoint JOIN customer ON customer.id = customer_id WHERE name = ?", name),
                         qPrintable(line));
                ++acknowledged;
            }
        }
        // Nothing is half there: every person of the runs has the e-mail that came with it.
        QCOMPARE(book->db().value<int>(R"(SELECT count(*) FROM customer WHERE NOT EXISTS (
                     SELECT 1 FROM customer_email WHERE customer_id = customer.id))"), 0);
        if (book->history().nextUndo()) { // the history is as whole as the rest
            QVERIFY(book->undo());
            QVERIFY(book->redo());
        }
    }
    verifyDerived(book);
    qInfo("%d kills while editing, %d acknowledged changes, 0 lost", rounds, acknowledged);
    QVERIFY(acknowledged > 0);
}

void TestKill::anImportIsWholeOrAbsent()
{
    static constexpr int kRows = 1500, kReported = 256; // rows between two lines of the child
    std::mt19937 random(815);
    int whole = 0, absent = 0, midway = 0;
    const int rounds = kills(40);
    TestBook book;
    for (int round = 0; round < rounds; ++round) {
        const QString file = book.dir.filePath(QStringLiteral("list.csv"));
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("Name,Email,City\n");
        for (int row = 0; row < kRows; ++row)
            csv.write(QStringLiteral("Import %1 row %2,i%1r%2@example.test,Dingle\n").arg(round).arg(row).toUtf8());
        csv.close();
        book.book.reset();
        // Anywhere among the rows; every other time after the last of them, where the rest is derived, written and synced.
        const bool atTheEnd = round % 2 == 1;
        const int reported = atTheEnd ? kRows : kReported * (1 + int(random() % (kRows / kReported)));
        const QStringList said = runAndKill({QStringLiteral("import"), book.path, file}, int(random() % (atTheEnd ? 90 : 4)),
                                            "rows " + QByteArray::number(reported));
        book.reopen();
        verifySound(book);
        if (QTest::currentTestFailed())
            return;
        const int rows = book->db().value<int>("SELECT count(*) FROM customer WHERE name LIKE ?",
                                               QStringLiteral("Import %1 row %").arg(round)).value_or(-1);
        QVERIFY2(rows == 0 || rows == kRows, qPrintable(QString::number(rows)));
        QVERIFY(rows == kRows || !said.contains(QStringLiteral("imported")));
        rows == 0 ? ++absent : ++whole;
        midway += said.contains(QStringLiteral("imported")) ? 0 : 1;
    }
    verifyDerived(book);
    qInfo("%d kills while importing, %d of them before it was done: %d whole, %d absent, 0 in part", rounds, midway, whole, absent);
    QVERIFY2(midway * 4 >= rounds, "The kills came too late to say anything.");
}

void TestKill::aBackupIsWholeOrAbsent()
{
    TestBook book;
    QVERIFY(book->change(QStringLiteral("Fill"), [](UnitOfWork &u) {
        for (int n = 0; n < 500; ++n)
            u.run("INSERT INTO customer (uid, name, created_day, created_at) VALUES (?, ?, ?, ?)", QString::number(n),
                  QStringLiteral("Person %1").arg(n), u.today(), u.now());
    }));
    const QString folder = book.dir.filePath(QStringLiteral("backups"));
    std::mt19937 random(99);
    const int rounds = kills(10);
    for (int round = 0; round < rounds; ++round) {
        book.book.reset();
        const QStringList said = runAndKill({QStringLiteral("backup"), book.path, folder}, int(random() % 150));
        book.reopen();
        for (const Backup &backup : BackupStore(folder, Clock::system()).list()) {
            const auto contents = lookInto(backup.path);
            QVERIFY2(contents, qPrintable(backup.path));
            QCOMPARE(contents->customers, 500);
        }
        QVERIFY(said.contains(QStringLiteral("open")));
    }
    qInfo("%d kills while backing up: every backup there is whole", rounds);
}

GOODWORD_TEST(TestKill)
#include "tst_kill.moc"
