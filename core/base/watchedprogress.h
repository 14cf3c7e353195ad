#pragma once
// Work that is watched from another thread, which may also tell it to stop. Shared by both, since either may be gone first.

#include "core/base/progress.h"

#include <atomic>

namespace goodword {

class WatchedProgress final : public Progress
{
public:
    void report(qint64 done, qint64 total) override { m_permille = total > 0 ? int(done * 1000 / total) : 0; }
    bool cancelled() const override { return m_cancelled; }

    void cancel() { m_cancelled = true; }
    int permille() const { return m_permille; }

private:
    std::atomic_bool m_cancelled = false;
    std::atomic_int m_permille = 0;
};

} // namespace goodword
