#pragma once
// For developers: says on stderr when the GUI thread does not come back to its event loop for longer than the limit.
// A thread of its own asks, an event answers. Off unless GOODWORD_WATCHDOG is set; costs nothing then.

#include <QObject>

#include <atomic>
#include <thread>

namespace goodword
{

class BusyWatch final : public QObject
{
    Q_OBJECT
public:
    explicit BusyWatch(int limitMs = 50, QObject *parent = nullptr);
    ~BusyWatch() override;

    /// The longest wait seen so far, in milliseconds.
    qint64 longestMs() const { return m_longest; }
    static bool wanted();

signals:
    void blocked(qint64 ms);

protected:
    void customEvent(QEvent *event) override;

private:
    void watch();

    const int m_limitMs;
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_waiting{false};
    std::atomic<qint64> m_askedNs{0};
    std::atomic<qint64> m_longest{0};
    std::thread m_thread;
};

} // namespace goodword
