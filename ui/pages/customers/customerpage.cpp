#include "ui/pages/customers/customerpage.h"

#include "core/customers/customerstore.h"
#include "core/journey/journeystore.h"
#include "ui/models/celldelegates.h"
#include "ui/pages/customers/aboutpanel.h"
#include "ui/pages/customers/customeractions.h"
#include "ui/pages/customers/customerheader.h"
#include "ui/pages/customers/customertexts.h"
#include "ui/pages/customers/peoplepanel.h"
#include "ui/pages/customers/timelinepanel.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/stagestepper.h"

#include <QGridLayout>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kSide = 26;
static constexpr int kWide = 740, kFourFigures = 700, kSideWidth = 330;

CustomerPage::CustomerPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new CustomerHeader(session))
    , m_stepper(new StageStepper)
    , m_scroll(new QScrollArea)
    , m_nps(new KpiCard(tr("NPS, last answer")))
    , m_touch(new KpiCard(tr("Last touch")))
    , m_praise(new KpiCard(tr("Testimonials")))
    , m_since(new KpiCard(tr("Customer since")))
    , m_timeline(new TimelinePanel(session))
    , m_about(new AboutPanel(session))
    , m_people(new PeoplePanel(session))
{
    setObjectName(u"customerPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 18, 0, 0);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(kSide, 0, kSide, 14);
    top->setSpacing(14);
    top->addWidget(m_header);
    top->addWidget(m_stepper);
    column->addLayout(top);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeBody());
    column->addWidget(m_scroll, 1);

    connect(m_header, &CustomerHeader::closeWanted, this, &CustomerPage::closeWanted);
    connect(m_header, &CustomerHeader::stepWanted, this, &CustomerPage::stepWanted);
    connect(m_header, &CustomerHeader::logWanted, this, &CustomerPage::focusComposer);
    connect(m_stepper, &StageStepper::stageChosen, this, &CustomerPage::moveTo);
    connect(m_nps, &KpiCard::clicked, m_timeline, [this] { m_timeline->showKind(TimelineKind::Answer); });
    connect(m_touch, &KpiCard::clicked, m_timeline, [this] { m_timeline->showKind(TimelineKind::Touchpoint); });
    connect(m_praise, &KpiCard::clicked, m_timeline, [this] { m_timeline->showKind(TimelineKind::Testimonial); });
    connect(&session.book().hub(), &ChangeHub::changed, this, &CustomerPage::refresh);
    // Header and cards end on one line, with a scroll bar and without.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int from, int to) {
        const int bar = to > from ? m_scroll->verticalScrollBar()->sizeHint().width() : 0;
        const int end = qMax(8, kSide - bar);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        m_scroll->widget()->layout()->setContentsMargins(mirrored ? end : kSide, 2, mirrored ? kSide : end, 24);
    });
}

QWidget *CustomerPage::makeBody()
{
    auto *body = new QWidget;
    body->setProperty("clear", true);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(kSide, 2, kSide, 24);
    column->setSpacing(14);
    m_nps->setObjectName(u"kpiNps"_s);
    m_touch->setObjectName(u"kpiTouch"_s);
    m_praise->setObjectName(u"kpiTestimonials"_s);
    m_since->setObjectName(u"kpiSince"_s);
    for (KpiCard *card : {m_nps, m_touch, m_praise})
        card->setClickable(true);
    m_figures = new QGridLayout;
    m_figures->setSpacing(12);
    column->addLayout(m_figures);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(14);
    m_columns->addWidget(m_timeline, 1);
    m_side = new QWidget;
    m_side->setProperty("clear", true);
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(14);
    side->addWidget(m_people);
    side->addWidget(m_about);
    m_columns->addWidget(m_side);
    column->addLayout(m_columns, 1);
    arrange();
    return body;
}

bool CustomerPage::showCustomer(CustomerId id)
{
    const auto customer = customerStore::find(m_session.db(), id);
    if (!customer || customer->deletedAt)
        return false;
    const bool another = id != m_id;
    m_id = id;
    if (another) {
        m_about->forgetPins();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_timeline->setCustomer(id);
    refresh();
    return true;
}

void CustomerPage::clear()
{
    m_id = {};
    m_timeline->setCustomer({});
}

void CustomerPage::refresh()
{
    if (!m_id.isValid())
        return;
    const auto customer = customerStore::find(m_session.db(), m_id);
    const auto rows = customerList::rows(m_session.db(), {m_id.value});
    if (!customer || customer->deletedAt || rows.empty()) {
        Q_EMIT closeWanted();
        return;
    }
    const CustomerRow &row = rows.front();
    m_stages = journeyStore::activeStages(m_session.db());
    QStringList names;
    int current = -1;
    for (const Stage &stage : m_stages) {
        if (stage.id == row.stageId)
            current = int(names.size());
        names += stage.name;
    }
    m_stepper->setStages(names, current);
    m_header->fill(*customer, row);
    showFigures(row, *customer);
    m_about->fill(*customer);
    m_people->setCompany(*customer);
}

void CustomerPage::showFigures(const CustomerRow &row, const Customer &customer)
{
    const QDate today = m_session.today();
    if (row.nps)
        m_nps->setFigure(npsScoreText(*row.nps), npsBandText(*row.nps), npsLabelTone(*row.nps));
    else
        m_nps->setFigure(u"–"_s, tr("not asked yet"));
    const QString tone = rhythmTone(row.lastTouch, today, customer.rhythmDays, customer.rhythmMaxDays);
    QString rhythm;
    if (customer.rhythmDays)
        rhythm = tone == "green"_L1 ? tr("in time", "of the last touch") : tone == "amber"_L1 ? tr("due", "of the last touch") : tr("late", "of the last touch");
    m_touch->setCaption(customer.rhythmDays ? tr("Last touch, every %1 d").arg(*customer.rhythmDays) : tr("Last touch"));
    if (row.lastTouch.isValid())
        m_touch->setFigure(agoLong(row.lastTouch, today), rhythm, tone);
    else
        m_touch->setFigure(u"–"_s, rhythm.isEmpty() ? tr("none yet") : rhythm, tone);
    m_praise->setFigure(QLocale().toString(row.testimonials), row.testimonials == 0 ? tr("none yet") : QString());
    m_since->setFigure(QLocale().toString(row.createdDay, tr("MMM yyyy", "month and year")),
                       row.createdDay < today ? agoShort(row.createdDay, today) : QString());
}

void CustomerPage::moveTo(int stage)
{
    if (stage >= 0 && stage < int(m_stages.size()))
        customerActions::moveTo(m_session, {m_id}, m_stages[size_t(stage)].id, m_stages[size_t(stage)].name);
}

void CustomerPage::editName()
{
    m_header->editName();
}

void CustomerPage::focusComposer()
{
    m_scroll->ensureWidgetVisible(m_timeline, 0, 0);
    m_timeline->focusComposer();
}

void CustomerPage::arrange()
{
    const bool wide = width() >= scaled(kWide);
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setAlignment(m_side, wide ? Qt::AlignTop : Qt::Alignment());
    m_side->setMinimumWidth(wide ? scaled(kSideWidth) : 0);
    m_side->setMaximumWidth(wide ? scaled(kSideWidth) : QWIDGETSIZE_MAX);
    const int perRow = width() >= scaled(kFourFigures) ? 4 : 2;
    if (perRow == m_arranged)
        return;
    m_arranged = perRow;
    int place = 0;
    for (KpiCard *card : {m_nps, m_touch, m_praise, m_since}) {
        m_figures->removeWidget(card);
        m_figures->addWidget(card, place / perRow, place % perRow);
        ++place;
    }
    for (int i = 0; i < 4; ++i)
        m_figures->setColumnStretch(i, i < perRow ? 1 : 0);
}

void CustomerPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace goodword
