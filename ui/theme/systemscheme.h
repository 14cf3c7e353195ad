#pragma once
// Whether the desktop prefers dark: the portal's org.freedesktop.appearance color-scheme, asked without waiting and
// followed; where nobody answers, the lightness of the palette the program started with. Knows nothing of our colours.
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html

#include <QDBusVariant>
#include <QObject>

namespace goodword {

class SystemScheme final : public QObject
{
    Q_OBJECT
public:
    explicit SystemScheme(QObject *parent = nullptr);

    bool prefersDark() const { return m_dark; }

signals:
    void changed();

private slots:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    bool m_dark;
};

} // namespace goodword
