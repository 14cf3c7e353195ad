#pragma once
// Work under way in the window, until it is told to end.

#include "core/base/progress.h"
#include "ui/shell/session.h"

#include <QThread>

#include <memory>

namespace goodword::test {

class BusyJob
{
public:
    explicit BusyJob(Session &session)
    {
        session.runJob(QStringLiteral("Counting gulls"), [ended = m_ended](Book &, Progress &progress) -> Done {
            while (!*ended && !progress.cancelled())
                QThread::msleep(2);
            return {};
        });
    }
    ~BusyJob() { end(); }
    void end() { *m_ended = true; }

private:
    std::shared_ptr<std::atomic_bool> m_ended = std::make_shared<std::atomic_bool>(false);
};

} // namespace goodword::test
