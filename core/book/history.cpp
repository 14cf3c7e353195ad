#include "core/book/history.h"

#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/book/changesetstream.h"
#include "core/book/database.h"
#include "core/book/migrations.h"
#include "core/book/unitofwork.h"

namespace goodword {

static constexpr qint64 kManyBytes = 1 << 20;

static QString stateCode(HistoryStep::State state)
{
    switch (state) {
    case HistoryStep::State::Applied: return QStringLiteral("done");
    case HistoryStep::State::Undone: return QStringLiteral("undone");
    case HistoryStep::State::Closed: break;
    }
    return QStringLiteral("closed");
}

static HistoryStep readStep(const Statement &s)
{
    HistoryStep step;
    step.id = s.id<StepId>(0);
    step.at = s.instant(1);
    step.author = s.text(2);
    step.program = s.text(3);
    step.label = s.text(4);
    const QString state = s.text(5);
    step.state = state == QLatin1String("done")     ? HistoryStep::State::Applied
                 : state == QLatin1String("undone") ? HistoryStep::State::Undone
                                                    : HistoryStep::State::Closed;
    step.rowsChanged = s.integer(6);
    if (s.flag(8))
        step.undoes = s.id<StepId>(7);
    return step;
}

std::optional<HistoryStep> History::nextUndo() const
{
    Statement s(m_db, R"(SELECT step, at, author, program, label, state, rows_changed, source_step, inverted
                         FROM history WHERE state = 'done' ORDER BY step DESC LIMIT 1)");
    return s.next() ? std::optional(readStep(s)) : std::nullopt;
}

std::optional<HistoryStep> History::nextRedo() const
{
    Statement s(m_db, R"(SELECT step, at, author, program, label, state, rows_changed, source_step, inverted
                         FROM history WHERE state = 'undone' ORDER BY step LIMIT 1)");
    return s.next() ? std::optional(readStep(s)) : std::nullopt;
}

std::optional<HistoryStep> History::step(StepId id) const
{
    Statement s(m_db, R"(SELECT step, at, author, program, label, state, rows_changed, source_step, inverted
                         FROM history WHERE step = ?)", id);
    return s.next() ? std::optional(readStep(s)) : std::nullopt;
}

QList<HistoryStep> History::steps(int limit, StepId before) const
{
    Statement s(m_db, R"(SELECT step, at, author, program, label, state, rows_changed, source_step, inverted
                         FROM history WHERE step < ? ORDER BY step DESC LIMIT ?)",
                before.isValid() ? before.value : std::numeric_limits<qint64>::max(), limit);
    QList<HistoryStep> steps;
    while (s.next())
        steps.append(readStep(s));
    return steps;
}

std::vector<StepId> History::stepIds() const
{
    Statement s(m_db, "SELECT step FROM history ORDER BY step DESC");
    std::vector<StepId> ids;
    while (s.next())
        ids.push_back(s.id<StepId>(0));
    return ids;
}

StepId History::beginStep(UnitOfWork &u, const QString &label, StepId source, bool inverted)
{
    const auto step = u.insert<StepId>(
        R"(INSERT INTO history (at, author, program, label, schema, state, source_step, inverted)
           VALUES (?, ?, ?, ?, ?, 'done', ?, ?))",
        u.now(), u.author(), u.program(), label, kSchemaVersion, source.value, inverted);
    if (!source.isValid())
        u.run("UPDATE history SET source_step = step WHERE step = ?", step);
    return step;
}

void History::finishStep(UnitOfWork &u, StepId step, const QString &label, qint64 rows, qint64 bytes)
{
    u.run("UPDATE history SET label = ?, rows_changed = ?, bytes = ? WHERE step = ?", label, rows, bytes, step);
    // To look through a thousand steps takes as long as an edit, so it is not done after each.
    if (step.value % kTrimEvery == 0 || bytes > kManyBytes || m_droppedRedo)
        trim(u);
}

void History::closeUndone(UnitOfWork &u)
{
    m_droppedRedo = nextRedo().has_value();
    if (m_droppedRedo)
        u.run("UPDATE history SET state = 'closed' WHERE state = 'undone'");
}

void History::setState(UnitOfWork &u, StepId step, HistoryStep::State state)
{
    u.run("UPDATE history SET state = ? WHERE step = ?", stateCode(state), step);
}

void History::trim(UnitOfWork &u)
{
    const qint64 pages = u.db().value<qint64>("PRAGMA page_count").value_or(0);
    const qint64 limit = std::max(kMaxBytes, pages * 4096 / 4);
    Statement open(u.db(), "SELECT step, bytes, at FROM history WHERE state <> 'closed' ORDER BY step DESC");
    qint64 bytes = 0;
    int kept = 0;
    StepId newestToClose;
    const QString oldest = instantText(u.now().addDays(-kMaxDays));
    while (open.next() && !newestToClose.isValid()) {
        bytes += open.integer(1);
        ++kept;
        // The newest step may always be undone, however large it is.
        if (kept > 1 && (kept > kMaxSteps || bytes > limit || open.text(2) < oldest))
            newestToClose = open.id<StepId>(0);
    }
    if (newestToClose.isValid())
        u.run("UPDATE history SET state = 'closed' WHERE state <> 'closed' AND step <= ?", newestToClose);
    if (newestToClose.isValid() || m_droppedRedo)
        dropChunks(u);
    m_droppedRedo = false;
}

void History::dropChunks(UnitOfWork &u)
{
    // A closed step's changeset goes, unless an open step that undid it still needs it.
    u.run("DELETE FROM history_chunk WHERE step NOT IN (SELECT source_step FROM history WHERE state <> 'closed')");
}

std::pair<StepId, bool> History::source(StepId step) const
{
    Statement s(m_db, "SELECT source_step, inverted FROM history WHERE step = ?", step);
    return s.next() ? std::pair(s.id<StepId>(0), s.flag(1)) : std::pair(StepId(), false);
}

Result<ChangeSet> History::read(StepId step, bool invert) const
{
    const auto [stored, inverted] = source(step);
    return readChangeSet(m_db, stored.value, invert != inverted);
}

Result<ChangeSet> History::apply(UnitOfWork &u, StepId step, bool invert)
{
    const auto [stored, inverted] = source(step);
    const bool backwards = invert != inverted;
    // A customer's id is looked up in the rows as they are now, so a removal is read before it happens.
    auto changes = readChangeSet(u.db(), stored.value, backwards);
    if (!changes)
        return changes;
    if (auto done = applyChunks(u.db(), stored.value, backwards); !done)
        return done.error();
    return changes;
}

QStringList History::inTheWayOf(StepId step) const
{
    const auto mine = readRowKeys(m_db, source(step).first.value);
    QStringList labels;
    Statement later(m_db, "SELECT step, label FROM history WHERE step > ? AND state = 'done' ORDER BY step DESC", step);
    while (later.next()) {
        const auto theirs = readRowKeys(m_db, source(later.id<StepId>(0)).first.value);
        if (theirs.intersects(mine))
            labels.append(later.text(1));
    }
    return labels;
}

/// Words of several letters are looked for whole: who is called Al is not in "Alice".
static QString withoutWords(const QString &label, const QSet<QString> &words, qsizetype longest)
{
    const auto isEdge = [&label](qsizetype at) {
        return at == 0 || at == label.size() || !label.at(at - 1).isLetterOrNumber() || !label.at(at).isLetterOrNumber();
    };
    QString left;
    for (qsizetype at = 0; at < label.size();) {
        qsizetype found = 0;
        if (isEdge(at)) {
            for (qsizetype size = std::min(longest, label.size() - at); size > 0 && found == 0; --size) {
                if (isEdge(at + size) && words.contains(label.mid(at, size)))
                    found = size;
            }
        }
        left += found > 0 ? Core::tr("(erased)") : label.mid(at, 1);
        at += std::max<qsizetype>(found, 1);
    }
    return left;
}

void History::forgetWords(UnitOfWork &u, const QList<StepId> &steps, const QSet<QString> &words)
{
    static constexpr int kAboutOne = 20; // rows: the label of a larger step names a file or a number of customers
    for (const StepId step : steps)
        u.run("UPDATE history SET label = ? WHERE step = ? AND rows_changed <= ?", Core::tr("Something about who was erased"), step, kAboutOne);
    QSet<QString> asInLabels;
    qsizetype longest = 0;
    for (const QString &word : words) {
        const QString line = oneLine(word);
        for (const QString &form : {word, line, isolated(line), inSentence(word)}) { // as it was typed, and as labels put it
            asInLabels.insert(form);
            longest = std::max(longest, form.size());
        }
    }
    if (asInLabels.isEmpty())
        return;
    std::vector<std::pair<StepId, QString>> changed;
    Statement labels(u.db(), "SELECT step, label FROM history");
    while (labels.next()) {
        QString left = withoutWords(labels.text(1), asInLabels, longest);
        if (left != labels.text(1))
            changed.emplace_back(labels.id<StepId>(0), std::move(left));
    }
    for (const auto &[step, label] : changed)
        u.run("UPDATE history SET label = ? WHERE step = ?", label, step);
}

void History::forget(UnitOfWork &u, const RowIds &rows, const QSet<QString> &words)
{
    QList<StepId> steps;
    Statement open(m_db, "SELECT step FROM history WHERE state <> 'closed'");
    while (open.next()) {
        if (mentions(m_db, source(open.id<StepId>(0)).first.value, rows))
            steps.append(open.id<StepId>(0));
    }
    for (const StepId step : std::as_const(steps))
        setState(u, step, HistoryStep::State::Closed);
    dropChunks(u);
    forgetWords(u, steps, words);
}

QSet<QString> History::textsHeld(const char *table, const char *column) const
{
    QSet<QString> texts;
    Statement open(m_db, "SELECT DISTINCT source_step FROM history WHERE state <> 'closed'");
    while (open.next())
        collectTexts(m_db, open.integer(0), table, column, texts);
    return texts;
}

} // namespace goodword
