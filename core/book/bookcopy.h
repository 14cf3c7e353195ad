#pragma once
// Copies of a book's file: made from one moment of it while others write, checked before they get their name, whole or not there;
// sealed too. And a look into a file that claims to be one. Knows no rotation.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/database.h"
#include "core/book/sealedfile.h"

#include <functional>

namespace goodword {

struct BackupContents {
    QString bookName;
    qint64 customers = 0, touchpoints = 0, answers = 0, testimonials = 0;
    QString lastStep; ///< the newest line of its activity log
};

/// A verified copy of the open book's file at `target`, which may not exist yet or is replaced whole.
Done copyBook(const QString &bookPath, const QString &target, Progress &progress = Progress::none());

/// A verified copy of the open book, sealed into `target`, which is replaced whole; the plain copy on the way lies in the
/// program's own folder. Answers the recovery key.
Result<Secret> copyBookSealed(const QString &bookPath, const QString &target, const Secret &passphrase,
                              Progress &progress = Progress::none(), SealStrength strength = SealStrength::moderate());

/// The same of a file nobody writes, which is left untouched: no lock, no file beside it.
Done copyBackup(const QString &backupPath, const QString &target, Progress &progress = Progress::none());

/// Whether a file is a sound book of ours, and what it holds; never changes it. A large one takes seconds, unless cancelled.
Result<BackupContents> lookInto(const QString &path, Progress &progress = Progress::none());

/// A name in `folder` for a book on the way to its place, free, and one for each; what killed programs left of others there is
/// swept away.
QString temporaryIn(const QString &folder);
/// Removes such copies there that nobody is at work on any more.
void sweepLeftOvers(const QString &folder);
/// Where PrivateTemporary has its own.
QString privateFolder();

/// The same in the program's own folder, for a plain copy whose file goes with it.
class PrivateTemporary
{
public:
    PrivateTemporary() = default;
    ~PrivateTemporary();
    PrivateTemporary(const PrivateTemporary &) = delete;
    PrivateTemporary &operator=(const PrivateTemporary &) = delete;
    Done prepare();
    const QString &path() const { return m_path; }

private:
    QString m_path;
};

/// The folder of all backups.
QString backupsFolder();
/// That of one book's. The uuid comes from a file that may be anybody's: what is none leads nowhere else.
QString backupsFolderOf(const QString &uuid);
/// A folder its owner alone may look into.
Done makePrivateFolder(const QString &folder);

/// A copy beside its place in `folder`, sound and synced, to which `name` gives its place.
Done copySound(const QString &bookPath, const QString &folder, Database::Access access, Progress &progress,
               const std::function<Done(const QString &temporary)> &name);
/// A copy of a book, sound and synced, that is encrypted with this key, or with none; `target` is replaced whole.
Done copyUnderKey(const QString &bookPath, const QString &target, Database::Access access, const BookKeyPtr &key,
                  Progress &progress = Progress::none());
/// Why a copy could not be named, from errno.
Error copyNotWritten();

} // namespace goodword
