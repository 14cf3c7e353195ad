#include "bookwindow.h"
#include "core/customers/customercommands.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointstore.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The trash holds four kinds of things, and emptying it means all of them.
class TestTrashPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { forgetWindowState(); }
    void aTouchpointAloneCanBeThrownAway();
};

void TestTrashPage::aTouchpointAloneCanBeThrownAway()
{
    TestBook made;
    CustomerDraft ann;
    ann.name = u"Ann"_s;
    Touchpoint call;
    call.day = made->today();
    call.body = u"Happy with delivery"_s;
    const CustomerId customer = *addCustomer(*made, ann);
    const TouchpointId id = logTouchpoint(*made, {customer}, call)->front();
    QVERIFY(trashTouchpoints(*made, {id}));

    BookWindow window(made, u"trash"_s);
    QTRY_VERIFY(window.find<QPushButton>(u"emptyTrash"_s)->isEnabled());
    window.click(u"emptyTrash"_s);
    auto *box = window.frame.findChild<QMessageBox *>(u"confirmEmptyTrash"_s);
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"Touchpoints: 1"_s), qPrintable(box->text()));
    QVERIFY(!box->text().contains(u"Customers: "_s));
    QTest::mouseClick(box->findChild<QPushButton *>(u"confirmEmpty"_s), Qt::LeftButton);
    QTRY_VERIFY(!touchpointStore::touchpoint(window.session.db(), id));
    QTRY_VERIFY(!window.find<QPushButton>(u"emptyTrash"_s)->isEnabled());
}

GOODWORD_TEST(TestTrashPage)
#include "tst_trashpage.moc"
