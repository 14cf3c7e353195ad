#pragma once
// Something that passed between us and a customer: what, when, how, by whom, how it felt, and what comes next. Plain values.

#include "core/base/id.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/touchpoints/touchpointkinds.h"

#include <QDate>
#include <QDateTime>

#include <optional>

namespace goodword {

struct Touchpoint {
    static constexpr int kMaxSubject = 500;
    static constexpr int kMaxText = 1'000'000;

    TouchpointId id;
    QString uid; ///< empty: made when stored
    CustomerId customer;
    QDate day;
    QDateTime at; ///< where the instant is known
    Channel channel = Channel::Other;
    Direction direction = Direction::None;
    DepartmentId department;
    StaffId staff;
    QString subject;
    QString body;
    Sentiment sentiment = Sentiment::Unset;
    QString outcome;
    std::optional<int> minutes;
    QDate followUpDay;
    bool followUpDone = false;
    bool isAsk = false;  ///< we asked the customer for something: counts toward how often one may be asked
    bool isGift = false; ///< we gave the customer something
    std::optional<Money> gift; ///< what it cost us
    bool deleted = false;

    /// Refuses a day that is missing or after `today`, texts too long, nonsense in minutes or gift.
    Done validate(QDate today) const;
    bool operator==(const Touchpoint &) const = default;
};

/// With text from outside made clean, one-line texts on one line, and what does not apply left out (a gift's cost without
/// a gift, a follow-up that is done without a day).
Touchpoint cleaned(Touchpoint touchpoint);

} // namespace goodword
