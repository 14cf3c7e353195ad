#include "ui/widgets/workbar.h"

#include "core/base/watchedprogress.h"

namespace goodword {

WorkBar::WorkBar(const QString &name, QWidget *parent) : QProgressBar(parent)
{
    setAccessibleName(name);
    setTextVisible(false);
    hide();
    m_poll.setInterval(100);
    connect(&m_poll, &QTimer::timeout, this, &WorkBar::look);
}

void WorkBar::follow(std::shared_ptr<const WatchedProgress> work)
{
    m_work = std::move(work);
    look();
    show();
    m_poll.start();
}

void WorkBar::rest()
{
    m_poll.stop();
    m_work.reset();
    hide();
}

/// Until it says how far it is, only that it is at work.
void WorkBar::look()
{
    setRange(0, m_work->permille() > 0 ? 1000 : 0);
    setValue(m_work->permille());
}

} // namespace goodword
