#include "core/insight/npsmath.h"

#include "core/base/result.h"

#include <algorithm>
#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPoints = 100.0;

/// What MeasuringU adds to the answers before the interval is made: three answers, a quarter of each share.
constexpr double kAddedAnswers = 3.0;
constexpr double kAddedToEachEnd = 0.75;

struct Estimate {
    double net = 0;      ///< share of promoters less share of detractors
    double variance = 0; ///< of net
};

Estimate estimate(double promoters, double detractors, double n)
{
    const double p = promoters / n;
    const double d = detractors / n;
    return {p - d, (p + d - (p - d) * (p - d)) / n};
}

Estimate plain(const NpsCounts &c)
{
    return estimate(double(c.promoters), double(c.detractors), double(c.total()));
}

Estimate adjusted(const NpsCounts &c)
{
    return estimate(double(c.promoters) + kAddedToEachEnd, double(c.detractors) + kAddedToEachEnd,
                    double(c.total()) + kAddedAnswers);
}

double zOf(const Estimate &earlier, const Estimate &later)
{
    return (later.net - earlier.net) / std::sqrt(earlier.variance + later.variance);
}

QString none()
{
    return QStringLiteral("–");
}

/// Halves away from zero, a real minus sign, and never a negative zero.
QString decimalText(double value, int decimals, const QLocale &locale)
{
    const double factor = std::pow(10.0, decimals);
    const double rounded = std::round(value * factor) / factor;
    const QString digits = locale.toString(std::abs(rounded), 'f', decimals);
    return rounded < 0 ? QStringLiteral("−") + digits : digits;
}

} // namespace

std::optional<NpsBand> npsBand(double rawScore)
{
    if (!(rawScore >= 0.0 && rawScore <= 10.0))
        return std::nullopt;
    if (rawScore >= kPromoterFrom)
        return NpsBand::Promoter;
    return rawScore >= kPassiveFrom ? NpsBand::Passive : NpsBand::Detractor;
}

QString npsBandCode(NpsBand band)
{
    switch (band) {
    case NpsBand::Promoter: return u"promoter"_s;
    case NpsBand::Passive: return u"passive"_s;
    case NpsBand::Detractor: break;
    }
    return u"detractor"_s;
}

QString npsBandName(NpsBand band)
{
    switch (band) {
    case NpsBand::Promoter: return Core::tr("Promoters");
    case NpsBand::Passive: return Core::tr("Passives");
    case NpsBand::Detractor: break;
    }
    return Core::tr("Detractors");
}

void NpsCounts::add(NpsBand band)
{
    switch (band) {
    case NpsBand::Promoter: ++promoters; break;
    case NpsBand::Passive: ++passives; break;
    case NpsBand::Detractor: ++detractors; break;
    }
}

NpsFigure npsFigure(const NpsCounts &counts)
{
    NpsFigure figure;
    figure.counts = counts;
    figure.n = counts.total();
    if (figure.n <= 0)
        return figure;
    // One division of whole numbers: (P - D) / n is exact where the difference of two shares is not.
    figure.score = kPoints * double(counts.promoters - counts.detractors) / double(figure.n);
    const Estimate wald = adjusted(counts);
    figure.centre = kPoints * wald.net;
    figure.halfWidth = kPoints * kZ95 * std::sqrt(wald.variance);
    figure.interval = Interval{std::max(-kPoints, figure.centre - figure.halfWidth),
                               std::min(kPoints, figure.centre + figure.halfWidth)};
    return figure;
}

std::optional<NpsChange> npsChange(const NpsFigure &earlier, const NpsFigure &later)
{
    if (!earlier.score || !later.score)
        return std::nullopt;
    const Estimate a = plain(earlier.counts), b = plain(later.counts);
    const double adjustedZ = zOf(adjusted(earlier.counts), adjusted(later.counts));
    // Where everybody answered alike the plain variance is zero and says nothing; the adjusted one always does.
    const bool plainIsUsable = a.variance > 0.0 && b.variance > 0.0;
    NpsChange change;
    change.delta = *later.score - *earlier.score;
    change.z = plainIsUsable ? zOf(a, b) : adjustedZ;
    change.significant = std::abs(change.z) >= kZ95 && std::abs(adjustedZ) >= kZ95;
    return change;
}

int roundScore(double score)
{
    return int(std::lround(score));
}

QString npsPointsText(double points)
{
    const int rounded = roundScore(points);
    if (rounded == 0)
        return u"0"_s;
    return (rounded > 0 ? QStringLiteral("+") : QStringLiteral("−")) + QString::number(std::abs(rounded));
}

QString npsText(const NpsFigure &figure)
{
    return figure.score ? npsPointsText(*figure.score) : none();
}

QString intervalText(const std::optional<Interval> &interval, const QLocale &locale)
{
    if (!interval)
        return none();
    return decimalText(interval->low, 1, locale) + QStringLiteral("…") + decimalText(interval->high, 1, locale);
}

QString percentText(qint64 part, qint64 whole, const QLocale &locale)
{
    if (whole <= 0)
        return none();
    return decimalText(kPoints * double(part) / double(whole), 0, locale) + QStringLiteral(" %");
}

CsatFigure csatFigure(qint64 satisfied, qint64 answers)
{
    CsatFigure figure{satisfied, answers, {}, {}};
    if (answers <= 0)
        return figure;
    const double n = double(answers), p = double(satisfied) / n, zz = kZ95 * kZ95;
    const double centre = (p + zz / (2 * n)) / (1 + zz / n);
    const double half = kZ95 / (1 + zz / n) * std::sqrt(p * (1 - p) / n + zz / (4 * n * n));
    figure.percent = kPoints * double(satisfied) / n;
    figure.interval = Interval{kPoints * std::max(0.0, centre - half), kPoints * std::min(1.0, centre + half)};
    return figure;
}

QString csatText(const CsatFigure &figure, const QLocale &locale)
{
    return percentText(figure.satisfied, figure.n, locale);
}

QString csatLabel()
{
    return Core::tr("CSAT: share of answers 4 or 5, scale 1–5");
}

CesFigure cesFigure(double sum, qint64 agreeing, qint64 answers)
{
    CesFigure figure{agreeing, answers, {}, {}};
    if (answers > 0) {
        figure.mean = sum / double(answers);
        figure.agreeingPercent = kPoints * double(agreeing) / double(answers);
    }
    return figure;
}

QString cesText(const CesFigure &figure, const QLocale &locale)
{
    return figure.mean ? decimalText(*figure.mean, 1, locale) : none();
}

QString cesLabel()
{
    return Core::tr("CES 2.0: mean agreement that it was easy, scale 1–7");
}

} // namespace goodword
