#include "core/consents/consentstore.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerlabel.h"
#include "core/customers/customerlist.h"
#include "core/customers/customerstore.h"
#include "core/feedback/answerlist.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/funnel.h"
#include "core/insight/npslists.h"
#include "core/journey/board.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/testimonials/exportable.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimoniallist.h"
#include "core/timeline/timeline.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointlist.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

#include <sqlite3.h>

#include <functional>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

using Read = std::function<void(Database &)>;
Q_DECLARE_METATYPE(Read)

/// Every list and figure finds its rows by an index: the statements are caught as they run, whatever they are, and SQLite
/// is asked how it would run them. Neither a table that grows with the business is read from end to end, nor is anything
/// sorted that an index holds in order. What is excepted says why, here.
class TestQueryPlans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyReadHasItsIndex_data();
    void everyReadHasItsIndex();

private:
    QStringList faults(const Read &read, const QStringList &excepted);

    std::unique_ptr<TestBook> m_book;
    CustomerId m_ann;
    SurveyId m_survey;
    std::vector<qint64> m_ids;
};

namespace {

const QDate kToday(2026, 11, 22);

int note(unsigned, void *list, void *, void *text)
{
    const auto *sql = static_cast<const char *>(text);
    if (sql && !QByteArrayView(sql).startsWith("--"))
        static_cast<QSet<QByteArray> *>(list)->insert(sql);
    return 0;
}

/// Tables that stay small however large the business grows.
bool isSmall(const QString &table)
{
    static const QSet<QString> kSmall{u"survey"_s, u"tag"_s, u"staff"_s, u"department"_s, u"journey_model"_s, u"journey_stage"_s,
                                      u"custom_field"_s, u"setting"_s, u"d_meta"_s};
    return kSmall.contains(table);
}

/// What a name in a plan stands for.
QString tableOf(const QString &name, const QString &sql)
{
    static const QRegularExpression named(u"\\b(?:FROM|JOIN)\\s+(\\w+)\\s+(?:AS\\s+)?(\\w+)"_s);
    for (auto found = named.globalMatch(sql); found.hasNext();) {
        const auto one = found.next();
        if (one.captured(2) == name)
            return one.captured(1);
    }
    return name;
}

/// What is asked of one customer, address or testimonial, or of small tables alone, is a handful of rows: they may be sorted.
bool isHandful(const QString &sql)
{
    static const QRegularExpression ofOne(u"\\b(?:customer_id|testimonial_id|match_key|name_folded) = \\?"_s);
    static const QRegularExpression table(u"\\b(?:FROM|JOIN)\\s+(\\w+)"_s);
    bool small = true;
    for (auto found = table.globalMatch(sql); found.hasNext();)
        small = isSmall(found.next().captured(1)) && small;
    return small || ofOne.match(sql).hasMatch();
}

bool isFault(const QString &step, const QString &sql)
{
    if (step.contains(u"TEMP B-TREE"_s))
        return !isHandful(sql);
    // A whole index in its order is a way to read a whole list.
    return step.startsWith(u"SCAN "_s) && !step.contains(u" USING "_s) && !step.startsWith(u"SCAN CONSTANT"_s)
           && !isSmall(tableOf(step.section(u' ', 1, 1), sql));
}

} // namespace

void TestQueryPlans::initTestCase()
{
    m_book = std::make_unique<TestBook>(Database::Engine::Native);
    Book &book = **m_book;
    m_survey = *feedbackStore::surveyNamed(book.db(), SurveyKind::Nps, u"Relationship survey"_s);
    CustomerDraft draft;
    draft.name = u"Ann"_s;
    draft.emails = {{QString(), u"ann@example.test"_s}};
    m_ann = *addCustomer(book, draft);
    StageMove move;
    move.to = journeyStore::activeStages(book.db()).front().id;
    QVERIFY(moveToStage(book, {m_ann}, move));
    Answer answer;
    answer.survey = m_survey;
    answer.customer = m_ann;
    answer.day = kToday;
    answer.score = 3;
    answer.comment = u"Late again"_s;
    m_ids = {addAnswer(book, answer)->value};
    Touchpoint touch;
    touch.body = u"Called back"_s;
    touch.followUpDay = kToday;
    QVERIFY(logTouchpoint(book, {m_ann}, touch));
    Testimonial quote;
    quote.customer = m_ann;
    quote.original = u"The best soap on the coast."_s;
    quote.day = kToday;
    QVERIFY(addTestimonial(book, quote));
}

void TestQueryPlans::everyReadHasItsIndex_data()
{
    QTest::addColumn<Read>("read");
    QTest::addColumn<QStringList>("excepted"); // how the statement begins
    const auto row = [](const QByteArray &name, const Read &read, const QStringList &excepted = {}) {
        QTest::newRow(name.constData()) << read << excepted;
    };

    // Figures
    for (const bool window : {false, true}) {
        for (const bool survey : {false, true}) {
            NpsQuery query;
            query.includeTransactional = true;
            if (window) {
                query.from = kToday.addDays(-40);
                query.to = kToday;
            }
            if (survey)
                query.survey = m_survey;
            const QByteArray of = QByteArray(window ? ", a window" : ", all") + (survey ? ", one survey" : "");
            row("NPS page" + of, [=](Database &db) { npsPage(db, query, kToday); });
            row("CSAT page" + of, [=](Database &db) { csatPage(db, query, kToday); });
            row("CES page" + of, [=](Database &db) { cesPage(db, query, kToday); });
            row("NPS months" + of, [=](Database &db) { npsMonths(db, query, kToday); });
            row("answers behind a figure" + of, [=](Database &db) { countedAnswerIds(db, SurveyKind::Nps, query, kToday); });
            row("who is waiting" + of, [=](Database &db) { QCOMPARE(npsWaitingIds(db, query, kToday, 5).size(), size_t(1)); });
            row("comments" + of, [=](Database &db) { QCOMPARE(commentIds(db, SurveyKind::Nps, query, kToday, 5).size(), size_t(1)); });
        }
    }
    row("whether a kind was ever answered", [](Database &db) { feedbackStore::hasAnswers(db, SurveyKind::Nps); });
    row("latest NPS of a customer", [this](Database &db) { feedbackStore::latestRelationalNps(db, m_ann); });
    row("funnel", [](Database &db) { funnel(db, journeyStore::activeModel(db), kToday.addDays(-90), kToday, kToday); });
    row("who is stuck", [](Database &db) { stuckCustomers(db, kToday.addYears(2)); });

    // Answers
    for (const AnswerOrder order : {AnswerOrder::NewestFirst, AnswerOrder::OldestFirst, AnswerOrder::LowestScore}) {
        const QByteArray name = "answers, order " + QByteArray::number(int(order));
        AnswerFilter filter;
        filter.order = order;
        row(name, [=](Database &db) { answerIds(db, filter); });
        filter.band = NpsBand::Detractor;
        filter.text = u"late"_s;
        row(name + ", filtered", [=](Database &db) { answerIds(db, filter); });
        filter.from = kToday.addDays(-40);
        filter.survey = m_survey;
        row(name + ", of a survey", [=](Database &db) { answerIds(db, filter); });
        filter.survey.reset();
        filter.customer = m_ann;
        row(name + ", of a customer", [=](Database &db) { answerIds(db, filter); });
    }
    row("rows of answers", [this](Database &db) { QCOMPARE(answerRows(db, m_ids).size(), size_t(1)); });

    // Touchpoints
    for (const TouchpointOrder order : {TouchpointOrder::NewestFirst, TouchpointOrder::OldestFirst, TouchpointOrder::FollowUpFirst}) {
        const QByteArray name = "touchpoints, order " + QByteArray::number(int(order));
        TouchpointFilter filter;
        filter.order = order;
        row(name, [=](Database &db) { touchpointRows(db, touchpointIds(db, filter)); });
        filter.text = u"called"_s;
        filter.followUpOpen = true;
        row(name + ", by text", [=](Database &db) { touchpointIds(db, filter); });
        filter.customer = m_ann;
        row(name + ", of a customer", [=](Database &db) { touchpointIds(db, filter); });
    }

    // Testimonials
    for (const TestimonialOrder order : {TestimonialOrder::NewestFirst, TestimonialOrder::OldestFirst, TestimonialOrder::HighestRating}) {
        const QByteArray name = "testimonials, order " + QByteArray::number(int(order));
        TestimonialFilter filter;
        filter.order = order;
        row(name, [=](Database &db) { testimonialRows(db, testimonialIds(db, filter, kToday), kToday); });
        filter.state = TestimonialState::Approved;
        filter.tag = u"soap"_s;
        filter.consent = ConsentFilter();
        row(name + ", by state, tag and consent", [=](Database &db) { testimonialIds(db, filter, kToday); });
        filter = {};
        filter.order = order;
        filter.customer = m_ann;
        row(name + ", of a customer", [=](Database &db) { testimonialIds(db, filter, kToday); });
    }
    // It looks at every testimonial, so at the tags of all, in the order of their key.
    row("what may be published", [](Database &db) { exportable(db, ConsentChannel::Site, kToday); }, {u"SELECT x.testimonial_id, t.name"_s});
    row("consents that end", [](Database &db) {
        consentStore::expiring(db, kToday);
        consentStore::toRemove(db, kToday);
    });
    row("consents of a customer", [this](Database &db) { consentStore::ofCustomer(db, m_ann); });

    // The journey
    for (const BoardSort sort : {BoardSort::LongestHere, BoardSort::NewestHere, BoardSort::Name, BoardSort::QuietLongest,
                                 BoardSort::NpsHighest}) {
        // One column's people by something else than their stage are sorted: an index for each order would cost every move.
        const bool sorted = sort != BoardSort::LongestHere && sort != BoardSort::NewestHere;
        row("board, order " + QByteArray::number(int(sort)), [=](Database &db) {
            boardIds(db, journeyStore::activeStages(db).front().id, sort);
            boardIds(db, {}, sort);
        }, sorted ? QStringList{u"SELECT customer_id FROM d_customer"_s, u"SELECT d.customer_id FROM d_customer"_s} : QStringList());
    }
    row("numbers on the board", [](Database &db) { boardCounts(db); });
    row("a customer's stages", [this](Database &db) {
        journeyStore::historyOf(db, m_ann);
        journeyStore::stageAsOf(db, m_ann, journeyStore::activeModel(db), kToday);
        journeyStore::peopleOn(db, journeyStore::activeStages(db).front().id);
    });
    row("timeline", [this](Database &db) { timelineEntries(db, timelineKeys(db, m_ann, kToday)); });

    // Customers
    for (const bool descending : {false, true}) {
        CustomerQuery query;
        query.descending = descending;
        query.today = kToday;
        row(descending ? "customers by name, Z to A" : "customers by name", [=](Database &db) {
            customerList::ids(db, query);
            customerList::rows(db, customerList::ids(db, query));
        });
    }
    row("who has an address, number or name", [](Database &db) {
        customerStore::matchByEmail(db, u"ann@example.test"_s);
        customerStore::matchByPhone(db, u"087 123 4567"_s, u"IE"_s);
        customerStore::matchByName(db, u"Ann"_s);
        customerStore::companiesNamed(db, u"Byrne & Sons"_s);
        customersInTrash(db);
    });
}

QStringList TestQueryPlans::faults(const Read &read, const QStringList &excepted)
{
    Database &db = (*m_book)->db();
    QSet<QByteArray> statements;
    sqlite3_trace_v2(db.handle(), SQLITE_TRACE_STMT, note, &statements);
    read(db);
    sqlite3_trace_v2(db.handle(), 0, nullptr, nullptr);
    QStringList found;
    for (const QByteArray &sql : std::as_const(statements)) {
        const QString text = QString::fromUtf8(sql).simplified();
        if (std::any_of(excepted.begin(), excepted.end(), [&](const QString &start) { return text.startsWith(start); }))
            continue;
        sqlite3_stmt *plan = nullptr;
        sqlite3_prepare_v2(db.handle(), ("EXPLAIN QUERY PLAN " + sql).constData(), -1, &plan, nullptr);
        while (sqlite3_step(plan) == SQLITE_ROW) {
            const QString step = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(plan, 3)));
            if (isFault(step, text))
                found.append(step + u": "_s + text);
        }
        sqlite3_finalize(plan);
    }
    if (statements.isEmpty())
        found.append(u"no statement was seen"_s);
    if (const auto trouble = db.takeTrouble())
        found.append(trouble->text);
    return found;
}

void TestQueryPlans::everyReadHasItsIndex()
{
    QFETCH(Read, read);
    QFETCH(QStringList, excepted);
    const QStringList found = faults(read, excepted);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

GOODWORD_TEST(TestQueryPlans)
#include "tst_queryplans.moc"
