#pragma once
// The write-ahead log beside a book, read without SQLite: which pages it holds anew, and whether it was damaged after it was
// written. Changes nothing and opens no book.

#include <QString>

#include <map>

namespace goodword {

struct WalFile {
    int pageSize = 0;
    quint32 pageCount = 0;          ///< of the book after the last change; 0 where the log holds none
    std::map<quint32, qint64> pages; ///< where in the log the newest of each page begins
    /// A part is not what was written, and behind it stand changes that were. A power cut leaves at most the one it came into
    /// behind such a part, since each is on the disk before the next begins, and none behind the header. SQLite would drop
    /// them without a word.
    bool isDamaged = false;

    static WalFile read(const QString &bookPath);
};

} // namespace goodword
