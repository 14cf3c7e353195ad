#pragma once
// The two charts of a rating on a short scale (CSAT 1-5, CES 1-7): answers by rating, and the figure by month in a strip
// with its own scale. They draw what they are given and compute nothing but lengths.

#include "ui/charts/chartwidget.h"

#include <QDate>

#include <optional>
#include <vector>

namespace goodword {

class RatingBars final : public ChartWidget
{
    Q_OBJECT
public:
    using ChartWidget::ChartWidget;
    /// Answers of 1, 2, …; from `good` on they count as good.
    void setData(const std::vector<qint64> &counts, int good);
    QList<QStringList> table() const override;
    QString sentence() const override;
    QSize sizeHint() const override { return {480, 220}; }
    QSize minimumSizeHint() const override { return {240, 150}; }

signals:
    void ratingClicked(int rating);

protected:
    void draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const override;
    void activated(const Part &part) override { emit ratingClicked(part.first); }

private:
    QString partText(size_t index) const;

    std::vector<qint64> m_counts;
    int m_good = 4;
};

struct RatingMonth {
    QDate firstDay;
    std::optional<double> value;
    double low = 0, high = 0; ///< equal to the value where no interval is known
    qint64 n = 0;
    QString text; ///< the value, put for people
};

class RatingMonthsChart final : public ChartWidget
{
    Q_OBJECT
public:
    using ChartWidget::ChartWidget;
    /// `scale` names the ends and the middle of the axis, top first.
    void setData(const std::vector<RatingMonth> &months, double bottom, double top, const QStringList &scale);
    QList<QStringList> table() const override;
    QString sentence() const override;
    QSize sizeHint() const override { return {800, 260}; }
    QSize minimumSizeHint() const override { return {320, 180}; }

signals:
    void monthClicked(QDate month);

protected:
    void draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const override;
    void activated(const Part &part) override { emit monthClicked(m_months[size_t(part.first)].firstDay); }

private:
    QString partText(const RatingMonth &month) const;
    size_t shown() const;
    void drawScale(QPainter &painter, const QRectF &plot, const Tokens &colours) const;

    std::vector<RatingMonth> m_months;
    double m_bottom = 0, m_top = 100;
    QStringList m_scale;
};

} // namespace goodword
