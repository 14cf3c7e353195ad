#pragma once
// What is whole in a damaged book, brought into a new one; the damaged file is only read. Rows keep their ids. Rows of pages
// that are not what was written are brought too where they can be read, and counted, because most of such a page is right.
// What names a lost customer, survey, tag … gets one in its place, with a name that says so.

#include "core/base/progress.h"
#include "core/book/book.h"

namespace goodword {

struct SalvageReport {
    struct Kind {
        QByteArray table;
        qint64 kept = 0;     ///< all that came over
        qint64 doubtful = 0; ///< of these: from damaged pages, may be wrong in places
        qint64 lost = 0;     ///< known to have been there
        int pagesLost = 0;   ///< unreadable, with rows nobody can count where lost is 0
        bool isWhole() const { return doubtful == 0 && lost == 0 && pagesLost == 0; }
    };
    std::vector<Kind> kinds; ///< of what was entered; not what is derived
    quint32 pages = 0, damagedPages = 0;
    bool hadSums = false;    ///< without, a changed letter cannot be seen
    qint64 placeholders = 0; ///< in place of what others name
    qint64 loosened = 0;     ///< names of lost rows that were taken out
    qint64 leftOut = 0;      ///< rows that make no sense without a lost one
    bool undoKept = false;   ///< the steps can still be undone: only where nothing is lost

    bool isWhole() const;
    /// Of a table, or of all that are not among `but`.
    Kind sum(const QList<QByteArray> &tables, bool but = false) const;
};

/// `target` must not exist; on failure, or cancelled, nothing is there.
Result<SalvageReport> salvage(const QString &damaged, const QString &target, BookOptions options, Progress &progress = Progress::none());

/// For people, one line for each kind of thing.
QStringList salvageLines(const SalvageReport &report);

/// A name beside the damaged book's that is free.
QString salvageName(const QString &damaged);

} // namespace goodword
