#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/journey/board.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"

using namespace goodword;
using namespace goodword::test;

/// Where customers stand: an event log with two models, own stages, and a board that agrees with it.
class TestJourney : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNewBookHasTheFiveAndTheEight();
    void everyCommandCanBeUndoneAndRedone();
    void movingWhereOneStandsMakesNoEvent();
    void refusesWhatMakesNoSense();
    void aBackdatedMoveFindsItsPlace();
    void leavingTheJourneyAndComingBack();
    void archivingAsksWhereThePeopleGo();
    void orderIsSwappedAndSwappedBack();
    void switchingModelsKeepsEverybodysPlace();
    void theBoardCountsWhatItLists();
    void stagesAreFoundAsPeopleWriteThem();
};

static StageId stageId(Book &book, const char *code)
{
    return book.db().value<StageId>("SELECT id FROM journey_stage WHERE code = ?", QString(QLatin1String(code))).value_or(StageId());
}

static StageMove to(StageId stage, QDate day = {})
{
    StageMove move;
    move.to = stage;
    move.day = day;
    return move;
}

void TestJourney::aNewBookHasTheFiveAndTheEight()
{
    TestBook book;
    const auto models = journeyStore::models(book->db());
    QCOMPARE(models.size(), size_t(2));
    QCOMPARE(journeyStore::activeModel(book->db()), models.front().id);
    QStringList names;
    for (const Stage &stage : journeyStore::activeStages(book->db())) {
        names += stage.name;
        QCOMPARE(stage.placeInFive, stage.position);
        QVERIFY(!stage.purpose.isEmpty());
    }
    QCOMPARE(names.join(u' '), QStringLiteral("Awareness Consideration Purchase Experience Advocacy"));
    QString places;
    names.clear();
    for (const Stage &stage : journeyStore::stagesOf(book->db(), models.back().id)) {
        names += stage.name;
        places += QString::number(stage.placeInFive);
    }
    QCOMPARE(names.join(u' '), QStringLiteral("Aware Engage Subscribe Convert Excite Ascend Advocate Promote"));
    QCOMPARE(places, QStringLiteral("12234455"));
}

void TestJourney::everyCommandCanBeUndoneAndRedone()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const CustomerId bob = plainCustomer(*book, QStringLiteral("Bob"));
    const auto models = journeyStore::models(book->db());
    const auto check = [&](const auto &command) { return roundTripFault(*book, command); };

    QCOMPARE(check([&] { return moveToStage(*book, {ann, bob}, to(stageId(*book, "purchase"))); }), QString());
    QCOMPARE(book->history().nextUndo()->label, QStringLiteral("Move 2 customers to Purchase"));
    QCOMPARE(check([&] { return moveToStage(*book, {ann}, to(stageId(*book, "advocacy"))); }), QString());
    QCOMPARE(book->history().nextUndo()->label, QStringLiteral("Move Ann to Advocacy"));
    Stage own;
    own.model = models.front().id;
    own.name = QStringLiteral("Friend");
    own.placeInFive = 5;
    QCOMPARE(check([&] { return addStage(*book, own); }), QString());
    own = journeyStore::activeStages(book->db()).back();
    QCOMPARE(own.name, QStringLiteral("Friend"));
    own.name = QStringLiteral("Old friend");
    own.color = 6;
    own.stuckDays = 400;
    QCOMPARE(check([&] { return editStage(*book, own); }), QString());
    QCOMPARE(book->history().nextUndo()->label, QStringLiteral("Rename stage Friend to Old friend"));
    std::vector<StageId> order;
    for (const Stage &stage : journeyStore::activeStages(book->db()))
        order.insert(order.begin(), stage.id);
    QCOMPARE(check([&] { return reorderStages(*book, models.front().id, order); }), QString());
    QCOMPARE(check([&] { return archiveStage(*book, stageId(*book, "purchase"), own.id); }), QString());
    QCOMPARE(check([&] { return restoreStage(*book, stageId(*book, "purchase")); }), QString());
    QCOMPARE(check([&] { return addModel(*book, QStringLiteral("Ours"), {own}); }), QString());
    QCOMPARE(check([&] { return renameModel(*book, models.back().id, QStringLiteral("Eight")); }), QString());
    QCOMPARE(check([&] { return switchModel(*book, models.back().id); }), QString());
}

void TestJourney::movingWhereOneStandsMakesNoEvent()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    QCOMPARE(moveToStage(*book, {ann}, to(stageId(*book, "purchase"))).value(), 1);
    const auto before = dump(*book);
    QCOMPARE(moveToStage(*book, {ann}, to(stageId(*book, "purchase"))).value(), 0);
    QCOMPARE(dump(*book), before);
    QVERIFY(!book->lastStep().isValid());
    QCOMPARE(moveToStage(*book, {ann}, to(StageId())).value(), 1);
    QCOMPARE(moveToStage(*book, {ann}, to(StageId())).value(), 0);
}

void TestJourney::refusesWhatMakesNoSense()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const auto before = dump(*book);
    QVERIFY(!moveToStage(*book, {ann}, to(stageId(*book, "purchase"), book->today().addDays(1))));
    QVERIFY(!moveToStage(*book, {ann}, to(stageId(*book, "promote")))); // of the other journey
    QVERIFY(!moveToStage(*book, {ann}, to(StageId(999))));
    QVERIFY(!moveToStage(*book, {CustomerId(999)}, to(stageId(*book, "purchase"))));
    QVERIFY(!moveToStage(*book, {}, to(stageId(*book, "purchase"))));
    Stage nameless = *journeyStore::stage(book->db(), stageId(*book, "purchase"));
    nameless.name = QStringLiteral(" \n ");
    QVERIFY(!editStage(*book, nameless));
    QVERIFY(!reorderStages(*book, nameless.model, {nameless.id}));
    QVERIFY(!reorderStages(*book, nameless.model, {nameless.id, nameless.id, nameless.id, nameless.id, nameless.id}));
    QVERIFY(!switchModel(*book, JourneyModelId(77)));
    QCOMPARE(dump(*book), before);
}

void TestJourney::aBackdatedMoveFindsItsPlace()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const StageId purchase = stageId(*book, "purchase"), advocacy = stageId(*book, "advocacy");
    const JourneyModelId model = journeyStore::activeModel(book->db());
    QVERIFY(moveToStage(*book, {ann}, to(advocacy)));
    QVERIFY(moveToStage(*book, {ann}, to(purchase, QDate(2026, 3, 1))));
    QCOMPARE(journeyStore::stageAsOf(book->db(), ann, model, QDate(2026, 2, 28)), StageId());
    QCOMPARE(journeyStore::stageAsOf(book->db(), ann, model, QDate(2026, 3, 1)), purchase);
    QCOMPARE(journeyStore::stageAsOf(book->db(), ann, model, book->today()), advocacy);
    QCOMPARE(boardIds(book->db(), advocacy), std::vector<qint64>{ann.value});
    QVERIFY(boardIds(book->db(), purchase).empty());
    const auto history = journeyStore::historyOf(book->db(), ann);
    QCOMPARE(history.size(), size_t(2));
    QCOMPARE(history.front().to, advocacy);
    QVERIFY(history.front().at.isValid());
    QVERIFY(!history.back().at.isValid()); // only the day is known
    // Two moves on one day: the later one counts.
    QVERIFY(moveToStage(*book, {ann}, to(stageId(*book, "experience"))));
    QCOMPARE(journeyStore::stageAsOf(book->db(), ann, model, book->today()), stageId(*book, "experience"));
    QCOMPARE(derivedFault(*book), QString());
}

void TestJourney::leavingTheJourneyAndComingBack()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const StageId purchase = stageId(*book, "purchase");
    QVERIFY(moveToStage(*book, {ann}, to(purchase, QDate(2026, 3, 1))));
    QVERIFY(moveToStage(*book, {ann}, to(StageId())));
    QCOMPARE(book->history().nextUndo()->label, QStringLiteral("Take Ann off the journey"));
    QCOMPARE(boardIds(book->db(), StageId()), std::vector<qint64>{ann.value});
    QVERIFY(moveToStage(*book, {ann}, to(purchase)));
    QCOMPARE(boardIds(book->db(), purchase), std::vector<qint64>{ann.value});
    QCOMPARE(journeyStore::historyOf(book->db(), ann).front().from, StageId());
}

void TestJourney::archivingAsksWhereThePeopleGo()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const StageId purchase = stageId(*book, "purchase"), experience = stageId(*book, "experience");
    QVERIFY(moveToStage(*book, {ann}, to(purchase)));
    const auto refused = archiveStage(*book, purchase);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(!archiveStage(*book, purchase, purchase));
    QVERIFY(!archiveStage(*book, purchase, stageId(*book, "promote")));
    QVERIFY(archiveStage(*book, purchase, experience));
    QCOMPARE(boardIds(book->db(), experience), std::vector<qint64>{ann.value});
    QCOMPARE(journeyStore::activeStages(book->db()).size(), size_t(4));
    QVERIFY(!moveToStage(*book, {ann}, to(purchase)));
    for (const char *code : {"awareness", "consideration", "advocacy"})
        QVERIFY(archiveStage(*book, stageId(*book, code)));
    QVERIFY(!archiveStage(*book, experience, {})); // the last one stays
}

void TestJourney::orderIsSwappedAndSwappedBack()
{
    TestBook book;
    const JourneyModelId model = journeyStore::activeModel(book->db());
    std::vector<StageId> order;
    for (const Stage &stage : journeyStore::activeStages(book->db()))
        order.push_back(stage.id);
    auto swapped = order;
    std::swap(swapped[0], swapped[1]);
    QVERIFY(reorderStages(*book, model, swapped));
    QCOMPARE(journeyStore::activeStages(book->db()).front().name, QStringLiteral("Consideration"));
    QVERIFY(reorderStages(*book, model, order));
    QVERIFY(book->undo());
    QVERIFY(book->undo());
    QCOMPARE(journeyStore::activeStages(book->db()).front().name, QStringLiteral("Awareness"));
}

void TestJourney::switchingModelsKeepsEverybodysPlace()
{
    TestBook book;
    const auto models = journeyStore::models(book->db());
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const CustomerId bob = plainCustomer(*book, QStringLiteral("Bob"));
    const CustomerId cat = plainCustomer(*book, QStringLiteral("Cat"));
    QVERIFY(moveToStage(*book, {ann}, to(stageId(*book, "experience"), QDate(2026, 5, 4))));
    QVERIFY(moveToStage(*book, {bob}, to(stageId(*book, "consideration"))));
    QVERIFY(switchModel(*book, models.back().id));
    QCOMPARE(boardIds(book->db(), stageId(*book, "excite")), std::vector<qint64>{ann.value});
    QCOMPARE(boardIds(book->db(), stageId(*book, "engage")), std::vector<qint64>{bob.value});
    QCOMPARE(boardIds(book->db(), StageId()), std::vector<qint64>{cat.value});
    const auto event = journeyStore::historyOf(book->db(), ann).front();
    QCOMPARE(event.reason, QStringLiteral("Model switched"));
    QCOMPARE(event.day, QDate(2026, 5, 4)); // nobody becomes new to their place
    // Bob goes on in the eight; back in the five he is where his own events say.
    QVERIFY(moveToStage(*book, {bob}, to(stageId(*book, "promote"))));
    QVERIFY(moveToStage(*book, {cat}, to(stageId(*book, "promote"))));
    QVERIFY(switchModel(*book, models.front().id));
    QCOMPARE(boardIds(book->db(), stageId(*book, "consideration")), std::vector<qint64>{bob.value});
    QCOMPARE(boardIds(book->db(), stageId(*book, "advocacy")), std::vector<qint64>{cat.value});
    QCOMPARE(derivedFault(*book), QString());
}

void TestJourney::theBoardCountsWhatItLists()
{
    TestBook book;
    const CustomerId ann = plainCustomer(*book, QStringLiteral("Ann"));
    const CustomerId bob = plainCustomer(*book, QStringLiteral("Bob"));
    const CustomerId cat = plainCustomer(*book, QStringLiteral("Cat"));
    const StageId purchase = stageId(*book, "purchase");
    QVERIFY(moveToStage(*book, {ann}, to(purchase, QDate(2026, 6, 1))));
    QVERIFY(moveToStage(*book, {bob}, to(purchase, QDate(2026, 5, 1))));
    QCOMPARE(boardIds(book->db(), purchase, BoardSort::LongestHere), (std::vector<qint64>{bob.value, ann.value}));
    QCOMPARE(boardIds(book->db(), purchase, BoardSort::NewestHere), (std::vector<qint64>{ann.value, bob.value}));
    const std::vector<qint64> chosen{bob.value, cat.value};
    for (const BoardSort sort : {BoardSort::Name, BoardSort::QuietLongest, BoardSort::NpsHighest}) {
        QCOMPARE(boardIds(book->db(), purchase, sort).size(), size_t(2));
        QCOMPARE(boardIds(book->db(), purchase, sort, chosen), std::vector<qint64>{bob.value});
        QCOMPARE(boardIds(book->db(), StageId(), sort), std::vector<qint64>{cat.value});
    }
    for (const auto &counts : {boardCounts(book->db()), boardCounts(book->db(), chosen)}) {
        QCOMPARE(counts.size(), size_t(2));
        QVERIFY(!counts.front().stage.isValid());
    }
    QCOMPARE(boardCounts(book->db()).back().people, 2);
    QCOMPARE(boardCounts(book->db(), chosen).back().people, 1);
    QVERIFY(book->change(QStringLiteral("Trash"), [&](UnitOfWork &u) {
        u.run("UPDATE customer SET deleted_at = ? WHERE id = ?", u.now(), bob);
    }));
    QCOMPARE(boardCounts(book->db()).back().people, 1);
    QVERIFY(!moveToStage(*book, {bob}, to(stageId(*book, "advocacy"))));
}

void TestJourney::stagesAreFoundAsPeopleWriteThem()
{
    TestBook book;
    for (const char *text : {"advocacy", "Advocacy", " ADVOCACY ", "advocate"}) {
        const auto stage = journeyStore::stageByText(book->db(), QString::fromLatin1(text));
        QVERIFY2(stage, text);
        QCOMPARE(stage->code, QStringLiteral("advocacy"));
    }
    QVERIFY(!journeyStore::stageByText(book->db(), QStringLiteral("nowhere")));
    QVERIFY(!journeyStore::stageByText(book->db(), QString()));
}

GOODWORD_TEST(TestJourney)
#include "tst_journey.moc"
