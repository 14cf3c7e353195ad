#pragma once
// A field in which a customer is found by a few letters, as people know it from writing e-mail. What is typed is looked up
// by a worker; nothing is chosen until a line is taken.

#include "core/base/id.h"

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;
class QTimer;

namespace goodword {

class Session;

class CustomerPicker final : public QLineEdit
{
    Q_OBJECT
public:
    explicit CustomerPicker(Session &session, QWidget *parent = nullptr);

    CustomerId customer() const { return m_customer; }
    void setCustomer(CustomerId id);

signals:
    void customerChanged(goodword::CustomerId id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void look();
    void take(const QModelIndex &index);

    Session &m_session;
    CustomerId m_customer;
    QCompleter *m_completer;
    QStandardItemModel *m_found;
    QTimer *m_rest;
};

} // namespace goodword
