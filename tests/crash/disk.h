#pragma once
// A disk with a memory that the power takes away: plays recorded calls and makes, for any moment, folders as they may be
// found after a power cut. What was synced is there; of what was not, each write of 512 bytes may be there or not, in any
// order, and each new, removed or renamed name; what is lost from the end of a grown file may be old garbage.

#include "tests/crash/syscalls.h"

#include <map>
#include <memory>
#include <random>

namespace goodword::test {

/// What a folder holds, by path below it.
using Files = std::map<std::string, std::string>;

enum class Cut {
    NothingUnsynced, ///< all that was not synced is gone
    Everything,      ///< the program was killed, the disk was not
    SomeWrites,      ///< whole writes are there or not
    Torn,            ///< sectors are there or not
    Shuffled,        ///< torn, and written in another order
    Garbage          ///< torn, and what is missing of a grown file is garbage
};
inline constexpr int kCuts = 6;

class Disk
{
public:
    /// `syncsCount` false: a disk that lies about syncing, as with PRAGMA synchronous = OFF.
    Disk(const Files &files, bool syncsCount);
    void play(const DiskOp &op);
    Files after(Cut cut, std::mt19937 &random) const;
    /// Nothing waits: all cuts give the same.
    bool isSettled() const;

private:
    struct File {
        std::string durable;
        std::vector<DiskOp> waiting;
    };
    using FilePtr = std::shared_ptr<File>;
    using Names = std::map<std::string, FilePtr>;
    struct Naming {
        std::string path;
        FilePtr file; ///< none: removed
        std::string also; ///< of a rename: the name that goes
    };

    const FilePtr &fileOf(const DiskOp &op);
    static void apply(Names &names, const Naming &naming);
    static std::string contents(const File &file, Cut cut, std::mt19937 &random);

    Names m_live, m_durable;
    std::vector<Naming> m_waiting; ///< of all folders, in order
    std::map<int, FilePtr> m_files;
    bool m_syncsCount;
};

} // namespace goodword::test
