#pragma once
// Moving customers to a stage with what a plain drag cannot say: why, on what evidence, and on which day. It only asks; the
// caller moves. While it could not, the dialog says so and stays.

#include "core/journey/journey.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace goodword {

class Session;

class MoveDialog final : public FormDialog
{
    Q_OBJECT
public:
    MoveDialog(Session &session, const std::vector<CustomerId> &customers, QWidget *parent = nullptr);

    StageMove move() const;

protected:
    void save() override;

private:
    void fillStages(const std::vector<CustomerId> &customers);

    Session &m_session;
    size_t m_count; ///< of customers
    QComboBox *m_stage, *m_staff;
    QDateEdit *m_day;
    QLineEdit *m_reason;
    QPlainTextEdit *m_evidence;
};

} // namespace goodword
