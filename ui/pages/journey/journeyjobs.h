#pragma once
// Changes to where customers stand, as the window makes them: a few at once, many as a job with progress and Cancel. They say
// what was done, with Undo. No widget is known here.

#include "core/book/backup.h"
#include "core/journey/journeycommands.h"

#include <QString>

namespace goodword {

class Session;

/// `said` where somebody moved, `nothing` where all of them stood there already.
void moveCustomers(Session &session, const std::vector<CustomerId> &customers, const StageMove &move, const QString &said,
                   const QString &nothing);

/// `name` is the journey's.
void useJourney(Session &session, JourneyModelId model, const QString &name);

} // namespace goodword
