#include "ui/pages/customers/touchpointdialog.h"

#include "core/customers/customerlabel.h"
#include "core/staff/staffstore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointstore.h"
#include "ui/pages/customers/customeractions.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

template <class Widget>
static Widget *named(Widget *widget, const QString &name)
{
    widget->setObjectName(name);
    return widget;
}

static QDateEdit *makeDay(const QString &name)
{
    auto *edit = named(new QDateEdit, name);
    edit->setCalendarPopup(true);
    return edit;
}

TouchpointDialog::TouchpointDialog(Session &session, const std::vector<CustomerId> &customers, const Touchpoint &touchpoint,
                                   QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_customers(customers)
    , m_before(touchpoint)
    , m_channel(named(new QComboBox, u"touchChannel"_s))
    , m_direction(named(new QComboBox, u"touchDirection"_s))
    , m_sentiment(named(new QComboBox, u"touchSentiment"_s))
    , m_department(named(new QComboBox, u"touchDepartment"_s))
    , m_staff(named(new QComboBox, u"touchStaff"_s))
    , m_day(makeDay(u"touchDay"_s))
    , m_followUp(makeDay(u"touchFollowUp"_s))
    , m_hasFollowUp(named(new QCheckBox(tr("on")), u"touchHasFollowUp"_s))
    , m_followUpDone(named(new QCheckBox(tr("done")), u"touchFollowUpDone"_s))
    , m_minutes(named(new QSpinBox, u"touchMinutes"_s))
    , m_subject(named(new QLineEdit, u"touchSubject"_s))
    , m_outcome(named(new QLineEdit, u"touchOutcome"_s))
    , m_body(named(new QPlainTextEdit, u"touchBody"_s))
    , m_problem(named(new PlainLabel({}, u"cap"_s), u"touchProblem"_s))
{
    setObjectName(u"touchpointDialog"_s);
    setWindowTitle(m_before.id.isValid() ? tr("Touchpoint") : tr("Log touchpoint"));
    setMinimumWidth(scaled(560));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    auto *title = new ElideLabel(m_before.id.isValid() ? customerLabel(session.db(), m_before.customer)
                                                       : tr("Log for %1").arg(customersLabel(session.db(), customers)), u"h2"_s);
    column->addWidget(title);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    fillForm(form);
    column->addLayout(form);
    m_problem->setTone(u"red"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(makeButtons());
    fill(m_before);
    m_subject->setFocus();
}

void TouchpointDialog::fillForm(QFormLayout *form)
{
    for (const Channel channel : kChannels)
        m_channel->addItem(channelName(channel), int(channel));
    for (const Direction direction : kDirections)
        m_direction->addItem(directionName(direction), int(direction));
    for (const Sentiment sentiment : kSentiments)
        m_sentiment->addItem(sentimentName(sentiment), int(sentiment));
    m_department->addItem(tr("not set"), QVariant::fromValue(qint64(0)));
    for (const Department &department : staffStore::departments(m_session.db()))
        m_department->addItem(department.name, department.id.value);
    m_staff->addItem(tr("not set"), QVariant::fromValue(qint64(0)));
    for (const Staff &staff : staffStore::team(m_session.db()))
        m_staff->addItem(staff.name, staff.id.value);
    m_minutes->setRange(0, 24 * 60);
    m_minutes->setSpecialValueText(tr("not noted"));
    m_minutes->setSuffix(tr(" min"));
    m_day->setMaximumDate(m_session.today());
    m_body->setTabChangesFocus(true);
    m_body->setFixedHeight(scaled(110));

    const auto beside = [](QWidget *first, QWidget *second, QWidget *third = nullptr) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(first, 1);
        row->addWidget(second, 1);
        if (third)
            row->addWidget(third, 1);
        return row;
    };
    m_direction->setAccessibleName(tr("Direction"));
    m_minutes->setAccessibleName(tr("Duration"));
    m_department->setAccessibleName(tr("Department"));
    form->addRow(tr("&Channel"), beside(m_channel, m_direction));
    form->addRow(tr("&Day"), beside(m_day, m_minutes));
    form->addRow(tr("&Subject"), m_subject);
    form->addRow(tr("&Text"), m_body);
    form->addRow(tr("&Mood"), m_sentiment);
    form->addRow(tr("&Outcome"), m_outcome);
    form->addRow(tr("&By"), beside(m_staff, m_department));
    form->addRow(tr("&Follow up"), beside(m_hasFollowUp, m_followUp, m_followUpDone));
    for (auto *box : {m_channel, m_direction, m_sentiment, m_department, m_staff})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_hasFollowUp, &QCheckBox::toggled, m_followUp, &QWidget::setEnabled);
    connect(m_hasFollowUp, &QCheckBox::toggled, m_followUpDone, &QWidget::setEnabled);
}

QWidget *TouchpointDialog::makeButtons()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    if (m_before.id.isValid()) {
        auto *trash = named(makeButton(tr("Move to trash"), u"trash"_s, ButtonKind::Danger), u"touchTrash"_s);
        connect(trash, &QPushButton::clicked, this, &TouchpointDialog::moveToTrash);
        row->addWidget(trash);
    }
    row->addStretch(1);
    auto *cancel = named(makeButton(tr("Cancel")), u"touchCancel"_s);
    auto *save = named(makeButton(m_before.id.isValid() ? tr("Save") : tr("Log"), {}, ButtonKind::Primary), u"touchSave"_s);
    save->setDefault(true);
    save->setShortcut(QKeySequence(u"Ctrl+Return"_s));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &TouchpointDialog::save);
    row->addWidget(cancel);
    row->addWidget(save);
    return bar;
}

void TouchpointDialog::fill(const Touchpoint &touchpoint)
{
    const auto choose = [](QComboBox *box, const QVariant &value, const QString &otherwise) {
        int at = box->findData(value);
        // Somebody who left the team still did what they did.
        if (at < 0) {
            box->addItem(otherwise, value);
            at = box->count() - 1;
        }
        box->setCurrentIndex(at);
    };
    const auto staff = staffStore::findStaff(m_session.db(), touchpoint.staff);
    const auto department = staffStore::findDepartment(m_session.db(), touchpoint.department);
    choose(m_channel, int(touchpoint.channel), {});
    choose(m_direction, int(touchpoint.direction), {});
    choose(m_sentiment, int(touchpoint.sentiment), {});
    choose(m_staff, touchpoint.staff.value, staff ? staff->name : QString());
    choose(m_department, touchpoint.department.value, department ? department->name : QString());
    m_day->setDate(touchpoint.day.isValid() ? touchpoint.day : m_session.today());
    m_minutes->setValue(touchpoint.minutes.value_or(0));
    m_subject->setText(touchpoint.subject);
    m_body->setPlainText(touchpoint.body);
    m_outcome->setText(touchpoint.outcome);
    m_hasFollowUp->setChecked(touchpoint.followUpDay.isValid());
    m_followUp->setDate(touchpoint.followUpDay.isValid() ? touchpoint.followUpDay : m_session.today().addDays(7));
    m_followUp->setEnabled(touchpoint.followUpDay.isValid());
    m_followUpDone->setEnabled(touchpoint.followUpDay.isValid());
    m_followUpDone->setChecked(touchpoint.followUpDone);
}

Touchpoint TouchpointDialog::edited() const
{
    Touchpoint touchpoint = m_before;
    touchpoint.channel = Channel(m_channel->currentData().toInt());
    touchpoint.direction = Direction(m_direction->currentData().toInt());
    touchpoint.sentiment = Sentiment(m_sentiment->currentData().toInt());
    touchpoint.staff = StaffId(m_staff->currentData().toLongLong());
    touchpoint.department = DepartmentId(m_department->currentData().toLongLong());
    // Today, now: a day that is not given is noted with its time.
    const bool now = !m_before.id.isValid() && m_day->date() == m_session.today();
    if (m_before.day != m_day->date())
        touchpoint.at = {};
    touchpoint.day = now ? QDate() : m_day->date();
    touchpoint.minutes = m_minutes->value() > 0 ? std::optional(m_minutes->value()) : std::nullopt;
    touchpoint.subject = m_subject->text();
    touchpoint.body = m_body->toPlainText();
    touchpoint.outcome = m_outcome->text();
    touchpoint.followUpDay = m_hasFollowUp->isChecked() ? m_followUp->date() : QDate();
    touchpoint.followUpDone = m_hasFollowUp->isChecked() && m_followUpDone->isChecked();
    return touchpoint;
}

void TouchpointDialog::save()
{
    const Touchpoint touchpoint = edited();
    Touchpoint asLogged = touchpoint;
    asLogged.day = m_day->date();
    Done valid = asLogged.validate(m_session.today());
    if (valid && m_before.id.isValid()) {
        valid = editTouchpoint(m_session.book(), touchpoint);
        if (valid)
            m_session.accept(valid, tr("Changed the touchpoint"));
    } else if (valid) {
        const QString who = customersLabel(m_session.db(), m_customers);
        customerActions::change(m_session, m_customers, tr("Logging for %1").arg(who), tr("Logged for %1").arg(who),
                                [touchpoint](Book &book, const ChosenCustomers &ids) {
                                    const auto logged = logTouchpoint(book, ids, touchpoint);
                                    return logged ? Done() : Done(logged.error());
                                });
    }
    if (valid) {
        accept();
        return;
    }
    m_problem->setText(valid.error().text);
    m_problem->show();
}

void TouchpointDialog::moveToTrash()
{
    if (m_session.accept(trashTouchpoints(m_session.book(), {m_before.id}), tr("Moved the touchpoint to the trash")))
        accept();
}

static void openDialog(TouchpointDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void openTouchpointDialog(Session &session, QWidget *parent, const std::vector<CustomerId> &customers)
{
    if (!customers.empty())
        openDialog(new TouchpointDialog(session, customers, {}, parent->window()));
}

void openTouchpointDialog(Session &session, QWidget *parent, TouchpointId id)
{
    if (const auto touchpoint = touchpointStore::touchpoint(session.db(), id))
        openDialog(new TouchpointDialog(session, {touchpoint->customer}, *touchpoint, parent->window()));
}

} // namespace goodword
