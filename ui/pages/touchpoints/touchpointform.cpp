#include "ui/pages/touchpoints/touchpointform.h"

#include "core/base/text.h"
#include "core/book/bookprofile.h"
#include "core/staff/staffstore.h"
#include "ui/shell/session.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

template <class T>
T *named(T *field, const char *name)
{
    field->setObjectName(QLatin1String(name));
    return field;
}

/// Fields in one line; the row's label leads to the first.
QWidget *sideBySide(std::initializer_list<QWidget *> fields)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    bool wide = false;
    for (QWidget *field : fields) {
        const bool narrow = qobject_cast<QCheckBox *>(field) != nullptr;
        row->addWidget(field, narrow ? 0 : 1);
        wide = wide || !narrow;
    }
    if (!wide)
        row->addStretch(1);
    line->setFocusProxy(*fields.begin());
    line->setFocusPolicy(Qt::StrongFocus); // else the key of the label does nothing
    return line;
}

/// How many digits the currency's small unit has (ISO 4217).
int minorDigits(const QString &currency)
{
    static const QStringList none{u"JPY"_s, u"KRW"_s, u"VND"_s, u"CLP"_s, u"ISK"_s, u"XAF"_s, u"XOF"_s, u"XPF"_s,
                                  u"UGX"_s, u"RWF"_s, u"PYG"_s, u"GNF"_s, u"DJF"_s, u"KMF"_s, u"BIF"_s, u"VUV"_s};
    static const QStringList three{u"BHD"_s, u"KWD"_s, u"OMR"_s, u"JOD"_s, u"TND"_s, u"IQD"_s, u"LYD"_s};
    return none.contains(currency) ? 0 : three.contains(currency) ? 3 : 2;
}

} // namespace

TouchpointForm::TouchpointForm(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    auto *form = new QFormLayout(this);
    m_rows = form;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(14);
    m_currency = bookProfile(session.db()).currency;
    makeWhen(form);
    makeWhat(form);
    makeNext(form);
    const auto byHand = [this](QWidget *field) { return [this, field] { setByHand(field); }; };
    for (QComboBox *box : {m_channel, m_direction, m_department, m_staff, m_sentiment})
        connect(box, &QComboBox::currentIndexChanged, this, byHand(box));
    for (QLineEdit *line : {m_time, m_subject, m_outcome})
        connect(line, &QLineEdit::textChanged, this, byHand(line));
    for (QDateEdit *edit : {m_day, m_followUp})
        connect(edit, &QDateEdit::dateChanged, this, byHand(edit));
    for (QCheckBox *box : {m_hasFollowUp, m_followUpDone, m_ask, m_gift})
        connect(box, &QCheckBox::toggled, this, byHand(box));
    connect(m_body, &QPlainTextEdit::textChanged, this, byHand(m_body));
    connect(m_minutes, &QSpinBox::valueChanged, this, byHand(m_minutes));
    connect(m_amount, &QDoubleSpinBox::valueChanged, this, byHand(m_amount));
}

void TouchpointForm::makeWhen(QFormLayout *form)
{
    m_day = named(new QDateEdit(m_session.today()), "logDay");
    m_day->setCalendarPopup(true);
    m_day->setMaximumDate(m_session.today());
    m_time = named(new QLineEdit, "logTime");
    m_time->setPlaceholderText(tr("time, such as 14:30"));
    m_time->setAccessibleName(tr("Time"));
    m_time->setMaxLength(8);
    m_channel = named(new QComboBox, "logChannel");
    for (const Channel channel : kChannels)
        m_channel->addItem(channelName(channel), int(channel));
    m_direction = named(new QComboBox, "logDirection");
    m_direction->setAccessibleName(tr("Direction"));
    for (const Direction direction : kDirections)
        m_direction->addItem(directionName(direction), int(direction));
    m_staff = named(new QComboBox, "logStaff");
    m_staff->addItem(tr("Nobody named"), qint64(0));
    for (const Staff &one : staffStore::team(m_session.db(), true))
        m_staff->addItem(isolated(oneLine(one.name)), one.id.value);
    m_department = named(new QComboBox, "logDepartment");
    m_department->setAccessibleName(tr("Department"));
    m_department->addItem(tr("No department"), qint64(0));
    for (const Department &one : staffStore::departments(m_session.db(), true))
        m_department->addItem(isolated(oneLine(one.name)), one.id.value);
    form->addRow(tr("&When"), sideBySide({m_day, m_time}));
    form->addRow(tr("&Channel"), sideBySide({m_channel, m_direction}));
    form->addRow(tr("&By"), sideBySide({m_staff, m_department}));
}

void TouchpointForm::makeWhat(QFormLayout *form)
{
    m_subject = named(new QLineEdit, "logSubject");
    m_subject->setMaxLength(Touchpoint::kMaxSubject);
    m_body = named(new QPlainTextEdit, "logBody");
    m_body->setTabChangesFocus(true);
    m_body->setMinimumHeight(64);
    m_sentiment = named(new QComboBox, "logSentiment");
    for (const Sentiment sentiment : kSentiments)
        m_sentiment->addItem(sentimentName(sentiment), int(sentiment));
    m_minutes = named(new QSpinBox, "logMinutes");
    m_minutes->setRange(0, 10'000);
    m_minutes->setSpecialValueText(tr("no duration"));
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setAccessibleName(tr("Duration in minutes"));
    m_outcome = named(new QLineEdit, "logOutcome");
    m_outcome->setPlaceholderText(tr("What came of it"));
    form->addRow(tr("S&ubject"), m_subject);
    form->addRow(tr("&Text"), m_body);
    form->addRow(tr("&Feeling"), sideBySide({m_sentiment, m_minutes}));
    form->addRow(tr("&Outcome"), m_outcome);
}

void TouchpointForm::makeNext(QFormLayout *form)
{
    m_hasFollowUp = named(new QCheckBox(tr("Follow up on")), "logHasFollowUp");
    m_followUp = named(new QDateEdit(m_session.today().addDays(7)), "logFollowUp");
    m_followUp->setCalendarPopup(true);
    m_followUp->setAccessibleName(tr("Follow-up day"));
    m_followUpDone = named(new QCheckBox(tr("done")), "logFollowUpDone");
    m_ask = named(new QCheckBox(tr("We asked for something")), "logAsk");
    m_ask->setToolTip(tr("Counts toward how often this customer may be asked"));
    m_gift = named(new QCheckBox(tr("We gave something, worth")), "logGift");
    m_amount = named(new QDoubleSpinBox, "logAmount");
    m_amount->setRange(0, 1'000'000);
    m_amount->setDecimals(minorDigits(m_currency));
    m_amount->setSpecialValueText(tr("not noted"));
    m_amount->setSuffix(u' ' + m_currency);
    m_amount->setAccessibleName(tr("What the gift cost"));
    form->addRow(tr("&Next"), sideBySide({m_hasFollowUp, m_followUp, m_followUpDone}));
    form->addRow(tr("Also"), sideBySide({m_ask}));
    form->addRow(QString(), sideBySide({m_gift, m_amount}));
    enableParts();
}

void TouchpointForm::addRow(const QString &label, QWidget *field)
{
    m_rows->addRow(label, field);
}

void TouchpointForm::setByHand(QWidget *field)
{
    if (m_filling)
        return;
    m_byHand.insert(field);
    // A day and whether there is one belong together.
    if (field == m_followUp || field == m_hasFollowUp)
        m_byHand.unite({m_followUp, m_hasFollowUp});
    if (field == m_body || field == m_subject)
        m_byHand.unite({m_body, m_subject});
    enableParts();
    emit changed();
}

void TouchpointForm::enableParts()
{
    m_followUp->setEnabled(m_hasFollowUp->isChecked());
    m_followUpDone->setEnabled(m_hasFollowUp->isChecked());
    m_amount->setEnabled(m_gift->isChecked());
}

static void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(qMax(0, box->findData(value)));
}

void TouchpointForm::setTouchpoint(const Touchpoint &t)
{
    m_filling = true;
    m_touchpoint = t;
    m_byHand.clear();
    m_day->setMaximumDate(m_session.today());
    m_day->setDate(t.day.isValid() ? t.day : m_session.today());
    m_time->setText(t.at.isValid() ? t.at.toTimeZone(m_session.book().zone()).toString(u"HH:mm"_s) : QString());
    choose(m_channel, int(t.channel));
    choose(m_direction, int(t.direction));
    choose(m_department, t.department.value);
    choose(m_staff, t.staff.value);
    choose(m_sentiment, int(t.sentiment));
    m_subject->setText(t.subject);
    m_body->setPlainText(t.body);
    m_outcome->setText(t.outcome);
    m_minutes->setValue(t.minutes.value_or(0));
    m_hasFollowUp->setChecked(t.followUpDay.isValid());
    m_followUp->setDate(t.followUpDay.isValid() ? t.followUpDay : m_session.today().addDays(7));
    m_followUpDone->setChecked(t.followUpDone);
    m_followUpDone->setVisible(t.id.isValid());
    m_ask->setChecked(t.isAsk);
    m_gift->setChecked(t.isGift);
    if (t.gift && t.gift->currency != m_currency) {
        m_currency = t.gift->currency;
        m_amount->setDecimals(minorDigits(m_currency));
        m_amount->setSuffix(u' ' + m_currency);
    }
    m_amount->setValue(t.gift ? double(t.gift->minor) / std::pow(10, minorDigits(m_currency)) : 0);
    enableParts();
    m_filling = false;
}

Touchpoint TouchpointForm::touchpoint() const
{
    Touchpoint t = m_touchpoint;
    t.day = m_day->date();
    QTime time;
    for (const QString &format : {u"H:mm"_s, u"H.mm"_s, u"Hmm"_s, u"h:mm AP"_s}) {
        if (!time.isValid())
            time = QTime::fromString(m_time->text().trimmed(), format);
    }
    const bool sameTime = m_touchpoint.at.isValid() && isFree(m_time) && isFree(m_day);
    if (!sameTime)
        t.at = time.isValid() ? QDateTime(t.day, time, m_session.book().zone()).toUTC() : QDateTime();
    t.channel = Channel(m_channel->currentData().toInt());
    t.direction = Direction(m_direction->currentData().toInt());
    t.department = DepartmentId(m_department->currentData().toLongLong());
    t.staff = StaffId(m_staff->currentData().toLongLong());
    t.sentiment = Sentiment(m_sentiment->currentData().toInt());
    t.subject = m_subject->text();
    t.body = m_body->toPlainText();
    t.outcome = m_outcome->text();
    t.minutes = m_minutes->value() > 0 ? std::optional(m_minutes->value()) : std::nullopt;
    t.followUpDay = m_hasFollowUp->isChecked() ? m_followUp->date() : QDate();
    t.followUpDone = m_hasFollowUp->isChecked() && m_followUpDone->isChecked();
    t.isAsk = m_ask->isChecked();
    t.isGift = m_gift->isChecked();
    t.gift.reset();
    if (t.isGift && m_amount->value() > 0)
        t.gift = Money{qRound64(m_amount->value() * std::pow(10, minorDigits(m_currency))), m_currency};
    return t;
}

void TouchpointForm::follow(const QuickLog &line)
{
    m_filling = true;
    if (isFree(m_channel))
        choose(m_channel, int(line.channel));
    if (isFree(m_direction))
        choose(m_direction, int(line.direction));
    if (isFree(m_sentiment))
        choose(m_sentiment, int(line.sentiment));
    if (isFree(m_minutes))
        m_minutes->setValue(line.minutes.value_or(0));
    if (isFree(m_day))
        m_day->setDate(line.day);
    if (isFree(m_followUp)) {
        m_hasFollowUp->setChecked(line.followUp.isValid());
        if (line.followUp.isValid())
            m_followUp->setDate(line.followUp);
    }
    if (isFree(m_subject)) {
        const bool isSubject = line.text.size() <= 120;
        m_subject->setText(isSubject ? line.text : QString());
        m_body->setPlainText(isSubject ? QString() : line.text);
    }
    enableParts();
    m_filling = false;
    emit changed();
}

void TouchpointForm::chooseChannel(Channel channel)
{
    choose(m_channel, int(channel));
    setByHand(m_channel);
}

void TouchpointForm::chooseDirection(Direction direction)
{
    choose(m_direction, int(direction));
    setByHand(m_direction);
}

void TouchpointForm::chooseSentiment(Sentiment sentiment)
{
    choose(m_sentiment, int(sentiment));
    setByHand(m_sentiment);
}

void TouchpointForm::chooseMinutes(int minutes)
{
    m_minutes->setValue(minutes);
    setByHand(m_minutes);
}

void TouchpointForm::chooseDay(QDate day)
{
    m_day->setDate(day);
    setByHand(m_day);
}

void TouchpointForm::chooseFollowUp(QDate day)
{
    m_hasFollowUp->setChecked(day.isValid());
    if (day.isValid())
        m_followUp->setDate(day);
    setByHand(m_followUp);
}

} // namespace goodword
