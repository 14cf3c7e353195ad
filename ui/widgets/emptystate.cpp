#include "ui/widgets/emptystate.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace goodword
{

namespace
{

class Medallion final : public QWidget
{
public:
    explicit Medallion(QString name)
        : m_name(std::move(name))
    {
        setFixedSize(72, 72);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens().accentSoft);
        painter.drawEllipse(rect());
        drawIcon(&painter, m_name, QRect(22, 22, 28, 28), tokens().accent);
    }

private:
    QString m_name;
};

} // namespace

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_title(heading(title))
    , m_sentence(new PlainLabel(sentence, QStringLiteral("muted")))
    , m_buttons(new QWidget)
{
    setObjectName(QStringLiteral("emptyState"));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(200);
    m_sentence->setMaximumWidth(scaled(420));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(new Medallion(iconName), 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(m_title);
    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(m_sentence, 20);
    centred->addStretch(1);
    column->addLayout(centred);
    column->addSpacing(10);
    auto *flow = new FlowLayout(m_buttons, 8);
    flow->setAlignment(Qt::AlignHCenter);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_buttons->setSizePolicy(policy);
    column->addWidget(m_buttons);
    column->addStretch(3);
}

void EmptyState::setTexts(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
}

QPushButton *EmptyState::place(QPushButton *button, QPushButton *&slot)
{
    delete slot;
    slot = button;
    m_buttons->layout()->addWidget(button);
    return button;
}

QPushButton *EmptyState::setPrimary(const QString &text, const QString &iconName)
{
    place(makeButton(text, iconName, ButtonKind::Primary), m_primary);
    m_primary->setObjectName(QStringLiteral("emptyPrimary"));
    connect(m_primary, &QPushButton::clicked, this, &EmptyState::primaryClicked);
    return m_primary;
}

QPushButton *EmptyState::setSecondary(const QString &text, const QString &iconName)
{
    place(makeButton(text, iconName), m_secondary);
    m_secondary->setObjectName(QStringLiteral("emptySecondary"));
    connect(m_secondary, &QPushButton::clicked, this, &EmptyState::secondaryClicked);
    return m_secondary;
}

} // namespace goodword
