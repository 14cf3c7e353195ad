#include "core/book/backup.h"
#include "core/exchange/sample.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <atomic>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// A backup is made beside the work: whole, of one moment, and nobody waits for it. Whole, this test is about a gigabyte.
class TestLargeBackup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsWholeWhileSomebodyWrites();
};

namespace {

int touchpointsIn(Database &db)
{
    return db.value<int>("SELECT count(*) FROM touchpoint").value_or(-1);
}

/// Saves without a pause until `done`, and says how long each took, in ms.
std::vector<double> saveUntil(Book &book, const std::atomic<bool> &done)
{
    const CustomerId someone(book.db().value<qint64>("SELECT min(id) FROM customer").value_or(0));
    std::vector<double> taken;
    while (!done || taken.empty()) {
        Touchpoint touch;
        touch.body = u"Called while the backup was made, for the %1. time"_s.arg(taken.size());
        QElapsedTimer timer;
        timer.start();
        if (!logTouchpoint(book, {someone}, touch))
            qFatal("nothing saved");
        taken.push_back(double(timer.nsecsElapsed()) / 1e6);
        QThread::msleep(2);
    }
    std::sort(taken.begin(), taken.end());
    return taken;
}

} // namespace

void TestLargeBackup::itIsWholeWhileSomebodyWrites()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"shop.goodword"_s);
    SampleOptions sample;
    sample.customers = sized(1000, 500'000);
    BookOptions options = standardOptions();
    QVERIFY(makeSampleBook(path, sample, options));
    options.workerCheckpoints = true; // as in the window
    auto book = std::move(*Book::open(path, options));
    const int before = touchpointsIn(book->db());

    const BackupStore store(dir.filePath(u"backups"_s), Clock::system());
    std::atomic<bool> done = false;
    std::optional<Result<Backup>> made;
    qint64 ms = 0;
    const std::unique_ptr<QThread> worker(QThread::create([&] {
        QElapsedTimer timer;
        timer.start();
        made = store.make(path, u"manual"_s);
        ms = timer.elapsed();
        done = true;
    }));
    worker->start();
    const std::vector<double> taken = saveUntil(*book, done);
    worker->wait();

    QVERIFY2(made && *made, made && !*made ? qPrintable(made->error().text) : "");
    const double p99 = taken[size_t(double(taken.size() - 1) * 0.99)];
    const auto copy = Book::open((*made)->path, standardOptions());
    const bool sound = copy && (*copy)->check().isEmpty();
    const int there = sound ? touchpointsIn((*copy)->db()) : -1;
    const bool ofOneMoment = there >= before && there <= touchpointsIn(book->db());
    qInfo("%.0f MB in %.1f s; %zu saves meanwhile, p99 %.1f ms, slowest %.1f ms", double((*made)->size) / 1e6, double(ms) / 1000,
          taken.size(), p99, taken.back());
    figure("backup.megabytes", double((*made)->size) / 1e6);
    figure("backup.seconds", double(ms) / 1000);
    figure("backup.p99", p99);
    figure("backup.made", 1);
    figure("backup.verified", sound && ofOneMoment ? 1 : 0);
    QVERIFY(sound && ofOneMoment);
}

GOODWORD_TEST(TestLargeBackup)
#include "tst_largebackup.moc"
