#include "core/testimonials/testimonial.h"

#include "core/base/text.h"

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kSources{TestimonialSource::Manual, TestimonialSource::Answer, TestimonialSource::Touchpoint,
                              TestimonialSource::Import};

template <class Value, size_t N>
std::optional<Value> byCode(const std::array<Value, N> &values, QString (*codeOf)(Value), const QString &code)
{
    const auto found = std::find_if(values.begin(), values.end(), [&](Value one) { return codeOf(one) == code; });
    return found == values.end() ? std::nullopt : std::optional(*found);
}

} // namespace

QString testimonialSourceCode(TestimonialSource source)
{
    switch (source) {
    case TestimonialSource::Answer: return u"answer"_s;
    case TestimonialSource::Touchpoint: return u"touchpoint"_s;
    case TestimonialSource::Import: return u"import"_s;
    case TestimonialSource::Manual: break;
    }
    return u"manual"_s;
}

std::optional<TestimonialSource> testimonialSourceFromCode(const QString &code)
{
    return byCode(kSources, testimonialSourceCode, code);
}

QString testimonialSourceName(TestimonialSource source)
{
    switch (source) {
    case TestimonialSource::Answer: return Core::tr("Survey answer");
    case TestimonialSource::Touchpoint: return Core::tr("Touchpoint");
    case TestimonialSource::Import: return Core::tr("Imported");
    case TestimonialSource::Manual: break;
    }
    return Core::tr("Typed in");
}

QString testimonialStateCode(TestimonialState state)
{
    switch (state) {
    case TestimonialState::Asked: return u"asked"_s;
    case TestimonialState::Approved: return u"approved"_s;
    case TestimonialState::Published: return u"published"_s;
    case TestimonialState::Withdrawn: return u"withdrawn"_s;
    case TestimonialState::Draft: break;
    }
    return u"draft"_s;
}

std::optional<TestimonialState> testimonialStateFromCode(const QString &code)
{
    return byCode(kTestimonialStates, testimonialStateCode, code);
}

QString testimonialStateName(TestimonialState state)
{
    switch (state) {
    case TestimonialState::Asked: return Core::tr("Asked");
    case TestimonialState::Approved: return Core::tr("Approved");
    case TestimonialState::Published: return Core::tr("Published");
    case TestimonialState::Withdrawn: return Core::tr("Withdrawn");
    case TestimonialState::Draft: break;
    }
    return Core::tr("Draft");
}

QString testimonialMoveCode(TestimonialMove move)
{
    switch (move) {
    case TestimonialMove::Asked: return u"asked"_s;
    case TestimonialMove::Received: return u"received"_s;
    case TestimonialMove::Edited: return u"edited"_s;
    case TestimonialMove::SentBack: return u"sent_back"_s;
    case TestimonialMove::Approved: return u"approved"_s;
    case TestimonialMove::Published: return u"published"_s;
    case TestimonialMove::Withdrawn: return u"withdrawn"_s;
    case TestimonialMove::Draft: break;
    }
    return u"draft"_s;
}

std::optional<TestimonialMove> testimonialMoveFromCode(const QString &code)
{
    return byCode(kTestimonialMoves, testimonialMoveCode, code);
}

QString testimonialMoveName(TestimonialMove move)
{
    switch (move) {
    case TestimonialMove::Asked: return Core::tr("Asked for");
    case TestimonialMove::Received: return Core::tr("Received");
    case TestimonialMove::Edited: return Core::tr("Wording edited");
    case TestimonialMove::SentBack: return Core::tr("Sent back for approval");
    case TestimonialMove::Approved: return Core::tr("Wording approved");
    case TestimonialMove::Published: return Core::tr("Published");
    case TestimonialMove::Withdrawn: return Core::tr("Withdrawn");
    case TestimonialMove::Draft: break;
    }
    return Core::tr("Added as a draft");
}

Testimonial cleaned(Testimonial testimonial)
{
    for (QString *text : {&testimonial.original, &testimonial.edited, &testimonial.attribution, &testimonial.role,
                          &testimonial.company, &testimonial.disclosure, &testimonial.language, &testimonial.relationship})
        *text = cleanText(*text).text.trimmed();
    if (testimonial.relationship.isEmpty())
        testimonial.relationship = u"customer"_s;
    if (testimonial.edited == testimonial.original)
        testimonial.edited.clear();
    return testimonial;
}

Done validate(const Testimonial &testimonial)
{
    if (testimonial.original.trimmed().isEmpty())
        return {ErrorCode::Invalid, Core::tr("A testimonial needs the words of the customer. Nothing was changed; type them and save again.")};
    if (testimonial.rating && !(*testimonial.rating >= 0 && *testimonial.rating <= 5))
        return {ErrorCode::Invalid, Core::tr("A rating is a number from 0 to 5. Nothing was changed; correct it or leave it empty.")};
    if (!testimonial.day.isValid())
        return {ErrorCode::Invalid, Core::tr("A testimonial needs the day it was said. Nothing was changed; give the day and save again.")};
    return {};
}

QString byline(const QString &name, const QString &role, const QString &company)
{
    QStringList parts{name, role, company};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace goodword
