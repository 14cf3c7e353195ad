#include "ui/widgets/toast.h"

#include "ui/theme/icons.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace goodword
{

using namespace Qt::StringLiterals;

Toast::Toast(const QString &text, const QString &actionText, QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"toast"_s);
    setProperty("toast", true);
    setAccessibleName(text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 9, 8, 9);
    row->setSpacing(8);
    row->addWidget(new ElideLabel(text), 1);
    row->addSpacing(8);
    if (!actionText.isEmpty()) {
        auto *button = new QPushButton(actionText);
        button->setObjectName(u"toastAction"_s);
        button->setCursor(Qt::PointingHandCursor);
        button->setAccessibleName(u"%1: %2"_s.arg(actionText, text));
        button->installEventFilter(this);
        connect(button, &QPushButton::clicked, this, [this] {
            emit actionTriggered();
            emit done();
        });
        row->addWidget(button);
    }
    auto *close = makeIconButton(u"x-lg"_s, tr("Dismiss"));
    close->setIcon(icon(u"x-lg"_s, IconTint::Toast));
    close->setIconSize(QSize(11, 11));
    close->setObjectName(u"toastClose"_s);
    close->installEventFilter(this);
    connect(close, &QToolButton::clicked, this, &Toast::done);
    row->addWidget(close);
    m_life.setSingleShot(true);
    connect(&m_life, &QTimer::timeout, this, &Toast::done);
}

void Toast::setLifetime(int ms)
{
    m_life.start(ms);
}

void Toast::enterEvent(QEnterEvent *)
{
    m_life.stop();
}

void Toast::leaveEvent(QEvent *)
{
    resume();
}

void Toast::resume()
{
    if (!underMouse() && !isAncestorOf(QApplication::focusWidget()))
        m_life.start(m_life.interval());
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit done();
    else
        QFrame::keyPressEvent(event);
}

bool Toast::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_life.stop();
    else if (event->type() == QEvent::FocusOut && !underMouse())
        m_life.start(m_life.interval());
    return QFrame::eventFilter(object, event);
}

ToastHost::ToastHost(QWidget *window)
    : QWidget(window)
{
    setObjectName(u"toastHost"_s);
    window->installEventFilter(this);
    QWidget::hide();
}

void ToastHost::show(const QString &text, const QString &actionText, std::function<void()> action)
{
    if (m_toasts.size() >= kMost)
        remove(m_toasts.first());
    auto *toast = new Toast(text, actionText, parentWidget());
    connect(toast, &Toast::done, this, [this, toast] { remove(toast); });
    if (action)
        connect(toast, &Toast::actionTriggered, this, action);
    m_toasts << toast;
    toast->show();
    toast->setLifetime(kLifetimeMs);
    place();
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ToastHost::clear()
{
    while (!m_toasts.isEmpty())
        remove(m_toasts.first());
}

bool ToastHost::focusNewest()
{
    if (m_toasts.isEmpty())
        return false;
    const auto buttons = m_toasts.last()->findChildren<QAbstractButton *>();
    buttons.first()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void ToastHost::remove(Toast *toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    toast->hide();
    toast->deleteLater();
    place();
}

void ToastHost::place()
{
    const QSize window = parentWidget()->size();
    int bottom = window.height() - 24;
    for (auto it = m_toasts.rbegin(); it != m_toasts.rend(); ++it) {
        Toast *toast = *it;
        const QSize wanted = toast->sizeHint();
        const int width = qMin(qMin(wanted.width(), scaled(620)), window.width() - 32);
        toast->setGeometry((window.width() - width) / 2, bottom - wanted.height(), width, wanted.height());
        toast->raise();
        bottom -= wanted.height() + 8;
    }
}

bool ToastHost::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(object, event);
}

} // namespace goodword
