#include "ui/charts/mixcharts.h"

#include "core/base/text.h"
#include "ui/charts/npschart.h"
#include "ui/charts/plot.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace goodword {

using namespace Qt::StringLiterals;

static QRect mirroredIn(const QWidget &widget, const QRectF &area, const QRectF &rect)
{
    return QStyle::visualRect(widget.layoutDirection(), area.toRect(), rect.toRect());
}

// ---- answers by score

void DistributionChart::setData(const std::array<qint64, 11> &counts)
{
    m_counts = counts;
    dataChanged(tr("Answers by score"));
}

void DistributionChart::draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QLocale locale;
    const double line = scaled(16);
    const QRectF plotArea = area.adjusted(4, line + 6, -4, -2 * line - 12);
    const double top = std::max(1.0, double(*std::max_element(m_counts.begin(), m_counts.end())));
    const auto scoreAt = [mirrored](size_t slot) { return mirrored ? 10 - slot : slot; };
    BarPlot plot;
    plot.top = top;
    plot.gridLines = 3;
    plot.grid = colours.chartGrid;
    for (NpsBand band : {NpsBand::Detractor, NpsBand::Passive, NpsBand::Promoter}) {
        BarLayer layer{bandColour(band, colours), std::vector<double>(11, 0)};
        for (size_t slot = 0; slot < 11; ++slot)
            if (npsBand(double(scoreAt(slot))) == band)
                layer.values[slot] = double(m_counts[scoreAt(slot)]);
        plot.layers.push_back(std::move(layer));
    }
    drawBars(painter, plotArea, plot);
    const qint64 total = std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
    const double slotWidth = plotArea.width() / 11;
    for (size_t slot = 0; slot < 11; ++slot) {
        const size_t score = scoreAt(slot);
        const QRectF bar = barRect(plotArea, slot, 11, 0, double(m_counts[score]), top);
        drawBandPattern(painter, bar, *npsBand(double(score)), colours);
        const QRectF column(plotArea.left() + slotWidth * double(slot), 0, slotWidth, line);
        painter.setFont(uiFont(TextSize::Tiny));
        painter.setPen(colours.muted);
        painter.drawText(column.translated(0, bar.top() - line - 1), Qt::AlignCenter, locale.toString(m_counts[score]));
        painter.setFont(uiFont(TextSize::Small, QFont::Medium));
        painter.setPen(colours.text);
        painter.drawText(column.translated(0, plotArea.bottom() + 3), Qt::AlignCenter, locale.toString(int(score)));
        parts.push_back({QRectF(bar.left(), bar.top() - line, bar.width(), bar.height() + line).united(
                             QRectF(bar.left(), plotArea.bottom() - 4, bar.width(), line + 6)),
                         tr("Score %1: %2 of %3 answers, %4")
                             .arg(locale.toString(int(score)), locale.toString(m_counts[score]),
                                  locale.toString(total), percentText(m_counts[score], total)),
                         int(score), 0});
    }
    painter.setFont(uiFont(TextSize::Tiny));
    const double y = plotArea.bottom() + line + 8;
    const auto bracket = [&](double from, double to, NpsBand band) {
        const QRectF rect = mirroredIn(*this, plotArea, QRectF(plotArea.left() + slotWidth * from + 3, y,
                                                               slotWidth * (to - from) - 6, line));
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 3), bandColour(band, colours));
        painter.setPen(colours.muted);
        // Half a word says less than the scores above it.
        if (QFontMetricsF(painter.font()).horizontalAdvance(npsBandName(band)) <= rect.width())
            drawLine(&painter, rect.translated(0, 4).toRect(), npsBandName(band), Qt::AlignHCenter);
    };
    bracket(0, 7, NpsBand::Detractor);
    bracket(7, 9, NpsBand::Passive);
    bracket(9, 11, NpsBand::Promoter);
}

QList<QStringList> DistributionChart::table() const
{
    QList<QStringList> rows{{tr("Score"), tr("Answers"), tr("Share")}};
    const qint64 total = std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
    for (size_t score = 0; score < 11; ++score)
        rows += {QLocale().toString(int(score)), QLocale().toString(m_counts[score]),
                 percentText(m_counts[score], total)};
    return rows;
}

QString DistributionChart::sentence() const
{
    const qint64 total = std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
    if (total == 0)
        return tr("There are no answers in this time yet.");
    const auto most = std::max_element(m_counts.begin(), m_counts.end());
    const QLocale locale;
    return tr("Answers: %1. The most frequent score is %2, with %3 of them.")
        .arg(locale.toString(total), locale.toString(int(most - m_counts.begin())), locale.toString(*most));
}

// ---- the mix as one bar

static constexpr std::array kMixOrder{NpsBand::Promoter, NpsBand::Passive, NpsBand::Detractor};

static qint64 mixCount(const NpsCounts &counts, NpsBand band)
{
    return band == NpsBand::Promoter ? counts.promoters : band == NpsBand::Passive ? counts.passives : counts.detractors;
}

MixBar::MixBar(QWidget *parent)
    : ChartWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize MixBar::sizeHint() const
{
    return {420, scaled(48)};
}

QSize MixBar::minimumSizeHint() const
{
    return {200, scaled(48)};
}

void MixBar::setData(const NpsCounts &counts)
{
    m_counts = counts;
    dataChanged(tr("Promoters, passives and detractors"));
}

void MixBar::draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const
{
    const QRectF bar(area.left() + 2, area.top() + 2, area.width() - 4, scaled(22));
    const qint64 total = m_counts.total();
    painter.setFont(uiFont(TextSize::Tiny, QFont::Medium));
    painter.fillRect(bar, colours.hover);
    if (total == 0) {
        painter.setPen(colours.muted);
        drawLine(&painter, bar.toRect(), tr("No answers yet"), Qt::AlignHCenter);
        return;
    }
    double from = 0;
    const double third = bar.width() / 3;
    for (size_t i = 0; i < kMixOrder.size(); ++i) {
        const NpsBand band = kMixOrder[i];
        const double width = bar.width() * double(mixCount(m_counts, band)) / double(total);
        const QRectF part = mirroredIn(*this, area, QRectF(bar.left() + from, bar.top(), width, bar.height()));
        from += width;
        const QString percent = percentText(mixCount(m_counts, band), total);
        painter.fillRect(part, bandColour(band, colours));
        drawBandPattern(painter, part, band, colours);
        drawBandLabel(painter, part, percent, band, colours);
        const QString name = tr("%1 %2").arg(QLocale().toString(mixCount(m_counts, band)), npsBandName(band));
        if (width > 0)
            parts.push_back({part, name + u", "_s + percent, int(band), 0});
        const QRect label = mirroredIn(*this, area, QRectF(bar.left() + third * double(i), bar.bottom() + 4, third,
                                                           scaled(16)));
        const QRectF mark = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, QSize(10, 10), label);
        painter.fillRect(mark, bandColour(band, colours));
        drawBandPattern(painter, mark, band, colours);
        painter.setPen(colours.muted);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        drawLine(&painter, label.adjusted(mirrored ? 4 : 15, 0, mirrored ? -15 : -4, 0), name);
    }
}

QList<QStringList> MixBar::table() const
{
    QList<QStringList> rows{{tr("Group"), tr("Answers"), tr("Share")}};
    for (NpsBand band : kMixOrder)
        rows += {npsBandName(band), QLocale().toString(mixCount(m_counts, band)),
                 percentText(mixCount(m_counts, band), m_counts.total())};
    return rows;
}

QString MixBar::sentence() const
{
    QStringList parts;
    for (NpsBand band : kMixOrder)
        parts += tr("%1 %2").arg(QLocale().toString(mixCount(m_counts, band)), npsBandName(band));
    return parts.join(u", "_s);
}

// ---- the funnel

void FunnelChart::setData(const std::vector<FunnelBar> &stages)
{
    m_stages = stages;
    updateGeometry();
    dataChanged(tr("Funnel of stages"));
}

QSize FunnelChart::sizeHint() const
{
    return {560, int(m_stages.size()) * scaled(44) + scaled(24)};
}

QSize FunnelChart::minimumSizeHint() const
{
    return {300, int(m_stages.size()) * scaled(36) + scaled(24)};
}

QString FunnelChart::figures(const FunnelBar &stage) const
{
    const QLocale locale;
    QString text = tr("%1 entered · %2 moved on (%3)")
                       .arg(locale.toString(stage.entered), locale.toString(stage.movedOn),
                            percentText(stage.movedOn, stage.entered));
    if (stage.medianDays)
        text += u" · "_s + tr("median stay in days: %1").arg(locale.toString(qRound(*stage.medianDays)));
    return text;
}

/// As much as there is room for: in words, or as "212 → 148 (70 %)".
QString FunnelChart::shortened(const FunnelBar &stage, const QFontMetricsF &metrics, double width) const
{
    const QString whole = figures(stage);
    FunnelBar without = stage;
    without.medianDays.reset();
    for (const QString &text : {whole, figures(without)})
        if (metrics.horizontalAdvance(text) <= width)
            return text;
    const QLocale locale;
    return tr("%1 → %2 (%3)").arg(locale.toString(stage.entered), locale.toString(stage.movedOn),
                                  percentText(stage.movedOn, stage.entered));
}

void FunnelChart::draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const
{
    if (m_stages.empty()) {
        painter.setFont(uiFont(TextSize::Small));
        painter.setPen(colours.muted);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("Nobody has entered a stage in this time yet."));
        return;
    }
    const QFont nameFont = uiFont(TextSize::Small, QFont::Medium);
    double nameWidth = 0;
    qint64 most = 1;
    for (const FunnelBar &stage : m_stages) {
        nameWidth = std::max(nameWidth, QFontMetricsF(nameFont).horizontalAdvance(isolated(oneLine(stage.name))) + 4);
        most = std::max(most, stage.entered);
    }
    nameWidth = std::min(nameWidth, area.width() * 0.3);
    const double legend = scaled(20), row = (area.height() - legend) / double(m_stages.size());
    const double left = area.left() + nameWidth + 12, width = area.right() - 4 - left;
    painter.setFont(uiFont(TextSize::Tiny));
    painter.setPen(colours.muted);
    drawLine(&painter, mirroredIn(*this, area, QRectF(left, area.top(), width, legend)),
             tr("Light: entered · full: moved on"));
    for (size_t i = 0; i < m_stages.size(); ++i) {
        const FunnelBar &stage = m_stages[i];
        const double y = area.top() + legend + row * double(i);
        const double barHeight = std::clamp(row - scaled(20), 6.0, double(scaled(16)));
        const QColor colour = stage.colour.isValid() ? stage.colour : colours.accent;
        const QRectF track(left, y + 2, width * double(stage.entered) / double(most), barHeight);
        const QRectF moved(left, y + 2, width * double(stage.movedOn) / double(most), barHeight);
        const QRectF trackRect = mirroredIn(*this, area, track);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(trackRect, mixed(colours.surface, colour, 0.32));
        painter.fillRect(QRectF(mirroredIn(*this, area, moved)), colour);
        painter.setFont(nameFont);
        painter.setPen(colours.text);
        drawLine(&painter, mirroredIn(*this, area, QRectF(area.left() + 2, y, nameWidth, barHeight + 4)), stage.name);
        painter.setFont(uiFont(TextSize::Tiny));
        painter.setPen(colours.muted);
        drawLine(&painter, mirroredIn(*this, area, QRectF(left, y + barHeight + 3, width, scaled(15))),
                 shortened(stage, QFontMetricsF(painter.font()), width));
        const QRectF whole = mirroredIn(*this, area, QRectF(area.left(), y, area.width(), row - 2));
        parts.push_back({whole, stage.name + u": "_s + figures(stage), int(i), 0});
    }
}

QList<QStringList> FunnelChart::table() const
{
    QList<QStringList> rows{{tr("Stage"), tr("Entered"), tr("Moved on"), tr("Share"), tr("Median days")}};
    const QLocale locale;
    for (const FunnelBar &stage : m_stages)
        rows += {stage.name, locale.toString(stage.entered), locale.toString(stage.movedOn),
                 percentText(stage.movedOn, stage.entered),
                 stage.medianDays ? locale.toString(*stage.medianDays, 'f', 1) : QString()};
    return rows;
}

QString FunnelChart::sentence() const
{
    QStringList parts;
    for (const FunnelBar &stage : m_stages)
        parts += stage.name + u": "_s + figures(stage);
    return parts.join(u". "_s);
}

} // namespace goodword
