#pragma once
// Moving customers to a stage with what a plain drag cannot say: why, on what evidence, and on which day. It only asks; the
// caller moves.

#include "core/journey/journey.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace goodword {

class Session;

class MoveDialog final : public QDialog
{
    Q_OBJECT
public:
    MoveDialog(Session &session, const std::vector<CustomerId> &customers, QWidget *parent = nullptr);

    StageMove move() const;

private:
    QComboBox *m_stage, *m_staff;
    QDateEdit *m_day;
    QLineEdit *m_reason;
    QPlainTextEdit *m_evidence;
};

} // namespace goodword
