#pragma once
// Every change the program can make to the journey, each one step that Undo takes back. They refuse with a sentence what
// makes no sense; a change that changes nothing makes no step.

#include "core/book/book.h"
#include "core/customers/quickadd.h"
#include "core/journey/journey.h"

#include <vector>

namespace goodword {

/// Moves customers to a stage of the active model (or off the journey). Answers how many stood elsewhere on that day.
Result<int> moveToStage(Book &book, const std::vector<CustomerId> &customers, const StageMove &move);

/// Adds the customer of a line and puts them on a stage of the active model (none: on none), in one step.
Result<CustomerId> addCustomerTo(Book &book, const QuickAdd &line, StageId stage);

/// Adds a stage at the end of its model. Code and position are made here.
Result<StageId> addStage(Book &book, const Stage &stage);
/// Name, purpose, colour, department, place in the five and stuck days.
Done editStage(Book &book, const Stage &stage);
/// Every stage of the model that is not archived, in the order wanted.
Done reorderStages(Book &book, JourneyModelId model, const std::vector<StageId> &order);
/// Takes a stage off the board. Whoever stands there moves to `movePeopleTo` first; without it, an occupied stage stays.
Done archiveStage(Book &book, StageId stage, StageId movePeopleTo = {});
Done restoreStage(Book &book, StageId stage);

/// An own model with its stages, in order; it is not active until switched to.
Result<JourneyModelId> addModel(Book &book, const QString &name, const std::vector<Stage> &stages);
Done renameModel(Book &book, JourneyModelId model, const QString &name);
/// Makes a model the active one. Customers without an event in it are placed by their place in the five.
Done switchModel(Book &book, JourneyModelId model);

} // namespace goodword
