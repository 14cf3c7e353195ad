#include "core/exchange/importer.h"
#include "core/testimonials/testimonialcommands.h"
#include "tests/support/testmain.h"
#include "tests/ui/pagestage.h"
#include "ui/models/recordtablemodel.h"
#include "ui/pages/exchange/mappingmodel.h"
#include "ui/pages/journey/boardcolumn.h"
#include "ui/pages/testimonials/wallview.h"

#include <QAbstractItemModelTester>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Every model keeps Qt's promises while it is filled, changed and emptied. The lists of records are tested with
/// RecordTableModel; here are the others, and the board's.
class TestModels : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanupTestCase() { m_theme.reset(); }
    void theWall();
    void theMappingOfAnImport();
    void everyListInTheWindow();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestModels::theWall()
{
    WallModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    std::vector<TestimonialRow> rows(3);
    for (size_t i = 0; i < rows.size(); ++i) {
        rows[i].testimonial.id = TestimonialId(qint64(i) + 1);
        rows[i].wording = u"Quote %1"_s.arg(i);
    }
    model.setRows(rows, QDate(2026, 11, 22));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(TestimonialId(2)), 1);
    rows.pop_back();
    model.setRows(rows, QDate(2026, 11, 23));
    QCOMPARE(model.rowCount(), 2);
    model.setRows({}, QDate(2026, 11, 23));
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::theMappingOfAnImport()
{
    MappingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    CsvFormat format;
    for (const char *name : {"Name", "Email", "Email", "Pet"}) {
        CsvColumn column;
        column.header = column.name = column.title = QLatin1String(name);
        format.columns.push_back(column);
    }
    model.show(format, planImport(ImportKind::Customers, format), {u"Pet"_s});
    QCOMPARE(model.rowCount(), 4);
    QSignalSpy changed(&model, &MappingModel::planChanged);
    QVERIFY(model.setData(model.index(3, MappingModel::Becomes), u"notes"_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.fieldOf(3), u"notes"_s);
    QVERIFY(model.setData(model.index(3, MappingModel::Becomes), QString()));
    format.columns.pop_back();
    model.show(format, planImport(ImportKind::Customers, format), {});
    QCOMPARE(model.rowCount(), 3);
}

void TestModels::everyListInTheWindow()
{
    PageStage window(u"board"_s, [](TestBook &test) {
        for (const char *name : {"Ann Byrne", "Ben Kelly", "Cora Walsh"})
            addPerson(*test, QLatin1String(name));
    });
    for (const char *page : {"customers", "touchpoints", "nps", "testimonials", "history", "trash", "board"}) {
        window.view->goTo(QLatin1String(page));
        window.settle();
    }
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    int lists = 0, boards = 0;
    for (QAbstractItemModel *model : window.window.findChildren<QAbstractItemModel *>()) {
        // Ours, with and without a meta-object of their own; not those of Qt's boxes and completers.
        const QByteArray name = model->metaObject()->className();
        if (!name.startsWith("goodword::") && name != "QAbstractListModel" && name != "QAbstractTableModel")
            continue;
        testers.push_back(std::make_unique<QAbstractItemModelTester>(model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        lists += qobject_cast<RecordTableModel *>(model) ? 1 : 0;
    }
    for (BoardColumn *column : window.window.findChildren<BoardColumn *>())
        boards += column->model() ? 1 : 0;
    QVERIFY(boards >= 5);
    QVERIFY(lists > boards && testers.size() > size_t(lists));
    // Changes from all sides, seen by all of them.
    const CustomerId dan = addPerson(window.book(), u"Dan Nolan"_s);
    window.settle();
    QVERIFY(trashCustomers(window.book(), {dan, window.who(u"Ann Byrne"_s)}));
    window.settle();
    QVERIFY(window.book().undo());
    window.settle();
    QVERIFY(window.book().redo());
    window.settle();
}

GOODWORD_TEST(TestModels)
#include "tst_models.moc"
