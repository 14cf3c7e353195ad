#include "core/book/statement.h"
#include "core/customers/customercommands.h"
#include "core/exchange/sample.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/crash/syscalls.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <unistd.h>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What one save costs: it is on the disk when it comes back, and waits for the disk once.
class TestCommit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSaveWaitsForTheDiskOnce();
    void aSaveTakesAMoment();
};

namespace {

struct Shop {
    QTemporaryDir dir;
    QString path = dir.filePath(u"shop.goodword"_s);
    std::unique_ptr<Book> book;
    std::vector<CustomerId> people;

    explicit Shop(int customers)
    {
        SampleOptions sample;
        sample.customers = customers;
        if (const Done made = makeSampleBook(path, sample, standardOptions()); !made)
            qFatal("%s", qPrintable(made.error().text));
    }
    void open()
    {
        auto opened = Book::open(path, standardOptions());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        book = std::move(*opened);
        people.clear();
        Statement ids(book->db(), "SELECT id FROM customer WHERE kind = 'person' AND deleted_at IS NULL ORDER BY id");
        while (ids.next())
            people.emplace_back(ids.integer(0));
    }
    /// What a person does, one after the other: logs a call, corrects a note, gives a tag.
    Done save(int number)
    {
        const CustomerId someone = people.at(size_t(number) % people.size());
        if (number % 3 == 1)
            return editCustomer(*book, someone, [&](CustomerFields &c) { c.notes = u"Asked again on call %1."_s.arg(number); });
        if (number % 3 == 2)
            return addTag(*book, {someone}, u"called %1"_s.arg(size_t(number) / people.size()));
        Touchpoint touch;
        touch.channel = Channel::Call;
        touch.body = u"Called about the delivery of order %1"_s.arg(number);
        const auto logged = logTouchpoint(*book, {someone}, touch);
        return logged ? Done() : Done(logged.error());
    }
};

/// What a save did to the disk.
struct Cost {
    int syncs = 0;
    bool movesTheLog = false; ///< into the book, or begins it anew: now and then, when it has grown

    explicit Cost(const std::vector<DiskOp> &ops)
    {
        for (const DiskOp &op : ops) {
            syncs += op.kind == DiskOp::Sync || op.kind == DiskOp::SyncFolder ? 1 : 0;
            const bool isLog = op.path == "shop.goodword-wal";
            movesTheLog = movesTheLog || (op.kind == DiskOp::Write && (!isLog || op.offset == 0));
        }
    }
};

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[size_t(double(values.size() - 1) * share)];
}

} // namespace

void TestCommit::aSaveWaitsForTheDiskOnce()
{
    Shop shop(250);
    watch(shop.dir.path().toStdString());
    shop.open();
    int plain = 0, once = 0, syncs = 0;
    const int saves = sized(150, 2000);
    for (int number = 0; number < saves; ++number) {
        startRecording();
        const Done saved = shop.save(number);
        const Cost cost(stopRecording());
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text));
        QVERIFY2(cost.syncs >= 1, "a save came back before it was on the disk");
        syncs += cost.syncs;
        plain += cost.movesTheLog ? 0 : 1;
        once += !cost.movesTheLog && cost.syncs == 1 ? 1 : 0;
    }
    stopWatching();
    figure("save.plain", plain);
    figure("save.once", once);
    figure("save.syncs", double(syncs) / saves);
    qInfo("%d saves: %d of %d that only write the log wait once; %.3f waits each in all", saves, once, plain, double(syncs) / saves);
    QCOMPARE(once, plain);
    QVERIFY(plain > saves * 9 / 10);
}

/// A figure only: a busy machine takes longer, and a slow disk: one wait for it, for as many bytes as a save writes, is told too.
void TestCommit::aSaveTakesAMoment()
{
    Shop shop(sized(250, 50'000));
    shop.open();
    QFile beside(shop.dir.filePath(u"beside"_s));
    QVERIFY(beside.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray asMuch(3 * 4120, 'x'); // over and over in the same megabytes, as a log
    static constexpr int kRound = 340;
    QVERIFY(beside.write(asMuch.repeated(kRound)) == kRound * asMuch.size() && ::fdatasync(beside.handle()) == 0);
    std::vector<double> taken, waited;
    for (int number = 0; number < sized(150, 2000); ++number) {
        QElapsedTimer timer;
        timer.start();
        const Done saved = shop.save(number);
        taken.push_back(double(timer.nsecsElapsed()) / 1e6);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text));
        timer.restart();
        QVERIFY(beside.seek(number % kRound * asMuch.size()) && beside.write(asMuch) == asMuch.size() && ::fdatasync(beside.handle()) == 0);
        waited.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    figure("save.p50", percentile(taken, 0.5));
    figure("save.p99", percentile(taken, 0.99));
    figure("disk.p50", percentile(waited, 0.5));
    qInfo("%zu saves: p50 %.2f ms, p99 %.2f ms; the disk alone: p50 %.2f ms, p99 %.2f ms", taken.size(), percentile(taken, 0.5),
          percentile(taken, 0.99), percentile(waited, 0.5), percentile(waited, 0.99));
}

GOODWORD_TEST(TestCommit)
#include "tst_commit.moc"
