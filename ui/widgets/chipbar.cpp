#include "ui/widgets/chipbar.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

namespace goodword
{

static QString idOf(const QPushButton *chip)
{
    return chip->property("chipId").toString();
}

ChipBar::ChipBar(bool exclusive, QWidget *parent)
    : QWidget(parent)
    , m_exclusive(exclusive)
{
    new FlowLayout(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipBar::addChip(const QString &id, const QString &text)
{
    auto *chip = new QPushButton(withoutMnemonic(text), this);
    chip->setObjectName(QStringLiteral("chip-") + id);
    chip->setProperty("chip", true);
    chip->setProperty("chipId", id);
    chip->setCheckable(true);
    chip->setAutoDefault(false);
    chip->setAccessibleName(text);
    chip->setCursor(Qt::PointingHandCursor);
    chip->setChecked(m_exclusive && m_chips.isEmpty());
    connect(chip, &QPushButton::clicked, this, [this, chip] { clickedOn(chip); });
    layout()->addWidget(chip);
    m_chips << chip;
}

void ChipBar::clear()
{
    qDeleteAll(m_chips);
    m_chips.clear();
}

void ChipBar::setText(const QString &id, const QString &text)
{
    for (QPushButton *chip : m_chips) {
        if (idOf(chip) == id) {
            chip->setText(withoutMnemonic(text));
            chip->setAccessibleName(text);
        }
    }
}

bool ChipBar::isChip(const QString &id) const
{
    return std::any_of(m_chips.begin(), m_chips.end(), [&](const QPushButton *chip) { return idOf(chip) == id; });
}

QStringList ChipBar::chosen() const
{
    QStringList ids;
    for (const QPushButton *chip : m_chips) {
        if (chip->isChecked())
            ids << idOf(chip);
    }
    return ids;
}

void ChipBar::setChosen(const QStringList &ids)
{
    for (QPushButton *chip : m_chips)
        chip->setChecked(ids.contains(idOf(chip)));
}

void ChipBar::clickedOn(QPushButton *chip)
{
    if (m_exclusive)
        setChosen({idOf(chip)});
    emit chosenChanged(chosen());
}

void ChipBar::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->key() == Qt::Key_Left, forward = event->key() == Qt::Key_Right;
    auto *current = qobject_cast<QPushButton *>(focusWidget());
    const qsizetype at = m_chips.indexOf(current);
    if ((!back && !forward) || at < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int step = forward == (layoutDirection() == Qt::LeftToRight) ? 1 : -1;
    m_chips.at(qBound(0, at + step, m_chips.size() - 1))->setFocus(Qt::TabFocusReason);
}

} // namespace goodword
