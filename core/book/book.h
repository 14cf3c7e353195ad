#pragma once
// An open book: the one road for every change. A change is a named function run in one transaction, recorded as an undo
// step, then announced; or rolled back whole, with the reason. Bound to the thread it was opened in; jobs open their own
// Book on the same file with openForJob(). Knows nothing of customers: rooms hand it derivers and seeds.

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/changehub.h"
#include "core/book/database.h"
#include "core/book/deriver.h"
#include "core/book/filesystem.h"
#include "core/book/history.h"
#include "core/book/unitofwork.h"

#include <QObject>
#include <QTimeZone>

#include <functional>
#include <type_traits>

namespace goodword {

class Book;
class BookLock;
class WriteGate;

struct BookOptions {
    const Clock *clock = &Clock::system();
    QString author = QStringLiteral("me");                 ///< who opens it: kept with each step
    QString program = QStringLiteral("Goodword " GOODWORD_VERSION); ///< kept with each step
    Derivers (*derivers)() = nullptr;                      ///< the rooms' derived data (see core/registry.h)
    void (*seed)(UnitOfWork &) = nullptr;                  ///< what a new book starts with
    Done (*afterOpening)(Book &) = nullptr;                ///< what the rooms see to in a book opened for writing, or replaced
    QByteArray (*fileSystemOf)(const QString &path) = &goodword::fileSystemOf; ///< what kind of disk: no book is written on a share
    bool readOnly = false;                                 ///< read beside another program that writes
    bool workerCheckpoints = false;                        ///< a window: never checkpoint on this thread
    Database::Engine engine = Database::Engine::Qt;
};

struct NewBook {
    QString name;
    QString region;   ///< ISO 3166 home region for phone numbers; empty: not chosen
    QString currency = QStringLiteral("EUR");
    QString zone;     ///< IANA; empty: the system's
    BookKeyPtr key;   ///< encrypts it, where this build can
};

class Book : public QObject
{
    Q_OBJECT
public:
    /// Makes a new file; refuses to replace one.
    static Result<std::unique_ptr<Book>> create(const QString &path, const NewBook &wishes, BookOptions options);
    /// Opens a file after looking at it without touching it; a refused file and its folder stay as they were.
    static Result<std::unique_ptr<Book>> open(const QString &path, BookOptions options);
    /// The same book on another thread, with its own connection on the C API. Call it on that thread.
    Result<std::unique_ptr<Book>> openForJob() const;
    /// Puts a book that nobody has open under this key, or none, and it alone: copies that were made before stay as they are.
    /// It is written anew beside itself and takes its own place once it is whole.
    static Done changeKey(const QString &path, const BookKeyPtr &key, BookOptions options, Progress &progress = Progress::none());
    ~Book() override;

    const QString &path() const { return m_path; }
    QString name() const;
    const BookOptions &options() const { return m_options; }
    bool isReadOnly() const { return m_options.readOnly; }
    bool isEncrypted() const { return bool(m_db->key()); }
    Database &db() { return *m_db; }
    ChangeHub &hub() { return *m_hub; }
    const History &history() const { return m_history; }
    const Clock &clock() const { return *m_options.clock; }
    const QTimeZone &zone() const { return m_zone; }
    QDate today() const { return clock().nowUtc().toTimeZone(m_zone).date(); }
    const QString &author() const { return m_options.author; }
    void setAuthor(const QString &author) { m_options.author = author; }

    /// Settings of the book itself; changed by a command like everything else.
    QString setting(const QString &key, const QString &fallback = {}) const;
    static void setSetting(UnitOfWork &u, const QString &key, const QString &value);

    /// Runs `work` in a transaction. It may return a value, a Result, or nothing; Error or trouble rolls all of it back.
    template <class Work>
    auto change(const QString &label, Work &&work);

    /// Undoes the newest step, or, given an older one, that step alone as a new step (refused whole where later steps
    /// stand in the way). Answers the label of what was undone.
    Result<QString> undo(StepId step = {});
    Result<QString> redo();
    /// The step the last change() on this thread made; invalid when it changed nothing.
    StepId lastStep() const { return m_lastStep; }

    /// Work outside undo (emptying the trash, erasing): a transaction, announced, no step; open steps it names are closed.
    Done changeForGood(const QString &label, const std::function<Done(UnitOfWork &)> &work);

    /// The same for very much into a book just made, which nobody else has open: written once, into the file itself, where a
    /// change is written to the log and then again. A power cut on the way leaves the book as it was made. That rows which are
    /// named are there is the work's to see to. Not for people's own data: parts of it may lie in temporary files meanwhile.
    Done fillForGood(const QString &label, const std::function<Done(UnitOfWork &)> &work);

    /// Puts a backup's contents in place of this book's, in one transaction of the file; outside undo. The caller makes a
    /// backup of what is there first. Everything is announced as changed.
    Done replaceWith(const QString &backupPath);

    /// Writes the whole file anew, so that nothing of what was deleted is left in unused places of it, in its index or its log.
    /// Takes the room of the book once more on the disk for a moment.
    Done writeAnew();
    /// Within the change that deletes: should the program end before the file is written anew, the book still knows.
    static void oweWritingAnew(UnitOfWork &u);
    bool owesWritingAnew() const;

    /// Rebuilds every derived table; used after opening a book whose derived data is stale, and by tests.
    Done rebuildDerived();

    /// Integrity of the file and of what the schema cannot say; empty when sound.
    QStringList check();

    /// True while another thread writes; changes on this one answer Busy.
    QString busyWith() const;

private:
    struct Shared;
    Book(QString path, BookOptions options, std::unique_ptr<Database> db, std::shared_ptr<Shared> shared);

    Done changeUntyped(const QString &label, const std::function<Done(UnitOfWork &)> &work, bool recorded);
    Result<QString> applyStep(const QString &label, StepId step, bool invert, bool asNewStep,
                              HistoryStep::State stateAfter);
    Done begin(const QString &label);
    Done commit();
    void rollback();
    /// The error, after the change was taken back; of a full disk, the reserve is given up.
    Error rolledBack(Error error);
    void derive(UnitOfWork &u, const ChangeSet &changes);
    void announce(const ChangeSet &changes);
    Error busy() const;
    Done vacuum();
    Done stillThere();
    Done makeNew(const NewBook &wishes);
    Done bringUpToDate(int version);
    Done finishOpening();
    Done replaceWithOld(const QString &backupPath);
    void readZone();
    void checkpointIfDue();
    UnitOfWork unit() { return UnitOfWork(*m_db, *m_options.clock, m_zone, m_options.author, m_options.program); }

    QString m_path;
    BookOptions m_options;
    std::unique_ptr<Database> m_db;
    History m_history;
    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<ChangeHub> m_ownHub;
    ChangeHub *m_hub = nullptr;
    Derivers m_derivers;
    QTimeZone m_zone;
    StepId m_lastStep;
    bool m_inChange = false;
};

template <class T>
struct ChangeAnswer {
    using Type = Result<T>;
};
template <class T>
struct ChangeAnswer<Result<T>> {
    using Type = Result<T>;
};

template <class Work>
auto Book::change(const QString &label, Work &&work)
{
    using Returned = std::invoke_result_t<Work, UnitOfWork &>;
    using Answered = typename ChangeAnswer<Returned>::Type;
    if constexpr (std::is_void_v<Returned>) {
        return changeUntyped(label, [&](UnitOfWork &u) -> Done { work(u); return {}; }, true);
    } else if constexpr (std::is_same_v<Answered, Done>) {
        return changeUntyped(label, std::forward<Work>(work), true);
    } else {
        std::optional<Answered> answer;
        const Done done = changeUntyped(label, [&](UnitOfWork &u) -> Done {
            answer.emplace(work(u));
            return answer->has_value() ? Done() : Done(answer->error());
        }, true);
        return done ? std::move(*answer) : Answered(done.error());
    }
}

} // namespace goodword
