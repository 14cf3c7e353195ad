#pragma once
// The journey as plain values: models, their stages, and the events that say when a customer came to a stage. A stage is
// never a field of a customer: where somebody stands is the newest event of the active model by (day, id).

#include "core/base/id.h"
#include "core/base/result.h"

#include <QDate>
#include <QDateTime>
#include <QString>

namespace goodword {

struct JourneyModel {
    JourneyModelId id;
    QString code; ///< "five", "eight", or made up for an own model; never shown
    QString name;
};

struct Stage {
    static constexpr int kStuckDays = 60;
    static constexpr int kMaxName = 60;

    StageId id;
    JourneyModelId model;
    QString code; ///< stable where the program made the stage ("advocacy"); for filters, never shown
    QString name;
    int position = 0;
    int color = 0; ///< index into the theme's stage colours
    QString purpose;
    DepartmentId department; ///< who looks after people on this stage
    int placeInFive = 1;     ///< 1 Awareness … 5 Advocacy: what it compares to in another model
    int stuckDays = kStuckDays;
    bool archived = false;

    Done validate() const;
    bool operator==(const Stage &) const = default;
};

struct JourneyEvent {
    JourneyEventId id;
    QString uid;
    CustomerId customer;
    JourneyModelId model;
    StageId from; ///< none: was not on the journey
    StageId to;   ///< none: left the journey
    QDate day;
    QDateTime at; ///< invalid where only the day is known
    StaffId staff;
    QString reason;
    QString evidence;
};

/// What a move says besides who and where to.
struct StageMove {
    StageId to;  ///< none: take off the journey
    QDate day;   ///< not given: today
    StaffId staff;
    QString reason;
    QString evidence;
};

} // namespace goodword
