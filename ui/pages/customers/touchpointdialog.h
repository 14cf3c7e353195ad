#pragma once
// One touchpoint in full: for several customers at once when it is new, or as it was logged when it is edited. Shows what
// is wrong in place; the commands decide.

#include "core/touchpoints/touchpoint.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QCheckBox;
class QSpinBox;
class QFormLayout;

namespace goodword {

class PlainLabel;
class Session;

class TouchpointDialog final : public QDialog
{
    Q_OBJECT
public:
    TouchpointDialog(Session &session, const std::vector<CustomerId> &customers, const Touchpoint &touchpoint, QWidget *parent);

private:
    void fillForm(QFormLayout *form);
    QWidget *makeButtons();
    void fill(const Touchpoint &touchpoint);
    Touchpoint edited() const;
    void save();
    void moveToTrash();

    Session &m_session;
    std::vector<CustomerId> m_customers;
    Touchpoint m_before;
    QComboBox *m_channel, *m_direction, *m_sentiment, *m_department, *m_staff;
    QDateEdit *m_day, *m_followUp;
    QCheckBox *m_hasFollowUp, *m_followUpDone;
    QSpinBox *m_minutes;
    QLineEdit *m_subject, *m_outcome;
    QPlainTextEdit *m_body;
    PlainLabel *m_problem;
};

/// A new one for these customers.
void openTouchpointDialog(Session &session, QWidget *parent, const std::vector<CustomerId> &customers);
/// One that is there.
void openTouchpointDialog(Session &session, QWidget *parent, TouchpointId id);

} // namespace goodword
