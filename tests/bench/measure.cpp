#include "bench/bench.h"

#include <ctime>

namespace goodword::bench {

double timed(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

static double secondsOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

double timedCpu(const std::function<void()> &work)
{
    const double before = secondsOf(CLOCK_THREAD_CPUTIME_ID);
    work();
    return (secondsOf(CLOCK_THREAD_CPUTIME_ID) - before) * 1e3;
}

double cpuSeconds()
{
    return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

QString ms(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0) + QStringLiteral(" ms");
}

QString times(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0) + QStringLiteral("×");
}

} // namespace goodword::bench
