#pragma once
// Getting back to a detractor: how and what was said, logged as a touchpoint that closes the answer, in one step. Where
// nothing was said the answer is closed alone.

#include "core/feedback/answerlist.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QPlainTextEdit;

namespace goodword {

class Session;

class CloseLoopDialog final : public FormDialog
{
    Q_OBJECT
public:
    CloseLoopDialog(Session &session, const AnswerRow &row, QWidget *parent = nullptr);

private:
    void save() override;

    Session &m_session;
    AnswerRow m_row;
    QComboBox *m_channel;
    QPlainTextEdit *m_text;
};

} // namespace goodword
