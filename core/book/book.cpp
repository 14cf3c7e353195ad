#include "core/book/book.h"

#include "core/book/bookfaults.h"
#include "core/book/bookshared.h"
#include "core/book/changerecorder.h"

#include <QFileInfo>
#include <QThread>
#include <QThreadPool>

#include <sqlite3.h>

#include <optional>

namespace goodword {

static const QString kWritingAnew = QStringLiteral("write_anew"); ///< the setting of a book that owes it

void Book::setSetting(UnitOfWork &u, const QString &key, const QString &value)
{
    u.run("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key,
          value);
}

QString Book::busyWith() const
{
    return m_shared->gate.holder();
}

Error Book::busy() const
{
    return {ErrorCode::Busy,
            Core::tr("Goodword is busy: %1. Nothing was changed. Try again when it is done, or cancel it.").arg(busyWith()), {}};
}

Done Book::stillThere()
{
    int moved = 0;
    sqlite3_file_control(m_db->handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved == 0)
        return {};
    return Error{ErrorCode::Moved,
                 Core::tr("%1 was moved, renamed or replaced while it was open, so nothing more is written to it. What was "
                          "saved before is in the moved file. Close the book and open it where it is now.")
                     .arg(QFileInfo(m_path).fileName()), {}};
}

Done Book::begin(const QString &label)
{
    Q_ASSERT_X(!m_inChange, "Book::change", "a change within a change");
    if (m_options.readOnly)
        return Error{ErrorCode::ReadOnly, Core::tr("The book is open read-only, so nothing was changed."), {}};
    if (auto there = stillThere(); !there)
        return there;
    if (!m_shared->gate.take(label))
        return busy();
    m_db->takeTrouble();
    m_inChange = true;
    if (auto room = m_shared->reserve.hold(); !room)
        return rolledBack(room.error());
    if (m_db->run("BEGIN IMMEDIATE"))
        return {};
    return rolledBack(*m_db->takeTrouble());
}

Done Book::commit()
{
    m_db->run("COMMIT");
    if (auto trouble = m_db->takeTrouble())
        return rolledBack(*trouble);
    m_inChange = false;
    m_shared->gate.release();
    checkpointIfDue();
    return {};
}

void Book::rollback()
{
    m_db->takeTrouble();
    if (sqlite3_get_autocommit(m_db->handle()) == 0)
        m_db->run("ROLLBACK");
    m_db->takeTrouble();
    m_inChange = false;
    m_shared->gate.release();
}

Error Book::rolledBack(Error error)
{
    if (error.code == ErrorCode::DiskFull)
        m_shared->reserve.giveUp();
    rollback();
    return error;
}

void Book::derive(UnitOfWork &u, const ChangeSet &changes)
{
    for (const auto &deriver : m_derivers)
        deriver->update(u, changes);
}

Done Book::changeUntyped(const QString &label, const std::function<Done(UnitOfWork &)> &work, bool recorded)
{
    m_lastStep = StepId();
    if (auto begun = begin(label); !begun)
        return begun;
    UnitOfWork u = unit();
    std::optional<ChangeRecorder> recorder;
    if (recorded) {
        recorder.emplace(*m_db, [&] {
            m_history.closeUndone(u);
            return m_history.beginStep(u, label);
        });
        u.setRecorder(&*recorder);
    }
    if (Done done = work(u); !done)
        return rolledBack(m_db->troubleOr(done.error())); // what it did not find may be what could not be read
    if (m_db->trouble())
        return rolledBack(*m_db->takeTrouble());

    ChangeSet changes;
    StepId step;
    if (recorded) {
        auto seen = recorder->finish();
        if (!seen)
            return rolledBack(seen.error());
        changes = std::move(*seen);
        if (changes.isEmpty()) { // nothing was changed, or changed back: there is nothing to keep, undo or announce
            rollback();
            return {};
        }
        step = recorder->step();
        m_history.finishStep(u, step, label, changes.rowCount(), recorder->bytes());
    } else {
        changes.setEverything();
    }
    derive(u, changes);
    if (m_db->trouble())
        return rolledBack(*m_db->takeTrouble());
    if (auto done = commit(); !done)
        return done;
    m_lastStep = step;
    announce(changes);
    return {};
}

Done Book::changeForGood(const QString &label, const std::function<Done(UnitOfWork &)> &work)
{
    return changeUntyped(label, work, false);
}

Done Book::fillForGood(const QString &label, const std::function<Done(UnitOfWork &)> &work)
{
    // New pages at the end of a file need no journal: going back is cutting them off.
    m_db->value<QString>("PRAGMA journal_mode = TRUNCATE");
    // In runs of this size that lie in files SQLite sorts an index twice as fast as in one list in memory.
    if (!m_db->key()) // temporary files are not encrypted
        m_db->run("PRAGMA temp_store = FILE");
    m_db->run("PRAGMA cache_size = -16384");
    // Copies name what their models name: looking each up costs a twentieth of the whole.
    m_db->run("PRAGMA foreign_keys = OFF");
    const Done done = changeForGood(label, work);
    m_db->run("PRAGMA foreign_keys = ON");
    m_db->run("PRAGMA temp_store = MEMORY");
    m_db->value<QString>("PRAGMA journal_mode = WAL");
    return done;
}

Result<QString> Book::undo(StepId wanted)
{
    const auto newest = m_history.nextUndo();
    if (!newest)
        return m_db->troubleOr({ErrorCode::NothingToDo, Core::tr("There is nothing to undo."), {}});
    const StepId step = wanted.isValid() ? wanted : newest->id;
    const auto chosen = m_history.step(step);
    if (!chosen || chosen->state != HistoryStep::State::Applied)
        return m_db->troubleOr({ErrorCode::Conflict, Core::tr("This step can no longer be undone. Nothing was changed."), {}});
    if (step == newest->id)
        return applyStep(chosen->label, step, true, false, HistoryStep::State::Undone);

    auto undone = applyStep(chosen->label, step, true, true, HistoryStep::State::Applied);
    if (undone || undone.error().code != ErrorCode::Conflict)
        return undone;
    const QStringList later = m_history.inTheWayOf(step);
    Error error = undone.error();
    if (!later.isEmpty())
        error.text = Core::tr("“%1” cannot be undone alone, because later steps build on it: %2. Nothing was changed. Undo "
                              "those first.").arg(chosen->label, later.mid(0, 5).join(QStringLiteral("; ")));
    return error;
}

Result<QString> Book::redo()
{
    const auto next = m_history.nextRedo();
    if (!next)
        return m_db->troubleOr({ErrorCode::NothingToDo, Core::tr("There is nothing to redo."), {}});
    return applyStep(next->label, next->id, false, false, HistoryStep::State::Applied);
}

Result<QString> Book::applyStep(const QString &label, StepId step, bool invert, bool asNewStep,
                                HistoryStep::State stateAfter)
{
    m_lastStep = StepId();
    if (auto begun = begin(label); !begun)
        return begun.error();
    UnitOfWork u = unit();
    auto changes = m_history.apply(u, step, invert);
    if (!changes)
        return rolledBack(changes.error());
    StepId made;
    if (asNewStep) {
        m_history.closeUndone(u);
        made = m_history.beginStep(u, Core::tr("Undo: %1").arg(label), step, true);
        m_history.finishStep(u, made, Core::tr("Undo: %1").arg(label), changes->rowCount(), 0);
    } else {
        m_history.setState(u, step, stateAfter);
    }
    derive(u, *changes);
    if (m_db->trouble())
        return rolledBack(*m_db->takeTrouble());
    if (auto done = commit(); !done)
        return done.error();
    m_lastStep = made;
    announce(*changes);
    return label;
}

void Book::announce(const ChangeSet &changes)
{
    if (changes.touches("setting"))
        readZone();
    ChangeHub *hub = m_shared->hub;
    if (!hub)
        return;
    const auto tell = [hub, changes] {
        Q_EMIT hub->changed(changes);
        Q_EMIT hub->historyChanged();
    };
    if (hub->thread() == QThread::currentThread())
        tell();
    else
        QMetaObject::invokeMethod(hub, tell, Qt::QueuedConnection);
}

Done Book::rebuildDerived()
{
    if (auto begun = begin(Core::tr("Rebuilding the search index")); !begun)
        return begun;
    UnitOfWork u = unit();
    for (const auto &deriver : m_derivers)
        deriver->rebuild(u);
    if (m_db->trouble())
        return rolledBack(*m_db->takeTrouble());
    return commit();
}

Done Book::vacuum()
{
    static constexpr qint64 kMuchBytes = 256LL << 20; // more than that does not belong into memory
    m_db->takeTrouble();
    sqlite3_limit(m_db->handle(), SQLITE_LIMIT_ATTACHED, 1); // VACUUM attaches the new file to itself
    if (QFileInfo(m_path).size() > kMuchBytes && !m_db->key()) // temporary files are not encrypted
        m_db->run("PRAGMA temp_store = FILE");
    m_db->run("INSERT INTO d_search (d_search) VALUES ('optimize')"); // or deleted words stay in older parts of the index
    if (m_db->run("VACUUM"))
        m_db->run("DELETE FROM setting WHERE key = ?", kWritingAnew);
    const auto trouble = m_db->takeTrouble();
    m_db->run("PRAGMA temp_store = MEMORY");
    sqlite3_limit(m_db->handle(), SQLITE_LIMIT_ATTACHED, 0);
    m_db->value<int>("PRAGMA wal_checkpoint(TRUNCATE)");
    m_db->takeTrouble(); // who reads meanwhile puts it off: the log is emptied when the book is closed
    return trouble ? Done(*trouble) : Done();
}

void Book::oweWritingAnew(UnitOfWork &u)
{
    setSetting(u, kWritingAnew, QStringLiteral("due"));
}

bool Book::owesWritingAnew() const
{
    return !setting(kWritingAnew).isEmpty();
}

Done Book::writeAnew()
{
    Done done = stillThere();
    if (done && !m_shared->gate.take(Core::tr("Writing the file anew"))) {
        done = Error{ErrorCode::Busy, Core::tr("Goodword was busy: %1.").arg(busyWith()), {}};
    } else if (done) {
        done = vacuum();
        m_shared->gate.release();
    }
    if (done)
        return done;
    return Error{done.error().code,
                 Core::tr("It is gone from the book, but the file could not be written anew, so unused places in it may still hold "
                          "something of it until the next erasing. %1").arg(done.error().text), done.error().detail};
}

void Book::checkpointIfDue()
{
    if (!m_options.workerCheckpoints)
        return;
    static constexpr qint64 kDueBytes = 4LL << 20;
    if (QFileInfo(m_path + QStringLiteral("-wal")).size() < kDueBytes)
        return;
    QThreadPool::globalInstance()->start([path = m_path] {
        if (auto db = Database::open(path, Database::Access::ReadWrite, Database::Engine::Native))
            (*db)->value<int>("PRAGMA wal_checkpoint(PASSIVE)");
    });
}

QStringList Book::check()
{
    return allFaults(*m_db);
}

} // namespace goodword
