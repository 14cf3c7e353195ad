#include "ui/shell/backupkeeper.h"

#include "core/book/backup.h"
#include "ui/shell/session.h"

#include <QThread>

namespace goodword {

BackupKeeper::BackupKeeper(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    const auto backups = BackupStore::of(session.book()).list();
    if (!backups.isEmpty())
        m_last = backups.first().at;
    connect(&session.book().hub(), &ChangeHub::changed, this, &BackupKeeper::onChanged);
}

BackupKeeper::~BackupKeeper()
{
    if (m_thread) {
        m_thread->wait();
        delete m_thread;
    }
}

void BackupKeeper::onChanged()
{
    const QDateTime now = m_session.book().clock().nowUtc();
    if (m_running || (m_last.isValid() && m_last.secsTo(now) < kMinutesApart * 60))
        return;
    m_running = true;
    m_last = now;
    delete m_thread;
    m_thread = QThread::create([this, store = BackupStore::of(m_session.book()), path = m_session.book().path()] {
        const auto made = store.make(path, QStringLiteral("auto"));
        QMetaObject::invokeMethod(this, [this, made] {
            m_running = false;
            m_thread->wait();
            if (!made)
                Q_EMIT failed(made.error());
            else if (made->removedForRoom > 0)
                m_session.tell(BackupStore::roomText(made->removedForRoom));
        }, Qt::QueuedConnection);
    });
    m_thread->start(QThread::LowPriority);
}

} // namespace goodword
