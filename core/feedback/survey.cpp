#include "core/feedback/survey.h"

#include "core/base/enumcodes.h"

namespace goodword {

namespace {

constexpr EnumCodes kKindCodes(kSurveyKinds, {
    {SurveyKind::Nps, "nps", QT_TRANSLATE_NOOP("Goodword", "Recommendation (NPS)")},
    {SurveyKind::Csat, "csat", QT_TRANSLATE_NOOP("Goodword", "Satisfaction (CSAT)")},
    {SurveyKind::Ces, "ces", QT_TRANSLATE_NOOP("Goodword", "Effort (CES)")},
});

constexpr EnumCodes kModeCodes(kSurveyModes, {
    {SurveyMode::Relational, "relational", QT_TRANSLATE_NOOP("Goodword", "About the relationship")},
    {SurveyMode::Transactional, "transactional", QT_TRANSLATE_NOOP("Goodword", "After an occasion")},
});

} // namespace

QString surveyKindCode(SurveyKind kind) { return kKindCodes.code(kind); }
std::optional<SurveyKind> surveyKindFromCode(const QString &code) { return kKindCodes.fromCode(code); }
QString surveyKindName(SurveyKind kind) { return kKindCodes.name(kind); }

QString surveyModeCode(SurveyMode mode) { return kModeCodes.code(mode); }
std::optional<SurveyMode> surveyModeFromCode(const QString &code) { return kModeCodes.fromCode(code); }
QString surveyModeName(SurveyMode mode) { return kModeCodes.name(mode); }

Scale scaleOf(SurveyKind kind)
{
    switch (kind) {
    case SurveyKind::Csat: return {1, 5};
    case SurveyKind::Ces: return {1, 7};
    case SurveyKind::Nps: break;
    }
    return {0, 10};
}

SurveyMode usualMode(SurveyKind kind)
{
    return kind == SurveyKind::Nps ? SurveyMode::Relational : SurveyMode::Transactional;
}

QString usualQuestion(SurveyKind kind)
{
    switch (kind) {
    case SurveyKind::Csat: return Core::tr("How satisfied were you with us?");
    case SurveyKind::Ces: return Core::tr("We made it easy for you to handle your issue. Do you agree?");
    case SurveyKind::Nps: break;
    }
    return Core::tr("How likely are you to recommend us to a friend or colleague?");
}

Done validate(const Survey &survey)
{
    if (survey.name.trimmed().isEmpty())
        return {ErrorCode::Invalid, Core::tr("A survey needs a name. Nothing was changed; type a name and save again.")};
    if (survey.invited && *survey.invited < 0)
        return {ErrorCode::Invalid,
                Core::tr("The number of people invited cannot be below 0. Nothing was changed; correct it or leave it empty.")};
    return {};
}

} // namespace goodword
