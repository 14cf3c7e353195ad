#pragma once
// When the windows are covered, and what lifts the cover (see PrivacyScreen). Not in the book: for this person, on this
// computer.

#include "ui/shell/appsettings.h"
#include "ui/widgets/card.h"

#include <QFutureWatcher>

class QPushButton;

namespace goodword {

class PassphraseFields;
class PlainLabel;

class PrivacyCard final : public Card
{
    Q_OBJECT
public:
    explicit PrivacyCard(QWidget *parent = nullptr);

private:
    void keep(bool wanted);
    void refresh();

    AppSettings m_settings;
    PassphraseFields *m_fields;
    PlainLabel *m_state;
    QPushButton *m_set, *m_remove;
    QFutureWatcher<QByteArray> m_hashing;
};

} // namespace goodword
