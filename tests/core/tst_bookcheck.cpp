#include "core/book/bookfaults.h"
#include "core/customers/customercommands.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;

namespace {

/// Goes on for so many questions whether to.
class Patience final : public Progress
{
public:
    explicit Patience(int questions) : m_questions(questions) {}
    void report(qint64, qint64) override {}
    bool cancelled() const override { return ++m_asked > m_questions; }
    int asked() const { return m_asked; }

private:
    int m_questions;
    mutable int m_asked = 0;
};

} // namespace

/// Looking whether a book is sound takes a while in a large one: it ends soon when nobody wants to know any more.
class TestBookCheck : public QObject
{
    Q_OBJECT
private slots:
    void aCheckIsStoppedWhereverItIs_data();
    void aCheckIsStoppedWhereverItIs();
    void aStoppedCheckLeavesTheBookInUse();
};

void TestBookCheck::aCheckIsStoppedWhereverItIs_data()
{
    QTest::addColumn<double>("part");
    QTest::newRow("at once") << 0.0;
    QTest::newRow("while the sums are looked at") << 0.3;
    QTest::newRow("while SQLite looks") << 0.9;
}

void TestBookCheck::aCheckIsStoppedWhereverItIs()
{
    QFETCH(double, part);
    TestBook made;
    for (int i = 0; i < 60; ++i)
        QVERIFY(quickAddCustomer(*made, parseQuickAdd(QStringLiteral("Customer %1").arg(i), QStringLiteral("IE"))));
    Patience whole(1'000'000);
    QCOMPARE(allFaults(made->db(), whole), QStringList());
    Patience some(int(whole.asked() * part));
    (void)allFaults(made->db(), some);
    QVERIFY2(some.asked() <= int(whole.asked() * part) + 8, qPrintable(QString::number(some.asked())));
}

void TestBookCheck::aStoppedCheckLeavesTheBookInUse()
{
    TestBook made;
    Patience none(0);
    (void)allFaults(made->db(), none);
    QVERIFY(quickAddCustomer(*made, parseQuickAdd(QStringLiteral("Ann Byrne"), QStringLiteral("IE"))));
    QCOMPARE(made->check(), QStringList());
}

GOODWORD_TEST(TestBookCheck)
#include "tst_bookcheck.moc"
