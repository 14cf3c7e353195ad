#include "core/book/booklock.h"
#include "core/book/restore.h"
#include "core/exchange/sample.h"
#include "tests/support/testmain.h"
#include "tests/ui/windowstage.h"
#include "ui/shell/backupkeeper.h"
#include "ui/widgets/labels.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

enum class Harm { Gone, Locked, Truncated, Newer, Stranger, Empty };

void writeAt(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

void harm(const QString &path, Harm how)
{
    switch (how) {
    case Harm::Gone: QVERIFY(QFile::rename(path, path + u".elsewhere"_s)); break;
    case Harm::Locked: break;
    case Harm::Truncated: QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2)); break;
    case Harm::Newer: writeAt(path, 60, QByteArray("\0\0\0\x63", 4)); break;
    case Harm::Stranger: QVERIFY(QFile::resize(path, 0)); writeAt(path, 0, "Name,Email\nAnn,ann@example.test\n"); break;
    case Harm::Empty: QVERIFY(QFile::resize(path, 0)); break;
    }
}

/// A page that opening does not look at: the file was closed in good order, and is not what it was.
void harmInside(const QString &path)
{
    int root = 0, size = 0;
    {
        auto db = Database::open(path, Database::Access::Immutable, Database::Engine::Native);
        QVERIFY(db);
        root = (*db)->value<int>("SELECT rootpage FROM sqlite_schema WHERE name = 'external_ref'").value_or(0);
        size = (*db)->value<int>("PRAGMA page_size").value_or(0);
    }
    QVERIFY(root > 1);
    writeAt(path, qint64(root - 1) * size, QByteArray(size, '\xff'));
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

/// The start page and every refused book: a clear sentence, the sensible ways on, and nothing touched.
class TestStartPage : public QObject
{
    Q_OBJECT
private slots:
    void aRefusedBookOffersWaysOn_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<QStringList>("ways");
        QTest::addColumn<bool>("anotherIsOpen");
        const QList<std::tuple<const char *, Harm, QStringList>> cases = {
            {"moved", Harm::Gone, {u"chooseBackup"_s, u"locateBook"_s}},
            {"open elsewhere", Harm::Locked, {u"openReadOnly"_s, u"tryAgain"_s}},
            {"cut short", Harm::Truncated, {u"chooseAnother"_s, u"chooseBackup"_s, u"salvage"_s}},
            {"of a newer Goodword", Harm::Newer, {u"chooseAnother"_s, u"chooseBackup"_s}},
            {"no book at all", Harm::Stranger, {u"chooseAnother"_s, u"chooseBackup"_s}},
            {"an empty file", Harm::Empty, {u"chooseAnother"_s, u"chooseBackup"_s}},
        };
        for (const auto &[name, how, ways] : cases) {
            QTest::addRow("%s", name) << int(how) << ways << false;
            QTest::addRow("%s, with a book open", name) << int(how) << ways << true;
        }
    }
    void aRefusedBookOffersWaysOn()
    {
        QFETCH(int, how);
        QFETCH(QStringList, ways);
        QFETCH(bool, anotherIsOpen);
        WindowStage stage;
        const QString path = stage.newBook();
        QVERIFY(BackupStore::of(stage.book()).make(path, u"manual"_s));
        stage.window->closeBook();
        harm(path, Harm(how));
        if (anotherIsOpen)
            QVERIFY(!stage.newBook(u"Other"_s).isEmpty());
        std::unique_ptr<BookLock> other;
        if (Harm(how) == Harm::Locked)
            other = std::move(*BookLock::take(path));
        const QByteArray before = fileBytes(path);
        const QStringList beside = filesIn(stage.dir.path());

        QVERIFY(!stage.window->openBook(path));
        QVERIFY(stage.said().contains(u"Shop.goodword"_s));
        QStringList offered;
        for (const QPushButton *button : stage.banner().findChildren<QPushButton *>())
            offered.append(button->objectName());
        offered.sort();
        QCOMPARE(offered, ways);
        QCOMPARE(fileBytes(path), before);
        QCOMPARE(filesIn(stage.dir.path()), beside);
        QCOMPARE(stage.window->session() != nullptr, anotherIsOpen);
        QTest::qWait(50);
        if (Harm(how) == Harm::Truncated)
            keepPicture(*stage.window, anotherIsOpen ? u"refused-over-a-book"_s : u"refused-on-start"_s);
    }

    void aDamagedBookComesBackFromItsNewestBackup()
    {
        WindowStage stage;
        const QString path = stage.newBook();
        QVERIFY(BackupStore::of(stage.book()).make(path, u"manual"_s));
        stage.add(u"Ann Byrne ann@example.test"_s);
        stage.clock.advance(3600);
        const auto newest = BackupStore::of(stage.book()).make(path, u"manual"_s);
        QVERIFY(newest);
        QTRY_VERIFY(!BackupStore::of(stage.book()).list().isEmpty());
        stage.window->closeBook();
        const QString folder = QFileInfo(newest->path).absolutePath();
        const QStringList kept = filesIn(folder);
        const QByteArray backupBytes = fileBytes(newest->path);
        harm(path, Harm::Truncated);
        const QByteArray damaged = fileBytes(path);

        QVERIFY(!stage.window->openBook(path));
        stage.click(u"chooseBackup"_s);
        QTRY_VERIFY(stage.find<QDialog>(u"restoreDialog"_s));
        auto *list = stage.find<QListWidget>(u"restoreList"_s);
        QVERIFY(list->count() >= 2);
        QCOMPARE(list->currentRow(), 0);
        QTRY_VERIFY(stage.find<QAbstractButton>(u"restoreNow"_s)->isEnabled());
        QVERIFY(stage.find<PlainLabel>(u"restoreContents"_s)->plainText().contains(u"Customers: 1"_s));
        keepPicture(*stage.find<QDialog>(u"restoreDialog"_s), u"restore-dialog"_s);
        stage.click(u"restoreNow"_s);
        QTRY_VERIFY(stage.window->session());
        QCOMPARE(stage.book().path(), path);
        QVERIFY(!stage.book().isReadOnly());
        QVERIFY(stage.who(u"Ann Byrne"_s).isValid());
        // What was there is set aside as it was; the backup is untouched and nothing was made beside it.
        const QStringList aside = QDir(stage.dir.path()).entryList({u"*set aside*"_s}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QCOMPARE(fileBytes(stage.dir.filePath(aside.first())), damaged);
        QCOMPARE(fileBytes(newest->path), backupBytes);
        QCOMPARE(filesIn(folder), kept);
    }

    void aBackupIsLookedAtOrCopiedNeverWritten()
    {
        WindowStage stage;
        const QString path = stage.newBook();
        const auto backup = BackupStore::of(stage.book()).make(path, u"manual"_s);
        stage.window->closeBook();
        const QByteArray bytes = fileBytes(backup->path);
        QVERIFY(!stage.window->openBook(backup->path));
        QTRY_VERIFY(stage.find<QAbstractButton>(u"chooseBackup"_s));
        stage.click(u"openReadOnly"_s);
        QTRY_VERIFY(stage.window->session());
        QVERIFY(stage.book().isReadOnly());
        stage.window->closeBook();
        QCOMPARE(fileBytes(backup->path), bytes);
    }

    void aBookOnANetworkShareIsCopiedAndTheCopyIsOpen()
    {
        WindowStage stage;
        const QString path = stage.newBook();
        stage.add(u"Ann Byrne"_s);
        stage.window->closeBook();
        stage.fileSystem = [](const QString &file) { return file.contains(u"Shop"_s) ? "nfs4"_ba : "ext4"_ba; };
        stage.start();
        const QByteArray before = fileBytes(path);
        QVERIFY(!stage.window->openBook(path));
        QVERIFY2(stage.said().contains(u"network share"_s), qPrintable(stage.said()));
        keepPicture(*stage.window, u"refused-on-a-share"_s);
        stage.click(u"copyElsewhere"_s);
        stage.chooseFile(u"copyTarget"_s, stage.pathOf(u"Mine"_s));
        QTRY_VERIFY(stage.window->session());
        QCOMPARE(stage.book().path(), stage.pathOf(u"Mine"_s));
        QVERIFY(!stage.book().isReadOnly());
        QVERIFY(stage.who(u"Ann Byrne"_s).isValid());
        QCOMPARE(fileBytes(path), before);
    }

    void aMovedBookIsLocated()
    {
        WindowStage stage;
        const QString path = stage.newBook();
        stage.window->closeBook();
        QVERIFY(QFile::rename(path, stage.pathOf(u"Moved"_s)));
        QVERIFY(!stage.window->openBook(path));
        stage.click(u"locateBook"_s);
        stage.chooseFile(u"chooseBook"_s, stage.pathOf(u"Moved"_s));
        QTRY_VERIFY(stage.window->session());
        QCOMPARE(stage.book().path(), stage.pathOf(u"Moved"_s));
        QVERIFY(!stage.settings->recentBooks().contains(path));
        stage.window->closeBook();
        QVERIFY(stage.said().isEmpty());
    }

    void hiddenDamageIsToldSoonAfterOpening()
    {
        WindowStage stage;
        const QString path = stage.newBook();
        stage.add(u"Ann Byrne"_s);
        QVERIFY(BackupStore::of(stage.book()).make(path, u"manual"_s));
        stage.window->closeBook();
        harmInside(path);
        QVERIFY(stage.window->openBook(path));
        QTRY_VERIFY(stage.said().contains(u"damaged"_s));
        stage.action("file.check")->trigger();
        QTRY_VERIFY(stage.find<QMessageBox>(u"checkResult"_s));
        QVERIFY(stage.find<QMessageBox>(u"checkResult"_s)->text().contains(u"damaged"_s));
        stage.click(u"checkRestore"_s);
        QTRY_VERIFY(stage.find<QDialog>(u"restoreDialog"_s));
        QTRY_VERIFY(stage.find<QAbstractButton>(u"restoreNow"_s)->isEnabled());
        stage.click(u"restoreNow"_s);
        QTRY_VERIFY(!stage.find<QDialog>(u"restoreDialog"_s));
        QTRY_VERIFY(stage.window->session() && stage.who(u"Ann Byrne"_s).isValid());
        QCOMPARE(stage.book().check(), QStringList());
        settle(100);
        QTRY_VERIFY(stage.said().isEmpty());
    }

    void whatIsWholeIsSalvagedIntoANewBook()
    {
        WindowStage stage;
        const QString path = stage.newBook();
        for (const char *name : {"Ann Byrne", "Ben Kelly", "Cian Walsh"})
            stage.add(QString::fromLatin1(name));
        QVERIFY(BackupStore::of(stage.book()).make(path, u"manual"_s));
        stage.window->closeBook();
        harmInside(path);
        QVERIFY(stage.window->openBook(path));
        QTRY_VERIFY(stage.said().contains(u"damaged"_s));
        const QByteArray damaged = fileBytes(path);
        stage.window->resize(1000, 700);
        QTest::qWait(100);
        keepPicture(*stage.window, u"damaged-book"_s);
        stage.click(u"salvage"_s);
        QTRY_VERIFY(stage.find<QDialog>(u"salvageDialog"_s));
        auto *dialog = stage.find<QDialog>(u"salvageDialog"_s);
        keepPicture(*dialog, u"salvage-dialog"_s);
        QVERIFY(stage.find<PlainLabel>(u"salvageText"_s)->plainText().contains(u"newest backup"_s));
        const QString target = stage.find<QLineEdit>(u"salvageTarget"_s)->text();
        stage.click(u"salvageNow"_s);
        QTRY_VERIFY(stage.find<QAbstractButton>(u"salvageOpen"_s));
        const auto *report = stage.find<PlainLabel>(u"problem"_s);
        QVERIFY2(report && report->plainText().contains(u"Customers: 3 brought over"_s), qPrintable(report ? report->plainText() : QString()));
        QTest::qWait(50);
        keepPicture(*dialog, u"salvage-report"_s);
        QVERIFY(report->height() >= report->heightForWidth(report->width())); // all of it is seen
        QCOMPARE(fileBytes(path), damaged);
        QTest::mouseDClick(stage.find<PlainLabel>(u"problem"_s), Qt::LeftButton, {}, QPoint(30, report->height() / 2));
        QVERIFY(report->hasSelectedText()); // to be copied, and sent to somebody
        stage.click(u"salvageOpen"_s);
        QTRY_VERIFY(stage.window->session());
        QCOMPARE(stage.book().path(), target);
        QVERIFY(stage.who(u"Ben Kelly"_s).isValid());
        QCOMPARE(stage.book().check(), QStringList());
        settle(100);
        QTRY_VERIFY(stage.said().isEmpty());
    }

    void aSalvageThatFindsNothingSaysSo()
    {
        WindowStage stage;
        const QString path = stage.newBook();
        stage.window->closeBook();
        writeAt(path, 100, QByteArray(int(QFileInfo(path).size()) - 100, 'x'));
        QVERIFY(!stage.window->openBook(path));
        const QStringList beside = filesIn(stage.dir.path());
        stage.click(u"salvage"_s);
        stage.click(u"salvageNow"_s);
        QTRY_VERIFY(stage.find<PlainLabel>(u"problem"_s));
        QVERIFY(stage.find<PlainLabel>(u"problem"_s)->plainText().contains(u"Nothing of a Goodword book"_s));
        QVERIFY(stage.find<QAbstractButton>(u"salvageNow"_s)->isEnabled());
        QCOMPARE(filesIn(stage.dir.path()), beside);
        stage.click(u"cancel"_s);
    }

    void aSoundBookIsToldSo()
    {
        WindowStage stage;
        QVERIFY(!stage.newBook().isEmpty());
        stage.action("file.check")->trigger();
        QTRY_VERIFY(stage.find<QMessageBox>(u"checkResult"_s));
        QCOMPARE(stage.find<QMessageBox>(u"checkResult"_s)->text(), u"The book is sound."_s);
        stage.find<QMessageBox>(u"checkResult"_s)->reject();
    }

    void aCheckIsStoppedByCancel()
    {
        WindowStage stage;
        QVERIFY(!stage.newBook().isEmpty());
        stage.idle();
        stage.action("file.check")->trigger();
        QVERIFY(stage.session().currentJob());
        stage.session().currentJob()->cancel();
        stage.idle();
        QTest::qWait(50);
        QVERIFY(!stage.find<QMessageBox>(u"checkResult"_s));
        QVERIFY(stage.said().isEmpty()); // a short message says it, no error
        QVERIFY(stage.find<QWidget>(u"toast"_s));
    }

    void aFailedBackupIsToldAndTriedAgain()
    {
        WindowStage stage;
        QVERIFY(!stage.newBook().isEmpty());
        auto *keeper = stage.window->findChild<BackupKeeper *>();
        QVERIFY(keeper);
        QSignalSpy failed(keeper, &BackupKeeper::failed), made(keeper, &BackupKeeper::made);
        const QString root = BackupStore::root();
        QDir(root).removeRecursively();
        QVERIFY(QDir().mkpath(QFileInfo(root).absolutePath()));
        QFile inTheWay(root);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        stage.add(u"Ann"_s);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(stage.said().contains(u"backup"_s, Qt::CaseInsensitive));
        stage.clock.advance(BackupKeeper::kRetryMinutes * 60);
        stage.add(u"Ben"_s);
        settle(200);
        QCOMPARE(failed.size(), 1); // told once
        QVERIFY(inTheWay.remove());
        stage.clock.advance(BackupKeeper::kRetryMinutes * 60);
        stage.add(u"Cian"_s);
        QTRY_COMPARE(made.size(), 1);
        stage.clock.advance(60);
        stage.add(u"Dara"_s);
        settle(100);
        QCOMPARE(made.size(), 1); // half an hour apart
    }

    void aFileDroppedWithoutABookIsExplained()
    {
        WindowStage stage;
        const QString path = stage.dir.filePath(u"people.csv"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Name\nAnn\n");
        file.close();
        stage.drop(path);
        QVERIFY(stage.said().contains(u"Open or make a book first"_s));
    }

    void theSampleIsResetAndTheChangedOneKept()
    {
        WindowStage stage;
        stage.click(u"startSample"_s);
        QVERIFY(stage.find<QDialog>(u"sampleProgress"_s)); // it is made beside the window
        keepPicture(*stage.find<QDialog>(u"sampleProgress"_s), u"sample-progress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stage.window->session(), 60'000);
        QVERIFY(stage.said().isEmpty());
        stage.add(u"Somebody New"_s);
        stage.idle();
        stage.clock.advance(30LL * 24 * 3600);
        stage.window->closeBook();
        stage.window->openSample();
        QVERIFY(stage.said().contains(u"a while ago"_s));
        stage.click(u"resetSample"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stage.window->session() && !stage.who(u"Somebody New"_s).isValid(), 60'000);
        QVERIFY(sampleAge(stage.book()) <= 1);
        const auto backups = BackupStore::of(stage.book()).list();
        QVERIFY(!backups.isEmpty());
        QCOMPARE(backups.first().reason, u"sample"_s);
        const auto kept = lookInto(backups.first().path);
        QVERIFY(kept);
        QVERIFY2(kept->lastStep.contains(u"Somebody New"_s), qPrintable(kept->lastStep));
        QVERIFY(QDir(QFileInfo(stage.book().path()).absolutePath()).entryList({u"*set aside*"_s}).isEmpty());
    }
};

GOODWORD_TEST(TestStartPage)
#include "tst_startpage.moc"
