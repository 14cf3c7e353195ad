#pragma once
// Dated copies of a book: made from a consistent snapshot while others work, verified before they count, rotated so that
// both yesterday and last year stay within reach. One folder per book, readable by its owner only.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QList>

namespace goodword {

class Book;
class Clock;

struct Backup {
    QString path;
    QDateTime at;   ///< UTC, from the name
    QString reason; ///< a stable code: auto, manual, import, bulk, trash, sample, restore, migration
    qint64 size = 0;
    int removedForRoom = 0; ///< older ones that had to go when it was made, because all together took too much room
};

struct BackupContents {
    QString bookName;
    qint64 customers = 0, touchpoints = 0, answers = 0, testimonials = 0;
    QString lastStep; ///< the newest line of its activity log
};

class BackupStore
{
public:
    /// `folder` holds the backups of one book.
    BackupStore(QString folder, const Clock &clock) : m_folder(std::move(folder)), m_clock(clock) {}
    /// The usual place: the program's data folder, by the book's uuid.
    static BackupStore of(const Book &book);
    /// The folder that holds those of all books.
    static QString root();
    /// Where the book was when `folder` was last written to; empty where that is not known.
    static QString origin(const QString &folder);

    /// Copies, syncs, verifies, then rotates. Runs on any thread; a cancelled one leaves nothing.
    Result<Backup> make(const QString &bookPath, const QString &reason, Progress &progress = Progress::none()) const;
    QList<Backup> list() const; ///< newest first
    static QString reasonText(const QString &code);

    static constexpr int kNewest = 10, kDays = 14, kWeeks = 8, kMonths = 12;
    static constexpr qint64 kMaxBytes = 2LL << 30;
    /// Which to keep of backups sorted newest first: the newest ten, one for each of 14 days, 8 weeks and 12 months.
    /// `forRoom` counts those that only have to go because of kMaxBytes.
    static QList<Backup> toDelete(const QList<Backup> &newestFirst, int *forRoom = nullptr);
    /// What to say where `removedForRoom` is not 0.
    static QString roomText(int removedForRoom);

private:
    QString m_folder;
    const Clock &m_clock;
};

/// Customers; whoever changes more of them at once makes a backup first.
inline constexpr size_t kManyAtOnce = 500;
/// The backup before a large change, or one that cannot be undone. An error means: do not begin.
Done backUpFirst(const Book &book, const QString &reason, Progress &progress = Progress::none());

/// A verified copy of the open book's file at `target`, which may not exist yet or is replaced whole.
Done copyBook(const QString &bookPath, const QString &target, Progress &progress = Progress::none());

/// The same of a file nobody writes, which is left untouched: no lock, no file beside it.
Done copyBackup(const QString &backupPath, const QString &target, Progress &progress = Progress::none());

/// Whether a file is a sound book of ours, and what it holds; never changes it.
Result<BackupContents> lookInto(const QString &path);

} // namespace goodword
