#include "ui/pages/customers/timelinepanel.h"

#include "core/testimonials/testimonialcommands.h"
#include "core/touchpoints/touchpointcommands.h"
#include "ui/pages/customers/composer.h"
#include "ui/pages/customers/stagemovedialog.h"
#include "ui/pages/customers/timelineitem.h"
#include "ui/pages/feedback/answerdialog.h"
#include "ui/pages/touchpoints/logdialog.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr size_t kPage = 25;

TimelinePanel::TimelinePanel(Session &session, QWidget *parent)
    : Card(parent)
    , m_session(session)
    , m_wanted(kPage)
    , m_composer(new Composer(session))
    , m_chips(new ChipBar(true))
    , m_entries(new QWidget)
    , m_column(new QVBoxLayout(m_entries))
    , m_empty(new PlainLabel(tr("Nothing here yet. What you log, what they answer and where they move will stand here."), u"muted"_s))
    , m_more(makeButton(tr("Show older"), {}, ButtonKind::Quiet))
{
    setObjectName(u"timeline"_s);
    m_chips->setObjectName(u"timelineChips"_s);
    m_chips->addChip(u"all"_s, tr("All"));
    for (const auto kind : {TimelineKind::Touchpoint, TimelineKind::Answer, TimelineKind::StageMove, TimelineKind::Testimonial})
        m_chips->addChip(QString::number(int(kind)), timelineKindName(kind));
    m_column->setContentsMargins(0, 4, 0, 0);
    m_column->setSpacing(0);
    m_empty->setWordWrap(true);
    m_empty->setObjectName(u"timelineEmpty"_s);
    m_more->setObjectName(u"timelineMore"_s);
    body()->setSpacing(10);
    body()->addWidget(heading(tr("Timeline")));
    body()->addWidget(m_composer);
    body()->addWidget(m_chips);
    body()->addWidget(m_empty);
    body()->addWidget(m_entries);
    body()->addWidget(m_more, 0, Qt::AlignHCenter);
    body()->addStretch(1);
    m_empty->hide();
    m_more->hide();
    connect(m_chips, &ChipBar::chosenChanged, this, [this] {
        m_wanted = kPage;
        reload();
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_wanted += kPage;
        reload();
    });
    connect(&session.book().hub(), &ChangeHub::changed, this, &TimelinePanel::reload);
}

void TimelinePanel::setCustomer(CustomerId id)
{
    if (id == m_customer)
        return;
    m_customer = id;
    m_wanted = kPage;
    m_composer->setCustomer(id);
    m_chips->setChosen({u"all"_s});
    reload();
}

void TimelinePanel::showKind(TimelineKind kind)
{
    m_chips->setChosen({QString::number(int(kind))});
    m_wanted = kPage;
    reload();
}

void TimelinePanel::focusComposer()
{
    m_composer->focusLine();
}

std::vector<TimelineKind> TimelinePanel::kinds() const
{
    const QString chosen = m_chips->chosen().value(0);
    if (chosen.isEmpty() || chosen == "all"_L1)
        return {};
    return {TimelineKind(chosen.toInt())};
}

void TimelinePanel::reload()
{
    if (!m_customer.isValid())
        return;
    const quint64 generation = ++m_generation;
    const auto read = [customer = m_customer, today = m_session.today(), kinds = kinds(), wanted = m_wanted](Database &db) {
        Loaded loaded;
        loaded.keys = timelineKeys(db, customer, today, kinds);
        auto page = loaded.keys;
        page.resize(std::min(page.size(), wanted));
        loaded.entries = timelineEntries(db, page);
        return loaded;
    };
    m_session.read<Loaded>(this, read, [this, generation](const Loaded &loaded) {
        if (generation == m_generation)
            fill(loaded);
    });
}

void TimelinePanel::fill(const Loaded &loaded)
{
    m_entries->setUpdatesEnabled(false);
    while (QLayoutItem *item = m_column->takeAt(0)) {
        // The one that was clicked may be on the stack still.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (size_t i = 0; i < loaded.entries.size(); ++i)
        addEntry(loaded.entries[i], i + 1 == loaded.entries.size());
    m_empty->setVisible(loaded.entries.empty());
    m_more->setVisible(loaded.keys.size() > m_wanted);
    m_entries->setUpdatesEnabled(true);
}

void TimelinePanel::addEntry(const TimelineEntry &entry, bool last)
{
    auto *item = new TimelineItem(entry, m_session.today(), last);
    connect(item, &TimelineItem::opened, this, [this, entry] { open(entry); });
    connect(item, &TimelineItem::quoteWanted, this, [this, entry] { quote(entry); });
    connect(item, &TimelineItem::followedUp, this, [this, entry] {
        m_session.accept(completeFollowUps(m_session.book(), {TouchpointId(entry.key.id)}), tr("Followed up"));
    });
    m_column->addWidget(item);
}

void TimelinePanel::open(const TimelineEntry &entry)
{
    switch (entry.key.kind) {
    case TimelineKind::Touchpoint: TouchpointDialog::edit(m_session, TouchpointId(entry.key.id), this); break;
    case TimelineKind::Answer: AnswerDialog::edit(m_session, window(), AnswerId(entry.key.id)); break;
    case TimelineKind::StageMove: StageMoveDialog::showMove(m_session, window(), m_customer, entry); break;
    case TimelineKind::Testimonial: m_session.openPage(u"testimonials"_s, u"id:%1"_s.arg(entry.subject)); break;
    case TimelineKind::ImportantDate:
    case TimelineKind::Created: break;
    }
}

void TimelinePanel::quote(const TimelineEntry &entry)
{
    const auto made = entry.key.kind == TimelineKind::Answer ? addFromAnswer(m_session.book(), AnswerId(entry.key.id))
                                                            : addFromTouchpoint(m_session.book(), TouchpointId(entry.key.id));
    m_session.accept(made, tr("Made a draft testimonial of it"));
}

} // namespace goodword
