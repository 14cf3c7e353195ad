#include "ui/widgets/banner.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace goodword
{

using namespace Qt::StringLiterals;

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(u"info-circle"_s))
    , m_text(new PlainLabel)
    , m_buttons(new QHBoxLayout)
    , m_below(new QWidget)
    , m_close(makeIconButton(u"x-lg"_s, tr("Close this message")))
{
    setObjectName(u"banner"_s);
    m_text->setWordWrap(true);
    m_text->setSelectable(true);
    m_close->setIconSize(QSize(12, 12));
    m_close->setObjectName(u"bannerClose"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 10, 10);
    row->setSpacing(10);
    row->addWidget(m_icon);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(m_text);
    column->addWidget(m_below);
    (new FlowLayout(m_below, 10))->setContentsMargins(0, 0, 0, 0);
    m_below->hide();
    row->addLayout(column, 1);
    row->addLayout(m_buttons);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void Banner::say(Kind kind, const QString &text)
{
    for (QLayout *buttons : {static_cast<QLayout *>(m_buttons), m_below->layout()}) {
        while (QLayoutItem *item = buttons->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
    }
    m_below->hide();
    switch (kind) {
    case Kind::Info:
        setProperty("banner", u"info"_s);
        m_icon->set(u"info-circle"_s, IconTint::Accent);
        break;
    case Kind::Success:
        setProperty("banner", u"success"_s);
        m_icon->set(u"check-circle"_s, IconTint::Green);
        break;
    case Kind::Warning:
        setProperty("banner", u"warning"_s);
        m_icon->set(u"exclamation-triangle"_s, IconTint::Amber);
        break;
    case Kind::Error:
        setProperty("banner", u"error"_s);
        m_icon->set(u"exclamation-circle"_s, IconTint::Red);
        break;
    }
    m_text->setText(text);
    setToolTip({}); // it was about what was said before
    setAccessibleName(text);
    repolish(this);
    show();
}

QPushButton *Banner::addButton(const QString &text)
{
    static constexpr int kBeside = 2;
    QPushButton *button = makeButton(text);
    if (m_buttons->count() == kBeside)
        moveButtonsBelow();
    if (m_below->isVisibleTo(this))
        m_below->layout()->addWidget(button);
    else
        m_buttons->addWidget(button);
    return button;
}

void Banner::moveButtonsBelow()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        m_below->layout()->addWidget(item->widget());
        delete item;
    }
    m_below->show();
}

void Banner::setDismissible(bool dismissible)
{
    m_close->setVisible(dismissible);
}

} // namespace goodword
