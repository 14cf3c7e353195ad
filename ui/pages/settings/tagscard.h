#pragma once
// The tags of the book, renamed everywhere or taken away.

#include "ui/widgets/card.h"

namespace goodword {

class RowList;
class Session;

class TagsCard final : public Card
{
    Q_OBJECT
public:
    explicit TagsCard(Session &session, QWidget *parent = nullptr);

private:
    void refresh();

    Session &m_session;
    RowList *m_tags;
};

} // namespace goodword
