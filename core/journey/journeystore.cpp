#include "core/journey/journeystore.h"

#include "core/base/text.h"
#include "core/base/uid.h"

#include <algorithm>

namespace goodword::journeyStore {

static Stage readStage(const Statement &s)
{
    Stage stage;
    stage.id = s.id<StageId>(0);
    stage.model = s.id<JourneyModelId>(1);
    stage.code = s.text(2);
    stage.name = s.text(3);
    stage.position = s.number(4);
    stage.color = s.number(5);
    stage.purpose = s.text(6);
    stage.department = s.id<DepartmentId>(7);
    stage.placeInFive = s.number(8);
    stage.stuckDays = s.number(9);
    stage.archived = s.flag(10);
    return stage;
}

std::vector<JourneyModel> models(Database &db)
{
    std::vector<JourneyModel> models;
    Statement s(db, "SELECT id, code, name FROM journey_model ORDER BY id");
    while (s.next())
        models.push_back({s.id<JourneyModelId>(0), s.text(1), s.text(2)});
    return models;
}

JourneyModelId activeModel(Database &db)
{
    const QString value = db.value<QString>("SELECT value FROM setting WHERE key = ?", QString(QLatin1String(kModelSetting)))
                              .value_or(QString());
    return JourneyModelId(value.toLongLong());
}

std::vector<Stage> stagesOf(Database &db, JourneyModelId model, bool withArchived)
{
    std::vector<Stage> stages;
    Statement s(db, R"(SELECT id, model_id, code, name, position, color, purpose, department_id, place_in_five, stuck_days,
                              archived
                       FROM journey_stage WHERE model_id = ? AND archived <= ? ORDER BY position, id)",
                model, withArchived);
    while (s.next())
        stages.push_back(readStage(s));
    return stages;
}

std::vector<Stage> activeStages(Database &db)
{
    return stagesOf(db, activeModel(db));
}

std::optional<Stage> stage(Database &db, StageId id)
{
    Statement s(db, R"(SELECT id, model_id, code, name, position, color, purpose, department_id, place_in_five, stuck_days,
                              archived
                       FROM journey_stage WHERE id = ?)", id);
    return s.next() ? std::optional(readStage(s)) : std::nullopt;
}

std::optional<Stage> stageByText(Database &db, const QString &text)
{
    const QString wanted = fold(text.trimmed());
    const auto stages = activeStages(db);
    for (const Stage &stage : stages) {
        if (fold(stage.name) == wanted || stage.code == wanted)
            return stage;
    }
    // "advocate" for Advocacy: the beginning is enough where it fits one stage only.
    std::optional<Stage> found;
    const QString stem = wanted.size() > 5 ? wanted.chopped(2) : wanted;
    for (const Stage &stage : stages) {
        if (stem.size() < 3 || !(fold(stage.name).startsWith(stem) || stage.code.startsWith(stem)))
            continue;
        if (found)
            return std::nullopt;
        found = stage;
    }
    return found;
}

std::vector<JourneyEvent> historyOf(Database &db, CustomerId customer)
{
    std::vector<JourneyEvent> events;
    Statement s(db, R"(SELECT id, uid, customer_id, model_id, from_stage_id, to_stage_id, day, at, staff_id, reason, evidence
                       FROM journey_event WHERE customer_id = ? ORDER BY day DESC, id DESC)", customer);
    while (s.next()) {
        events.push_back({s.id<JourneyEventId>(0), s.text(1), s.id<CustomerId>(2), s.id<JourneyModelId>(3), s.id<StageId>(4),
                          s.id<StageId>(5), s.day(6), s.instant(7), s.id<StaffId>(8), s.text(9), s.text(10)});
    }
    return events;
}

StageId stageAsOf(Database &db, CustomerId customer, JourneyModelId model, QDate day)
{
    Statement s(db, R"(SELECT to_stage_id FROM journey_event WHERE customer_id = ? AND model_id = ? AND day <= ?
                       ORDER BY day DESC, id DESC LIMIT 1)", customer, model, day);
    return s.next() ? s.id<StageId>(0) : StageId();
}

std::vector<CustomerId> whoIsOn(Database &db, StageId stage)
{
    std::vector<CustomerId> ids;
    Statement s(db, R"(SELECT e.customer_id FROM journey_event e
                       WHERE e.to_stage_id = ? AND NOT EXISTS (
                         SELECT 1 FROM journey_event n WHERE n.customer_id = e.customer_id AND n.model_id = e.model_id
                           AND (n.day > e.day OR (n.day = e.day AND n.id > e.id))))", stage);
    while (s.next())
        ids.push_back(s.id<CustomerId>(0));
    std::sort(ids.begin(), ids.end());
    return ids;
}

int peopleOn(Database &db, StageId stage)
{
    return int(whoIsOn(db, stage).size());
}

static void insertEvent(Statement &insert, UnitOfWork &u, CustomerId customer, JourneyModelId model, StageId from,
                        const StageMove &move)
{
    const QDateTime at = move.day == u.today() ? u.now() : QDateTime();
    insert.bind(newUid(u.clock()), customer, model, from, move.to, move.day, at, move.staff, move.reason, move.evidence);
    insert.exec();
}

static constexpr char kInsertEvent[] =
    R"(INSERT INTO journey_event (uid, customer_id, model_id, from_stage_id, to_stage_id, day, at, staff_id, reason, evidence)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

bool recordMove(UnitOfWork &u, CustomerId customer, JourneyModelId model, const StageMove &move)
{
    StageMove dated = move;
    if (!dated.day.isValid())
        dated.day = u.today();
    const StageId from = stageAsOf(u.db(), customer, model, dated.day);
    if (from == dated.to)
        return false;
    Statement insert(u.db(), kInsertEvent);
    insertEvent(insert, u, customer, model, from, dated);
    return true;
}

JourneyModelId insertModel(UnitOfWork &u, const JourneyModel &model)
{
    return u.insert<JourneyModelId>("INSERT INTO journey_model (code, name) VALUES (?, ?)", model.code, model.name);
}

void renameModel(UnitOfWork &u, JourneyModelId model, const QString &name)
{
    u.run("UPDATE journey_model SET name = ? WHERE id = ?", name, model);
}

StageId insertStage(UnitOfWork &u, const Stage &stage)
{
    return u.insert<StageId>(
        R"(INSERT INTO journey_stage (model_id, code, name, position, color, purpose, department_id, place_in_five,
                                      stuck_days, archived)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
        stage.model, stage.code, stage.name, stage.position, stage.color, stage.purpose, stage.department, stage.placeInFive,
        stage.stuckDays, stage.archived);
}

void updateStage(UnitOfWork &u, const Stage &stage)
{
    u.run(R"(UPDATE journey_stage SET name = ?, position = ?, color = ?, purpose = ?, department_id = ?, place_in_five = ?,
                                      stuck_days = ?, archived = ?
             WHERE id = ?)",
          stage.name, stage.position, stage.color, stage.purpose, stage.department, stage.placeInFive, stage.stuckDays,
          stage.archived, stage.id);
}

/// For each place in the five, the stage of a model that takes people of that place: the first of it, else the last before.
static std::array<StageId, 6> stagesByPlace(Database &db, JourneyModelId model)
{
    std::array<StageId, 6> byPlace;
    const auto stages = stagesOf(db, model);
    for (size_t place = 1; place < byPlace.size(); ++place) {
        for (const Stage &stage : stages) {
            if (stage.placeInFive == int(place) && !byPlace[place].isValid())
                byPlace[place] = stage.id;
        }
        if (!byPlace[place].isValid())
            byPlace[place] = byPlace[place - 1];
    }
    for (size_t place = byPlace.size() - 1; place > 0; --place) {
        if (!byPlace[place].isValid() && place + 1 < byPlace.size())
            byPlace[place] = byPlace[place + 1];
    }
    return byPlace;
}

void carryOver(UnitOfWork &u, JourneyModelId from, JourneyModelId to, const QString &reason)
{
    const auto byPlace = stagesByPlace(u.db(), to);
    struct Person {
        CustomerId id;
        QDate since;
        int place;
    };
    std::vector<Person> people;
    Statement s(u.db(), R"(SELECT e.customer_id, e.day, g.place_in_five FROM journey_event e
                           JOIN journey_stage g ON g.id = e.to_stage_id
                           WHERE e.model_id = ? AND NOT EXISTS (
                             SELECT 1 FROM journey_event n WHERE n.customer_id = e.customer_id AND n.model_id = e.model_id
                               AND (n.day > e.day OR (n.day = e.day AND n.id > e.id)))
                           AND NOT EXISTS (
                             SELECT 1 FROM journey_event o WHERE o.customer_id = e.customer_id AND o.model_id = ?)
                           ORDER BY e.customer_id)", from, to);
    while (s.next())
        people.push_back({s.id<CustomerId>(0), s.day(1), s.number(2)});
    Statement insert(u.db(), kInsertEvent);
    for (const Person &person : people) {
        // The day is the one since when they stand there: a switch of models makes nobody new to their place.
        StageMove move;
        move.to = byPlace[size_t(person.place)];
        move.day = person.since;
        move.reason = reason;
        if (move.to.isValid())
            insertEvent(insert, u, person.id, to, StageId(), move);
    }
}

} // namespace goodword::journeyStore
