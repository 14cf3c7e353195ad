#pragma once
// What the terms of the filter language ask for, once: customerfilter.cpp says it in SQL and indexfilter.cpp over the columns
// in memory, and neither reads a value of a term by itself. Knows no SQL and no column.

#include "core/customers/filter.h"

#include <limits>

namespace goodword {

/// Scores from one to the other, both included, or nobody's score at all.
struct ScoreSpan {
    double from = std::numeric_limits<double>::lowest();
    double to = std::numeric_limits<double>::max();
    bool nobodys = false;
};

/// "promoter", "passive", "detractor", "none" or a number; nothing where it is none of these.
std::optional<ScoreSpan> scoreSpan(FilterOp op, const QString &value);

/// Days of the last touch, both included; whoever was never touched is quiet for ever, or not counted.
struct TouchSpan {
    QDate from{1, 1, 1};
    QDate to{9999, 12, 31};
    bool never = false;
};

/// Quiet for 30 days: the last touch is 30 days ago or longer, or there was none. Nothing where `value` is no span of time.
std::optional<TouchSpan> touchSpan(FilterOp op, const QString &value, QDate today);

/// What has: asks for.
enum class CustomerFlag {
    Email, Phone, Company, City, Tag, Owner, Notes, Nps, Touchpoint, Testimonial, FollowUp, Stage, Birthday, OptOut
};

/// By its word, with or without a hyphen: "followup", "follow-up".
std::optional<CustomerFlag> customerFlag(const QString &value);

/// Words are compared folded and with single blanks.
QString foldedWord(const QString &value);
QStringList foldedWords(const QStringList &values);

} // namespace goodword
