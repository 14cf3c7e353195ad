#include "core/book/atomicfile.h"
#include "core/book/backup.h"
#include "core/book/bookfile.h"
#include "core/book/bookjob.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"
#include "tests/support/unprivileged.h"

#include <QSignalSpy>

#include <sqlite3.h>

using namespace goodword;
using namespace goodword::test;

/// Files that are not sound books are refused in a clear sentence and stay as they were; backups are whole or not there.
class TestBookFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void strangeFilesAreRefusedUnchanged_data();
    void strangeFilesAreRefusedUnchanged();
    void aDamagedCopyIsRefusedUnchanged();
    void aStrangeFileWithItsWalIsRefusedUnchanged();
    void aMissingFileIsNotCreated();
    void anExistingFileIsNeverReplacedByANewBook();
    void secondWriterIsToldWhoHasIt();
    void readingWorksBesideAWriter();
    void aReadOnlyFileCanBeLookedAt();
    void networkSharesAreKnown_data();
    void networkSharesAreKnown();
    void theShortWayToAShareIsTheLongOne();
    void aBookOnANetworkShareIsReadOrCopiedNeverWritten();
    void awkwardPathsWork();
    void filesAreForTheirOwnerOnly();
    void aBackupIsWholeAndVerified();
    void backupsRotate();
    void backupsThatTakeTooMuchRoomAreCutAndCounted();
    void aBackupComesBeforeALargeChange();
    void restoringBringsBackThatDay();
    void atomicFileIsWholeOrNotThere();
    void whatAKilledProgramWroteIsSweptAway();
    void jobsReportAndCancel();
};

static CustomerId add(Book &book, const QString &name)
{
    return book.change(QStringLiteral("Add"), [&](UnitOfWork &u) {
        return u.insert<CustomerId>("INSERT INTO customer (uid, name, created_day, created_at) VALUES (?, ?, ?, ?)",
                                    name + QStringLiteral("-uid"), name, u.today(), u.now());
    }).value();
}

static qint64 customers(Book &book)
{
    return book.db().value<qint64>("SELECT count(*) FROM customer").value_or(-1);
}

void TestBookFile::strangeFilesAreRefusedUnchanged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("code");
    QTest::newRow("newer version") << QStringLiteral("70_newer_version.goodword") << int(ErrorCode::NewerVersion);
    QTest::newRow("hostile trigger") << QStringLiteral("71_hostile_trigger.goodword") << int(ErrorCode::Foreign);
    QTest::newRow("truncated") << QStringLiteral("72_truncated.goodword") << int(ErrorCode::Damaged);
    QTest::newRow("zero bytes") << QStringLiteral("73_zero_bytes.goodword") << int(ErrorCode::Damaged);
}

void TestBookFile::strangeFilesAreRefusedUnchanged()
{
    QFETCH(QString, file);
    QFETCH(int, code);
    const QTemporaryDir dir;
    const QString path = dir.filePath(file);
    QVERIFY(QFile::copy(QStringLiteral(GOODWORD_TEST_DATA "/goodword/") + file, path));
    const QByteArray before = fileBytes(path);
    for (const bool readOnly : {false, true}) {
        BookOptions options = standardOptions();
        options.readOnly = readOnly;
        const auto opened = Book::open(path, options);
        QVERIFY(!opened);
        QCOMPARE(int(opened.error().code), code);
        QVERIFY(opened.error().text.endsWith(QLatin1Char('.')));
        QCOMPARE(fileBytes(path), before);
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{file});
    }
}

/// Runs SQL on a file as any other program may.
static void bySqlite(const QString &path, const char *sql)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

void TestBookFile::aDamagedCopyIsRefusedUnchanged()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    book.book.reset();
    bySqlite(book.path, "PRAGMA journal_mode = DELETE"); // as a copy made by other tools is
    QFile file(book.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 5 * 4096);
    for (qint64 page = 2; page * 4096 < file.size(); ++page) { // all but the schema's first pages
        file.seek(page * 4096);
        const char kind = file.peek(1).at(0);
        if (kind == 13) // rows
            QCOMPARE(file.write(QByteArray("\x0d\0\0\xff\xff\xff\xff", 7)), 7);
    }
    file.close();
    const QByteArray before = fileBytes(book.path);
    const auto opened = Book::open(book.path, book.options);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Damaged);
    QVERIFY(fileBytes(book.path) == before);
}

void TestBookFile::aStrangeFileWithItsWalIsRefusedUnchanged()
{
    TestBook book;
    book.book.reset();
    const QString copy = book.dir.filePath(QStringLiteral("copy.goodword"));
    {
        sqlite3 *db = nullptr; // still open when it is copied, so its WAL is there
        QCOMPARE(sqlite3_open(book.path.toUtf8().constData(), &db), SQLITE_OK);
        QCOMPARE(sqlite3_exec(db, "CREATE VIEW stranger AS SELECT 1", nullptr, nullptr, nullptr), SQLITE_OK);
        QVERIFY(QFile::copy(book.path, copy));
        QVERIFY(QFile::copy(book.path + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        sqlite3_close(db);
    }
    const QByteArray before = fileBytes(copy), wal = fileBytes(copy + QStringLiteral("-wal"));
    QVERIFY(!wal.isEmpty());
    const auto opened = Book::open(copy, book.options);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Foreign);
    QVERIFY(fileBytes(copy) == before);
    QVERIFY(fileBytes(copy + QStringLiteral("-wal")) == wal);
}

void TestBookFile::aMissingFileIsNotCreated()
{
    const QTemporaryDir dir;
    const auto opened = Book::open(dir.filePath(QStringLiteral("gone.goodword")), standardOptions());
    QCOMPARE(opened.error().code, ErrorCode::NotFound);
    QVERIFY(QDir(dir.path()).isEmpty());
}

void TestBookFile::anExistingFileIsNeverReplacedByANewBook()
{
    TestBook book;
    QVERIFY(!Book::create(book.path, {}, standardOptions()));
    QCOMPARE(customers(*book), 0);
}

void TestBookFile::secondWriterIsToldWhoHasIt()
{
    TestBook book;
    const auto second = Book::open(book.path, standardOptions());
    QCOMPARE(second.error().code, ErrorCode::Locked);
    QVERIFY(second.error().text.contains(QString::number(QCoreApplication::applicationPid())));
}

void TestBookFile::readingWorksBesideAWriter()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    BookOptions options = standardOptions();
    options.readOnly = true;
    const auto reader = Book::open(book.path, options);
    QVERIFY2(reader, qPrintable(reader ? QString() : reader.error().text));
    QCOMPARE(customers(**reader), 1);
    QCOMPARE((*reader)->change(QStringLiteral("No"), [](UnitOfWork &) {}).error().code, ErrorCode::ReadOnly);
    add(*book, QStringLiteral("Bob"));
    QCOMPARE(customers(**reader), 2);
}

void TestBookFile::aReadOnlyFileCanBeLookedAt()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    book.book.reset();
    const QString folder = QFileInfo(book.path).absolutePath();
    for (const QString &path : {folder, book.path})
        Unprivileged::give(path);
    QFile::setPermissions(book.path, QFile::ReadOwner);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    {
        const Unprivileged nobody;
        QCOMPARE(Book::open(book.path, standardOptions()).error().code, ErrorCode::ReadOnly);
        BookOptions options = standardOptions();
        options.readOnly = true;
        const auto opened = Book::open(book.path, options);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().text + opened.error().detail));
        QCOMPARE(customers(**opened), 1);
        // Lists are read beside the window, each through a connection of its own.
        const auto beside = Database::open(book.path, Database::Access::ReadOnly, Database::Engine::Native);
        QVERIFY(beside);
        QCOMPARE((*beside)->value<int>("SELECT count(*) FROM customer").value_or(-1), 1);
        const auto job = (*opened)->openForJob();
        QVERIFY(job);
        QCOMPARE(customers(**job), 1);
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{QFileInfo(book.path).fileName()});
}

void TestBookFile::networkSharesAreKnown_data()
{
    QTest::addColumn<QByteArray>("fileSystem");
    QTest::addColumn<bool>("share");
    for (const char *local : {"ext4", "btrfs", "xfs", "tmpfs", "overlay", "vfat", "ntfs3", "fuseblk", "fuse.gocryptfs", "ecryptfs", "zfs", ""})
        QTest::newRow(qPrintable(QStringLiteral("'%1'").arg(QLatin1String(local)))) << QByteArray(local) << false;
    for (const char *share : {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.rclone", "fuse", "fuse.gvfsd-fuse", "davfs"})
        QTest::newRow(share) << QByteArray(share) << true;
}

void TestBookFile::networkSharesAreKnown()
{
    QFETCH(QByteArray, fileSystem);
    QTEST(isNetworkShare(fileSystem), "share");
}

/// The short way is only a shorter one, on disks, on what the kernel makes up, and of a file that is not there.
void TestBookFile::theShortWayToAShareIsTheLongOne()
{
    const QTemporaryDir dir;
    for (const QString &path : {dir.path(), dir.filePath(QStringLiteral("none")), QStringLiteral("/proc/self/status"), QStringLiteral("/dev/shm"),
                                QStringLiteral(GOODWORD_TEST_DATA), QStringLiteral("/sys")})
        QCOMPARE(isOnNetworkShare(path), isNetworkShare(fileSystemOf(path)));
}

/// SQLite's log is not for two computers: both would think that they alone write.
void TestBookFile::aBookOnANetworkShareIsReadOrCopiedNeverWritten()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    book.book.reset();
    const QByteArray before = fileBytes(book.path);
    BookOptions options = standardOptions();
    options.fileSystemOf = [](const QString &) { return QByteArrayLiteral("nfs4"); };
    const auto refused = Book::open(book.path, options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
    QVERIFY2(refused.error().text.contains(QStringLiteral("network share")), qPrintable(refused.error().text));
    QCOMPARE(fileBytes(book.path), before);
    QCOMPARE(Book::create(book.path + QStringLiteral("-new"), {}, options).error().code, ErrorCode::Invalid);
    QVERIFY(!QFile::exists(book.path + QStringLiteral("-new")));
    options.readOnly = true;
    const auto looked = Book::open(book.path, options);
    QVERIFY(looked);
    QCOMPARE(customers(**looked), 1);
}

void TestBookFile::awkwardPathsWork()
{
    const QTemporaryDir dir;
    for (const QString &name : {QStringLiteral("what?mode=memory.goodword"), QStringLiteral("100%.goodword"),
                                QStringLiteral("a#b c;d.goodword"), QStringLiteral("Łódź – 'x'.goodword")}) {
        const QString path = dir.filePath(name);
        QVERIFY(Book::create(path, {}, standardOptions()));
        QVERIFY(QFile::exists(path));
        QVERIFY(Book::open(path, standardOptions()));
    }
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 4);
}

void TestBookFile::filesAreForTheirOwnerOnly()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    const QDir dir(book.dir.path());
    for (const QFileInfo &info : dir.entryInfoList({QStringLiteral("shop.goodword*")}, QDir::Files)) {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2((info.permissions() & others) == 0, qPrintable(info.fileName()));
    }
}

void TestBookFile::aBackupIsWholeAndVerified()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    const BackupStore store(book.dir.filePath(QStringLiteral("backups")), book.clock);
    const auto first = store.make(book.path, QStringLiteral("manual"));
    QVERIFY2(first, qPrintable(first ? QString() : first.error().text + first.error().detail));
    add(*book, QStringLiteral("Bob"));
    const auto second = store.make(book.path, QStringLiteral("auto")); // the clock stands still: still a name of its own
    QVERIFY(second);
    QCOMPARE(store.list().size(), 2);
    QCOMPARE(store.list().first().path, second->path);
    QCOMPARE(lookInto(first->path)->customers, 1);
    QCOMPARE(lookInto(second->path)->customers, 2);
    const QDir folder(book.dir.filePath(QStringLiteral("backups")));
    QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden).size(), 3); // those two and whose they are: no side file, no leftover
}

void TestBookFile::backupsRotate()
{
    QList<Backup> all;
    const QDateTime now(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
    for (int hour = 0; hour < 24 * 500; hour += 6) {
        Backup backup;
        backup.at = now.addSecs(-hour * 3600);
        backup.size = 1000;
        backup.path = QString::number(hour);
        all.append(backup);
    }
    const auto gone = BackupStore::toDelete(all);
    QSet<QString> kept;
    for (const Backup &backup : all)
        kept.insert(backup.path);
    for (const Backup &backup : gone)
        kept.remove(backup.path);
    QVERIFY(kept.contains(QStringLiteral("0")));
    QVERIFY(kept.size() >= BackupStore::kNewest + 10 && kept.size() <= 10 + 14 + 8 + 12);
    QVERIFY(std::any_of(all.begin(), all.end(), [&](const Backup &b) {
        return kept.contains(b.path) && b.at.daysTo(now) > 300;
    }));
}

void TestBookFile::backupsThatTakeTooMuchRoomAreCutAndCounted()
{
    QList<Backup> all;
    const QDateTime now(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
    for (int day = 0; day < 8; ++day) {
        Backup backup;
        backup.at = now.addDays(-day);
        backup.size = BackupStore::kMaxBytes / 4;
        all.append(backup);
    }
    int forRoom = 0;
    QCOMPARE(BackupStore::toDelete(all, &forRoom).size(), 4);
    QCOMPARE(forRoom, 4);
    QVERIFY(BackupStore::roomText(forRoom).contains(u'4') && BackupStore::roomText(forRoom).contains(QStringLiteral("2 GB")));
    for (Backup &backup : all)
        backup.size = 1;
    forRoom = 0;
    QVERIFY(BackupStore::toDelete(all, &forRoom).isEmpty());
    QCOMPARE(forRoom, 0);
}

void TestBookFile::aBackupComesBeforeALargeChange()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    QVERIFY(backUpFirst(*book, QStringLiteral("bulk")));
    const QList<Backup> made = BackupStore::of(*book).list();
    QVERIFY(!made.isEmpty());
    QCOMPARE(made.first().reason, QStringLiteral("bulk"));
    QCOMPARE(lookInto(made.first().path)->customers, 1);
    QDir(QFileInfo(made.first().path).absolutePath()).removeRecursively();
}

void TestBookFile::restoringBringsBackThatDay()
{
    TestBook book;
    add(*book, QStringLiteral("Ann"));
    const auto before = dump(*book);
    const BackupStore store(book.dir.filePath(QStringLiteral("backups")), book.clock);
    const auto backup = store.make(book.path, QStringLiteral("manual"));
    QVERIFY(backup);
    add(*book, QStringLiteral("Bob"));
    QSignalSpy spy(&book->hub(), &ChangeHub::changed);
    const auto done = book->replaceWith(backup->path);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().text + done.error().detail));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(dump(*book), before);
    add(*book, QStringLiteral("Cid"));
    QVERIFY(book->undo());
    book.reopen();
    QCOMPARE(dump(*book), before);
    QVERIFY(book->check().isEmpty());
}

void TestBookFile::atomicFileIsWholeOrNotThere()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("out.csv"));
    {
        AtomicFile file(path);
        QVERIFY(file.begin());
        file.write("half");
    }
    QVERIFY(QDir(dir.path()).isEmpty());
    AtomicFile file(path);
    QVERIFY(file.begin());
    QCOMPARE(file.write("whole"), 5);
    QVERIFY(file.commit());
    QCOMPARE(fileBytes(path), QByteArray("whole"));
    AtomicFile nowhere(dir.filePath(QStringLiteral("no/such/out.csv")));
    QCOMPARE(nowhere.begin().error().code, ErrorCode::NotFound);
    if (QFile::exists(QStringLiteral("/dev/full"))) {
        AtomicFile full(QStringLiteral("/dev/shm/none/out.csv"));
        QVERIFY(!full.begin());
    }
}

void TestBookFile::whatAKilledProgramWroteIsSweptAway()
{
    const QTemporaryDir dir;
    const auto leave = [&dir](const QString &name, int secondsAgo) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Ann Byrne") == 9 && file.flush());
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-secondsAgo), QFileDevice::FileModificationTime));
    };
    leave(QStringLiteral(".goodword-writing-aB3dE6"), 3600);
    leave(QStringLiteral(".goodword-writing-fresh1"), 0);
    leave(QStringLiteral(".goodword-writing-down"), 3600); // somebody's own
    AtomicFile slow(dir.filePath(QStringLiteral("slow.csv")));
    QVERIFY(slow.begin());
    for (const QString &name : QDir(dir.path()).entryList({QStringLiteral(".goodword-writing-??????")}, QDir::Files | QDir::Hidden)) {
        if (name != QLatin1String(".goodword-writing-fresh1"))
            leave(name, 3600); // still being written after an hour
    }
    AtomicFile file(dir.filePath(QStringLiteral("out.csv")));
    QVERIFY(file.begin() && file.write("whole") == 5 && file.commit());
    QVERIFY(slow.write("whole", 5) == 5 && slow.commit());
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
             QStringList({QStringLiteral(".goodword-writing-down"), QStringLiteral(".goodword-writing-fresh1"), QStringLiteral("out.csv"),
                          QStringLiteral("slow.csv")}));
}

void TestBookFile::jobsReportAndCancel()
{
    TestBook book;
    auto *job = BookJob::start(*book, QStringLiteral("Counting"), [](Book &own, Progress &progress) -> Done {
        return own.change(QStringLiteral("Count"), [&](UnitOfWork &u) -> Done {
            u.run("INSERT INTO tag (name, match_key) VALUES ('x', 'x')");
            for (int i = 0; !progress.cancelled(); ++i) {
                progress.report(i, 0);
                QThread::msleep(5);
            }
            return Error{ErrorCode::Cancelled, QStringLiteral("Cancelled."), {}};
        });
    });
    QSignalSpy finished(job, &BookJob::finished);
    QSignalSpy progress(job, &BookJob::progress);
    QTRY_VERIFY(progress.count() > 1);
    job->cancel();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().at(0).toBool(), false);
    QCOMPARE(book->db().value<int>("SELECT count(*) FROM tag"), 0);
}

GOODWORD_TEST(TestBookFile)
#include "tst_bookfile.moc"
