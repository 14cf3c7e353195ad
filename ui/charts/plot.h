#pragma once
// The only door to Qt Charts: stacked bars and a line with its band, drawn into a rectangle that is all plot. Axis texts,
// labels and legends are drawn around it by the caller, who knows the reading direction and the room there is. Replacing
// Qt Charts is rewriting plot.cpp. At most 400 points go in; values are appended in one call, nothing is animated.

#include <QColor>
#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace goodword {

inline constexpr int kMostPoints = 400;
inline constexpr double kBarShare = 0.68; ///< of a category's width

struct BarLayer {
    QColor colour;
    std::vector<double> values; ///< one for each category
};

struct BarPlot {
    std::vector<BarLayer> layers; ///< lowest first
    double top = 100;
    int gridLines = 5;
    QColor grid;
};

struct LinePlot {
    struct Point {
        double value, low, high;
    };
    std::vector<std::optional<Point>> points; ///< a gap where there is none
    double bottom = -100, top = 100;
    int gridLines = 3;
    QColor line, band, grid;
};

void drawBars(QPainter &painter, const QRectF &area, const BarPlot &plot);
void drawLineWithBand(QPainter &painter, const QRectF &area, const LinePlot &plot);

/// Where a bar's part from `from` to `to` lies: what was drawn, for labels and clicks.
QRectF barRect(const QRectF &area, size_t category, size_t categories, double from, double to, double top);

} // namespace goodword
