#include "ui/pages/touchpoints/touchpointpreview.h"

#include "core/base/text.h"
#include "ui/pages/touchpoints/attachmentlist.h"
#include "ui/pages/touchpoints/followupmenu.h"
#include "ui/pages/touchpoints/touchpointcolumns.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>

namespace goodword {

using namespace Qt::StringLiterals;

TouchpointPreview::TouchpointPreview(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setObjectName(u"touchpointPreview"_s);
    setMinimumWidth(280);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    whole->addWidget(card);
    card->body()->setSpacing(12);
    card->body()->addWidget(makeHead());

    auto *inside = new QWidget;
    inside->setProperty("clear", true);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(10);
    auto *line = new QHBoxLayout;
    m_when = new PlainLabel({}, u"muted"_s);
    m_when->setWordWrap(true);
    m_sentiment = new PillLabel({}, PillLabel::neutral());
    line->addWidget(m_when, 1);
    line->addWidget(m_sentiment, 0, Qt::AlignTop);
    column->addLayout(line);
    m_subject = new PlainLabel({}, u"h2"_s);
    m_body = new PlainLabel({}, u"body"_s);
    m_facts = new PlainLabel({}, u"muted"_s);
    for (PlainLabel *label : {m_subject, m_body, m_facts}) {
        label->setWordWrap(true);
        label->setSelectable(true);
        column->addWidget(label);
    }
    m_subject->setObjectName(u"previewSubject"_s);
    m_body->setObjectName(u"previewBody"_s);
    m_files = new AttachmentList(session);
    m_files->setReadOnly(true);
    column->addWidget(m_files);
    column->addWidget(makeFollowUp());
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    card->body()->addWidget(scroll, 1);
    card->body()->addWidget(makeFoot());
}

QWidget *TouchpointPreview::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_avatar = new Avatar({}, 36);
    m_name = new ElideLabel({}, u"h2"_s);
    auto *open = makeIconButton(u"box-arrow-up-right"_s, tr("Open the customer"));
    open->setObjectName(u"previewOpen"_s);
    auto *close = makeIconButton(u"x-lg"_s, tr("Close the preview"));
    close->setObjectName(u"previewClose"_s);
    row->addWidget(m_avatar);
    row->addWidget(m_name, 1);
    row->addWidget(open);
    row->addWidget(close);
    connect(open, &QToolButton::clicked, this, [this] { m_session.openCustomer(m_row.touchpoint.customer); });
    connect(close, &QToolButton::clicked, this, &TouchpointPreview::closeRequested);
    return head;
}

QWidget *TouchpointPreview::makeFollowUp()
{
    m_next = new QWidget;
    auto *column = new QVBoxLayout(m_next);
    column->setContentsMargins(0, 4, 0, 0);
    m_followUp = new PlainLabel({}, u"strong"_s);
    m_followUp->setWordWrap(true);
    column->addWidget(m_followUp);
    auto *row = new QHBoxLayout;
    m_done = makeButton(tr("Done"), u"check-lg"_s);
    m_done->setObjectName(u"followUpDone"_s);
    m_later = makeButton(tr("Another day"), u"calendar-event"_s);
    m_later->setObjectName(u"followUpLater"_s);
    auto *menu = new QMenu(m_later);
    menu->setObjectName(u"followUpLaterMenu"_s);
    fillFollowUpMenu(menu, m_session.today(), this, [this](QDate day) { emit rescheduled(day); });
    row->addWidget(m_done);
    row->addWidget(m_later);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_done, &QPushButton::clicked, this, &TouchpointPreview::doneRequested);
    connect(m_later, &QPushButton::clicked, menu, [this, menu] { menu->popup(m_later->mapToGlobal(QPoint(0, m_later->height() + 2))); });
    return m_next;
}

QWidget *TouchpointPreview::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    auto *edit = makeButton(tr("Change"), u"pencil"_s);
    edit->setObjectName(u"previewEdit"_s);
    auto *trash = makeButton(tr("To the trash"), u"trash"_s, ButtonKind::Quiet);
    trash->setObjectName(u"previewTrash"_s);
    row->addWidget(edit);
    row->addWidget(trash);
    row->addStretch(1);
    // Never shown by hand here: it has no parent yet and would be a window of its own.
    if (m_session.book().isReadOnly())
        foot->hide();
    connect(edit, &QPushButton::clicked, this, &TouchpointPreview::editRequested);
    connect(trash, &QPushButton::clicked, this, &TouchpointPreview::trashRequested);
    return foot;
}

void TouchpointPreview::showRow(const TouchpointRow &row)
{
    m_row = row;
    const Touchpoint &t = row.touchpoint;
    m_avatar->setName(row.customerName);
    m_name->setText(row.customerName);
    QStringList when{QLocale().toString(t.day, QLocale::LongFormat)};
    if (t.at.isValid())
        when += QLocale().toString(t.at.toTimeZone(m_session.book().zone()).time(), QLocale::ShortFormat);
    m_when->setText(when.join(u", "_s));
    const Pill feeling = sentimentPill(t.sentiment);
    m_sentiment->set(feeling.text, t.sentiment == Sentiment::Positive   ? PillLabel::green()
                                   : t.sentiment == Sentiment::Negative ? PillLabel::red()
                                                                        : PillLabel::neutral());
    m_sentiment->setVisible(!feeling.isEmpty());
    m_subject->setText(t.subject);
    m_subject->setVisible(!t.subject.isEmpty());
    // A very long text is read whole in the dialog; a label of a million letters would stop the window.
    static constexpr qsizetype kMostLetters = 20'000;
    m_body->setText(t.body.size() > kMostLetters ? t.body.left(kMostLetters) + QChar(0x2026) : t.body);
    m_body->setVisible(!t.body.isEmpty());
    showFacts();
    m_files->setTouchpoint(t.id);
    m_files->setVisible(m_files->count() > 0);
    const bool open = t.followUpDay.isValid() && !t.followUpDone;
    m_next->setVisible(t.followUpDay.isValid() || !m_session.book().isReadOnly());
    m_followUp->setText(!t.followUpDay.isValid() ? tr("No follow-up planned")
                        : open                   ? tr("Follow up: %1").arg(followUpWords(t.followUpDay, m_session.today()))
                                                 : tr("Followed up"));
    m_followUp->setTone(open && t.followUpDay < m_session.today() ? u"red"_s : open ? u"accent"_s : u"muted"_s);
    m_done->setVisible(open && !m_session.book().isReadOnly());
    m_later->setVisible(!m_session.book().isReadOnly());
    m_later->setText(t.followUpDay.isValid() ? tr("Another day") : tr("Plan a follow-up"));
}

void TouchpointPreview::showFacts()
{
    const Touchpoint &t = m_row.touchpoint;
    QStringList facts;
    QStringList how{channelName(t.channel)};
    if (t.direction != Direction::None)
        how += directionName(t.direction);
    if (t.minutes)
        how += tr("%n min", nullptr, *t.minutes);
    facts += how.join(u" · "_s);
    QStringList who;
    for (const QString &name : {m_row.staffName, m_row.departmentName}) {
        if (!name.isEmpty())
            who += isolated(oneLine(name));
    }
    if (!who.isEmpty())
        facts += who.join(u" · "_s);
    if (!t.outcome.isEmpty())
        facts += tr("Outcome: %1").arg(isolated(oneLine(t.outcome)));
    if (t.isAsk)
        facts += tr("We asked for something");
    if (t.isGift)
        facts += t.gift ? tr("A gift, worth %1").arg(moneyText(*t.gift)) : tr("A gift");
    m_facts->setText(facts.join(u'\n'));
}

} // namespace goodword
