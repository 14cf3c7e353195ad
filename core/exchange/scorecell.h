#pragma once
// A score as survey programs write it: "9", "9,0", "10 - Extremely likely", "9/10". Nothing for anything else: a score is
// never guessed.

#include <QString>

#include <optional>

namespace goodword {

/// `highest` is the end of the scale, for "9/10".
std::optional<double> readScore(const QString &cell, double highest);

} // namespace goodword
