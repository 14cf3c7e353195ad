#include "tests/support/testmain.h"
#include "tests/ui/pictures.h"
#include "tests/ui/samplelist.h"

#include "ui/models/cardviews.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"

#include <QClipboard>
#include <QMimeData>

using namespace goodword;
using namespace Qt::StringLiterals;
using goodword::test::SampleSource;

class TestListViews : public QObject
{
    Q_OBJECT

    static bool show(RecordTableModel &model, const ListQuery &query = {})
    {
        QSignalSpy ready(&model, &RecordTableModel::snapshotReady);
        model.setQuery(query);
        return ready.wait(test::kPatienceMs);
    }
    static std::shared_ptr<SampleSource> people()
    {
        auto source = std::make_shared<SampleSource>(14);
        source->people = {
            {u"Amara Okafor"_s, u"Northwind Bakery"_s, u"Galway"_s, u"Advocate"_s, u"2 d"_s, 10},
            {u"Ben Söderström"_s, u"Fjord Cycles"_s, u"Umeå"_s, u"Champion"_s, u"5 d"_s, 9},
            {u"Dmitri Volkov"_s, u"Volkov Joinery"_s, u"Cork"_s, u"At risk"_s, u"3 w"_s, 4},
            {u"Maximiliane Freifrau von Donaudampfschifffahrtsgesellschaft"_s,
             u"Rindfleischetikettierungsüberwachungsgesellschaft mbH"_s, u"Wien"_s, u"Kundenbegeisterungsphase"_s,
             u"vor 3 Wochen"_s, 8.5},
            {u"<b>Bold</b> & \"Sons\""_s, u"<img src=x>"_s, u"-"_s, u"Happy"_s, u"1 w"_s, 7},
            {u"محمد الأحمد"_s, u"مخبز الشمال (Galway)"_s, u"Galway"_s, u"Advocate"_s, u"1 d"_s, 10},
            {u"דנה כהן 42"_s, u"אופניים בע״מ"_s, u"חיפה"_s, u"Happy"_s, u"9 d"_s, 9},
            {u"\u202Egnp.exe evil"_s, u"=HYPERLINK(\"http://x\")"_s, u""_s, u"At risk"_s, u""_s, std::nullopt},
            {u"渡辺 健二"_s, u"渡辺フーズ"_s, u"東京"_s, u"Champion"_s, u"5 w"_s, 3},
            {u"Farid Haddad"_s, u""_s, u"Galway"_s, u""_s, u"4 h"_s, std::nullopt},
        };
        return source;
    }

private slots:
    void keysMoveMarkOpenAndPreview()
    {
        RecordTableModel model(std::make_shared<SampleSource>(20));
        RecordTableView view(&model);
        QVERIFY(show(model));
        QSignalSpy opened(&view, &RecordTableView::opened), previewed(&view, &RecordTableView::previewed);
        QTest::keyClick(&view, Qt::Key_J);
        QTest::keyClick(&view, Qt::Key_J);
        QTest::keyClick(&view, Qt::Key_J);
        QTest::keyClick(&view, Qt::Key_K);
        QCOMPARE(view.keeper()->selectedIds(), (Ids{2}));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.at(0).at(0).toLongLong(), 2);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(previewed.at(0).at(0).toLongLong(), 2);
        QTest::keyClick(&view, Qt::Key_X);
        QTest::keyClick(&view, Qt::Key_X);
        QTest::keyClick(&view, Qt::Key_J);
        QTest::keyClick(&view, Qt::Key_J);
        QTest::keyClick(&view, Qt::Key_X);
        QCOMPARE(view.keeper()->selectedIds(), (Ids{2, 4}));
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(view.keeper()->selectedIds(), (Ids{4}));
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view.keeper()->selectedCount(), 20);
    }

    void aColumnOfAMillionCardsReadsWhatIsSeen()
    {
        const auto source = std::make_shared<SampleSource>(1'000'000);
        RecordTableModel model(source);
        BoardColumnView view(&model);
        view.resize(240, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view, test::kPatienceMs));
        QVERIFY(show(model));
        QTRY_VERIFY(view.indexAt({100, 40}).isValid());
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_End);
        QTRY_COMPARE(model.idAt(view.indexAt({100, view.viewport()->height() - 20}).row()), 1'000'000);
        model.takeOut({999'999});
        QTRY_COMPARE(model.idAt(view.indexAt({100, view.viewport()->height() - 20}).row()), 1'000'000);
        QTest::keyClick(&view, Qt::Key_Home);
        QTRY_COMPARE(model.idAt(view.indexAt({100, 40}).row()), 1);
        view.viewport()->repaint();
        QVERIFY2(source->shared->pages <= 4, qPrintable(QString::number(source->shared->pages)));
    }

    void typingALetterDoesNotReadTheWholeBook()
    {
        auto source = std::make_shared<SampleSource>(100'000);
        RecordTableModel model(source);
        RecordTableView view(&model);
        CardListView cards(&model);
        QVERIFY(show(model));
        QTest::keyClick(&view, Qt::Key_Z);
        QTest::keyClick(&cards, Qt::Key_Z);
        QVERIFY(source->shared->pages <= 2);
    }

    void aClickOnAHeaderSorts()
    {
        RecordTableModel model(std::make_shared<SampleSource>(20));
        RecordTableView view(&model);
        view.resize(900, 400);
        view.show();
        QVERIFY(show(model));
        const auto click = [&](int column) {
            QHeaderView *header = view.horizontalHeader();
            const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        };
        click(1);
        QCOMPARE(model.query().sortKey, u"company"_s);
        QVERIFY(!model.query().descending);
        click(1);
        QVERIFY(model.query().descending);
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), 1);
    }

    void columnsComeBackAsTheyWereLeft()
    {
        RecordTableModel model(std::make_shared<SampleSource>(3));
        QByteArray state;
        {
            RecordTableView view(&model);
            view.setColumnWidth(1, 333);
            view.setColumnHidden(2, true);
            view.setColumnHidden(5, false);
            view.horizontalHeader()->moveSection(4, 1);
            model.sort(3, Qt::DescendingOrder);
            QCOMPARE(view.shownColumns(), (QList<int>{0, 4, 1, 3, 5}));
            state = view.saveState();
        }
        RecordTableModel other(std::make_shared<SampleSource>(3));
        RecordTableView view(&other);
        view.restoreState(state);
        QCOMPARE(view.shownColumns(), (QList<int>{0, 4, 1, 3, 5}));
        QCOMPARE(view.columnWidth(1), 333);
        QCOMPARE(other.query().sortKey, u"nps"_s);
        QVERIFY(other.query().descending);
        view.restoreState("not a state");
        view.restoreState(R"({"columns":[{"key":"name","hidden":true},{"key":"gone"},{"key":"city","width":-5}]})");
        QVERIFY(!view.isColumnHidden(0));
    }

    void theColumnChooserShowsAndHides()
    {
        RecordTableModel model(std::make_shared<SampleSource>(3));
        RecordTableView view(&model);
        QMenu menu;
        view.fillColumnMenu(&menu);
        QCOMPARE(menu.actions().size(), 6);
        QVERIFY(!menu.actions().at(0)->isEnabled());
        menu.actions().at(5)->trigger();
        QVERIFY(!view.isColumnHidden(5));
        menu.actions().at(1)->trigger();
        QVERIFY(view.isColumnHidden(1));
    }

    void aCopyHoldsTheColumnsInSight()
    {
        RecordTableModel model(people());
        RecordTableView view(&model);
        QVERIFY(show(model));
        view.keeper()->select({5, 8});
        QSignalSpy copied(&view, &RecordTableView::copied);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(copied.at(0).at(0).toInt(), 2);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.startsWith(u"Name\tCompany\tStage\tNPS\tLast touch\n"_s));
        QVERIFY(text.contains(u"'=HYPERLINK"_s));
        const QString html = QGuiApplication::clipboard()->mimeData()->html();
        QVERIFY(html.contains(u"&lt;b&gt;Bold"_s));
        QVERIFY(!html.contains(u"<img"_s));
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied.count(), 2);
    }

    void aScreenReaderHearsThePerson()
    {
        RecordTableModel model(people());
        QVERIFY(show(model));
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Amara Okafor, Northwind Bakery, Advocate"_s);
        QCOMPARE(model.index(0, 3).data(Qt::AccessibleTextRole).toString(), u"10"_s);
    }

    void cardsMoveBetweenColumnsByDropAndByKey()
    {
        RecordTableModel from(std::make_shared<SampleSource>(5)), to(std::make_shared<SampleSource>(0));
        BoardColumnView left(&from), right(&to);
        QVERIFY(show(from));
        left.keeper()->select({3});
        QSignalSpy dropped(&right, &BoardColumnView::dropped), moved(&left, &BoardColumnView::moveRequested);
        const std::unique_ptr<QMimeData> mime(from.mimeData({from.index(2, 0)}));
        QVERIFY(to.dropMimeData(mime.get(), Qt::MoveAction, -1, -1, {}));
        QCOMPARE(dropped.at(0).at(0).value<std::vector<qint64>>(), (Ids{3}));
        QTest::keyClick(&left, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(moved.at(0).at(0).value<std::vector<qint64>>(), (Ids{3}));
        QCOMPARE(moved.at(0).at(1).toInt(), 1);
        left.setLayoutDirection(Qt::RightToLeft);
        QTest::keyClick(&left, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(moved.at(1).at(1).toInt(), -1);
        from.takeOut({3});
        to.putFirst({3});
        QCOMPARE(from.rowOf(3), -1);
        QCOMPARE(to.idAt(0), 3);
    }

    void picturesToLookAt()
    {
        test::forEachLook([](const QString &look) {
            RecordTableModel model(people()), empty(std::make_shared<SampleSource>(0)), stage(people());
            QWidget page;
            auto *layout = new QHBoxLayout(&page);
            auto *cards = new CardListView(&model);
            auto *table = new RecordTableView(&model);
            auto *board = new BoardColumnView(&stage);
            auto *nobody = new RecordTableView(&empty);
            nobody->setEmptyText(u"Nobody here yet. Add a customer with Ctrl+N or import a list."_s);
            cards->setFixedWidth(340);
            board->setFixedWidth(220);
            auto *right = new QVBoxLayout;
            right->addWidget(table, 3);
            right->addWidget(nobody, 1);
            layout->addWidget(cards);
            layout->addLayout(right, 1);
            layout->addWidget(board);
            page.resize(1340, 720);
            page.show();
            QVERIFY(show(model));
            QVERIFY(show(empty));
            QVERIFY(show(stage));
            model.sort(1, Qt::AscendingOrder);
            QTRY_VERIFY(!model.isLoading());
            cards->keeper()->select({2});
            table->keeper()->select({1, 3});
            board->keeper()->select({2});
            table->setFocus();
            page.activateWindow();
            QTest::qWait(50);
            test::keepPicture(page, u"lists-"_s + look);
        });
    }
};

GOODWORD_TEST(TestListViews)
#include "tst_listviews.moc"
