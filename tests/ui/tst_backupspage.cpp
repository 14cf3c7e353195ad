#include "tests/support/testmain.h"
#include "tests/ui/busyjob.h"
#include "tests/ui/windowstage.h"
#include "ui/dialogs/recoverykey.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

const QString kPassphrase = u"seven gulls over a slow harbour"_s;

/// A book with Ann in it, and on the page of backups one that was made by hand.
void backUpAnn(WindowStage &stage)
{
    QVERIFY(!stage.newBook().isEmpty());
    stage.add(u"Ann Byrne"_s);
    stage.window->view()->goTo(u"backups"_s);
    stage.click(u"backUpNow"_s);
    stage.idle();
}

/// The next question box is answered, as soon as it is there.
void answerNext(QMessageBox::StandardButton button)
{
    auto *timer = new QTimer;
    QObject::connect(timer, &QTimer::timeout, timer, [timer, button] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        timer->deleteLater();
        box->button(button)->click();
    });
    timer->start(20);
}

void type(const QWidget *dialog, const QString &name, const QString &text)
{
    auto *field = dialog->findChild<QLineEdit *>(name);
    QVERIFY(field);
    field->clear();
    QTest::keyClicks(field, text);
}

/// Saves the chosen backup encrypted, and answers the recovery key.
QString sealTo(const WindowStage &stage, const QString &path)
{
    stage.click(u"sealBackup"_s);
    const auto *dialog = stage.find<QDialog>(u"sealDialog"_s);
    type(dialog, u"sealPath"_s, path);
    type(dialog, u"passphrase"_s, kPassphrase);
    type(dialog, u"passphraseAgain"_s, kPassphrase);
    stage.click(u"sealNow"_s);
    stage.idle();
    const auto shown = [&stage] { return stage.find<PlainLabel>(u"recoveryKey"_s); };
    if (!QTest::qWaitFor([&] { return shown() != nullptr; }, 30'000))
        return {};
    const QString recovery = shown()->plainText().remove(u'\n');
    stage.click(u"keyKept"_s);
    return recovery;
}

} // namespace

/// Backups in the real window: made, looked into, restored, taken away encrypted and brought back.
class TestBackupsPage : public QObject
{
    Q_OBJECT
private slots:
    void aBackupIsMadeAndRestored();
    void aBackupIsSavedElsewhere();
    void whatIsDifferentIsNamed();
    void aWeakPassphraseIsAdvisedAgainst();
    void anEncryptedCopyIsSavedAndOpened();
    void whatWasTypedStaysWhileTheWindowIsBusy();
    void theRecoveryKeyIsNotLostByOneKey();
    void whoStopsTheOpeningHasTheBookBack();
    void theBackupsPageLooksWell();
};

void TestBackupsPage::aBackupIsMadeAndRestored()
{
    WindowStage stage;
    backUpAnn(stage);
    auto *list = stage.find<QListView>(u"backupList"_s);
    QTRY_VERIFY(list->model()->rowCount() >= 1);
    stage.clock.advance(60);
    stage.add(u"Ben Kelly"_s);
    list->setCurrentIndex({});
    list->setCurrentIndex(list->model()->index(0, 0));
    auto *state = stage.find<PlainLabel>(u"backupState"_s);
    QVERIFY(state->plainText().contains(u"Checking"_s));
    keepPicture(*stage.window, u"backups-checking"_s);
    QTRY_VERIFY2(state->plainText().contains(u"Ann Byrne"_s), qPrintable(state->plainText())); // the last change in it
    keepPicture(*stage.window, u"backups"_s);
    const int before = list->model()->rowCount();
    answerNext(QMessageBox::Cancel);
    stage.click(u"restoreBackup"_s);
    QVERIFY(stage.who(u"Ben Kelly"_s).isValid());
    answerNext(QMessageBox::Ok);
    stage.click(u"restoreBackup"_s);
    stage.idle();
    QTRY_VERIFY(!stage.who(u"Ben Kelly"_s).isValid());
    QVERIFY(stage.who(u"Ann Byrne"_s).isValid());
    QTRY_VERIFY(list->model()->rowCount() > before); // what was there is among them
    QCOMPARE(stage.book().check(), QStringList());
}

void TestBackupsPage::aBackupIsSavedElsewhere()
{
    WindowStage stage;
    const QString path = stage.newBook();
    stage.add(u"Ann Byrne"_s);
    const auto backup = BackupStore::of(stage.book()).make(path, u"manual"_s);
    const QString copy = stage.dir.filePath(u"copy.goodword"_s);
    QVERIFY(copyBackup(backup->path, copy));
    QCOMPARE(lookInto(copy)->customers, 1);
    QVERIFY(!QFile::exists(backup->path + u"-wal"_s) && !QFile::exists(backup->path + u"-shm"_s));
}

void TestBackupsPage::whatIsDifferentIsNamed()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    const CustomerId ann = stage.add(u"Ann Byrne"_s);
    stage.add(u"Ben Kelly"_s);
    stage.window->view()->goTo(u"backups"_s);
    stage.click(u"backUpNow"_s);
    stage.idle();
    stage.clock.advance(60);
    stage.add(u"Cid <b>Daly</b>"_s);
    QVERIFY(editCustomer(stage.book(), ann, [](CustomerFields &c) { c.notes = u"likes soap"_s; }));
    auto *list = stage.find<QListView>(u"backupList"_s);
    auto *parts = stage.find<ChipBar>(u"copyParts"_s);
    auto *table = stage.find<QTableView>(u"copyCustomers"_s);
    QTRY_VERIFY(list->model()->rowCount() >= 1);
    stage.window->view()->goTo(u"customers"_s);
    stage.window->view()->goTo(u"backups"_s);
    const auto names = [table] {
        QStringList found;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            found += table->model()->index(row, 0).data().toString();
        return found;
    };
    const auto show = [parts](const QString &part) {
        parts->setChosen({part});
        Q_EMIT parts->chosenChanged({part});
    };
    const QModelIndexList byHand = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, u"Made by you"_s, 1, Qt::MatchContains);
    QCOMPARE(byHand.size(), 1); // beside those made by themselves
    list->setCurrentIndex(byHand.first());
    QTRY_VERIFY(parts->isChip(u"added"_s));
    QTRY_COMPARE(names(), QStringList({u"Ann Byrne"_s, u"Ben Kelly"_s}));
    show(u"added"_s);
    QTRY_COMPARE(names(), QStringList{u"Cid <b>Daly</b>"_s});
    keepPicture(*stage.window, u"backups-difference"_s);
    show(u"changed"_s);
    QTRY_COMPARE(names(), QStringList{u"Ann Byrne"_s});
    show(u"removed"_s);
    QTRY_COMPARE(names(), QStringList());
    show(u"in"_s);
    auto *search = stage.find<SearchField>(u"copySearch"_s);
    search->setText(u"kelly"_s);
    QTRY_COMPARE(names(), QStringList{u"Ben Kelly"_s});
}

void TestBackupsPage::aWeakPassphraseIsAdvisedAgainst()
{
    WindowStage stage;
    backUpAnn(stage);
    stage.click(u"sealBackup"_s);
    auto *dialog = stage.find<QDialog>(u"sealDialog"_s);
    QVERIFY(dialog);
    auto *save = dialog->findChild<QPushButton *>(u"sealNow"_s);
    auto *advice = dialog->findChild<PlainLabel *>(u"passphraseAdvice"_s);
    QVERIFY(advice->plainText().contains(u"protects nothing"_s));
    QVERIFY(!save->isEnabled());
    type(dialog, u"passphrase"_s, u"soap"_s);
    QVERIFY(!save->isEnabled()); // not typed twice
    type(dialog, u"passphraseAgain"_s, u"soap"_s);
    QVERIFY(save->isEnabled()); // advice, no wall
    QVERIFY(advice->plainText().contains(u"guess"_s));
    type(dialog, u"passphrase"_s, kPassphrase);
    type(dialog, u"passphraseAgain"_s, kPassphrase);
    QVERIFY(advice->plainText().isEmpty());
    auto *problem = dialog->findChild<PlainLabel *>(u"problem"_s);
    QVERIFY(!problem->isVisible());
    const QString there = stage.dir.filePath(u"there.goodword-sealed"_s);
    QVERIFY(QFile::copy(stage.book().path(), there));
    type(dialog, u"sealPath"_s, there);
    QVERIFY(problem->isVisible() && problem->plainText().contains(u"replaced"_s));
    keepPicture(*dialog, u"seal-dialog"_s);
}

void TestBackupsPage::whatWasTypedStaysWhileTheWindowIsBusy()
{
    WindowStage stage;
    backUpAnn(stage);
    stage.click(u"sealBackup"_s);
    QPointer<QDialog> dialog = stage.find<QDialog>(u"sealDialog"_s);
    QVERIFY(dialog);
    type(dialog, u"sealPath"_s, stage.dir.filePath(u"copy.goodword-sealed"_s));
    type(dialog, u"passphrase"_s, kPassphrase);
    type(dialog, u"passphraseAgain"_s, kPassphrase);
    BusyJob busy(stage.session());
    stage.click(u"sealNow"_s);
    QVERIFY(dialog->findChild<PlainLabel *>(u"problem"_s)->plainText().contains(u"Counting gulls"_s));
    QCOMPARE(dialog->findChild<QLineEdit *>(u"passphrase"_s)->text(), kPassphrase);
    busy.end();
    stage.idle();
    stage.click(u"sealNow"_s);
    QTRY_VERIFY(!dialog);
    QTRY_VERIFY_WITH_TIMEOUT(stage.find<PlainLabel>(u"recoveryKey"_s), 30'000);
    stage.click(u"keyKept"_s);
}

void TestBackupsPage::anEncryptedCopyIsSavedAndOpened()
{
    WindowStage stage;
    backUpAnn(stage);
    const QString path = stage.dir.filePath(u"copy.goodword-sealed"_s);
    const QString recovery = sealTo(stage, path);
    QVERIFY(!recoveryFromText(recovery).isEmpty());
    QVERIFY(isSealed(path));
    stage.window->openBook(path);
    QTRY_VERIFY(stage.find<QDialog>(u"unsealDialog"_s));
    auto *unsealing = stage.find<QDialog>(u"unsealDialog"_s);
    type(unsealing, u"unsealTarget"_s, stage.dir.filePath(u"opened.goodword"_s));
    type(unsealing, u"unsealKey"_s, u"seven gulls over a slow harbor"_s);
    stage.click(u"unsealNow"_s);
    auto *problem = unsealing->findChild<PlainLabel *>(u"problem"_s);
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), 30'000);
    QVERIFY(problem->plainText().contains(u"not the passphrase"_s));
    keepPicture(*unsealing, u"unseal-dialog"_s);
    type(unsealing, u"unsealKey"_s, recovery);
    stage.click(u"unsealNow"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stage.book().path(), stage.dir.filePath(u"opened.goodword"_s), 30'000);
    QVERIFY(stage.who(u"Ann Byrne"_s).isValid());
}

void TestBackupsPage::theRecoveryKeyIsNotLostByOneKey()
{
    WindowStage stage;
    stage.newBook();
    showRecoveryKey(stage.window.get(), Secret::random(kRecoveryBytes), u"Saltwater Soap 2026-11-22.goodword-sealed"_s);
    auto *dialog = stage.find<QDialog>(u"recoveryDialog"_s);
    keepPicture(*dialog, u"recovery-dialog"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    QVERIFY(stage.find<PlainLabel>(u"recoveryProblem"_s)->plainText().contains(u"write it down"_s));
    keepPicture(*dialog, u"recovery-dialog-escape"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!stage.find<QDialog>(u"recoveryDialog"_s)); // it was said
}

void TestBackupsPage::whoStopsTheOpeningHasTheBookBack()
{
    WindowStage stage;
    const QString path = stage.newBook();
    stage.add(u"Ann Byrne"_s);
    const auto backup = BackupStore::of(stage.book()).make(path, u"manual"_s);
    const QString sealed = stage.dir.filePath(u"copy.goodword-sealed"_s);
    QVERIFY(backup && sealFile(backup->path, sealed, Secret::ofText(kPassphrase))); // takes a second to open
    stage.window->openBook(sealed);
    QTRY_VERIFY(stage.find<QDialog>(u"unsealDialog"_s));
    const auto *dialog = stage.find<QDialog>(u"unsealDialog"_s);
    type(dialog, u"unsealTarget"_s, path);
    type(dialog, u"unsealKey"_s, kPassphrase);
    stage.click(u"unsealNow"_s);
    QVERIFY(!stage.window->session()); // it would be in the way
    stage.click(u"cancel"_s);
    QVERIFY(stage.find<QDialog>(u"unsealDialog"_s)); // until the worker has ended
    QTRY_VERIFY_WITH_TIMEOUT(!stage.find<QDialog>(u"unsealDialog"_s), 30'000);
    QTRY_VERIFY(stage.window->session());
    QCOMPARE(stage.book().path(), path);
    QVERIFY(stage.who(u"Ann Byrne"_s).isValid());
    QVERIFY(QDir(stage.dir.path()).entryList({u"*set aside*"_s}).isEmpty());
}

void TestBackupsPage::theBackupsPageLooksWell()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.add(u"Ann Byrne"_s);
    const QString path = stage.book().path();
    for (const int days : {400, 300, 65, 20, 3, 1, 0}) {
        FixedClock then(stage.clock.nowUtc().addDays(-days));
        const BackupStore store(BackupStore::root() + u'/' + stage.book().setting(u"uuid"_s), then);
        QVERIFY(store.make(path, days % 2 ? u"auto"_s : u"bulk"_s));
    }
    for (int i = 0; i < 40; ++i)
        stage.add(u"Donaudampfschifffahrtsgesellschaftskapitän Nummer %1"_s.arg(i));
    auto *window = stage.window.get();
    const auto picture = [&](const QString &name, QSize size, Theme::Mode mode) {
        stage.theme.setMode(mode);
        window->resize(size);
        stage.window->view()->goTo(u"customers"_s);
        stage.window->view()->goTo(u"backups"_s);
        auto *parts = stage.find<ChipBar>(u"copyParts"_s);
        QTRY_VERIFY(parts->isChip(u"added"_s));
        parts->setChosen({u"added"_s});
        Q_EMIT parts->chosenChanged({u"added"_s});
        QTRY_VERIFY(stage.find<QTableView>(u"copyCustomers"_s)->model()->rowCount() > 10);
        keepPicture(*window, name);
    };
    picture(u"backups-light"_s, {1440, 900}, Theme::Mode::Light);
    picture(u"backups-dark"_s, {1440, 900}, Theme::Mode::Dark);
    picture(u"backups-narrow"_s, {1024, 700}, Theme::Mode::Light);
    picture(u"backups-small"_s, {800, 600}, Theme::Mode::Light);
    const auto *search = stage.find<SearchField>(u"copySearch"_s);
    QVERIFY(search->height() >= search->minimumSizeHint().height()); // it scrolls rather than squeezes
    stage.theme.setMode(Theme::Mode::Light);
}

GOODWORD_TEST(TestBackupsPage)
#include "tst_backupspage.moc"
