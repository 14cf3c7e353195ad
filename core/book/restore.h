#pragma once
// Ways back to a book that cannot be opened: its backups, found without it, and a sound copy put in its place. What is
// there is set aside, never written over; a backup itself is never opened for writing.

#include "core/base/clock.h"
#include "core/book/backup.h"

namespace goodword {

/// Of the book at `bookPath`, newest first, even where that file is damaged or gone.
QList<Backup> backupsOf(const QString &bookPath, const Clock &clock);

/// Whether the file lies among the backups, where nothing may be written.
bool isBackup(const QString &path);

/// Puts a verified copy of a backup at `target`; a file that is there is set aside, and stays in its place on failure.
/// Answers where that file is now, or nothing where there was none.
Result<QString> restoreBackup(const QString &backupPath, const QString &target, Progress &progress = Progress::none());

struct Unsealed {
    bool isBook = false; ///< else a list, a document: whatever was exported
    QString aside;       ///< where the book is now that was in its place, if there was one
};
/// Puts what a sealed file holds at `target`: a book is checked and takes its place as by restoreBackup(); anything else,
/// and a book whose key is not known, only where nothing is. The plain file on the way lies in the program's own folder.
Result<Unsealed> openSealed(const QString &sealedPath, const QString &target, const QString &key, Progress &progress = Progress::none());

/// Gives a book that is not open another name beside its own and answers it.
Result<QString> setAside(const QString &path, const Clock &clock = Clock::system());

} // namespace goodword
