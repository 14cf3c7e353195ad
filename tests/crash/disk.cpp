#include "tests/crash/disk.h"

#include <algorithm>

namespace goodword::test {

static constexpr size_t kSector = 512;

static std::string folderOf(const std::string &path)
{
    const size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash);
}

Disk::Disk(const Files &files, bool syncsCount) : m_syncsCount(syncsCount)
{
    for (const auto &[path, bytes] : files)
        m_live[path] = m_durable[path] = std::make_shared<File>(File{bytes, {}});
}

const Disk::FilePtr &Disk::fileOf(const DiskOp &op)
{
    FilePtr &file = m_files[op.file];
    if (!file)
        file = m_live[op.path]; // there before the recording began
    if (!file)
        file = m_live[op.path] = std::make_shared<File>();
    return file;
}

void Disk::apply(Names &names, const Naming &naming)
{
    if (!naming.also.empty())
        names.erase(naming.also);
    if (naming.file)
        names[naming.path] = naming.file;
    else
        names.erase(naming.path);
}

static void write(std::string &bytes, int64_t offset, const std::string &with)
{
    bytes.resize(std::max(bytes.size(), size_t(offset) + with.size()), '\0');
    bytes.replace(size_t(offset), with.size(), with);
}

static void applyWhole(std::string &bytes, const DiskOp &op)
{
    if (op.kind == DiskOp::Truncate)
        bytes.resize(size_t(op.offset), '\0');
    else
        write(bytes, op.offset, op.bytes);
}

void Disk::play(const DiskOp &op)
{
    const auto name = [this](const Naming &naming) {
        apply(m_live, naming);
        m_waiting.push_back(naming);
    };
    switch (op.kind) {
    case DiskOp::Create:
        m_files[op.file] = std::make_shared<File>();
        name({op.path, m_files[op.file], {}});
        break;
    case DiskOp::Write:
    case DiskOp::Truncate: fileOf(op)->waiting.push_back(op); break;
    case DiskOp::Unlink: name({op.path, nullptr, {}}); break;
    case DiskOp::Link: name({op.to, fileOf(op), {}}); break;
    case DiskOp::Rename: name({op.to, fileOf(op), op.path}); break;
    case DiskOp::Sync:
        if (!m_syncsCount)
            break;
        for (const DiskOp &waiting : fileOf(op)->waiting)
            applyWhole(fileOf(op)->durable, waiting);
        fileOf(op)->waiting.clear();
        break;
    case DiskOp::SyncFolder: {
        if (!m_syncsCount)
            break;
        // Journals of file systems are written in order: what was named before this is named too.
        const auto last = std::find_if(m_waiting.rbegin(), m_waiting.rend(),
                                       [&](const Naming &n) { return folderOf(n.path) == op.path; }).base();
        for (auto naming = m_waiting.begin(); naming != last; ++naming)
            apply(m_durable, *naming);
        m_waiting.erase(m_waiting.begin(), last);
        break;
    }
    case DiskOp::Mark: break;
    }
}

bool Disk::isSettled() const
{
    return m_waiting.empty() && std::all_of(m_live.begin(), m_live.end(), [](const auto &name) { return !name.second || name.second->waiting.empty(); });
}

/// The sectors of a write that reached the disk; a bad minute for the disk loses half of them.
static void applyTorn(std::string &bytes, const DiskOp &op, std::mt19937 &random)
{
    if (op.kind == DiskOp::Truncate)
        return applyWhole(bytes, op);
    for (size_t from = 0; from < op.bytes.size();) {
        const size_t until = std::min(op.bytes.size(), from + kSector - (size_t(op.offset) + from) % kSector);
        if (random() % 2 == 0)
            write(bytes, op.offset + int64_t(from), op.bytes.substr(from, until - from));
        from = until;
    }
}

static void fillWithGarbage(std::string &bytes, const std::vector<DiskOp> &waiting, size_t durable, std::mt19937 &random)
{
    for (const DiskOp &op : waiting) {
        if (op.kind != DiskOp::Write || size_t(op.offset) + op.bytes.size() <= durable)
            continue;
        std::string garbage(op.bytes.size(), '\0');
        for (char &byte : garbage)
            byte = char(random());
        const size_t kept = std::min(garbage.size(), durable > size_t(op.offset) ? durable - size_t(op.offset) : 0);
        write(bytes, op.offset + int64_t(kept), garbage.substr(kept));
    }
}

std::string Disk::contents(const File &file, Cut cut, std::mt19937 &random)
{
    std::string bytes = file.durable;
    if (cut == Cut::NothingUnsynced)
        return bytes;
    std::vector<DiskOp> waiting = file.waiting;
    if (cut == Cut::Shuffled)
        std::shuffle(waiting.begin(), waiting.end(), random);
    if (cut == Cut::Garbage)
        fillWithGarbage(bytes, waiting, bytes.size(), random);
    const unsigned share = 1 + random() % 9; // of ten: sometimes little is lost, sometimes nearly all
    for (const DiskOp &op : waiting) {
        if (cut == Cut::Everything)
            applyWhole(bytes, op);
        else if (random() % 10 >= share)
            continue;
        else if (cut == Cut::SomeWrites || random() % 4 != 0)
            applyWhole(bytes, op);
        else
            applyTorn(bytes, op, random);
    }
    return bytes;
}

Files Disk::after(Cut cut, std::mt19937 &random) const
{
    Names names = m_durable;
    const size_t named = cut == Cut::NothingUnsynced ? 0 : cut == Cut::Everything ? m_waiting.size() : random() % (m_waiting.size() + 1);
    for (size_t i = 0; i < named; ++i)
        apply(names, m_waiting[i]);
    Files files;
    for (const auto &[path, file] : names) {
        if (file)
            files[path] = contents(*file, cut, random);
    }
    return files;
}

} // namespace goodword::test
