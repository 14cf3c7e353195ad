#include "ui/widgets/scrim.h"

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace goodword
{

Scrim::Scrim(QWidget *window, QWidget *overlay, bool nearTop)
    : QWidget(window)
    , m_overlay(overlay)
    , m_nearTop(nearTop)
{
    setObjectName(QStringLiteral("scrim"));
    setFocusPolicy(Qt::NoFocus);
    overlay->setParent(this);
    window->installEventFilter(this);
    overlay->installEventFilter(this);
    hide();
}

void Scrim::open()
{
    if (isVisible())
        return;
    m_focusBefore = QApplication::focusWidget();
    place();
    raise();
    show();
    m_overlay->show();
    m_overlay->setFocus(Qt::PopupFocusReason);
}

void Scrim::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    emit closed();
}

void Scrim::place()
{
    setGeometry(parentWidget()->rect());
    const QSize wanted = m_overlay->sizeHint().expandedTo(m_overlay->minimumSize());
    const QSize size(qMin(wanted.width(), width() - 32), qMin(wanted.height(), height() - 48));
    const int top =
        m_nearTop ? qMin(qMax(24, height() / 8), height() - size.height() - 24) : (height() - size.height()) / 2;
    m_overlay->setGeometry((width() - size.width()) / 2, top, size.width(), size.height());
}

void Scrim::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokens().scrim);
}

void Scrim::mousePressEvent(QMouseEvent *event)
{
    if (!m_overlay->geometry().contains(event->pos()))
        close();
}

void Scrim::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    event->accept();
}

bool Scrim::eventFilter(QObject *object, QEvent *event)
{
    const bool resized = object == parentWidget() && event->type() == QEvent::Resize;
    const bool grown = object == m_overlay && event->type() == QEvent::LayoutRequest;
    if (isVisible() && (resized || grown))
        place();
    return QWidget::eventFilter(object, event);
}

bool Scrim::focusNextPrevChild(bool next)
{
    // Tab stays inside the overlay: the page below is covered.
    QWidget *at = QApplication::focusWidget();
    for (QWidget *w = at ? (next ? at->nextInFocusChain() : at->previousInFocusChain()) : nullptr; w && w != at;
         w = next ? w->nextInFocusChain() : w->previousInFocusChain()) {
        if (m_overlay->isAncestorOf(w) && w->isVisible() && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus)) {
            w->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

} // namespace goodword
