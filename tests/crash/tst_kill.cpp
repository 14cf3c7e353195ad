#include "core/book/backup.h"
#include "tests/crash/killing.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <random>

using namespace goodword;
using namespace goodword::test;

/// kill -9 in the middle of work, many times: whatever was acknowledged is in the book, whatever was not is wholly in it or
/// wholly absent, and the book is sound. GOODWORD_KILLS says how often while editing and importing; 500 unless given, 1,500 in
/// the whole test. A tenth of it comes on top while backing up.
class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLostWhileEditing();
    void anImportIsWholeOrAbsent();
    void aLargeImportIsWholeOrAbsent();
    void aBackupIsWholeOrAbsent();
};

namespace {

/// Kills so many times in one book, then in another: a book that grows for ever makes each look at it longer.
constexpr int kRoundsInABook = 60;

struct Tally {
    int kills = 0, acknowledged = 0, lost = 0, broken = 0;

    void lose(const QString &what)
    {
        ++lost;
        qWarning("lost: %s", qPrintable(what));
    }
    void expectSound(TestBook &book)
    {
        const QStringList faults = book->check();
        broken += faults.isEmpty() ? 0 : 1;
        for (const QString &fault : faults)
            qWarning("broken: %s", qPrintable(fault));
    }
    void tell() const
    {
        figure("kill.cycles", kills);
        figure("kill.acknowledged", acknowledged);
        figure("kill.lost", lost);
        figure("kill.broken", broken);
    }
};

void verifyDerived(TestBook &book)
{
    const auto before = dump(*book, true);
    QVERIFY(book->rebuildDerived());
    QCOMPARE(dump(*book, true), before);
}

QString writeList(TestBook &book, int round, int rows)
{
    const QString path = book.dir.filePath(QStringLiteral("list.csv"));
    QByteArray text = "Name,Email,City\n";
    for (int row = 0; row < rows; ++row)
        text += QStringLiteral("Import %1 row %2,i%1r%2@example.test,Dingle\n").arg(round).arg(row).toUtf8();
    QFile csv(path);
    if (!csv.open(QIODevice::WriteOnly) || csv.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

int importedIn(TestBook &book, int round)
{
    return book->db().value<int>("SELECT count(*) FROM customer WHERE name LIKE ?", QStringLiteral("Import %1 row %").arg(round)).value_or(-1);
}

} // namespace

/// Whether what the child said it saved is in the book.
static bool isThere(TestBook &book, const QString &line)
{
    const QString name = line.section(QLatin1Char(' '), 1);
    if (line.startsWith(QLatin1String("added ")))
        return book->db().value<qint64>("SELECT id FROM customer WHERE name = ?", name).has_value();
    return book->db()
        .value<qint64>("SELECT touchpoint.id FROM touchpoint JOIN customer ON customer.id = customer_id WHERE name = ?", name)
        .has_value();
}

void TestKill::nothingAcknowledgedIsLostWhileEditing()
{
    std::unique_ptr<TestBook> book;
    std::mt19937 random(seeded(4711));
    Tally tally;
    for (const int rounds = kills(60); tally.kills < rounds; ++tally.kills) {
        if (tally.kills % kRoundsInABook == 0)
            book = std::make_unique<TestBook>();
        book->book.reset();
        const QStringList said = runAndKill({QStringLiteral("edit"), book->path, QString::number(tally.kills)}, int(random() % 60));
        book->reopen();
        tally.expectSound(*book);
        for (const QString &line : said) {
            if (!line.startsWith(QLatin1String("added ")) && !line.startsWith(QLatin1String("logged ")))
                continue;
            ++tally.acknowledged;
            if (!isThere(*book, line))
                tally.lose(line);
        }
        // Nothing is half there: every person of the runs has the e-mail that came with it.
        tally.broken += (*book)->db().value<int>(R"(SELECT count(*) FROM customer WHERE NOT EXISTS (
                            SELECT 1 FROM customer_email WHERE customer_id = customer.id))").value_or(1);
        if ((*book)->history().nextUndo()) { // the history is as whole as the rest
            QVERIFY((*book)->undo());
            QVERIFY((*book)->redo());
        }
    }
    verifyDerived(*book);
    tally.tell();
    qInfo("%d kills while editing, %d acknowledged changes, %d lost", tally.kills, tally.acknowledged, tally.lost);
    QCOMPARE(tally.lost + tally.broken, 0);
    QVERIFY(tally.acknowledged > 0);
}

void TestKill::anImportIsWholeOrAbsent()
{
    static constexpr int kRows = 1500, kReported = 256; // rows between two lines of the child
    std::mt19937 random(seeded(815));
    Tally tally;
    int whole = 0, midway = 0;
    std::unique_ptr<TestBook> book;
    for (const int rounds = kills(40); tally.kills < rounds; ++tally.kills) {
        if (tally.kills % kRoundsInABook == 0)
            book = std::make_unique<TestBook>();
        const QString file = writeList(*book, tally.kills, kRows);
        book->book.reset();
        // Anywhere among the rows; every other time after the last of them, where the rest is derived, written and synced.
        const bool atTheEnd = tally.kills % 2 == 1;
        const int reported = atTheEnd ? kRows : kReported * (1 + int(random() % (kRows / kReported)));
        const QStringList said = runAndKill({QStringLiteral("import"), book->path, file}, int(random() % (atTheEnd ? 250 : 4)),
                                            "rows " + QByteArray::number(reported));
        book->reopen();
        tally.expectSound(*book);
        const int rows = importedIn(*book, tally.kills);
        const bool acknowledged = said.contains(QStringLiteral("imported"));
        tally.acknowledged += acknowledged ? 1 : 0;
        if (rows != 0 && rows != kRows)
            ++tally.broken;
        else if (rows == 0 && acknowledged)
            tally.lose(QStringLiteral("import %1").arg(tally.kills));
        whole += rows == kRows ? 1 : 0;
        midway += acknowledged ? 0 : 1;
    }
    verifyDerived(*book);
    tally.tell();
    qInfo("%d kills while importing, %d of them before it was done: %d whole, %d absent, 0 in part", tally.kills, midway, whole, tally.kills - whole);
    QCOMPARE(tally.lost + tally.broken, 0);
    QVERIFY2(midway >= leastOf(tally.kills), "The kills came too late to say anything.");
}

/// Killed after a third and two thirds of its rows, after the last of them, and not at all.
void TestKill::aLargeImportIsWholeOrAbsent()
{
    static constexpr int kReported = 256;
    const int rows = sized(6'000, 100'000);
    TestBook book;
    Tally tally;
    int inPart = 0;
    for (const int reported : {rows / 3 / kReported * kReported, rows * 2 / 3 / kReported * kReported, rows, 0}) {
        const QString file = writeList(book, tally.kills, rows);
        book.book.reset();
        const QByteArray when = reported == 0 ? QByteArray("imported") : "rows " + QByteArray::number(reported);
        const QStringList said = runAndKill({QStringLiteral("import"), book.path, file}, reported == 0 ? 1000 : 3, when);
        book.reopen();
        tally.expectSound(book);
        const int there = importedIn(book, tally.kills);
        inPart += there != 0 && there != rows ? 1 : 0;
        if (said.contains(QStringLiteral("imported"))) {
            ++tally.acknowledged;
            if (there != rows)
                tally.lose(file);
        }
        qInfo("%d rows, killed at \"%s\": %d there", rows, when.constData(), there);
        ++tally.kills;
    }
    figure("largeimport.rows", rows);
    figure("largeimport.kills", tally.kills - 1);
    figure("largeimport.part", inPart + tally.lost + tally.broken);
    QCOMPARE(inPart + tally.lost + tally.broken, 0);
    QCOMPARE(importedIn(book, tally.kills - 1), rows);
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
    std::mt19937 random(seeded(99));
    Tally tally;
    for (const int rounds = kills(10); tally.kills < rounds; ++tally.kills) {
        book.book.reset();
        const QStringList said = runAndKill({QStringLiteral("backup"), book.path, folder}, int(random() % 150));
        QVERIFY(said.contains(QStringLiteral("open")));
        book.reopen();
        for (const Backup &backup : BackupStore(folder, Clock::system()).list()) {
            const auto contents = lookInto(backup.path);
            if (!contents || contents->customers != 500)
                ++tally.broken;
        }
        const QStringList made = said.filter(QRegularExpression(QStringLiteral("^backup ")));
        tally.acknowledged += int(made.size());
        if (!made.isEmpty() && !QFile::exists(made.last().section(QLatin1Char(' '), 1)))
            tally.lose(made.last());
    }
    tally.tell();
    qInfo("%d kills while backing up, %d acknowledged: every backup there is whole", tally.kills, tally.acknowledged);
    QCOMPARE(tally.lost + tally.broken, 0);
}

GOODWORD_TEST(TestKill)
#include "tst_kill.moc"
