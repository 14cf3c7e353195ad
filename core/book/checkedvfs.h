#pragma once
// Stands between SQLite and the files of books, as SQLite's own cksumvfs does (which Debian's library is without): each page
// of a book is given a sum as it is written and must have it as it is read, else reading fails with SQLITE_IOERR_DATA.
// A book made before there were sums (no bytes kept free in its pages) is read and written as ever. SQLite itself sees no
// sums: in memory and in the WAL their bytes are 0, so that a page another program moves out of the WAL is merely unsummed.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <vector>

struct sqlite3;

namespace goodword {

/// Makes it SQLite's default, where books can be encrypted with the cipher above it: an encrypted page carries the cipher's tag
/// in place of a sum; before the first open, and as often as one likes.
void useCheckedFiles();

/// Names a file still empty whose pages may come in any order; of any other, the first page tells. ("unsummed=1" in a URI
/// leaves the sums of what is read unlooked at.)
QString uriWithSums(const QString &path);

/// Asks for pages with room for sums, of a new file or in what VACUUM makes. Before anything is written.
void reserveSums(sqlite3 *db);

/// Whether the pages of the connection's file carry sums.
bool carriesSums(sqlite3 *db);

struct PageLook {
    bool summed = false;
    quint32 pages = 0;
    std::vector<quint32> damaged; ///< numbers of pages that are not what was written
};

/// Reads every page of the connection's file; what the WAL holds anew is left out. Cancelled, it has found nothing.
Result<PageLook> lookAtPages(sqlite3 *db, const Progress &progress = Progress::none());

} // namespace goodword
