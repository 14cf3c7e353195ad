#include "core/testimonials/testimonial.h"

#include "core/base/enumcodes.h"
#include "core/base/text.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumCodes kSourceCodes(kTestimonialSources, {
    {TestimonialSource::Manual, "manual", QT_TRANSLATE_NOOP("Goodword", "Typed in")},
    {TestimonialSource::Answer, "answer", QT_TRANSLATE_NOOP("Goodword", "Survey answer")},
    {TestimonialSource::Touchpoint, "touchpoint", QT_TRANSLATE_NOOP("Goodword", "Touchpoint")},
    {TestimonialSource::Import, "import", QT_TRANSLATE_NOOP("Goodword", "Imported")},
});

constexpr EnumCodes kStateCodes(kTestimonialStates, {
    {TestimonialState::Draft, "draft", QT_TRANSLATE_NOOP("Goodword", "Draft")},
    {TestimonialState::Asked, "asked", QT_TRANSLATE_NOOP("Goodword", "Asked")},
    {TestimonialState::Approved, "approved", QT_TRANSLATE_NOOP("Goodword", "Approved")},
    {TestimonialState::Published, "published", QT_TRANSLATE_NOOP("Goodword", "Published")},
    {TestimonialState::Withdrawn, "withdrawn", QT_TRANSLATE_NOOP("Goodword", "Withdrawn")},
});

constexpr EnumCodes kMoveCodes(kTestimonialMoves, {
    {TestimonialMove::Draft, "draft", QT_TRANSLATE_NOOP("Goodword", "Added as a draft")},
    {TestimonialMove::Asked, "asked", QT_TRANSLATE_NOOP("Goodword", "Asked for")},
    {TestimonialMove::Received, "received", QT_TRANSLATE_NOOP("Goodword", "Received")},
    {TestimonialMove::Edited, "edited", QT_TRANSLATE_NOOP("Goodword", "Wording edited")},
    {TestimonialMove::SentBack, "sent_back", QT_TRANSLATE_NOOP("Goodword", "Sent back for approval")},
    {TestimonialMove::Approved, "approved", QT_TRANSLATE_NOOP("Goodword", "Wording approved")},
    {TestimonialMove::Published, "published", QT_TRANSLATE_NOOP("Goodword", "Published")},
    {TestimonialMove::Withdrawn, "withdrawn", QT_TRANSLATE_NOOP("Goodword", "Withdrawn")},
});

} // namespace

QString testimonialSourceCode(TestimonialSource source) { return kSourceCodes.code(source); }
std::optional<TestimonialSource> testimonialSourceFromCode(const QString &code) { return kSourceCodes.fromCode(code); }
QString testimonialSourceName(TestimonialSource source) { return kSourceCodes.name(source); }

QString testimonialStateCode(TestimonialState state) { return kStateCodes.code(state); }
std::optional<TestimonialState> testimonialStateFromCode(const QString &code) { return kStateCodes.fromCode(code); }
QString testimonialStateName(TestimonialState state) { return kStateCodes.name(state); }

QString testimonialMoveCode(TestimonialMove move) { return kMoveCodes.code(move); }
std::optional<TestimonialMove> testimonialMoveFromCode(const QString &code) { return kMoveCodes.fromCode(code); }
QString testimonialMoveName(TestimonialMove move) { return kMoveCodes.name(move); }

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
