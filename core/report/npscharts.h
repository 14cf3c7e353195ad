#pragma once
// The figures of the NPS report, each drawn into a rectangle of a sheet; in points.

#include "core/insight/npsfigures.h"
#include "core/report/sheet.h"

#include <QLocale>

namespace goodword {

void addLabel(Sheet &sheet, const QString &text, const QRectF &box, qreal size, const QColor &colour,
              TextAlign align = TextAlign::Left, QFont::Weight weight = QFont::Normal);

/// One bar of the three shares, names and counts beneath.
void addMixBar(Sheet &sheet, const QRectF &box, const NpsCounts &counts, const QLocale &locale);
/// -100..+100 with a zero line; the interval as a band, the score as a line with its numbers.
void addScoreStrip(Sheet &sheet, const QRectF &box, const std::vector<NpsMonth> &months);
/// One stacked bar a month, 0..100 %, number of answers and month beneath.
void addMonthBars(Sheet &sheet, const QRectF &box, const std::vector<NpsMonth> &months, const QLocale &locale);
/// Eleven columns with their counts.
void addDistribution(Sheet &sheet, const QRectF &box, const std::array<qint64, 11> &distribution, const QLocale &locale);

} // namespace goodword
