#include "core/feedback/answer.h"

#include "core/base/text.h"

namespace goodword {

Answer cleaned(Answer answer)
{
    answer.channel = cleanText(answer.channel).text.trimmed();
    answer.comment = cleanText(answer.comment).text;
    return answer;
}

Done validate(const Answer &answer, SurveyKind kind)
{
    if (!answer.survey.isValid())
        return {ErrorCode::Invalid, Core::tr("An answer needs a survey. Nothing was changed; choose a survey and save again.")};
    if (!answer.day.isValid())
        return {ErrorCode::Invalid, Core::tr("An answer needs a day. Nothing was changed; give the day and save again.")};
    const Scale scale = scaleOf(kind);
    if (!scale.holds(answer.score)) {
        return {ErrorCode::Invalid, Core::tr("The score %1 is outside the scale of this survey, %2 to %3. Nothing was changed; "
                                             "correct the score and save again.")
                                        .arg(answer.score).arg(scale.lowest).arg(scale.highest)};
    }
    return {};
}

} // namespace goodword
