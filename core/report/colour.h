#pragma once
// Colour arithmetic for paper: WCAG 2.1 contrast, and tones of a brand colour that stay readable whatever it is.

#include <QColor>

namespace goodword {

constexpr double kTextContrast = 4.5; ///< WCAG AA, text
constexpr double kMarkContrast = 3.0; ///< WCAG AA, shapes and large text

double contrastRatio(const QColor &a, const QColor &b); ///< 1..21
QColor mixed(const QColor &a, const QColor &b, double shareOfB);

/// White or near black, whichever can be read on this background (at least 4.5:1 on any colour).
QColor inkOn(const QColor &background);

/// The colour itself where it stands out enough, otherwise moved towards black or white until it does.
QColor readableOn(const QColor &colour, const QColor &background, double ratio = kTextContrast);

} // namespace goodword
