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
        if (const QString &name = scenarios()[i].name; name == u"erase"_s || name == u"export"_s || name == u"migration"_s || name.startsWith(u"restore"_s))
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

    std::mt19937 random{quint32(number)};
    int midway = 0;
    const int rounds = kills(5);
    // Some tasks are done within a few ms: a longer series, until a kill came in the middle of one.
    int round = 0;
    for (; round < rounds || (midway == 0 && round < rounds + 40); ++round) {
        layOut(dir.path(), before);
        const QStringList said = runAndKill({u"scenario"_s, scenario.name, dir.path()}, int(random() % (round < rounds ? 40 : 5)));
        const int acknowledged = int(said.count(u"done"_s));
        midway += acknowledged < int(scenario.steps.size()) ? 1 : 0;
        const QString state = lookAt(dir.path(), faults);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QVERIFY2(keepsPromises(scenario, states, acknowledged, state),
                 qPrintable(u"after %1 acknowledged found\n%2\ninstead of\n%3"_s.arg(acknowledged).arg(state, states.value(acknowledged))));
    }
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
