#pragma once
// The journey in numbers for a range of days, from the event log alone: how many came to each stage, went on, fell back, how
// long they stayed, who is stuck. One person may come to a stage several times: each stay counts. Customers in the trash do
// not. Reads journey_event once, in the order of its index; memory grows with the people, not with the events.

#include "core/journey/journey.h"

#include <optional>
#include <vector>

namespace goodword {

class Database;

struct FunnelStage {
    StageId stage;
    qint64 entered = 0;   ///< stays that began within the range
    qint64 movedOn = 0;   ///< stays that ended within the range, to a later stage
    qint64 movedBack = 0; ///< stays that ended within the range, to an earlier stage or off the journey
    qint64 there = 0;     ///< people on the stage at the end of the range
    /// Of the stays that ended within the range; none where there are none. The median of an even number is the mean of
    /// the two in the middle.
    std::optional<double> medianDays;
    std::optional<double> meanDays;
    /// Of those who entered within the range: how many have moved on to a later stage by `asOf`.
    qint64 enteredMovedOn = 0;
    std::optional<double> conversion() const
    {
        return entered > 0 ? std::optional(double(enteredMovedOn) / double(entered)) : std::nullopt;
    }
    bool operator==(const FunnelStage &) const = default;
};

/// One entry per stage of the model in order (archived ones too, where anybody passed through). Both days are within the
/// range; events after `asOf` (usually today) are not looked at.
std::vector<FunnelStage> funnel(Database &db, JourneyModelId model, QDate from, QDate to, QDate asOf);

struct StuckCustomer {
    CustomerId customer;
    StageId stage;
    QDate since;
    qint64 days = 0;
};

/// Who stands on a stage of the active model for longer than its stuck days, longest over first within each stage. Nobody
/// is stuck on the last stage: there is nowhere to go on to.
std::vector<StuckCustomer> stuckCustomers(Database &db, QDate today);

} // namespace goodword
