#include "tests/crash/syscalls.h"

#include "tests/crash/watchstate.h"

#include <string_view>
#include <utility>

namespace goodword::test {

std::atomic<bool> gWatching = false, gSkipSyncs = false;

/// Never destroyed: threads and libraries write files until the very end.
WatchState &watchState()
{
    static auto *theState = new WatchState;
    return *theState;
}

static bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool isBelow(const WatchState &s, const char *path, std::string &rest)
{
    const std::string_view view(path);
    if (view.substr(0, s.folder.size()) != s.folder)
        return false;
    rest = view.size() == s.folder.size() ? "." : std::string(view.substr(s.folder.size() + 1));
    return (view.size() == s.folder.size() || view[s.folder.size()] == '/') && !endsWith(rest, ".lock") && !endsWith(rest, ".rmlock");
}

bool isKept(const std::string &path)
{
    return !endsWith(path, "-shm");
}

int failing(WatchState &s, Call call, bool *partly)
{
    if (!s.counting)
        return 0;
    const int64_t now = ++s.counts.of[int(call)];
    if (!s.hasFault || s.fault.call != call || !(s.fault.lasting ? now >= s.fault.at : now == s.fault.at))
        return 0;
    ++s.counts.failed;
    if (partly)
        *partly = s.fault.partly;
    return s.fault.reason;
}

void note(WatchState &s, DiskOp op)
{
    if (s.recording)
        s.ops.push_back(std::move(op));
}

int fileAt(WatchState &s, const std::string &path)
{
    const auto found = s.fileOf.find(path);
    if (found != s.fileOf.end())
        return found->second;
    return s.fileOf[path] = s.files++;
}

const char *callName(Call call)
{
    static constexpr const char *kNames[kCalls] = {"open", "read", "write", "sync", "truncate", "unlink", "rename"};
    return kNames[int(call)];
}

void watch(const std::string &folder)
{
    WatchState &s = watchState();
    const std::lock_guard lock(s.mutex);
    s.folder = folder;
    s.fileOf.clear();
    s.open.clear();
    s.files = 0;
    gWatching = true;
}

void stopWatching()
{
    gWatching = false;
}

void startRecording()
{
    WatchState &s = watchState();
    const std::lock_guard lock(s.mutex);
    s.ops.clear();
    s.recording = true;
}

void recordMark()
{
    WatchState &s = watchState();
    const std::lock_guard lock(s.mutex);
    note(s, {});
}

std::vector<DiskOp> stopRecording()
{
    WatchState &s = watchState();
    const std::lock_guard lock(s.mutex);
    s.recording = false;
    return std::exchange(s.ops, {});
}

void startFaults(const Fault *fault)
{
    WatchState &s = watchState();
    const std::lock_guard lock(s.mutex);
    s.counts = {};
    s.counting = true;
    s.hasFault = fault != nullptr;
    s.fault = fault ? *fault : Fault();
}

CallCounts stopFaults()
{
    WatchState &s = watchState();
    const std::lock_guard lock(s.mutex);
    s.counting = s.hasFault = false;
    return s.counts;
}

void skipSyncs(bool skip)
{
    gSkipSyncs = skip;
}

} // namespace goodword::test
