#include "ui/shell/appsettings.h"

#include <QStandardPaths>

namespace goodword {

static QString place(QStandardPaths::StandardLocation location, const QString &name)
{
    return QStandardPaths::writableLocation(location) + QLatin1Char('/') + name;
}

AppSettings::AppSettings()
    : m_settings(place(QStandardPaths::AppConfigLocation, QStringLiteral("settings.ini")), QSettings::IniFormat),
      m_state(place(QStandardPaths::AppDataLocation, QStringLiteral("state/window.ini")), QSettings::IniFormat)
{
}

QString AppSettings::author() const
{
    const QString login = qEnvironmentVariable("USER", QStringLiteral("me"));
    return m_settings.value(QStringLiteral("author"), login).toString();
}

void AppSettings::setAuthor(const QString &name)
{
    m_settings.setValue(QStringLiteral("author"), name);
}

QString AppSettings::themeMode() const
{
    return m_settings.value(QStringLiteral("theme"), QStringLiteral("system")).toString();
}

void AppSettings::setThemeMode(const QString &mode)
{
    m_settings.setValue(QStringLiteral("theme"), mode);
}

int AppSettings::textSize() const
{
    return m_settings.value(QStringLiteral("text_size"), 100).toInt();
}

void AppSettings::setTextSize(int percent)
{
    m_settings.setValue(QStringLiteral("text_size"), percent);
}

bool AppSettings::menuBarHidden() const
{
    return m_settings.value(QStringLiteral("hide_menu_bar"), false).toBool();
}

void AppSettings::setMenuBarHidden(bool hidden)
{
    m_settings.setValue(QStringLiteral("hide_menu_bar"), hidden);
}

QStringList AppSettings::recentBooks() const
{
    return m_settings.value(QStringLiteral("recent")).toStringList();
}

void AppSettings::addRecentBook(const QString &path)
{
    QStringList recent = recentBooks();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(QStringLiteral("recent"), recent.mid(0, kMostRecent));
}

void AppSettings::forgetRecentBook(const QString &path)
{
    QStringList recent = recentBooks();
    recent.removeAll(path);
    m_settings.setValue(QStringLiteral("recent"), recent);
}

void AppSettings::clearRecentBooks()
{
    m_settings.remove(QStringLiteral("recent"));
}

QByteArray AppSettings::state(const QString &key) const
{
    return m_state.value(key).toByteArray();
}

void AppSettings::setState(const QString &key, const QByteArray &value)
{
    m_state.setValue(key, value);
}

} // namespace goodword
