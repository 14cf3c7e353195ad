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
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryMinutes * 60 * 1000);
    connect(&m_retry, &QTimer::timeout, this, &BackupKeeper::start);
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (!changes.isNewDay())
            backUpIfDue();
    });
}

BackupKeeper::~BackupKeeper()
{
    if (m_thread) {
        m_thread->wait();
        delete m_thread;
    }
}

void BackupKeeper::backUpIfDue()
{
    const QDateTime now = m_session.book().clock().nowUtc();
    // What is ahead of the clock was made before it was set back, and says nothing about how long ago that was.
    const auto within = [&now](const QDateTime &since, int minutes) {
        return since.isValid() && since <= now && since.secsTo(now) < minutes * 60;
    };
    if (!within(m_last, kMinutesApart) && !within(m_tried, kRetryMinutes))
        start();
}

void BackupKeeper::start()
{
    if (m_running)
        return;
    m_running = true;
    m_retry.stop();
    delete m_thread;
    m_thread = QThread::create([this, store = BackupStore::of(m_session.book()), path = m_session.book().path()] {
        const auto done = store.make(path, QStringLiteral("auto"));
        QMetaObject::invokeMethod(this, [this, done] {
            m_running = false;
            m_thread->wait();
            const QDateTime now = m_session.book().clock().nowUtc();
            if (done) {
                m_last = now;
                m_tried = {};
                Q_EMIT made();
                if (done->removedForRoom > 0)
                    m_session.tell(BackupStore::roomText(done->removedForRoom));
                return;
            }
            const bool first = !m_tried.isValid();
            m_tried = now;
            m_retry.start();
            if (first)
                Q_EMIT failed(done.error());
        }, Qt::QueuedConnection);
    });
    m_thread->start(QThread::LowPriority);
}

} // namespace goodword
