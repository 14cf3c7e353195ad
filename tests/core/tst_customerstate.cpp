#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/feedback/feedbackcommands.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/touchpoints/touchpointcommands.h"

using namespace goodword;
using namespace goodword::test;

/// What is known of each customer at a glance is always what the facts say, however they were changed.
class TestCustomerState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatTheFactsSay();
    void anAnswerHandedToSomebodyElseCountsThere();
    void randomEditsUndosAndRedosKeepItTrue_data();
    void randomEditsUndosAndRedosKeepItTrue();
    void aBulkOfRowsIsRebuilt();
    void findsEverythingByIndex();
};

static QString stateOf(Book &book, CustomerId customer)
{
    Statement s(book.db(), R"(SELECT coalesce((SELECT name FROM journey_stage WHERE id = d.stage_id), '-'),
                                     coalesce(stage_day, '-'), coalesce(last_touch_day, '-'), coalesce(nps, '-'),
                                     coalesce(nps_day, '-'), coalesce(next_follow_up, '-'), testimonials,
                                     coalesce(last_sentiment, '-')
                              FROM d_customer d WHERE customer_id = ?)", customer);
    if (!s.next())
        return QStringLiteral("none");
    QStringList cells;
    for (int i = 0; i < 8; ++i)
        cells += s.text(i);
    return cells.join(u' ');
}

static SurveyId survey(Book &book, const QString &name, SurveyKind kind, SurveyMode mode)
{
    Survey wanted;
    wanted.name = name;
    wanted.kind = kind;
    wanted.mode = mode;
    return addSurvey(book, wanted).value();
}

static Answer answer(SurveyId survey, CustomerId customer, QDate day, double score)
{
    Answer made;
    made.survey = survey;
    made.customer = customer;
    made.day = day;
    made.score = score;
    return made;
}

void TestCustomerState::saysWhatTheFactsSay()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    QCOMPARE(stateOf(*book, ann), QStringLiteral("- - - - - - 0 -"));
    StageMove move;
    move.to = journeyStore::activeStages(book->db()).back().id;
    move.day = QDate(2026, 3, 1);
    QVERIFY(moveToStage(*book, {ann}, move));
    Touchpoint touch;
    touch.day = QDate(2026, 4, 1);
    touch.sentiment = Sentiment::Negative;
    touch.followUpDay = QDate(2026, 5, 1);
    QVERIFY(logTouchpoint(*book, {ann}, touch));
    touch.day = QDate(2026, 4, 9);
    touch.sentiment = Sentiment::Unset;
    touch.followUpDay = QDate(2026, 4, 20);
    const auto later = logTouchpoint(*book, {ann}, touch).value();
    const SurveyId relational = survey(*book, QStringLiteral("Loyalty"), SurveyKind::Nps, SurveyMode::Relational);
    const SurveyId after = survey(*book, QStringLiteral("After a visit"), SurveyKind::Nps, SurveyMode::Transactional);
    const auto nine = addAnswer(*book, answer(relational, ann, QDate(2026, 6, 1), 9)).value();
    QVERIFY(addAnswer(*book, answer(relational, ann, QDate(2026, 1, 1), 2)));
    QVERIFY(addAnswer(*book, answer(after, ann, QDate(2026, 7, 1), 4)));
    QCOMPARE(stateOf(*book, ann),
             QStringLiteral("Advocacy 2026-03-01 2026-04-09 9 2026-06-01 2026-04-20 0 negative"));
    QVERIFY(completeFollowUps(*book, {later.front()}));
    QVERIFY(setIgnored(*book, {nine}, true));
    QCOMPARE(stateOf(*book, ann),
             QStringLiteral("Advocacy 2026-03-01 2026-04-09 2 2026-01-01 2026-05-01 0 negative"));
    // What another mode of the survey means for its answers is seen at once.
    QVERIFY(book->change(QStringLiteral("Mode"), [&](UnitOfWork &u) {
        u.run("UPDATE survey SET mode = 'relational' WHERE id = ?", after);
    }));
    QVERIFY(stateOf(*book, ann).contains(QStringLiteral(" 4 2026-07-01 ")));
    QVERIFY(book->change(QStringLiteral("Trash"), [&](UnitOfWork &u) {
        u.run("UPDATE customer SET deleted_at = ? WHERE id = ?", u.now(), ann);
    }));
    QCOMPARE(stateOf(*book, ann), QStringLiteral("none"));
    QVERIFY(book->undo());
    QVERIFY(stateOf(*book, ann).startsWith(QStringLiteral("Advocacy")));
}

void TestCustomerState::anAnswerHandedToSomebodyElseCountsThere()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const CustomerId bob = plainCustomer(*book, QStringLiteral("Bob"));
    const SurveyId nps = survey(*book, QStringLiteral("Loyalty"), SurveyKind::Nps, SurveyMode::Relational);
    const AnswerId id = addAnswer(*book, answer(nps, CustomerId(), QDate(2026, 6, 1), 9)).value();
    const auto handTo = [&](CustomerId who) {
        return roundTripFault(*book, [&] {
            return book->change(QStringLiteral("Hand over"), [&](UnitOfWork &u) {
                u.run("UPDATE answer SET customer_id = ? WHERE id = ?", who, id);
            });
        });
    };
    QCOMPARE(handTo(ann), QString());
    QCOMPARE(handTo(bob), QString());
    QVERIFY(stateOf(*book, bob).contains(QStringLiteral(" 9 ")));
    QVERIFY(!stateOf(*book, ann).contains(QStringLiteral(" 9 ")));
    QCOMPARE(handTo(CustomerId()), QString());
}

void TestCustomerState::randomEditsUndosAndRedosKeepItTrue_data()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("Qt Sql") << int(Database::Engine::Qt);
    QTest::newRow("C API") << int(Database::Engine::Native);
}

/// One random change of anything the state is made from.
static void changeSomething(Book &book, QRandomGenerator &random, const std::vector<CustomerId> &people,
                            const std::vector<SurveyId> &surveys)
{
    const CustomerId who = people[random.bounded(quint32(people.size()))];
    const QDate day = book.today().addDays(-random.bounded(60));
    const auto any = [&](const char *sql) { return book.db().value<qint64>(sql).value_or(0); };
    [[maybe_unused]] const auto done = book.change(QStringLiteral("Something"), [&](UnitOfWork &u) {
        switch (random.bounded(10)) {
        case 0: u.run("UPDATE touchpoint SET deleted_at = ? WHERE id = ?", random.bounded(2) ? u.now() : QDateTime(),
                      any("SELECT id FROM touchpoint ORDER BY random() LIMIT 1")); break;
        case 1: u.run("UPDATE touchpoint SET follow_up_done = 1 - follow_up_done, day = ? WHERE customer_id = ?", day, who);
            break;
        case 2: u.run("UPDATE customer SET deleted_at = ? WHERE id = ?", random.bounded(3) ? QDateTime() : u.now(), who);
            break;
        case 3: u.run("UPDATE answer SET customer_id = ?, ignored = ? WHERE id = ?", who, random.bounded(2),
                      any("SELECT id FROM answer ORDER BY random() LIMIT 1")); break;
        case 4: u.run("DELETE FROM answer WHERE id = ?", any("SELECT min(id) FROM answer")); break;
        case 5: u.run("UPDATE survey SET kind = ? WHERE id = ?",
                      random.bounded(2) ? QStringLiteral("nps") : QStringLiteral("csat"), surveys[random.bounded(2U)]); break;
        case 6: u.run("INSERT INTO testimonial (uid, customer_id, original, day) VALUES (?, ?, 'Good', ?)",
                      QString::number(random.generate64()), who, day); break;
        case 7: u.run("UPDATE testimonial SET deleted_at = ?, customer_id = ? WHERE customer_id = ?",
                      random.bounded(2) ? u.now() : QDateTime(), people.front(), who); break;
        case 8: u.run(R"(INSERT INTO answer (uid, survey_id, customer_id, day, score) VALUES (?, ?, ?, ?, ?))",
                      QString::number(random.generate64()), surveys[random.bounded(2U)], who, day, random.bounded(11));
            break;
        default: u.run(R"(INSERT INTO touchpoint (uid, customer_id, day, channel, sentiment, follow_up_day)
                          VALUES (?, ?, ?, 'call', ?, ?))",
                       QString::number(random.generate64()), who, day,
                       random.bounded(2) ? QStringLiteral("positive") : QStringLiteral("unset"),
                       random.bounded(2) ? day.addDays(9) : QDate());
        }
    });
}

void TestCustomerState::randomEditsUndosAndRedosKeepItTrue()
{
    QFETCH(int, engine);
    TestBook book{Database::Engine(engine)};
    QRandomGenerator random(7);
    std::vector<CustomerId> people;
    for (int i = 0; i < 6; ++i)
        people.push_back(plainCustomer(*book, QStringLiteral("P%1").arg(i)));
    const std::vector<SurveyId> surveys{survey(*book, QStringLiteral("A"), SurveyKind::Nps, SurveyMode::Relational),
                                        survey(*book, QStringLiteral("B"), SurveyKind::Nps, SurveyMode::Transactional)};
    const auto models = journeyStore::models(book->db());
    for (int round = 0; round < 250; ++round) {
        const quint32 dice = random.bounded(20U);
        if (dice < 4) {
            [[maybe_unused]] const auto undone = book->undo();
        } else if (dice < 7) {
            [[maybe_unused]] const auto redone = book->redo();
        } else if (dice < 8) {
            QVERIFY(switchModel(*book, models[random.bounded(2U)].id));
        } else if (dice < 12) {
            const auto stages = journeyStore::activeStages(book->db());
            StageMove move;
            move.to = random.bounded(5) ? stages[random.bounded(quint32(stages.size()))].id : StageId();
            move.day = book->today().addDays(-random.bounded(60));
            [[maybe_unused]] const auto moved = moveToStage(*book, {people[random.bounded(6U)], people[random.bounded(6U)]}, move);
        } else {
            changeSomething(*book, random, people, surveys);
        }
        if (round % 5 == 0 || round > 240)
            QCOMPARE(derivedFault(*book), QString());
    }
    QVERIFY(book->check().isEmpty());
}

void TestCustomerState::aBulkOfRowsIsRebuilt()
{
    TestBook book{Database::Engine::Native};
    QVERIFY(book->change(QStringLiteral("Many"), [&](UnitOfWork &u) {
        Statement add(u.db(), "INSERT INTO customer (uid, name, created_day, created_at) VALUES (?, ?, ?, ?)");
        for (size_t i = 0; i <= ChangeSet::kBulk; ++i)
            add.bind(QString::number(i), QStringLiteral("N"), u.today(), u.now()).exec();
    }));
    QCOMPARE(book->db().value<qint64>("SELECT count(*) FROM d_customer").value(), qint64(ChangeSet::kBulk) + 1);
    QVERIFY(book->undo());
    QCOMPARE(book->db().value<qint64>("SELECT count(*) FROM d_customer").value(), 0);
}

void TestCustomerState::findsEverythingByIndex()
{
    TestBook book;
    Statement s(book->db(), R"(EXPLAIN QUERY PLAN
        SELECT c.id, e.day, a.score FROM customer c
        LEFT JOIN journey_event e ON e.id = (
          SELECT x.id FROM journey_event x WHERE x.customer_id = c.id AND x.model_id = ?
          ORDER BY x.day DESC, x.id DESC LIMIT 1)
        LEFT JOIN answer a ON a.id = (
          SELECT x.id FROM answer x JOIN survey s ON s.id = x.survey_id
          WHERE x.customer_id = c.id AND x.ignored = 0 AND x.deleted_at IS NULL
            AND s.kind = 'nps' AND s.mode = 'relational'
          ORDER BY x.day DESC, x.id DESC LIMIT 1)
        WHERE c.deleted_at IS NULL AND c.id BETWEEN ? AND ?)", 1, 1, 1);
    QStringList plan;
    while (s.next())
        plan += s.text(3);
    for (const QString &line : std::as_const(plan)) {
        QVERIFY2(!line.startsWith(QStringLiteral("SCAN")), qPrintable(plan.join(u'\n')));
        QVERIFY2(!line.contains(QStringLiteral("TEMP B-TREE")), qPrintable(plan.join(u'\n')));
    }
}

GOODWORD_TEST(TestCustomerState)
#include "tst_customerstate.moc"
