#pragma once
// The days a page is about, the days before that it is compared with, and the scopes it is made of. For npsreader and
// npslists, so that a figure and the answers behind it cannot mean different days.

#include "core/insight/answerscope.h"
#include "core/insight/npsreader.h"

namespace goodword {

struct DayWindow {
    DayNumber from = 0;
    DayNumber to = 0;
    bool holds(DayNumber day) const { return day >= from && day <= to; }
};

struct NpsPeriod {
    DayWindow window;                  ///< from 0 where it has no begin
    std::optional<DayWindow> previous; ///< as long, just before; none where the window has no begin
    DayNumber last = 0;                ///< the last day of the window; where it has no end, today
};

NpsPeriod periodOf(const NpsQuery &query, QDate today);

/// Of the surveys a page is about (see surveysOf).
std::vector<AnswerScope> scopesOf(const NpsQuery &query, const std::vector<Survey> &surveys);

} // namespace goodword
