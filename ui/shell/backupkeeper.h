#pragma once
// Backups without thinking: the first change of a day, then at most every half hour while changing. Works beside the
// window; one that fails is told and tried again. Never in the way of an edit.

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace goodword {

class Session;
struct Error;

class BackupKeeper final : public QObject
{
    Q_OBJECT
public:
    explicit BackupKeeper(Session &session, QObject *parent = nullptr);
    ~BackupKeeper() override;

    static constexpr int kMinutesApart = 30;
    static constexpr int kRetryMinutes = 2; ///< after a failure, with or without another change

Q_SIGNALS:
    /// The first failure of a row of them.
    void failed(const goodword::Error &error);
    void made();

private:
    void backUpIfDue();
    void start();

    Session &m_session;
    QDateTime m_last;  ///< of a backup that was made
    QDateTime m_tried; ///< of one that failed since
    QTimer m_retry;
    bool m_running = false;
    QThread *m_thread = nullptr;
};

} // namespace goodword
