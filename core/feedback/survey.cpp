#include "core/feedback/survey.h"

namespace goodword {

using namespace Qt::StringLiterals;

QString surveyKindCode(SurveyKind kind)
{
    switch (kind) {
    case SurveyKind::Csat: return u"csat"_s;
    case SurveyKind::Ces: return u"ces"_s;
    case SurveyKind::Nps: break;
    }
    return u"nps"_s;
}

std::optional<SurveyKind> surveyKindFromCode(const QString &code)
{
    for (const SurveyKind kind : {SurveyKind::Nps, SurveyKind::Csat, SurveyKind::Ces}) {
        if (surveyKindCode(kind) == code)
            return kind;
    }
    return std::nullopt;
}

QString surveyKindName(SurveyKind kind)
{
    switch (kind) {
    case SurveyKind::Csat: return Core::tr("Satisfaction (CSAT)");
    case SurveyKind::Ces: return Core::tr("Effort (CES)");
    case SurveyKind::Nps: break;
    }
    return Core::tr("Recommendation (NPS)");
}

QString surveyModeCode(SurveyMode mode)
{
    return mode == SurveyMode::Relational ? u"relational"_s : u"transactional"_s;
}

std::optional<SurveyMode> surveyModeFromCode(const QString &code)
{
    for (const SurveyMode mode : {SurveyMode::Relational, SurveyMode::Transactional}) {
        if (surveyModeCode(mode) == code)
            return mode;
    }
    return std::nullopt;
}

QString surveyModeName(SurveyMode mode)
{
    return mode == SurveyMode::Relational ? Core::tr("About the relationship") : Core::tr("After an occasion");
}

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
