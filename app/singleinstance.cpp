#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace goodword {

static constexpr int kPatienceMs = 1000;

SingleInstance::SingleInstance(QObject *parent) : QObject(parent)
{
    const QByteArray home = QCryptographicHash::hash(QDir::homePath().toUtf8(), QCryptographicHash::Sha1).toHex().left(12);
    m_name = QStringLiteral("goodword-") + QString::fromLatin1(home);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            Q_EMIT asked(QString::fromUtf8(socket->readAll().left(8192)));
            socket->deleteLater();
        });
    });
}

bool SingleInstance::handOver(const QString &what)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (socket.waitForConnected(kPatienceMs)) {
        socket.write(what.toUtf8());
        socket.waitForBytesWritten(kPatienceMs);
        socket.disconnectFromServer();
        return true;
    }
    QLocalServer::removeServer(m_name); // left by one that crashed
    m_server.listen(m_name);
    return false;
}

} // namespace goodword
