#include "ui/shell/session.h"

namespace goodword {

Session::Session(std::unique_ptr<Book> book, QObject *parent) : QObject(parent), m_book(std::move(book))
{
    m_readers.setMaxThreadCount(2);
}

Session::~Session()
{
    delete m_job;
    m_readers.clear();
    m_readers.waitForDone();
}

void Session::undo(StepId step)
{
    const auto undone = m_book->undo(step);
    if (undone)
        Q_EMIT toastWanted(tr("Undone: %1").arg(*undone), StepId());
    else
        Q_EMIT errorHappened(undone.error());
}

void Session::redo()
{
    const auto redone = m_book->redo();
    if (redone)
        Q_EMIT toastWanted(tr("Done again: %1").arg(*redone), StepId());
    else
        Q_EMIT errorHappened(redone.error());
}

void Session::runJob(const QString &title, BookJob::Work work, std::function<void()> after,
                     std::function<void(const Error &)> failed)
{
    if (!failed)
        failed = [this](const Error &error) { Q_EMIT errorHappened(error); };
    if (m_job) {
        failed({ErrorCode::Busy, tr("Goodword is busy: %1. Wait until that is done, or cancel it.").arg(m_job->title()), {}});
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

SnapshotJob Session::snapshotJob(
    std::function<Result<Ids>(Database &, const ListQuery &, const std::atomic_bool &)> read) const
{
    // Holds what it needs by value: it may still run when the model that asked is gone.
    return [path = m_book->path(), read = std::move(read)](const ListQuery &query, const std::atomic_bool &cancel) -> Result<Ids> {
        auto db = Database::open(path, Database::Access::ReadOnly, Database::Engine::Native);
        if (!db)
            return db.error();
        auto ids = read(**db, query, cancel);
        if (auto trouble = (*db)->takeTrouble())
            return *trouble;
        return ids;
    };
}

void Session::readIn(const std::function<void(Database &)> &work) const
{
    auto db = Database::open(m_book->path(), Database::Access::ReadOnly, Database::Engine::Native);
    if (db)
        work(**db);
}

} // namespace goodword
