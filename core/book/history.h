#pragma once
// The undo steps and the activity log, kept in the book's file, so that they survive a restart. Each step is the changeset
// SQLite recorded; undo applies its inverse. Knows nothing of what the rows mean.

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/book/changeset.h"

#include <QDateTime>
#include <QList>
#include <QSet>

namespace goodword {

class Database;
class UnitOfWork;

struct HistoryStep {
    enum class State { Applied, Undone, Closed /* a log line only */ };
    StepId id;
    QDateTime at;
    QString author;
    QString program;
    QString label;
    State state = State::Applied;
    qint64 rowsChanged = 0;
    StepId undoes; ///< the earlier step this one undid from the middle of the list, if any
};

class History
{
public:
    static constexpr int kMaxSteps = 1000;
    static constexpr int kMaxDays = 90;
    static constexpr qint64 kMaxBytes = 256LL << 20;
    static constexpr int kTrimEvery = 16; ///< so many more may be kept meanwhile

    explicit History(Database &db) : m_db(db) {}

    std::optional<HistoryStep> nextUndo() const;
    std::optional<HistoryStep> nextRedo() const;
    std::optional<HistoryStep> step(StepId id) const;
    std::vector<StepId> stepIds() const; ///< newest first
    QList<HistoryStep> steps(int limit, StepId before = {}) const; ///< newest first

    // The rest is for Book alone: each works inside its open transaction.
    StepId beginStep(UnitOfWork &u, const QString &label, StepId source = {}, bool inverted = false);
    /// The label is completed by the work itself, so it is written when that is done.
    void finishStep(UnitOfWork &u, StepId step, const QString &label, qint64 rows, qint64 bytes);
    void closeUndone(UnitOfWork &u);
    void setState(UnitOfWork &u, StepId step, HistoryStep::State state);
    void trim(UnitOfWork &u);
    /// Applies a step's changeset (or its inverse) and answers what changed.
    Result<ChangeSet> apply(UnitOfWork &u, StepId step, bool invert);
    /// The steps after `step` that touched rows it touched too: why it cannot be undone alone.
    QStringList inTheWayOf(StepId step) const;
    /// Closes the steps whose changesets mention one of the rows, because erased words must not live on in them; their lines in
    /// the log stay, but say no longer about whom they were, and no line holds one of the words any more.
    void forget(UnitOfWork &u, const RowIds &rows, const QSet<QString> &words);
    /// Every text that the steps which can still be undone or redone hold of a column: what must not be swept away.
    QSet<QString> textsHeld(const char *table, const char *column) const;

private:
    Result<ChangeSet> read(StepId step, bool invert) const;
    std::pair<StepId, bool> source(StepId step) const;
    void dropChunks(UnitOfWork &u);
    void forgetWords(UnitOfWork &u, const QList<StepId> &steps, const QSet<QString> &words);

    Database &m_db;
    bool m_droppedRedo = false;
};

} // namespace goodword
