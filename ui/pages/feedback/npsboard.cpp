#include "ui/pages/feedback/npsboard.h"

#include "ui/charts/mixcharts.h"
#include "ui/charts/npschart.h"
#include "ui/pages/feedback/commentfeed.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/labels.h"

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr std::array kBandOrder{NpsBand::Promoter, NpsBand::Passive, NpsBand::Detractor};

QWidget *makeChartCard(const QString &title, ChartWidget *chart, SectionHeader **header)
{
    auto *card = new Card;
    auto *head = new SectionHeader(title);
    auto *more = makeIconButton(u"three-dots"_s, QCoreApplication::translate("goodword::NpsBoard", "%1: copy, save, show as table").arg(title));
    more->setObjectName(chart->objectName() + u"-menu"_s);
    auto *menu = new QMenu(more);
    chart->fillMenu(menu);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    head->addAction(more);
    card->body()->addWidget(head);
    card->body()->addWidget(chart, 1);
    if (header)
        *header = head;
    return card;
}

NpsBoard::NpsBoard(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    makeFigures();
    column->addWidget(m_figures);
    column->addWidget(makeMixCard());
    column->addWidget(makeMonthsCard());
    column->addWidget(makeLowerRow());
    for (ChartWidget *chart : std::initializer_list<ChartWidget *>{m_mix, m_months, m_distribution})
        connect(chart, &ChartWidget::failed, this, &NpsBoard::chartFailed);
}

void NpsBoard::makeFigures()
{
    m_figures = new CardGrid(150);
    m_score = new KpiCard(tr("Net Promoter Score"));
    m_score->setObjectName(u"npsScore"_s);
    m_figures->add(m_score, 2);
    for (size_t i = 0; i < kBandOrder.size(); ++i) {
        m_bands[i] = new KpiCard(npsBandName(kBandOrder[i]));
        m_bands[i]->setObjectName(u"nps-"_s + npsBandCode(kBandOrder[i]));
        m_bands[i]->setClickable(true);
        connect(m_bands[i], &KpiCard::clicked, this, [this, band = kBandOrder[i]] { clickBand(band); });
        m_figures->add(m_bands[i]);
    }
    m_answers = new KpiCard(tr("Answers"));
    m_answers->setObjectName(u"npsAnswers"_s);
    m_answers->setClickable(true);
    connect(m_answers, &KpiCard::clicked, this, [this] { emit partClicked({}, tr("Everybody who is counted")); });
    m_figures->add(m_answers);
}

QWidget *NpsBoard::makeMixCard()
{
    m_mix = new MixBar;
    m_mix->setObjectName(u"mixBar"_s);
    QWidget *card = makeChartCard(tr("Mix"), m_mix);
    m_change = new PlainLabel({}, u"muted"_s);
    m_change->setObjectName(u"npsChange"_s);
    m_small = new PlainLabel({}, u"body"_s);
    m_small->setObjectName(u"npsSmall"_s);
    m_small->setTone(u"amber"_s);
    for (PlainLabel *label : {m_small, m_change}) {
        label->setWordWrap(true);
        static_cast<Card *>(card)->body()->addWidget(label);
    }
    connect(m_mix, &MixBar::bandClicked, this, [this](NpsBand band) { clickBand(band); });
    return card;
}

QWidget *NpsBoard::makeMonthsCard()
{
    m_months = new NpsMonthsChart;
    m_months->setObjectName(u"monthsChart"_s);
    m_months->setMinimumHeight(scaled(360));
    connect(m_months, &NpsMonthsChart::monthClicked, this, [this](QDate month, NpsBand band) { clickBand(band, month); });
    return makeChartCard(tr("Score and mix by month"), m_months);
}

QWidget *NpsBoard::makeLowerRow()
{
    m_lower = new CardGrid(380);
    m_distribution = new DistributionChart;
    m_distribution->setObjectName(u"distributionChart"_s);
    m_distribution->setMinimumHeight(scaled(230));
    connect(m_distribution, &DistributionChart::scoreClicked, this, [this](int score) {
        NpsPart part;
        part.score = score;
        emit partClicked(part, tr("Score %1").arg(QLocale().toString(score)));
    });
    m_lower->add(makeChartCard(tr("Answers from 0 to 10"), m_distribution));
    auto *card = new Card;
    m_waitingHead = new SectionHeader(tr("Detractors without an answer"));
    card->body()->addWidget(m_waitingHead);
    m_waiting = new WaitingList;
    m_waiting->setObjectName(u"waitingList"_s);
    card->body()->addWidget(m_waiting, 1);
    m_lower->add(card);
    connect(m_waiting, &WaitingList::customerWanted, this, &NpsBoard::customerWanted);
    connect(m_waiting, &WaitingList::closeLoopWanted, this, &NpsBoard::closeLoopWanted);
    connect(m_waiting, &WaitingList::allWanted, this, [this] {
        NpsPart part;
        part.unanswered = true;
        emit partClicked(part, tr("Detractors without an answer"));
    });
    return m_lower;
}

void NpsBoard::setData(const FeedbackData &answers, bool readOnly)
{
    showFigures(answers.nps);
    m_mix->setData(answers.nps.figure.counts);
    m_months->setData(answers.nps.months);
    m_distribution->setData(answers.nps.distribution);
    m_waitingHead->setNote(answers.nps.unansweredDetractors > 0 ? QLocale().toString(answers.nps.unansweredDetractors) : QString());
    m_waiting->setAnswers(answers.waiting, answers.nps.unansweredDetractors, readOnly);
}

void NpsBoard::showFigures(const NpsPage &page)
{
    const NpsFigure &figure = page.figure;
    const QString score = chartNumber(npsText(figure)), interval = chartNumber(intervalText(figure.interval));
    const bool small = figure.n > 0 && figure.smallSample();
    if (small) {
        // Of few answers the score says too little: its interval is what is known.
        m_score->setCaption(tr("NPS, 95 % interval"));
        m_score->setFigure(interval, tr("score %1").arg(score), u"muted"_s);
        m_small->setText(tr("With %1 the score is only a hint: read the interval. From %2 answers on it stands first.")
                             .arg(answersSentence(figure.n, std::nullopt), QLocale().toString(kSmallSample)));
    } else {
        m_score->setCaption(figure.n > 0 ? tr("NPS, 95 % interval") : tr("NPS"));
        m_score->setFigure(score, figure.n > 0 ? interval : QString(), u"muted"_s);
    }
    m_small->setVisible(small);
    const std::array tones{u"green"_s, u"amber"_s, u"red"_s};
    const std::array counts{figure.counts.promoters, figure.counts.passives, figure.counts.detractors};
    for (size_t i = 0; i < m_bands.size(); ++i)
        m_bands[i]->setFigure(chartNumber(percentText(counts[i], figure.n)), QLocale().toString(counts[i]), tones[i]);
    const bool invited = page.invited && *page.invited > 0;
    m_answers->setCaption(invited ? tr("Response rate") : tr("Answers"));
    m_answers->setFigure(invited ? chartNumber(percentText(figure.n, *page.invited)) : QLocale().toString(figure.n),
                         invited ? tr("%1 of %2").arg(QLocale().toString(figure.n), QLocale().toString(*page.invited)) : QString());
    m_change->setText(changeSentence(page));
}

void NpsBoard::clickBand(NpsBand band, QDate month)
{
    NpsPart part;
    part.band = band;
    part.month = month;
    const QString when = month.isValid() ? QLocale().toString(month, u"MMMM yyyy"_s) : QString();
    emit partClicked(part, month.isValid() ? tr("%1, %2").arg(npsBandName(band), when) : npsBandName(band));
}

} // namespace goodword
