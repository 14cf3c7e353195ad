#include "core/journey/journey.h"

namespace goodword {

Done Stage::validate() const
{
    if (name.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("A stage needs a name. Nothing was changed."), {}};
    if (name.size() > kMaxName)
        return Error{ErrorCode::Invalid,
                     Core::tr("The name of a stage may have %1 characters at most. Nothing was changed.").arg(kMaxName), {}};
    if (placeInFive < 1 || placeInFive > 5)
        return Error{ErrorCode::Invalid,
                     Core::tr("A stage compares to one of the five stages, 1 to 5. Nothing was changed."), {}};
    if (stuckDays < 1)
        return Error{ErrorCode::Invalid,
                     Core::tr("The days after which somebody counts as stuck start at 1. Nothing was changed."), {}};
    return {};
}

} // namespace goodword
