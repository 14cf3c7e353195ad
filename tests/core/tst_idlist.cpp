#include "core/base/idlist.h"
#include "tests/support/testmain.h"

using namespace goodword;

/// Lists of ids are handed on without a copy, and nobody's list changes under his hands.
class TestIdList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptyListIsAList();
    void whoeverChangesAListChangesOnlyHisOwn();
};

void TestIdList::anEmptyListIsAList()
{
    IdList none;
    QVERIFY(none.empty());
    QVERIFY(none.begin() == none.end());
    QCOMPARE(none, IdList(std::vector<qint64>()));
    none.own().push_back(7);
    QCOMPARE(none, IdList(std::vector<qint64>{7}));
}

void TestIdList::whoeverChangesAListChangesOnlyHisOwn()
{
    IdList one(std::vector<qint64>{3, 1, 2});
    const IdList other = one;
    QVERIFY(one.begin() == other.begin());
    one.own().erase(one.own().begin());
    QCOMPARE(one, IdList(std::vector<qint64>{1, 2}));
    QCOMPARE(other, IdList(std::vector<qint64>{3, 1, 2}));
}

GOODWORD_TEST(TestIdList)
#include "tst_idlist.moc"
