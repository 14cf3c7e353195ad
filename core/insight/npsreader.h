#pragma once
// Fills the figures of npsfigures.h from the book: one pass over the index answer_by_survey, everything else in memory, so
// that two million answers are read once. What counts: relational surveys each person's latest answer (by day, then by
// entry) within the window or month, anonymous and transactional answers each; ignored and deleted ones, and those of
// customers in the trash, never. Reads only; today says where a window without an end is compared from.

#include "core/base/id.h"
#include "core/book/database.h"
#include "core/insight/npsfigures.h"

namespace goodword {

/// Which answers a page is about. Days are inclusive.
struct NpsQuery {
    QDate from; ///< invalid: from the first answer
    QDate to;   ///< invalid: to the last answer
    std::optional<SurveyId> survey; ///< this one, whatever its mode
    bool includeTransactional = false; ///< without a survey: transactional NPS surveys too (CSAT and CES always take all)
};

NpsPage npsPage(Database &db, const NpsQuery &query, QDate today);
CsatPage csatPage(Database &db, const NpsQuery &query, QDate today);
CesPage cesPage(Database &db, const NpsQuery &query, QDate today);

/// A part of an NPS page, to see the people behind it.
struct NpsPart {
    QDate month; ///< any day of it: the bar of that month; invalid: the whole window
    std::optional<NpsBand> band;
    std::optional<int> score; ///< a bar of the distribution, 0-10
    bool unanswered = false;  ///< detractors nobody has got back to
};

/// Ids of exactly the answers counted in that part of the page, newest first.
std::vector<qint64> npsAnswerIds(Database &db, const NpsQuery &query, QDate today, const NpsPart &part = {});
/// Ids of every answer of the page's surveys and window that says something, newest first; earlier ones of a person too.
std::vector<qint64> npsCommentIds(Database &db, const NpsQuery &query, QDate today);

/// The statement behind every figure, for the test of its plan.
const char *figureAnswersSql();

} // namespace goodword
