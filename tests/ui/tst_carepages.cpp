#include "core/book/bookprofile.h"
#include "tests/support/testmain.h"
#include "tests/ui/windowstage.h"
#include "ui/dialogs/logo.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/selectionkeeper.h"
#include "ui/models/tableview.h"
#include "ui/pages/testimonials/brandfields.h"

#include <QCheckBox>

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

} // namespace

/// History, trash and settings, in the real window: what is kept, and how one gets back to it.
class TestCarePages : public QObject
{
    Q_OBJECT
private slots:
    void anOlderStepIsUndoneFromTheHistory();
    void theTrashGivesBackAndForgets();
    void whoIsErasedDoesNotComeBack_data();
    void whoIsErasedDoesNotComeBack();
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

void TestCarePages::whoIsErasedDoesNotComeBack_data()
{
    QTest::addColumn<bool>("inBackups");
    QTest::newRow("the backups stay") << false;
    QTest::newRow("the backups are written anew") << true;
}

void TestCarePages::whoIsErasedDoesNotComeBack()
{
    QFETCH(bool, inBackups);
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
    stage.find<QCheckBox>(u"eraseInBackups"_s)->setChecked(inBackups);
    keepPicture(*stage.find<QMessageBox>(u"confirmEraseTrash"_s), u"erase-question"_s);
    stage.click(u"confirmErase"_s);
    stage.idle();
    QTRY_COMPARE(list->model()->rowCount(), 0);
    QTRY_COMPARE(fileBytes(backup->path).contains("Ann Byrne"), !inBackups);
    QVERIFY(stage.book().replaceWith(backup->path));
    QVERIFY(!stage.who(u"Ann Byrne"_s).isValid());
    QVERIFY(stage.who(u"Ben Kelly"_s).isValid());
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
