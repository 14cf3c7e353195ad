#include "ui/watch/busywatch.h"

#include "ui/watch/application.h"

#include <QAbstractEventDispatcher>

#include <chrono>

namespace goodword {

using namespace std::chrono;

static constexpr auto kLookEvery = milliseconds(10);

static qint64 nowNs()
{
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

BusyWatch::BusyWatch(int limitMs, QObject *parent)
    : QObject(parent), m_limitNs(qint64(limitMs) * 1'000'000), m_thread([this] { watch(); })
{
    // An event loop that waits while an event is handled is a nested one: it answers the window.
    auto *dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { end(); });
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
        if (m_depth > 0)
            begin();
    });
}

BusyWatch::~BusyWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

bool BusyWatch::wanted()
{
#ifdef NDEBUG
    return qEnvironmentVariableIntValue("GOODWORD_WATCHDOG") > 0;
#else
    return qEnvironmentVariable("GOODWORD_WATCHDOG") != QLatin1String("0");
#endif
}

BusyWatch *BusyWatch::ofApplication()
{
    const auto *application = qobject_cast<Application *>(QCoreApplication::instance());
    return application ? application->watch() : nullptr;
}

bool BusyWatch::hasCaught() const
{
    const std::lock_guard lock(m_mutex);
    return m_late == m_number;
}

/// False where work is under way already, or exempt.
bool BusyWatch::begin()
{
    if (m_sinceNs != 0 || m_exempt > 0)
        return false;
    ++m_number;
    m_keptWaitingNs = m_gui.keptWaitingNs();
    m_sinceNs = nowNs();
    return true;
}

void BusyWatch::leave(bool began)
{
    --m_depth;
    if (began || m_depth == 0)
        end();
}

void BusyWatch::end()
{
    const qint64 since = m_sinceNs.exchange(0);
    if (since == 0 || nowNs() - since <= m_limitNs)
        return;
    const qint64 worked = workedNs(since, m_keptWaitingNs);
    if (worked <= m_limitNs)
        return;
    GuiThread::Stack stack;
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, seconds(1), [this] { return m_catching == 0; });
        if (m_caught.first == m_number)
            stack = m_caught.second;
    }
    emit blocked(worked / 1'000'000, GuiThread::names(stack));
}

qint64 BusyWatch::workedNs(qint64 sinceNs, qint64 keptWaitingNs) const
{
    return nowNs() - sinceNs - (m_gui.keptWaitingNs() - keptWaitingNs);
}

void BusyWatch::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, kLookEvery, [this] { return m_stop; })) {
        const quint64 number = m_number;
        const qint64 since = m_sinceNs, keptWaiting = m_keptWaitingNs;
        // Caught a little early, so that what ends soon after the limit is caught at all, and again beyond it.
        const qint64 due = m_caught.first == number ? m_limitNs : m_limitNs / 2;
        if (since == 0 || m_late == number || workedNs(since, keptWaiting) <= due)
            continue;
        m_catching = number;
        lock.unlock();
        GuiThread::Stack stack = m_gui.stack();
        lock.lock();
        m_catching = 0;
        m_wake.notify_all();
        if (m_number != number)
            continue;
        m_caught = {number, std::move(stack)};
        if (due == m_limitNs)
            m_late = number;
    }
}

BusyWatch::Exempt::Exempt(BusyWatch *watch, Exempted what)
    : m_watch(watch), m_what(what), m_sinceNs(nowNs()), m_wasBusy(watch && watch->m_sinceNs != 0)
{
    if (!m_watch)
        return;
    m_watch->end();
    ++m_watch->m_exempt;
}

BusyWatch::Exempt::~Exempt()
{
    if (!m_watch)
        return;
    qint64 &longest = m_watch->m_longest[size_t(m_what)];
    longest = qMax(longest, (nowNs() - m_sinceNs) / 1'000'000);
    --m_watch->m_exempt;
    if (m_wasBusy)
        m_watch->begin();
}

} // namespace goodword
