#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/insight/funnel.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"

using namespace goodword;
using namespace goodword::test;

/// The journey in numbers: vectors worked out by hand, people who come twice, days that were entered later.
class TestFunnel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_book.reset(); }
    void countsAMonth();
    void whoComesTwiceCountsTwice();
    void severalMovesOnOneDayKeepTheirOrder();
    void backdatedMovesCountOnTheirDay();
    void theTrashDoesNotCount();
    void agreesWithCountingEachPerson();
    void saysWhoIsStuck();
    void readsByItsIndex();

private:
    void move(CustomerId who, int stage, QDate day)
    {
        StageMove move;
        move.to = stage < 0 ? StageId() : m_stages[size_t(stage)].id;
        move.day = day;
        QVERIFY(moveToStage(**m_book, {who}, move));
    }
    std::vector<FunnelStage> november()
    {
        return funnel(m_book->book->db(), m_stages.front().model, QDate(2026, 11, 1), QDate(2026, 11, 15),
                      QDate(2026, 11, 22));
    }
    std::unique_ptr<TestBook> m_book;
    std::vector<Stage> m_stages;
};

static QDate nov(int day)
{
    return QDate(2026, 11, day);
}

void TestFunnel::init()
{
    m_book = std::make_unique<TestBook>();
    m_stages = journeyStore::activeStages(m_book->book->db());
}

void TestFunnel::countsAMonth()
{
    const auto who = [&](const char *name) { return plainCustomer(**m_book, QString::fromLatin1(name)); };
    const CustomerId ann = who("Ann"), bob = who("Bob"), cat = who("Cat"), dan = who("Dan");
    move(ann, 0, QDate(2026, 10, 22));
    move(ann, 1, nov(1));  // 10 days, on
    move(bob, 0, nov(2));
    move(bob, 1, nov(5));  // 3 days, on
    move(bob, 0, nov(9));  // 4 days on stage 1, back
    move(cat, 0, nov(15));
    move(cat, 2, nov(20)); // on, but after the range: counts for conversion only
    move(dan, 0, nov(3));
    move(dan, -1, nov(7)); // 4 days, left
    const auto rows = november();
    QCOMPARE(rows.size(), size_t(5));
    const FunnelStage &first = rows[0], &second = rows[1], &third = rows[2];
    QCOMPARE(first.entered, 4); // Bob twice, Cat, Dan; not Ann, who came in October
    QCOMPARE(first.movedOn, 2);
    QCOMPARE(first.movedBack, 1);
    QCOMPARE(first.there, 2); // Bob and Cat
    QCOMPARE(*first.meanDays, (10 + 3 + 4) / 3.0);
    QCOMPARE(*first.medianDays, 4.0);
    QCOMPARE(first.enteredMovedOn, 2); // Bob's first stay, and Cat's by the 22nd
    QCOMPARE(*first.conversion(), 0.5);
    QCOMPARE(second.entered, 2);
    QCOMPARE(second.movedOn, 0);
    QCOMPARE(second.movedBack, 1);
    QCOMPARE(second.there, 1);
    QCOMPARE(*second.medianDays, 4.0);
    QCOMPARE(third.entered, 0); // Cat came after the range
    QCOMPARE(third.there, 0);
    QVERIFY(!third.conversion());
    QVERIFY(!third.medianDays);
}

void TestFunnel::whoComesTwiceCountsTwice()
{
    const CustomerId ann = plainCustomer(**m_book, QStringLiteral("Ann"));
    move(ann, 2, nov(1));
    move(ann, 3, nov(3));
    move(ann, 2, nov(4));
    move(ann, 3, nov(10));
    const auto rows = november();
    QCOMPARE(rows[2].entered, 2);
    QCOMPARE(rows[2].movedOn, 2);
    QCOMPARE(rows[2].enteredMovedOn, 2);
    QCOMPARE(*rows[2].medianDays, 4.0); // 2 and 6
    QCOMPARE(rows[3].entered, 2);
    QCOMPARE(rows[3].movedBack, 1);
    QCOMPARE(rows[3].there, 1);
}

void TestFunnel::severalMovesOnOneDayKeepTheirOrder()
{
    const CustomerId ann = plainCustomer(**m_book, QStringLiteral("Ann"));
    move(ann, 3, nov(5));
    move(ann, 1, nov(5));
    move(ann, 2, nov(5));
    const auto rows = november();
    QCOMPARE(rows[3].movedBack, 1);
    QCOMPARE(rows[1].movedOn, 1);
    QCOMPARE(*rows[1].meanDays, 0.0);
    QCOMPARE(rows[2].there, 1);
}

void TestFunnel::backdatedMovesCountOnTheirDay()
{
    const CustomerId ann = plainCustomer(**m_book, QStringLiteral("Ann"));
    move(ann, 2, nov(10));
    move(ann, 0, nov(4));
    move(ann, 2, nov(8)); // she bought two days earlier than first noted: one stay, not two
    const auto rows = november();
    QCOMPARE(rows[0].entered, 1);
    QCOMPARE(*rows[0].medianDays, 4.0);
    QCOMPARE(rows[2].entered, 1);
    QCOMPARE(rows[2].there, 1);
}

void TestFunnel::theTrashDoesNotCount()
{
    const CustomerId ann = plainCustomer(**m_book, QStringLiteral("Ann"));
    move(ann, 0, nov(4));
    QCOMPARE(november()[0].entered, 1);
    QVERIFY(m_book->book->change(QStringLiteral("Trash"), [&](UnitOfWork &u) {
        u.run("UPDATE customer SET deleted_at = ? WHERE id = ?", u.now(), ann);
    }));
    FunnelStage nobody;
    nobody.stage = m_stages[0].id;
    QCOMPARE(november()[0], nobody);
}

void TestFunnel::agreesWithCountingEachPerson()
{
    // The same figures from each person's own history, the slow and plain way.
    QRandomGenerator random(20261122);
    std::vector<CustomerId> people;
    for (int i = 0; i < 12; ++i) {
        people.push_back(plainCustomer(**m_book, QStringLiteral("P%1").arg(i)));
        for (int n = int(random.bounded(7)); n > 0; --n)
            move(people.back(), int(random.bounded(6)) - 1, QDate(2026, 10, 20).addDays(random.bounded(34)));
    }
    std::vector<FunnelStage> wanted(m_stages.size());
    const JourneyModelId model = m_stages.front().model;
    const auto rank = [&](StageId id) {
        for (size_t i = 0; i < m_stages.size(); ++i) {
            if (m_stages[i].id == id)
                return int(i);
        }
        return -1;
    };
    for (const CustomerId who : people) {
        auto history = journeyStore::historyOf(m_book->book->db(), who);
        std::reverse(history.begin(), history.end());
        int at = -1;
        for (const JourneyEvent &event : history) {
            const int next = rank(event.to);
            const bool counts = event.day >= nov(1) && event.day <= nov(15);
            if (next == at)
                continue;
            if (at >= 0 && counts)
                ++(next > at ? wanted[size_t(at)].movedOn : wanted[size_t(at)].movedBack);
            if (next >= 0 && counts)
                ++wanted[size_t(next)].entered;
            at = next;
        }
        const int there = rank(journeyStore::stageAsOf(m_book->book->db(), who, model, nov(15)));
        if (there >= 0)
            ++wanted[size_t(there)].there;
    }
    const auto rows = november();
    for (size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].entered, wanted[i].entered);
        QCOMPARE(rows[i].movedOn, wanted[i].movedOn);
        QCOMPARE(rows[i].movedBack, wanted[i].movedBack);
        QCOMPARE(rows[i].there, wanted[i].there);
    }
}

void TestFunnel::saysWhoIsStuck()
{
    const CustomerId ann = plainCustomer(**m_book, QStringLiteral("Ann"));
    const CustomerId bob = plainCustomer(**m_book, QStringLiteral("Bob"));
    const CustomerId cat = plainCustomer(**m_book, QStringLiteral("Cat"));
    const QDate today = m_book->book->today();
    move(ann, 2, today.addDays(-m_stages[2].stuckDays));     // the last day on which it is well
    move(bob, 2, today.addDays(-m_stages[2].stuckDays - 1));
    move(cat, 4, today.addDays(-2000)); // nowhere to go on to
    const auto stuck = stuckCustomers(m_book->book->db(), today);
    QCOMPARE(stuck.size(), size_t(1));
    QCOMPARE(stuck.front().customer, bob);
    QCOMPARE(stuck.front().days, m_stages[2].stuckDays + 1);
}

void TestFunnel::readsByItsIndex()
{
    Statement s(m_book->book->db(), R"(EXPLAIN QUERY PLAN
        SELECT day, id, customer_id, to_stage_id FROM journey_event WHERE model_id = ? AND day <= ? ORDER BY day)",
                1, QStringLiteral("2026-11-22"));
    QVERIFY(s.next());
    QCOMPARE(s.text(3), QStringLiteral("SEARCH journey_event USING COVERING INDEX journey_event_by_model (model_id=? AND day<?)"));
    QVERIFY(!s.next());
}

GOODWORD_TEST(TestFunnel)
#include "tst_funnel.moc"
