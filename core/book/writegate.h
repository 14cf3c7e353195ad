#pragma once
// One writer at a time within the program: whoever wants to write takes the gate or is told who has it. No waiting, so
// the window never freezes behind an import.

#include <QMutex>
#include <QString>

namespace goodword {

class WriteGate
{
public:
    /// False when somebody else has it; what they do is in holder().
    bool take(const QString &what)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_taken)
            return false;
        m_taken = true;
        m_what = what;
        return true;
    }
    void release()
    {
        const QMutexLocker lock(&m_mutex);
        m_taken = false;
        m_what.clear();
    }
    QString holder() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_what;
    }

private:
    mutable QMutex m_mutex;
    bool m_taken = false;
    QString m_what;
};

} // namespace goodword
