#pragma once
// Strong row ids: a customer's id cannot be passed where a touchpoint's is wanted. 0 means none.

#include <QHashFunctions>

#include <compare>

namespace goodword {

template <class Tag>
struct Id {
    qint64 value = 0;

    constexpr Id() = default;
    constexpr explicit Id(qint64 v) : value(v) {}
    constexpr bool isValid() const { return value > 0; }
    constexpr auto operator<=>(const Id &) const = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using CustomerId = Id<struct CustomerTag>;
using TagId = Id<struct TagTag>;
using CustomFieldId = Id<struct CustomFieldTag>;
using StaffId = Id<struct StaffTag>;
using DepartmentId = Id<struct DepartmentTag>;
using JourneyModelId = Id<struct JourneyModelTag>;
using StageId = Id<struct StageTag>;
using JourneyEventId = Id<struct JourneyEventTag>;
using TouchpointId = Id<struct TouchpointTag>;
using AttachmentId = Id<struct AttachmentTag>;
using SurveyId = Id<struct SurveyTag>;
using AnswerId = Id<struct AnswerTag>;
using TestimonialId = Id<struct TestimonialTag>;
using ConsentId = Id<struct ConsentTag>;
using StepId = Id<struct StepTag>;

} // namespace goodword
