#include "core/insight/npswindow.h"

#include "core/feedback/feedbackstore.h"

#include <algorithm>

namespace goodword {

static constexpr DayNumber kLastDay = 9999'12'31;

NpsPeriod periodOf(const NpsQuery &query, QDate today)
{
    NpsPeriod period;
    const QDate last = query.to.isValid() ? query.to : today;
    period.last = dayNumber(last);
    period.window = {query.from.isValid() ? dayNumber(query.from) : 0, query.to.isValid() ? dayNumber(query.to) : kLastDay};
    if (query.from.isValid() && query.from <= last) {
        const qint64 days = query.from.daysTo(last) + 1;
        period.previous = DayWindow{dayNumber(query.from.addDays(-days)), dayNumber(query.from.addDays(-1))};
    }
    return period;
}

std::vector<Survey> surveysOf(Database &db, const NpsQuery &query, SurveyKind kind)
{
    std::vector<Survey> found = feedbackStore::surveys(db, true);
    std::erase_if(found, [&](const Survey &one) {
        if (one.kind != kind || query.survey)
            return one.kind != kind || one.id != *query.survey;
        return kind == SurveyKind::Nps && one.mode == SurveyMode::Transactional && !query.includeTransactional;
    });
    return found;
}

std::vector<AnswerScope> scopesOf(const NpsQuery &query, const std::vector<Survey> &surveys)
{
    std::vector<AnswerScope> scopes;
    for (const Survey &one : surveys) {
        const bool alone = query.survey || one.mode == SurveyMode::Transactional;
        const AnswerScope scope = alone ? one.id.value : kindScope(one.kind);
        if (std::find(scopes.begin(), scopes.end(), scope) == scopes.end())
            scopes.push_back(scope);
    }
    return scopes;
}

} // namespace goodword
