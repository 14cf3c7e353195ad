#pragma once
// Recording an answer by hand, or correcting one: who, which survey, the score as one of its buttons, the words, the day.
// Several chosen customers are gone through one after the other; nobody chosen makes it anonymous.

#include "core/feedback/answer.h"
#include "ui/dialogs/formdialog.h"

class QButtonGroup;
class QComboBox;
class QDateEdit;
class QPlainTextEdit;
class QPushButton;

namespace goodword {

class CustomerPicker;
class PlainLabel;
class Session;

class AnswerDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// `old`: the answer to correct; nothing: a new one.
    AnswerDialog(Session &session, const std::vector<CustomerId> &chosen, QWidget *parent = nullptr, const std::optional<Answer> &old = {});
    static void ask(Session &session, QWidget *window, const std::vector<CustomerId> &chosen);
    static void edit(Session &session, QWidget *window, AnswerId id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillSurveys();
    void fillScores();
    void fillPerson();
    void fillOld();
    bool keepsScore() const;
    Answer typed() const;
    void saveOld(const Answer &answer);
    void refresh();
    void save() override;

    Session &m_session;
    std::vector<CustomerId> m_chosen;
    std::optional<Answer> m_old;
    size_t m_at = 0;
    std::vector<Survey> m_surveys;
    CustomerPicker *m_customer;
    QComboBox *m_survey, *m_channel;
    PlainLabel *m_question, *m_note;
    QWidget *m_scoreRow;
    QButtonGroup *m_scores;
    QPlainTextEdit *m_comment;
    QDateEdit *m_day;
    QPushButton *m_save;
};

} // namespace goodword
