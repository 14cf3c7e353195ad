#pragma once
// How long a test waits before what does not happen counts as never, and how it knows that nothing is at work any more: a
// machine may be busy with other tests, and sanitizers make each step slow.

#include <QDir>
#include <QFile>
#include <QtTest>

#include <ctime>
#include <unistd.h>

namespace goodword::test {

inline constexpr int kPatienceMs = 60'000;

template <class Happened>
bool waitFor(Happened happened)
{
    return QTest::qWaitFor(happened, kPatienceMs);
}

/// Whether another thread of this program runs, or waits for the processor or the disk, at this moment.
inline bool othersAreAtWork()
{
    const QString own = QString::number(::gettid());
    for (const QString &thread : QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile stat(QStringLiteral("/proc/self/task/%1/stat").arg(thread));
        if (thread == own || !stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = stat.readAll(); // "number (name) state …"
        const char state = line.mid(line.lastIndexOf(')') + 2, 1).at(0);
        if (state == 'R' || state == 'D')
            return true;
    }
    return false;
}

/// Lets events come for a while, and on until the threads behind the window have done what was asked of them.
inline void settle(int ms)
{
    static constexpr int kMomentMs = 10, kQuietMoments = 3;
    QTest::qWait(ms);
    QElapsedTimer timer;
    timer.start();
    for (int quiet = 0; quiet < kQuietMoments && timer.elapsed() < kPatienceMs; quiet = othersAreAtWork() ? 0 : quiet + 1)
        QTest::qWait(kMomentMs);
}

/// The processor's time of this program so far: what else the machine does says nothing about it.
inline double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

} // namespace goodword::test

// Qt's own give up after five seconds.
#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT((expression), goodword::test::kPatienceMs)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expression, message) QTRY_VERIFY2_WITH_TIMEOUT((expression), message, goodword::test::kPatienceMs)
#undef QTRY_COMPARE
#define QTRY_COMPARE(found, wanted) QTRY_COMPARE_WITH_TIMEOUT((found), (wanted), goodword::test::kPatienceMs)
