#include "core/insight/answerscope.h"

#include "core/book/database.h"

namespace goodword {

SurveyRules surveyRules(Database &db)
{
    SurveyRules rules;
    Statement s(db, "SELECT id, kind, mode FROM survey");
    while (s.next()) {
        rules.insert(s.integer(0), {surveyKindFromCode(s.text(1)).value_or(SurveyKind::Nps),
                                    surveyModeFromCode(s.text(2)) == SurveyMode::Relational});
    }
    return rules;
}

} // namespace goodword
