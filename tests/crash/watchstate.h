#pragma once
// What is known of the watched folder, for syscalls.cpp, which is told what to watch, and syscallhooks.cpp, which watches.

#include "tests/crash/syscalls.h"

#include <atomic>
#include <map>
#include <mutex>

namespace goodword::test {

struct WatchState {
    std::recursive_mutex mutex;
    bool recording = false, counting = false, hasFault = false;
    std::string folder;
    Fault fault;
    CallCounts counts;
    std::vector<DiskOp> ops;
    std::map<std::string, int> fileOf; ///< by path below the folder
    int files = 0;
    struct Open {
        std::string path;
        int file = -1;
        bool isFolder = false;
    };
    std::map<int, Open> open;
};

/// Locked by its mutex.
WatchState &watchState();

extern std::atomic<bool> gWatching, gSkipSyncs;

/// The path below the watched folder, "." for itself; nothing for any other.
bool isBelow(const WatchState &s, const char *path, std::string &rest);
/// SQLite's shared memory is no part of what must survive.
bool isKept(const std::string &path);
/// Counts the call and answers the errno it must fail with, or 0.
int failing(WatchState &s, Call call, bool *partly = nullptr);
void note(WatchState &s, DiskOp op);
int fileAt(WatchState &s, const std::string &path);

} // namespace goodword::test
