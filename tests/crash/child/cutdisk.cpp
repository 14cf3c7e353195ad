// A disk whose power can be cut, for a real file system on top: one file, served through FUSE, that a loop device takes for
// a disk. What was flushed is kept; of what was not, any sector may be gone when the power comes back. A process of its own,
// so that nobody waits for a disk that waits for him; it ends when its standard input does, and the kernel then answers
// whoever still waits with EIO. Speaks the kernel's protocol itself (linux/fuse.h): it needs no library.
//
//   cutdisk FOLDER IMAGE [unflushed]     "unflushed": says that it flushes and does not, for the control
//   keep       all that was written is safe from now on, flushed or not; says "kept"
//   arm N      the power goes before the Nth write or flush from now; then says "cut N"
//   cut        now
//   on SEED    the power comes back: says "on FILE SECTORS-LOST"; who has the file of before open gets EIO for ever

#include <linux/fuse.h>
#include <poll.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr size_t kSector = 512;
constexpr uint32_t kMaxWrite = 128 << 10;

struct Written {
    size_t offset = 0;
    std::string bytes;
};

/// The sectors, those that are safe and those that only seem so.
class Platter
{
public:
    Platter(std::string image, bool flushesCount) : m_durable(std::move(image)), m_seen(m_durable), m_flushesCount(flushesCount) {}

    size_t size() const { return m_seen.size(); }
    const char *at(size_t offset) const { return m_seen.data() + offset; }

    void write(size_t offset, const char *bytes, size_t count)
    {
        m_seen.replace(offset, count, bytes, count);
        m_waiting.push_back({offset, std::string(bytes, count)});
    }
    void flush()
    {
        if (m_flushesCount)
            keep();
    }
    void keep()
    {
        for (const Written &written : m_waiting)
            m_durable.replace(written.offset, written.bytes.size(), written.bytes);
        m_waiting.clear();
    }
    /// What is left when the power comes back: nothing of what waited, all of it, some writes, or some sectors of them.
    /// Answers how many sectors are not as they seemed.
    size_t loseSome(uint64_t seed)
    {
        std::mt19937_64 random(seed);
        enum { Nothing, SomeWrites, SomeSectors, All };
        const auto kind = random() % (m_flushesCount ? 4 : 3); // where all is there, nobody needed the flushes
        const auto share = kind == Nothing ? 0 : kind == All ? 100 : 5 + random() % 90; // of a hundred
        for (const Written &written : m_waiting) {
            if (kind != SomeSectors && random() % 100 < share)
                m_durable.replace(written.offset, written.bytes.size(), written.bytes);
            for (size_t from = 0; kind == SomeSectors && from < written.bytes.size(); from += kSector) {
                const size_t count = std::min(kSector, written.bytes.size() - from);
                if (random() % 100 < share)
                    m_durable.replace(written.offset + from, count, written.bytes, from, count);
            }
        }
        m_waiting.clear();
        size_t lost = 0;
        for (size_t at = 0; at < m_seen.size(); at += kSector)
            lost += m_seen.compare(at, kSector, m_durable, at, kSector) != 0 ? 1 : 0;
        m_seen = m_durable;
        return lost;
    }

private:
    std::string m_durable, m_seen;
    std::vector<Written> m_waiting;
    bool m_flushesCount;
};

class CutDisk
{
public:
    CutDisk(int fuse, std::string image, bool flushesCount) : m_fuse(fuse), m_platter(std::move(image), flushesCount) {}
    int serve();

private:
    using In = fuse_in_header;

    bool readCommands();
    void obey(const std::string &command);
    void answer(const In &in, const std::string &request);
    void reply(const In &in, int error, const void *data = nullptr, size_t size = 0);
    template <class T>
    void replyWith(const In &in, const T &data)
    {
        reply(in, 0, &data, sizeof data);
    }
    void init(const In &in);
    void lookUp(const In &in, const char *name);
    void open(const In &in, bool folder);
    void read(const In &in, const fuse_read_in &what);
    void write(const In &in, const fuse_write_in &what, const char *bytes);
    void flush(const In &in);
    fuse_attr attributes(uint64_t node) const;
    std::string name() const { return "disk-" + std::to_string(m_life); }
    uint64_t node() const { return FUSE_ROOT_ID + m_life; }
    /// False: the power is off, or this is the disk of before it was.
    bool isOn(uint64_t node) const { return m_on && node == this->node(); }
    void cut();
    /// Counts down to the cut; false: it came.
    bool tick();

    int m_fuse;
    Platter m_platter;
    uint64_t m_life = 1;
    bool m_on = true;
    long m_last = 0, m_count = 0;
    std::string m_said;
};

void say(const std::string &line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

int CutDisk::serve()
{
    std::string request(kMaxWrite + 4096, '\0');
    for (;;) {
        pollfd waits[] = {{STDIN_FILENO, POLLIN, 0}, {m_fuse, POLLIN, 0}};
        if (::poll(waits, 2, -1) < 0 && errno != EINTR)
            return 1;
        if (waits[0].revents != 0 && !readCommands())
            return 0;
        if ((waits[1].revents & (POLLERR | POLLHUP)) != 0)
            return 0; // unmounted
        if ((waits[1].revents & POLLIN) == 0)
            continue;
        const ssize_t size = ::read(m_fuse, request.data(), request.size());
        if (size < ssize_t(sizeof(In)))
            continue;
        In in{};
        std::memcpy(&in, request.data(), sizeof in);
        answer(in, request);
    }
}

bool CutDisk::readCommands()
{
    char bytes[256];
    const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (size <= 0)
        return false;
    m_said.append(bytes, size_t(size));
    for (size_t end = m_said.find('\n'); end != std::string::npos; end = m_said.find('\n')) {
        obey(m_said.substr(0, end));
        m_said.erase(0, end + 1);
    }
    return true;
}

void CutDisk::obey(const std::string &command)
{
    if (command.starts_with("arm ")) {
        m_last = std::stol(command.substr(4));
        m_count = 0;
    } else if (command == "cut" && m_on)
        cut();
    else if (command == "keep") {
        m_platter.keep();
        say("kept");
    } else if (command.starts_with("on ")) {
        const size_t lost = m_platter.loseSome(std::stoull(command.substr(3)));
        ++m_life;
        m_on = true;
        say("on " + name() + ' ' + std::to_string(lost));
    }
}

void CutDisk::cut()
{
    m_on = false;
    m_last = 0;
    say("cut " + std::to_string(m_count));
}

bool CutDisk::tick()
{
    if (++m_count == m_last)
        cut();
    return m_on;
}

void CutDisk::reply(const In &in, int error, const void *data, size_t size)
{
    fuse_out_header out{uint32_t(sizeof out + size), -error, in.unique};
    iovec parts[] = {{&out, sizeof out}, {const_cast<void *>(data), size}};
    [[maybe_unused]] const ssize_t written = ::writev(m_fuse, parts, size > 0 ? 2 : 1); // ENOENT: who asked has gone
}

void CutDisk::answer(const In &in, const std::string &request)
{
    const char *body = request.data() + sizeof in;
    const auto as = [body]<class T>(T what) {
        std::memcpy(&what, body, sizeof what);
        return what;
    };
    switch (in.opcode) {
    case FUSE_INIT: return init(in);
    case FUSE_LOOKUP: return lookUp(in, body);
    case FUSE_FORGET:
    case FUSE_BATCH_FORGET:
    case FUSE_INTERRUPT: return; // these want no answer
    case FUSE_GETATTR: {
        fuse_attr_out out{};
        out.attr = attributes(in.nodeid);
        return replyWith(in, out);
    }
    case FUSE_OPEN: return open(in, false);
    case FUSE_OPENDIR: return open(in, true);
    case FUSE_READ: return read(in, as(fuse_read_in{}));
    case FUSE_WRITE: return write(in, as(fuse_write_in{}), body + sizeof(fuse_write_in));
    case FUSE_FSYNC: return flush(in);
    case FUSE_STATFS: return replyWith(in, fuse_statfs_out{});
    case FUSE_READDIR:
    case FUSE_FLUSH:
    case FUSE_RELEASE:
    case FUSE_RELEASEDIR:
    case FUSE_ACCESS:
    case FUSE_DESTROY: return reply(in, 0);
    default: return reply(in, ENOSYS);
    }
}

void CutDisk::init(const In &in)
{
    fuse_init_out out{};
    out.major = FUSE_KERNEL_VERSION;
    out.minor = 31;
    out.max_readahead = kMaxWrite;
    out.flags = FUSE_BIG_WRITES;
    out.max_background = 16;
    out.congestion_threshold = 12;
    out.max_write = kMaxWrite;
    out.time_gran = 1;
    replyWith(in, out);
}

fuse_attr CutDisk::attributes(uint64_t node) const
{
    fuse_attr attributes{};
    attributes.ino = node;
    attributes.mode = node == FUSE_ROOT_ID ? S_IFDIR | 0700 : S_IFREG | 0600;
    attributes.nlink = 1;
    attributes.size = node == FUSE_ROOT_ID ? 0 : m_platter.size();
    attributes.blocks = attributes.size / kSector;
    attributes.blksize = 4096;
    return attributes;
}

void CutDisk::lookUp(const In &in, const char *name)
{
    if (name != this->name())
        return reply(in, ENOENT);
    fuse_entry_out out{};
    out.nodeid = node();
    out.attr_valid = 3600;
    out.attr = attributes(node());
    replyWith(in, out);
}

void CutDisk::open(const In &in, bool folder)
{
    if (!folder && !isOn(in.nodeid))
        return reply(in, EIO);
    fuse_open_out out{};
    out.open_flags = FOPEN_DIRECT_IO; // nothing of it may stay in the computer's memory
    replyWith(in, out);
}

void CutDisk::read(const In &in, const fuse_read_in &what)
{
    if (!isOn(in.nodeid))
        return reply(in, EIO);
    const size_t from = std::min(size_t(what.offset), m_platter.size());
    reply(in, 0, m_platter.at(from), std::min(size_t(what.size), m_platter.size() - from));
}

void CutDisk::write(const In &in, const fuse_write_in &what, const char *bytes)
{
    if (!isOn(in.nodeid) || !tick())
        return reply(in, EIO);
    if (what.offset + what.size > m_platter.size())
        return reply(in, ENOSPC);
    m_platter.write(size_t(what.offset), bytes, what.size);
    fuse_write_out out{};
    out.size = what.size;
    replyWith(in, out);
}

void CutDisk::flush(const In &in)
{
    if (!isOn(in.nodeid) || !tick())
        return reply(in, EIO);
    m_platter.flush();
    reply(in, 0);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    std::ifstream file(argv[2], std::ios::binary);
    std::string image{std::istreambuf_iterator<char>(file), {}};
    const int fuse = ::open("/dev/fuse", O_RDWR | O_CLOEXEC);
    if (image.empty() || fuse < 0) {
        std::fprintf(stderr, "%s: %s\n", image.empty() ? argv[2] : "/dev/fuse", std::strerror(errno));
        return 1;
    }
    const std::string options = "fd=" + std::to_string(fuse) + ",rootmode=40000,user_id=0,group_id=0";
    if (::mount("cutdisk", argv[1], "fuse", MS_NOSUID | MS_NODEV, options.c_str()) != 0) {
        std::fprintf(stderr, "FUSE cannot be mounted: %s\n", std::strerror(errno));
        return 1;
    }
    CutDisk disk(fuse, std::move(image), argc < 4 || std::strcmp(argv[3], "unflushed") != 0);
    say("on disk-1 0");
    const int ended = disk.serve();
    ::umount2(argv[1], MNT_DETACH);
    return ended;
}
