#include "core/book/booklock.h"
#include "core/book/restore.h"
#include "core/book/undojob.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/timeline/textsearch.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;

/// Ways back to a book, and back from a large step: everything or nothing, and what was there is never written over.
class TestRestore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QDir(BackupStore::root()).removeRecursively(); }
    void backupsAreFoundWithoutTheBook();
    void aRefusedRestoreChangesNothing_data();
    void aRefusedRestoreChangesNothing();
    void twoBackupsAtOnceAreBothWhole();
    void damageFoundAfterACrashLeavesTheFileAsItWas();
    void aLargeUndoIsCancelledWhole();
    void textsAreFoundWithTheirWords();
};

static CustomerId add(Book &book, const QString &name)
{
    CustomerDraft draft;
    draft.name = name;
    return *addCustomer(book, draft);
}

void TestRestore::backupsAreFoundWithoutTheBook()
{
    TestBook book;
    const auto older = BackupStore::of(*book).make(book.path, QStringLiteral("manual"));
    book.clock.advance(60);
    const auto newer = BackupStore::of(*book).make(book.path, QStringLiteral("auto"));
    QVERIFY(older && newer);
    const auto found = [&] {
        QStringList paths;
        for (const Backup &backup : backupsOf(book.path, book.clock))
            paths.append(backup.path);
        return paths;
    };
    const QStringList expected{newer->path, older->path};
    QCOMPARE(found(), expected);
    book.book.reset();
    QVERIFY(QFile::resize(book.path, 50));
    QCOMPARE(found(), expected); // damaged
    QVERIFY(QFile::remove(book.path));
    QCOMPARE(found(), expected); // gone
    // Moved: known by what it holds.
    QVERIFY(copyBackup(newer->path, book.dir.filePath(QStringLiteral("elsewhere.goodword"))));
    QCOMPARE(backupsOf(book.dir.filePath(QStringLiteral("elsewhere.goodword")), book.clock).size(), 2);
    TestBook other;
    QVERIFY(backupsOf(other.path, other.clock).isEmpty());
}

void TestRestore::aRefusedRestoreChangesNothing_data()
{
    QTest::addColumn<QString>("why");
    for (const char *why : {"damaged backup", "open elsewhere", "among the backups", "cancelled"})
        QTest::newRow(why) << QString::fromLatin1(why);
}

void TestRestore::aRefusedRestoreChangesNothing()
{
    QFETCH(QString, why);
    struct Stop final : Progress {
        void report(qint64, qint64) override {}
        bool cancelled() const override { return true; }
    } stop;
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    const auto backup = BackupStore::of(*book).make(book.path, QStringLiteral("manual"));
    QVERIFY(backup);
    book.book.reset();
    std::unique_ptr<BookLock> lock;
    QString target = book.path;
    if (why == QLatin1String("damaged backup"))
        QVERIFY(QFile::resize(backup->path, QFileInfo(backup->path).size() / 2));
    else if (why == QLatin1String("open elsewhere"))
        lock = std::move(*BookLock::take(book.path));
    else if (why == QLatin1String("among the backups"))
        target = QFileInfo(backup->path).absolutePath() + QStringLiteral("/here.goodword");
    const QByteArray before = fileBytes(book.path);
    const QStringList files = QDir(book.dir.path()).entryList(QDir::Files);
    const auto restored = restoreBackup(backup->path, target, why == QLatin1String("cancelled") ? stop : Progress::none());
    QVERIFY(!restored);
    QVERIFY(!restored.error().text.isEmpty());
    QCOMPARE(fileBytes(book.path), before);
    QCOMPARE(QDir(book.dir.path()).entryList(QDir::Files), files);
}

void TestRestore::twoBackupsAtOnceAreBothWhole()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    const BackupStore store = BackupStore::of(*book);
    std::optional<Result<Backup>> other;
    const std::unique_ptr<QThread> thread(QThread::create([&] { other = store.make(book.path, QStringLiteral("auto")); }));
    thread->start();
    const auto mine = store.make(book.path, QStringLiteral("manual"));
    thread->wait();
    QVERIFY(mine && other && *other);
    QCOMPARE(lookInto(mine->path)->customers, 1);
    QCOMPARE(lookInto((*other)->path)->customers, 1);
}

void TestRestore::damageFoundAfterACrashLeavesTheFileAsItWas()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    const int page = book->db().value<int>("PRAGMA page_size").value_or(0);
    const int root = book->db().value<int>("SELECT rootpage FROM sqlite_schema WHERE name = 'external_ref'").value_or(0);
    // A copy taken while it is open is what a crash leaves: the file and its WAL.
    const QString crashed = book.dir.filePath(QStringLiteral("crashed.goodword"));
    QVERIFY(QFile::copy(book.path, crashed));
    QVERIFY(QFile::copy(book.path + QStringLiteral("-wal"), crashed + QStringLiteral("-wal")));
    QFile file(crashed);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(qint64(root - 1) * page));
    file.write(QByteArray(page, '\xff'));
    file.close();
    const QByteArray before = fileBytes(crashed), wal = fileBytes(crashed + QStringLiteral("-wal"));
    QVERIFY(!wal.isEmpty());
    const auto opened = Book::open(crashed, book.options);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Damaged);
    QCOMPARE(fileBytes(crashed), before);
    QCOMPARE(fileBytes(crashed + QStringLiteral("-wal")), wal);
}

void TestRestore::aLargeUndoIsCancelledWhole()
{
    struct Watched final : Progress {
        void report(qint64 done, qint64 total) override
        {
            last = done;
            all = total;
        }
        bool cancelled() const override { return stopAt >= 0 && last >= stopAt; }
        qint64 last = 0, all = 0, stopAt = -1;
    };
    TestBook book(Database::Engine::Native);
    QVERIFY(book->change(QStringLiteral("Many"), [](UnitOfWork &u) -> Done {
        for (int i = 0; i < 2000; ++i) {
            CustomerDraft draft;
            draft.name = QStringLiteral("Customer %1").arg(i);
            if (const auto added = addCustomer(u, draft); !added)
                return added.error();
        }
        return {};
    }));
    QVERIFY(stepToUndo(*book, {})->rowsChanged > kRowsForJob);
    const QStringList before = dump(*book), derived = dump(*book, true);
    Watched stopped;
    stopped.stopAt = 500;
    const auto cancelled = undoLarge(*book, {}, stopped);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    QCOMPARE(dump(*book), before);
    QCOMPARE(dump(*book, true), derived);
    Watched whole;
    QCOMPARE(undoLarge(*book, {}, whole).value(), QStringLiteral("Many"));
    QVERIFY(whole.last > 0 && whole.last <= whole.all);
    QCOMPARE(customerStore::count(book->db()), 0);
    Watched again;
    QVERIFY(redoLarge(*book, again));
    QCOMPARE(dump(*book), before);
}

void TestRestore::textsAreFoundWithTheirWords()
{
    TestBook book;
    const CustomerId ann = add(*book, QStringLiteral("Ann Byrne"));
    const CustomerId ben = add(*book, QStringLiteral("Ben Kelly"));
    for (const CustomerId who : {ann, ben}) {
        Touchpoint touchpoint;
        touchpoint.subject = QStringLiteral("Delivery");
        touchpoint.body = QStringLiteral("On a rainy Tuesday the parcel with the Lavéndel soap came at last.");
        QVERIFY(logTouchpoint(*book, {who}, touchpoint));
    }
    const auto found = findTexts(book->db(), QStringLiteral("lavendel"), 5);
    QCOMPARE(found.size(), size_t(2));
    QCOMPARE(found.front().kind, SearchIndex::Kind::Touchpoint);
    QCOMPARE(found.front().who, QStringLiteral("Ben Kelly"));
    QCOMPARE(found.front().words, QStringLiteral("… parcel with the Lavéndel soap came at last."));
    QCOMPARE(findTexts(book->db(), QStringLiteral("lavendel"), 1).size(), size_t(1));
    QVERIFY(trashCustomers(*book, {ben}));
    QCOMPARE(findTexts(book->db(), QStringLiteral("lavendel"), 5).size(), size_t(1));
    QVERIFY(findTexts(book->db(), QString(), 5).empty());
}

GOODWORD_TEST(TestRestore)
#include "tst_restore.moc"
