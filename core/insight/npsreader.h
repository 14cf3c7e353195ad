#pragma once
// Fills the figures of npsfigures.h from the rollups (see answerrollup.h), never from answers, so that two million are a few
// milliseconds. What counts: relational surveys each person's latest answer (by day, then by entry) within the window or
// month, anonymous and transactional answers each; ignored and deleted ones, and those of customers in the trash, never.
// Reads only; today says where a window without an end is compared from. The answers behind a figure: npslists.h.

#include "core/base/id.h"
#include "core/book/database.h"
#include "core/feedback/survey.h"
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

/// The bars of an NPS page alone.
std::vector<NpsMonth> npsMonths(Database &db, const NpsQuery &query, QDate today);

/// The surveys a page of the kind is about, archived ones too.
std::vector<Survey> surveysOf(Database &db, const NpsQuery &query, SurveyKind kind);

} // namespace goodword
