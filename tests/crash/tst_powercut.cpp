#include "tests/crash/scenarios.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The power goes at any moment of what a business does. Whatever was acknowledged is in the book afterwards, what was not
/// is wholly there or wholly absent, and every file with a final name is whole.
class TestPowerCut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLost();
    void aDiskThatDoesNotSyncIsFoundOut();
    void ofAnEncryptedBookNothingReadableIsEverWritten();
};

namespace {

struct Recorded {
    Files before;
    std::vector<DiskOp> ops;
    QStringList states; ///< before the first step and after each
    bool mayStandAside = false;
};

struct Tally {
    size_t points = 0, images = 0, harmed = 0, looks = 0, lost = 0, half = 0, damaged = 0;
    int acknowledged = 0;
    QStringList examples;
};

/// Many a cut leaves a disk that another left too, which is looked at once.
size_t cutsWanted()
{
    return size_t(sized(1000, 25'000));
}

QString stateOf(const QString &folder, const Files &files, QStringList &faults)
{
    layOut(folder, files);
    return lookAt(folder, faults);
}

Recorded record(const Scenario &scenario)
{
    Recorded recorded;
    recorded.before = prepared(scenario);
    recorded.mayStandAside = scenario.crashed;
    const QTemporaryDir work, look;
    layOut(work.path(), recorded.before);
    QStringList faults;
    recorded.states += stateOf(look.filePath(u"i"_s), recorded.before, faults);
    watch(work.path().toStdString());
    startRecording();
    Shop shop(work.path(), scenario.engine);
    std::vector<Files> after;
    for (const Step &step : scenario.steps) {
        if (const Done opened = shop.isOpen() || scenario.crashed ? Done() : shop.open(); !opened)
            qFatal("%s", qPrintable(opened.error().text));
        if (const Done done = step.run(shop); !done)
            qFatal("%s: %s (%s)", qPrintable(step.name), qPrintable(done.error().text), qPrintable(done.error().detail));
        recordMark();
        after.push_back(filesIn(work.path()));
    }
    shop.close();
    recorded.ops = stopRecording();
    stopWatching();
    for (const Files &files : after)
        recorded.states += stateOf(look.filePath(u"i"_s), files, faults);
    if (!faults.isEmpty())
        qFatal("%s", qPrintable(faults.join(u'\n')));
    return recorded;
}

/// Answers whether the cut did harm.
bool judge(const Recorded &recorded, int acknowledged, const QString &state, const QStringList &faults, const QString &where, Tally &tally)
{
    const auto blame = [&](size_t &count, const QString &what) {
        ++count;
        if (tally.examples.size() < 5)
            tally.examples += u"%1: %2; found\n%3\ninstead of\n%4"_s.arg(where, what, state, recorded.states.at(acknowledged));
    };
    ++tally.looks;
    QString aside = recorded.states.at(acknowledged);
    aside.replace(aside.indexOf(u"book "_s), 5, u"book missing\naside "_s);
    const bool isRight = (recorded.mayStandAside && state == aside) || state == recorded.states.at(acknowledged) ||
                         state == recorded.states.value(acknowledged + 1);
    if (!faults.isEmpty())
        blame(tally.damaged, faults.first());
    else if (!isRight)
        recorded.states.contains(state) ? blame(tally.lost, u"an acknowledged change is lost"_s) : blame(tally.half, u"a change is half there"_s);
    return !faults.isEmpty() || !isRight;
}

size_t hashOf(const Files &files)
{
    size_t hash = 0;
    for (const auto &[path, bytes] : files)
        hash = hash * 31 + std::hash<std::string>()(path) * 7 + std::hash<std::string>()(bytes);
    return hash;
}

/// Cuts the power after calls that lie evenly over all of them; around each promise after every one.
Tally replay(const Recorded &recorded, bool syncsCount, size_t images, quint32 seed)
{
    Tally tally;
    std::mt19937 random(seed);
    Disk disk(recorded.before, syncsCount);
    const QTemporaryDir look;
    struct Image {
        QString state;
        QStringList faults;
        bool harmed = false;
    };
    std::map<size_t, Image> known;
    const double share = double(images) / double(recorded.ops.size() * kCuts);
    double due = 0;
    for (size_t at = 0; at < recorded.ops.size(); ++at) {
        const DiskOp &op = recorded.ops[at];
        disk.play(op);
        ++tally.points;
        tally.acknowledged += op.kind == DiskOp::Mark ? 1 : 0;
        const bool always = op.kind == DiskOp::Mark;
        for (int cut = 0; cut < kCuts; ++cut) {
            due += share;
            if (due < 1 && !always)
                continue;
            due = std::max(0.0, due - 1);
            if (cut > 0 && disk.isSettled())
                continue;
            if (!syncsCount && Cut(cut) == Cut::Everything)
                continue; // takes nothing from the disk, so says nothing of the harm that cuts do
            const Files files = disk.after(Cut(cut), random);
            const size_t hash = hashOf(files);
            auto found = known.find(hash);
            if (found == known.end()) {
                QStringList faults;
                const QString state = stateOf(look.filePath(u"i"_s), files, faults);
                found = known.emplace(hash, Image{state, faults, false}).first;
                ++tally.images;
            }
            Image &image = found->second;
            const QString where = u"call %1, cut %2, after %3 acknowledged"_s.arg(at).arg(cut).arg(tally.acknowledged);
            if (judge(recorded, tally.acknowledged, image.state, image.faults, where, tally) && !image.harmed) {
                image.harmed = true;
                ++tally.harmed;
            }
        }
    }
    return tally;
}

void print(const QString &name, const Tally &tally)
{
    qInfo("%-16s %8zu %8zu %8d %8zu %8zu %8zu", qPrintable(name), tally.points, tally.images, tally.acknowledged, tally.lost, tally.half,
          tally.damaged);
}

} // namespace

void TestPowerCut::nothingAcknowledgedIsLost()
{
    skipSyncs(false);
    qInfo("%-16s %8s %8s %8s %8s %8s %8s", "scenario", "points", "images", "acked", "lost", "half", "damaged");
    Tally all;
    quint32 seed = seeded(20261122);
    for (const Scenario &scenario : scenarios()) {
        const Recorded recorded = record(scenario);
        skipSyncs(true);
        const Tally tally = replay(recorded, true, cutsWanted() / scenarios().size(), seed++);
        skipSyncs(false);
        print(scenario.name, tally);
        for (const QString &example : tally.examples)
            qInfo("%s", qPrintable(example));
        all.points += tally.points;
        all.images += tally.images;
        all.acknowledged += tally.acknowledged;
        all.lost += tally.lost;
        all.half += tally.half;
        all.damaged += tally.damaged;
    }
    print(u"all"_s, all);
    figure("cuts.images", double(all.images));
    figure("cuts.lost", double(all.lost));
    figure("cuts.half", double(all.half));
    figure("cuts.damaged", double(all.damaged));
    QCOMPARE(all.lost + all.half + all.damaged, size_t(0));
    QVERIFY(all.acknowledged > 10 && all.images > 100);
}

/// The control: on a disk that only says that it synced, the same cuts must do harm, else this test is blind.
void TestPowerCut::aDiskThatDoesNotSyncIsFoundOut()
{
    Tally all;
    for (const Scenario &scenario : scenarios()) {
        const Recorded recorded = record(scenario);
        skipSyncs(true);
        const Tally tally = replay(recorded, false, cutsWanted() / scenarios().size() / 8, seeded(7));
        skipSyncs(false);
        print(scenario.name + u", unsynced"_s, tally);
        QVERIFY2(tally.lost + tally.half + tally.damaged > 0, qPrintable(scenario.name));
        all.looks += tally.looks;
        all.images += tally.images;
        all.harmed += tally.harmed;
        all.lost += tally.lost + tally.half + tally.damaged;
    }
    qInfo("without syncs %zu of %zu looks and %zu of %zu images found losses or damage", all.lost, all.looks, all.harmed, all.images);
    figure("blind.images", double(all.images));
    figure("blind.harmed", double(all.harmed));
    QVERIFY2(all.lost * 4 > all.looks, "The cuts do too little harm to say anything.");
}

/// Not in the book, its log, its journals, its backups, nor in what is made on the way to them.
void TestPowerCut::ofAnEncryptedBookNothingReadableIsEverWritten()
{
    int encrypted = 0;
    for (const Scenario &scenario : scenarios()) {
        if (!scenario.key)
            continue;
        ++encrypted;
        size_t writes = 0;
        for (const DiskOp &op : record(scenario).ops) {
            for (const char *plain : {"SQLite format", "Met at the market", "Regular 1", "CREATE TABLE"})
                QVERIFY2(op.bytes.find(plain) == std::string::npos, qPrintable(u"%1 in %2"_s.arg(QLatin1String(plain), QString::fromStdString(op.path))));
            writes += op.kind == DiskOp::Write ? 1 : 0;
        }
        qInfo("%s: %zu writes, none readable", qPrintable(scenario.name), writes);
        QVERIFY(writes > 10);
    }
    if (encrypted == 0)
        QSKIP("This build encrypts no books.");
}

GOODWORD_TEST(TestPowerCut)
#include "tst_powercut.moc"
