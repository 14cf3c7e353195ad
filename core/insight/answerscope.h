#pragma once
// The scopes figures are kept by: each survey by itself, and the relational surveys of a kind together, where one person
// counts once across them. Says which scopes an answer belongs to and when its person's next answer there came.

#include "core/base/daynumber.h"
#include "core/feedback/survey.h"

#include <QHash>

#include <array>
#include <utility>

namespace goodword {

class Database;

/// A survey's id, or kindScope().
using AnswerScope = qint64;

constexpr AnswerScope kindScope(SurveyKind kind)
{
    return -1 - AnswerScope(kind);
}

struct SurveyRule {
    SurveyKind kind = SurveyKind::Nps;
    bool latestOnly = false; ///< relational: each person's latest answer counts
};
using SurveyRules = QHash<qint64, SurveyRule>;
SurveyRules surveyRules(Database &db);

/// An answer as the figures see it.
struct GivenAnswer {
    qint64 id = 0;
    qint64 survey = 0;
    qint64 customer = 0; ///< 0: anonymous, counts by itself
    DayNumber day = 0;
    double score = 0;
    bool open = false;   ///< nobody has got back to the person
    bool speaks = false; ///< there is a comment
};

/// Takes answers from the newest to the oldest, by day and then by id, and says where each stands.
class AnswerPlacing
{
public:
    explicit AnswerPlacing(const SurveyRules &rules) : m_rules(rules)
    {
        for (const SurveyRule &rule : rules)
            m_relational[size_t(rule.kind)] += rule.latestOnly;
    }

    /// Calls add(scope, day of the person's next answer there or kNever) for each scope of the answer.
    template <class Add>
    void place(const GivenAnswer &one, Add add)
    {
        const auto rule = m_rules.constFind(one.survey);
        if (rule == m_rules.cend())
            return;
        if (!rule->latestOnly)
            return add(one.survey, kNever);
        const DayNumber next = one.customer == 0 ? kNever : nextAndNow(one.survey, one);
        add(one.survey, next);
        // Where a kind has one relational survey, the two scopes hold the same.
        const bool alone = one.customer == 0 || m_relational[size_t(rule->kind)] == 1;
        add(kindScope(rule->kind), alone ? next : nextAndNow(kindScope(rule->kind), one));
    }

private:
    DayNumber nextAndNow(AnswerScope scope, const GivenAnswer &one)
    {
        QHash<qint64, DayNumber> &people = m_next[scope];
        const auto person = people.find(one.customer);
        if (person != people.end())
            return std::exchange(*person, one.day);
        people.insert(one.customer, one.day);
        return kNever;
    }

    const SurveyRules &m_rules;
    std::array<int, kSurveyKinds.size()> m_relational{}; // how many surveys of each kind are
    QHash<AnswerScope, QHash<qint64, DayNumber>> m_next;
};

} // namespace goodword
