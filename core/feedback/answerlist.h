#pragma once
// The list of answers: what is asked for, as ids in order, and ids as rows to show. Text is matched folded, in the comment
// and the customer's name. The band is NPS only: a CSAT answer has none. What a customer in the trash said is not listed.

#include "core/book/database.h"
#include "core/feedback/answer.h"
#include "core/insight/npsmath.h"

#include <vector>

namespace goodword {

enum class AnswerOrder { NewestFirst, OldestFirst, LowestScore, HighestScore };

struct AnswerFilter {
    std::optional<SurveyId> survey;
    std::optional<SurveyKind> kind;
    std::optional<NpsBand> band; ///< NPS answers of this band
    QDate from;                  ///< inclusive; invalid: no limit
    QDate to;
    QString text;
    bool unansweredDetractors = false; ///< NPS detractors that count and that nobody has got back to
    bool withComment = false;
    std::optional<CustomerId> customer;
    bool trash = false; ///< what is in the trash, instead of what is not
    AnswerOrder order = AnswerOrder::NewestFirst;
};

struct AnswerRow {
    Answer answer;
    QString customerName; ///< empty: anonymous
    QString surveyName;
    SurveyKind kind = SurveyKind::Nps;
    SurveyMode mode = SurveyMode::Relational;
    std::optional<NpsBand> band;
    bool unanswered = false; ///< a detractor that counts and that nobody has got back to
};

std::vector<qint64> answerIds(Database &db, const AnswerFilter &filter = {});
/// In the order of `ids`; ids that are not there are left out.
std::vector<AnswerRow> answerRows(Database &db, const std::vector<qint64> &ids);

} // namespace goodword
