#include "core/book/backup.h"
#include "core/book/restore.h"
#include "core/customers/customercommands.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <atomic>
#include <random>
#include <thread>

#include <utime.h>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Backups over years: which of them stay, what they are called whatever the clock says, and that there is a way back to
/// each age of them while people work.
class TestBackups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void forTwoYearsEveryAgeStaysWithinReach_data();
    void forTwoYearsEveryAgeStaysWithinReach();
    void onlyWhatIsKeptCountsAgainstTheRoom();
    void aClockSetBackTakesNoNameAgainAndBuriesNothing();
    void aNameThatWasJustTakenIsLeftAlone();
    void whatAKilledCopyLeftIsSweptAway();
    void everyAgeIsRestoredWhileSomebodyWrites();
    void everyAgeIsRestoredElsewhereWhileSomebodyWrites();
};

namespace {

/// The newest of each of the first `count` groups, as one goes back through all that were ever made.
template <class GroupOf>
QStringList newestOfEach(const QList<Backup> &everMade, int count, const GroupOf &groupOf)
{
    QStringList paths;
    QSet<QString> seen;
    for (const Backup &backup : everMade) {
        const QString group = groupOf(backup.at.date());
        if (seen.contains(group) || seen.size() == count)
            continue;
        seen.insert(group);
        paths += backup.path;
    }
    return paths;
}

/// What the README promises, said without the program's own rule.
QString brokenPromise(const QList<Backup> &everMade, const QList<Backup> &kept)
{
    QSet<QString> there;
    qint64 bytes = 0;
    for (const Backup &backup : kept) {
        there.insert(backup.path);
        bytes += backup.size;
    }
    QStringList wanted;
    for (const Backup &backup : everMade.mid(0, 10))
        wanted += backup.path;
    wanted += newestOfEach(everMade, 14, [](QDate day) { return day.toString(Qt::ISODate); });
    wanted += newestOfEach(everMade, 8, [](QDate day) {
        int year = 0;
        const int week = day.weekNumber(&year);
        return u"%1-%2"_s.arg(year).arg(week);
    });
    wanted += newestOfEach(everMade, 12, [](QDate day) { return day.toString(u"yyyy-MM"_s); });
    for (const QString &path : std::as_const(wanted)) {
        if (!there.contains(path))
            return u"%1 is gone"_s.arg(path);
    }
    const QSet<QString> all(wanted.begin(), wanted.end());
    for (const Backup &backup : kept) {
        if (!all.contains(backup.path))
            return u"%1 is kept without a reason"_s.arg(backup.path);
    }
    return {};
}

CustomerId add(Book &book, const QString &name)
{
    CustomerDraft draft;
    draft.name = name;
    return *addCustomer(book, draft);
}

QStringList names(Database &db)
{
    const Database::OnePass pass(db);
    Statement s(db, "SELECT name FROM customer ORDER BY name");
    QStringList found;
    while (s.next())
        found += s.text(0);
    return found;
}

QStringList namesIn(const QString &path)
{
    auto db = Database::open(path, Database::Access::Immutable, Database::Engine::Native);
    return db ? names(**db) : QStringList();
}

/// A shop of two years: one more customer before each backup, more and more often towards today.
struct OldShop {
    TestBook book;
    BackupStore store{book.dir.filePath(u"backups"_s), book.clock};
    int customers = 0;

    OldShop()
    {
        book.clock.advance(-730LL * 86400);
        const auto often = [this](int times, qint64 apart) {
            for (int i = 0; i < times; ++i) {
                book.clock.advance(apart);
                add(*book, u"Customer %1"_s.arg(++customers, 4, 10, QChar(u'0')));
                if (const auto made = store.make(book.path, u"auto"_s); !made)
                    qFatal("%s", qPrintable(made.error().text));
            }
        };
        often(21, 30LL * 86400);
        often(9, 7LL * 86400);
        often(30, 86400);
        often(15, 3600);
    }
};

/// Somebody who adds customers on another thread, by a connection of their own, as fast as they are let.
class Writer
{
public:
    explicit Writer(Book &book) : m_thread([this, &book] { work(book); }) {}
    ~Writer() { stop(); }
    void stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    void waitForSome() const
    {
        const int before = m_written;
        for (int i = 0; i < kPatienceMs && m_written < before + 3; ++i)
            QThread::msleep(1);
    }
    int written() const { return m_written; }
    QString wrong() const { return m_wrong; } ///< after stop()

private:
    void work(Book &book)
    {
        const auto own = book.openForJob();
        if (!own) {
            m_wrong = own.error().text;
            return;
        }
        while (!m_stop) {
            CustomerDraft draft;
            draft.name = u"Writer's %1"_s.arg(m_written + 1);
            const auto added = addCustomer(**own, draft);
            if (added)
                ++m_written;
            else if (added.error().code != ErrorCode::Busy)
                m_wrong = added.error().text + u' ' + added.error().detail;
            QThread::msleep(1);
        }
    }

    std::atomic_bool m_stop = false;
    std::atomic_int m_written = 0;
    QString m_wrong;
    std::thread m_thread;
};

} // namespace

void TestBackups::forTwoYearsEveryAgeStaysWithinReach_data()
{
    QTest::addColumn<int>("mostADay");
    QTest::addColumn<int>("daysOff"); ///< at most, between days of work
    QTest::addColumn<bool>("wildClock");
    QTest::newRow("a busy shop") << 12 << 0 << false;
    QTest::newRow("a quiet shop") << 2 << 9 << false;
    QTest::newRow("a clock that is set back and forth") << 6 << 2 << true;
}

void TestBackups::forTwoYearsEveryAgeStaysWithinReach()
{
    QFETCH(int, mostADay);
    QFETCH(int, daysOff);
    QFETCH(bool, wildClock);
    std::mt19937 random(20261122);
    const auto below = [&](int bound) { return int(random() % unsigned(bound)); };
    QList<Backup> everMade, kept; // newest first
    QDateTime now(QDate(2024, 11, 22), QTime(8, 0), Qt::UTC);
    const QDateTime end = now.addDays(731);
    for (int number = 0; now < end; now = now.addDays(1 + below(daysOff + 1))) {
        for (int i = 1 + below(mostADay); i > 0; --i) {
            Backup backup;
            backup.at = now.addSecs(below(12 * 3600)).addDays(wildClock && below(20) == 0 ? below(800) - 400 : 0);
            backup.path = QString::number(++number);
            backup.size = 1000;
            everMade.prepend(backup);
            kept.prepend(backup);
            for (const Backup &gone : BackupStore::toDelete(kept))
                kept.removeIf([&](const Backup &b) { return b.path == gone.path; });
            QVERIFY(kept.size() <= 10 + 14 + 8 + 12);
        }
        QCOMPARE(brokenPromise(everMade, kept), QString());
    }
    QVERIFY(everMade.size() > 150);
    if (!wildClock)
        QVERIFY(kept.last().at.daysTo(kept.first().at) > 320);
}

void TestBackups::onlyWhatIsKeptCountsAgainstTheRoom()
{
    // Thirty in one day, each a tenth of the room: ten newest stay, and nothing had to go for room.
    QList<Backup> all;
    const QDateTime now(QDate(2026, 11, 22), QTime(20, 0), Qt::UTC);
    for (int i = 0; i < 30; ++i) {
        Backup backup;
        backup.at = now.addSecs(-60 * i);
        backup.path = QString::number(i);
        backup.size = BackupStore::kMaxBytes / 10;
        all.append(backup);
    }
    int forRoom = 0;
    QCOMPARE(BackupStore::toDelete(all, &forRoom).size(), 20);
    QCOMPARE(forRoom, 0);
    // One alone may be larger than all the room there is.
    all.first().size = BackupStore::kMaxBytes * 2;
    const auto gone = BackupStore::toDelete(all, &forRoom);
    QCOMPARE(gone.size(), 29);
    QCOMPARE(forRoom, 9);
    QVERIFY(std::none_of(gone.begin(), gone.end(), [](const Backup &b) { return b.path == u"0"_s; }));
}

void TestBackups::aClockSetBackTakesNoNameAgainAndBuriesNothing()
{
    TestBook book;
    const BackupStore store(book.dir.filePath(u"backups"_s), book.clock);
    std::mt19937 random(7);
    QSet<QString> everUsed;
    QString last;
    for (int i = 0; i < 60; ++i) {
        // An hour on, a minute back, two years on, three back: as a dead battery or a wrong zone would have it.
        static constexpr std::array<qint64, 5> kJumps = {3600, -60, 86400 * 3, 730LL * 86400, -1095LL * 86400};
        book.clock.advance(kJumps[random() % kJumps.size()]);
        const auto made = store.make(book.path, i % 2 ? u"auto"_s : u"manual"_s);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().text));
        const QString name = QFileInfo(made->path).fileName();
        QVERIFY2(!everUsed.contains(name), qPrintable(name));
        QVERIFY2(name > last, qPrintable(name + u" after "_s + last));
        everUsed.insert(name);
        last = name;
        const Backup newest = store.list().first();
        QCOMPARE(newest.path, made->path);
        QCOMPARE(newest.reason, i % 2 ? u"auto"_s : u"manual"_s);
        // What is shown is what the clock said, not the place in the row.
        QVERIFY(qAbs(newest.at.secsTo(book.clock.nowUtc())) <= 60);
    }
    QVERIFY(store.list().size() >= BackupStore::kNewest);
}

void TestBackups::aNameThatWasJustTakenIsLeftAlone()
{
    TestBook book;
    const BackupStore store(book.dir.filePath(u"backups"_s), book.clock);
    QVERIFY(store.make(book.path, u"auto"_s));
    // Named by another program in the same second: a file that list() does not take for a backup of an earlier moment.
    std::vector<std::thread> others;
    std::array<QString, 6> paths;
    for (QString &path : paths)
        others.emplace_back([&] {
            const auto made = store.make(book.path, u"auto"_s);
            path = made ? made->path : made.error().text;
        });
    for (std::thread &other : others)
        other.join();
    QSet<QString> different(paths.begin(), paths.end());
    QCOMPARE(different.size(), 6);
    for (const QString &path : paths)
        QVERIFY2(lookInto(path), qPrintable(path));
    QCOMPARE(store.list().size(), 7);
}

void TestBackups::whatAKilledCopyLeftIsSweptAway()
{
    TestBook book;
    const QString folder = book.dir.filePath(u"backups"_s);
    QVERIFY(QDir().mkpath(folder));
    const auto leave = [&](const QString &name, int secondsOld) {
        const QString path = folder + u'/' + name;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a whole book");
        file.close();
        const utimbuf old{time(nullptr) - secondsOld, time(nullptr) - secondsOld};
        QCOMPARE(utime(QFile::encodeName(path).constData(), &old), 0);
    };
    leave(u".goodword-backup-4194304-1.tmp"_s, 7200); // above every process number there can be
    leave(u".goodword-backup-4194304-2.tmp"_s, 0); // may be at work on another computer
    leave(u".goodword-backup-%1-99.tmp"_s.arg(QCoreApplication::applicationPid()), 7200);
    leave(u".goodword-backup-mine.tmp"_s, 7200);
    const QStringList beside{u".goodword-backup-4194304-1.tmp-wal"_s, u"..goodword-backup-4194304-1.tmp.lock"_s, u"..goodword-backup-4194304-1.tmp.reserve"_s};
    for (const QString &name : beside)
        leave(name, 7200);
    const QString ofThisComputer = QFileInfo(temporaryIn(folder)).fileName().replace(QString::number(QCoreApplication::applicationPid()), u"4194304"_s);
    leave(ofThisComputer, 0); // here it is known at once that its program is gone
    QVERIFY(BackupStore(folder, book.clock).make(book.path, u"auto"_s));
    const QStringList left = QDir(folder).entryList({u".*tmp*"_s}, QDir::Files | QDir::Hidden);
    QVERIFY(!left.contains(u".goodword-backup-4194304-1.tmp"_s));
    QVERIFY(!left.contains(ofThisComputer));
    QVERIFY2(left.size() == 3, qPrintable(left.join(u' ')));
}

void TestBackups::everyAgeIsRestoredWhileSomebodyWrites()
{
    OldShop shop;
    Book &book = *shop.book;
    const QList<Backup> ages = shop.store.list();
    QVERIFY(ages.size() > 30);
    QVERIFY(ages.last().at.daysTo(ages.first().at) > 300);
    figure("ages.tried", int(ages.size()));
    int restored = 0;
    Writer writer(book);
    for (const Backup &backup : ages) {
        writer.waitForSome();
        const QStringList wanted = namesIn(backup.path);
        QVERIFY(!wanted.isEmpty());
        Done done = book.replaceWith(backup.path);
        for (int i = 0; !done && done.error().code == ErrorCode::Busy && i < kPatienceMs; ++i) {
            QThread::msleep(1);
            done = book.replaceWith(backup.path);
        }
        QVERIFY2(done, qPrintable(done ? QString() : done.error().text + done.error().detail));
        QStringList there = names(book.db());
        there.removeIf([](const QString &name) { return name.startsWith(u"Writer's"_s); });
        QCOMPARE(there, wanted);
        ++restored;
    }
    writer.waitForSome();
    writer.stop();
    QCOMPARE(writer.wrong(), QString());
    QVERIFY(writer.written() > ages.size());
    QVERIFY2(book.check().isEmpty(), qPrintable(book.check().join(u'\n')));
    const QStringList derived = dump(book, true);
    QVERIFY(book.rebuildDerived());
    QCOMPARE(dump(book, true), derived);
    figure("ages.restored", restored);
    qInfo("%d backups of up to %d days restored over a book in which %d changes were made meanwhile", int(ages.size()),
          int(ages.last().at.daysTo(ages.first().at)), writer.written());
}

void TestBackups::everyAgeIsRestoredElsewhereWhileSomebodyWrites()
{
    OldShop shop;
    Writer writer(*shop.book);
    const QList<Backup> ages = shop.store.list();
    int number = 0;
    for (const Backup &backup : ages) {
        const QString target = shop.book.dir.filePath(u"restored %1.goodword"_s.arg(++number));
        const auto restored = restoreBackup(backup.path, target);
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().text));
        const auto opened = Book::open(target, shop.book.options);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().text));
        QCOMPARE(names((*opened)->db()), namesIn(backup.path));
        QCOMPARE((*opened)->check(), QStringList());
    }
    writer.stop();
    QCOMPARE(writer.wrong(), QString());
}

GOODWORD_TEST(TestBackups)
#include "tst_backups.moc"
