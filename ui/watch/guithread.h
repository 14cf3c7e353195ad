#pragma once
// What the watchdog asks of the system about the thread that made this: how long it was kept from a processor by others, and
// where it stands. The one file that knows the system: elsewhere than on Linux it answers 0 and nothing.

#include <QStringList>

#include <vector>

namespace goodword {

class GuiThread
{
public:
    GuiThread();
    ~GuiThread();
    GuiThread(const GuiThread &) = delete;
    GuiThread &operator=(const GuiThread &) = delete;

    /// Nanoseconds since its beginning in which the thread could have run and no processor was free for it.
    qint64 keptWaitingNs() const;
    using Stack = std::vector<void *>;
    /// Where the thread is, the innermost function first; asked from another thread. Empty where it cannot be said.
    Stack stack() const;
    /// The functions of a stack, for people.
    static QStringList names(const Stack &stack);

private:
    int m_statistics = -1;
    quintptr m_thread = 0;
};

} // namespace goodword
