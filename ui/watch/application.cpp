#include "ui/watch/application.h"

#include "ui/watch/busywatch.h"

#include <QThread>

#include <cstdio>

namespace goodword {

/// From the innermost function to where the event came in; what is behind that is the same each time.
static void print(qint64 ms, const QStringList &stack)
{
    std::fprintf(stderr, "goodword: the window did not answer for %lld ms\n", static_cast<long long>(ms));
    for (const QString &line : stack) {
        if (line.startsWith(QLatin1String("goodword::Application::notify")))
            break;
        if (!line.startsWith(QLatin1String("QtPrivate::")) && !line.startsWith(QLatin1String("void QtPrivate::")))
            std::fprintf(stderr, "    %s\n", qPrintable(line));
    }
}

Application::Application(int &argc, char **argv) : QApplication(argc, argv)
{
    if (!BusyWatch::wanted())
        return;
    static constexpr int kLimitMs = 50;
    m_watch = new BusyWatch(kLimitMs, this);
    connect(m_watch, &BusyWatch::blocked, this, &print);
}

bool Application::notify(QObject *receiver, QEvent *event)
{
    if (!m_watch || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const BusyWatch::Turn turn(*m_watch);
    return QApplication::notify(receiver, event);
}

} // namespace goodword
