#pragma once
// What may be done to the customers that are selected, where they are more than one. Asks whom it is about; knows no list.

#include "ui/pages/customers/customeractions.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;

namespace goodword {

class PlainLabel;

class BulkBar final : public QFrame
{
    Q_OBJECT
public:
    BulkBar(Session &session, customerActions::Chosen chosen, QWidget *parent = nullptr);
    void setCount(int count);
    /// The names of the buttons are told by their tooltips only.
    void setCompact(bool compact);

Q_SIGNALS:
    void logWanted();
    void exportWanted();

private:
    QPushButton *addButton(const QString &name, const QString &text, const QString &iconName);

    PlainLabel *m_count;
    QLayout *m_buttons;
    QList<QPushButton *> m_all;
};

} // namespace goodword
