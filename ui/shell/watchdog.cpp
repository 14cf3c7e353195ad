#include "ui/shell/watchdog.h"

#include <QCoreApplication>
#include <QEvent>

#include <chrono>
#include <cstdio>

namespace goodword
{

static qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

BusyWatch::BusyWatch(int limitMs, QObject *parent)
    : QObject(parent)
    , m_limitMs(limitMs)
    , m_thread([this] { watch(); })
{
}

BusyWatch::~BusyWatch()
{
    m_stop = true;
    m_thread.join();
}

bool BusyWatch::wanted()
{
    return qEnvironmentVariableIsSet("GOODWORD_WATCHDOG");
}

void BusyWatch::watch()
{
    while (!m_stop) {
        if (!m_waiting) {
            m_askedNs = nowNs();
            m_waiting = true;
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

void BusyWatch::customEvent(QEvent *)
{
    const qint64 ms = (nowNs() - m_askedNs) / 1000000;
    m_waiting = false;
    m_longest = qMax<qint64>(m_longest, ms);
    if (ms <= m_limitMs)
        return;
    std::fprintf(stderr, "goodword: the window did not answer for %lld ms\n", static_cast<long long>(ms));
    emit blocked(ms);
}

} // namespace goodword
