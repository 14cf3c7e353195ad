#include "ui/charts/npschart.h"

#include "ui/charts/plot.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"

#include <QPainter>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr std::array kBands{NpsBand::Promoter, NpsBand::Passive, NpsBand::Detractor};

static qint64 countOf(const NpsCounts &counts, NpsBand band)
{
    return band == NpsBand::Promoter ? counts.promoters : band == NpsBand::Passive ? counts.passives : counts.detractors;
}

QColor bandColour(NpsBand band, const Tokens &colours)
{
    return band == NpsBand::Promoter ? colours.promoter : band == NpsBand::Passive ? colours.passive : colours.detractor;
}

void drawBandPattern(QPainter &painter, const QRectF &rect, NpsBand band, const Tokens &colours)
{
    if (band == NpsBand::Promoter || rect.width() < 2 || rect.height() < 2)
        return;
    // Lines are drawn rather than a pattern brush, which is a bitmap in a PDF and is gone in an SVG.
    painter.save();
    painter.setClipRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mixed(bandColour(band, colours), colours.dark ? Qt::black : Qt::white, 0.38), 1.2));
    if (band == NpsBand::Detractor) {
        for (double x = rect.left() - rect.height(); x < rect.right(); x += 6)
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    } else {
        for (double y = rect.bottom() - 3.5; y > rect.top(); y -= 7)
            for (double x = rect.left() + 3.5; x < rect.right(); x += 7)
                painter.drawEllipse(QPointF(x, y), 0.6, 0.6);
    }
    painter.restore();
}

void drawBandLabel(QPainter &painter, const QRectF &rect, const QString &text, NpsBand band, const Tokens &colours)
{
    const QSizeF needed(QFontMetricsF(painter.font()).horizontalAdvance(text) + 2, 14);
    if (rect.height() < needed.height() + 1 || rect.width() < needed.width())
        return;
    QRectF patch(QPointF(), needed);
    patch.moveCenter(rect.center());
    painter.fillRect(patch, bandColour(band, colours));
    const QColor dark = Tokens::light().text, ground = bandColour(band, colours);
    painter.setPen(contrastRatio(dark, ground) >= contrastRatio(Qt::white, ground) ? dark : QColor(Qt::white));
    painter.drawText(rect, Qt::AlignCenter, chartNumber(text));
}

struct NpsMonthsChart::Places {
    QRectF legend, score, mix, names;
};

void NpsMonthsChart::setData(const std::vector<NpsMonth> &months)
{
    m_months = months;
    dataChanged(tr("NPS by month"));
}

size_t NpsMonthsChart::shown() const
{
    return std::min(m_months.size(), size_t(kMostPoints));
}

size_t NpsMonthsChart::monthAt(size_t slot) const
{
    const size_t first = m_months.size() - shown();
    return layoutDirection() == Qt::RightToLeft ? m_months.size() - 1 - slot : first + slot;
}

NpsMonthsChart::Places NpsMonthsChart::places(const QRectF &area) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double scale = QFontMetricsF(uiFont(TextSize::Tiny)).horizontalAdvance(u"+100"_s) + 10;
    const double line = scaled(16);
    const QRectF inner = area.adjusted(mirrored ? 4 : scale, line + 14, mirrored ? -scale : -4, -2 * line - 6);
    const double strip = std::max(scaled(84) * 1.0, inner.height() * 0.34), gap = scaled(26);
    Places at;
    at.legend = QRectF(area.left(), area.top(), area.width(), line);
    at.score = QRectF(inner.left(), inner.top(), inner.width(), strip);
    at.mix = QRectF(inner.left(), inner.top() + strip + gap, inner.width(), inner.height() - strip - gap);
    at.names = QRectF(inner.left(), inner.bottom() + 4, inner.width(), 2 * line);
    return at;
}

void NpsMonthsChart::draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const
{
    painter.setFont(uiFont(TextSize::Tiny));
    if (m_months.empty()) {
        painter.setPen(colours.muted);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("No answers in this time yet."));
        return;
    }
    const Places at = places(area);
    drawLegend(painter, at.legend, colours);
    drawScores(painter, at, colours);
    drawMix(painter, at, colours, parts);
    drawMonthNames(painter, at, colours);
}

void NpsMonthsChart::drawLegend(QPainter &painter, const QRectF &area, const Tokens &colours) const
{
    const QFontMetricsF metrics(painter.font());
    double x = area.left();
    const auto entry = [&](const QString &name, auto &&mark) {
        const double width = metrics.horizontalAdvance(name) + 4;
        const auto at = [&](const QRectF &rect) {
            return QRectF(QStyle::visualRect(layoutDirection(), area.toRect(), rect.toRect()));
        };
        mark(at(QRectF(x, area.center().y() - 5, 14, 10)));
        painter.setPen(colours.muted);
        drawLine(&painter, at(QRectF(x + 19, area.top(), width, area.height())).toRect(), name);
        x += 19 + width + 14;
    };
    entry(tr("NPS"), [&](const QRectF &r) {
        painter.setPen(QPen(colours.chartLine, 2));
        painter.drawLine(QPointF(r.left(), r.center().y()), QPointF(r.right(), r.center().y()));
    });
    entry(tr("95 % interval"), [&](const QRectF &r) { painter.fillRect(r, mixed(colours.surface, colours.accent, 0.25)); });
    for (NpsBand band : kBands) {
        entry(npsBandName(band), [&](const QRectF &r) {
            painter.fillRect(r, bandColour(band, colours));
            drawBandPattern(painter, r, band, colours);
        });
    }
}

void NpsMonthsChart::drawScale(QPainter &painter, const QRectF &plot, const QStringList &topDown,
                               const Tokens &colours) const
{
    painter.setPen(colours.muted);
    const double height = scaled(14);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (qsizetype i = 0; i < topDown.size(); ++i) {
        const double y = plot.top() + plot.height() * double(i) / double(topDown.size() - 1);
        const QRectF place(mirrored ? plot.right() + 6 : plot.left() - 66, y - height / 2, 60, height);
        painter.drawText(place, int((mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter),
                         chartNumber(topDown[i]));
    }
}

void NpsMonthsChart::drawScores(QPainter &painter, const Places &at, const Tokens &colours) const
{
    LinePlot plot;
    plot.line = colours.chartLine;
    plot.band = mixed(colours.surface, colours.accent, 0.25);
    plot.grid = colours.chartGrid;
    for (size_t slot = 0; slot < shown(); ++slot) {
        const NpsFigure &figure = m_months[monthAt(slot)].figure;
        if (figure.score && figure.interval)
            plot.points.push_back(LinePlot::Point{*figure.score, figure.interval->low, figure.interval->high});
        else
            plot.points.push_back(std::nullopt);
    }
    drawLineWithBand(painter, at.score, plot);
    drawScale(painter, at.score, {u"+100"_s, u"0"_s, u"−100"_s}, colours);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.strongBorder, 1));
    painter.drawLine(QPointF(at.score.left(), at.score.center().y()), QPointF(at.score.right(), at.score.center().y()));
    const double slotWidth = at.score.width() / double(shown());
    const double needed = QFontMetricsF(painter.font()).horizontalAdvance(u"+100"_s) + 4;
    const size_t newest = layoutDirection() == Qt::RightToLeft ? 0 : shown() - 1;
    for (size_t slot = 0; slot < shown(); ++slot) {
        const NpsFigure &figure = m_months[monthAt(slot)].figure;
        if (!figure.score)
            continue;
        const QPointF point(at.score.left() + slotWidth * (double(slot) + 0.5),
                            at.score.center().y() - *figure.score / 200 * at.score.height());
        const double radius = slotWidth > 12 ? 3.5 : 1.5;
        painter.setPen(QPen(colours.chartLine, 1.5));
        painter.setBrush(figure.smallSample() ? colours.surface : colours.chartLine);
        painter.drawEllipse(point, radius, radius);
        if (slotWidth < needed && slot != newest)
            continue;
        const bool above = *figure.score >= 0 && *figure.score < 60;
        const QRectF place(point.x() - 30, above ? point.y() - 20 : point.y() + 6, 60, 14);
        painter.setPen(figure.smallSample() ? colours.faint : colours.text);
        painter.drawText(place, Qt::AlignCenter, chartNumber(npsText(figure)));
    }
    painter.restore();
}

void NpsMonthsChart::drawMix(QPainter &painter, const Places &at, const Tokens &colours, Parts &parts) const
{
    BarPlot plot;
    plot.grid = colours.chartGrid;
    for (NpsBand band : kBands) {
        BarLayer layer{bandColour(band, colours), {}};
        for (size_t slot = 0; slot < shown(); ++slot) {
            const NpsCounts &counts = m_months[monthAt(slot)].figure.counts;
            layer.values.push_back(counts.total() > 0 ? 100.0 * double(countOf(counts, band)) / double(counts.total()) : 0);
        }
        plot.layers.push_back(std::move(layer));
    }
    drawBars(painter, at.mix, plot);
    drawScale(painter, at.mix, {tr("100 %"), tr("50 %"), tr("0 %")}, colours);
    for (size_t slot = 0; slot < shown(); ++slot) {
        const size_t month = monthAt(slot);
        double from = 0;
        for (size_t b = 0; b < kBands.size(); ++b) {
            const double share = plot.layers[b].values[slot];
            const QRectF rect = barRect(at.mix, slot, shown(), from, from + share, 100);
            from += share;
            if (share <= 0)
                continue;
            drawBandPattern(painter, rect, kBands[b], colours);
            const NpsCounts &counts = m_months[month].figure.counts;
            const QString percent = percentText(countOf(counts, kBands[b]), counts.total());
            drawBandLabel(painter, rect, percent, kBands[b], colours);
            parts.push_back({rect,
                             tr("%1, %2: %3 of %4 answers, %5")
                                 .arg(QLocale().toString(m_months[month].firstDay, u"MMMM yyyy"_s),
                                      npsBandName(kBands[b]), QLocale().toString(countOf(counts, kBands[b])),
                                      QLocale().toString(counts.total()), percent),
                             int(month), int(kBands[b])});
        }
    }
}

/// Every month by name where there is room, else every second, third, sixth or January; years under them.
void NpsMonthsChart::drawMonthNames(QPainter &painter, const Places &at, const Tokens &colours) const
{
    const QFontMetricsF metrics(painter.font());
    double widest = 0;
    for (int month = 1; month <= 12; ++month)
        widest = std::max(widest, metrics.horizontalAdvance(QLocale().standaloneMonthName(month, QLocale::ShortFormat)));
    const double slotWidth = at.names.width() / double(shown());
    int every = 12;
    for (int tried : {1, 2, 3, 6})
        if (tried * slotWidth >= widest + 6) {
            every = tried;
            break;
        }
    const double line = at.names.height() / 2;
    int yearsEvery = 1;
    while (yearsEvery * 12 * slotWidth < metrics.horizontalAdvance(u"2026"_s) + 6)
        ++yearsEvery;
    const size_t oldest = layoutDirection() == Qt::RightToLeft ? shown() - 1 : 0;
    painter.setPen(colours.muted);
    for (size_t slot = 0; slot < shown(); ++slot) {
        const QDate day = m_months[monthAt(slot)].firstDay;
        const double x = at.names.left() + slotWidth * (double(slot) + 0.5);
        const auto write = [&](double y, const QString &text) {
            painter.drawText(QRectF(x - 40, y, 80, line), Qt::AlignCenter, text);
        };
        if ((day.month() - 1) % every == 0)
            write(at.names.top(), QLocale().standaloneMonthName(day.month(), QLocale::ShortFormat));
        const bool firstOfAll = slot == oldest && every == 1 && day.month() < 12;
        if ((day.month() == 1 && day.year() % yearsEvery == 0) || firstOfAll)
            write(at.names.top() + line, QString::number(day.year()));
    }
}

void NpsMonthsChart::activated(const Part &part)
{
    emit monthClicked(m_months[size_t(part.first)].firstDay, NpsBand(part.second));
}

QList<QStringList> NpsMonthsChart::table() const
{
    QList<QStringList> rows{{tr("Month"), tr("Answers"), npsBandName(NpsBand::Promoter), npsBandName(NpsBand::Passive),
                             npsBandName(NpsBand::Detractor), tr("NPS"), tr("95 % interval")}};
    const QLocale locale;
    for (const NpsMonth &month : m_months) {
        const NpsFigure &figure = month.figure;
        rows += {locale.toString(month.firstDay, u"MMMM yyyy"_s), locale.toString(figure.n),
                 locale.toString(figure.counts.promoters), locale.toString(figure.counts.passives),
                 locale.toString(figure.counts.detractors), npsText(figure), intervalText(figure.interval)};
    }
    return rows;
}

QString NpsMonthsChart::sentence() const
{
    const auto last = std::find_if(m_months.rbegin(), m_months.rend(), [](const NpsMonth &m) { return m.figure.n > 0; });
    if (last == m_months.rend())
        return tr("There are no answers in this time yet.");
    const QLocale locale;
    return tr("Months shown: %1. The last one with answers is %2: NPS %3, answers %4, 95 % interval %5.")
        .arg(locale.toString(int(m_months.size())), locale.toString(last->firstDay, u"MMMM yyyy"_s),
             npsText(last->figure), locale.toString(last->figure.n), intervalText(last->figure.interval));
}

} // namespace goodword
