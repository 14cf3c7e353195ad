#include "ui/shell/appsettings.h"

#include "core/book/bookcopy.h"
#include "core/book/bookfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace goodword {

/// Where books are, and who was looked at last, is nobody else's business. QSettings keeps the permissions of what is there.
static QString privately(const QString &path)
{
    // Where it cannot be made, nothing is remembered; the program works all the same.
    if (makePrivateFolder(QFileInfo(path).path())) {
        if (QFileInfo::exists(path))
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        else
            [[maybe_unused]] const Done made = createPrivateFile(path);
    }
    return path;
}

static QString place(QStandardPaths::StandardLocation location, const QString &name)
{
    return QStandardPaths::writableLocation(location) + QLatin1Char('/') + name;
}

AppSettings::AppSettings()
    : m_settings(privately(place(QStandardPaths::AppConfigLocation, QStringLiteral("settings.ini"))), QSettings::IniFormat),
      m_state(privately(place(QStandardPaths::AppDataLocation, QStringLiteral("state/window.ini"))), QSettings::IniFormat)
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

int AppSettings::coverAfter() const
{
    return std::max(0, m_settings.value(QStringLiteral("cover_after"), 0).toInt());
}

void AppSettings::setCoverAfter(int minutes)
{
    m_settings.setValue(QStringLiteral("cover_after"), minutes);
}

QByteArray AppSettings::coverHash() const
{
    return m_settings.value(QStringLiteral("cover_passphrase")).toByteArray();
}

void AppSettings::setCoverHash(const QByteArray &hash)
{
    if (hash.isEmpty())
        m_settings.remove(QStringLiteral("cover_passphrase"));
    else
        m_settings.setValue(QStringLiteral("cover_passphrase"), hash);
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
