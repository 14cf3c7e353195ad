#pragma once
// The arithmetic of NPS, CSAT and CES: bands, scores, 95 % intervals, the test of a change, and how each is written.
// Figures keep every decimal; rounding happens once, in the text functions. Scores are points (-100..100), CSAT is
// percent, CES is points of its 1-7 scale. Interval of NPS: adjusted Wald (MeasuringU, "Confidence intervals for NPS");
// of CSAT: Wilson (1927). Knows nothing of rows, dates or SQL.

#include <QLocale>
#include <QString>

#include <optional>

namespace goodword {

/// Quantile of the normal distribution behind every 95 % interval and test.
constexpr double kZ95 = 1.96;
/// Below this many answers the interval is shown first and the score is only hinted at.
constexpr int kSmallSample = 30;

enum class NpsBand { Detractor, Passive, Promoter };
/// The scores the upper bands begin with; below them is a detractor.
constexpr double kPromoterFrom = 9, kPassiveFrom = 7;

/// Band of the raw answer; nothing outside 0..10.
std::optional<NpsBand> npsBand(double rawScore);
QString npsBandCode(NpsBand band); ///< "promoter", "passive", "detractor": stable, for files and scripts
QString npsBandName(NpsBand band); ///< for people, plural

struct NpsCounts {
    qint64 promoters = 0;
    qint64 passives = 0;
    qint64 detractors = 0;

    qint64 total() const { return promoters + passives + detractors; }
    void add(NpsBand band);
    bool operator==(const NpsCounts &) const = default;
};

struct Interval {
    double low = 0;
    double high = 0;
};

/// Without an answer there is neither score nor interval.
struct NpsFigure {
    NpsCounts counts;
    qint64 n = 0;
    std::optional<double> score;
    std::optional<Interval> interval; ///< clipped to -100..100
    double centre = 0;                ///< middle of the interval before clipping
    double halfWidth = 0;             ///< its half width before clipping

    bool smallSample() const { return n < kSmallSample; }
};

NpsFigure npsFigure(const NpsCounts &counts);

/// Whether two scores differ by more than noise.
struct NpsChange {
    double delta = 0; ///< later minus earlier, points
    double z = 0;
    bool significant = false; ///< beyond 1.96 by the plain and by the adjusted test: a handful of answers proves nothing
};

/// Nothing where either side has no answer.
std::optional<NpsChange> npsChange(const NpsFigure &earlier, const NpsFigure &later);

/// Rounded once, halves away from zero: 16.67 is 17, -0.5 is -1.
int roundScore(double score);

QString npsText(const NpsFigure &figure); ///< "+30", "0", "−12"; "–" without an answer
QString npsPointsText(double points);     ///< a signed integer, for differences too
QString intervalText(const std::optional<Interval> &interval, const QLocale &locale = QLocale()); ///< "−19.1…65.2"
/// Rounded by itself, so that the parts of a whole need not sum to 100: "33 %"; "–" of nothing.
QString percentText(qint64 part, qint64 whole, const QLocale &locale = QLocale());

/// Customer satisfaction: answers of 4 or 5 out of all answers on a 1-5 scale (not the mean).
struct CsatFigure {
    qint64 satisfied = 0;
    qint64 n = 0;
    std::optional<double> percent;
    std::optional<Interval> interval;

    bool smallSample() const { return n < kSmallSample; }
};

CsatFigure csatFigure(qint64 satisfied, qint64 answers);
QString csatText(const CsatFigure &figure, const QLocale &locale = QLocale());
QString csatLabel(); ///< names the definition, since there is more than one in use

/// Customer effort, CES 2.0: the mean of agreement on a 1-7 scale, with the share of 5-7 beside it.
struct CesFigure {
    qint64 agreeing = 0;
    qint64 n = 0;
    std::optional<double> mean;
    std::optional<double> agreeingPercent;

    bool smallSample() const { return n < kSmallSample; }
};

CesFigure cesFigure(double sum, qint64 agreeing, qint64 answers);
QString cesText(const CesFigure &figure, const QLocale &locale = QLocale());
QString cesLabel();

} // namespace goodword
