#pragma once
// How the program looks on this computer, and who "me" is. Not in the book: for this person only.

#include "ui/shell/appsettings.h"
#include "ui/widgets/card.h"

namespace goodword {

class LookCard final : public Card
{
    Q_OBJECT
public:
    explicit LookCard(QWidget *parent = nullptr);

private:
    AppSettings m_settings;
};

} // namespace goodword
