#include "ui/pages/customers/bulkbar.h"

#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

BulkBar::BulkBar(Session &session, customerActions::Chosen chosen, QWidget *parent)
    : QFrame(parent), m_count(new PlainLabel({}, u"strong"_s)), m_buttons(nullptr)
{
    setObjectName(u"bulkBar"_s);
    setProperty("card", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    auto *flowing = new QWidget;
    m_buttons = new FlowLayout(flowing, 6);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    flowing->setSizePolicy(policy);
    m_count->setObjectName(u"bulkCount"_s);
    m_count->setContentsMargins(2, 7, 10, 7);
    m_buttons->addWidget(m_count);
    column->addWidget(flowing);

    const auto withMenu = [this](QPushButton *button, const std::function<void(QMenu *)> &fill) {
        auto *menu = new QMenu(button);
        menu->setObjectName(button->objectName() + u"Menu"_s);
        fill(menu);
        button->setMenu(menu);
    };
    withMenu(addButton(u"bulkTag"_s, tr("Tag"), u"tag"_s),
             [&](QMenu *menu) { customerActions::fillTags(menu, session, chosen, false); });
    withMenu(addButton(u"bulkUntag"_s, tr("Untag"), u"x-circle"_s),
             [&](QMenu *menu) { customerActions::fillTags(menu, session, chosen, true); });
    withMenu(addButton(u"bulkStage"_s, tr("Stage"), u"signpost-split"_s),
             [&](QMenu *menu) { customerActions::fillStages(menu, session, chosen); });
    withMenu(addButton(u"bulkOwner"_s, tr("Owner"), u"person-check"_s),
             [&](QMenu *menu) { customerActions::fillOwners(menu, session, chosen); });
    connect(addButton(u"bulkLog"_s, tr("Log touchpoint"), u"chat-left-text"_s), &QPushButton::clicked, this, &BulkBar::logWanted);
    connect(addButton(u"bulkExport"_s, tr("Export"), u"download"_s), &QPushButton::clicked, this, &BulkBar::exportWanted);
    connect(addButton(u"bulkTrash"_s, tr("Trash"), u"trash"_s), &QPushButton::clicked, this,
            [&session, chosen] { customerActions::trash(session, chosen()); });
    hide();
}

QPushButton *BulkBar::addButton(const QString &name, const QString &text, const QString &iconName)
{
    auto *button = makeButton(text, iconName);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    m_buttons->addWidget(button);
    m_all << button;
    return button;
}

void BulkBar::setCount(int count)
{
    m_count->setText(tr("%1 selected").arg(QLocale().toString(count)));
    setVisible(count > 1);
}

void BulkBar::setCompact(bool compact)
{
    for (QPushButton *button : m_all)
        button->setText(compact ? QString() : button->accessibleName());
}

} // namespace goodword
