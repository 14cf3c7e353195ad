#pragma once
// Fields a business adds to its customers: their names, kinds, choices and order.

#include "ui/widgets/card.h"

class QComboBox;
class QLineEdit;

namespace goodword {

class RowList;
class Session;

class FieldsCard final : public Card
{
    Q_OBJECT
public:
    explicit FieldsCard(Session &session, QWidget *parent = nullptr);

private:
    void refresh();
    void add(const QString &name);

    Session &m_session;
    RowList *m_fields;
    QComboBox *m_kind;
    QLineEdit *m_choices;
};

} // namespace goodword
