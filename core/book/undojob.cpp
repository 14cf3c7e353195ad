#include "core/book/undojob.h"

#include <sqlite3.h>

namespace goodword {

namespace {

/// While it lives, SQLite tells how many rows it has written, and stops when that is asked for.
class Watch
{
public:
    Watch(Book &book, qint64 rows, Progress &progress)
        : m_db(book.db().handle()), m_rows(rows), m_before(sqlite3_total_changes64(m_db)), m_progress(progress)
    {
        static constexpr int kSteps = 5000; // of SQLite's machine: a fraction of a millisecond
        sqlite3_progress_handler(m_db, kSteps, look, this);
    }
    ~Watch() { sqlite3_progress_handler(m_db, 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(Watch)

private:
    static int look(void *self)
    {
        auto *watch = static_cast<Watch *>(self);
        const qint64 written = sqlite3_total_changes64(watch->m_db) - watch->m_before;
        watch->m_progress.report(std::min(written, watch->m_rows), watch->m_rows);
        return watch->m_progress.cancelled() ? 1 : 0;
    }

    sqlite3 *m_db;
    qint64 m_rows;
    qint64 m_before;
    Progress &m_progress;
};

} // namespace

std::optional<HistoryStep> stepToUndo(const Book &book, StepId step)
{
    return step.isValid() ? book.history().step(step) : book.history().nextUndo();
}

Result<QString> undoLarge(Book &book, StepId step, Progress &progress)
{
    const auto wanted = stepToUndo(book, step);
    const Watch watch(book, wanted ? wanted->rowsChanged : 0, progress);
    return book.undo(step);
}

Result<QString> redoLarge(Book &book, Progress &progress)
{
    const auto next = book.history().nextRedo();
    const Watch watch(book, next ? next->rowsChanged : 0, progress);
    return book.redo();
}

} // namespace goodword
