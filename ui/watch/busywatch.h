#pragma once
// For developers: reports when the GUI thread works on one event longer than the limit, with the stack that did, caught by a
// thread of its own. On in debug builds and in the tests of the window, elsewhere by GOODWORD_WATCHDOG=1, off by =0. What
// counts is the time the thread ran or slept: on a busy machine the time it was kept from a processor does not. Waiting in an
// event loop, a nested one too, is no work. Reports only; nothing may depend on it.

#include "ui/watch/guithread.h"

#include <QObject>

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace goodword {

class BusyWatch final : public QObject
{
    Q_OBJECT
public:
    explicit BusyWatch(int limitMs = 50, QObject *parent = nullptr);
    ~BusyWatch() override;

    static bool wanted();
    /// That of the running program; none where nobody watches.
    static BusyWatch *ofApplication();
    /// Whether the stack of what goes on now was caught beyond the limit.
    bool hasCaught() const;

    /// What may take its time, by name.
    enum class Exempted { ThemeSwitch, MakingOfWindow };
    /// The longest that took, in milliseconds.
    qint64 longestMs(Exempted what) const { return m_longest[size_t(what)]; }

    /// The GUI thread handles an event while this lives.
    class Turn
    {
    public:
        explicit Turn(BusyWatch &watch) : m_watch(watch), m_began(watch.begin()) { ++watch.m_depth; }
        ~Turn() { m_watch.leave(m_began); }
        Q_DISABLE_COPY_MOVE(Turn)

    private:
        BusyWatch &m_watch;
        const bool m_began;
    };

    /// While this lives nothing is reported.
    class Exempt
    {
    public:
        Exempt(BusyWatch *watch, Exempted what);
        ~Exempt();
        Q_DISABLE_COPY_MOVE(Exempt)

    private:
        BusyWatch *const m_watch;
        const Exempted m_what;
        const qint64 m_sinceNs;
        const bool m_wasBusy;
    };

signals:
    /// `stack`: the innermost function first; empty where it could not be caught.
    void blocked(qint64 ms, const QStringList &stack);

private:
    bool begin();
    void leave(bool began);
    void end();
    qint64 workedNs(qint64 sinceNs, qint64 keptWaitingNs) const;
    void watch();

    const qint64 m_limitNs;
    GuiThread m_gui;
    int m_depth = 0, m_exempt = 0;             // of the GUI thread alone
    std::array<qint64, 2> m_longest{};         // likewise
    std::atomic<qint64> m_sinceNs = 0;         ///< when the work under way began; 0: none is
    std::atomic<qint64> m_keptWaitingNs = 0;   ///< GuiThread::keptWaitingNs() then
    std::atomic<quint64> m_number = 0;         ///< of the work under way
    mutable std::mutex m_mutex;                ///< over what follows
    std::condition_variable m_wake;
    bool m_stop = false;
    std::pair<quint64, GuiThread::Stack> m_caught; ///< and the number of the work it was caught in
    quint64 m_catching = 0;                    ///< the work whose stack is just being taken
    quint64 m_late = 0;                        ///< the work that was caught beyond the limit
    std::thread m_thread;
};

} // namespace goodword
