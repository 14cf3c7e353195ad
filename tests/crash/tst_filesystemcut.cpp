#include "core/book/statement.h"
#include "tests/crash/cutfilesystem.h"
#include "tests/crash/scenarios.h"
#include "tests/support/strength.h"
#include "tests/support/testmain.h"

#include <QtTest>

#include <random>
#include <set>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The power goes under a real ext4: a disk that keeps what was flushed and, of the rest, any sector or none. The file system
/// is mounted again from what is left, and all that was acknowledged is in the book, which is sound. GOODWORD_CUTS says how
/// often; 40 unless given, 200 in the whole test.
class TestFileSystemCut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingAcknowledgedIsLostWhileEditing();
    void eachTaskIsWholeOrAbsent();
    void aDiskThatDoesNotFlushIsFoundOut();
    void theCutsLoseWhatWasNotFlushed();

private:
    size_t m_sectorsLost = 0;
};

namespace {

constexpr int kCutsOfADisk = 10;

/// How many cuts are meant by a share (of a hundred) of all of them.
int cuts(int share)
{
    bool given = false;
    const int all = qEnvironmentVariableIntValue("GOODWORD_CUTS", &given);
    return std::max(1, (given ? all : sized(40, 200)) * share / 100);
}

struct Promises {
    std::set<QString> added, logged;

    size_t count() const { return added.size() + logged.size(); }
    void read(const QStringList &said)
    {
        for (const QString &line : said) {
            const QString name = line.section(u' ', 1);
            if (line.startsWith(u"added "_s))
                added.insert(name);
            else if (line.startsWith(u"logged "_s))
                logged.insert(name);
        }
    }
};

std::set<QString> names(Database &db, const char *sql)
{
    std::set<QString> found;
    Statement rows(db, sql);
    while (rows.next())
        found.insert(rows.text(0));
    return found;
}

/// What is not as it was promised; empty where all is.
QStringList broken(Shop &shop, const Promises &promises)
{
    if (const Done opened = shop.open(); !opened)
        return {opened.error().text + u' ' + opened.error().detail};
    QStringList faults = shop.book().check();
    Database &db = shop.book().db();
    const auto added = names(db, "SELECT name FROM customer");
    const auto logged = names(db, "SELECT name FROM customer WHERE EXISTS (SELECT 1 FROM touchpoint WHERE customer_id = customer.id)");
    for (const QString &name : promises.added) {
        if (!added.contains(name))
            faults += u"lost: added "_s + name;
    }
    for (const QString &name : promises.logged) {
        if (!logged.contains(name))
            faults += u"lost: logged "_s + name;
    }
    if (db.value<int>("SELECT count(*) FROM customer WHERE NOT EXISTS (SELECT 1 FROM customer_email WHERE customer_id = customer.id)") != 0)
        faults += u"half there: a customer without the e-mail"_s;
    shop.close();
    return faults;
}

/// A disk with a new book on it.
QString startWithBook(CutFileSystem &disk)
{
    if (const QString why = disk.start(); !why.isEmpty())
        return why;
    Shop shop(disk.folder(), Database::Engine::Qt);
    if (const Done made = shop.create(); !made)
        return made.error().text;
    shop.close();
    disk.keep();
    return {};
}

} // namespace

void TestFileSystemCut::initTestCase()
{
    if (const QString why = CutFileSystem::missing(); !why.isEmpty()) {
        for (const char *key : {"ext4.cuts", "ext4.wrong", "ext4.harmed"})
            noFigure(key, why);
        QSKIP(qPrintable(u"skipped: "_s + why));
    }
}

void TestFileSystemCut::nothingAcknowledgedIsLostWhileEditing()
{
    std::mt19937 random(seeded(1202));
    const int all = cuts(50);
    size_t acknowledged = 0;
    int wrong = 0;
    for (int cut = 0; cut < all;) {
        CutFileSystem disk; // its book outlives some cuts: after each, what the last one left is worked on
        QCOMPARE(startWithBook(disk), QString());
        Shop shop(disk.folder(), Database::Engine::Qt);
        Promises promises;
        bool isSound = true;
        for (const int last = std::min(all, cut + kCutsOfADisk); isSound && cut < last; ++cut) {
            const int before = 1 + int(random() % (cut % 3 == 0 ? 30 : 300)); // sometimes while the book is opened
            promises.read(disk.workUntilCut({u"edit"_s, shop.bookPath(), QString::number(cut)}, before));
            const QString back = disk.powerOn(random());
            m_sectorsLost += size_t(disk.sectorsLost());
            const QStringList faults = back.isEmpty() ? broken(shop, promises) : QStringList{back};
            disk.keep(); // the lock of this process above all, which after a true cut would be one of the computer's last life
            isSound = faults.isEmpty();
            wrong += isSound ? 0 : 1;
            if (!isSound)
                qWarning("cut %d, before %d: %s", cut, before, qPrintable(faults.join(u'\n')));
        }
        acknowledged += promises.count();
    }
    qInfo("%d cuts under ext4 while editing, %zu acknowledged changes: %d cuts that lost or damaged something", all, acknowledged, wrong);
    figure("ext4.cuts", all);
    figure("ext4.wrong", wrong);
    QCOMPARE(wrong, 0);
    QVERIFY(acknowledged > 0);
}

void TestFileSystemCut::eachTaskIsWholeOrAbsent()
{
    std::mt19937 random(seeded(1203));
    const int each = std::max(2, cuts(50) / int(scenarios().size()));
    int midway = 0, all = 0, wrong = 0;
    for (const Scenario &scenario : scenarios()) {
        const Files before = prepared(scenario);
        const QStringList states = statesOf(scenario, before);
        CutFileSystem disk;
        QCOMPARE(disk.start(), QString());
        int calls = 100; // of the whole task, once it was seen
        const QString folder = disk.folder() + u"/shop"_s;
        bool isBack = true;
        for (int cut = 0; isBack && cut <= each; ++cut) {
            layOut(folder, before);
            disk.keep();
            const bool isWhole = cut == 0; // the power goes when it is done
            const QStringList said = disk.workUntilCut({u"scenario"_s, scenario.name, folder}, isWhole ? 1 << 30 : 1 + int(random() % size_t(calls)));
            const int acknowledged = int(said.count(u"done"_s));
            QStringList faults;
            if (const QString back = disk.powerOn(random()); !back.isEmpty())
                faults += back;
            isBack = faults.isEmpty();
            calls = isWhole ? std::max(1, disk.callsUntilCut()) : calls;
            m_sectorsLost += size_t(disk.sectorsLost());
            midway += acknowledged < int(scenario.steps.size()) ? 1 : 0;
            const QString state = isBack ? lookAt(folder, faults) : QString();
            ++all;
            if (faults.isEmpty() && keepsPromises(scenario, states, acknowledged, state))
                continue;
            ++wrong;
            qWarning("%s: %s; after %d acknowledged found\n%s\ninstead of\n%s", qPrintable(scenario.name), qPrintable(faults.join(u'\n')),
                     acknowledged, qPrintable(state), qPrintable(states.value(acknowledged)));
        }
    }
    qInfo("%d cuts under ext4 in %zu tasks, %d before all was done: %d of them left a step half done", all, scenarios().size(), midway, wrong);
    figure("ext4.cuts", all);
    figure("ext4.wrong", wrong);
    QCOMPARE(wrong, 0);
    QVERIFY(midway >= leastOf(all));
}

/// The control: where flushes are ignored, the same cuts must do harm, else this test is blind.
void TestFileSystemCut::aDiskThatDoesNotFlushIsFoundOut()
{
    std::mt19937 random(seeded(1204));
    const int all = std::max(5, cuts(20));
    int harmed = 0;
    for (int cut = 0; cut < all; ++cut) {
        CutFileSystem disk(CutFileSystem::Flushes::AreIgnored);
        QCOMPARE(startWithBook(disk), QString());
        Shop shop(disk.folder(), Database::Engine::Qt);
        Promises promises;
        promises.read(disk.workUntilCut({u"edit"_s, shop.bookPath(), u"0"_s}, 60 + int(random() % 300)));
        harmed += !disk.powerOn(random()).isEmpty() || !broken(shop, promises).isEmpty() ? 1 : 0;
    }
    figure("ext4.blind", all);
    figure("ext4.harmed", harmed);
    qInfo("with flushes ignored %d of %d cuts found losses or damage", harmed, all);
    QVERIFY2(harmed >= leastOf(all), "The cuts do too little harm to say anything.");
}

/// Whether a single cut finds something unflushed is chance, all of them together do not miss it.
void TestFileSystemCut::theCutsLoseWhatWasNotFlushed()
{
    qInfo("%zu sectors lost by the disk in all cuts", m_sectorsLost);
    QVERIFY(m_sectorsLost > 0);
}

GOODWORD_TEST(TestFileSystemCut)
#include "tst_filesystemcut.moc"
