#include "core/report/npscharts.h"

#include "core/report/colour.h"
#include "core/report/palette.h"

#include <algorithm>
#include <optional>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal kAxis = 30;      ///< left of a plot, for its numbers
constexpr qreal kFootLine = 12;
constexpr size_t kNumbersUpTo = 14; ///< months; with more, numbers would touch

QColor colourOf(NpsBand band)
{
    switch (band) {
    case NpsBand::Promoter: return palette::kPromoter;
    case NpsBand::Passive: return palette::kPassive;
    case NpsBand::Detractor: break;
    }
    return palette::kDetractor;
}

/// Detractors are hatched: the difference does not hang on colour.
void addBar(Sheet &sheet, const QRectF &rect, NpsBand band)
{
    if (rect.width() <= 0 || rect.height() <= 0)
        return;
    sheet.fill(rect, colourOf(band));
    if (band != NpsBand::Detractor)
        return;
    QPainterPath hatch;
    constexpr qreal kStep = 5;
    for (qreal x = rect.left() - rect.height(); x < rect.right(); x += kStep) {
        const qreal from = std::max(x, rect.left()), to = std::min(x + rect.height(), rect.right());
        if (to <= from)
            continue;
        hatch.moveTo(from, rect.bottom() - (from - x));
        hatch.lineTo(to, rect.bottom() - (to - x));
    }
    sheet.stroke(hatch, mixed(palette::kDetractor, palette::kPaper, 0.55), 0.9);
}

struct Slots {
    qreal left;
    qreal width;
    qreal middle(size_t i) const { return left + width * (qreal(i) + 0.5); }
};

Slots slotsOf(const QRectF &box, size_t count)
{
    return {box.left() + kAxis, (box.width() - kAxis) / qreal(std::max<size_t>(1, count))};
}

QString monthLabel(QDate day, bool withYear, const QLocale &locale)
{
    const QString month = locale.standaloneMonthName(day.month(), QLocale::ShortFormat);
    return withYear ? month + u'\n' + locale.toString(day, u"yyyy"_s) : month;
}

std::vector<std::pair<NpsBand, qint64>> shares(const NpsCounts &c)
{
    return {{NpsBand::Promoter, c.promoters}, {NpsBand::Passive, c.passives}, {NpsBand::Detractor, c.detractors}};
}

} // namespace

void addLabel(Sheet &sheet, const QString &text, const QRectF &box, qreal size, const QColor &colour, TextAlign align,
              QFont::Weight weight)
{
    TextStyle style;
    style.size = size;
    style.colour = colour;
    style.align = align;
    style.weight = weight;
    style.leading = 1.3;
    sheet.text(TextBlock(text, style, box.width()), box.topLeft());
}

void addMixBar(Sheet &sheet, const QRectF &box, const NpsCounts &counts, const QLocale &locale)
{
    constexpr qreal kBar = 20;
    const qint64 n = counts.total();
    qreal x = box.left();
    if (n == 0)
        sheet.fill(QRectF(box.left(), box.top(), box.width(), kBar), palette::kPanel);
    int column = 0;
    for (const auto &[band, count] : shares(counts)) {
        const qreal width = n == 0 ? 0 : box.width() * qreal(count) / qreal(n);
        addBar(sheet, QRectF(x, box.top(), width - (count < n ? 1 : 0), kBar), band);
        x += width;
        const qreal legend = box.left() + box.width() / 3 * column++;
        addBar(sheet, QRectF(legend, box.top() + kBar + 13, 9, 9), band);
        addLabel(sheet, npsBandName(band), QRectF(legend + 15, box.top() + kBar + 10, box.width() / 3 - 15, 12), 9, palette::kSoftInk);
        addLabel(sheet, percentText(count, n, locale), QRectF(legend + 15, box.top() + kBar + 23, 60, 20), 15, palette::kInk,
                 TextAlign::Left, QFont::DemiBold);
        addLabel(sheet, locale.toString(count), QRectF(legend + 62, box.top() + kBar + 28, 60, 12), 9, palette::kSoftInk);
    }
}

void addScoreStrip(Sheet &sheet, const QRectF &box, const std::vector<NpsMonth> &months)
{
    const auto yOf = [&box](double score) { return box.bottom() - (score + 100) / 200 * box.height(); };
    const Slots columns = slotsOf(box, months.size());
    for (const int mark : {-100, -50, 0, 50, 100}) {
        const qreal y = yOf(mark);
        sheet.line({box.left() + kAxis, y}, {box.right(), y}, mark == 0 ? palette::kSoftInk : palette::kHairline, mark == 0 ? 1 : 0.6);
        addLabel(sheet, npsPointsText(mark), QRectF(box.left(), y - 5, kAxis - 6, 10), 7.5, palette::kSoftInk, TextAlign::Right);
    }
    const qreal half = std::min(columns.width * 0.36, 16.0);
    for (size_t i = 0; i < months.size(); ++i) {
        if (const auto &interval = months[i].figure.interval)
            sheet.fill(QRectF(QPointF(columns.middle(i) - half, yOf(interval->high)), QPointF(columns.middle(i) + half, yOf(interval->low))),
                       palette::kBand, 2);
    }
    std::optional<QPointF> previous;
    for (size_t i = 0; i < months.size(); ++i) {
        const NpsFigure &figure = months[i].figure;
        if (!figure.score) {
            previous.reset(); // a month without answers is a gap, not a guess
            continue;
        }
        const QPointF point(columns.middle(i), yOf(*figure.score));
        if (previous)
            sheet.line(*previous, point, palette::kScore, 1.6);
        previous = point;
    }
    for (size_t i = 0; i < months.size(); ++i) {
        const NpsFigure &figure = months[i].figure;
        if (!figure.score)
            continue;
        const QPointF point(columns.middle(i), yOf(*figure.score));
        // Few answers: a hollow point.
        sheet.fill(QRectF(point - QPointF(3, 3), QSizeF(6, 6)), palette::kScore, 3);
        if (figure.smallSample())
            sheet.fill(QRectF(point - QPointF(1.7, 1.7), QSizeF(3.4, 3.4)), palette::kPaper, 1.7);
        if (months.size() <= kNumbersUpTo) {
            const qreal above = *figure.score > 80 ? 6 : -15;
            addLabel(sheet, npsText(figure), QRectF(point.x() - columns.width / 2, point.y() + above, columns.width, 10), 8, palette::kInk,
                     TextAlign::Centre, QFont::DemiBold);
        }
    }
    if (months.empty())
        addLabel(sheet, npsText({}), QRectF(box.left() + kAxis, box.center().y(), box.width() - kAxis, 12), 9, palette::kSoftInk, TextAlign::Centre);
}

void addMonthBars(Sheet &sheet, const QRectF &box, const std::vector<NpsMonth> &months, const QLocale &locale)
{
    const QRectF plot = box.adjusted(0, 0, 0, -3.4 * kFootLine);
    for (const int mark : {0, 50, 100}) {
        const qreal y = plot.bottom() - plot.height() * mark / 100;
        sheet.line({plot.left() + kAxis, y}, {plot.right(), y}, palette::kHairline, 0.6);
        addLabel(sheet, percentText(mark, 100, locale), QRectF(plot.left() - 6, y - 5, kAxis, 10), 7.5, palette::kSoftInk, TextAlign::Right);
    }
    const Slots columns = slotsOf(plot, months.size());
    const qreal barWidth = std::min(columns.width * 0.62, 34.0);
    const size_t step = months.size() / (kNumbersUpTo + 1) + 1;
    int labelledYear = 0;
    for (size_t i = 0; i < months.size(); ++i) {
        const NpsFigure &figure = months[i].figure;
        qreal y = plot.bottom();
        for (const auto &[band, count] : shares(figure.counts)) {
            const qreal height = figure.n == 0 ? 0 : plot.height() * qreal(count) / qreal(figure.n);
            addBar(sheet, QRectF(columns.middle(i) - barWidth / 2, y - height, barWidth, height - 0.8), band);
            y -= height;
        }
        if (i % step != 0)
            continue;
        const QRectF foot(columns.middle(i) - columns.width * qreal(step) / 2, plot.bottom() + 4, columns.width * qreal(step), kFootLine);
        addLabel(sheet, figure.n == 0 ? npsText({}) : locale.toString(figure.n), foot, 7.5, palette::kSoftInk, TextAlign::Centre);
        const bool withYear = months[i].firstDay.year() != labelledYear;
        labelledYear = months[i].firstDay.year();
        addLabel(sheet, monthLabel(months[i].firstDay, withYear, locale), foot.translated(0, kFootLine), 8, palette::kInk, TextAlign::Centre);
    }
}

void addDistribution(Sheet &sheet, const QRectF &box, const std::array<qint64, 11> &distribution, const QLocale &locale)
{
    const QRectF plot = box.adjusted(0, kFootLine, 0, -kFootLine * 1.4);
    const qint64 most = std::max<qint64>(1, *std::max_element(distribution.begin(), distribution.end()));
    const qreal slot = plot.width() / qreal(distribution.size());
    for (size_t score = 0; score < distribution.size(); ++score) {
        const qreal height = plot.height() * qreal(distribution[score]) / qreal(most);
        const QRectF column(plot.left() + slot * qreal(score), plot.top(), slot, plot.height());
        const NpsBand band = npsBand(double(score)).value_or(NpsBand::Detractor);
        addBar(sheet, QRectF(column.left() + slot * 0.16, plot.bottom() - height, slot * 0.68, height), band);
        addLabel(sheet, locale.toString(distribution[score]), QRectF(column.left(), plot.bottom() - height - 12, slot, 10), 7.5,
                 palette::kSoftInk, TextAlign::Centre);
        addLabel(sheet, locale.toString(int(score)), QRectF(column.left(), plot.bottom() + 4, slot, 12), 9, palette::kInk,
                 TextAlign::Centre, QFont::Medium);
    }
    sheet.line(plot.bottomLeft(), plot.bottomRight(), palette::kHairline, 0.8);
}

} // namespace goodword
