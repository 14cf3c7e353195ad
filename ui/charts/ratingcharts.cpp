#include "ui/charts/ratingcharts.h"

#include "core/insight/npsmath.h"
#include "ui/charts/plot.h"
#include "ui/theme/fonts.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace goodword {

using namespace Qt::StringLiterals;

// ---- answers by rating

void RatingBars::setData(const std::vector<qint64> &counts, int good)
{
    m_counts = counts;
    m_good = good;
    dataChanged(tr("Answers by rating"));
}

QString RatingBars::partText(size_t index) const
{
    const qint64 total = std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
    const QLocale locale;
    return tr("Rating %1: %2 of %3 answers, %4")
        .arg(locale.toString(int(index) + 1), locale.toString(m_counts[index]), locale.toString(total),
             percentText(m_counts[index], total));
}

void RatingBars::draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const
{
    if (m_counts.empty())
        return;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const size_t bars = m_counts.size();
    const auto at = [&](size_t slot) { return mirrored ? bars - 1 - slot : slot; };
    const double line = scaled(16);
    const QRectF plotArea = area.adjusted(4, line + 6, -4, -line - 8);
    BarPlot plot;
    plot.top = std::max(1.0, double(*std::max_element(m_counts.begin(), m_counts.end())));
    plot.gridLines = 3;
    plot.grid = colours.chartGrid;
    for (const bool good : {false, true}) {
        BarLayer layer{good ? colours.promoter : mixed(colours.surface, colours.strongBorder, 0.55), std::vector<double>(bars, 0)};
        for (size_t slot = 0; slot < bars; ++slot) {
            if ((int(at(slot)) + 1 >= m_good) == good)
                layer.values[slot] = double(m_counts[at(slot)]);
        }
        plot.layers.push_back(std::move(layer));
    }
    drawBars(painter, plotArea, plot);
    const double width = plotArea.width() / double(bars);
    for (size_t slot = 0; slot < bars; ++slot) {
        const size_t index = at(slot);
        const QRectF bar = barRect(plotArea, slot, bars, 0, double(m_counts[index]), plot.top);
        const QRectF column(plotArea.left() + width * double(slot), 0, width, line);
        painter.setFont(uiFont(TextSize::Tiny));
        painter.setPen(colours.muted);
        painter.drawText(column.translated(0, bar.top() - line - 1), Qt::AlignCenter, QLocale().toString(m_counts[index]));
        painter.setFont(uiFont(TextSize::Small, QFont::Medium));
        painter.setPen(colours.text);
        painter.drawText(column.translated(0, plotArea.bottom() + 3), Qt::AlignCenter, QLocale().toString(int(index) + 1));
        parts.push_back({QRectF(bar.left(), bar.top() - line, bar.width(), plotArea.bottom() + line - bar.top() + line),
                         partText(index), int(index) + 1, 0});
    }
}

QList<QStringList> RatingBars::table() const
{
    QList<QStringList> rows{{tr("Rating"), tr("Answers"), tr("Share")}};
    const qint64 total = std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
    for (size_t i = 0; i < m_counts.size(); ++i)
        rows += {QLocale().toString(int(i) + 1), QLocale().toString(m_counts[i]), percentText(m_counts[i], total)};
    return rows;
}

QString RatingBars::sentence() const
{
    QStringList parts;
    for (size_t i = 0; i < m_counts.size(); ++i)
        parts += partText(i);
    return parts.join(u". "_s);
}

// ---- the figure by month

void RatingMonthsChart::setData(const std::vector<RatingMonth> &months, double bottom, double top, const QStringList &scale)
{
    m_months = months;
    m_bottom = bottom;
    m_top = top;
    m_scale = scale;
    dataChanged(tr("By month"));
}

/// Of a long time, the newest months that can still be told apart.
size_t RatingMonthsChart::shown() const
{
    return std::min(m_months.size(), size_t(kMostPoints));
}

QString RatingMonthsChart::partText(const RatingMonth &month) const
{
    const QLocale locale;
    return tr("%1: %2 from %3 answers").arg(locale.toString(month.firstDay, u"MMMM yyyy"_s), month.text, locale.toString(month.n));
}

void RatingMonthsChart::drawScale(QPainter &painter, const QRectF &plot, const Tokens &colours) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double height = scaled(14);
    painter.setFont(uiFont(TextSize::Tiny));
    painter.setPen(colours.muted);
    for (qsizetype i = 0; i < m_scale.size(); ++i) {
        const double y = plot.top() + plot.height() * double(i) / double(std::max(qsizetype(1), m_scale.size() - 1));
        const QRectF place(mirrored ? plot.right() + 6 : plot.left() - 66, y - height / 2, 60, height);
        painter.drawText(place, int((mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter),
                         chartNumber(m_scale[i]));
    }
}

void RatingMonthsChart::draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const
{
    if (m_months.empty()) {
        painter.setFont(uiFont(TextSize::Small));
        painter.setPen(colours.muted);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("Nobody answered in this time."));
        return;
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double axis = scaled(48), line = scaled(16);
    const QRectF plotArea = area.adjusted(mirrored ? 8 : axis, 20, mirrored ? -axis : -8, -line - 8);
    const size_t first = m_months.size() - shown();
    const auto monthAt = [&](size_t slot) { return mirrored ? m_months.size() - 1 - slot : first + slot; };
    LinePlot plot;
    plot.bottom = m_bottom;
    plot.top = m_top;
    plot.line = colours.chartLine;
    plot.band = mixed(colours.surface, colours.accent, 0.25);
    plot.grid = colours.chartGrid;
    for (size_t slot = 0; slot < shown(); ++slot) {
        const RatingMonth &month = m_months[monthAt(slot)];
        plot.points.push_back(month.value ? std::optional(LinePlot::Point{*month.value, month.low, month.high}) : std::nullopt);
    }
    drawLineWithBand(painter, plotArea, plot);
    drawScale(painter, plotArea, colours);
    const double width = plotArea.width() / double(shown());
    for (size_t slot = 0; slot < shown(); ++slot) {
        const RatingMonth &month = m_months[monthAt(slot)];
        const double middle = plotArea.left() + width * (double(slot) + 0.5);
        painter.setFont(uiFont(TextSize::Tiny));
        painter.setPen(colours.muted);
        if (width >= 12)
            painter.drawText(QRectF(middle - width / 2, plotArea.bottom() + 5, width, line), Qt::AlignCenter,
                             width < 44 ? QLocale().toString(month.firstDay, u"MMM"_s).left(1) : QLocale().toString(month.firstDay, u"MMM"_s));
        if (!month.value)
            continue;
        const double y = plotArea.bottom() - (*month.value - m_bottom) / (m_top - m_bottom) * plotArea.height();
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours.chartLine, 1.5));
        painter.setBrush(month.n < kSmallSample ? colours.surface : colours.chartLine);
        painter.drawEllipse(QPointF(middle, y), 3.5, 3.5);
        painter.restore();
        painter.setPen(month.n < kSmallSample ? colours.faint : colours.text);
        if (width >= 36)
            painter.drawText(QRectF(middle - 30, y < plotArea.top() + 24 ? y + 6 : y - 20, 60, 14), Qt::AlignCenter, chartNumber(month.text));
        parts.push_back({QRectF(middle - width / 2, plotArea.top(), width, plotArea.height() + line), partText(month), int(monthAt(slot)), 0});
    }
}

QList<QStringList> RatingMonthsChart::table() const
{
    QList<QStringList> rows{{tr("Month"), tr("Figure"), tr("Answers")}};
    for (const RatingMonth &month : m_months)
        rows += {QLocale().toString(month.firstDay, u"MMMM yyyy"_s), month.text, QLocale().toString(month.n)};
    return rows;
}

QString RatingMonthsChart::sentence() const
{
    QStringList parts;
    for (const RatingMonth &month : m_months) {
        if (month.value)
            parts += partText(month);
    }
    return parts.join(u". "_s);
}

} // namespace goodword
