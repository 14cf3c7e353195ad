#include "core/journey/journeycommands.h"

#include "core/base/text.h"
#include "core/base/uid.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerlabel.h"
#include "core/journey/journeystore.h"

#include <algorithm>

namespace goodword {

namespace {

Error invalid(const QString &text)
{
    return {ErrorCode::Invalid, text, {}};
}

Error stageGone()
{
    return {ErrorCode::NotFound, Core::tr("The stage is no longer there. Nothing was changed."), {}};
}

QString stageLabel(const Stage &stage)
{
    return isolated(oneLine(stage.name));
}

Stage cleaned(Stage stage)
{
    stage.name = oneLine(cleanText(stage.name).text).trimmed();
    stage.purpose = cleanText(stage.purpose).text;
    return stage;
}

/// The label of a move, or why it cannot be.
Result<QString> moveLabel(Book &book, const std::vector<CustomerId> &customers, const StageMove &move)
{
    Database &db = book.db();
    if (Done there = checkCustomers(db, customers); !there)
        return there.error();
    if (move.day > book.today())
        return invalid(Core::tr("A move to a stage cannot lie in the future. Nothing was changed. Choose today or a day before."));
    const QString who = customersLabel(db, customers);
    if (!move.to.isValid())
        return Core::tr("Take %1 off the journey").arg(who);
    const auto stage = journeyStore::stage(db, move.to);
    if (!stage)
        return db.troubleOr(stageGone());
    if (stage->archived)
        return invalid(Core::tr("The stage %1 is archived, so nobody can be moved there. Nothing was changed.")
                           .arg(stageLabel(*stage)));
    if (stage->model != journeyStore::activeModel(db))
        return invalid(Core::tr("The stage %1 belongs to another journey than the one in use. Nothing was changed.")
                           .arg(stageLabel(*stage)));
    return Core::tr("Move %1 to %2").arg(who, stageLabel(*stage));
}

} // namespace

Result<int> moveToStage(Book &book, const std::vector<CustomerId> &customers, const StageMove &move)
{
    const auto label = moveLabel(book, customers, move);
    if (!label)
        return label.error();
    StageMove clean = move;
    clean.reason = cleanText(move.reason).text.trimmed();
    clean.evidence = cleanText(move.evidence).text.trimmed();
    return book.change(*label, [&](UnitOfWork &u) {
        const JourneyModelId model = journeyStore::activeModel(u.db());
        int moved = 0;
        for (const CustomerId customer : customers)
            moved += journeyStore::recordMove(u, customer, model, clean) ? 1 : 0;
        return moved;
    });
}

Result<CustomerId> addCustomerTo(Book &book, const QuickAdd &line, StageId to)
{
    if (!to.isValid())
        return quickAddCustomer(book, line);
    Database &db = book.db();
    const auto stage = journeyStore::stage(db, to);
    if (!stage || stage->archived || stage->model != journeyStore::activeModel(db))
        return stageGone();
    const CustomerDraft draft = quickAddDraft(line);
    const QString label = Core::tr("Add %1 to %2").arg(isolated(oneLine(draft.completed().name).left(80)), stageLabel(*stage));
    return book.change(label, [&](UnitOfWork &u) {
        const auto added = addCustomer(u, draft);
        StageMove move;
        move.to = to;
        if (added)
            journeyStore::recordMove(u, *added, stage->model, move);
        return added;
    });
}

Result<StageId> addStage(Book &book, const Stage &draft)
{
    Stage stage = cleaned(draft);
    if (Done valid = stage.validate(); !valid)
        return valid.error();
    const auto others = journeyStore::stagesOf(book.db(), stage.model, true);
    if (others.empty())
        return Error{ErrorCode::NotFound, Core::tr("The journey is no longer there. Nothing was changed."), {}};
    stage.position = others.back().position + 1;
    stage.archived = false;
    return book.change(Core::tr("Add stage %1").arg(stageLabel(stage)), [&](UnitOfWork &u) {
        stage.code = newUid(u.clock());
        return journeyStore::insertStage(u, stage);
    });
}

Done editStage(Book &book, const Stage &draft)
{
    Stage stage = cleaned(draft);
    if (Done valid = stage.validate(); !valid)
        return valid.error();
    const auto before = journeyStore::stage(book.db(), stage.id);
    if (!before)
        return stageGone();
    stage.position = before->position;
    stage.archived = before->archived;
    const QString label = stage.name != before->name
                              ? Core::tr("Rename stage %1 to %2").arg(stageLabel(*before), stageLabel(stage))
                              : Core::tr("Change stage %1").arg(stageLabel(stage));
    return book.change(label, [&](UnitOfWork &u) { journeyStore::updateStage(u, stage); });
}

Done reorderStages(Book &book, JourneyModelId model, const std::vector<StageId> &order)
{
    auto stages = journeyStore::stagesOf(book.db(), model, true);
    const auto rankOf = [&](const Stage &stage) { return std::find(order.begin(), order.end(), stage.id) - order.begin(); };
    const auto placed = std::count_if(stages.begin(), stages.end(), [&](const Stage &stage) {
        return rankOf(stage) < std::ssize(order);
    });
    const bool allNamed = std::all_of(stages.begin(), stages.end(), [&](const Stage &stage) {
        return stage.archived || rankOf(stage) < std::ssize(order);
    });
    if (placed != std::ssize(order) || !allNamed)
        return invalid(Core::tr("The stages changed meanwhile, so their order was left as it is. Try again."));
    // Archived stages that are not named go behind the others and keep their own order.
    std::stable_sort(stages.begin(), stages.end(), [&](const Stage &a, const Stage &b) { return rankOf(a) < rankOf(b); });
    return book.change(Core::tr("Reorder the stages"), [&](UnitOfWork &u) {
        int position = 0;
        for (Stage &stage : stages) {
            stage.position = ++position;
            journeyStore::updateStage(u, stage);
        }
    });
}

Done archiveStage(Book &book, StageId id, StageId movePeopleTo)
{
    Database &db = book.db();
    const auto stage = journeyStore::stage(db, id);
    if (!stage || stage->archived)
        return stageGone();
    if (journeyStore::stagesOf(db, stage->model).size() == 1)
        return invalid(Core::tr("%1 is the last stage of this journey, and a journey needs one. Nothing was changed.")
                           .arg(stageLabel(*stage)));
    const auto people = journeyStore::whoIsOn(db, id);
    const auto target = journeyStore::stage(db, movePeopleTo);
    if (!people.empty() && !movePeopleTo.isValid())
        return Error{ErrorCode::Conflict,
                     Core::tr("%n customers stand on %1. Nothing was changed. Choose the stage they move to first.", nullptr,
                              int(people.size())).arg(stageLabel(*stage)), {}};
    if (movePeopleTo.isValid() && (!target || target->archived || target->id == id || target->model != stage->model))
        return invalid(Core::tr("The customers cannot be moved to that stage. Nothing was changed. Choose another."));
    return book.change(Core::tr("Archive stage %1").arg(stageLabel(*stage)), [&](UnitOfWork &u) {
        StageMove move;
        move.to = movePeopleTo;
        move.reason = Core::tr("Stage %1 archived").arg(stage->name);
        for (const CustomerId customer : people)
            journeyStore::recordMove(u, customer, stage->model, move);
        Stage archived = *stage;
        archived.archived = true;
        journeyStore::updateStage(u, archived);
    });
}

Done restoreStage(Book &book, StageId id)
{
    auto stage = journeyStore::stage(book.db(), id);
    if (!stage)
        return stageGone();
    stage->archived = false;
    return book.change(Core::tr("Bring back stage %1").arg(stageLabel(*stage)),
                       [&](UnitOfWork &u) { journeyStore::updateStage(u, *stage); });
}

Result<JourneyModelId> addModel(Book &book, const QString &wanted, const std::vector<Stage> &stages)
{
    const QString name = oneLine(cleanText(wanted).text).trimmed();
    if (name.isEmpty() || stages.empty())
        return invalid(Core::tr("A journey needs a name and at least one stage. Nothing was changed."));
    std::vector<Stage> clean;
    for (const Stage &stage : stages) {
        clean.push_back(cleaned(stage));
        if (Done valid = clean.back().validate(); !valid)
            return valid.error();
    }
    return book.change(Core::tr("Add journey %1").arg(isolated(name)), [&](UnitOfWork &u) {
        const JourneyModelId model = journeyStore::insertModel(u, {{}, newUid(u.clock()), name});
        int position = 0;
        for (Stage &stage : clean) {
            stage.model = model;
            stage.code = newUid(u.clock());
            stage.position = ++position;
            stage.archived = false;
            journeyStore::insertStage(u, stage);
        }
        return model;
    });
}

static std::optional<JourneyModel> findModel(Database &db, JourneyModelId id)
{
    const auto models = journeyStore::models(db);
    const auto found = std::find_if(models.begin(), models.end(), [&](const JourneyModel &model) { return model.id == id; });
    return found == models.end() ? std::nullopt : std::optional(*found);
}

Done renameModel(Book &book, JourneyModelId id, const QString &wanted)
{
    const QString name = oneLine(cleanText(wanted).text).trimmed();
    const auto model = findModel(book.db(), id);
    if (!model || name.isEmpty())
        return invalid(Core::tr("A journey needs a name. Nothing was changed."));
    return book.change(Core::tr("Rename journey %1 to %2").arg(isolated(model->name), isolated(name)), [&](UnitOfWork &u) {
        journeyStore::renameModel(u, id, name);
    });
}

Done switchModel(Book &book, JourneyModelId id)
{
    const auto model = findModel(book.db(), id);
    if (!model)
        return Error{ErrorCode::NotFound, Core::tr("The journey is no longer there. Nothing was changed."), {}};
    return book.change(Core::tr("Switch to the journey %1").arg(isolated(model->name)), [&](UnitOfWork &u) {
        journeyStore::carryOver(u, journeyStore::activeModel(u.db()), id, Core::tr("Model switched"));
        Book::setSetting(u, QLatin1String(journeyStore::kModelSetting), QString::number(id.value));
    });
}

} // namespace goodword
