#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/feedback/feedbackcommands.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/testimonials/testimonialstore.h"
#include "core/timeline/timeline.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointstore.h"

using namespace goodword;
using namespace goodword::test;

/// One line of time for a customer, and logging into it in five seconds.
class TestTimeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsThereNewestFirst();
    void kindsCanBeChosenAndPagesFitTogether();
    void whatIsInTheTrashIsNotThere();
    void importantDatesComeOnceAYear_data();
    void importantDatesComeOnceAYear();
    void aQuickLineBecomesATouchpoint();
};

static QStringList titles(Book &book, CustomerId customer, const std::vector<TimelineKind> &kinds = {})
{
    QStringList all;
    for (const TimelineEntry &entry : timelineEntries(book.db(), timelineKeys(book.db(), customer, book.today(), kinds))) {
        all += entry.title;
        if (entry.icon.isEmpty())
            all += QStringLiteral("no icon");
    }
    return all;
}

/// Ann with one thing of each kind.
static CustomerId fullLife(TestBook &book)
{
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    Touchpoint call;
    call.channel = Channel::Call;
    call.subject = QStringLiteral("Asked for soap");
    call.body = QStringLiteral("Two boxes");
    call.minutes = 12;
    call.outcome = QStringLiteral("ordered");
    call.sentiment = Sentiment::Positive;
    call.day = QDate(2026, 10, 1);
    if (!logTouchpoint(*book, {ann}, call))
        qFatal("no touchpoint");
    StageMove move;
    move.to = journeyStore::activeStages(book->db()).at(2).id;
    move.day = QDate(2026, 10, 5);
    move.reason = QStringLiteral("First order");
    if (!moveToStage(*book, {ann}, move))
        qFatal("no move");
    Answer answer;
    answer.survey = book->db().value<SurveyId>("SELECT min(id) FROM survey").value_or(SurveyId());
    if (!answer.survey.isValid()) {
        Survey survey;
        survey.name = QStringLiteral("NPS");
        answer.survey = addSurvey(*book, survey).value();
    }
    answer.customer = ann;
    answer.day = QDate(2026, 10, 20);
    answer.score = 9;
    answer.comment = QStringLiteral("Lovely");
    if (!addAnswer(*book, answer))
        qFatal("no answer");
    Testimonial quote;
    quote.customer = ann;
    quote.original = QStringLiteral("The best soap");
    quote.day = QDate(2026, 10, 25);
    if (!book->change(QStringLiteral("Quote"), [&](UnitOfWork &u) {
            testimonialStore::insert(u, quote, TestimonialState::Published, QStringLiteral("our website"));
        }))
        qFatal("no testimonial");
    return ann;
}

void TestTimeline::everythingIsThereNewestFirst()
{
    TestBook book;
    const CustomerId ann = fullLife(book);
    QStringList all = titles(*book, ann);
    QCOMPARE(all.takeFirst(), QStringLiteral("Added to the book"));
    QCOMPARE(all.takeLast(), QStringLiteral("Asked for soap"));
    QCOMPARE(all.takeLast(), QStringLiteral("Came to Purchase"));
    QVERIFY2(all.takeLast().endsWith(QStringLiteral(": 9")), "the answer comes third");
    QVERIFY(all.size() >= 2);
    for (const QString &title : std::as_const(all))
        QVERIFY2(title.startsWith(QStringLiteral("Testimonial: ")), qPrintable(title));

    const auto entries = timelineEntries(book->db(), timelineKeys(book->db(), ann, book->today()));
    const TimelineEntry &call = entries.back();
    QCOMPARE(call.note, QStringLiteral("Call · 12 min · ordered"));
    QCOMPARE(call.sentiment, Sentiment::Positive);
    QCOMPARE(call.body, QStringLiteral("Two boxes"));
    const TimelineEntry &published = entries.at(1);
    QCOMPARE(published.note, QStringLiteral("our website"));
    QCOMPARE(published.body, QStringLiteral("The best soap"));
    QCOMPARE(entries.at(entries.size() - 3).score, std::optional(9.0));
    QVERIFY(entries.at(entries.size() - 3).isNps);
}

void TestTimeline::kindsCanBeChosenAndPagesFitTogether()
{
    TestBook book;
    const CustomerId ann = fullLife(book);
    QCOMPARE(titles(*book, ann, {TimelineKind::StageMove, TimelineKind::Touchpoint}),
             (QStringList{QStringLiteral("Came to Purchase"), QStringLiteral("Asked for soap")}));
    const auto keys = timelineKeys(book->db(), ann, book->today());
    const auto middle = keys.begin() + 2;
    auto paged = timelineEntries(book->db(), {keys.begin(), middle});
    for (TimelineEntry &entry : timelineEntries(book->db(), {middle, keys.end()}))
        paged.push_back(entry);
    const auto whole = timelineEntries(book->db(), keys);
    QCOMPARE(paged.size(), whole.size());
    for (size_t i = 0; i < whole.size(); ++i)
        QCOMPARE(paged[i].title, whole[i].title);
}

void TestTimeline::whatIsInTheTrashIsNotThere()
{
    TestBook book;
    const CustomerId ann = fullLife(book);
    const auto keys = timelineKeys(book->db(), ann, book->today());
    QVERIFY(trashTouchpoints(*book, {TouchpointId(keys.back().id)}));
    QCOMPARE(timelineKeys(book->db(), ann, book->today()).size(), keys.size() - 1);
    QCOMPARE(timelineEntries(book->db(), keys).size(), keys.size() - 1);
}

void TestTimeline::importantDatesComeOnceAYear_data()
{
    QTest::addColumn<QString>("day");
    QTest::addColumn<QDate>("wanted");
    QTest::newRow("this year already") << QStringLiteral("1980-05-03") << QDate(2026, 5, 3);
    QTest::newRow("today") << QStringLiteral("--11-22") << QDate(2026, 11, 22);
    QTest::newRow("tomorrow: last year's") << QStringLiteral("1980-11-23") << QDate(2025, 11, 23);
    QTest::newRow("leap day in another year") << QStringLiteral("--02-29") << QDate(2026, 2, 28);
    QTest::newRow("not yet happened") << QStringLiteral("2027-01-01") << QDate();
    QTest::newRow("before the customer was known") << QStringLiteral("1980-12-24") << QDate();
}

void TestTimeline::importantDatesComeOnceAYear()
{
    QFETCH(QString, day);
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const bool early = QByteArray(QTest::currentDataTag()) == "before the customer was known";
    QVERIFY(book->change(QStringLiteral("Dates"), [&](UnitOfWork &u) {
        u.run("UPDATE customer SET created_day = ? WHERE id = ?", early ? QDate(2026, 1, 1) : QDate(2020, 1, 1), ann);
        u.run("INSERT INTO customer_date (customer_id, kind, day) VALUES (?, 'birthday', ?)", ann, day);
    }));
    const auto keys = timelineKeys(book->db(), ann, book->today(), {TimelineKind::ImportantDate});
    QTEST(keys.empty() ? QDate() : keys.front().day, "wanted");
}

void TestTimeline::aQuickLineBecomesATouchpoint()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const CustomerId bob = plainCustomer(*book, QStringLiteral("Bob"));
    const QString line = QStringLiteral("call 12 min happy with delivery");
    QCOMPARE(roundTripFault(*book, [&] { return quickLog(*book, {ann, bob}, line); }), QString());
    const auto keys = timelineKeys(book->db(), ann, book->today(), {TimelineKind::Touchpoint});
    const auto logged = touchpointStore::touchpoint(book->db(), TouchpointId(keys.front().id));
    QCOMPARE(logged->channel, Channel::Call);
    QCOMPARE(logged->minutes, std::optional(12));
    QCOMPARE(logged->sentiment, Sentiment::Positive);
    QCOMPARE(logged->subject, QStringLiteral("happy with delivery"));
    QVERIFY(logged->at.isValid());
    QVERIFY(!quickLog(*book, {ann}, QStringLiteral("  ")));
    const auto note = quickLog(*book, {ann}, QString(400, u'x'));
    QVERIFY(note);
    QCOMPARE(touchpointStore::touchpoint(book->db(), note->front())->body.size(), 400);
}

GOODWORD_TEST(TestTimeline)
#include "tst_timeline.moc"
