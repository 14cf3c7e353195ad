#pragma once
// The calls by which the program under test reaches the disk, seen from below: this program's own open, write, fsync,
// rename … stand before the C library's, so SQLite's files and all others are watched alike, whoever writes them, and
// without a change to the code under test. What happens below one folder can be recorded, or made to fail.

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace goodword::test {

enum class Call { Open, Read, Write, Sync, Truncate, Unlink, Rename }; ///< Rename: and a second name
inline constexpr int kCalls = 7;
const char *callName(Call call);

/// One change to the disk. Files are numbered: a name may pass from one to another.
struct DiskOp {
    enum Kind { Create, Write, Truncate, Sync, SyncFolder, Unlink, Rename, Link, Mark } kind = Mark;
    int file = -1;
    std::string path, to; ///< below the folder
    int64_t offset = 0;   ///< for Truncate: the new size
    std::string bytes;
};

/// Keeps account of what is opened below `folder` from now on: what was open before is not seen. Lock files never are.
void watch(const std::string &folder);
void stopWatching();

/// Records from now on what is below the watched folder; SQLite's shared memory is no part of what must survive.
void startRecording();
/// Something was promised to the user here.
void recordMark();
std::vector<DiskOp> stopRecording();

struct Fault {
    Call call = Call::Write;
    int64_t at = 1;      ///< which of these calls fails, from 1
    int reason = EIO;    ///< its errno
    bool lasting = false; ///< and all after it
    bool partly = false; ///< writes half of it first
};

/// Counts calls below the watched folder from now on, and lets the given one fail.
void startFaults(const Fault *fault = nullptr);
struct CallCounts {
    int64_t of[kCalls] = {};
    int64_t failed = 0;
};
CallCounts stopFaults();

/// While set, nothing waits for the disk: for looking at thousands of images.
void skipSyncs(bool skip);

} // namespace goodword::test
