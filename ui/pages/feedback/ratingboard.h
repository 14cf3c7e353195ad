#pragma once
// CSAT or CES as a person reads it: the figure under its own definition, the answers by rating, the months. Draws what it
// is given and says which part was clicked.

#include "ui/pages/feedback/feedbackdata.h"

#include <QWidget>

namespace goodword {

class KpiCard;
class PlainLabel;
class RatingBars;
class RatingMonthsChart;

class RatingBoard final : public QWidget
{
    Q_OBJECT
public:
    explicit RatingBoard(QWidget *parent = nullptr);

    void setData(const FeedbackData &answers);
    RatingMonthsChart *months() const { return m_months; }

signals:
    void partClicked(std::optional<int> rating, QDate month, const QString &title);
    void chartFailed(const goodword::Error &error);

private:
    void showCsat(const CsatPage &page);
    void showCes(const CesPage &page);
    void showAnswers(qint64 n, const std::optional<qint64> &invited);

    KpiCard *m_figure, *m_share, *m_answers;
    PlainLabel *m_note;
    RatingBars *m_bars;
    RatingMonthsChart *m_months;
};

} // namespace goodword
