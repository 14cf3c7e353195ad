#include "core/registry.h"

#include "core/staff/staffstore.h"

namespace goodword {

static Derivers allDerivers()
{
    Derivers derivers;
    return derivers;
}

static void seedAll(UnitOfWork &u)
{
    staffStore::seed(u);
}

BookOptions standardOptions()
{
    BookOptions options;
    options.derivers = allDerivers;
    options.seed = seedAll;
    return options;
}

} // namespace goodword
