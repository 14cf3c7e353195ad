#pragma once
// Three small charts: answers by whole score (0-10), the mix of bands as one bar, and the funnel of stages. They draw
// what they are given and compute nothing but lengths.

#include "core/insight/npsfigures.h"
#include "ui/charts/chartwidget.h"

#include <array>

namespace goodword {

class DistributionChart final : public ChartWidget
{
    Q_OBJECT
public:
    using ChartWidget::ChartWidget;
    void setData(const std::array<qint64, 11> &counts);
    QList<QStringList> table() const override;
    QString sentence() const override;
    QSize sizeHint() const override { return {480, 220}; }
    QSize minimumSizeHint() const override { return {260, 150}; }

signals:
    void scoreClicked(int score);

protected:
    void draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const override;
    void activated(const Part &part) override { emit scoreClicked(part.first); }

private:
    std::array<qint64, 11> m_counts{};
};

class MixBar final : public ChartWidget
{
    Q_OBJECT
public:
    explicit MixBar(QWidget *parent = nullptr);
    void setData(const NpsCounts &counts);
    QList<QStringList> table() const override;
    QString sentence() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void bandClicked(goodword::NpsBand band);

protected:
    void draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const override;
    void activated(const Part &part) override { emit bandClicked(NpsBand(part.first)); }

private:
    NpsCounts m_counts;
};

struct FunnelBar {
    qint64 id = 0;
    QString name;
    QColor colour; ///< invalid: the accent
    qint64 entered = 0;
    qint64 movedOn = 0;
    std::optional<double> medianDays; ///< how long those who moved on had stayed
};

class FunnelChart final : public ChartWidget
{
    Q_OBJECT
public:
    using ChartWidget::ChartWidget;
    void setData(const std::vector<FunnelBar> &stages);
    QList<QStringList> table() const override;
    QString sentence() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stageClicked(qint64 id);

protected:
    void draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const override;
    void activated(const Part &part) override { emit stageClicked(m_stages[size_t(part.first)].id); }

private:
    QString figures(const FunnelBar &stage) const;
    QString shortened(const FunnelBar &stage, const QFontMetricsF &metrics, double width) const;

    std::vector<FunnelBar> m_stages;
};

} // namespace goodword
