#pragma once
// Dated copies of a book: made from a consistent snapshot while others work, verified before they count, rotated so that
// both yesterday and last year stay within reach. One folder per book, readable by its owner only.

#include "core/book/bookcopy.h"

#include <QDateTime>
#include <QList>

namespace goodword {

class Book;
class Clock;

struct Backup {
    QString path;
    QDateTime at;       ///< UTC, what the clock said when it was made
    QDateTime position; ///< UTC, its place in the row: as `at`, but later than every one before it, also where a clock was set back
    QString reason; ///< a stable code: auto, manual, import, bulk, trash, sample, restore, migration
    qint64 size = 0;
    int removedForRoom = 0; ///< older ones that had to go when it was made, because all together took too much room
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
    /// The newest, which was verified a moment ago, always stays; so does for a month what was made before an update.
    static QList<Backup> toDelete(const QList<Backup> &newestFirst, int *forRoom = nullptr);
    /// What to say where `removedForRoom` is not 0.
    static QString roomText(int removedForRoom);

private:
    Done nameNext(const QString &temporary, const QString &reason, Backup &backup) const;

    QString m_folder;
    const Clock &m_clock;
};

/// Customers; whoever changes more of them at once makes a backup first.
inline constexpr size_t kManyAtOnce = 500;
/// The backup before a large change, or one that cannot be undone. An error means: do not begin.
Done backUpFirst(const Book &book, const QString &reason, Progress &progress = Progress::none());

} // namespace goodword
