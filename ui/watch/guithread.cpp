#include "ui/watch/guithread.h"

#ifdef __linux__
#include <cxxabi.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <mutex>
#endif

namespace goodword {

#ifdef __linux__

namespace {

// What a signal handler fills must be there before it comes and after all else is gone.
constexpr int kMostFrames = 96, kOwnFrames = 2; // the handler and the kernel's way into it
void *frames[kMostFrames];
int frameCount = 0;
sem_t framesTaken;
std::mutex oneAtATime;

int signalOfStacks()
{
    return SIGRTMIN + 5;
}

void takeStack(int)
{
    const int error = errno;
    frameCount = backtrace(frames, kMostFrames);
    sem_post(&framesTaken);
    errno = error;
}

void listenOnce()
{
    static std::once_flag once;
    std::call_once(once, [] {
        sem_init(&framesTaken, 0, 0);
        void *none[1];
        backtrace(none, 1); // loads what it needs while that is allowed
        struct sigaction action = {};
        action.sa_handler = takeStack;
        action.sa_flags = SA_RESTART;
        sigaction(signalOfStacks(), &action, nullptr);
    });
}

bool waitForStack()
{
    timespec until{};
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 1;
    int result = 0;
    while ((result = sem_timedwait(&framesTaken, &until)) != 0 && errno == EINTR) {}
    return result == 0;
}

/// "program(_ZN8goodword3fooEv+0x12) [0x…]" as "goodword::foo() +0x12".
QString readable(const char *symbol)
{
    const QString text = QString::fromLocal8Bit(symbol);
    const qsizetype open = text.indexOf(u'('), plus = text.indexOf(u'+', open), close = text.indexOf(u')', open);
    const QByteArray name = text.mid(open + 1, plus - open - 1).toLatin1();
    if (open < 0 || plus < 0 || close < plus)
        return text;
    if (name.isEmpty()) // its offset in the file, for addr2line
        return text.left(open).section(u'/', -1) + u' ' + text.mid(plus, close - plus);
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> plain(abi::__cxa_demangle(name.constData(), nullptr, nullptr, &status), &std::free);
    return QString::fromUtf8(plain ? plain.get() : name.constData());
}

} // namespace

GuiThread::GuiThread() : m_statistics(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)), m_thread(quintptr(pthread_self()))
{
    listenOnce();
}

GuiThread::~GuiThread()
{
    if (m_statistics >= 0)
        ::close(m_statistics);
}

qint64 GuiThread::keptWaitingNs() const
{
    char text[96] = {}; // "on-a-processor waiting-for-one times"
    if (m_statistics < 0 || ::pread(m_statistics, text, sizeof text - 1, 0) <= 0)
        return 0;
    char *end = nullptr;
    std::strtoll(text, &end, 10);
    return std::strtoll(end, nullptr, 10);
}

GuiThread::Stack GuiThread::stack() const
{
    const std::lock_guard lock(oneAtATime);
    while (sem_trywait(&framesTaken) == 0) {} // one that came too late
    if (pthread_kill(pthread_t(m_thread), signalOfStacks()) != 0 || !waitForStack())
        return {};
    return frameCount > kOwnFrames ? Stack(frames + kOwnFrames, frames + frameCount) : Stack();
}

QStringList GuiThread::names(const Stack &stack)
{
    QStringList lines;
    const std::unique_ptr<char *, decltype(&std::free)> symbols(backtrace_symbols(stack.data(), int(stack.size())), &std::free);
    for (size_t i = 0; symbols && i < stack.size(); ++i)
        lines.append(readable(symbols.get()[i]));
    return lines;
}

#else

GuiThread::GuiThread() = default;
GuiThread::~GuiThread() = default;
qint64 GuiThread::keptWaitingNs() const { return 0; }
GuiThread::Stack GuiThread::stack() const { return {}; }
QStringList GuiThread::names(const Stack &) { return {}; }

#endif

} // namespace goodword
