#pragma once
// Erasing people for good: from rows, files, index, history, and from the words of the log. Outside undo. An older copy of the
// book still holds them: its backups can be written anew without them; where another copy is restored, they are erased again.

#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/backup.h"

#include <vector>

namespace goodword {

Done eraseCustomers(Book &book, const std::vector<CustomerId> &ids);

/// After a book was opened for writing, or replaced by a backup: what it holds of those who were erased goes again.
Done eraseAgain(Book &book);

/// The backups that hold people who were erased from this book, or `others`; what cannot be looked into is taken to.
QList<Backup> backupsWithErased(Book &book, const std::vector<CustomerId> &others = {});

struct ClearedBackups {
    struct Left {
        Backup backup;
        Error why;
    };
    qsizetype written = 0; ///< anew, without them
    QList<Left> left;      ///< as they were, and may still hold some of them
};

/// Writes each of those anew without them, under its name, checked, or leaves it as it is.
Result<ClearedBackups> eraseInBackups(Book &book, Progress &progress = Progress::none());

/// For people, in whole sentences.
QString clearedText(const ClearedBackups &cleared);

} // namespace goodword
