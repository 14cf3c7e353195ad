#include "tests/support/testmain.h"

#include "core/customers/customercommands.h"
#include "core/customers/customerindex.h"
#include "core/customers/customerstore.h"
#include "tests/ui/customershop.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The list of customers: adding, finding, stepping, changing many, giving out, the trash.
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
        QVERIFY(ended.wait(kPatienceMs));
        QCOMPARE(customerStore::count(shop.session->db()), 0);
        QTRY_VERIFY(!said.isEmpty());
        shop.session->undo(said.last().at(1).value<StepId>());
        QVERIFY(shop.session->currentJob()); // taken back beside the window, too
        QTRY_COMPARE_WITH_TIMEOUT(customerStore::count(shop.session->db()), 501, kPatienceMs);
    }

    void theListIsExportedInItsOrder()
    {
        Shop shop(fewPeople);
        const QString path = shop.test.dir.filePath(u"people.csv"_s);
        shop.actions->action(u"file.export"_s)->trigger();
        auto *dialog = shop.window.findChild<QDialog *>(u"exportDialog"_s);
        QVERIFY(dialog);
        auto *place = dialog->findChild<QLineEdit *>(u"exportPath"_s);
        place->clear();
        QTest::keyClicks(place, path);
        QSignalSpy written(shop.session.get(), &Session::fileWritten);
        QTest::keyClick(place, Qt::Key_Return);
        QTRY_COMPARE(written.size(), 1);
        const QStringList lines = QString::fromUtf8(fileBytes(path)).split(u"\r\n"_s, Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].contains(u"Ann Byrne"_s));
        QVERIFY(lines[2].contains(u"Ben Kelly"_s));
    }

    void theFirstColumnsFitTheFirstWindow()
    {
        Shop shop([](TestBook &test) {
            for (int i = 0; i < 60; ++i)
                add(*test, u"Customer %1"_s.arg(i));
        }, {1360, 860});
        QTRY_COMPARE(shop.names().size(), 60);
        auto *table = shop.find<RecordTableView>(u"customerTable"_s);
        QVERIFY(table->verticalScrollBar()->maximum() > 0);
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
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
        CustomerIndex &customers = *shop.session->customerIndex();
        QVERIFY(!findPeople(shop.session->db(), customers, u"seaside"_s).isEmpty());
        QCOMPARE(findPeople(shop.session->db(), customers, u"cora wal"_s).value(0).text, u"Cora Walsh"_s);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

GOODWORD_TEST(CustomersPageTest)
#include "tst_customerspage.moc"
