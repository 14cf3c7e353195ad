#pragma once
// One Goodword per person: a second start hands what it was asked to open to the first and leaves. For this user only.

#include <QLocalServer>
#include <QObject>

namespace goodword {

class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);

    /// True when another instance took it over; otherwise this is the one, and listens from now on.
    bool handOver(const QString &what);

Q_SIGNALS:
    void asked(const QString &what);

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace goodword
