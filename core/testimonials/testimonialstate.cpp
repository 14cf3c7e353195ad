#include "core/testimonials/testimonial.h"

namespace goodword {

Standing standingOf(const std::vector<TestimonialEvent> &events)
{
    Standing standing;
    for (const TestimonialEvent &event : events) {
        const TestimonialState after = stateAfter(standing.state, event.move);
        if (after != standing.state || !standing.since.isValid())
            standing.since = event.day;
        standing.state = after;
        if (event.move == TestimonialMove::Approved)
            standing.approvedWording = event.wording;
        if (event.move == TestimonialMove::Published && !event.place.isEmpty() && !standing.places.contains(event.place))
            standing.places.append(event.place);
        if (!standing.isApproved())
            standing.approvedWording.clear();
    }
    return standing;
}

TestimonialState stateAfter(TestimonialState before, TestimonialMove move)
{
    switch (move) {
    case TestimonialMove::Draft: return TestimonialState::Draft;
    case TestimonialMove::Asked:
    case TestimonialMove::SentBack: return TestimonialState::Asked;
    case TestimonialMove::Received: return before;
    case TestimonialMove::Edited:
        return before == TestimonialState::Asked ? TestimonialState::Asked : TestimonialState::Draft;
    case TestimonialMove::Approved: return TestimonialState::Approved;
    case TestimonialMove::Published: return TestimonialState::Published;
    case TestimonialMove::Withdrawn: break;
    }
    return TestimonialState::Withdrawn;
}

static Done refused(const QString &why)
{
    return {ErrorCode::Invalid, why};
}

Done mayFollow(TestimonialState state, TestimonialMove move)
{
    if (state == TestimonialState::Withdrawn)
        return refused(Core::tr("This testimonial was withdrawn, and stays so. Nothing was changed; to begin again, add a new one."));
    const bool approved = state == TestimonialState::Approved || state == TestimonialState::Published;
    switch (move) {
    case TestimonialMove::Draft:
        return refused(Core::tr("This testimonial is there already. Nothing was changed; edit it instead."));
    case TestimonialMove::Asked:
    case TestimonialMove::Received:
        if (approved)
            return refused(Core::tr("The wording is approved already. Nothing was changed; send it back if it needs approval anew."));
        break;
    case TestimonialMove::Approved:
        if (approved)
            return refused(Core::tr("The wording is approved already. Nothing was changed."));
        break;
    case TestimonialMove::Published:
        if (!approved)
            return refused(Core::tr("The wording has not been approved, so it cannot be published. Nothing was changed; "
                                    "ask for approval first."));
        break;
    case TestimonialMove::Edited:
    case TestimonialMove::SentBack:
    case TestimonialMove::Withdrawn: break;
    }
    return {};
}

} // namespace goodword
