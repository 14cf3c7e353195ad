#pragma once
// Changes to the journey as the window makes them: at once for a few customers, as a job with progress and Cancel for many.
// They say what was done, with Undo. No widget is known here.

#include "core/book/backup.h"
#include "core/journey/journeycommands.h"

#include <QString>

#include <functional>

namespace goodword {

class Session;

/// Above this many customers a change runs beside the window.
inline constexpr size_t kJobFrom = kManyAtOnce;

/// `said` where somebody moved, `nothing` where all of them stood there already.
void moveCustomers(Session &session, const std::vector<CustomerId> &customers, const StageMove &move, const QString &said,
                   const QString &nothing);

/// A change of stages or of the journey in use that moves `people` customers.
void changeJourney(Session &session, size_t people, const QString &title, const std::function<Done(Book &)> &change);

} // namespace goodword
