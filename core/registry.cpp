#include "core/registry.h"

namespace goodword {

static Derivers allDerivers()
{
    Derivers derivers;
    return derivers;
}

static void seedAll(UnitOfWork &)
{
}

BookOptions standardOptions()
{
    BookOptions options;
    options.derivers = allDerivers;
    options.seed = seedAll;
    return options;
}

} // namespace goodword
