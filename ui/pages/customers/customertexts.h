#pragma once
// How the customer pages put spans of time, stages and scores into words. Pure functions of their arguments.

#include "core/customers/customerlist.h"
#include "ui/models/recordcell.h"

namespace goodword {

/// "today", "2 d", "3 w", "5 mo", "2 y"; empty for no day.
QString agoShort(QDate day, QDate today);
/// "today", "2 days", "3 weeks", "5 months", "2 years"
QString agoLong(QDate day, QDate today);
/// "Today", "Yesterday", "9 Nov", "9 Nov 2024"
QString dayShort(QDate day, QDate today);

Pill stagePill(const CustomerRow &row);
/// "promoter", "passive", "detractor"
QString npsBandText(double score);
/// "green", "amber", "red": the tone of a label that shows the score.
QString npsLabelTone(double score);
/// How the last touch stands to the rhythm: tone of a label, and "muted" where there is no rhythm.
QString rhythmTone(QDate lastTouch, QDate today, std::optional<int> days, std::optional<int> most = {});
/// A name for the middle of a sentence.
QString nameInText(const QString &name);

} // namespace goodword
