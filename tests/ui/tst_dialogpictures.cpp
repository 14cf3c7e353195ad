#include "core/book/sealedfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/cutoff.h"
#include "tests/ui/windowstage.h"
#include "ui/dialogs/bookpassphrasedialog.h"
#include "ui/dialogs/newbookdialog.h"
#include "ui/dialogs/recoverykey.h"
#include "ui/dialogs/sealdialog.h"
#include "ui/dialogs/unlockdialog.h"
#include "ui/dialogs/unsealdialog.h"
#include "ui/pages/exchange/exportdialog.h"
#include "ui/shell/restoredialog.h"
#include "ui/shell/salvagedialog.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

const QString kLongName = u"Donaudampfschifffahrtsgesellschaftskapitänswitwenpensionskasse Nordrhein-Westfalen"_s;

/// A dialog over a book with a long name, backed up once.
using Show = std::function<void(WindowStage &stage)>;

const QList<std::pair<QString, Show>> &dialogs()
{
    static const QList<std::pair<QString, Show>> all = {
        {u"seal"_s, [](WindowStage &stage) {
             (new SealDialog(u"Save an encrypted copy"_s, u"A copy that only the passphrase opens again. "_s.repeated(4),
                             stage.pathOf(kLongName), [](const QString &, const Secret &) { return Done(); }, stage.window.get()))->open();
         }},
        {u"unseal"_s, [](WindowStage &stage) {
             (new UnsealDialog(stage.dir.filePath(kLongName + u".goodword-sealed"_s), stage.window.get()))->open();
         }},
        {u"unlock"_s, [](WindowStage &stage) { (new UnlockDialog(stage.pathOf(kLongName), stage.window.get()))->open(); }},
        {u"bookPassphrase"_s, [](WindowStage &stage) { (new BookPassphraseDialog(stage.book(), stage.window.get()))->open(); }},
        {u"recoveryOfBook"_s, [](WindowStage &stage) {
             const BookKey key(Secret::ofBytes(QByteArray(BookKey::kBytes, 'k')), QByteArray(BookKey::kSaltBytes, 's'));
             showRecoveryKey(stage.window.get(), key.recoveryKey(), kLongName + u".goodword"_s);
         }},
        {u"recovery"_s, [](WindowStage &stage) {
             showRecoveryKey(stage.window.get(), Secret::ofBytes(QByteArray(kRecoveryBytes, 'k')), kLongName + u".goodword-sealed"_s);
         }},
        {u"salvage"_s, [](WindowStage &stage) { (new SalvageDialog(stage.book().path(), {}, stage.window.get()))->open(); }},
        {u"restore"_s, [](WindowStage &stage) { (new RestoreDialog(stage.book().path(), stage.window.get()))->open(); }},
        {u"export"_s, [](WindowStage &stage) {
             exportRecords(stage.session(), stage.window.get(), ImportKind::Testimonials, std::vector<qint64>{1, 2}, std::vector<qint64>{1, 2, 3});
             stage.find<QCheckBox>(u"exportProtect"_s)->click();
         }},
        {u"new"_s, [](WindowStage &stage) { (new NewBookDialog(stage.window.get()))->open(); }},
        {u"erase"_s, [](WindowStage &stage) {
             stage.window->view()->goTo(u"trash"_s);
             auto *list = stage.window->findChild<QAbstractItemView *>(u"trash-customers"_s);
             QTRY_COMPARE(list->model()->rowCount(), 1);
             list->selectAll();
             stage.click(u"eraseChosen"_s);
         }},
    };
    return all;
}

} // namespace

/// Every dialog about files, in every look: nothing in it is cut off, also with large letters and long words.
class TestDialogPictures : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void theKeyOfALabelLeadsToItsField();
};

void TestDialogPictures::nothingIsCutOff_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<Show>("show");
    for (const auto &[name, show] : dialogs()) {
        const QByteArray tag = name.toUtf8();
        QTest::addRow("%s-light", tag.data()) << Theme::Mode::Light << 100 << Qt::LeftToRight << show;
        QTest::addRow("%s-rtl", tag.data()) << Theme::Mode::Light << 100 << Qt::RightToLeft << show;
        QTest::addRow("%s-dark", tag.data()) << Theme::Mode::Dark << 100 << Qt::LeftToRight << show;
        QTest::addRow("%s-contrast", tag.data()) << Theme::Mode::HighContrast << 100 << Qt::LeftToRight << show;
        QTest::addRow("%s-large", tag.data()) << Theme::Mode::Light << 150 << Qt::LeftToRight << show;
    }
}

void TestDialogPictures::nothingIsCutOff()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(int, textSize);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(Show, show);
    QGuiApplication::setLayoutDirection(direction);
    const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
    WindowStage stage;
    stage.theme.setMode(mode);
    stage.theme.setTextSize(textSize);
    stage.window->resize(800, 600);
    QVERIFY(!stage.newBook(kLongName).isEmpty());
    const CustomerId ann = stage.add(u"Ann Byrne"_s);
    QVERIFY(trashCustomers(stage.book(), {ann}));
    QVERIFY(BackupStore::of(stage.book()).make(stage.book().path(), u"manual"_s));
    show(stage);
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget())) && dialog->isAncestorOf(QApplication::focusWidget()));
    settle(150);
    keepPicture(*dialog, u"dialog-"_s + QLatin1String(QTest::currentDataTag()));
    QCOMPARE(cutOff(*dialog), QStringList());
    QVERIFY2(textSize > 100 || (dialog->width() <= 800 && dialog->height() <= 780), qPrintable(u"%1 × %2"_s.arg(dialog->width()).arg(dialog->height())));
    dialog->reject();
    stage.theme.setTextSize(100);
    stage.theme.setMode(Theme::Mode::Light);
}

void TestDialogPictures::theKeyOfALabelLeadsToItsField()
{
    WindowStage stage;
    auto *dialog = new UnsealDialog(stage.dir.filePath(u"shop.goodword-sealed"_s), stage.window.get());
    dialog->open();
    QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_I, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"unsealTarget"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"unsealKey"_s);
    dialog->reject();
}

GOODWORD_TEST(TestDialogPictures)
#include "tst_dialogpictures.moc"
