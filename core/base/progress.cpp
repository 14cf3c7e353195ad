#include "core/base/progress.h"

namespace goodword {

namespace {
class NoProgress final : public Progress
{
public:
    void report(qint64, qint64) override {}
    bool cancelled() const override { return false; }
};
} // namespace

Progress &Progress::none()
{
    static NoProgress nothing;
    return nothing;
}

} // namespace goodword
