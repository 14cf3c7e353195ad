#pragma once
// Who is open: avatar, the name to be edited in place, company and contacts in one line, and what can be done at once.

#include "core/customers/customerlist.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace goodword {

class Avatar;
class ElideLabel;
class InlineEdit;
class Session;

class CustomerHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerHeader(Session &session, QWidget *parent = nullptr);
    void fill(const Customer &customer, const CustomerRow &row);
    void editName();

Q_SIGNALS:
    void closeWanted();
    void stepWanted(int by);
    void logWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeLine();
    QWidget *makeButtons();
    void fitCompany();
    void rename(const QString &name);
    void fillMenu(QMenu *menu);

    Session &m_session;
    Customer m_customer;
    QString m_companyName;
    Avatar *m_avatar;
    InlineEdit *m_name;
    QToolButton *m_company;
    QPushButton *m_log = nullptr;
    ElideLabel *m_line;
};

} // namespace goodword
