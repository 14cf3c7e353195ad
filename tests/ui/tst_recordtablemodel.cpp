#include "tests/support/testmain.h"
#include "tests/ui/samplelist.h"

#include "ui/models/pagecache.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/selectionkeeper.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QListView>
#include <QMimeData>
#include <QTableView>

using namespace goodword;
using goodword::test::SampleSource;

class TestRecordTableModel : public QObject
{
    Q_OBJECT

    struct List {
        explicit List(qint64 count) : source(std::make_shared<SampleSource>(count)), model(source) {}
        bool show(const ListQuery &query = {})
        {
            QSignalSpy ready(&model, &RecordTableModel::snapshotReady);
            model.setQuery(query);
            return ready.wait(test::kPatienceMs);
        }
        std::shared_ptr<SampleSource> source;
        RecordTableModel model;
    };

private slots:
    void theCacheForgetsWhatWasUsedLongestAgo()
    {
        PageCache cache(2);
        const auto row = std::make_shared<const int>(1);
        cache.insert(1, row);
        cache.insert(2, row);
        QVERIFY(cache.find(1));
        cache.insert(3, row);
        QVERIFY(cache.contains(1));
        QVERIFY(!cache.contains(2));
        QVERIFY(cache.contains(3));
        cache.insert(4, nullptr);
        QCOMPARE(cache.find(4), std::optional<RowPtr>(RowPtr()));
        cache.remove(4);
        QVERIFY(!cache.find(4));
        cache.clear();
        QCOMPARE(cache.size(), size_t(0));
    }

    void anEmptyListIsToldFromOneThatIsNotRead()
    {
        List list(0);
        QAbstractItemModelTester tester(&list.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(!list.model.hasSnapshot());
        QVERIFY(list.show());
        QVERIFY(list.model.hasSnapshot());
        QCOMPARE(list.model.rowCount(), 0);
    }

    void followsChangesWithoutBreakingTheRulesOfModels()
    {
        List list(300);
        QAbstractItemModelTester tester(&list.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(list.show());
        QCOMPARE(list.model.rowCount(), 300);
        QVERIFY(list.show({QStringLiteral("even"), {}, false}));
        QCOMPARE(list.model.rowCount(), 150);
        QVERIFY(list.show({QStringLiteral("even"), QStringLiteral("name"), true}));
        QCOMPARE(list.model.idAt(0), 300);
        const IdList held = list.model.ids();
        list.model.takeOut({77});
        QVERIFY(&*held.begin() == &*list.model.ids().begin()); // a list that holds none of them is shared still
        list.model.takeOut({300, 2, 77});
        QCOMPARE(list.model.rowCount(), 148);
        list.model.putFirst({2, 500});
        QCOMPARE(list.model.idAt(1), 500);
        QVERIFY(list.show());
    }

    void aSortByAColumnAsksTheSource()
    {
        List list(5);
        QVERIFY(list.show());
        QSignalSpy ready(&list.model, &RecordTableModel::snapshotReady);
        list.model.sort(0, Qt::DescendingOrder);
        QVERIFY(ready.wait(test::kPatienceMs));
        QCOMPARE(list.model.query().sortKey, QStringLiteral("name"));
        QCOMPARE(list.model.idAt(0), 5);
        list.model.sort(5, Qt::AscendingOrder);
        QCOMPARE(list.model.query().sortKey, QStringLiteral("name"));
    }

    void theOldListStaysUntilTheNewOneIsThere()
    {
        List list(10);
        QVERIFY(list.show());
        QSignalSpy ready(&list.model, &RecordTableModel::snapshotReady);
        QSignalSpy loading(&list.model, &RecordTableModel::loading);
        list.model.setQuery({QStringLiteral("slow"), {}, false});
        QCOMPARE(loading.count(), 1);
        QVERIFY(!ready.wait(30));
        QCOMPARE(list.model.rowCount(), 10);
        list.source->shared->gate.release();
        QVERIFY(ready.wait(test::kPatienceMs));
        QCOMPARE(list.model.rowCount(), 5);
        QCOMPARE(loading.takeLast().at(0).toBool(), false);
    }

    void aLateAnswerToAnOldQuestionIsDropped()
    {
        List list(10);
        QVERIFY(list.show());
        QSignalSpy ready(&list.model, &RecordTableModel::snapshotReady);
        list.model.setQuery({QStringLiteral("slow"), {}, false});
        list.model.setQuery({{}, QStringLiteral("name"), true});
        QVERIFY(ready.wait(test::kPatienceMs));
        list.source->shared->gate.release();
        QVERIFY(!ready.wait(60));
        QCOMPARE(list.model.rowCount(), 10);
        QCOMPARE(list.model.idAt(0), 10);
    }

    void aListThatIsClosedWaitsForItsWorker()
    {
        auto list = std::make_unique<List>(10);
        const auto shared = list->source->shared;
        list->model.setQuery({QStringLiteral("slow"), {}, false});
        shared->gate.release();
        list.reset();
        QVERIFY(shared.use_count() == 1);
    }

    void aListThatCannotBeReadKeepsWhatItShowed()
    {
        List list(10);
        QVERIFY(list.show());
        QSignalSpy failed(&list.model, &RecordTableModel::failed);
        list.model.setQuery({QStringLiteral("broken"), {}, false});
        QVERIFY(failed.wait(test::kPatienceMs));
        QVERIFY(!failed.at(0).at(0).value<Error>().text.isEmpty());
        QCOMPARE(list.model.rowCount(), 10);
        QVERIFY(!list.model.isLoading());
    }

    void updatedRowsAreReadAgainAndOnlyTheyAreAnnounced()
    {
        List list(300);
        QVERIFY(list.show());
        QCOMPARE(list.model.index(4, 0).data().toString(), QStringLiteral("Person 5"));
        const int pages = list.source->shared->pages;
        QSignalSpy changed(&list.model, &QAbstractItemModel::dataChanged);
        QSignalSpy ready(&list.model, &RecordTableModel::snapshotReady);
        list.source->shared->gone = 5;
        list.model.onChanged({5, 6, 200}, false);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 4);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 5);
        QVERIFY(list.model.index(4, 0).data().isNull());
        QCOMPARE(list.source->shared->pages, pages + 1);
        QVERIFY(!ready.wait(120));
    }

    void manyStructuralChangesMakeOneNewSnapshot()
    {
        List list(10);
        QVERIFY(list.show());
        QSignalSpy ready(&list.model, &RecordTableModel::snapshotReady);
        QSignalSpy inserted(&list.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&list.model, &QAbstractItemModel::modelReset);
        for (qint64 id = 11; id <= 15; ++id) {
            list.source->shared->ids.push_back(id);
            list.model.onChanged({id}, true);
        }
        QVERIFY(ready.wait(test::kPatienceMs));
        QVERIFY(!ready.wait(120));
        QCOMPARE(ready.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(list.model.rowCount(), 15);
    }

    void theLastOfAMillionRowsCostsOnePage()
    {
        List list(1'000'000);
        QVERIFY(list.show());
        QCOMPARE(list.model.rowCount(), 1'000'000);
        QCOMPARE(list.source->shared->pages, 0);
        QTableView view;
        view.setModel(&list.model);
        view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        view.resize(800, 600);
        view.scrollToBottom();
        view.grab();
        QCOMPARE(list.model.index(999'999, 0).data().toString(), QStringLiteral("Person 1000000"));
        QCOMPARE(list.source->shared->pages, 1);
    }

    void whatIsSelectedStaysSelectedByIdentity()
    {
        List list(100);
        QTableView view;
        view.setModel(&list.model);
        view.setSelectionBehavior(QAbstractItemView::SelectRows);
        SelectionKeeper keeper(&view, &list.model);
        QVERIFY(list.show());
        keeper.select({10, 11, 33});
        QCOMPARE(keeper.selectedIds(), (Ids{10, 11, 33}));
        QCOMPARE(keeper.currentId(), 10);
        QSignalSpy changed(&keeper, &SelectionKeeper::changed);
        QVERIFY(list.show({{}, QStringLiteral("name"), true}));
        QCOMPARE(keeper.selectedIds(), (Ids{33, 11, 10}));
        QCOMPARE(keeper.currentId(), 10);
        QVERIFY(changed.count() > 0);
        QVERIFY(list.show({QStringLiteral("even"), QStringLiteral("name"), true}));
        QCOMPARE(keeper.selectedIds(), (Ids{10}));
        view.selectAll();
        QCOMPARE(keeper.selectedCount(), 50);
        QCOMPARE(view.selectionModel()->selection().size(), 1);
    }

    void draggedRowsCarryIdsAndText()
    {
        List list(5);
        QVERIFY(list.show());
        const std::unique_ptr<QMimeData> mime(
            list.model.mimeData({list.model.index(1, 0), list.model.index(1, 1), list.model.index(0, 0)}));
        QCOMPARE(idsFromMime(mime->data(kCustomersMime)), (Ids{1, 2}));
        QVERIFY(mime->text().startsWith(QStringLiteral("Person 1, Firm 1")));
        QCOMPARE(idsFromMime("1\nx\n-4\n7"), (Ids{1, 7}));
    }

    void aDropIsTakenOnlyWhereItBelongs()
    {
        List from(5), to(0);
        QVERIFY(from.show());
        const std::unique_ptr<QMimeData> mime(from.model.mimeData({from.model.index(3, 0)}));
        QSignalSpy dropped(&to.model, &RecordTableModel::idsDropped);
        QVERIFY(!to.model.dropMimeData(mime.get(), Qt::MoveAction, -1, -1, {}));
        to.model.setAcceptsDrops(true);
        QVERIFY(to.model.dropMimeData(mime.get(), Qt::MoveAction, -1, -1, {}));
        QCOMPARE(dropped.at(0).at(0).value<std::vector<qint64>>(), (Ids{4}));
        QMimeData text;
        text.setText(QStringLiteral("4"));
        QVERIFY(!to.model.dropMimeData(&text, Qt::MoveAction, -1, -1, {}));
    }
};

GOODWORD_TEST(TestRecordTableModel)
#include "tst_recordtablemodel.moc"
