#include "ui/shell/session.h"

#include "core/book/backup.h"
#include "core/book/readstop.h"
#include "core/book/undojob.h"
#include "core/customers/customerindex.h"

#include <QGuiApplication>

#include <utility>

namespace goodword {

/// The first rows come from the book itself and are on screen by then.
static constexpr int kFirstListMs = 300;
/// Enough that a short answer does not queue behind long ones.
static constexpr int kReaders = 4;
/// Looked at and not waited for: a computer that sleeps lets no timer run, and its clock may be set.
static constexpr int kDayLookMs = 30'000;

Session::Session(std::unique_ptr<Book> book, QObject *parent)
    : QObject(parent), m_book(std::move(book)), m_day(m_book->today()), m_customers(std::make_shared<CustomerIndex>(m_book->path()))
{
    connect(&m_book->hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (!changes.isNewDay()) // its columns hold days, not how long ago they were
            m_customers->onChanged(changes);
    });
    connect(&m_dayLook, &QTimer::timeout, this, &Session::lookAtTheDay);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &Session::lookAtTheDay);
    m_dayLook.start(kDayLookMs);
    // Counted from when events are handled: until then the window is being made.
    QTimer::singleShot(0, this, [this] { QTimer::singleShot(kFirstListMs, this, &Session::beCalm); });
    m_readers.setMaxThreadCount(kReaders);
}

Session::~Session()
{
    delete m_job;
    m_closing = true; // nobody waits for these answers
    m_readers.clear();
    m_readers.waitForDone();
}

void Session::beCalm()
{
    m_calm = true;
    m_customers->start();
    Q_EMIT becameCalm();
}

void Session::lookAtTheDay()
{
    if (std::exchange(m_day, today()) != m_day)
        Q_EMIT m_book->hub().changed(ChangeSet::ofNewDay());
}

void Session::whenCalm(QObject *context, std::function<void()> work)
{
    if (m_calm)
        work();
    else
        connect(this, &Session::becameCalm, context, std::move(work));
}

void Session::change(size_t rows, const QString &title, const QString &said, const std::function<Done(Book &)> &change)
{
    if (rows <= kManyAtOnce) {
        accept(change(*m_book), said);
        return;
    }
    const auto work = [change](Book &book, Progress &progress) -> Done {
        if (auto kept = backUpFirst(book, QStringLiteral("bulk"), progress); !kept)
            return kept;
        const ReadStop stop(book.db(), progress);
        return change(book);
    };
    runJob(title, work, [this, said] {
        const auto step = m_book->history().nextUndo();
        Q_EMIT toastWanted(said, step ? step->id : StepId());
    });
}

void Session::tellDone(const Result<QString> &label, const QString &words)
{
    if (label)
        Q_EMIT stepTurned(words.arg(*label));
    else
        Q_EMIT errorHappened(label.error());
}

void Session::undo(StepId step)
{
    const QString said = tr("Undone: %1");
    const auto wanted = stepToUndo(*m_book, step);
    if (!wanted || wanted->rowsChanged <= kRowsForJob) {
        tellDone(m_book->undo(step), said);
        return;
    }
    runLarge(tr("Undoing: %1").arg(wanted->label), said,
             [step](Book &book, Progress &progress) { return undoLarge(book, step, progress); });
}

void Session::redo()
{
    const QString said = tr("Done again: %1");
    const auto next = m_book->history().nextRedo();
    if (!next || next->rowsChanged <= kRowsForJob)
        tellDone(m_book->redo(), said);
    else
        runLarge(tr("Doing again: %1").arg(next->label), said, redoLarge);
}

void Session::runLarge(const QString &title, const QString &said, std::function<Result<QString>(Book &, Progress &)> work)
{
    auto label = std::make_shared<QString>();
    runJob(title, [label, work = std::move(work)](Book &book, Progress &progress) -> Done {
        const auto done = work(book, progress);
        if (!done)
            return done.error();
        *label = *done;
        return {};
    }, [this, label, said] { tellDone(*label, said); });
}

static Done freeOf(const QString &work)
{
    if (work.isEmpty())
        return {};
    return Error{ErrorCode::Busy, Session::tr("Goodword is busy: %1. Try again when that is done, or cancel it.").arg(work), {}};
}

Done Session::freeForJob() const
{
    return freeOf(m_job ? m_job->title() : QString());
}

Done Session::freeToChange(size_t rows) const
{
    return rows > kManyAtOnce ? freeForJob() : freeOf(m_book->busyWith());
}

void Session::runJob(const QString &title, BookJob::Work work, std::function<void()> after,
                     std::function<void(const Error &)> failed)
{
    if (!failed)
        failed = [this](const Error &error) { Q_EMIT errorHappened(error); };
    if (const Done free = freeForJob(); !free) {
        failed(free.error());
        return;
    }
    m_job = BookJob::start(*m_book, title, std::move(work), this);
    connect(m_job, &BookJob::finished, this, [this, after, failed](bool ok, const Error &error) {
        m_job = nullptr;
        Q_EMIT jobEnded();
        if (!ok)
            failed(error);
        else if (after)
            after();
    });
    Q_EMIT jobStarted(m_job);
}

SnapshotJob Session::snapshotJob(std::function<Result<IdList>(Database &, const ListQuery &, const SnapshotContext &)> read) const
{
    // Holds what it needs by value: it may still run when the model that asked is gone.
    return [path = m_book->path(), read = std::move(read)](const ListQuery &query, const SnapshotContext &context) -> Result<IdList> {
        auto db = Database::open(path, Database::Access::ReadOnly, Database::Engine::Native);
        if (!db)
            return db.error();
        const ReadStop stop(**db, [&context] { return !context.cancelled(); });
        auto ids = read(**db, query, context);
        if (auto trouble = (*db)->takeTrouble())
            return *trouble;
        return ids;
    };
}

void Session::readIn(const std::function<void(Database &)> &work) const
{
    auto db = Database::open(m_book->path(), Database::Access::ReadOnly, Database::Engine::Native);
    if (!db)
        return;
    const ReadStop stop(**db, [this] { return !m_closing; });
    work(**db);
}

} // namespace goodword
