#pragma once
// NPS by month: a strip of its own for the score (-100 to +100, zero line, 95 % interval as a band, hollow where fewer
// than 30 answered) above the mix of promoters, passives and detractors in percent. Draws the structs of
// core/insight/npsfigures.h and computes nothing.

#include "core/insight/npsfigures.h"
#include "ui/charts/chartwidget.h"

namespace goodword {

/// The chart colour of a band.
QColor bandColour(NpsBand band, const Tokens &colours);
/// Bands differ by more than colour: passives are dotted, detractors hatched.
void drawBandPattern(QPainter &painter, const QRectF &rect, NpsBand band, const Tokens &colours);
/// A figure in the middle of a bar's part, on a patch clear of the pattern; nothing where there is no room.
void drawBandLabel(QPainter &painter, const QRectF &rect, const QString &text, NpsBand band, const Tokens &colours);

class NpsMonthsChart final : public ChartWidget
{
    Q_OBJECT
public:
    using ChartWidget::ChartWidget;

    void setData(const std::vector<NpsMonth> &months);
    QList<QStringList> table() const override;
    QString sentence() const override;
    QSize sizeHint() const override { return {800, 360}; }
    QSize minimumSizeHint() const override { return {320, 240}; }

signals:
    void monthClicked(QDate month, goodword::NpsBand band);

protected:
    void draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const override;
    void activated(const Part &part) override;

private:
    struct Places;
    Places places(const QRectF &area) const;
    size_t shown() const;
    size_t monthAt(size_t slot) const; ///< mirrored in right-to-left
    void drawLegend(QPainter &painter, const QRectF &area, const Tokens &colours) const;
    void drawScores(QPainter &painter, const Places &at, const Tokens &colours) const;
    void drawMix(QPainter &painter, const Places &at, const Tokens &colours, Parts &parts) const;
    void drawMonthNames(QPainter &painter, const Places &at, const Tokens &colours) const;
    void drawScale(QPainter &painter, const QRectF &plot, const QStringList &topDown, const Tokens &colours) const;

    std::vector<NpsMonth> m_months;
};

} // namespace goodword
