#include "core/book/undojob.h"
#include "core/exchange/importer.h"
#include "core/journey/journeystore.h"
#include "core/testimonials/testimoniallist.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/support/testmain.h"
#include "tests/ui/windowstage.h"
#include "ui/models/cardviews.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/selectionkeeper.h"
#include "ui/pages/exchange/importdialog.h"
#include "ui/pages/feedback/npspage.h"
#include "ui/pages/journey/boardcolumn.h"
#include "ui/pages/testimonials/bookletdialog.h"
#include "ui/pages/testimonials/testimonialeditor.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/labels.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

QString writeFile(const WindowStage &stage, const QString &name, const QByteArray &bytes)
{
    const QString path = stage.dir.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/// A file dropped on the window, and every step of the import taken as it is offered.
void dropAndImport(WindowStage &stage, const QString &path)
{
    stage.drop(path);
    QTRY_VERIFY(stage.find<ImportDialog>(u"importDialog"_s));
    const QPointer<ImportDialog> dialog = stage.find<ImportDialog>(u"importDialog"_s);
    for (int step = 0; step < 3; ++step) {
        auto *next = dialog->findChild<QAbstractButton *>(u"importNext"_s);
        QTRY_VERIFY_WITH_TIMEOUT(next->isVisible() && next->isEnabled() && !stage.session().currentJob(), 30000);
        QTest::mouseClick(next, Qt::LeftButton);
        stage.idle();
    }
    QTRY_COMPARE(dialog->step(), ImportDialog::Finished);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    stage.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get(), kPatienceMs));
}

QByteArray customers(int count)
{
    QByteArray csv = "Name,Email,City\n";
    for (int i = 0; i < count; ++i)
        csv += "Customer " + QByteArray::number(i) + ",c" + QByteArray::number(i) + "@example.test,Cork\n";
    return csv;
}

/// 50 promoters, 30 passives, 20 detractors; the first says something worth printing.
QByteArray answers()
{
    QByteArray csv = "Email,NPS score,Comment,Date\n";
    for (int i = 0; i < 100; ++i)
        csv += "c" + QByteArray::number(i) + "@example.test," + (i < 50 ? "9" : i < 80 ? "8" : "4") + ',' +
               (i == 0 ? "The best soap on the coast." : "") + ",2026-11-01\n";
    return csv;
}

QString plain(QString text)
{
    return text.remove(QChar(0x2066)).remove(QChar(0x2067)).remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace

/// The whole program, as a person uses it: mouse, keyboard, files, on the real main window.
class TestMainWindow : public QObject
{
    Q_OBJECT
private slots:
    void fromASpreadsheetToATestimonialPdf();
    void aLargeStepIsUndoneBesideTheWindow();
    void onlyWhatWorksHereIsOffered();
    void aBookForReadingOffersNoChange();
    void everythingWrittenIsFound();
    void theMenuBarStaysAsItWasChosen();
    void everyKeyIsOnTheSheet();
    void whereOneWasIsRemembered();
    void aBookAskedForElsewhereWaitsForAnOpenDialog();
};

void TestMainWindow::fromASpreadsheetToATestimonialPdf()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    dropAndImport(stage, writeFile(stage, u"customers.csv"_s, customers(100)));
    QCOMPARE(customerStore::count(stage.session().db()), 100);
    dropAndImport(stage, writeFile(stage, u"answers.csv"_s, answers()));

    // The board: everybody comes from off the journey; one card goes to the first stage by keys.
    stage.key(Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(stage.window->view()->currentPageId(), u"board"_s);
    QTRY_VERIFY(stage.find(u"offJourneyStrip"_s));
    stage.find(u"offJourneyStrip"_s)->setFocus();
    stage.key(Qt::Key_Return);
    const CustomerId first = stage.who(u"Customer 0"_s);
    BoardColumn *column = nullptr;
    const auto ofAll = [&] {
        for (BoardColumn *candidate : stage.window->findChildren<BoardColumn *>())
            column = candidate->isVisible() && candidate->model()->rowCount() == 100 ? candidate : column;
        return column != nullptr;
    };
    QVERIFY(waitFor(ofAll));
    column->cards()->setFocus();
    column->cards()->keeper()->select({first.value});
    stage.key(Qt::Key_Right, Qt::ControlModifier);
    const JourneyModelId model = journeyStore::activeModel(stage.session().db());
    QTRY_VERIFY(journeyStore::stageAsOf(stage.session().db(), first, model, stage.session().today()).isValid());

    // One line at a customer is a touchpoint.
    stage.session().openCustomer(first);
    QTRY_VERIFY(stage.find<QLineEdit>(u"composer"_s));
    stage.find<QLineEdit>(u"composer"_s)->setFocus();
    QTest::keyClicks(stage.find<QLineEdit>(u"composer"_s), u"call 12 min happy with delivery"_s);
    stage.key(Qt::Key_Return);
    const auto touchpoints = [&] { return stage.session().db().value<int>("SELECT count(*) FROM touchpoint").value_or(-1); };
    QTRY_COMPARE(touchpoints(), 1);

    // The figures are those of the definition.
    stage.key(Qt::Key_4, Qt::ControlModifier);
    auto *nps = qobject_cast<NpsPageView *>(stage.window->view()->page(u"nps"_s));
    QTRY_COMPARE(nps->shown().n(), 100);
    QTRY_VERIFY(stage.find(u"npsScore"_s));
    const QString score = plain(stage.find(u"npsScore"_s)->accessibleName());
    QVERIFY2(score.contains(u"+30"_s), qPrintable(score));
    const QString all = plain([&] {
        QStringList texts;
        for (const QLabel *label : stage.find(u"npsScore"_s)->findChildren<QLabel *>())
            texts += label->text();
        return texts.join(u' ') + score;
    }());
    QVERIFY2(all.contains(u"14.1"_s) && all.contains(u"44.2"_s), qPrintable(all));

    // Ctrl+Z takes the touchpoint back, wherever one is.
    stage.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(touchpoints(), 0);
    // No message offers to undo it once more.
    QTRY_COMPARE(stage.window->findChildren<QWidget *>(u"toastAction"_s).size(), 0);

    // The comment becomes a testimonial, gets its permission, is approved, and is in the booklet.
    const auto make = [&]() -> QPushButton * {
        for (auto *button : stage.window->findChildren<QPushButton *>(QRegularExpression(u"^makeTestimonial-"_s)))
            return button;
        return nullptr;
    };
    QTRY_VERIFY(make());
    QTest::mouseClick(make(), Qt::LeftButton);
    const auto rows = testimonialRows(stage.session().db(), testimonialIds(stage.session().db(), {}, stage.session().today()),
                                      stage.session().today());
    QCOMPARE(rows.size(), size_t(1));
    stage.session().openPage(u"testimonials"_s, u"id:%1"_s.arg(rows.front().testimonial.id.value));
    QTRY_VERIFY(stage.find<QPushButton>(u"giveConsent"_s));
    stage.click(u"giveConsent"_s);
    QTRY_VERIFY(stage.find<QDialog>(u"consentDialog"_s));
    auto *consent = stage.find<QDialog>(u"consentDialog"_s);
    consent->findChild<QCheckBox *>(u"channel-print"_s)->setChecked(true);
    consent->findChild<QPlainTextEdit *>(u"consentWording"_s)->setPlainText(u"Yes, print it."_s);
    consent->findChild<QLineEdit *>(u"consentProof"_s)->setText(u"Mail of 3 November"_s);
    QTest::mouseClick(consent->findChild<QPushButton *>(u"saveConsent"_s), Qt::LeftButton);
    QTRY_VERIFY(stage.find<QPushButton>(u"approveWording"_s));
    stage.click(u"approveWording"_s);
    stage.key(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(stage.find<BookletDialog>(u"bookletDialog"_s));
    auto *booklet = stage.find<BookletDialog>(u"bookletDialog"_s);
    QTRY_VERIFY(booklet->findChild<QPushButton *>(u"saveBooklet"_s)->isEnabled());
    const QString pdf = stage.dir.filePath(u"booklet.pdf"_s);
    QVERIFY(booklet->exportTo(pdf));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pdf), 30000);
    QVERIFY(fileBytes(pdf).startsWith("%PDF-"));
    stage.idle();
    booklet->reject();
}

void TestMainWindow::aLargeStepIsUndoneBesideTheWindow()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    dropAndImport(stage, writeFile(stage, u"customers.csv"_s, customers(3000)));
    const auto count = [&] { return customerStore::count(stage.session().db()); };
    QCOMPARE(count(), 3000);
    QVERIFY(stage.book().history().nextUndo()->rowsChanged > kRowsForJob);
    const QStringList full = dump(stage.book());

    stage.action("edit.undo")->trigger();
    QVERIFY(stage.session().currentJob()); // the window goes on
    QVERIFY(stage.find(u"jobPanel"_s));
    stage.session().currentJob()->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!stage.session().currentJob(), 30000);
    if (count() != 0) // cancelled in time: as if never asked
        QCOMPARE(dump(stage.book()), full);
    else
        stage.action("edit.redo")->trigger();
    stage.idle();
    QCOMPARE(count(), 3000);

    stage.action("edit.undo")->trigger();
    stage.idle();
    QTRY_COMPARE(count(), 0);
    QVERIFY(!stage.find(u"jobPanel"_s));
    stage.action("edit.redo")->trigger();
    QVERIFY(stage.session().currentJob());
    stage.idle();
    QCOMPARE(count(), 3000);
    QCOMPARE(dump(stage.book()), full);

    // A small step is taken back at once.
    stage.add(u"Ann Byrne"_s);
    stage.action("edit.undo")->trigger();
    QVERIFY(!stage.session().currentJob());
    QVERIFY(!stage.who(u"Ann Byrne"_s).isValid());
}

void TestMainWindow::onlyWhatWorksHereIsOffered()
{
    WindowStage stage;
    QVERIFY(!stage.action("file.check")->isEnabled());
    QVERIFY(!stage.newBook().isEmpty());
    struct Expected {
        const char *page;
        bool filter, step, gives;
    };
    for (const Expected &expected : {Expected{"customers", true, true, true}, {"board", true, false, true},
                                     {"touchpoints", true, true, true}, {"nps", false, false, true},
                                     {"testimonials", true, true, true}, {"history", false, false, false},
                                     {"trash", false, false, false}, {"backups", false, false, false},
                                     {"settings", true, false, false}}) {
        stage.window->view()->goTo(QLatin1String(expected.page));
        QVERIFY2(stage.action("edit.filter")->isEnabled() == expected.filter, expected.page);
        QVERIFY2(stage.action("customer.next")->isEnabled() == expected.step, expected.page);
        QVERIFY2(stage.action("customer.previous")->isEnabled() == expected.step, expected.page);
        QVERIFY2(stage.action("file.export")->isEnabled() == expected.gives, expected.page);
    }
    stage.window->closeBook();
    for (const char *id : {"customer.new", "edit.undo", "file.backups", "go.board"})
        QVERIFY2(!stage.action(id)->isEnabled(), id);
    for (const char *id : {"file.new", "file.open", "file.resetSample", "view.menuBar", "help.shortcuts"})
        QVERIFY2(stage.action(id)->isEnabled(), id);
}

void TestMainWindow::aBookForReadingOffersNoChange()
{
    WindowStage stage;
    const QString path = stage.newBook();
    stage.add(u"Ann Byrne"_s);
    stage.window->closeBook();
    QVERIFY(stage.window->openBook(path, true));
    QVERIFY(stage.said().contains(u"read-only"_s));
    for (const char *page : {"customers", "testimonials", "touchpoints"}) {
        stage.window->view()->goTo(QLatin1String(page));
        for (const char *id : {"customer.new", "touchpoint.log", "answer.new", "testimonial.new", "file.import", "edit.undo"})
            QVERIFY2(!stage.action(id)->isEnabled(), id);
        QVERIFY(stage.action("edit.filter")->isEnabled());
    }
}

void TestMainWindow::everythingWrittenIsFound()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    const CustomerId ann = stage.add(u"Ann Byrne"_s);
    Touchpoint touchpoint;
    touchpoint.day = stage.session().today();
    touchpoint.subject = u"Delivery"_s;
    touchpoint.body = u"The parcel with the lavender soap came on a rainy Tuesday."_s;
    QVERIFY(logTouchpoint(stage.book(), {ann}, touchpoint));
    stage.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *palette = stage.window->findChild<CommandPalette *>(u"commandPalette"_s);
    QTRY_VERIFY(palette->isVisible());
    QTest::keyClicks(stage.find<QLineEdit>(u"paletteField"_s), u"lavender"_s);
    const auto place = [&] {
        const QStringList ids = palette->shownIds();
        return ids.filter(QRegularExpression(u"^place:touchpoints id:"_s)).value(0);
    };
    QTRY_VERIFY(!place().isEmpty());
    QTest::qWait(50);
    keepPicture(*stage.window, u"search-everything"_s);
    while (palette->shownIds().value(stage.find<QListView>(u"paletteList"_s)->currentIndex().row()) != place())
        stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Return);
    QTRY_COMPARE(stage.window->view()->currentPageId(), u"touchpoints"_s);
}

void TestMainWindow::theMenuBarStaysAsItWasChosen()
{
    WindowStage stage;
    QVERIFY(stage.window->menuBar()->isVisible());
    stage.action("view.menuBar")->trigger();
    QVERIFY(!stage.window->menuBar()->isVisible());
    stage.start();
    QVERIFY(!stage.window->menuBar()->isVisible());
    QVERIFY(!stage.action("view.menuBar")->isChecked());
    QTest::keyClick(stage.window.get(), Qt::Key_F10);
    QVERIFY(stage.window->menuBar()->isVisible());
    QTest::keyClick(stage.window.get(), Qt::Key_F10); // never takes a visible one away
    QVERIFY(stage.window->menuBar()->isVisible());
    stage.start();
    QVERIFY(stage.window->menuBar()->isVisible());
}

void TestMainWindow::everyKeyIsOnTheSheet()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.key(Qt::Key_Slash, Qt::ControlModifier);
    QTRY_VERIFY(stage.window->findChild<ShortcutSheet *>());
    QStringList keys;
    for (const QLabel *label : stage.window->findChild<ShortcutSheet *>()->findChildren<QLabel *>())
        keys += plain(label->text());
    for (const char *key : {"Space", "E", "S", "L", "N / P", "F2", "C", "P", "Ctrl+Enter", "F10", "X", "J / K", "Ctrl+K"})
        QVERIFY2(keys.contains(QLatin1String(key)), key);
    keepPicture(*stage.window, u"shortcut-sheet"_s);
}

void TestMainWindow::whereOneWasIsRemembered()
{
    WindowStage stage;
    const QString path = stage.newBook();
    stage.window->view()->goTo(u"touchpoints"_s);
    stage.start();
    QCOMPARE(stage.settings->recentBooks(), QStringList{path});
    QVERIFY(stage.window->openBook(path));
    QCOMPARE(stage.window->view()->currentPageId(), u"touchpoints"_s);
}

/// A second start of the program hands over a book while somebody types here.
void TestMainWindow::aBookAskedForElsewhereWaitsForAnOpenDialog()
{
    WindowStage stage;
    const QString other = stage.newBook(u"Other"_s), shop = stage.newBook();
    stage.action("customer.new")->trigger();
    QPointer<QWidget> dialog;
    QTRY_VERIFY((dialog = QApplication::activeModalWidget()));
    stage.window->whenFree([&] { stage.window->openBook(other); });
    QTest::qWait(50);
    QCOMPARE(stage.book().path(), shop);
    QVERIFY(dialog);
    dialog->close();
    QTRY_COMPARE(stage.book().path(), other);
}

GOODWORD_TEST(TestMainWindow)
#include "tst_mainwindow.moc"
