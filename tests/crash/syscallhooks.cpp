#include "tests/crash/watchstate.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <cstdarg>

// The calls themselves: each is looked up in the state of what is watched, then made to fail, or done and recorded.

namespace goodword::test {

namespace {

template <class F>
F *real(const char *name)
{
    return reinterpret_cast<F *>(::dlsym(RTLD_NEXT, name));
}

#define REAL(name) static const auto theReal = real<decltype(::name)>(#name)

template <class RealOpen>
int openWatched(const char *path, int flags, mode_t mode, RealOpen theReal)
{
    WatchState &s = watchState();
    std::string rest;
    if (!gWatching || !path)
        return theReal(path, flags, mode);
    const std::lock_guard lock(s.mutex);
    if (!isBelow(s, path, rest))
        return theReal(path, flags, mode);
    if (const int reason = failing(s, Call::Open)) {
        errno = reason;
        return -1;
    }
    const bool isNew = (flags & O_CREAT) != 0 && ::access(path, F_OK) != 0;
    const int fd = theReal(path, flags, mode);
    if (fd < 0)
        return fd;
    WatchState::Open opened{rest, -1, (flags & O_DIRECTORY) != 0 || rest == "."};
    if (!opened.isFolder && isKept(rest)) {
        if (isNew)
            s.fileOf.erase(rest);
        opened.file = fileAt(s, rest);
        if (isNew)
            note(s, {DiskOp::Create, opened.file, rest, {}, 0, {}});
        else if ((flags & O_TRUNC) != 0)
            note(s, {DiskOp::Truncate, opened.file, rest, {}, 0, {}});
    }
    s.open[fd] = opened;
    return fd;
}

template <class RealWrite>
ssize_t writeWatched(int fd, const void *bytes, size_t size, int64_t offset, RealWrite theReal)
{
    WatchState &s = watchState();
    if (!gWatching)
        return theReal(bytes, size);
    const std::lock_guard lock(s.mutex);
    const auto found = s.open.find(fd);
    if (found == s.open.end())
        return theReal(bytes, size);
    bool partly = false;
    if (const int reason = failing(s, Call::Write, &partly)) {
        if (!partly || size < 2) {
            errno = reason;
            return -1;
        }
        size /= 2; // a short write is no error yet; the one for the rest is
        s.fault.at = s.counts.of[int(Call::Write)] + 1;
        s.fault.partly = false;
    }
    const int64_t at = offset >= 0 ? offset : int64_t(::lseek(fd, 0, SEEK_CUR));
    const ssize_t written = theReal(bytes, size);
    if (written > 0 && found->second.file >= 0)
        note(s, {DiskOp::Write, found->second.file, found->second.path, {}, at,
                 std::string(static_cast<const char *>(bytes), size_t(written))});
    return written;
}

template <class RealRead>
ssize_t readWatched(int fd, RealRead theReal)
{
    WatchState &s = watchState();
    if (!gWatching)
        return theReal();
    {
        const std::lock_guard lock(s.mutex);
        if (s.open.contains(fd)) {
            if (const int reason = failing(s, Call::Read)) {
                errno = reason;
                return -1;
            }
        }
    }
    return theReal();
}

template <class RealSync>
int syncWatched(int fd, RealSync theReal)
{
    WatchState &s = watchState();
    if (gSkipSyncs)
        return 0;
    if (!gWatching)
        return theReal(fd);
    const std::lock_guard lock(s.mutex);
    const auto found = s.open.find(fd);
    if (found == s.open.end())
        return theReal(fd);
    if (const int reason = failing(s, Call::Sync)) {
        errno = reason;
        return -1;
    }
    // The replayer keeps account of what would be on the disk: waiting for this one adds nothing.
    note(s, {found->second.isFolder ? DiskOp::SyncFolder : DiskOp::Sync, found->second.file, found->second.path, {}, 0, {}});
    return 0;
}

template <class RealTruncate>
int truncateWatched(int fd, int64_t size, RealTruncate theReal)
{
    WatchState &s = watchState();
    if (!gWatching)
        return theReal(fd, size);
    const std::lock_guard lock(s.mutex);
    const auto found = s.open.find(fd);
    if (found == s.open.end())
        return theReal(fd, size);
    if (const int reason = failing(s, Call::Truncate)) {
        errno = reason;
        return -1;
    }
    const int rc = theReal(fd, size);
    if (rc == 0 && found->second.file >= 0)
        note(s, {DiskOp::Truncate, found->second.file, found->second.path, {}, size, {}});
    return rc;
}

/// Rename, or Link: the file has both names then.
template <class RealName>
int nameWatched(DiskOp::Kind kind, const char *from, const char *to, RealName theReal)
{
    WatchState &s = watchState();
    std::string before, after;
    const std::lock_guard lock(s.mutex);
    if (!gWatching || !isBelow(s, from, before) || !isBelow(s, to, after))
        return theReal(from, to);
    if (const int reason = failing(s, Call::Rename)) {
        errno = reason;
        return -1;
    }
    const int file = fileAt(s, before);
    const int rc = theReal(from, to);
    if (rc == 0 && isKept(before)) {
        note(s, {kind, file, before, after, 0, {}});
        if (kind == DiskOp::Rename)
            s.fileOf.erase(before);
        s.fileOf[after] = file;
    }
    return rc;
}

} // namespace

} // namespace goodword::test

using namespace goodword::test;

// What stands before the C library's. SQLite, Qt and Goodword reach these in whatever library they live.
extern "C" {

int open(const char *path, int flags, ...)
{
    REAL(open);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openWatched(path, flags, mode, [](const char *p, int f, mode_t m) { return theReal(p, f, m); });
}

int open64(const char *path, int flags, ...)
{
    REAL(open64);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openWatched(path, flags, mode, [](const char *p, int f, mode_t m) { return theReal(p, f, m); });
}

int mkostemp(char *path, int flags)
{
    REAL(mkostemp);
    WatchState &s = watchState();
    std::string rest;
    const std::lock_guard lock(s.mutex);
    if (!gWatching || !isBelow(s, path, rest))
        return theReal(path, flags);
    if (const int reason = failing(s, Call::Open)) {
        errno = reason;
        return -1;
    }
    const int fd = theReal(path, flags);
    if (fd >= 0 && isBelow(s, path, rest)) {
        const int file = s.fileOf[rest] = s.files++;
        s.open[fd] = {rest, file, false};
        note(s, {DiskOp::Create, file, rest, {}, 0, {}});
    }
    return fd;
}

int close(int fd)
{
    REAL(close);
    if (gWatching) {
        WatchState &s = watchState();
        const std::lock_guard lock(s.mutex);
        s.open.erase(fd);
    }
    return theReal(fd);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    REAL(write);
    return writeWatched(fd, bytes, size, -1, [fd](const void *b, size_t n) { return theReal(fd, b, n); });
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset)
{
    REAL(pwrite64);
    return writeWatched(fd, bytes, size, offset, [fd, offset](const void *b, size_t n) { return theReal(fd, b, n, offset); });
}

ssize_t read(int fd, void *bytes, size_t size)
{
    REAL(read);
    return readWatched(fd, [&] { return theReal(fd, bytes, size); });
}

ssize_t pread64(int fd, void *bytes, size_t size, off64_t offset)
{
    REAL(pread64);
    return readWatched(fd, [&] { return theReal(fd, bytes, size, offset); });
}

int fsync(int fd)
{
    REAL(fsync);
    return syncWatched(fd, theReal);
}

int fdatasync(int fd)
{
    REAL(fdatasync);
    return syncWatched(fd, theReal);
}

int ftruncate(int fd, off_t size) noexcept
{
    REAL(ftruncate);
    return truncateWatched(fd, size, theReal);
}

int ftruncate64(int fd, off64_t size) noexcept
{
    REAL(ftruncate64);
    return truncateWatched(fd, size, theReal);
}

int unlink(const char *path) noexcept
{
    REAL(unlink);
    WatchState &s = watchState();
    std::string rest;
    const std::lock_guard lock(s.mutex);
    if (!gWatching || !isBelow(s, path, rest))
        return theReal(path);
    if (const int reason = failing(s, Call::Unlink)) {
        errno = reason;
        return -1;
    }
    const int rc = theReal(path);
    if (rc == 0 && isKept(rest)) {
        note(s, {DiskOp::Unlink, -1, rest, {}, 0, {}});
        s.fileOf.erase(rest);
    }
    return rc;
}

int link(const char *from, const char *to) noexcept
{
    REAL(link);
    return nameWatched(DiskOp::Link, from, to, theReal);
}

int rename(const char *from, const char *to) noexcept
{
    REAL(rename);
    return nameWatched(DiskOp::Rename, from, to, theReal);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    using RealRename = int(int, const char *, int, const char *, unsigned);
    static RealRename *const theReal = real<RealRename>("renameat2");
    return nameWatched(DiskOp::Rename, from, to, [=](const char *a, const char *b) { return theReal(fromFolder, a, toFolder, b, flags); });
}

} // extern "C"
