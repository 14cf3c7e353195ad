#pragma once
// How well a few typed letters fit a text: all in order, better at word starts and side by side. Accents and case do
// not matter. Positions are UTF-16 indexes into the text, for highlighting.

#include <QList>
#include <QString>

#include <optional>

namespace goodword
{

struct FuzzyMatch {
    int score = 0;
    QList<int> positions;
};

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace goodword
