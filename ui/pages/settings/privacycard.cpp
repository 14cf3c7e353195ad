#include "ui/pages/settings/privacycard.h"

#include "core/base/passphrasehash.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QtConcurrentRun>

namespace goodword {

using namespace Qt::StringLiterals;

static QComboBox *minutesField(int chosen)
{
    auto *field = new QComboBox;
    field->setObjectName(u"settingsCoverAfter"_s);
    field->addItem(PrivacyCard::tr("Never by itself"), 0);
    for (const int minutes : {1, 2, 5, 10, 15, 30, 60})
        field->addItem(PrivacyCard::tr("After %n minutes without a touch", nullptr, minutes), minutes);
    if (field->findData(chosen) < 0)
        field->addItem(PrivacyCard::tr("After %n minutes without a touch", nullptr, chosen), chosen);
    field->setCurrentIndex(field->findData(chosen));
    return field;
}

PrivacyCard::PrivacyCard(QWidget *parent)
    : Card(parent), m_fields(new PassphraseFields), m_state(new PlainLabel), m_set(makeButton(tr("Ask for it"), u"shield-lock"_s)),
      m_remove(makeButton(tr("Ask for none"), u"x-lg"_s, ButtonKind::Quiet))
{
    body()->addWidget(heading(tr("Privacy screen")));
    auto *note = new PlainLabel(tr("A curtain over the windows, against the eyes of people who pass by. It does not protect the file: whoever may use "
                                   "your computer account can open it without Goodword. For that, let your screen lock itself and encrypt your disk."), u"cap"_s);
    note->setWordWrap(true);
    body()->addWidget(note);
    auto *minutes = minutesField(m_settings.coverAfter());
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Co&ver the windows"), minutes);
    body()->addLayout(form);
    body()->addWidget(m_state);
    body()->addWidget(m_fields);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_set);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    body()->addLayout(buttons);
    m_state->setObjectName(u"settingsCoverState"_s);
    m_state->setWordWrap(true);
    m_set->setObjectName(u"settingsCoverSet"_s);
    m_remove->setObjectName(u"settingsCoverRemove"_s);
    connect(minutes, &QComboBox::activated, this, [this, minutes] { m_settings.setCoverAfter(minutes->currentData().toInt()); });
    connect(m_fields, &PassphraseFields::changed, this, &PrivacyCard::refresh);
    connect(m_set, &QPushButton::clicked, this, [this] { keep(true); });
    connect(m_remove, &QPushButton::clicked, this, [this] { keep(false); });
    connect(&m_hashing, &QFutureWatcherBase::finished, this, [this] {
        if (!m_hashing.result().isEmpty())
            m_settings.setCoverHash(m_hashing.result());
        refresh();
        if (m_hashing.result().isEmpty())
            m_state->setText(tr("The passphrase was not kept: too little memory is free. Close another program and try again."));
    });
    refresh();
}

void PrivacyCard::keep(bool wanted)
{
    if (!wanted) {
        m_settings.setCoverHash({});
        refresh();
        return;
    }
    const auto passphrase = std::make_shared<Secret>(m_fields->passphrase());
    m_fields->clear();
    m_hashing.setFuture(QtConcurrent::run([passphrase] { return passphraseHash(*passphrase); }));
    refresh();
}

void PrivacyCard::refresh()
{
    const bool asks = !m_settings.coverHash().isEmpty();
    m_state->setText(asks ? tr("A passphrase lifts the cover, also when the program is started. Choose another one here:")
                          : tr("A click lifts the cover. To be asked for a passphrase, choose one here:"));
    m_set->setEnabled(m_fields->agrees() && !m_hashing.isRunning());
    m_remove->setVisible(asks);
}

} // namespace goodword
