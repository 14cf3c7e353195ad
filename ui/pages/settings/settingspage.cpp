#include "ui/pages/settings/settingspage.h"

#include "core/base/text.h"
#include "ui/pages/settings/businesscard.h"
#include "ui/pages/settings/fieldscard.h"
#include "ui/pages/settings/lookcard.h"
#include "ui/pages/settings/privacycard.h"
#include "ui/pages/settings/tagscard.h"
#include "ui/pages/settings/teamcard.h"
#include "ui/shell/session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(Session &session, QWidget *parent) : Page(session, parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(28, 20, 0, 0);
    outer->setSpacing(14);
    auto *header = new SectionHeader(tr("Settings"), u"h1"_s);
    header->setNote(tr("Changes take effect at once"));
    outer->addWidget(header);
    m_filter = new SearchField(tr("Find a setting"));
    m_filter->setObjectName(u"settingsFilter"_s);
    m_filter->setMaximumWidth(420);
    outer->addWidget(m_filter);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *inside = new QWidget;
    scroll->setWidget(inside);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 28, 24);
    column->setSpacing(14);
    const bool writable = !session.book().isReadOnly();
    m_cards = {new BusinessCard(session), new LookCard, new PrivacyCard, new TeamCard(session), new FieldsCard(session), new TagsCard(session)};
    for (QWidget *card : std::as_const(m_cards)) {
        card->setMaximumWidth(820);
        card->setEnabled(writable || qobject_cast<LookCard *>(card) || qobject_cast<PrivacyCard *>(card));
        column->addWidget(card);
    }
    column->addStretch();
    outer->addWidget(scroll, 1);
    connect(m_filter, &SearchField::searchChanged, this, &SettingsPage::showMatching);
}

void SettingsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool SettingsPage::escape()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    return true;
}

void SettingsPage::showMatching(const QString &words)
{
    const QString wanted = fold(words.trimmed());
    for (QWidget *card : std::as_const(m_cards)) {
        QStringList texts;
        for (const QLabel *label : card->findChildren<QLabel *>())
            texts.append(label->text());
        for (const QAbstractButton *button : card->findChildren<QAbstractButton *>())
            texts.append(button->text());
        card->setVisible(wanted.isEmpty() || fold(texts.join(u' ')).contains(wanted));
    }
}

} // namespace goodword
