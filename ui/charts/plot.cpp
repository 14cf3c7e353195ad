#include "ui/charts/plot.h"

#include <QAreaSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

namespace goodword {

static QValueAxis *axis(double from, double to, int lines, const QColor &grid)
{
    auto *axis = new QValueAxis;
    axis->setRange(from, to);
    axis->setTickCount(qMax(2, lines));
    axis->setLabelsVisible(false);
    axis->setLineVisible(false);
    axis->setGridLineVisible(lines > 0);
    axis->setGridLinePen(QPen(grid, 1));
    return axis;
}

/// A chart that is nothing but its plot area.
static QChart *bareChart(const QRectF &area)
{
    auto *chart = new QChart;
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->resize(area.size());
    return chart;
}

static void render(QPainter &painter, const QRectF &area, QChart *chart)
{
    QGraphicsScene scene(QRectF(QPointF(), area.size()));
    scene.addItem(chart);
    chart->setPlotArea(QRectF(QPointF(), area.size()));
    // The layout of a chart waits for an event; a picture cannot.
    chart->layout()->activate();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, area, scene.sceneRect(), Qt::IgnoreAspectRatio);
    painter.restore();
}

static void attach(QChart *chart, QAbstractSeries *series, QValueAxis *x, QValueAxis *y)
{
    chart->addSeries(series);
    series->attachAxis(x);
    series->attachAxis(y);
}

void drawBars(QPainter &painter, const QRectF &area, const BarPlot &plot)
{
    if (plot.layers.empty() || plot.layers.front().values.empty())
        return;
    QChart *chart = bareChart(area);
    auto *x = axis(-0.5, double(plot.layers.front().values.size()) - 0.5, 0, plot.grid);
    auto *y = axis(0, plot.top, plot.gridLines, plot.grid);
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    auto *series = new QStackedBarSeries;
    series->setBarWidth(kBarShare);
    for (const BarLayer &layer : plot.layers) {
        auto *set = new QBarSet(QString());
        set->setBrush(layer.colour);
        set->setPen(Qt::NoPen);
        set->append(QList<qreal>(layer.values.begin(), layer.values.end()));
        series->append(set);
    }
    attach(chart, series, x, y);
    render(painter, area, chart);
}

/// One stretch without a gap; a single point gets a little width, so that its band can be seen.
static void addRun(QChart *chart, const LinePlot &plot, size_t first, size_t last, QValueAxis *x, QValueAxis *y)
{
    QList<QPointF> line, low, high;
    for (size_t i = first; i <= last; ++i) {
        line += QPointF(double(i), plot.points[i]->value);
        low += QPointF(double(i), plot.points[i]->low);
        high += QPointF(double(i), plot.points[i]->high);
    }
    if (first == last) {
        for (QList<QPointF> *points : {&low, &high}) {
            points->append(points->first() + QPointF(0.2, 0));
            points->first().rx() -= 0.2;
        }
    }
    auto *upper = new QLineSeries(chart), *lower = new QLineSeries(chart), *middle = new QLineSeries;
    upper->replace(high);
    lower->replace(low);
    middle->replace(line);
    auto *band = new QAreaSeries(upper, lower);
    band->setBrush(plot.band);
    band->setPen(Qt::NoPen);
    middle->setPen(QPen(plot.line, 2));
    attach(chart, band, x, y);
    attach(chart, middle, x, y);
}

void drawLineWithBand(QPainter &painter, const QRectF &area, const LinePlot &plot)
{
    if (plot.points.empty())
        return;
    QChart *chart = bareChart(area);
    auto *x = axis(-0.5, double(plot.points.size()) - 0.5, 0, plot.grid);
    auto *y = axis(plot.bottom, plot.top, plot.gridLines, plot.grid);
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    for (size_t i = 0; i < plot.points.size(); ++i) {
        if (!plot.points[i])
            continue;
        const size_t first = i;
        while (i + 1 < plot.points.size() && plot.points[i + 1])
            ++i;
        addRun(chart, plot, first, i, x, y);
    }
    render(painter, area, chart);
}

QRectF barRect(const QRectF &area, size_t category, size_t categories, double from, double to, double top)
{
    const double slot = area.width() / double(categories);
    const double y = area.bottom() - to / top * area.height();
    return {area.left() + slot * (double(category) + (1 - kBarShare) / 2), y, slot * kBarShare,
            (to - from) / top * area.height()};
}

} // namespace goodword
