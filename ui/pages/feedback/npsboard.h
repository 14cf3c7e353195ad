#pragma once
// NPS as a person reads it: the score with its interval, the mix, the months, the answers 0-10, who is waiting. Draws one
// NpsPage and says which part of it was clicked; reads nothing.

#include "ui/pages/feedback/feedbackdata.h"

#include <QWidget>

namespace goodword {

class CardGrid;
class DistributionChart;
class KpiCard;
class MixBar;
class NpsMonthsChart;
class PlainLabel;
class SectionHeader;
class WaitingList;

class NpsBoard final : public QWidget
{
    Q_OBJECT
public:
    explicit NpsBoard(QWidget *parent = nullptr);

    void setData(const FeedbackData &answers, bool readOnly);

signals:
    void partClicked(const goodword::NpsPart &part, const QString &title);
    void customerWanted(goodword::CustomerId id);
    void closeLoopWanted(goodword::AnswerId id);
    void chartFailed(const goodword::Error &error);

private:
    void makeFigures();
    QWidget *makeMixCard();
    QWidget *makeMonthsCard();
    QWidget *makeLowerRow();
    void showFigures(const NpsPage &page);
    void clickBand(NpsBand band, QDate month = {});

    CardGrid *m_figures, *m_lower;
    KpiCard *m_score, *m_answers;
    std::array<KpiCard *, 3> m_bands{};
    PlainLabel *m_small, *m_change;
    MixBar *m_mix;
    NpsMonthsChart *m_months;
    DistributionChart *m_distribution;
    SectionHeader *m_waitingHead;
    WaitingList *m_waiting;
};

class ChartWidget;
/// A card with a title and, at the end of its line, the chart's menu (copy, save, read as a table).
QWidget *makeChartCard(const QString &title, ChartWidget *chart, SectionHeader **header = nullptr);

} // namespace goodword
