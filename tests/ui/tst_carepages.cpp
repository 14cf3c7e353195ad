#include "core/book/bookprofile.h"
#include "tests/support/testmain.h"
#include "tests/ui/windowstage.h"
#include "ui/dialogs/logo.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/selectionkeeper.h"
#include "ui/models/tableview.h"
#include "ui/pages/testimonials/brandfields.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

RecordTableView *listOf(const WindowStage &stage, const QString &name)
{
    return stage.window->findChild<RecordTableView *>(name);
}

QString cell(const RecordTableView *view, int row, int column)
{
    return view->model()->index(row, column).data().toString().remove(QChar(0x2068)).remove(QChar(0x2069));
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

} // namespace

/// History, trash, backups and settings, in the real window: what is kept, and how one gets back to it.
class TestCarePages : public QObject
{
    Q_OBJECT
private slots:
    void anOlderStepIsUndoneFromTheHistory();
    void theTrashGivesBackAndForgets();
    void aBackupIsMadeAndRestored();
    void aBackupIsSavedElsewhere();
    void whatIsDifferentIsNamed();
    void anEncryptedCopyIsSavedAndOpened();
    void whoIsErasedDoesNotComeBack();
    void theBackupsPageLooksWell();
    void theNameOfTheBusinessIsChangedAndUndone();
    void onlyAPictureBecomesTheLogo_data();
    void onlyAPictureBecomesTheLogo();
    void theBookletsBrandIsRemembered();
};

void TestCarePages::anOlderStepIsUndoneFromTheHistory()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.add(u"Ann Byrne"_s);
    stage.add(u"Ben Kelly"_s);
    stage.key(Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(stage.window->view()->currentPageId(), u"history"_s);
    auto *list = listOf(stage, u"historyList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QVERIFY(cell(list, 1, 0).contains(u"Ann Byrne"_s));
    list->setCurrentIndex(list->model()->index(1, 0));
    QTRY_VERIFY(stage.find<QPushButton>(u"undoStep"_s)->isEnabled());
    keepPicture(*stage.window, u"history"_s);
    stage.click(u"undoStep"_s);
    QTRY_VERIFY(!stage.who(u"Ann Byrne"_s).isValid());
    QVERIFY(stage.who(u"Ben Kelly"_s).isValid());
    QTRY_COMPARE(list->model()->rowCount(), 3); // the undoing is a step too
}

void TestCarePages::theTrashGivesBackAndForgets()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    const CustomerId ann = stage.add(u"Ann Byrne"_s);
    const CustomerId ben = stage.add(u"Ben Kelly"_s);
    QVERIFY(trashCustomers(stage.book(), {ann, ben}));
    stage.window->view()->goTo(u"trash"_s);
    auto *list = listOf(stage, u"trash-customers"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QVERIFY(!stage.find<QPushButton>(u"restoreChosen"_s)->isEnabled());
    list->keeper()->select({ann.value});
    QTRY_VERIFY(stage.find<QPushButton>(u"restoreChosen"_s)->isEnabled());
    keepPicture(*stage.window, u"trash"_s);
    stage.click(u"restoreChosen"_s);
    QTRY_VERIFY(stage.who(u"Ann Byrne"_s).isValid());
    QTRY_COMPARE(list->model()->rowCount(), 1);
    stage.click(u"emptyTrash"_s);
    QTRY_VERIFY(stage.find<QMessageBox>(u"confirmEmptyTrash"_s));
    QVERIFY(stage.find<QMessageBox>(u"confirmEmptyTrash"_s)->text().contains(u"Customers: 1"_s));
    stage.click(u"cancelEmpty"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    QTRY_VERIFY(!stage.find<QMessageBox>(u"confirmEmptyTrash"_s));
    stage.click(u"emptyTrash"_s);
    QTRY_VERIFY(stage.find<QAbstractButton>(u"confirmEmpty"_s));
    stage.click(u"confirmEmpty"_s);
    stage.idle();
    QTRY_COMPARE(list->model()->rowCount(), 0);
    QCOMPARE(customerStore::count(stage.session().db(), true), 0);
    QCOMPARE(customerStore::count(stage.session().db()), 1);
}

void TestCarePages::aBackupIsMadeAndRestored()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.add(u"Ann Byrne"_s);
    stage.window->view()->goTo(u"backups"_s);
    stage.click(u"backUpNow"_s);
    stage.idle();
    auto *list = stage.find<QListView>(u"backupList"_s);
    QTRY_VERIFY(list->model()->rowCount() >= 1);
    stage.clock.advance(60);
    stage.add(u"Ben Kelly"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
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

void TestCarePages::aBackupIsSavedElsewhere()
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

void TestCarePages::whatIsDifferentIsNamed()
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

void TestCarePages::anEncryptedCopyIsSavedAndOpened()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.add(u"Ann Byrne"_s);
    stage.window->view()->goTo(u"backups"_s);
    stage.click(u"backUpNow"_s);
    stage.idle();
    stage.click(u"sealBackup"_s);
    const QString path = stage.dir.filePath(u"copy.goodword-sealed"_s);
    auto *dialog = stage.find<QDialog>(u"sealDialog"_s);
    QTRY_VERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"sealPath"_s)->setText(path);
    const auto type = [dialog](const QString &name, const QString &text) {
        auto *field = dialog->findChild<QLineEdit *>(name);
        field->clear();
        QTest::keyClicks(field, text);
    };
    auto *save = dialog->findChild<QPushButton *>(u"sealNow"_s);
    auto *advice = dialog->findChild<PlainLabel *>(u"passphraseAdvice"_s);
    QVERIFY(advice->plainText().contains(u"protects nothing"_s));
    type(u"passphrase"_s, u"soap"_s);
    QVERIFY(!save->isEnabled()); // not typed twice
    type(u"passphraseAgain"_s, u"soap"_s);
    QVERIFY(save->isEnabled()); // advice, no wall
    QVERIFY(advice->plainText().contains(u"guess"_s));
    type(u"passphrase"_s, u"seven gulls over a slow harbour"_s);
    type(u"passphraseAgain"_s, u"seven gulls over a slow harbour"_s);
    QVERIFY(advice->plainText().isEmpty());
    keepPicture(*dialog, u"seal-dialog"_s);
    save->click();
    stage.idle();
    QTRY_VERIFY(stage.find<PlainLabel>(u"recoveryKey"_s));
    keepPicture(*stage.find<QDialog>(u"recoveryDialog"_s), u"recovery-dialog"_s);
    const QString recovery = stage.find<PlainLabel>(u"recoveryKey"_s)->plainText();
    QVERIFY(!recoveryFromText(recovery).isEmpty());
    stage.click(u"keyKept"_s);
    QTRY_VERIFY(!stage.find<QDialog>(u"recoveryDialog"_s));
    QVERIFY(isSealed(path));

    stage.window->openBook(path);
    QTRY_VERIFY(stage.find<QDialog>(u"unsealDialog"_s));
    auto *unsealing = stage.find<QDialog>(u"unsealDialog"_s);
    unsealing->findChild<QLineEdit *>(u"unsealTarget"_s)->setText(stage.dir.filePath(u"opened.goodword"_s));
    auto *key = unsealing->findChild<QLineEdit *>(u"unsealKey"_s);
    auto *problem = unsealing->findChild<PlainLabel *>(u"problem"_s);
    QTest::keyClicks(key, u"seven gulls over a slow harbor"_s);
    unsealing->findChild<QPushButton *>(u"unsealNow"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), 30'000);
    QVERIFY(problem->plainText().contains(u"not the passphrase"_s));
    keepPicture(*unsealing, u"unseal-dialog"_s);
    key->setText(recovery);
    unsealing->findChild<QPushButton *>(u"unsealNow"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(stage.book().path(), stage.dir.filePath(u"opened.goodword"_s), 30'000);
    QVERIFY(stage.who(u"Ann Byrne"_s).isValid());
}

void TestCarePages::whoIsErasedDoesNotComeBack()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    const CustomerId ann = stage.add(u"Ann Byrne"_s);
    stage.add(u"Ben Kelly"_s);
    const auto backup = BackupStore::of(stage.book()).make(stage.book().path(), u"manual"_s);
    QVERIFY(backup);
    QVERIFY(trashCustomers(stage.book(), {ann}));
    stage.window->view()->goTo(u"trash"_s);
    auto *list = listOf(stage, u"trash-customers"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QVERIFY(!stage.find<QPushButton>(u"eraseChosen"_s)->isEnabled());
    list->keeper()->select({ann.value});
    QTRY_VERIFY(stage.find<QPushButton>(u"eraseChosen"_s)->isEnabled());
    stage.click(u"eraseChosen"_s);
    QTRY_VERIFY(stage.find<QMessageBox>(u"confirmEraseTrash"_s));
    keepPicture(*stage.find<QMessageBox>(u"confirmEraseTrash"_s), u"erase-question"_s);
    stage.click(u"confirmErase"_s);
    stage.idle();
    QTRY_COMPARE(list->model()->rowCount(), 0);
    QVERIFY(stage.book().replaceWith(backup->path));
    QVERIFY(!stage.who(u"Ann Byrne"_s).isValid());
    QVERIFY(stage.who(u"Ben Kelly"_s).isValid());
}

void TestCarePages::theBackupsPageLooksWell()
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
    stage.theme.setMode(Theme::Mode::Light);
}

void TestCarePages::theNameOfTheBusinessIsChangedAndUndone()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.key(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_COMPARE(stage.window->view()->currentPageId(), u"settings"_s);
    auto *name = stage.find<QLineEdit>(u"settingsName"_s);
    QVERIFY(name);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"Saltwater"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(stage.book().name(), u"Saltwater"_s);
    stage.action("edit.undo")->trigger();
    QTRY_COMPARE(stage.book().name(), u"Shop"_s);
}

void TestCarePages::onlyAPictureBecomesTheLogo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("taken");
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    image.save(&buffer, "PNG");
    QTest::newRow("a picture") << png << true;
    QTest::newRow("a drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>") << true;
    QTest::newRow("words") << QByteArray("not a picture at all") << false;
    QTest::newRow("cut short") << png.left(40) << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestCarePages::onlyAPictureBecomesTheLogo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, taken);
    QTemporaryDir dir;
    QFile file(dir.filePath(u"logo.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto logo = readLogo(file.fileName());
    QCOMPARE(logo.has_value(), taken);
    if (taken)
        QCOMPARE(*logo, bytes);
    else
        QVERIFY(logo.error().text.contains(u"logo.png"_s));
}

void TestCarePages::theBookletsBrandIsRemembered()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    {
        BrandFields fields(stage.session());
        QSignalSpy changed(&fields, &BrandFields::changed);
        fields.findChild<QPushButton *>(u"bookletColour"_s)->click();
        auto *dialog = fields.findChild<QColorDialog *>();
        QVERIFY(dialog);
        dialog->setCurrentColor(QColor(0x12, 0x34, 0x56));
        QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
        QCOMPARE(fields.colour().name(), u"#123456"_s);
        QCOMPARE(changed.size(), 1);
    }
    QCOMPARE(bookProfile(stage.session().db()).brandColor, u"#123456"_s);
    BrandFields again(stage.session());
    QCOMPARE(again.colour().name(), u"#123456"_s);
    stage.action("edit.undo")->trigger();
    QVERIFY(bookProfile(stage.session().db()).brandColor.isEmpty());
    QVERIFY(again.colour().name() != u"#123456"_s);
}

GOODWORD_TEST(TestCarePages)
#include "tst_carepages.moc"
