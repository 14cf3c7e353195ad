#include "ui/pages/touchpoints/logdialog.h"

#include "core/base/text.h"
#include "core/book/backup.h"
#include "core/book/readstop.h"
#include "core/customers/customerlabel.h"
#include "core/staff/staffstore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointstore.h"
#include "ui/pages/touchpoints/attachmentlist.h"
#include "ui/pages/touchpoints/followupmenu.h"
#include "ui/pages/touchpoints/peoplefield.h"
#include "ui/pages/touchpoints/touchpointform.h"
#include "ui/shell/session.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

/// Above this many customers logging runs beside the window.
static constexpr size_t kLogAtOnce = kManyAtOnce;

TouchpointDialog *TouchpointDialog::log(Session &session, QWidget *window, const std::vector<CustomerId> &customers)
{
    auto *dialog = new TouchpointDialog(session, window ? window->window() : nullptr, std::nullopt);
    dialog->m_people->setCustomers(customers);
    dialog->open();
    if (customers.empty())
        dialog->m_people->focusLine();
    else
        dialog->m_line->setFocus(Qt::OtherFocusReason);
    return dialog;
}

TouchpointDialog *TouchpointDialog::edit(Session &session, TouchpointId id, QWidget *window)
{
    const auto touchpoint = touchpointStore::touchpoint(session.db(), id);
    if (!touchpoint) {
        session.tell(tr("The touchpoint is no longer there."));
        return nullptr;
    }
    auto *dialog = new TouchpointDialog(session, window ? window->window() : nullptr, touchpoint);
    dialog->m_people->setCustomers({touchpoint->customer});
    dialog->m_people->setFixed(true);
    dialog->m_files->setTouchpoint(id);
    dialog->open();
    return dialog;
}

TouchpointDialog::TouchpointDialog(Session &session, QWidget *window, const std::optional<Touchpoint> &existing)
    : QDialog(window), m_session(session), m_isNew(!existing)
{
    setObjectName(u"touchpointDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setWindowTitle(m_isNew ? tr("Log touchpoint") : tr("Change touchpoint"));
    setMinimumWidth(560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    m_people = new PeopleField(session);
    column->addWidget(m_people);
    if (m_isNew) {
        column->addWidget(makeLine());
        column->addWidget(makeChips());
    }
    m_form = new TouchpointForm(session);
    m_files = new AttachmentList(session);
    m_files->setReadOnly(session.book().isReadOnly());
    auto *inside = new QWidget;
    inside->setProperty("clear", true);
    auto *fields = new QVBoxLayout(inside);
    fields->setContentsMargins(2, 2, 6, 2);
    fields->addWidget(m_form);
    m_form->addRow(tr("Files"), m_files);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    m_fields = scroll;
    column->addWidget(scroll, 1);
    m_trouble = new PlainLabel({}, u"body"_s);
    m_trouble->setObjectName(u"logTrouble"_s);
    m_trouble->setTone(u"red"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    column->addWidget(m_trouble);
    column->addWidget(makeFoot());

    Touchpoint start = existing.value_or(Touchpoint());
    if (m_isNew) {
        start.staff = staffStore::staffNamed(session.db(), session.book().author());
        if (const auto me = staffStore::findStaff(session.db(), start.staff))
            start.department = me->departmentId;
    }
    m_form->setTouchpoint(start);
    connect(m_form, &TouchpointForm::changed, this, &TouchpointDialog::refreshChips);
    for (const int key : {int(Qt::Key_Return), int(Qt::Key_Enter)})
        connect(new QShortcut(QKeySequence(int(Qt::CTRL) | key), this), &QShortcut::activated, this, &TouchpointDialog::save);
    refreshChips();
    unfold(!m_isNew);
}

QWidget *TouchpointDialog::makeLine()
{
    m_line = new QLineEdit;
    m_line->setObjectName(u"logLine"_s);
    m_line->setPlaceholderText(tr("call 12 min happy with delivery, follow up friday"));
    m_line->setAccessibleName(tr("What happened, in one line"));
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_form->follow(parseQuickLog(text, m_session.today())); });
    connect(m_people, &PeopleField::done, m_line, [this] { m_line->setFocus(Qt::OtherFocusReason); });
    return m_line;
}

QPushButton *TouchpointDialog::chip(const QString &name)
{
    auto *made = new QPushButton;
    made->setObjectName(name);
    made->setProperty("chip", true);
    made->setAutoDefault(false);
    made->setCursor(Qt::PointingHandCursor);
    m_chips->layout()->addWidget(made);
    auto *menu = new QMenu(made);
    menu->setObjectName(name + u"Menu"_s);
    connect(made, &QPushButton::clicked, menu, [made, menu] { menu->popup(made->mapToGlobal(QPoint(0, made->height() + 2))); });
    return made;
}

QWidget *TouchpointDialog::makeChips()
{
    m_chips = new QWidget;
    new FlowLayout(m_chips);
    m_channel = chip(u"chipChannel"_s);
    m_direction = chip(u"chipDirection"_s);
    m_day = chip(u"chipDay"_s);
    m_minutes = chip(u"chipMinutes"_s);
    m_sentiment = chip(u"chipSentiment"_s);
    m_followUp = chip(u"chipFollowUp"_s);
    const auto add = [this](QPushButton *of, const QString &text, auto chosen) {
        connect(of->findChild<QMenu *>()->addAction(text), &QAction::triggered, this, chosen);
    };
    for (const Channel channel : kChannels)
        add(m_channel, channelName(channel), [this, channel] { m_form->chooseChannel(channel); });
    for (const Direction direction : kDirections)
        add(m_direction, directionName(direction), [this, direction] { m_form->chooseDirection(direction); });
    for (const Sentiment sentiment : kSentiments)
        add(m_sentiment, sentimentName(sentiment), [this, sentiment] { m_form->chooseSentiment(sentiment); });
    add(m_minutes, tr("No duration"), [this] { m_form->chooseMinutes(0); });
    for (const int minutes : {5, 10, 15, 20, 30, 45, 60, 90})
        add(m_minutes, tr("%n min", nullptr, minutes), [this, minutes] { m_form->chooseMinutes(minutes); });
    const QDate today = m_session.today();
    for (int back = 0; back < 7; ++back) {
        const QDate day = today.addDays(-back);
        const QString text = back == 0 ? tr("Today") : back == 1 ? tr("Yesterday") : QLocale().toString(day, u"dddd d MMM"_s);
        add(m_day, text, [this, day] { m_form->chooseDay(day); });
    }
    add(m_day, tr("Another day…"), [this] { unfold(true); });
    add(m_followUp, tr("No follow-up"), [this] { m_form->chooseFollowUp({}); });
    fillFollowUpMenu(m_followUp->findChild<QMenu *>(), today, this, [this](QDate day) { m_form->chooseFollowUp(day); });
    return m_chips;
}

QWidget *TouchpointDialog::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    if (m_isNew) {
        m_more = makeButton(tr("All fields"), u"sliders"_s, ButtonKind::Quiet);
        m_more->setObjectName(u"logMore"_s);
        row->addWidget(m_more);
        connect(m_more, &QPushButton::clicked, this, [this] { unfold(!m_fields->isVisible()); });
    } else {
        auto *trash = makeButton(tr("To the trash"), u"trash"_s, ButtonKind::Danger);
        trash->setObjectName(u"logTrash"_s);
        row->addWidget(trash);
        connect(trash, &QPushButton::clicked, this, [this] {
            if (m_session.accept(trashTouchpoints(m_session.book(), {m_form->touchpoint().id}), tr("Moved the touchpoint to the trash")))
                accept();
        });
    }
    row->addStretch(1);
    auto *cancel = makeButton(tr("Cancel"));
    cancel->setObjectName(u"logCancel"_s);
    m_save = makeButton(m_isNew ? tr("Log") : tr("Save"), {}, ButtonKind::Primary);
    m_save->setObjectName(u"logSave"_s);
    m_save->setToolTip(QKeySequence(u"Ctrl+Return"_s).toString(QKeySequence::NativeText));
    row->addWidget(cancel);
    row->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &TouchpointDialog::save);
    connect(m_people, &PeopleField::customersChanged, this, &TouchpointDialog::refreshChips);
    return foot;
}

void TouchpointDialog::refreshChips()
{
    if (!m_isNew)
        return;
    const Touchpoint t = m_form->touchpoint();
    const auto show = [](QPushButton *chip, const QString &text, bool said) {
        chip->setText(withoutMnemonic(text));
        chip->setCheckable(true);
        chip->setChecked(said);
        chip->setAccessibleName(text);
    };
    const QDate today = m_session.today();
    const QString day = t.day == today ? tr("Today") : t.day == today.addDays(-1) ? tr("Yesterday") : QLocale().toString(t.day, u"ddd d MMM"_s);
    show(m_channel, t.channel == Channel::Other ? tr("Channel?") : channelName(t.channel), t.channel != Channel::Other);
    show(m_direction, t.direction == Direction::None ? tr("Direction?") : directionName(t.direction), t.direction != Direction::None);
    show(m_day, day, t.day != today);
    show(m_minutes, t.minutes ? tr("%n min", nullptr, *t.minutes) : tr("Duration?"), t.minutes.has_value());
    show(m_sentiment, t.sentiment == Sentiment::Unset ? tr("Feeling?") : sentimentName(t.sentiment), t.sentiment != Sentiment::Unset);
    show(m_followUp, t.followUpDay.isValid() ? tr("Follow up %1").arg(followUpWords(t.followUpDay, today)) : tr("Follow-up?"),
         t.followUpDay.isValid());
    const auto count = m_people->customers().size();
    m_save->setText(count > 1 ? tr("Log for %n customers", nullptr, int(count)) : tr("Log"));
}

void TouchpointDialog::unfold(bool on)
{
    m_fields->setVisible(on);
    if (m_more)
        m_more->setText(on ? tr("Fewer fields") : tr("All fields"));
    resize(width(), on ? 720 : 0);
    if (!on)
        adjustSize();
}

void TouchpointDialog::say(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void TouchpointDialog::save()
{
    say({});
    if (store())
        accept();
}

bool TouchpointDialog::store()
{
    Touchpoint touchpoint = m_form->touchpoint();
    if (!m_isNew) {
        const Done done = editTouchpoint(m_session.book(), touchpoint);
        if (!done)
            say(done.error().text);
        else
            m_session.accept(done, tr("Changed the touchpoint with %1").arg(customerLabel(m_session.db(), touchpoint.customer)));
        return done.has_value();
    }
    const std::vector<CustomerId> customers = m_people->customers();
    if (customers.empty()) {
        say(tr("Choose the customer this was with: type a name above."));
        m_people->focusLine();
        return false;
    }
    if (touchpoint.subject.trimmed().isEmpty() && touchpoint.body.trimmed().isEmpty() && touchpoint.channel == Channel::Other
        && !touchpoint.followUpDay.isValid()) {
        say(tr("There is nothing to log yet. Write what happened."));
        m_line->setFocus();
        return false;
    }
    if (touchpoint.day == m_session.today() && !touchpoint.at.isValid())
        touchpoint.day = QDate(); // now
    const QString said = tr("Logged for %1").arg(customersLabel(m_session.db(), customers));
    if (customers.size() > kLogAtOnce) {
        if (const Done free = m_session.freeForJob(); !free) {
            say(free.error().text);
            return false;
        }
        m_session.runJob(tr("Logging for %n customers", nullptr, int(customers.size())),
                         [customers, touchpoint, files = m_files->waiting()](Book &book, Progress &progress) -> Done {
                             if (auto kept = backUpFirst(book, QStringLiteral("bulk"), progress); !kept)
                                 return kept;
                             const ReadStop stop(book.db(), progress);
                             const auto logged = logTouchpoint(book, customers, touchpoint, files);
                             return logged ? Done() : Done(logged.error());
                         },
                         [session = &m_session, said] { session->tell(said); });
        return true;
    }
    const auto logged = logTouchpoint(m_session.book(), customers, touchpoint, m_files->waiting());
    if (!logged) {
        say(logged.error().text);
        return false;
    }
    return m_session.accept(logged, said);
}

bool TouchpointDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier) {
            save();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void TouchpointDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void TouchpointDialog::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    event->acceptProposedAction();
    unfold(true);
    m_files->addFiles(paths);
}

} // namespace goodword
