#include "core/book/checkedvfs.h"

#include "core/book/pagesum.h"
#include "core/book/sqliteerror.h"
#include "core/book/walfile.h"

#include <QFile>
#include <QThread>
#include <QUrl>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <new>
#include <set>

namespace goodword {

namespace {

/// What SQLite allocates for a file: this, and behind it the file of the system's VFS.
struct CheckedFile {
    sqlite3_file base{};
    bool hasSums = false;
    bool ignoresSums = false;
    int pageSize = 0; ///< 0: not known yet
    std::vector<uchar> copy;

    void readHeader(const void *bytes, int amount, sqlite3_int64 offset)
    {
        const auto *header = static_cast<const uchar *>(bytes);
        if (offset != 0 || amount < kHeaderBytes || pageSizeOf(header) == 0)
            return;
        pageSize = pageSizeOf(header);
        hasSums = saysSums(header) && !ignoresSums;
    }
    bool isPage(int amount, sqlite3_int64 offset) const
    {
        if (pageSize != 0)
            return amount == pageSize && offset % pageSize == 0;
        return amount >= 512 && (amount & (amount - 1)) == 0 && offset % amount == 0;
    }
};

/// Asks a file through whatever stands above it for the one of this VFS: "good".
constexpr int kOwnFile = 0x676f6f64;

constexpr size_t kBehind = (sizeof(CheckedFile) + 7) / 8 * 8;

quint32 numberOf(sqlite3_int64 offset, int pageSize)
{
    return quint32(offset / pageSize + 1);
}

CheckedFile &checked(sqlite3_file *file)
{
    return *reinterpret_cast<CheckedFile *>(file);
}

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + kBehind);
}

sqlite3_vfs *realOf(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

/// For what is done by the file or the VFS behind this one, with the same arguments.
template <auto Method, class... Arguments>
int passOn(sqlite3_file *file, Arguments... arguments)
{
    sqlite3_file *real = realOf(file);
    return (real->pMethods->*Method)(real, arguments...);
}

template <auto Method, class Answer, class... Arguments>
Answer passOnVfs(sqlite3_vfs *vfs, Arguments... arguments)
{
    sqlite3_vfs *real = realOf(vfs);
    return (real->*Method)(real, arguments...);
}

int closeFile(sqlite3_file *file)
{
    const int rc = passOn<&sqlite3_io_methods::xClose>(file);
    checked(file).~CheckedFile();
    return rc;
}

/// Where a page ends behind the file's end, SQLite takes the rest for zeros; but a page is there whole or not at all.
bool isCutPage(sqlite3_file *real, sqlite3_int64 offset)
{
    sqlite3_int64 size = 0;
    return real->pMethods->xFileSize(real, &size) == SQLITE_OK && size > offset;
}

int readFile(sqlite3_file *file, void *to, int amount, sqlite3_int64 offset)
{
    CheckedFile &own = checked(file);
    sqlite3_file *real = realOf(file);
    const int rc = real->pMethods->xRead(real, to, amount, offset);
    if (rc == SQLITE_IOERR_SHORT_READ && own.hasSums && own.isPage(amount, offset) && isCutPage(real, offset))
        return SQLITE_IOERR_DATA;
    if (rc != SQLITE_OK)
        return rc;
    own.readHeader(to, amount, offset);
    if (!own.hasSums || !own.isPage(amount, offset))
        return SQLITE_OK;
    auto *page = static_cast<uchar *>(to);
    if (stateOfPage(page, amount, numberOf(offset, amount)) == PageState::Damaged)
        return SQLITE_IOERR_DATA;
    std::memset(page + amount - kSumBytes, 0, kSumBytes);
    return SQLITE_OK;
}

int writeFile(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
    CheckedFile &own = checked(file);
    sqlite3_file *real = realOf(file);
    own.readHeader(from, amount, offset);
    if (!own.hasSums || !own.isPage(amount, offset))
        return real->pMethods->xWrite(real, from, amount, offset);
    own.copy.resize(size_t(amount));
    std::memcpy(own.copy.data(), from, size_t(amount));
    qToLittleEndian(pageSum(own.copy.data(), amount, numberOf(offset, amount)), own.copy.data() + amount - kSumBytes);
    return real->pMethods->xWrite(real, own.copy.data(), amount, offset);
}

int control(sqlite3_file *file, int what, void *with)
{
    if (what != kOwnFile)
        return passOn<&sqlite3_io_methods::xFileControl>(file, what, with);
    *static_cast<CheckedFile **>(with) = &checked(file);
    return SQLITE_OK;
}

int characteristics(sqlite3_file *file)
{
    int what = passOn<&sqlite3_io_methods::xDeviceCharacteristics>(file);
#ifdef SQLITE_IOCAP_SUBPAGE_READ
    what &= ~SQLITE_IOCAP_SUBPAGE_READ; // a part of a page has no sum
#endif
    return what;
}

/// Of version 2: without xFetch, so that nothing is read past this.
const sqlite3_io_methods kMethods = {
    2,
    closeFile,
    readFile,
    writeFile,
    passOn<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    passOn<&sqlite3_io_methods::xSync, int>,
    passOn<&sqlite3_io_methods::xFileSize, sqlite3_int64 *>,
    passOn<&sqlite3_io_methods::xLock, int>,
    passOn<&sqlite3_io_methods::xUnlock, int>,
    passOn<&sqlite3_io_methods::xCheckReservedLock, int *>,
    control,
    passOn<&sqlite3_io_methods::xSectorSize>,
    characteristics,
    passOn<&sqlite3_io_methods::xShmMap, int, int, int, void volatile **>,
    passOn<&sqlite3_io_methods::xShmLock, int, int, int>,
    [](sqlite3_file *file) {
        sqlite3_file *real = realOf(file);
        real->pMethods->xShmBarrier(real);
    },
    passOn<&sqlite3_io_methods::xShmUnmap, int>,
    nullptr,
    nullptr,
};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_vfs *system = realOf(vfs);
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) // journals carry sums of their own, and copies of pages
        return system->xOpen(system, name, file, flags, outFlags);
    auto *own = new (file) CheckedFile;
    sqlite3_file *real = realOf(file);
    real->pMethods = nullptr;
    const int rc = system->xOpen(system, name, real, flags, outFlags);
    if (real->pMethods) {
        own->base.pMethods = &kMethods;
        own->hasSums = sqlite3_uri_boolean(name, "sums", 0) != 0;
        own->ignoresSums = sqlite3_uri_boolean(name, "unsummed", 0) != 0;
    } else {
        own->~CheckedFile();
        file->pMethods = nullptr;
    }
    return rc;
}

sqlite3_vfs makeVfs(sqlite3_vfs *system)
{
    sqlite3_vfs vfs{};
    vfs.iVersion = std::min(system->iVersion, 2);
    vfs.szOsFile = int(kBehind) + system->szOsFile;
    vfs.mxPathname = system->mxPathname;
    vfs.zName = "goodword";
    vfs.pAppData = system;
    vfs.xOpen = openFile;
    vfs.xDelete = passOnVfs<&sqlite3_vfs::xDelete, int, const char *, int>;
    vfs.xAccess = passOnVfs<&sqlite3_vfs::xAccess, int, const char *, int, int *>;
    vfs.xFullPathname = passOnVfs<&sqlite3_vfs::xFullPathname, int, const char *, int, char *>;
    vfs.xRandomness = passOnVfs<&sqlite3_vfs::xRandomness, int, int, char *>;
    vfs.xSleep = passOnVfs<&sqlite3_vfs::xSleep, int, int>;
    vfs.xCurrentTime = passOnVfs<&sqlite3_vfs::xCurrentTime, int, double *>;
    vfs.xGetLastError = passOnVfs<&sqlite3_vfs::xGetLastError, int, int, char *>;
    vfs.xCurrentTimeInt64 = passOnVfs<&sqlite3_vfs::xCurrentTimeInt64, int, sqlite3_int64 *>;
    return vfs; // extensions (xDlOpen) are not loaded
}

CheckedFile *checkedFileOf(sqlite3 *db)
{
    CheckedFile *file = nullptr;
    return sqlite3_file_control(db, "main", kOwnFile, &file) == SQLITE_OK ? file : nullptr;
}

/// A page may be written just now by whoever has the book open.
PageState readPage(sqlite3_file *real, std::vector<uchar> &page, quint32 number)
{
    PageState state = PageState::Damaged;
    for (int tries = 0; tries < 4 && state == PageState::Damaged; ++tries) {
        if (tries > 0)
            QThread::msleep(2);
        const auto offset = sqlite3_int64(number - 1) * sqlite3_int64(page.size());
        if (real->pMethods->xRead(real, page.data(), int(page.size()), offset) == SQLITE_OK)
            state = stateOfPage(page.data(), int(page.size()), number);
    }
    return state;
}

bool isEmpty(const uchar *page, size_t size)
{
    return std::all_of(page, page + size, [](uchar byte) { return byte == 0; });
}

/// Calls `look` with each page of the file: many at a time are read, for a gigabyte's sake; what is not sound is read again, alone.
void forEachPage(sqlite3_file *real, size_t pageSize, quint32 count, const Progress &progress,
                 const std::function<void(quint32, PageState, const uchar *)> &look)
{
    static constexpr sqlite3_int64 kLocks = 0x40000000; // no page is kept there
    static constexpr size_t kAtOnce = 256 << 10;
    const quint32 most = quint32(std::max<size_t>(1, kAtOnce / pageSize));
    std::vector<uchar> pages(most * pageSize), alone(pageSize);
    for (quint32 first = 1; first <= count && !progress.cancelled(); first += most) {
        const quint32 there = std::min(most, count - first + 1);
        const auto offset = sqlite3_int64(first - 1) * sqlite3_int64(pageSize);
        const bool read = real->pMethods->xRead(real, pages.data(), int(there * pageSize), offset) == SQLITE_OK;
        for (quint32 number = first; number < first + there; ++number) {
            if (number == numberOf(kLocks, int(pageSize)))
                continue;
            const uchar *page = pages.data() + (number - first) * pageSize;
            PageState state = read ? stateOfPage(page, int(pageSize), number) : PageState::Damaged;
            if (state == PageState::Damaged) {
                state = readPage(real, alone, number);
                page = alone.data();
            }
            look(number, state, page);
        }
    }
}

/// The pages in no use: of them even an empty one is as it should be.
std::set<quint32> freePages(sqlite3_file *real, std::vector<uchar> &page, quint32 count)
{
    std::set<quint32> free;
    readPage(real, page, 1);
    quint32 trunk = qFromBigEndian<quint32>(page.data() + 32);
    while (trunk > 1 && trunk <= count && free.insert(trunk).second && readPage(real, page, trunk) != PageState::Damaged) {
        const quint32 leaves = std::min(qFromBigEndian<quint32>(page.data() + 4), quint32(page.size() / 4 - 2));
        for (quint32 leaf = 0; leaf < leaves; ++leaf)
            free.insert(qFromBigEndian<quint32>(page.data() + 8 + leaf * 4));
        trunk = qFromBigEndian<quint32>(page.data());
    }
    return free;
}

void dropIf(std::vector<quint32> &numbers, const std::function<bool(quint32)> &gone)
{
    numbers.erase(std::remove_if(numbers.begin(), numbers.end(), gone), numbers.end());
}

/// Of pages that looked damaged or empty, those that are.
std::vector<quint32> trulyDamaged(sqlite3 *db, sqlite3_file *real, int pageSize, PageLook look, std::vector<quint32> empty)
{
    if (look.damaged.empty() && empty.empty())
        return {};
    // What the log holds anew, a power cut may have torn in the file; and it may hold what is free anew.
    const WalFile wal = WalFile::read(QFile::decodeName(sqlite3_db_filename(db, "main")));
    if (wal.pageCount != 0) {
        dropIf(look.damaged, [&](quint32 number) { return wal.pages.count(number) != 0 || number > wal.pageCount; });
        return look.damaged;
    }
    if (!empty.empty()) {
        std::vector<uchar> page(static_cast<size_t>(pageSize));
        const std::set<quint32> free = freePages(real, page, look.pages);
        dropIf(empty, [&](quint32 number) { return free.count(number) != 0; });
    }
    look.damaged.insert(look.damaged.end(), empty.begin(), empty.end());
    std::sort(look.damaged.begin(), look.damaged.end());
    return look.damaged;
}

} // namespace

void useCheckedFiles()
{
#ifdef GOODWORD_SQLITE3MC
    // The cipher's must be the uppermost: below another it writes the log in plain text.
    static sqlite3_vfs vfs = makeVfs(sqlite3_vfs_find("unix"));
    [[maybe_unused]] static const int registered = sqlite3_vfs_register(&vfs, 0) | sqlite3mc_vfs_create(vfs.zName, 1);
#else
    static sqlite3_vfs vfs = makeVfs(sqlite3_vfs_find(nullptr));
    [[maybe_unused]] static const int registered = sqlite3_vfs_register(&vfs, 1);
#endif
}

void reserveSums(sqlite3 *db)
{
    int bytes = kSumBytes;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}

QString uriWithSums(const QString &path)
{
    return QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded) + QStringLiteral("?mode=rw&sums=1");
}

bool carriesSums(sqlite3 *db)
{
    const CheckedFile *file = checkedFileOf(db);
    return file && file->hasSums;
}

Result<PageLook> lookAtPages(sqlite3 *db, const Progress &progress)
{
    PageLook look;
    CheckedFile *file = checkedFileOf(db);
    if (!file || !file->hasSums || file->pageSize == 0)
        return look;
    look.summed = true;
    sqlite3_file *real = realOf(&file->base);
    sqlite3_int64 size = 0;
    if (const int rc = real->pMethods->xFileSize(real, &size); rc != SQLITE_OK)
        return sqliteError(rc, QStringLiteral("size of a book"));
    const auto pageSize = size_t(file->pageSize);
    look.pages = quint32((size + file->pageSize - 1) / file->pageSize);
    std::vector<quint32> empty;
    forEachPage(real, pageSize, look.pages, progress, [&](quint32 number, PageState state, const uchar *page) {
        if (state == PageState::Damaged)
            look.damaged.push_back(number);
        else if (state == PageState::Unsummed && isEmpty(page, pageSize))
            empty.push_back(number);
    });
    if (progress.cancelled())
        return PageLook();
    look.damaged = trulyDamaged(db, real, file->pageSize, look, empty);
    return look;
}

} // namespace goodword
