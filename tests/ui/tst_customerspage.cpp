#include "tests/support/testmain.h"

#include "core/customers/customercommands.h"
#include "core/customers/customerlist.h"
#include "core/customers/customerstore.h"
#include "core/exchange/sample.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointlist.h"
#include "tests/support/testbook.h"
#include "tests/ui/pictures.h"
#include "ui/models/cardviews.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/customers/customerspage.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookview.h"
#include "ui/shell/session.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stagestepper.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// A window with a book in it, as a person sits before it: everything by names of things and by keys.
class Shop
{
public:
    explicit Shop(const std::function<void(TestBook &)> &stock = {}, QSize size = {1440, 900})
        : settingsFolder(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
    {
        QDir(settingsFolder).removeRecursively();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).removeRecursively();
        settings = std::make_unique<AppSettings>();
        if (stock)
            stock(test);
        session = std::make_unique<Session>(std::move(test.book));
        actions = std::make_unique<ActionCatalogue>(&window);
        view = new BookView(*session, *actions, *settings);
        window.setCentralWidget(view);
        window.resize(size);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->goTo(u"customers"_s);
        page = qobject_cast<CustomersPage *>(view->page(u"customers"_s));
        auto *table = find<RecordTableView>(u"customerTable"_s);
        model = qobject_cast<RecordTableModel *>(table->model());
        QVERIFY(QTest::qWaitFor([this] { return model->hasSnapshot(); }));
    }
    ~Shop()
    {
        delete view;
        QGuiApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    template <class T = QWidget>
    T *find(const QString &name) const
    {
        for (T *candidate : window.findChildren<T *>(name)) {
            if (candidate->isVisible())
                return candidate;
        }
        return window.findChild<T *>(name);
    }
    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *to = QApplication::focusWidget();
        QTest::keyClick(to ? to : &window, Qt::Key(code), modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void click(const QString &name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    Book &book() const { return session->book(); }
    CustomerId who(const QString &name) const
    {
        const auto ids = customerStore::matchByName(session->db(), name);
        return ids.empty() ? CustomerId() : ids.front();
    }
    Customer customer(const QString &name) const { return *customerStore::find(session->db(), who(name)); }
    QString text(const QString &label) const { return find<PlainLabel>(label)->plainText(); }
    QStringList names() const
    {
        QStringList shown;
        for (int row = 0; row < model->rowCount(); ++row)
            shown += model->index(row, 0).data().toString();
        return shown;
    }
    void edit(const QString &field, const QString &value)
    {
        auto *inlineEdit = find<InlineEdit>(field);
        inlineEdit->startEdit();
        auto *editor = inlineEdit->findChild<QLineEdit *>(u"inlineEditor"_s);
        editor->setText(value);
        QTest::keyClick(editor, Qt::Key_Return);
    }
    void settle()
    {
        QTest::qWait(150);
        QVERIFY(QTest::qWaitFor([this] { return !model->isLoading(); }));
        QTest::qWait(60);
    }
    void picture(const QString &name)
    {
        settle();
        keepPicture(window, name);
    }

    TestBook test;
    QString settingsFolder;
    std::unique_ptr<AppSettings> settings;
    std::unique_ptr<Session> session;
    QMainWindow window;
    std::unique_ptr<ActionCatalogue> actions;
    BookView *view = nullptr;
    CustomersPage *page = nullptr;
    RecordTableModel *model = nullptr;
};

static CustomerId add(Book &book, const QString &line)
{
    return *quickAddCustomer(book, parseQuickAdd(line, u"IE"_s));
}

static void fewPeople(TestBook &test)
{
    Book &book = *test;
    add(book, u"Ann Byrne, Seaside Soap, ann@seaside.example, 087 123 4567 #vip"_s);
    add(book, u"Ben Kelly, ben@kelly.example"_s);
    add(book, u"Cora Walsh, cora@walsh.example"_s);
}

static void answer(Book &book, CustomerId customer, double score, const QString &comment)
{
    Answer answer;
    answer.survey = feedbackStore::surveys(book.db()).front().id;
    answer.customer = customer;
    answer.day = book.today().addDays(-12);
    answer.score = score;
    answer.comment = comment;
    QVERIFY(addAnswer(book, answer).has_value());
}

class CustomersPageTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_theme = std::make_unique<Theme>(); }
    void cleanup() { m_theme.reset(); }

    void oneLineAddsACustomerAndOpensIt()
    {
        Shop shop;
        QVERIFY(shop.find(u"emptyState"_s)->isVisible());
        shop.actions->action(u"customer.new"_s)->trigger();
        auto *line = shop.find<QLineEdit>(u"quickAddLine"_s);
        QTest::keyClicks(line, u"Dora Quinn, Quay Cafe, dora@quay.example, 086 765 4321"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(shop.who(u"Dora Quinn"_s).isValid());
        QCOMPARE(shop.customer(u"Dora Quinn"_s).emails.value(0).address, u"dora@quay.example"_s);
        QCOMPARE(shop.page->openCustomer(), shop.who(u"Dora Quinn"_s));
        shop.actions->action(u"edit.undo"_s)->trigger();
        QVERIFY(!shop.who(u"Dora Quinn"_s).isValid());
        QTRY_VERIFY(!shop.page->openCustomer().isValid());
    }

    void whileTypingItSaysWhoIsAlike()
    {
        Shop shop(fewPeople);
        shop.actions->action(u"customer.new"_s)->trigger();
        QTest::keyClicks(shop.find<QLineEdit>(u"quickAddLine"_s), u"Anna, ann@seaside.example"_s);
        const QString similar = u"similar-%1"_s.arg(shop.who(u"Ann Byrne"_s).value);
        QTRY_VERIFY(shop.window.findChild<QPushButton *>(similar));
        shop.click(similar);
        QCOMPARE(shop.page->openCustomer(), shop.who(u"Ann Byrne"_s));
        QCOMPARE(customerStore::count(shop.session->db()), 4);
    }

    void theFilterNarrowsWhileTyping()
    {
        Shop shop(fewPeople);
        QTRY_COMPARE(shop.text(u"customerCount"_s), u"4"_s);
        shop.actions->action(u"edit.filter"_s)->trigger();
        shop.type(u"tag:vip"_s);
        QTRY_COMPARE(shop.text(u"customerCount"_s), u"1 of 4"_s);
        QCOMPARE(shop.names(), QStringList{u"Ann Byrne"_s});
        shop.find<QLineEdit>(u"customerFilter"_s)->setText(u"nps:much"_s);
        QTRY_VERIFY(shop.find(u"filterProblem"_s)->isVisible());
        QVERIFY(shop.text(u"filterProblem"_s).endsWith(u'.'));
        QCOMPARE(shop.names(), QStringList{u"Ann Byrne"_s});
        shop.find<QLineEdit>(u"customerFilter"_s)->setText(u"zzz"_s);
        QTRY_COMPARE(shop.text(u"customerCount"_s), u"0 of 4"_s);
        shop.click(u"emptyPrimary"_s);
        QTRY_COMPARE(shop.names().size(), 4);
    }

    void chipsWriteIntoTheFilter()
    {
        Shop shop([](TestBook &test) {
            fewPeople(test);
            answer(*test, customerStore::matchByName(test->db(), u"Ann Byrne"_s).front(), 10, u"Lovely soap."_s);
            answer(*test, customerStore::matchByName(test->db(), u"Ben Kelly"_s).front(), 3, u"Late again."_s);
        });
        shop.click(u"chip-nps:promoter"_s);
        QTRY_COMPARE(shop.names(), QStringList{u"Ann Byrne"_s});
        QCOMPARE(shop.find<QLineEdit>(u"customerFilter"_s)->text(), u"nps:promoter"_s);
        shop.click(u"chip-nps:detractor"_s);
        QTRY_COMPARE(shop.names(), QStringList{u"Ben Kelly"_s});
        shop.click(u"chip-all"_s);
        QTRY_COMPARE(shop.names().size(), 4);
        QVERIFY(shop.find<QLineEdit>(u"customerFilter"_s)->text().isEmpty());
    }

    void keysOpenStepAndCloseWithoutLosingTheFilter()
    {
        Shop shop(fewPeople);
        shop.find<RecordTableView>(u"customerTable"_s)->setFocus();
        shop.key(Qt::Key_K);
        shop.key(Qt::Key_Return);
        QCOMPARE(shop.page->openCustomer(), shop.who(u"Ann Byrne"_s));
        QVERIFY(shop.find(u"customerCards"_s)->isVisible());
        shop.key(Qt::Key_N);
        QCOMPARE(shop.page->openCustomer(), shop.who(u"Ben Kelly"_s));
        shop.actions->action(u"customer.next"_s)->trigger();
        QCOMPARE(shop.page->openCustomer(), shop.who(u"Cora Walsh"_s));
        shop.key(Qt::Key_P);
        QCOMPARE(shop.page->openCustomer(), shop.who(u"Ben Kelly"_s));
        shop.key(Qt::Key_Escape);
        QVERIFY(!shop.page->openCustomer().isValid());
        QVERIFY(shop.find(u"customerTable"_s)->isVisible());
        QCOMPARE(shop.page->chosenCustomers(), ChosenCustomers{shop.who(u"Ben Kelly"_s)});
    }

    void aDetailIsEditedInPlaceAndUndone()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        const QStringList before = dump(shop.book());
        shop.edit(u"customerName"_s, u"Ann Byrne-Lee"_s);
        QVERIFY(shop.who(u"Ann Byrne-Lee"_s).isValid());
        shop.edit(u"email-0"_s, u"ann@lee.example"_s);
        QCOMPARE(shop.customer(u"Ann Byrne-Lee"_s).emails.value(0).address, u"ann@lee.example"_s);
        shop.edit(u"field-company"_s, u"Byrne & Sons"_s);
        QCOMPARE(customerStore::nameOf(shop.session->db(), shop.customer(u"Ann Byrne-Lee"_s).companyId), u"Byrne & Sons"_s);
        for (int i = 0; i < 3; ++i)
            shop.actions->action(u"edit.undo"_s)->trigger();
        QCOMPARE(dump(shop.book()), before);
        QCOMPARE(shop.find<InlineEdit>(u"customerName"_s)->value().toString(), u"Ann Byrne"_s);
    }

    void aBadAddressIsRefusedWhereItIsTyped()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ben Kelly"_s));
        auto *email = shop.find<InlineEdit>(u"email-0"_s);
        email->startEdit();
        auto *editor = email->findChild<QLineEdit *>(u"inlineEditor"_s);
        editor->setText(u"ben at kelly"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(email->isEditing());
        shop.key(Qt::Key_Escape);
        QVERIFY(!email->isEditing());
        QVERIFY(shop.page->openCustomer().isValid());
        QCOMPARE(shop.customer(u"Ben Kelly"_s).emails.value(0).address, u"ben@kelly.example"_s);
    }

    void emptyDetailsAreOfferedAndFilled()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Cora Walsh"_s));
        QVERIFY(!shop.find(u"field-city"_s)->isVisible());
        auto *menu = shop.window.findChild<QMenu *>(u"addDetailMenu"_s);
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->objectName() == u"add-city"_s)
                action->trigger();
        }
        auto *city = shop.find<InlineEdit>(u"field-city"_s);
        QVERIFY(city->isEditing());
        QTest::keyClicks(city->findChild<QLineEdit *>(u"inlineEditor"_s), u"Galway"_s);
        QTest::keyClick(city->findChild<QLineEdit *>(u"inlineEditor"_s), Qt::Key_Return);
        QCOMPARE(shop.customer(u"Cora Walsh"_s).address.city, u"Galway"_s);
        QVERIFY(city->isVisible());
    }

    void tagsAreAddedAndTakenOff()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        shop.click(u"tags-add"_s);
        QTest::keyClicks(shop.find<QLineEdit>(u"tags-field"_s), u"soap club"_s);
        QTest::keyClick(shop.find<QLineEdit>(u"tags-field"_s), Qt::Key_Return);
        QCOMPARE(shop.customer(u"Ann Byrne"_s).tags, (QStringList{u"soap club"_s, u"vip"_s}));
        shop.click(u"tags-vip"_s);
        QCOMPARE(shop.customer(u"Ann Byrne"_s).tags, QStringList{u"soap club"_s});
    }

    void theStepperMovesAndUndoMovesBack()
    {
        Shop shop(fewPeople);
        const CustomerId ann = shop.who(u"Ann Byrne"_s);
        shop.session->openCustomer(ann);
        auto *stepper = shop.find<StageStepper>(u"stageStepper"_s);
        stepper->setFocus();
        QTest::keyClick(stepper, Qt::Key_End);
        QTest::keyClick(stepper, Qt::Key_Return);
        const auto stages = journeyStore::activeStages(shop.session->db());
        QCOMPARE(customerList::rows(shop.session->db(), {ann.value}).front().stageId, stages.back().id);
        QCOMPARE(stepper->current(), int(stages.size()) - 1);
        shop.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!customerList::rows(shop.session->db(), {ann.value}).front().stageId.isValid());
        QCOMPARE(stepper->current(), -1);
    }

    void theComposerLogsALineAndTheTimelineShowsIt()
    {
        Shop shop(fewPeople);
        const CustomerId ann = shop.who(u"Ann Byrne"_s);
        shop.session->openCustomer(ann);
        shop.find(u"customerCards"_s)->setFocus();
        shop.key(Qt::Key_L);
        auto *composer = shop.find<QLineEdit>(u"composer"_s);
        QCOMPARE(QApplication::focusWidget(), composer);
        shop.type(u"call 12 min happy with delivery"_s);
        QVERIFY(shop.find(u"composerPreview"_s)->isVisible());
        shop.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(composer->text().isEmpty());
        TouchpointFilter filter;
        filter.customer = ann;
        const auto logged = touchpointRows(shop.session->db(), touchpointIds(shop.session->db(), filter));
        QCOMPARE(logged.size(), size_t(1));
        QCOMPARE(logged.front().touchpoint.minutes, std::optional(12));
        QTRY_VERIFY(shop.window.findChildren<QWidget *>(u"timelineItem"_s).size() >= 2);
    }

    void anAnswerBecomesATestimonialInOneClick()
    {
        Shop shop([](TestBook &test) {
            fewPeople(test);
            answer(*test, customerStore::matchByName(test->db(), u"Ann Byrne"_s).front(), 10, u"Lovely soap."_s);
        });
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        QTRY_VERIFY(shop.find(u"timelineQuote"_s));
        shop.click(u"timelineQuote"_s);
        QTRY_COMPARE(customerList::rows(shop.session->db(), {shop.who(u"Ann Byrne"_s).value}).front().testimonials, 1);
    }

    void manyAreTaggedAtOnce()
    {
        Shop shop(fewPeople);
        auto *table = shop.find<RecordTableView>(u"customerTable"_s);
        table->setFocus();
        table->selectAll();
        QVERIFY(shop.find(u"bulkBar"_s)->isVisible());
        auto *menu = shop.window.findChild<QMenu *>(u"bulkTagMenu"_s);
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().front()->text(), u"vip"_s);
        menu->actions().front()->trigger();
        QCOMPARE(shop.customer(u"Ben Kelly"_s).tags, QStringList{u"vip"_s});
        shop.actions->action(u"edit.undo"_s)->trigger();
        QVERIFY(shop.customer(u"Ben Kelly"_s).tags.isEmpty());
        shop.settle();
        QCOMPARE(table->keeper()->selectedCount(), 4);
        shop.key(Qt::Key_Escape);
        QCOMPARE(table->keeper()->selectedCount(), 1);
    }

    void moreThanFiveHundredAreChangedBesideTheWindow()
    {
        Shop shop([](TestBook &test) {
            QVERIFY(test->change(u"Stock up"_s, [](UnitOfWork &u) -> Done {
                for (int i = 0; i < 501; ++i) {
                    CustomerDraft draft;
                    draft.name = u"Customer %1"_s.arg(i);
                    if (const auto added = addCustomer(u, draft); !added)
                        return added.error();
                }
                return {};
            }));
        });
        QTRY_COMPARE(shop.names().size(), 501);
        auto *table = shop.find<RecordTableView>(u"customerTable"_s);
        table->selectAll();
        QSignalSpy ended(shop.session.get(), &Session::jobEnded);
        QSignalSpy said(shop.session.get(), &Session::toastWanted);
        customerActions::trash(*shop.session, shop.page->chosenCustomers());
        QVERIFY(ended.wait(20'000));
        QCOMPARE(customerStore::count(shop.session->db()), 0);
        QTRY_VERIFY(!said.isEmpty());
        shop.session->undo(said.last().at(1).value<StepId>());
        QVERIFY(shop.session->currentJob()); // taken back beside the window, too
        QTRY_COMPARE_WITH_TIMEOUT(customerStore::count(shop.session->db()), 501, 20'000);
    }

    void theListIsExportedInItsOrder()
    {
        Shop shop(fewPeople);
        const QString path = shop.test.dir.filePath(u"people.csv"_s);
        shop.actions->action(u"file.export"_s)->trigger();
        auto *dialog = shop.window.findChild<QFileDialog *>(u"exportCustomers"_s);
        QVERIFY(dialog);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(!shop.session->currentJob());
        const QStringList lines = QString::fromUtf8(fileBytes(path)).split(u"\r\n"_s, Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].contains(u"Ann Byrne"_s));
        QVERIFY(lines[2].contains(u"Ben Kelly"_s));
    }

    void theTrashGivesBackWhatItGot()
    {
        Shop shop(fewPeople);
        auto *table = shop.find<RecordTableView>(u"customerTable"_s);
        table->setFocus();
        table->keeper()->select({shop.who(u"Ben Kelly"_s).value});
        shop.key(Qt::Key_Delete);
        QTRY_COMPARE(shop.names().size(), 3);
        shop.view->goTo(u"trash"_s);
        auto *trash = shop.find<RecordTableView>(u"trash-customers"_s);
        QTRY_COMPARE(trash->model()->rowCount(), 1);
        trash->selectRow(0);
        shop.click(u"restoreChosen"_s);
        QTRY_COMPARE(trash->model()->rowCount(), 0);
        QVERIFY(shop.who(u"Ben Kelly"_s).isValid());
    }

    void emptyingTheTrashAsksFirst()
    {
        Shop shop(fewPeople);
        QVERIFY(trashCustomers(shop.book(), {shop.who(u"Ben Kelly"_s)}));
        shop.view->goTo(u"trash"_s);
        QTRY_VERIFY(shop.find(u"emptyTrash"_s)->isEnabled());
        shop.click(u"emptyTrash"_s);
        auto *box = shop.window.findChild<QMessageBox *>(u"confirmEmptyTrash"_s);
        QVERIFY(box->informativeText().contains(u"cannot be undone"_s));
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(customerStore::count(shop.session->db(), true), 1);
        shop.click(u"emptyTrash"_s);
        box = shop.window.findChildren<QMessageBox *>(u"confirmEmptyTrash"_s).last();
        QTest::mouseClick(box->findChild<QPushButton *>(u"confirmEmpty"_s), Qt::LeftButton);
        QTRY_COMPARE(customerStore::count(shop.session->db(), true), 0);
    }

    void thePaletteFindsPeopleByAnyWord()
    {
        Shop shop(fewPeople);
        const auto found = findPeople(*shop.session, u"seaside"_s);
        QVERIFY(!found.isEmpty());
        QVERIFY(findPeople(*shop.session, u"cora wal"_s).value(0).second.contains(u"Cora Walsh"_s));
    }

    void pictures_data();
    void pictures();

private:
    std::unique_ptr<Theme> m_theme;
};

static void sampleShop(TestBook &test)
{
    const QString path = test.dir.filePath(u"soap.goodword"_s);
    QVERIFY(makeSampleBook(path, {}, test.options));
    auto opened = Book::open(path, test.options);
    QVERIFY(opened);
    test.book = std::move(*opened);
}

static void germanAndHebrew(TestBook &test)
{
    Book &book = *test;
    CustomerDraft draft;
    draft.name = u"Maximiliane Freifrau von Donaudampfschifffahrtsgesellschaft-Hohenzollern"_s;
    draft.companyName = u"Rindfleischetikettierungsüberwachungsaufgabenübertragungs-GmbH & Co. KG"_s;
    draft.jobTitle = u"Stellvertretende Geschäftsführerin für Kundenbegeisterung"_s;
    draft.emails = {{u"geschäftlich"_s, u"maximiliane.freifrau@rindfleischetikettierung.example"_s}};
    draft.phones = {{u"mobil"_s, u"+49 151 23456789"_s}, {{}, u"+49 30 1234567"_s}};
    draft.address = {u"Straße der Pariser Kommune 12"_s, u"Wien-Rudolfsheim-Fünfhaus"_s, {}, u"1150"_s, u"Österreich"_s};
    draft.tags = {u"Stammkundin seit Eröffnung"_s, u"Geschenkempfehlung"_s, u"vip"_s};
    draft.notes = u"Möchte nur vormittags angerufen werden.\nMag Lavendel."_s;
    draft.rhythmDays = 30;
    draft.dates = {{DateKind::Birthday, {}, u"--02-29"_s, true}};
    const CustomerId id = *addCustomer(book, draft);
    QVERIFY(quickLog(book, {id}, u"call 12 min happy with the Donaudampfschifffahrtsgesellschaftskapitänsmütze, follow up tomorrow"_s).has_value());
    answer(book, id, 8.5, u"Sehr gute Beratung, aber die Lieferzeitenbenachrichtigungseinstellungen sind unübersichtlich."_s);
    StageMove move;
    move.to = journeyStore::activeStages(book.db())[3].id;
    QVERIFY(moveToStage(book, {id}, move).has_value());
    add(book, u"דנה כהן, אופניים בע״מ, dana@example.com"_s);
    add(book, u"محمد الأحمد, mohamed@example.com"_s);
    add(book, u"<b>Bold</b> & Sons Ltd, info@bold.example"_s);
}

void CustomersPageTest::pictures_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QString>("stock");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("show");
    QTest::addColumn<bool>("mirrored");
    const QSize whole(1440, 900), narrow(900, 760);
    QTest::newRow("customers-light") << Theme::Mode::Light << u"sample"_s << whole << u"open"_s << false;
    QTest::newRow("customers-dark") << Theme::Mode::Dark << u"sample"_s << whole << u"open"_s << false;
    QTest::newRow("customers-table") << Theme::Mode::Light << u"sample"_s << whole << u"table"_s << false;
    QTest::newRow("customers-bulk-dark") << Theme::Mode::Dark << u"sample"_s << whole << u"bulk"_s << false;
    QTest::newRow("customers-narrow") << Theme::Mode::Light << u"german"_s << narrow << u"open"_s << false;
    QTest::newRow("customers-narrow-table") << Theme::Mode::Light << u"german"_s << narrow << u"table"_s << false;
    QTest::newRow("customers-german") << Theme::Mode::Light << u"german"_s << whole << u"open"_s << false;
    QTest::newRow("customers-rtl") << Theme::Mode::Light << u"german"_s << whole << u"open"_s << true;
    QTest::newRow("customers-empty") << Theme::Mode::Light << QString() << whole << u"table"_s << false;
    QTest::newRow("customers-quickadd") << Theme::Mode::Light << u"sample"_s << whole << u"add"_s << false;
    QTest::newRow("customers-touchpoint") << Theme::Mode::Light << u"sample"_s << whole << u"touch"_s << false;
    QTest::newRow("customers-trash") << Theme::Mode::Light << u"sample"_s << whole << u"trash"_s << false;
}

void CustomersPageTest::pictures()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QString, stock);
    QFETCH(QSize, size);
    QFETCH(QString, show);
    QFETCH(bool, mirrored);
    m_theme->setMode(mode);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    {
        Shop shop(stock == u"sample"_s ? sampleShop : stock == u"german"_s ? germanAndHebrew : std::function<void(TestBook &)>(), size);
        auto *table = shop.find<RecordTableView>(u"customerTable"_s);
        const auto openBest = [&] {
            const Ids ids = shop.model->ids();
            const auto rows = customerList::rows(shop.session->db(), ids);
            const auto best = std::max_element(rows.begin(), rows.end(), [](const CustomerRow &a, const CustomerRow &b) {
                return a.nps.value_or(-1) + a.testimonials + int(a.tags.size()) < b.nps.value_or(-1) + b.testimonials + int(b.tags.size());
            });
            shop.session->openCustomer(best->id);
        };
        if (show == u"open"_s || show == u"touch"_s) {
            openBest();
            shop.settle();
        }
        if (show == u"open"_s)
            QTest::keyClicks(shop.find<QLineEdit>(u"composer"_s), u"call 12 min happy with delivery, follow up friday"_s);
        if (show == u"bulk"_s) {
            table->selectRow(2);
            table->selectionModel()->select(table->model()->index(4, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
        if (show == u"trash"_s) {
            QVERIFY(trashCustomers(shop.book(), {CustomerId(shop.model->idAt(1)), CustomerId(shop.model->idAt(5))}));
            shop.view->goTo(u"trash"_s);
        }
        shop.picture(name);
        if (show == u"add"_s || show == u"touch"_s) {
            shop.actions->action(show == u"add"_s ? u"customer.new"_s : u"touchpoint.log"_s)->trigger();
            auto *dialog = shop.window.findChild<QDialog *>(show == u"add"_s ? u"quickAdd"_s : u"touchpointDialog"_s);
            if (show == u"add"_s)
                QTest::keyClicks(shop.find<QLineEdit>(u"quickAddLine"_s),
                                 customerStore::nameOf(shop.session->db(), CustomerId(shop.model->idAt(3))) + u", Quay Cafe Ltd, dora@quay.example, 086 765 4321 #vip"_s);
            QTest::qWait(500);
            keepPicture(*dialog, name);
            dialog->reject();
        }
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

GOODWORD_TEST(CustomersPageTest)
#include "tst_customerspage.moc"
