#include "tests/support/testmain.h"

#include "ui/theme/theme.h"
#include "ui/watch/application.h"
#include "ui/watch/busywatch.h"

#include <QEventLoop>
#include <QTimer>

#include <ctime>

using namespace goodword;
using namespace Qt::StringLiterals;

static void useProcessor(int ms)
{
    const auto used = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
    };
    for (const qint64 until = used() + qint64(ms) * 1'000'000; used() < until;) {}
}

/// Works or sleeps until the watch has caught it, and longer than the limit; not static, so that the stack can name it.
Q_NEVER_INLINE void keepTheWindowWorking(BusyWatch &watch)
{
    while (!watch.hasCaught()) {}
    useProcessor(60);
}
Q_NEVER_INLINE void keepTheWindowSleeping(BusyWatch &watch)
{
    while (!watch.hasCaught())
        QThread::msleep(2);
    QThread::msleep(60);
}

class TestBusyWatch final : public QObject
{
    Q_OBJECT
private slots:
    void namesTheFunctionThatBlocks_data()
    {
        QTest::addColumn<bool>("sleeps");
        QTest::newRow("working") << false;
        QTest::newRow("sleeping") << true;
    }

    void namesTheFunctionThatBlocks()
    {
        QFETCH(bool, sleeps);
#ifndef __linux__
        QSKIP("Stacks are caught on Linux only.");
#endif
        BusyWatch watch;
        QSignalSpy blocked(&watch, &BusyWatch::blocked);
        {
            const BusyWatch::Turn turn(watch);
            sleeps ? keepTheWindowSleeping(watch) : keepTheWindowWorking(watch);
        }
        QCOMPARE(blocked.count(), 1);
        QVERIFY(blocked.first().at(0).toLongLong() >= 50);
        const QString stack = blocked.first().at(1).toStringList().join(u'\n');
        QVERIFY2(stack.contains(sleeps ? u"keepTheWindowSleeping"_s : u"keepTheWindowWorking"_s), qPrintable(stack));
    }

    void anEventOfTheProgramIsWatched()
    {
        BusyWatch *watch = BusyWatch::ofApplication();
        if (!watch)
            QSKIP("Nobody watches here.");
        QSignalSpy blocked(watch, &BusyWatch::blocked);
        useProcessor(80); // between events: no window waits for this
        QCOMPARE(blocked.count(), 0);
        QTimer::singleShot(0, this, [] { useProcessor(80); });
        QTRY_COMPARE(blocked.count(), 1);
    }

    void waitingForEventsIsNoWork()
    {
        BusyWatch watch;
        QSignalSpy blocked(&watch, &BusyWatch::blocked);
        const BusyWatch::Turn turn(watch);
        QEventLoop dialog;
        QTimer::singleShot(150, &dialog, &QEventLoop::quit);
        dialog.exec();
        QCOMPARE(blocked.count(), 0);
    }

    void anEventInANestedLoopIsWatchedByItself()
    {
        BusyWatch watch;
        QSignalSpy blocked(&watch, &BusyWatch::blocked);
        const BusyWatch::Turn turn(watch);
        QEventLoop dialog;
        QTimer::singleShot(0, &dialog, [&] {
            const BusyWatch::Turn inner(watch);
            useProcessor(80);
        });
        QTimer::singleShot(100, &dialog, &QEventLoop::quit);
        dialog.exec();
        QCOMPARE(blocked.count(), 1);
    }

    void whatIsExemptIsNotReported()
    {
        BusyWatch watch;
        QSignalSpy blocked(&watch, &BusyWatch::blocked);
        {
            const BusyWatch::Turn turn(watch);
            const BusyWatch::Exempt exempt(&watch, BusyWatch::Exempted::MakingOfWindow);
            useProcessor(120);
            const BusyWatch::Turn event(watch); // one that is sent meanwhile
            useProcessor(80);
        }
        QCOMPARE(blocked.count(), 0);
        QVERIFY(watch.longestMs(BusyWatch::Exempted::MakingOfWindow) >= 150);
        QCOMPARE(watch.longestMs(BusyWatch::Exempted::ThemeSwitch), 0);
        {
            const BusyWatch::Turn turn(watch);
            const BusyWatch::Exempt exempt(&watch, BusyWatch::Exempted::ThemeSwitch);
        }
        {
            const BusyWatch::Turn turn(watch);
            useProcessor(80);
        }
        QCOMPARE(blocked.count(), 1); // what comes after is watched again
    }

    void aThemeSwitchIsExempt()
    {
        BusyWatch *watch = BusyWatch::ofApplication();
        if (!watch)
            QSKIP("Nobody watches here.");
        QWidget window;
        window.show();
        QSignalSpy blocked(watch, &BusyWatch::blocked);
        Theme theme;
        QObject::connect(&theme, &Theme::themeChanged, &window, [] { useProcessor(80); });
        QTimer::singleShot(0, &window, [&] { theme.setMode(Theme::Mode::Dark); });
        QTRY_VERIFY(watch->longestMs(BusyWatch::Exempted::ThemeSwitch) >= 60); // another clock, in whole milliseconds
        QCOMPARE(blocked.count(), 0);
    }
};

GOODWORD_TEST(TestBusyWatch)
#include "tst_busywatch.moc"
