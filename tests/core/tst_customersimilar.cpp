#include "core/customers/customercommands.h"
#include "core/customers/customersimilar.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Somebody who may be in the book already is hinted at.
class TestCustomerSimilar : public QObject
{
    Q_OBJECT
private slots:
    void doublesAreHintedAt_data();
    void doublesAreHintedAt();
    void similarityAfterWinkler();
};

void TestCustomerSimilar::doublesAreHintedAt_data()
{
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("likeness"); // -1: no hint
    QTest::newRow("same") << u"Ann Byrne"_s << u"ann byrne"_s << int(Likeness::SameName);
    QTest::newRow("NFC and NFD") << u"\u00c9mile"_s << u"E\u0301mile"_s << int(Likeness::SameName);
    QTest::newRow("typing error") << u"Siobhan Murphy"_s << u"Siobhan Murhpy"_s << int(Likeness::SimilarName);
    QTest::newRow("other order") << u"Murphy, Siobhan"_s << u"Siobhan Murphy"_s << int(Likeness::SimilarName);
    QTest::newRow("somebody else") << u"Siobhan Murphy"_s << u"Sean Kelly"_s << -1;
}

void TestCustomerSimilar::doublesAreHintedAt()
{
    QFETCH(QString, there);
    QFETCH(QString, typed);
    QFETCH(int, likeness);
    TestBook book;
    CustomerDraft draft;
    draft.name = there;
    draft.emails = {{{}, u"x@example.test"_s}};
    draft.phones = {{{}, u"087 123 4567"_s}};
    const auto id = addCustomer(*book, draft);
    QVERIFY(id.has_value());
    const auto found = similarCustomers(book->db(), {typed, {}, {}, {}});
    QCOMPARE(found.empty() ? -1 : int(found.front().likeness), likeness);
    const auto mail = similarCustomers(book->db(), {u"Nobody"_s, {u"X@EXAMPLE.test"_s}, {u"+353871234567"_s}, {}});
    QCOMPARE(mail.size(), size_t(1));
    QCOMPARE(mail.front().likeness, Likeness::SameEmail);
    QVERIFY(similarCustomers(book->db(), {typed, {u"x@example.test"_s}, {}, *id}).empty());
}

void TestCustomerSimilar::similarityAfterWinkler()
{
    // Winkler 1990: the published examples.
    QVERIFY(std::abs(jaroWinkler(u"MARTHA", u"MARHTA") - 0.9611) < 0.0001);
    QVERIFY(std::abs(jaroWinkler(u"DWAYNE", u"DUANE") - 0.84) < 0.0001);
    QVERIFY(std::abs(jaroWinkler(u"DIXON", u"DICKSONX") - 0.8133) < 0.0001);
    QCOMPARE(jaroWinkler(u"", u"a"), 0.0);
    QCOMPARE(jaroWinkler(u"a", u"a"), 1.0);
}

GOODWORD_TEST(TestCustomerSimilar)
#include "tst_customersimilar.moc"
