#pragma once
// Logging in one line: while typing it shows what is understood; Enter or Ctrl+Enter logs. What a line means is
// core/touchpoints/quicklog.h's business.

#include "core/base/id.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace goodword {

class Session;

class Composer final : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(Session &session, QWidget *parent = nullptr);
    /// What is typed stays with the one it was typed for.
    void setCustomer(CustomerId id);
    void focusLine();

private:
    void preview();
    void log();

    Session &m_session;
    CustomerId m_customer;
    QLineEdit *m_line;
    QPushButton *m_log;
    QWidget *m_preview;
};

} // namespace goodword
