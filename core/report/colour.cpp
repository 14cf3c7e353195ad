#include "core/report/colour.h"

#include <algorithm>
#include <cmath>

namespace goodword {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor mixed(const QColor &a, const QColor &b, double shareOfB)
{
    const auto channel = [shareOfB](int from, int to) { return int(std::lround(from + (to - from) * shareOfB)); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

QColor inkOn(const QColor &background)
{
    const QColor nearBlack(0x16, 0x1a, 0x23);
    if (contrastRatio(Qt::white, background) >= kTextContrast)
        return Qt::white;
    return contrastRatio(nearBlack, background) >= kTextContrast ? nearBlack : QColor(Qt::black);
}

QColor readableOn(const QColor &colour, const QColor &background, double ratio)
{
    const QColor end = contrastRatio(Qt::white, background) > contrastRatio(Qt::black, background) ? Qt::white : Qt::black;
    constexpr int kSteps = 20;
    for (int step = 0; step < kSteps; ++step) {
        const QColor candidate = mixed(colour, end, double(step) / kSteps);
        if (contrastRatio(candidate, background) >= ratio)
            return candidate;
    }
    return end;
}

} // namespace goodword
