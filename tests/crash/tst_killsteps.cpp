#include "tests/crash/killing.h"
#include "tests/crash/scenarios.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <random>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// kill -9 in the middle of erasing, restoring, exporting and bringing a book up to date: each is wholly done or not at all,
/// and what was acknowledged is done. A twentieth of GOODWORD_KILLS each.
class TestKillSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachStepIsWholeOrAbsent_data();
    void eachStepIsWholeOrAbsent();
    void aLockThatNobodySignedKeepsNobodyOut();
};

void TestKillSteps::eachStepIsWholeOrAbsent_data()
{
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < scenarios().size(); ++i) {
        if (const QString &name = scenarios()[i].name; name == u"erase"_s || name == u"export"_s || name == u"migration"_s || scenarios()[i].key || name == u"passphrase"_s || name.startsWith(u"restore"_s))
            QTest::newRow(qPrintable(name)) << int(i);
    }
}

void TestKillSteps::eachStepIsWholeOrAbsent()
{
    QFETCH(int, number);
    const Scenario &scenario = scenarios()[size_t(number)];
    const Files before = prepared(scenario);
    const QStringList states = statesOf(scenario, before);
    const QTemporaryDir dir;
    QStringList faults;

    std::mt19937 random{seeded(quint32(number))};
    int midway = 0, acknowledgedInAll = 0, wrong = 0;
    const int rounds = kills(5);
    // Some tasks are done within a few ms: a longer series, until as many kills as are wanted came in the middle of one.
    const int wanted = scenario.name == u"migration"_s ? sized(1, 50) : 1;
    int round = 0;
    for (; round < rounds || (midway < wanted && round < rounds + 40 * wanted); ++round) {
        layOut(dir.path(), before);
        const QStringList said = runAndKill({u"scenario"_s, scenario.name, dir.path()}, int(random() % (round < rounds ? 40 : 5)));
        const int acknowledged = int(said.count(u"done"_s));
        midway += acknowledged < int(scenario.steps.size()) ? 1 : 0;
        acknowledgedInAll += acknowledged;
        const QString state = lookAt(dir.path(), faults);
        if (keepsPromises(scenario, states, acknowledged, state))
            continue;
        ++wrong;
        qWarning("after %d acknowledged found\n%s\ninstead of\n%s", acknowledged, qPrintable(state), qPrintable(states.value(acknowledged)));
    }
    figure("kill.cycles", round);
    figure("kill.acknowledged", acknowledgedInAll);
    figure("kill.lost", wrong);
    figure("kill.broken", int(faults.size()));
    if (scenario.name == u"migration"_s)
        figure("kill.migrations", midway);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QCOMPARE(wrong, 0);
    qInfo("%d kills, %d of them before all was done: every step whole or absent", round, midway);
    QVERIFY(midway > 0);
}

void TestKillSteps::aLockThatNobodySignedKeepsNobodyOut()
{
    TestBook book;
    book.book.reset();
    QFile lock(book.dir.filePath(u".shop.goodword.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.close();
    const auto opened = Book::open(book.path, book.options);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
}

GOODWORD_TEST(TestKillSteps)
#include "tst_killsteps.moc"
