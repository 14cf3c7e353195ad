#pragma once
// What the program remembers for this person on this machine: look, recent books, who "me" is, window state. Never
// anything of a book's content. Two files: settings, and window state that may be thrown away.

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace goodword {

class AppSettings
{
public:
    AppSettings();

    QString author() const; ///< the name that history steps carry
    void setAuthor(const QString &name);
    QString themeMode() const; ///< system, light, dark, contrast
    void setThemeMode(const QString &mode);
    int textSize() const;
    void setTextSize(int percent);
    bool menuBarHidden() const;
    void setMenuBarHidden(bool hidden);

    int coverAfter() const; ///< minutes without a touch until the windows are covered; 0: never
    void setCoverAfter(int minutes);
    QByteArray coverHash() const; ///< of the passphrase that lifts the cover; empty: none is asked for
    void setCoverHash(const QByteArray &hash);
    /// What another program of ours wrote meanwhile.
    void reread() { m_settings.sync(); }

    static constexpr int kMostRecent = 10;
    QStringList recentBooks() const;
    void addRecentBook(const QString &path);
    void forgetRecentBook(const QString &path);
    void clearRecentBooks();

    QByteArray state(const QString &key) const;
    void setState(const QString &key, const QByteArray &value);

private:
    QSettings m_settings;
    QSettings m_state;
};

} // namespace goodword
