#include "ui/shell/privacyscreen.h"

#include "core/base/passphrasehash.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/privacycover.h"

#include <QApplication>
#include <QDateTime>
#include <QEvent>
#include <QToolTip>
#include <QtConcurrentRun>

namespace goodword {

using namespace std::chrono_literals;

PrivacyScreen::PrivacyScreen(AppSettings &settings, QWidget *mainWindow)
    : QObject(mainWindow), m_settings(settings), m_mainWindow(mainWindow), m_lastTouched(QDateTime::currentMSecsSinceEpoch())
{
    qApp->installEventFilter(this);
    connect(&m_watch, &QTimer::timeout, this, &PrivacyScreen::look);
    m_watch.setTimerType(Qt::VeryCoarseTimer);
    m_watch.start(10s);
}

void PrivacyScreen::look()
{
    afterUntouched(std::chrono::seconds((QDateTime::currentMSecsSinceEpoch() - m_lastTouched) / 1000));
}

void PrivacyScreen::afterUntouched(std::chrono::seconds time)
{
    const std::chrono::minutes allowed(m_settings.coverAfter());
    if (allowed > 0min && (time >= allowed || time < 0s)) // or the clock was set back, and nobody knows
        cover();
}

void PrivacyScreen::cover()
{
    if (m_covered)
        return;
    m_focusBefore = QApplication::focusWidget();
    m_covered = true;
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    QToolTip::hideText();
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible())
            coverWindow(window);
    }
}

void PrivacyScreen::coverWindow(QWidget *window)
{
    const Qt::WindowType type = window->windowType();
    if (type == Qt::ToolTip || type == Qt::Popup || type == Qt::SplashScreen)
        return;
    auto *cover = new PrivacyCover(window, !m_settings.coverHash().isEmpty());
    connect(cover, &PrivacyCover::liftWanted, this, [this, cover] { tryToLift(cover); });
    m_covers.append(cover);
    cover->show();
    cover->comeForward();
}

void PrivacyScreen::tryToLift(PrivacyCover *cover)
{
    if (m_check.isRunning())
        return;
    m_settings.reread(); // it may have been taken away meanwhile
    if (m_settings.coverHash().isEmpty()) {
        lift();
        return;
    }
    const auto typed = std::make_shared<Secret>(cover->take());
    cover->setChecking(true);
    m_check.disconnect(this);
    connect(&m_check, &QFutureWatcherBase::finished, this, [this, cover = QPointer(cover)] {
        if (m_check.result()) {
            lift();
        } else if (cover) {
            cover->setChecking(false);
            cover->sayWrong();
        }
    });
    m_check.setFuture(QtConcurrent::run(&m_checker, [hash = m_settings.coverHash(), typed] { return isPassphraseOf(hash, *typed); }));
}

void PrivacyScreen::lift()
{
    m_covered = false;
    m_lastTouched = QDateTime::currentMSecsSinceEpoch();
    for (const QPointer<PrivacyCover> &cover : std::exchange(m_covers, {})) {
        if (cover) {
            cover->hide();
            cover->deleteLater();
        }
    }
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

/// What a hand on the keyboard or the mouse makes.
static bool isTouch(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::ShortcutOverride:
    case QEvent::Shortcut:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::HoverMove:
    case QEvent::Wheel:
    case QEvent::ContextMenu:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::DragEnter:
    case QEvent::Drop:
    case QEvent::ToolTip:
        return true;
    default:
        return false;
    }
}

static PrivacyCover *coverOf(const QWidget *window)
{
    return window->findChild<PrivacyCover *>(QString(), Qt::FindDirectChildrenOnly);
}

bool PrivacyScreen::eventFilter(QObject *object, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (!m_covered) {
        if (isTouch(type))
            m_lastTouched = QDateTime::currentMSecsSinceEpoch();
        return false;
    }
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return type == QEvent::Shortcut; // an action's
    PrivacyCover *cover = coverOf(widget->window());
    const bool behind = !cover || (widget != cover && !cover->isAncestorOf(widget));
    if (behind && isTouch(type) && widget->window()->windowType() != Qt::Popup)
        return true;
    if (type == QEvent::Show && widget->isWindow() && !cover)
        coverWindow(widget);
    else if (cover && widget == widget->window() && type == QEvent::Resize)
        QTimer::singleShot(0, cover, &PrivacyCover::comeForward);
    else if (cover && behind && (type == QEvent::ZOrderChange || type == QEvent::Show || type == QEvent::FocusIn))
        QTimer::singleShot(0, cover, &PrivacyCover::comeForward);
    return false;
}

} // namespace goodword
