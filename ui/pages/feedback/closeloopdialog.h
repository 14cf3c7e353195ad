#pragma once
// Getting back to a detractor: how and what was said, logged as a touchpoint that closes the answer, in one step. Where
// nothing was said the answer is closed alone.

#include "core/feedback/answerlist.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;

namespace goodword {

class PlainLabel;
class Session;

class CloseLoopDialog final : public QDialog
{
    Q_OBJECT
public:
    CloseLoopDialog(Session &session, const AnswerRow &row, QWidget *parent = nullptr);

private:
    void save();

    Session &m_session;
    AnswerRow m_row;
    QComboBox *m_channel;
    QPlainTextEdit *m_text;
    PlainLabel *m_problem;
};

} // namespace goodword
