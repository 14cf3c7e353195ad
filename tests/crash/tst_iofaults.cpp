#include "tests/crash/scenarios.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Each call to the disk fails in turn, once or from then on. Whoever asked is told what happened, nothing is half done,
/// and when the disk works again the same is done at the next try.
class TestIoFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFailureIsToldAndHarmsNothing_data();
    void everyFailureIsToldAndHarmsNothing();
};

namespace {

struct Kind {
    Call call;
    int reason;
    bool partly;
};

constexpr Kind kKinds[] = {
    {Call::Write, ENOSPC, false}, {Call::Write, EIO, false}, {Call::Write, ENOSPC, true}, {Call::Sync, EIO, false},
    {Call::Truncate, EIO, false}, {Call::Unlink, EIO, false}, {Call::Open, EIO, false},    {Call::Open, ENOSPC, false},
    {Call::Read, EIO, false},     {Call::Rename, EIO, false}, {Call::Rename, ENOSPC, false},
};

size_t faultsForEachScenario()
{
    return size_t(sized(700, 2500)) / scenarios().size();
}

QString lookAtAll(const QString &folder)
{
    QStringList faults;
    const QString found = lookAt(folder, faults);
    return faults.isEmpty() ? found : u"damaged: "_s + faults.join(u"; "_s);
}

/// The file is whole and has its name; only the power could still take the name away.
bool saysItIsDone(const Error &error)
{
    return error.code == ErrorCode::Io && error.text.contains(u"was written, but the disk"_s);
}

/// What one fault did; empty where all is as promised.
QString tryWith(const Scenario &scenario, const Step &step, const Files &before, const QString &stateBefore, const QString &stateAfter,
                const Fault &fault, bool &told)
{
    const QTemporaryDir dir;
    layOut(dir.path(), before);
    watch(dir.path().toStdString());
    Shop shop(dir.path(), scenario.engine);
    if (const Done opened = shop.open(); !opened)
        return u"the book does not open before: "_s + opened.error().text;
    startFaults(&fault);
    const Done done = step.run(shop);
    const CallCounts counts = stopFaults();
    stopWatching();
    told = !done;
    if (!done) {
        const Error &error = done.error();
        if (error.code == ErrorCode::Internal || error.code == ErrorCode::NothingToDo || error.text.size() < 20 || !error.text.endsWith(u'.'))
            return u"no clear sentence: %1 (%2)"_s.arg(error.text, error.detail);
        if (!shop.isOpen()) {
            if (const Done opened = shop.open(); !opened)
                return u"the book does not open afterwards: %1 (%2)"_s.arg(opened.error().text, opened.error().detail);
        }
        if (saysItIsDone(error)) {
            shop.close();
            return lookAtAll(dir.path()) == stateAfter ? QString() : u"it was not done, but it says \"%1\""_s.arg(error.text);
        }
        if (!stateBefore.startsWith(u"book "_s + lookAt(shop.book())))
            return u"it says \"%1\", but the book has changed"_s.arg(error.text);
        if (const Done again = step.run(shop); !again) // SQLite's own words are in the trouble, if there is any
            return u"after \"%1\" (%2) the next try fails: %3 (%4)"_s.arg(error.text, error.detail, again.error().text, again.error().detail);
    }
    shop.close();
    if (const QString state = lookAtAll(dir.path()); state != stateAfter)
        return u"%1, then found\n%2\ninstead of\n%3"_s.arg(told ? done.error().text : counts.failed > 0 ? u"not told"_s : u"no fault"_s, state, stateAfter)
               + (state == stateBefore ? u" (as before)"_s : QString());
    return {};
}

/// The folder after a step, and how often each call is made during it.
CallCounts rehearse(const Scenario &scenario, const Step &step, const Files &before, Files &after)
{
    const QTemporaryDir dir;
    layOut(dir.path(), before);
    watch(dir.path().toStdString());
    Shop shop(dir.path(), scenario.engine);
    if (const Done opened = shop.open(); !opened)
        qFatal("%s", qPrintable(opened.error().text));
    startFaults();
    const Done done = step.run(shop);
    const CallCounts counts = stopFaults();
    if (!done)
        qFatal("%s: %s (%s)", qPrintable(step.name), qPrintable(done.error().text), qPrintable(done.error().detail));
    shop.close();
    stopWatching();
    after = filesIn(dir.path());
    return counts;
}

std::vector<Fault> faultsOf(const CallCounts &counts, size_t wanted, std::mt19937 &random)
{
    std::vector<Fault> all;
    for (const Kind &kind : kKinds) {
        for (int64_t at = 1; at <= counts.of[int(kind.call)]; ++at) {
            for (const bool lasting : {false, true})
                all.push_back({kind.call, at, kind.reason, lasting, kind.partly});
        }
    }
    // Evenly over the kinds: the rare calls are where the promises are made.
    std::shuffle(all.begin(), all.end(), random);
    std::map<Call, int> taken;
    std::vector<std::pair<int, size_t>> order;
    for (size_t i = 0; i < all.size(); ++i)
        order.emplace_back(taken[all[i].call]++, i);
    std::sort(order.begin(), order.end());
    std::vector<Fault> chosen;
    for (size_t i = 0; i < std::min(wanted, order.size()); ++i)
        chosen.push_back(all[order[i].second]);
    return chosen;
}

} // namespace

void TestIoFaults::everyFailureIsToldAndHarmsNothing_data()
{
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < scenarios().size(); ++i) {
        if (scenarios()[i].crashed)
            continue; // opening it first would end what it is about
        QTest::newRow(qPrintable(scenarios()[i].name)) << int(i);
    }
}

void TestIoFaults::everyFailureIsToldAndHarmsNothing()
{
    QFETCH(int, number);
    const Scenario &scenario = scenarios()[size_t(number)];
    skipSyncs(false);
    std::mt19937 random(seeded(20261122));
    Files before = prepared(scenario);
    int made = 0, told = 0, wrong = 0;
    for (const Step &step : scenario.steps) {
        Files after;
        const CallCounts counts = rehearse(scenario, step, before, after);
        const QTemporaryDir look;
        layOut(look.path(), before);
        const QString stateBefore = lookAtAll(look.path());
        layOut(look.path(), after);
        const QString stateAfter = lookAtAll(look.path());
        for (const Fault &fault : faultsOf(counts, faultsForEachScenario() / scenario.steps.size(), random)) {
            bool wasTold = false;
            const QString trouble = tryWith(scenario, step, before, stateBefore, stateAfter, fault, wasTold);
            ++made;
            told += wasTold ? 1 : 0;
            if (!trouble.isEmpty() && ++wrong <= 8)
                qWarning("%s, %s %lld of %lld fails with %d%s%s: %s", qPrintable(step.name), callName(fault.call), (long long)fault.at,
                         (long long)counts.of[int(fault.call)], fault.reason, fault.lasting ? " and from then on" : "",
                         fault.partly ? ", half written" : "", qPrintable(trouble));
        }
        before = after;
    }
    qInfo("%-16s %6d faults, %6d told, %6d survived, %6d wrong", qPrintable(scenario.name), made, told, made - told, wrong);
    figure("faults.made", made);
    figure("faults.wrong", wrong);
    QCOMPARE(wrong, 0);
}

GOODWORD_TEST(TestIoFaults)
#include "tst_iofaults.moc"
