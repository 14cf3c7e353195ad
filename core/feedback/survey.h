#pragma once
// A survey: what was asked, on which scale, and how its answers count. The scale belongs to the survey, so that a 1-5
// answer can never be read as NPS. Knows nothing of SQL or of answers.

#include "core/base/id.h"
#include "core/base/result.h"

#include <array>
#include <optional>

namespace goodword {

enum class SurveyKind { Nps, Csat, Ces };
/// Relational: about the whole relationship, each person's latest answer counts. Transactional: about one occasion, each
/// answer counts.
enum class SurveyMode { Relational, Transactional };

inline constexpr std::array kSurveyKinds{SurveyKind::Nps, SurveyKind::Csat, SurveyKind::Ces};
inline constexpr std::array kSurveyModes{SurveyMode::Relational, SurveyMode::Transactional};

QString surveyKindCode(SurveyKind kind); ///< "nps", "csat", "ces"
std::optional<SurveyKind> surveyKindFromCode(const QString &code);
QString surveyKindName(SurveyKind kind);
QString surveyModeCode(SurveyMode mode); ///< "relational", "transactional"
std::optional<SurveyMode> surveyModeFromCode(const QString &code);
QString surveyModeName(SurveyMode mode);

struct Scale {
    double lowest = 0;
    double highest = 10;
    bool holds(double score) const { return score >= lowest && score <= highest; }
};
Scale scaleOf(SurveyKind kind); ///< NPS 0-10, CSAT 1-5, CES 1-7

struct Survey {
    SurveyId id;
    QString uid; ///< empty: made when stored
    QString name;
    SurveyKind kind = SurveyKind::Nps;
    SurveyMode mode = SurveyMode::Relational;
    QString question;
    std::optional<qint64> invited; ///< how many were asked, where it is known
    bool archived = false;
};

/// What an answer of this kind is usually asked about: NPS about the relationship, the others about an occasion.
SurveyMode usualMode(SurveyKind kind);
/// The question in common use, translated; what a new survey starts with.
QString usualQuestion(SurveyKind kind);

Done validate(const Survey &survey);

} // namespace goodword
