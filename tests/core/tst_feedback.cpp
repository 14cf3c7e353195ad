#include "core/feedback/answerlist.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include <limits>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

Answer answerOf(SurveyId survey, double score, CustomerId who = {}, QDate day = {2026, 11, 1})
{
    Answer answer;
    answer.survey = survey;
    answer.customer = who;
    answer.score = score;
    answer.day = day;
    return answer;
}

SurveyId relationship(TestBook &book)
{
    return *feedbackStore::surveyNamed(book->db(), SurveyKind::Nps, u"relationship SURVEY"_s);
}

} // namespace

/// Surveys and answers: what is accepted, what is found, and that each change can be taken back.
class TestFeedback : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNewBookHasOneRelationshipSurvey();
    void scoresOutsideTheScaleAreRefused_data();
    void scoresOutsideTheScaleAreRefused();
    void everyCommandCanBeTakenBack();
    void aSurveyIsFoundByNameAndKind();
    void theScaleCannotChangeUnderItsAnswers();
    void refusalsChangeNothing();
    void theListFindsByEachFilter();
    void theWholeListComesFromTheIndex();
};

void TestFeedback::aNewBookHasOneRelationshipSurvey()
{
    TestBook book;
    const auto all = feedbackStore::surveys(book->db());
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all.front().name, u"Relationship survey"_s);
    QCOMPARE(all.front().kind, SurveyKind::Nps);
    QCOMPARE(all.front().mode, SurveyMode::Relational);
}

void TestFeedback::scoresOutsideTheScaleAreRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("score");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *name, SurveyKind kind, double score, bool accepted) {
        QTest::newRow(name) << int(kind) << score << accepted;
    };
    row("NPS 0", SurveyKind::Nps, 0, true);
    row("NPS 10", SurveyKind::Nps, 10, true);
    row("NPS 8.5", SurveyKind::Nps, 8.5, true);
    row("NPS 11", SurveyKind::Nps, 11, false);
    row("NPS -1", SurveyKind::Nps, -1, false);
    row("NPS not a number", SurveyKind::Nps, std::numeric_limits<double>::quiet_NaN(), false);
    row("CSAT 0", SurveyKind::Csat, 0, false);
    row("CSAT 1", SurveyKind::Csat, 1, true);
    row("CSAT 5.5", SurveyKind::Csat, 5.5, false);
    row("CES 7", SurveyKind::Ces, 7, true);
    row("CES 8", SurveyKind::Ces, 8, false);
}

void TestFeedback::scoresOutsideTheScaleAreRefused()
{
    QFETCH(int, kind);
    QFETCH(double, score);
    QFETCH(bool, accepted);
    TestBook book;
    Survey asked;
    asked.name = u"Asked"_s;
    asked.kind = SurveyKind(kind);
    const SurveyId survey = *addSurvey(*book, asked);
    const auto added = addAnswer(*book, answerOf(survey, score));
    QCOMPARE(added.has_value(), accepted);
    if (accepted)
        QCOMPARE(feedbackStore::answer(book->db(), *added)->score, score); // the raw score, never rounded
    else
        QCOMPARE(added.error().code, ErrorCode::Invalid);
}

void TestFeedback::everyCommandCanBeTakenBack()
{
    TestBook book;
    const SurveyId nps = relationship(book);
    const CustomerId ann = plainCustomer(*book, u"Ann"_s);
    const auto touch = book->change(u"Touch"_s, [&](UnitOfWork &u) {
        return u.insert<TouchpointId>("INSERT INTO touchpoint (uid, customer_id, day, channel) VALUES ('t', ?, ?, 'call')", ann,
                                      u.today());
    });
    Survey made;
    made.name = u"After delivery"_s;
    made.kind = SurveyKind::Csat;
    QCOMPARE(roundTripFault(*book, [&] { return addSurvey(*book, made); }), QString());
    made.id = *feedbackStore::surveyNamed(book->db(), SurveyKind::Csat, made.name);
    made.invited = 12;
    made.archived = true;
    QCOMPARE(roundTripFault(*book, [&] { return editSurvey(*book, made); }), QString());

    AnswerId id;
    QCOMPARE(roundTripFault(*book, [&] {
        auto added = addAnswer(*book, answerOf(nps, 4.5, ann));
        id = added.value_or(AnswerId());
        return added;
    }), QString());
    Answer edited = *feedbackStore::answer(book->db(), id);
    edited.score = 3;
    edited.comment = u"Broken\0 lid"_s;
    QCOMPARE(roundTripFault(*book, [&] { return editAnswer(*book, edited); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return setIgnored(*book, {id}, true); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return closeAnswer(*book, id, *touch); }), QString());
    QCOMPARE(feedbackStore::answer(book->db(), id)->reply, *touch);
    QCOMPARE(roundTripFault(*book, [&] { return reopenAnswer(*book, id); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return trashAnswers(*book, {id}); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return restoreAnswers(*book, {id}); }), QString());
    QVERIFY(book->history().nextUndo()->label.contains(u"Ann"_s));
}

void TestFeedback::aSurveyIsFoundByNameAndKind()
{
    TestBook book;
    Survey same;
    same.name = u" relationship survey "_s;
    QCOMPARE(*addSurvey(*book, same), relationship(book));
    same.kind = SurveyKind::Ces;
    QVERIFY(*addSurvey(*book, same) != relationship(book));
    same.name = u"  "_s;
    QVERIFY(!addSurvey(*book, same));
}

void TestFeedback::theScaleCannotChangeUnderItsAnswers()
{
    TestBook book;
    const SurveyId nps = relationship(book);
    QVERIFY(addAnswer(*book, answerOf(nps, 9)));
    Survey changed = *feedbackStore::survey(book->db(), nps);
    changed.kind = SurveyKind::Csat;
    const auto refused = editSurvey(*book, changed);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text.contains(u'9'), qPrintable(refused.error().text));
}

void TestFeedback::refusalsChangeNothing()
{
    TestBook book;
    const SurveyId nps = relationship(book);
    const auto before = dump(*book);
    QVERIFY(!addAnswer(*book, answerOf({}, 9)));
    QVERIFY(!addAnswer(*book, answerOf(SurveyId(99), 9)));
    QVERIFY(!addAnswer(*book, answerOf(nps, 9, CustomerId(99))));
    QVERIFY(!addAnswer(*book, answerOf(nps, 9, {}, QDate())));
    QVERIFY(!closeAnswer(*book, AnswerId(99)));
    QVERIFY(!setIgnored(*book, {}, true));
    QCOMPARE(dump(*book), before);
}

void TestFeedback::theListFindsByEachFilter()
{
    TestBook book;
    const SurveyId nps = relationship(book);
    const CustomerId ann = plainCustomer(*book, u"Łucja"_s);
    Survey made;
    made.name = u"After delivery"_s;
    made.kind = SurveyKind::Csat;
    const SurveyId csat = *addSurvey(*book, made);
    const qint64 sad = addAnswer(*book, answerOf(nps, 2, ann, {2026, 11, 1}))->value;
    const qint64 glad = addAnswer(*book, answerOf(nps, 10, {}, {2026, 11, 2}))->value;
    Answer said = answerOf(csat, 4, {}, {2026, 11, 3});
    said.comment = u"Straße clean"_s;
    const qint64 clean = addAnswer(*book, said)->value;
    using Ids = std::vector<qint64>;
    const auto ids = [&](auto set) {
        AnswerFilter filter;
        set(filter);
        return answerIds(book->db(), filter);
    };
    QCOMPARE(ids([](AnswerFilter &) {}), (Ids{clean, glad, sad}));
    QCOMPARE(ids([](AnswerFilter &f) { f.order = AnswerOrder::OldestFirst; }), (Ids{sad, glad, clean}));
    QCOMPARE(ids([](AnswerFilter &f) { f.order = AnswerOrder::HighestScore; }), (Ids{glad, clean, sad}));
    QCOMPARE(ids([&](AnswerFilter &f) { f.survey = nps; }), (Ids{glad, sad}));
    QCOMPARE(ids([](AnswerFilter &f) { f.kind = SurveyKind::Csat; }), (Ids{clean}));
    QCOMPARE(ids([](AnswerFilter &f) { f.band = NpsBand::Detractor; }), (Ids{sad}));
    QCOMPARE(ids([](AnswerFilter &f) { f.from = {2026, 11, 2}; f.to = {2026, 11, 2}; }), (Ids{glad}));
    QCOMPARE(ids([](AnswerFilter &f) { f.text = u"strasse"_s; }), (Ids{clean}));
    QCOMPARE(ids([](AnswerFilter &f) { f.text = u"lucja"_s; }), (Ids{sad}));
    QCOMPARE(ids([](AnswerFilter &f) { f.withComment = true; }), (Ids{clean}));
    QCOMPARE(ids([](AnswerFilter &f) { f.unansweredDetractors = true; }), (Ids{sad}));
    QCOMPARE(ids([&](AnswerFilter &f) { f.customer = ann; }), (Ids{sad}));
    QVERIFY(closeAnswer(*book, AnswerId(sad)));
    QCOMPARE(ids([](AnswerFilter &f) { f.unansweredDetractors = true; }), Ids());
    QVERIFY(trashAnswers(*book, {AnswerId(glad)}));
    QCOMPARE(ids([](AnswerFilter &) {}), (Ids{clean, sad}));
    QCOMPARE(ids([](AnswerFilter &f) { f.trash = true; }), (Ids{glad}));

    const auto rows = answerRows(book->db(), {sad, 999, clean});
    QCOMPARE(rows.size(), size_t(2));
    QCOMPARE(rows[0].customerName, u"Łucja"_s);
    QCOMPARE(rows[0].band, std::optional(NpsBand::Detractor));
    QVERIFY(!rows[0].unanswered);
    QCOMPARE(rows[1].surveyName, u"After delivery"_s);
    QVERIFY(!rows[1].band); // a CSAT answer is never NPS
}

void TestFeedback::theWholeListComesFromTheIndex()
{
    TestBook book;
    Statement s(book->db(), R"(EXPLAIN QUERY PLAN SELECT id FROM answer WHERE day BETWEEN ? AND ? AND deleted_at IS NULL
                               ORDER BY day DESC, id DESC)", u""_s, u"9"_s);
    QVERIFY(s.next());
    QVERIFY2(s.text(3).contains(u"USING COVERING INDEX answer_by_day"_s), qPrintable(s.text(3)));
    QVERIFY(!s.next());
}

GOODWORD_TEST(TestFeedback)
#include "tst_feedback.moc"
