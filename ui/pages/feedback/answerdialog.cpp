#include "ui/pages/feedback/answerdialog.h"

#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/touchpoints/touchpointkinds.h"
#include "ui/pages/feedback/customerpicker.h"
#include "ui/shell/session.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

void AnswerDialog::ask(Session &session, QWidget *window, const std::vector<CustomerId> &chosen)
{
    auto *dialog = new AnswerDialog(session, chosen, window);
    dialog->open();
}

void AnswerDialog::edit(Session &session, QWidget *window, AnswerId id)
{
    const auto old = feedbackStore::answer(session.db(), id);
    if (old && !old->deleted)
        (new AnswerDialog(session, {}, window, old))->open();
}

AnswerDialog::AnswerDialog(Session &session, const std::vector<CustomerId> &chosen, QWidget *parent, const std::optional<Answer> &old)
    : FormDialog(u"answerDialog"_s, old ? tr("Change an answer") : tr("Record an answer"), parent)
    , m_session(session)
    , m_chosen(chosen)
    , m_old(old)
{
    m_customer = new CustomerPicker(session);
    form()->addRow(tr("&Who"), m_customer);
    m_note = new PlainLabel({}, u"cap"_s);
    m_note->setWordWrap(true);
    form()->addRow(QString(), m_note);
    m_survey = new QComboBox;
    m_survey->setObjectName(u"surveyChoice"_s);
    form()->addRow(tr("&Survey"), m_survey);
    m_question = new PlainLabel({}, u"muted"_s);
    m_question->setWordWrap(true);
    form()->addRow(QString(), m_question);
    m_scoreRow = new QWidget;
    m_scoreRow->setAccessibleName(tr("Score"));
    new FlowLayout(m_scoreRow, 4);
    m_scores = new QButtonGroup(this);
    form()->addRow(tr("Score"), m_scoreRow);
    m_comment = new QPlainTextEdit;
    m_comment->setObjectName(u"commentEdit"_s);
    m_comment->setTabChangesFocus(true);
    m_comment->setPlaceholderText(tr("In their own words"));
    m_comment->setFixedHeight(96);
    form()->addRow(tr("&Comment"), m_comment);
    m_day = new QDateEdit(session.today());
    m_day->setObjectName(u"answerDay"_s);
    m_day->setCalendarPopup(true);
    m_day->setMaximumDate(session.today());
    form()->addRow(tr("&Day"), m_day);
    m_channel = new QComboBox;
    m_channel->setObjectName(u"answerChannel"_s);
    m_channel->addItem(tr("Not known"), QString());
    for (const Channel channel : kChannels)
        m_channel->addItem(channelName(channel), channelCode(channel));
    form()->addRow(tr("C&hannel"), m_channel);
    m_save = addFoot(tr("Save answer"), u"saveAnswer"_s);
    connect(m_survey, &QComboBox::currentIndexChanged, this, &AnswerDialog::fillScores);
    connect(m_scores, &QButtonGroup::idClicked, this, &AnswerDialog::refresh);
    connect(m_customer, &CustomerPicker::customerChanged, this, &AnswerDialog::refresh);
    fillSurveys();
    if (m_old)
        fillOld();
    else
        fillPerson();
}

void AnswerDialog::fillSurveys()
{
    m_surveys = feedbackStore::surveys(m_session.db(), m_old.has_value());
    for (const Survey &survey : m_surveys)
        m_survey->addItem(tr("%1 (%2)").arg(survey.name, surveyKindName(survey.kind)), survey.id.value);
    // The kinds nobody has asked about yet are made with the first answer.
    for (const SurveyKind kind : kSurveyKinds) {
        const auto sameKind = [kind](const Survey &survey) { return survey.kind == kind; };
        if (std::any_of(m_surveys.begin(), m_surveys.end(), sameKind))
            continue;
        Survey fresh;
        fresh.name = surveyKindName(kind);
        fresh.kind = kind;
        fresh.mode = usualMode(kind);
        fresh.question = usualQuestion(kind);
        m_surveys.push_back(fresh);
        m_survey->addItem(tr("%1 (new survey)").arg(surveyKindName(kind)), 0);
    }
    fillScores();
}

void AnswerDialog::fillScores()
{
    const int index = m_survey->currentIndex();
    if (index < 0)
        return;
    const auto old = m_scores->buttons();
    for (QAbstractButton *button : old) {
        m_scores->removeButton(button);
        delete button;
    }
    const Survey &survey = m_surveys[size_t(index)];
    m_question->setText(survey.question.isEmpty() ? usualQuestion(survey.kind) : survey.question);
    const Scale scale = scaleOf(survey.kind);
    for (int score = int(scale.lowest); score <= int(scale.highest); ++score) {
        auto *button = new QPushButton(QLocale().toString(score));
        button->setObjectName(u"score-%1"_s.arg(score));
        button->setProperty("chip", true);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setAccessibleName(tr("Score %1").arg(QLocale().toString(score)));
        m_scores->addButton(button, score);
        m_scoreRow->layout()->addWidget(button);
        button->setChecked(m_old && m_old->survey == survey.id && m_old->score == score);
    }
    refresh();
}

void AnswerDialog::fillOld()
{
    if (m_old->customer.isValid())
        m_customer->setCustomer(m_old->customer);
    m_customer->setCursorPosition(0);
    m_survey->setCurrentIndex(m_survey->findData(m_old->survey.value));
    m_comment->setPlainText(m_old->comment);
    m_day->setMaximumDate(qMax(m_session.today(), m_old->day));
    m_day->setDate(m_old->day);
    if (m_channel->findData(m_old->channel) < 0)
        m_channel->addItem(m_old->channel, m_old->channel);
    m_channel->setCurrentIndex(m_channel->findData(m_old->channel));
    refresh();
    m_comment->setFocus();
}

/// An old answer may have a score that no button says, such as 8.5: it stays until one is chosen.
bool AnswerDialog::keepsScore() const
{
    return m_old && m_scores->checkedId() < 0 && m_survey->currentData().toLongLong() == m_old->survey.value;
}

void AnswerDialog::fillPerson()
{
    if (m_at >= m_chosen.size())
        return;
    m_customer->setCustomer(m_chosen[m_at]);
    if (m_chosen.size() > 1)
        setWindowTitle(tr("Record an answer (%1 of %2)").arg(QLocale().toString(int(m_at) + 1), QLocale().toString(int(m_chosen.size()))));
    if (!m_scores->buttons().isEmpty())
        m_scores->buttons().constFirst()->setFocus();
}

void AnswerDialog::refresh()
{
    m_note->setText(m_customer->customer().isValid() ? tr("Only their latest answer to a relationship survey counts.")
                    : m_customer->text().isEmpty()   ? tr("Without a name the answer is kept as anonymous.")
                                                     : tr("Choose one of the customers found, or empty the field for an anonymous answer."));
    if (keepsScore())
        m_note->setText(tr("The score is %1. Choose another one to change it.").arg(QLocale().toString(m_old->score)));
    m_save->setEnabled((m_scores->checkedId() >= 0 || keepsScore()) && (m_customer->customer().isValid() || m_customer->text().isEmpty()));
}

void AnswerDialog::keyPressEvent(QKeyEvent *event)
{
    // A digit chooses the score while one of its buttons has the keyboard; 1 then 0 is ten.
    const int digit = event->key() - Qt::Key_0;
    if (digit >= 0 && digit <= 9 && m_scoreRow->isAncestorOf(focusWidget())) {
        const bool ten = digit == 0 && m_scores->checkedId() == 1 && m_scores->button(10);
        if (QAbstractButton *button = m_scores->button(ten ? 10 : digit)) {
            button->setFocus();
            button->click();
        }
        return;
    }
    QDialog::keyPressEvent(event);
}

/// What the fields say; of an old answer, all they do not ask stays as it is.
Answer AnswerDialog::typed() const
{
    Answer answer = m_old.value_or(Answer());
    if (answer.day != m_day->date())
        answer.at = {};
    answer.survey = SurveyId(m_survey->currentData().toLongLong());
    answer.customer = m_customer->customer();
    answer.day = m_day->date();
    answer.channel = m_channel->currentData().toString();
    if (!keepsScore())
        answer.score = m_scores->checkedId();
    answer.comment = m_comment->toPlainText();
    return answer;
}

void AnswerDialog::saveOld(const Answer &answer)
{
    const Done changed = editAnswer(m_session.book(), answer);
    if (!changed) {
        say(changed.error());
        return;
    }
    m_session.accept(changed, answer.customer.isValid() ? tr("Changed the answer of %1").arg(m_customer->text())
                                                        : tr("Changed an anonymous answer"));
    accept();
}

void AnswerDialog::save()
{
    if (!m_save->isEnabled())
        return;
    Answer answer = typed();
    const Survey &survey = m_surveys[size_t(m_survey->currentIndex())];
    if (!answer.survey.isValid()) {
        const auto made = addSurvey(m_session.book(), survey);
        if (!made) {
            say(made.error());
            return;
        }
        answer.survey = *made;
    }
    if (m_old) {
        saveOld(answer);
        return;
    }
    const auto added = addAnswer(m_session.book(), answer);
    if (!added) {
        say(added.error());
        return;
    }
    m_session.accept(added, answer.customer.isValid() ? tr("Recorded the answer of %1").arg(m_customer->text())
                                                      : tr("Recorded an anonymous answer"));
    if (++m_at >= m_chosen.size()) {
        accept();
        return;
    }
    m_comment->clear();
    sayNothing();
    fillScores();
    fillPerson();
}

} // namespace goodword
