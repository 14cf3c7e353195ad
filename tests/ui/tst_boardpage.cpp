#include "tests/support/testmain.h"

#include "core/insight/funnel.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/ui/pagestage.h"
#include "tests/ui/picturecase.h"
#include "ui/charts/mixcharts.h"
#include "ui/models/cardviews.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/journey/boardcolumn.h"
#include "ui/pages/journey/boardpage.h"
#include "ui/pages/journey/boardpane.h"
#include "ui/pages/journey/funnelpane.h"
#include "ui/pages/journey/stageseditor.h"
#include "ui/pages/journey/stuckpane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"

#include <QMimeData>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

void put(Book &book, CustomerId who, int stage, QDate day = {})
{
    StageMove move;
    move.to = journeyStore::activeStages(book.db()).at(size_t(stage)).id;
    move.day = day;
    QVERIFY(moveToStage(book, {who}, move));
}

/// Ann and Ben in Awareness, Cora in Purchase for long, Dan nowhere.
void fewPeople(TestBook &test)
{
    Book &book = *test;
    put(book, addPerson(book, u"Ann Byrne, Seaside Soap, ann@seaside.example #vip"_s), 0);
    put(book, addPerson(book, u"Ben Kelly, ben@kelly.example"_s), 0);
    put(book, addPerson(book, u"Cora Walsh, cora@walsh.example"_s), 2, QDate(2026, 8, 1));
    addPerson(book, u"Dan Nolan, dan@nolan.example"_s);
}

void longNames(TestBook &test)
{
    Book &book = *test;
    const QStringList names{u"Aufmerksamkeitserregungsphase für Neuinteressenten"_s, u"Kaufentscheidungsbegleitungsgespräche"_s,
                            u"Erstbestellungsabwicklungsmanagement"_s, u"Kundenzufriedenheitsbefragungsauswertung"_s,
                            u"Weiterempfehlungsbereitschaft"_s, u"Stammkundenbeziehungspflege"_s, u"Markenbotschafterinnen und Markenbotschafter"_s};
    std::vector<Stage> stages;
    for (int i = 0; i < names.size(); ++i) {
        Stage stage;
        stage.name = names[i];
        stage.color = i;
        stage.placeInFive = qMin(5, i + 1);
        stages.push_back(stage);
    }
    const auto model = addModel(book, u"Unsere Kundenbegeisterungsreise"_s, stages);
    QVERIFY(model);
    QVERIFY(switchModel(book, *model));
    const QStringList people{u"Maximiliane Freifrau von Donaudampfschifffahrtsgesellschaft, Rindfleischetikettierungsüberwachungs GmbH, m@x.example"_s,
                             u"דנה כהן, אופניים בע״מ, dana@example.com"_s, u"محمد الأحمد, mohamed@example.com"_s, u"Bold & Sons Ltd, info@bold.example"_s,
                             u"Jörg Müller, j@m.example"_s};
    for (int i = 0; i < people.size(); ++i)
        put(book, addPerson(book, people[i]), i, QDate(2026, 11, 22).addDays(-30 * i));
}

/// The board of a window, with shorthands for its columns (0: not on the journey).
struct Board {
    explicit Board(PageStage &window) : page(qobject_cast<BoardPage *>(window.view->page(u"board"_s))) {}
    BoardColumn *column(int i) const { return page->board()->columns().at(size_t(i)); }
    QStringList names(int i) const
    {
        QStringList names;
        for (int row = 0; row < column(i)->model()->rowCount(); ++row)
            names += column(i)->model()->index(row, 0).data().toString();
        return names;
    }
    QString count(int i) const { return column(i)->findChild<PlainLabel *>(u"count-%1"_s.arg(column(i)->stage().id.value))->plainText(); }
    BoardPage *page;
};

} // namespace

class TestBoardPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanupTestCase() { m_theme.reset(); }

    void everybodyStandsOnTheirStageAndIsCounted()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        QCOMPARE(board.page->board()->columns().size(), size_t(6));
        QTRY_COMPARE(board.names(1).size(), 2);
        QVERIFY(board.names(1).contains(u"Ann Byrne"_s) && board.names(1).contains(u"Ben Kelly"_s));
        QTRY_COMPARE(board.names(3), (QStringList{u"Cora Walsh"_s}));
        QCOMPARE(board.count(1), u"2"_s);
        QCOMPARE(board.count(2), u"0"_s);
        QVERIFY(window.find(u"offJourneyStrip"_s)->isVisible());
    }

    void aDroppedCardMovesAtOnceAndUndoBringsItBack()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        QTRY_COMPARE(board.names(3).size(), 1);
        QMimeData mime;
        mime.setData(kCustomersMime, idsToMime({window.who(u"Ann Byrne"_s).value}));
        QVERIFY(board.column(3)->model()->dropMimeData(&mime, Qt::MoveAction, -1, -1, {}));
        // Before any event is handled: the card does not wait for the book.
        QCOMPARE(board.names(3), (QStringList{u"Ann Byrne"_s, u"Cora Walsh"_s}));
        QCOMPARE(board.count(3), u"2"_s);
        QCOMPARE(board.count(1), u"1"_s);
        QVERIFY(window.said.contains(u"Ann Byrne"_s));
        window.settle();
        QCOMPARE(board.names(3), (QStringList{u"Ann Byrne"_s, u"Cora Walsh"_s}));
        const JourneyModelId model = journeyStore::activeModel(window.db());
        QCOMPARE(journeyStore::stageAsOf(window.db(), window.who(u"Ann Byrne"_s), model, window.session->today()), board.column(3)->stage().id);
        window.actions->action(u"edit.undo"_s)->trigger();
        QTRY_COMPARE(board.names(3), (QStringList{u"Cora Walsh"_s}));
        QTRY_COMPARE(board.count(1), u"2"_s);
    }

    void theKeyboardMovesCardsAndFollowsThem()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        QTRY_COMPARE(board.names(1).size(), 2);
        board.column(1)->cards()->setFocus();
        board.column(1)->cards()->keeper()->select({window.who(u"Ben Kelly"_s).value});
        window.key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(board.names(2), (QStringList{u"Ben Kelly"_s}));
        QVERIFY(board.column(2)->cards()->hasFocus());
        window.key(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(board.names(3).contains(u"Ben Kelly"_s));
        window.settle();
        window.key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(board.names(2), (QStringList{u"Ben Kelly"_s}));
        // Left alone walks to the neighbour; the card stays.
        window.key(Qt::Key_Left);
        QVERIFY(board.column(1)->cards()->hasFocus());
        QCOMPARE(board.page->chosenCustomers(), (std::vector<CustomerId>{window.who(u"Ann Byrne"_s)}));
    }

    void anyoneCanBeTakenOffTheJourneyAndPutOnIt()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        window.find(u"offJourneyStrip"_s)->setFocus();
        window.key(Qt::Key_Return);
        QTRY_VERIFY(board.names(0).contains(u"Dan Nolan"_s));
        board.column(0)->cards()->keeper()->select({window.who(u"Dan Nolan"_s).value});
        window.key(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(!board.names(0).contains(u"Dan Nolan"_s));
        window.key(Qt::Key_Left, Qt::ControlModifier);
        QTRY_VERIFY(board.names(0).contains(u"Dan Nolan"_s));
    }

    void theFilterCountsOfAll()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        window.actions->action(u"edit.filter"_s)->trigger();
        QTest::keyClicks(QApplication::focusWidget(), u"tag:vip"_s);
        QTRY_COMPARE(board.count(1), u"1 of 2"_s);
        QTRY_COMPARE(board.names(1), (QStringList{u"Ann Byrne"_s}));
        QTRY_COMPARE(board.names(3), QStringList());
        window.find<SearchField>(u"boardFilter"_s)->setText(u"nps>many"_s);
        QTRY_VERIFY(window.find(u"boardFilterTrouble"_s)->isVisible());
        QVERIFY(board.page->escape());
        QTRY_COMPARE(board.count(1), u"2"_s);
        QVERIFY(!window.find(u"boardFilterTrouble"_s)->isVisible());
    }

    void oneLineAddsToAStageInOneStep()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        const QString id = QString::number(board.column(2)->stage().id.value);
        window.click(u"quickAddButton-"_s + id);
        QTest::keyClicks(QApplication::focusWidget(), u"Eve Doyle, Pier Shop, eve@pier.example"_s);
        window.key(Qt::Key_Return);
        QTRY_COMPARE(board.names(2), (QStringList{u"Eve Doyle"_s}));
        QVERIFY(window.find<QLineEdit>(u"quickAdd-"_s + id)->text().isEmpty());
        window.actions->action(u"edit.undo"_s)->trigger();
        QTRY_COMPARE(board.names(2), QStringList());
        QVERIFY(!window.who(u"Eve Doyle"_s).isValid());
    }

    void aMoveCanSayWhyAndWhen()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        QTRY_COMPARE(board.names(3).size(), 1);
        board.column(3)->cards()->setFocus();
        board.column(3)->cards()->keeper()->select({window.who(u"Cora Walsh"_s).value});
        window.key(Qt::Key_S);
        auto *dialog = window.window.findChild<QDialog *>(u"moveDialog"_s);
        QVERIFY(dialog);
        auto *stage = dialog->findChild<QComboBox *>(u"moveStage"_s);
        QCOMPARE(stage->currentData().toLongLong(), board.column(4)->stage().id.value);
        dialog->findChild<QLineEdit *>(u"moveReason"_s)->setText(u"Came back three times"_s);
        dialog->findChild<QDateEdit *>(u"moveDay"_s)->setDate(QDate(2026, 11, 20));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"moveOk"_s), Qt::LeftButton);
        QTRY_COMPARE(board.names(4), (QStringList{u"Cora Walsh"_s}));
        const auto events = journeyStore::historyOf(window.db(), window.who(u"Cora Walsh"_s));
        QCOMPARE(events.front().reason, u"Came back three times"_s);
        QCOMPARE(events.front().day, QDate(2026, 11, 20));
        QCOMPARE(events.front().staff.isValid(), true);
    }

    void whoStandsTooLongIsTintedAndListed()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        QTRY_COMPARE(board.names(3).size(), 1);
        QVERIFY(board.column(3)->model()->index(0, 0).data(CardRole).value<PersonCard>().aged);
        QVERIFY(!board.column(1)->model()->index(0, 0).data(CardRole).value<PersonCard>().aged);
        board.page->arrive(u"stuck"_s);
        QTRY_COMPARE(board.page->stuck()->count(), 1);
        board.page->stuck()->list()->selectRow(0);
        QCOMPARE(board.page->chosenCustomers(), (std::vector<CustomerId>{window.who(u"Cora Walsh"_s)}));
        QSignalSpy opened(window.session.get(), &Session::customerWanted);
        window.click(u"stuckOpen"_s);
        QCOMPARE(opened.size(), 1);
        QVERIFY(window.find<QTabBar>(u"journeyTabs"_s)->tabText(2).contains(u"1"_s));
        const QString path = window.test.dir.filePath(u"stuck.csv"_s);
        QSignalSpy written(window.session.get(), &Session::fileWritten);
        board.page->stuck()->exportTo(path);
        QTRY_COMPARE(written.size(), 1);
        const QString csv = QString::fromUtf8(fileBytes(path));
        QVERIFY(csv.contains(u"name,company,stage,since,days,owner,email,phone\r\nCora Walsh,"_s));
        QCOMPARE(csv.count(u"\r\n"_s), 2);
    }

    void nextStepsHaveTheirColours()
    {
        PageStage window(u"board"_s, [](TestBook &test) {
            fewPeople(test);
            const auto ann = customerStore::matchByName(test->db(), u"Ann Byrne"_s);
            QVERIFY(quickLog(*test, ann, u"call, follow up tomorrow"_s));
        });
        Board board(window);
        QTRY_COMPARE(board.names(1).size(), 2);
        for (int row = 0; row < 2; ++row) {
            const auto card = board.column(1)->model()->index(row, 0).data(CardRole).value<PersonCard>();
            QCOMPARE(card.next.tone, card.name == u"Ann Byrne"_s ? PillTone::Neutral : PillTone::Warn);
        }
    }

    void theFunnelShowsTheFiguresOfTheBook()
    {
        PageStage window(u"board"_s, sampleBook);
        Board board(window);
        board.page->arrive(u"funnel"_s);
        board.page->funnel()->setPeriod(u"365"_s);
        auto *table = window.find<QTableView>(u"funnelTable"_s);
        const QDate today = window.session->today();
        const auto wanted = funnel(window.db(), journeyStore::activeModel(window.db()), today.addYears(-1).addDays(1), today, today);
        QTRY_COMPARE(table->model()->rowCount(), int(wanted.size()));
        QVERIFY(wanted.front().entered > 0);
        const QLocale locale;
        for (int row = 0; row < int(wanted.size()); ++row) {
            const FunnelStage &stage = wanted[size_t(row)];
            const auto cell = [&](int column) { return table->model()->index(row, column).data().toString(); };
            QCOMPARE(cell(1), locale.toString(stage.entered));
            QCOMPARE(cell(2), locale.toString(stage.movedOn));
            QCOMPARE(cell(3), locale.toString(stage.movedBack));
            QCOMPARE(cell(4), locale.toString(stage.there));
        }
        QCOMPARE(board.page->funnel()->chart()->table().size(), qsizetype(wanted.size()) + 1);
        QSignalSpy wantedPage(window.session.get(), &Session::pageWanted);
        emit table->activated(table->model()->index(1, 0));
        QCOMPARE(wantedPage.at(0).at(0).toString(), u"customers"_s);
        QVERIFY(wantedPage.at(0).at(1).toString().startsWith(u"stage:"_s));

        const QString path = window.test.dir.filePath(u"funnel.csv"_s);
        QVERIFY(board.page->funnel()->exportTo(path));
        const QString csv = QString::fromUtf8(fileBytes(path));
        QVERIFY(csv.contains(u"stage,entered,moved_on"_s));
        QCOMPARE(csv.count(u"\r\n"_s), qsizetype(wanted.size()) + 1);
    }

    void switchingTheJourneyGivesItsColumnsAndUndoTheOldOnes()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        const auto models = journeyStore::models(window.db());
        QVERIFY(switchModel(window.book(), models.at(1).id));
        QTRY_COMPARE(board.page->board()->columns().size(), size_t(9));
        window.actions->action(u"edit.undo"_s)->trigger();
        QTRY_COMPARE(board.page->board()->columns().size(), size_t(6));
        QTRY_COMPARE(board.names(1).size(), 2);
    }

    void stagesAreEditedInPlaceWithUndo()
    {
        PageStage window(u"board"_s, fewPeople);
        Board board(window);
        StagesEditor::edit(*window.session, &window.window);
        auto *editor = window.window.findChild<QDialog *>(u"stagesEditor"_s);
        QVERIFY(editor);
        auto *list = editor->findChild<QListWidget *>(u"stagesList"_s);
        auto *name = editor->findChild<QLineEdit *>(u"stageName"_s);
        list->setCurrentRow(1);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"Comparing"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(journeyStore::activeStages(window.db()).at(1).name, u"Comparing"_s);
        QTRY_COMPARE(board.column(2)->stage().name, u"Comparing"_s);
        QTest::mouseClick(editor->findChild<QAbstractButton *>(u"stageDown"_s), Qt::LeftButton);
        QCOMPARE(journeyStore::activeStages(window.db()).at(2).name, u"Comparing"_s);
        QTest::mouseClick(editor->findChild<QAbstractButton *>(u"stageColour-5"_s), Qt::LeftButton);
        QCOMPARE(journeyStore::activeStages(window.db()).at(2).color, 5);
        QTest::mouseClick(editor->findChild<QAbstractButton *>(u"stageAdd"_s), Qt::LeftButton);
        QCOMPARE(journeyStore::activeStages(window.db()).size(), size_t(6));
        QTest::mouseClick(editor->findChild<QAbstractButton *>(u"stageArchive"_s), Qt::LeftButton);
        QTRY_COMPARE(journeyStore::activeStages(window.db()).size(), size_t(5));
        for (int i = 0; i < 5; ++i)
            QTest::mouseClick(editor->findChild<QAbstractButton *>(u"stagesUndo"_s), Qt::LeftButton);
        QCOMPARE(journeyStore::activeStages(window.db()).at(1).name, u"Consideration"_s);
        QCOMPARE(journeyStore::activeStages(window.db()).size(), size_t(5));
        keepPicture(*editor, u"board-stages"_s);
        editor->accept();
    }

    void anEmptyBookSaysWhatToDo()
    {
        PageStage window(u"board"_s);
        Board board(window);
        QTRY_VERIFY(window.find(u"boardEmpty"_s)->isVisible());
        window.click(u"boardAddFirst"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"First Person"_s);
        window.key(Qt::Key_Return);
        QTRY_COMPARE(board.names(1), (QStringList{u"First Person"_s}));
    }

    void pictures_data();
    void pictures();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestBoardPage::pictures_data()
{
    PictureCase::addColumns();
    const QSize whole(1440, 900), narrow(860, 700);
    QTest::newRow("board-light") << Theme::Mode::Light << u"sample"_s << whole << QString() << false;
    QTest::newRow("board-dark") << Theme::Mode::Dark << u"sample"_s << whole << u"off"_s << false;
    QTest::newRow("board-narrow") << Theme::Mode::Light << u"sample"_s << narrow << QString() << false;
    QTest::newRow("board-eight") << Theme::Mode::Light << u"sample"_s << whole << u"eight"_s << false;
    QTest::newRow("board-german") << Theme::Mode::Light << u"german"_s << whole << QString() << false;
    QTest::newRow("board-rtl") << Theme::Mode::Light << u"german"_s << whole << u"off"_s << true;
    QTest::newRow("board-empty") << Theme::Mode::Light << u"empty"_s << whole << QString() << false;
    QTest::newRow("board-filter") << Theme::Mode::Light << u"sample"_s << whole << u"filter"_s << false;
    QTest::newRow("board-stuck") << Theme::Mode::Light << u"sample"_s << whole << u"stuck"_s << false;
    QTest::newRow("board-funnel") << Theme::Mode::Light << u"sample"_s << whole << u"funnel"_s << false;
    QTest::newRow("board-funnel-dark") << Theme::Mode::Dark << u"sample"_s << whole << u"funnel"_s << false;
    QTest::newRow("board-funnel-narrow") << Theme::Mode::Light << u"german"_s << narrow << u"funnel"_s << false;
    QTest::newRow("board-move") << Theme::Mode::Light << u"sample"_s << whole << u"move"_s << false;
}

void TestBoardPage::pictures()
{
    const PictureLook look(*m_theme);
    PageStage window(u"board"_s, look->stock == u"sample"_s ? sampleBook : look->stock == u"german"_s ? longNames : PageStage::Stock(), look->size);
    Board board(window);
    if (look->show == u"eight"_s)
        QVERIFY(switchModel(window.book(), journeyStore::models(window.db()).at(1).id));
    if (look->show == u"off"_s)
        board.page->board()->showOffJourney(true);
    if (look->show == u"filter"_s)
        board.page->arrive(u"nps>8"_s);
    if (look->show == u"stuck"_s || look->show == u"funnel"_s)
        board.page->arrive(look->show);
    window.settle();
    window.settle();
    if (look->show == u"move"_s) {
        board.page->board()->focusCards();
        window.key(Qt::Key_S);
        keepPicture(*window.window.findChild<QDialog *>(u"moveDialog"_s), look->name);
    } else {
        keepPicture(window.window, look->name);
    }
    QCOMPARE(window.errors, QStringList());
}

GOODWORD_TEST(TestBoardPage)
#include "tst_boardpage.moc"
