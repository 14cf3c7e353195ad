#include "ui/widgets/card.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace goodword
{

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
{
    setProperty("card", true);
    m_body->setContentsMargins(16, 14, 16, 14);
    m_body->setSpacing(8);
}

KpiCard::KpiCard(const QString &caption, QWidget *parent)
    : Card(parent)
    , m_caption(new ElideLabel(caption, QStringLiteral("cap")))
    , m_value(new PlainLabel({}, QStringLiteral("kpi")))
    , m_hint(new ElideLabel({}, QStringLiteral("cap")))
    , m_figure(new QBoxLayout(QBoxLayout::LeftToRight))
{
    body()->setContentsMargins(16, 12, 16, 12);
    body()->setSpacing(2);
    body()->addWidget(m_caption);
    m_figure->addWidget(m_value);
    m_figure->addWidget(m_hint, 1, Qt::AlignBottom);
    body()->addLayout(m_figure);
    body()->addStretch(1);
    placeHint();
    updateName();
}

void KpiCard::setFigure(const QString &value, const QString &hint, const QString &tone)
{
    m_value->setText(value);
    m_hint->setText(hint);
    m_hint->setTone(tone);
    placeHint();
    updateName();
}

/// Beside the value where there is room for all of it, else below.
void KpiCard::placeHint()
{
    constexpr int kGap = 8;
    const QMargins margins = body()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const bool beside = m_value->sizeHint().width() + kGap + m_hint->sizeHint().width() <= room;
    m_figure->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_figure->setSpacing(beside ? kGap : 0);
    m_hint->setContentsMargins(0, 0, 0, beside ? 5 : 0);
}

void KpiCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    placeHint();
}

void KpiCard::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    updateName();
}

void KpiCard::setClickable(bool clickable)
{
    m_clickable = clickable;
    setProperty("clickable", clickable);
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    repolish(this);
}

void KpiCard::updateName()
{
    setAccessibleName(
        QStringLiteral("%1: %2 %3").arg(m_caption->plainText(), m_value->plainText(), m_hint->plainText()).trimmed());
}

void KpiCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit clicked();
}

void KpiCard::keyPressEvent(QKeyEvent *event)
{
    const bool press = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_clickable && press)
        emit clicked();
    else
        Card::keyPressEvent(event);
}

SectionHeader::SectionHeader(const QString &title, const QString &role, QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(title, role))
    , m_note(new ElideLabel({}, role == QLatin1String("h1") ? QStringLiteral("muted") : QStringLiteral("cap")))
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addWidget(m_title);
    m_row->addWidget(m_note, 0, Qt::AlignBottom);
    m_note->setContentsMargins(0, 0, 0, role == QLatin1String("h1") ? 4 : 1);
    m_note->hide();
    m_row->addStretch(1);
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void SectionHeader::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void SectionHeader::addAction(QWidget *widget)
{
    m_row->addWidget(widget);
}

QFrame *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setProperty("rule", true);
    return rule;
}

} // namespace goodword
