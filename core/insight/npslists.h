#pragma once
// The answers behind the figures of a page: exactly those counted in a bar, those waiting for somebody to get back to them,
// the comments. They read the answers of the days asked about by their index, and mean by "counts" what npsreader.h says.

#include "core/insight/npsreader.h"

namespace goodword {

/// A part of a page, to see the people behind it.
struct NpsPart {
    QDate month; ///< any day of it: the bar of that month; invalid: the whole window
    std::optional<NpsBand> band;
    std::optional<int> score; ///< a bar of the distribution, the whole score
    bool unanswered = false;  ///< detractors nobody has got back to
};

/// Ids of exactly the answers counted in that part of the page of the kind, newest first.
std::vector<qint64> countedAnswerIds(Database &db, SurveyKind kind, const NpsQuery &query, QDate today, const NpsPart &part = {});
/// The newest `limit` detractors counted on an NPS page that nobody has got back to, read by the days that hold any.
std::vector<qint64> npsWaitingIds(Database &db, const NpsQuery &query, QDate today, int limit);
/// Ids of the newest `limit` answers of the page's surveys and window that say something; earlier ones of a person too.
std::vector<qint64> commentIds(Database &db, SurveyKind kind, const NpsQuery &query, QDate today, int limit);

/// The statements, for the test of their plans.
const char *countedAnswersSql();
const char *commentsSql();
const char *laterAnswersSql();

} // namespace goodword
