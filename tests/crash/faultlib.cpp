// Loaded before a program (LD_PRELOAD), makes one of its calls to the disk fail, as the environment says:
// GOODWORD_FAULT_UNDER a folder; GOODWORD_FAULT "call at errno lasting partly", all numbers, or nothing to count only;
// GOODWORD_FAULT_COUNTS a file for how often each call was made and how many failed.

#include "tests/crash/syscalls.h"

#include <cstdio>
#include <cstdlib>

using namespace goodword::test;

namespace {

struct Preloaded {
    Preloaded()
    {
        const char *under = std::getenv("GOODWORD_FAULT_UNDER");
        if (!under)
            return;
        Fault fault;
        int call = 0, lasting = 0, partly = 0;
        long at = 0;
        const char *wish = std::getenv("GOODWORD_FAULT");
        const bool wished = wish && std::sscanf(wish, "%d %ld %d %d %d", &call, &at, &fault.reason, &lasting, &partly) == 5;
        fault.call = Call(call);
        fault.at = at;
        fault.lasting = lasting != 0;
        fault.partly = partly != 0;
        watch(under);
        startFaults(wished ? &fault : nullptr);
    }
    ~Preloaded()
    {
        const char *path = std::getenv("GOODWORD_FAULT_COUNTS");
        if (!path)
            return;
        const CallCounts counts = stopFaults();
        if (std::FILE *file = std::fopen(path, "w")) {
            for (const auto count : counts.of)
                std::fprintf(file, "%ld ", long(count));
            std::fprintf(file, "%ld\n", long(counts.failed));
            std::fclose(file);
        }
    }
} preloaded;

} // namespace
