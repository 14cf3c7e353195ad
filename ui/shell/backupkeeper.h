#pragma once
// Backups without thinking: the first change of a day, then at most every half hour while changing. Works beside the
// window, and says so when it fails; never in the way of an edit.

#include <QDateTime>
#include <QObject>

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

Q_SIGNALS:
    void failed(const goodword::Error &error);

private:
    void onChanged();

    Session &m_session;
    QDateTime m_last;
    bool m_running = false;
    QThread *m_thread = nullptr;
};

} // namespace goodword
