#include "ui/widgets/fuzzy.h"

namespace goodword
{

// One unit in, one unit out, so that positions stay true; the full fold() may change lengths.
static QChar plain(QChar c)
{
    if (c.decompositionTag() == QChar::Canonical && !c.decomposition().isEmpty())
        c = c.decomposition().at(0);
    return c.toCaseFolded();
}

static bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber() || (text.at(at).isUpper() && text.at(at - 1).isLower());
}

// A run of the pattern found as it is beats letters gathered here and there.
static std::optional<FuzzyMatch> wholeMatch(const QString &needle, const QString &hay, QStringView text)
{
    std::optional<FuzzyMatch> best;
    for (qsizetype at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
        const int score = 100 + static_cast<int>(needle.size()) * 10 +
                          (at == 0                ? 60
                           : startsWord(text, at) ? 40
                                                  : 0) -
                          static_cast<int>(qMin<qsizetype>(at, 20)) -
                          static_cast<int>(qMin<qsizetype>(hay.size(), 60) / 6);
        if (best && best->score >= score)
            continue;
        best = FuzzyMatch{score, {}};
        for (qsizetype i = 0; i < needle.size(); ++i)
            best->positions << static_cast<int>(at + i);
    }
    return best;
}

static std::optional<FuzzyMatch> gathered(const QString &needle, const QString &hay, QStringView text, bool atWords)
{
    FuzzyMatch match;
    qsizetype from = 0, previous = -2;
    for (const QChar c : needle) {
        if (c.isSpace())
            continue;
        qsizetype at = hay.indexOf(c, from);
        // The next word that starts with the letter is meant, unless we are in the middle of a run.
        for (qsizetype i = at; atWords && at != previous + 1 && i >= 0; i = hay.indexOf(c, i + 1)) {
            if (startsWord(text, i)) {
                at = i;
                break;
            }
        }
        if (at < 0)
            return std::nullopt;
        match.score += 2 + (startsWord(text, at) ? 12 : 0) + (at == previous + 1 ? 8 : 0);
        match.positions << static_cast<int>(at);
        previous = at;
        from = at + 1;
    }
    match.score -= (match.positions.last() - match.positions.first()) / 2;
    return match;
}

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    QString needle, hay;
    for (const QChar c : pattern)
        needle += plain(c);
    for (const QChar c : text)
        hay += plain(c);
    needle = needle.simplified();
    if (needle.isEmpty())
        return FuzzyMatch{};
    if (auto whole = wholeMatch(needle, hay, text))
        return whole;
    if (auto words = gathered(needle, hay, text, true))
        return words;
    return gathered(needle, hay, text, false);
}

} // namespace goodword
