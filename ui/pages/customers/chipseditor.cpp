#include "ui/pages/customers/chipseditor.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

static QPushButton *makeChip(const QString &text, const QString &iconName)
{
    auto *chip = new QPushButton;
    chip->setProperty("chip", true);
    chip->setAutoDefault(false);
    chip->setCursor(Qt::PointingHandCursor);
    chip->setIcon(icon(iconName, IconTint::Muted));
    chip->setIconSize(QSize(scaled(13), scaled(9)));
    const QString line = oneLine(text);
    chip->setText(withoutMnemonic(isolated(chip->fontMetrics().elidedText(line, Qt::ElideRight, scaled(170)))));
    return chip;
}

ChipsEditor::ChipsEditor(const QString &name, const QString &addText, QWidget *parent)
    : QWidget(parent), m_name(name), m_add(makeChip(addText, u"plus-lg"_s)), m_field(new QLineEdit)
{
    setObjectName(name);
    auto *flow = new FlowLayout(this, 6);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_add->setObjectName(name + u"-add"_s);
    m_field->setObjectName(name + u"-field"_s);
    m_field->setAccessibleName(addText);
    m_field->setMaxLength(100);
    m_field->setFixedWidth(scaled(130));
    m_field->installEventFilter(this);
    flow->addWidget(m_add);
    flow->addWidget(m_field);
    m_field->hide();
    connect(m_add, &QPushButton::clicked, this, &ChipsEditor::startAdding);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        const QString text = m_field->text().trimmed();
        m_field->clear();
        if (text.isEmpty())
            endAdding();
        else
            Q_EMIT addWanted(text);
    });
}

void ChipsEditor::setChips(const QList<Chip> &chips)
{
    for (QPushButton *old : m_chips) {
        layout()->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    m_chips.clear();
    layout()->removeWidget(m_add);
    layout()->removeWidget(m_field);
    for (const Chip &chip : chips) {
        auto *button = makeChip(chip.text, u"x-lg"_s);
        // The cross stands after the word.
        button->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
        button->setObjectName(m_name + u'-' + chip.id);
        button->setAccessibleName(tr("Remove %1").arg(chip.text));
        button->setToolTip(plainToolTip(tr("Remove %1").arg(chip.text)));
        connect(button, &QPushButton::clicked, this, [this, id = chip.id] { Q_EMIT removeWanted(id); });
        layout()->addWidget(button);
        button->show();
        m_chips << button;
    }
    layout()->addWidget(m_add);
    layout()->addWidget(m_field);
    updateGeometry();
}

void ChipsEditor::setOffers(const QStringList &offers)
{
    if (offers == m_offers)
        return;
    m_offers = offers;
    auto *completer = new QCompleter(offers, m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(completer);
}

void ChipsEditor::setAddable(bool addable)
{
    m_add->setVisible(addable);
}

void ChipsEditor::startAdding()
{
    m_add->hide();
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
}

void ChipsEditor::endAdding()
{
    m_field->clear();
    m_field->hide();
    m_add->show();
}

bool ChipsEditor::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_field && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason && m_field->text().trimmed().isEmpty())
        endAdding();
    return QWidget::eventFilter(object, event);
}

} // namespace goodword
