#include "ui/theme/systemscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace goodword {

using namespace Qt::StringLiterals;

static QString portalService() { return u"org.freedesktop.portal.Desktop"_s; }
static QString portalPath() { return u"/org/freedesktop/portal/desktop"_s; }
static QString settingsInterface() { return u"org.freedesktop.portal.Settings"_s; }
static QString appearance() { return u"org.freedesktop.appearance"_s; }

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
    , m_dark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService(), portalPath(), settingsInterface(), u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage ask = QDBusMessage::createMethodCall(portalService(), portalPath(), settingsInterface(), u"Read"_s);
    ask << appearance() << u"color-scheme"_s;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (reply.isValid())
            take(reply.value().variant());
        done->deleteLater();
    });
}

void SystemScheme::settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space == appearance() && key == u"color-scheme")
        take(value.variant());
}

void SystemScheme::take(const QVariant &value)
{
    // Read answers with a variant inside a variant; 1 means dark, 2 light, 0 no preference.
    const QVariant inner = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    const bool dark = inner.toUInt() == 1;
    if (dark == m_dark)
        return;
    m_dark = dark;
    emit changed();
}

} // namespace goodword
