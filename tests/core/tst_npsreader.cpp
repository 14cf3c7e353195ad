#include "core/customers/customercommands.h"
#include "core/feedback/answerlist.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/npslists.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <cmath>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

const QDate kToday(2026, 11, 22);

struct Shop {
    TestBook book;
    SurveyId nps = *feedbackStore::surveyNamed(book->db(), SurveyKind::Nps, u"Relationship survey"_s);

    AnswerId say(QDate day, double score, CustomerId who = {}, SurveyId survey = {})
    {
        Answer answer;
        answer.survey = survey.isValid() ? survey : nps;
        answer.customer = who;
        answer.day = day;
        answer.score = score;
        auto added = addAnswer(*book, answer);
        if (!added)
            qFatal("%s", qPrintable(added.error().text + added.error().detail));
        return *added;
    }
    void sayMany(QDate day, double score, int times, SurveyId survey = {})
    {
        const auto done = book->change(u"Many"_s, [&](UnitOfWork &u) {
            Answer answer;
            answer.survey = survey.isValid() ? survey : nps;
            answer.day = day;
            answer.score = score;
            for (int i = 0; i < times; ++i)
                feedbackStore::insertAnswer(u, answer);
        });
        QVERIFY(done);
    }
    SurveyId survey(SurveyKind kind, SurveyMode mode, const QString &name)
    {
        Survey made;
        made.kind = kind;
        made.mode = mode;
        made.name = name;
        return *addSurvey(*book, made);
    }
    NpsPage page(const NpsQuery &query = {}) { return npsPage(book->db(), query, kToday); }
};

double oneDecimal(double value)
{
    return std::round(value * 10) / 10;
}

} // namespace

/// The figures of the page come out of real rows as the definitions say.
class TestNpsReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theKnownVectorsComeOutOfRealRows_data();
    void theKnownVectorsComeOutOfRealRows();
    void aPersonCountsOnceByTheLatestAnswer();
    void aMonthTakesTheLatestWithinIt();
    void anonymousAndTransactionalAnswersCountEach();
    void ignoredAndDeletedAnswersLeave();
    void customersInTheTrashNoLongerCount();
    void aWindowWithoutAnEndHoldsTheWholeBook();
    void aPeriodIsComparedWithTheOneBefore();
    void halfPointsFallIntoTheLowerBar();
    void everyPartOfThePageLeadsToItsAnswers();
    void detractorsWithoutAnAnswerAreCountedUntilClosed();
    void invitationsGiveAResponseRateOnlyWhereKnown();
    void satisfactionAndEffortCountTheirOwnWay();
    void anEmptyBookHasNoScore();
    void agreesWithCountingByHand();
};

void TestNpsReader::theKnownVectorsComeOutOfRealRows_data()
{
    QTest::addColumn<int>("promoters");
    QTest::addColumn<int>("passives");
    QTest::addColumn<int>("detractors");
    QTest::addColumn<double>("score");
    QTest::addColumn<double>("centre");
    QTest::addColumn<double>("halfWidth");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("50/30/20") << 50 << 30 << 20 << 30.0 << 29.1 << 15.1 << 14.1 << 44.2;
    QTest::newRow("18/11/2") << 18 << 11 << 2 << 51.6 << 47.1 << 21.5 << 25.5 << 68.6;
    QTest::newRow("5/3/2") << 5 << 3 << 2 << 30.0 << 23.1 << 42.1 << -19.1 << 65.2;
    QTest::newRow("10/0/0") << 10 << 0 << 0 << 100.0 << 76.9 << 29.4 << 47.5 << 100.0;
    QTest::newRow("250/150/100") << 250 << 150 << 100 << 30.0 << 29.8 << 6.8 << 23.0 << 36.6;
}

void TestNpsReader::theKnownVectorsComeOutOfRealRows()
{
    QFETCH(int, promoters);
    QFETCH(int, passives);
    QFETCH(int, detractors);
    Shop shop;
    shop.sayMany({2026, 10, 1}, 9, promoters);
    shop.sayMany({2026, 10, 2}, 7.5, passives);
    shop.sayMany({2026, 10, 3}, 6.5, detractors);
    const NpsFigure figure = shop.page().figure;
    QCOMPARE(figure.counts, (NpsCounts{promoters, passives, detractors}));
    QTEST(oneDecimal(*figure.score), "score");
    QTEST(oneDecimal(figure.centre), "centre");
    QTEST(oneDecimal(figure.halfWidth), "halfWidth");
    QTEST(oneDecimal(figure.interval->low), "low");
    QTEST(oneDecimal(figure.interval->high), "high");
}

void TestNpsReader::aPersonCountsOnceByTheLatestAnswer()
{
    Shop shop;
    const CustomerId ann = plainCustomer(*shop.book, u"Ann"_s);
    shop.say({2026, 3, 1}, 10, ann);
    shop.say({2026, 1, 1}, 7, ann); // entered later, said earlier
    QCOMPARE(shop.page().figure.counts, (NpsCounts{1, 0, 0}));
    shop.say({2026, 3, 1}, 2, ann); // the same day, entered later
    QCOMPARE(shop.page().figure.counts, (NpsCounts{0, 0, 1}));
    NpsQuery untilFebruary;
    untilFebruary.to = {2026, 2, 28};
    QCOMPARE(shop.page(untilFebruary).figure.counts, (NpsCounts{0, 1, 0}));
    QCOMPARE(feedbackStore::latestRelationalNps(shop.book->db(), ann), 2.0);
}

void TestNpsReader::aMonthTakesTheLatestWithinIt()
{
    Shop shop;
    const CustomerId ann = plainCustomer(*shop.book, u"Ann"_s);
    shop.say({2026, 8, 5}, 10, ann);
    shop.say({2026, 8, 25}, 3, ann);
    shop.say({2026, 10, 5}, 9, ann);
    const NpsPage page = shop.page();
    QCOMPARE(page.figure.counts, (NpsCounts{1, 0, 0}));
    QCOMPARE(page.months.size(), size_t(4)); // August to November, September empty
    QCOMPARE(page.months[0].firstDay, QDate(2026, 8, 1));
    QCOMPARE(page.months[0].figure.counts, (NpsCounts{0, 0, 1}));
    QVERIFY(!page.months[1].figure.score);
    QCOMPARE(page.months[2].figure.counts, (NpsCounts{1, 0, 0}));
    QCOMPARE(page.months[3].firstDay, QDate(2026, 11, 1));
}

void TestNpsReader::anonymousAndTransactionalAnswersCountEach()
{
    Shop shop;
    const CustomerId ann = plainCustomer(*shop.book, u"Ann"_s);
    shop.say({2026, 8, 5}, 10);
    shop.say({2026, 8, 5}, 10);
    const SurveyId delivery = shop.survey(SurveyKind::Nps, SurveyMode::Transactional, u"Delivery"_s);
    shop.say({2026, 8, 6}, 1, ann, delivery);
    shop.say({2026, 8, 7}, 8, ann, delivery);
    QCOMPARE(shop.page().figure.counts, (NpsCounts{2, 0, 0}));
    NpsQuery query;
    query.includeTransactional = true;
    QCOMPARE(shop.page(query).figure.counts, (NpsCounts{2, 1, 1}));
    query = {};
    query.survey = delivery;
    QCOMPARE(shop.page(query).figure.counts, (NpsCounts{0, 1, 1}));
    QCOMPARE(shop.page(query).survey, u"Delivery"_s);
}

void TestNpsReader::ignoredAndDeletedAnswersLeave()
{
    Shop shop;
    const CustomerId ann = plainCustomer(*shop.book, u"Ann"_s);
    shop.say({2026, 8, 5}, 10, ann);
    const AnswerId test = shop.say({2026, 8, 6}, 0, ann);
    QVERIFY(setIgnored(*shop.book, {test}, true));
    QCOMPARE(shop.page().figure.counts, (NpsCounts{1, 0, 0}));
    QVERIFY(setIgnored(*shop.book, {test}, false));
    QVERIFY(trashAnswers(*shop.book, {test}));
    QCOMPARE(shop.page().figure.counts, (NpsCounts{1, 0, 0}));
    QVERIFY(restoreAnswers(*shop.book, {test}));
    QCOMPARE(shop.page().figure.counts, (NpsCounts{0, 0, 1}));
}

void TestNpsReader::customersInTheTrashNoLongerCount()
{
    Shop shop;
    const CustomerId ann = plainCustomer(*shop.book, u"Ann"_s);
    const CustomerId bob = plainCustomer(*shop.book, u"Bob"_s);
    const SurveyId csat = shop.survey(SurveyKind::Csat, SurveyMode::Transactional, u"After delivery"_s);
    const SurveyId ces = shop.survey(SurveyKind::Ces, SurveyMode::Transactional, u"After support"_s);
    Answer angry;
    angry.survey = shop.nps;
    angry.customer = bob;
    angry.day = {2026, 8, 6};
    angry.score = 1;
    angry.comment = u"Never again"_s;
    const AnswerId his = *addAnswer(*shop.book, angry);
    const AnswerId hers = shop.say({2026, 8, 5}, 10, ann);
    shop.say({2026, 8, 5}, 8); // nobody's
    shop.say({2026, 8, 7}, 1, bob, csat);
    shop.say({2026, 8, 7}, 1, bob, ces);

    const auto ids = [&](const AnswerFilter &filter = {}) { return answerIds(shop.book->db(), filter); };
    QCOMPARE(ids().size(), size_t(5));
    QVERIFY(trashCustomers(*shop.book, {bob}));
    const NpsPage page = shop.page();
    QCOMPARE(page.figure.counts, (NpsCounts{1, 1, 0}));
    QCOMPARE(page.unansweredDetractors, 0);
    QCOMPARE(page.distribution[1], 0);
    QVERIFY(commentIds(shop.book->db(), SurveyKind::Nps, {}, kToday, 50).empty());
    QCOMPARE(countedAnswerIds(shop.book->db(), SurveyKind::Nps, {}, kToday).size(), size_t(2));
    QCOMPARE(csatPage(shop.book->db(), {}, kToday).figure.n, 0);
    QCOMPARE(cesPage(shop.book->db(), {}, kToday).figure.n, 0);
    QCOMPARE(ids().size(), size_t(2));
    AnswerFilter filter;
    filter.unansweredDetractors = true;
    QVERIFY(ids(filter).empty());
    filter = {};
    filter.survey = csat;
    QVERIFY(ids(filter).empty());
    filter = {};
    filter.customer = bob;
    QVERIFY(ids(filter).empty());
    filter.customer = ann;
    QCOMPARE(ids(filter), std::vector<qint64>{hers.value});

    QVERIFY(restoreCustomers(*shop.book, {bob}));
    QCOMPARE(shop.page().figure.counts, (NpsCounts{1, 1, 1}));
    QCOMPARE(commentIds(shop.book->db(), SurveyKind::Nps, {}, kToday, 50), std::vector<qint64>{his.value});
}

void TestNpsReader::aWindowWithoutAnEndHoldsTheWholeBook()
{
    Shop shop;
    shop.say({2026, 10, 1}, 10);
    shop.say({2026, 12, 5}, 2); // dated after today, by a survey tool whose clock is wrong
    const NpsPage page = shop.page();
    QCOMPARE(page.figure.counts, (NpsCounts{1, 0, 1}));
    QCOMPARE(page.months.back().firstDay, QDate(2026, 12, 1));
    QCOMPARE(page.months.back().figure.n, 1);
    NpsQuery query;
    query.to = kToday;
    QCOMPARE(shop.page(query).figure.counts, (NpsCounts{1, 0, 0}));
    QCOMPARE(shop.page(query).months.back().firstDay, QDate(2026, 11, 1));
}

void TestNpsReader::aPeriodIsComparedWithTheOneBefore()
{
    Shop shop;
    shop.sayMany({2026, 9, 30}, 10, 50);
    shop.sayMany({2026, 9, 15}, 8, 30);
    shop.sayMany({2026, 9, 1}, 0, 20);
    shop.sayMany({2026, 8, 31}, 0, 7); // a day too early
    shop.sayMany({2026, 10, 1}, 10, 60);
    shop.sayMany({2026, 10, 30}, 8, 25);
    shop.sayMany({2026, 10, 30}, 0, 15);
    NpsQuery query;
    query.from = {2026, 10, 1};
    query.to = {2026, 10, 30};
    const NpsPage page = shop.page(query);
    QCOMPARE(page.previous.counts, (NpsCounts{50, 30, 20}));
    QCOMPARE(page.figure.counts, (NpsCounts{60, 25, 15}));
    QCOMPARE(page.change->delta, 15.0);
    QCOMPARE(std::round(page.change->z * 100) / 100, 1.39);
    QVERIFY(!page.change->significant);
    QCOMPARE(page.months.size(), size_t(1));
    QVERIFY(!shop.page().change);
}

void TestNpsReader::halfPointsFallIntoTheLowerBar()
{
    Shop shop;
    for (const double score : {0.0, 6.5, 8.5, 9.5, 10.0})
        shop.say({2026, 9, 1}, score);
    const NpsPage page = shop.page();
    QCOMPARE(page.distribution, (std::array<qint64, 11>{1, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1}));
    QCOMPARE(page.figure.counts, (NpsCounts{2, 1, 2}));
}

void TestNpsReader::everyPartOfThePageLeadsToItsAnswers()
{
    Shop shop;
    const CustomerId ann = plainCustomer(*shop.book, u"Ann"_s);
    const AnswerId august = shop.say({2026, 8, 5}, 3, ann);
    const AnswerId september = shop.say({2026, 9, 5}, 9.5, ann);
    const AnswerId somebody = shop.say({2026, 8, 6}, 4);
    const auto ids = [&](const NpsPart &part) { return countedAnswerIds(shop.book->db(), SurveyKind::Nps, {}, kToday, part); };
    using Ids = std::vector<qint64>;
    QCOMPARE(ids({}), (Ids{september.value, somebody.value}));
    NpsPart part;
    part.month = {2026, 8, 1};
    part.band = NpsBand::Detractor;
    QCOMPARE(ids(part), (Ids{somebody.value, august.value}));
    part = {};
    part.score = 9;
    QCOMPARE(ids(part), (Ids{september.value}));
    part = {};
    part.unanswered = true;
    QCOMPARE(ids(part), (Ids{somebody.value}));

    Answer talk = *feedbackStore::answer(shop.book->db(), august);
    talk.comment = u"Late again"_s;
    QVERIFY(editAnswer(*shop.book, talk));
    QCOMPARE(commentIds(shop.book->db(), SurveyKind::Nps, {}, kToday, 50), (Ids{august.value}));
}

void TestNpsReader::detractorsWithoutAnAnswerAreCountedUntilClosed()
{
    Shop shop;
    const AnswerId one = shop.say({2026, 8, 5}, 3);
    shop.say({2026, 8, 6}, 6.5);
    shop.say({2026, 8, 6}, 8);
    QCOMPARE(shop.page().unansweredDetractors, 2);
    QVERIFY(closeAnswer(*shop.book, one));
    QCOMPARE(shop.page().unansweredDetractors, 1);
    QVERIFY(reopenAnswer(*shop.book, one));
    QCOMPARE(shop.page().unansweredDetractors, 2);
}

void TestNpsReader::invitationsGiveAResponseRateOnlyWhereKnown()
{
    Shop shop;
    shop.say({2026, 8, 5}, 3);
    QVERIFY(!shop.page().invited);
    Survey asked = *feedbackStore::survey(shop.book->db(), shop.nps);
    asked.invited = 40;
    QVERIFY(editSurvey(*shop.book, asked));
    QCOMPARE(shop.page().invited, std::optional<qint64>(40));
    NpsQuery part;
    part.from = {2026, 8, 1};
    QVERIFY(!shop.page(part).invited);
}

void TestNpsReader::satisfactionAndEffortCountTheirOwnWay()
{
    Shop shop;
    const CustomerId ann = plainCustomer(*shop.book, u"Ann"_s);
    const SurveyId csat = shop.survey(SurveyKind::Csat, SurveyMode::Transactional, u"After delivery"_s);
    for (const double score : {5.0, 4.0, 3.5, 1.0})
        shop.say({2026, 10, 5}, score, ann, csat);
    const CsatPage satisfied = csatPage(shop.book->db(), {}, kToday);
    QCOMPARE(satisfied.figure.percent, 50.0);
    QCOMPARE(satisfied.distribution, (std::array<qint64, 5>{1, 0, 1, 1, 1}));
    QCOMPARE(satisfied.months.size(), size_t(2));
    QCOMPARE(satisfied.months.front().figure.n, 4);

    const SurveyId ces = shop.survey(SurveyKind::Ces, SurveyMode::Transactional, u"After support"_s);
    for (const double score : {7.0, 5.0, 2.0, 4.0})
        shop.say({2026, 10, 5}, score, {}, ces);
    const CesPage effort = cesPage(shop.book->db(), {}, kToday);
    QCOMPARE(effort.figure.mean, 4.5);
    QCOMPARE(effort.figure.agreeingPercent, 50.0);
    QCOMPARE(effort.distribution, (std::array<qint64, 7>{0, 1, 0, 1, 1, 0, 1}));
    QVERIFY(!shop.page().figure.score); // none of them is ever NPS
}

void TestNpsReader::anEmptyBookHasNoScore()
{
    Shop shop;
    const NpsPage page = shop.page();
    QVERIFY(!page.figure.score);
    QVERIFY(!page.change);
    QVERIFY(page.months.empty());
    NpsQuery query;
    query.from = {2026, 12, 1};
    query.to = {2026, 11, 1};
    QVERIFY(!shop.page(query).figure.score);
}

void TestNpsReader::agreesWithCountingByHand()
{
    QRandomGenerator random(7);
    Shop shop;
    std::vector<CustomerId> people{{}};
    for (int i = 0; i < 6; ++i)
        people.push_back(plainCustomer(*shop.book, u"P%1"_s.arg(i)));
    QVERIFY(shop.book->change(u"Many"_s, [&](UnitOfWork &u) {
        for (int i = 0; i < 150; ++i) {
            Answer answer;
            answer.survey = shop.nps;
            answer.customer = people[size_t(random.bounded(int(people.size())))];
            answer.day = QDate(2026, 5, 1).addDays(random.bounded(150));
            answer.score = random.bounded(21) / 2.0;
            answer.ignored = random.bounded(10) == 0;
            feedbackStore::insertAnswer(u, answer);
        }
    }));
    for (int round = 0; round < 40; ++round) {
        NpsQuery query;
        query.from = QDate(2026, 5, 1).addDays(random.bounded(150));
        query.to = query.from.addDays(random.bounded(90));
        NpsCounts expected;
        for (const CustomerId person : people) {
            std::optional<std::pair<std::pair<QDate, qint64>, double>> latest;
            for (const AnswerRow &row : answerRows(shop.book->db(), answerIds(shop.book->db()))) {
                const Answer &a = row.answer;
                if (a.customer != person || a.ignored || a.day < query.from || a.day > query.to)
                    continue;
                if (!person.isValid())
                    expected.add(*npsBand(a.score));
                else if (!latest || latest->first < std::pair(a.day, a.id.value))
                    latest = {{a.day, a.id.value}, a.score};
            }
            if (latest)
                expected.add(*npsBand(latest->second));
        }
        QCOMPARE(shop.page(query).figure.counts, expected);
        QCOMPARE(qint64(countedAnswerIds(shop.book->db(), SurveyKind::Nps, query, kToday).size()), expected.total());
    }
}

GOODWORD_TEST(TestNpsReader)
#include "tst_npsreader.moc"
