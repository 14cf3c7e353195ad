#include "core/base/memoryprivacy.h"

#include <sys/resource.h>

#include <algorithm>

namespace goodword {

void keepMemoryOutOfFiles()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    // 1 and not 0: Linux gives a core to a program that collects them (systemd-coredump, apport) whatever the limit is, but not
    // where it is 1; and no core fits into one byte. The hard limit stays, for whoever debugs.
    limit.rlim_cur = std::min<rlim_t>(1, limit.rlim_max);
    ::setrlimit(RLIMIT_CORE, &limit);
}

} // namespace goodword
