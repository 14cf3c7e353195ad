#include "ui/pages/feedback/ratingboard.h"

#include "ui/charts/ratingcharts.h"
#include "ui/pages/feedback/npsboard.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

RatingBoard::RatingBoard(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *figures = new CardGrid(170);
    m_figure = new KpiCard({});
    m_figure->setObjectName(u"ratingFigure"_s);
    m_share = new KpiCard({});
    m_share->setObjectName(u"ratingShare"_s);
    m_answers = new KpiCard(tr("Answers"));
    m_answers->setObjectName(u"ratingAnswers"_s);
    m_answers->setClickable(true);
    figures->add(m_figure, 2);
    figures->add(m_share);
    figures->add(m_answers);
    column->addWidget(figures);
    m_note = new PlainLabel({}, u"muted"_s);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    m_months = new RatingMonthsChart;
    m_months->setObjectName(u"ratingMonths"_s);
    m_months->setMinimumHeight(scaled(260));
    column->addWidget(makeChartCard(tr("By month"), m_months));
    m_bars = new RatingBars;
    m_bars->setObjectName(u"ratingBars"_s);
    m_bars->setMinimumHeight(scaled(230));
    column->addWidget(makeChartCard(tr("Answers by rating"), m_bars));
    connect(m_answers, &KpiCard::clicked, this, [this] { emit partClicked({}, {}, tr("Everybody who is counted")); });
    connect(m_bars, &RatingBars::ratingClicked, this,
            [this](int rating) { emit partClicked(rating, {}, tr("Rating %1").arg(QLocale().toString(rating))); });
    connect(m_months, &RatingMonthsChart::monthClicked, this,
            [this](QDate month) { emit partClicked({}, month, QLocale().toString(month, u"MMMM yyyy"_s)); });
    connect(m_bars, &ChartWidget::failed, this, &RatingBoard::chartFailed);
    connect(m_months, &ChartWidget::failed, this, &RatingBoard::chartFailed);
}

void RatingBoard::setData(const FeedbackData &answers)
{
    if (answers.question.kind == SurveyKind::Csat)
        showCsat(answers.csat);
    else
        showCes(answers.ces);
}

void RatingBoard::showAnswers(qint64 n, const std::optional<qint64> &invited)
{
    const bool known = invited && *invited > 0;
    m_answers->setCaption(known ? tr("Response rate") : tr("Answers"));
    m_answers->setFigure(known ? chartNumber(percentText(n, *invited)) : QLocale().toString(n),
                         known ? tr("%1 of %2").arg(QLocale().toString(n), QLocale().toString(*invited)) : QString());
}

void RatingBoard::showCsat(const CsatPage &page)
{
    const CsatFigure &figure = page.figure;
    const QString interval = figure.interval ? chartNumber(intervalText(figure.interval)) : QString();
    const bool small = figure.n > 0 && figure.smallSample();
    m_figure->setCaption(figure.n > 0 ? tr("Satisfaction, 95 % interval") : tr("Satisfaction"));
    if (small)
        m_figure->setFigure(interval, tr("CSAT %1").arg(chartNumber(csatText(figure))));
    else
        m_figure->setFigure(chartNumber(csatText(figure)), figure.n > 0 ? interval : QString());
    m_share->setCaption(tr("Period before"));
    m_share->setFigure(chartNumber(csatText(page.previous)), answersSentence(page.previous.n, std::nullopt));
    showAnswers(figure.n, page.invited);
    m_note->setText(csatLabel());
    m_bars->setData({page.distribution.begin(), page.distribution.end()}, 4);
    std::vector<RatingMonth> months;
    for (const CsatMonth &month : page.months) {
        const CsatFigure &of = month.figure;
        months.push_back({month.firstDay, of.percent, of.interval ? of.interval->low : 0, of.interval ? of.interval->high : 0, of.n, csatText(of)});
    }
    m_months->setData(months, 0, 100, {tr("100 %"), tr("50 %"), tr("0 %")});
}

void RatingBoard::showCes(const CesPage &page)
{
    const CesFigure &figure = page.figure;
    m_figure->setCaption(tr("Customer effort score"));
    m_figure->setFigure(chartNumber(cesText(figure)), figure.n > 0 && figure.smallSample() ? tr("fewer than 30 answers: only a hint") : QString());
    m_share->setCaption(tr("Agreed (5–7)"));
    m_share->setFigure(chartNumber(percentText(figure.agreeing, figure.n)), QLocale().toString(figure.agreeing));
    showAnswers(figure.n, page.invited);
    m_note->setText(cesLabel());
    m_bars->setData({page.distribution.begin(), page.distribution.end()}, 5);
    std::vector<RatingMonth> months;
    for (const CesMonth &month : page.months) {
        const CesFigure &of = month.figure;
        months.push_back({month.firstDay, of.mean, of.mean.value_or(1), of.mean.value_or(1), of.n, cesText(of)});
    }
    m_months->setData(months, 1, 7, {QLocale().toString(7), QLocale().toString(4), QLocale().toString(1)});
}

} // namespace goodword
