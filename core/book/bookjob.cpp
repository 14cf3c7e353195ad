#include "core/book/bookjob.h"

#include "core/base/progress.h"
#include "core/book/book.h"

#include <QThread>

namespace goodword {

/// Passes progress to the job's own thread, at most twenty times a second.
class BookJob::Reporter final : public Progress
{
public:
    explicit Reporter(BookJob &job) : m_job(job) { m_since.start(); }

    void report(qint64 done, qint64 total) override
    {
        const qint64 now = m_since.elapsed();
        if (now - m_last < 50 && done != total)
            return;
        m_last = now;
        // An estimate is worth showing once some of the work is behind us.
        const bool known = total > 0 && done > 0 && now > 1000;
        const int left = known ? int((now * (total - done) / done + 999) / 1000) : -1;
        BookJob *job = &m_job;
        QMetaObject::invokeMethod(job, [job, done, total, left] { Q_EMIT job->progress(done, total, left); },
                                  Qt::QueuedConnection);
    }
    bool cancelled() const override { return m_job.m_cancelled; }

private:
    BookJob &m_job;
    QElapsedTimer m_since;
    qint64 m_last = -1000;
};

BookJob::BookJob(QString title, QObject *parent) : QObject(parent), m_title(std::move(title)) {}

BookJob *BookJob::start(const Book &book, const QString &title, Work work, QObject *parent)
{
    auto *job = new BookJob(title, parent);
    job->m_thread = QThread::create([job, &book, work = std::move(work)] { job->run(book, work); });
    job->m_thread->start();
    return job;
}

BookJob::~BookJob()
{
    cancel();
    if (m_thread) {
        m_thread->wait();
        delete m_thread;
    }
}

void BookJob::run(const Book &book, const Work &work)
{
    Done done;
    {
        Reporter reporter(*this);
        auto own = book.openForJob();
        done = own ? work(**own, reporter) : Done(own.error());
    }
    QMetaObject::invokeMethod(this, [this, done] { end(done); }, Qt::QueuedConnection);
}

void BookJob::end(const Done &done)
{
    Q_EMIT finished(done.has_value(), done ? Error() : done.error());
    deleteLater();
}

} // namespace goodword
