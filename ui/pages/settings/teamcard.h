#pragma once
// The team and its departments.

#include "ui/widgets/card.h"

namespace goodword {

class RowList;
class Session;

class TeamCard final : public Card
{
    Q_OBJECT
public:
    explicit TeamCard(Session &session, QWidget *parent = nullptr);

private:
    void refresh();

    Session &m_session;
    RowList *m_staff, *m_departments;
};

} // namespace goodword
