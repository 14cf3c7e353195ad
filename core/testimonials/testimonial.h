#pragma once
// A testimonial: what somebody said (kept as it came), the wording we would like to use, who it is attributed to, and the
// dated events that say how far it is. Its state is derived from the events, which legal moves only may add. Whether it
// may be shown is the business of consent and of exportable(). Knows nothing of SQL.

#include "core/base/id.h"
#include "core/base/result.h"

#include <QDate>
#include <QDateTime>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace goodword {

enum class TestimonialSource { Manual, Answer, Touchpoint, Import };
enum class TestimonialState { Draft, Asked, Approved, Published, Withdrawn };
enum class TestimonialMove { Draft, Asked, Received, Edited, SentBack, Approved, Published, Withdrawn };

inline constexpr std::array kTestimonialSources{TestimonialSource::Manual, TestimonialSource::Answer,
                                                TestimonialSource::Touchpoint, TestimonialSource::Import};
inline constexpr std::array kTestimonialStates{TestimonialState::Draft, TestimonialState::Asked, TestimonialState::Approved,
                                               TestimonialState::Published, TestimonialState::Withdrawn};
inline constexpr std::array kTestimonialMoves{
    TestimonialMove::Draft,    TestimonialMove::Asked,    TestimonialMove::Received,  TestimonialMove::Edited,
    TestimonialMove::SentBack, TestimonialMove::Approved, TestimonialMove::Published, TestimonialMove::Withdrawn};

QString testimonialSourceCode(TestimonialSource source); ///< "manual", "answer", "touchpoint", "import"
std::optional<TestimonialSource> testimonialSourceFromCode(const QString &code);
QString testimonialSourceName(TestimonialSource source);
QString testimonialStateCode(TestimonialState state); ///< "draft", "asked", "approved", "published", "withdrawn"
std::optional<TestimonialState> testimonialStateFromCode(const QString &code);
QString testimonialStateName(TestimonialState state);
QString testimonialMoveCode(TestimonialMove move); ///< as a state's, and "received", "edited", "sent_back"
std::optional<TestimonialMove> testimonialMoveFromCode(const QString &code);
QString testimonialMoveName(TestimonialMove move); ///< for a timeline: "Sent back for approval"

struct Testimonial {
    TestimonialId id;
    QString uid; ///< empty: made when stored
    CustomerId customer;
    AnswerId answer;
    TouchpointId touchpoint;
    TestimonialSource source = TestimonialSource::Manual;
    QString original;
    QString edited;      ///< empty: the original is used
    QString attribution; ///< the name, as it may stand under the quote where consent covers it
    QString role;
    QString company;
    std::optional<double> rating; ///< 0-5
    QString relationship;         ///< as in Consent; empty: customer
    QString disclosure;           ///< a line that must go out with it: "Ann received a free sample."
    QString language;             ///< BCP 47, or empty
    QDate day;                    ///< when it was said
    bool deleted = false;

    /// The words in use: the edited ones where there are any.
    const QString &wording() const { return edited.isEmpty() ? original : edited; }
};

Testimonial cleaned(Testimonial testimonial);
Done validate(const Testimonial &testimonial);

/// "Ann Byrne, Owner, Byrne & Sons"; parts that are empty are left out.
QString byline(const QString &name, const QString &role, const QString &company);

struct TestimonialEvent {
    TestimonialId testimonial;
    TestimonialMove move = TestimonialMove::Draft;
    QDate day;
    QDateTime at;
    StaffId staff;
    QString wording; ///< of Edited, Approved and Published: the exact words
    QString place;   ///< of Published
    QString note;
};

/// Where a testimonial stands, from its events in the order they were written.
struct Standing {
    TestimonialState state = TestimonialState::Draft;
    QString approvedWording; ///< the exact words approved; empty where none are
    QDate since;             ///< the day of the event that made the state
    QStringList places;      ///< where it was published, once each

    bool isApproved() const { return state == TestimonialState::Approved || state == TestimonialState::Published; }
};
Standing standingOf(const std::vector<TestimonialEvent> &events);

/// The state a move leads to. Editing an approved wording makes it a draft again: it needs approval anew.
TestimonialState stateAfter(TestimonialState before, TestimonialMove move);
/// Refuses what cannot follow, with a sentence that says why and what to do.
Done mayFollow(TestimonialState state, TestimonialMove move);

} // namespace goodword
