#pragma once
// All SQL of models, stages and stage events. Reads take the Database, writes a UnitOfWork; who may call what, and what the
// steps are called, is the commands' business. Events are only ever added.

#include "core/book/unitofwork.h"
#include "core/journey/journey.h"

#include <optional>
#include <vector>

namespace goodword::journeyStore {

/// The book's setting that names the active model.
inline constexpr char kModelSetting[] = "journey_model";

std::vector<JourneyModel> models(Database &db);
JourneyModelId activeModel(Database &db);
std::vector<Stage> stagesOf(Database &db, JourneyModelId model, bool withArchived = false); ///< in order
/// The stages of the active model, in order, without the archived ones.
std::vector<Stage> activeStages(Database &db);
std::optional<Stage> stage(Database &db, StageId id);
/// A stage of the active model by its code or name, as typed in a filter or on the command line.
std::optional<Stage> stageByText(Database &db, const QString &text);

/// Every event of a customer in every model, newest first.
std::vector<JourneyEvent> historyOf(Database &db, CustomerId customer);
/// Where the customer stood at the end of a day; none: not on the journey.
StageId stageAsOf(Database &db, CustomerId customer, JourneyModelId model, QDate day);
/// How many customers (the trash counted too) stand on a stage now.
int peopleOn(Database &db, StageId stage);
/// Who they are, by id.
std::vector<CustomerId> whoIsOn(Database &db, StageId stage);

/// Adds the event that takes a customer to a stage; false where the customer stood there on that day already.
/// For a day in the past the event finds its place among the others; the newest still says where the customer is.
bool recordMove(UnitOfWork &u, CustomerId customer, JourneyModelId model, const StageMove &move);

JourneyModelId insertModel(UnitOfWork &u, const JourneyModel &model);
void renameModel(UnitOfWork &u, JourneyModelId model, const QString &name);
StageId insertStage(UnitOfWork &u, const Stage &stage);
void updateStage(UnitOfWork &u, const Stage &stage);
/// Takes everybody who stands somewhere in `from` and has no event in `to` to the stage of the same place in the five.
void carryOver(UnitOfWork &u, JourneyModelId from, JourneyModelId to, const QString &reason);

/// The five stages and the eight of the Customer Value Journey; the five are active.
void seed(UnitOfWork &u);

} // namespace goodword::journeyStore
