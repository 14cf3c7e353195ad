#pragma once
// An open book as the window sees it: pages read through it, run commands through it, and hear from it. It shows what went
// wrong, offers Undo for what went well, and runs long work beside the window. Knows no page.

#include "core/base/id.h"
#include "core/book/book.h"
#include "core/book/bookjob.h"
#include "ui/models/recordsource.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace goodword {

class CustomerIndex;

class Session final : public QObject
{
    Q_OBJECT
public:
    explicit Session(std::unique_ptr<Book> book, QObject *parent = nullptr);
    ~Session() override;

    Book &book() { return *m_book; }
    Database &db() { return m_book->db(); }
    QDate today() const { return m_book->today(); }

    /// After a command: an error is shown as its sentence; success as `said` with Undo, where something changed.
    template <class T>
    bool accept(const Result<T> &result, const QString &said = {})
    {
        if (!result) {
            Q_EMIT errorHappened(result.error());
            return false;
        }
        if (!said.isEmpty())
            Q_EMIT toastWanted(said, m_book->lastStep());
        return true;
    }
    void tell(const QString &text) { Q_EMIT toastWanted(text, StepId()); }
    /// The same of a file that was written, with a way to its folder.
    void tellOfFile(const QString &text, const QString &path) { Q_EMIT fileWritten(text, path); }
    /// A change of `rows` rows: at once; of many beside the window as `title`, with a backup first. Both are told with Undo.
    void change(size_t rows, const QString &title, const QString &said, const std::function<Done(Book &)> &change);
    /// A step of many rows is taken back as a job.
    void undo(StepId step = {});
    void redo();

    /// Long or large work: progress and Cancel are shown; `after` runs here when it went well. One at a time.
    /// `failed` is told what went wrong in place of the window.
    void runJob(const QString &title, BookJob::Work work, std::function<void()> after = {},
                std::function<void(const Error &)> failed = {});
    BookJob *currentJob() const { return m_job; }
    /// Else what keeps a job from beginning; asked before a dialog lets go of what was typed.
    Done freeForJob() const;
    /// The same for a change of `rows` rows.
    Done freeToChange(size_t rows) const;

    /// Ids of a list, read on a worker by its own connection.
    SnapshotJob snapshotJob(std::function<Result<IdList>(Database &, const ListQuery &, const SnapshotContext &)> read) const;

    /// The customers in memory; loaded by a worker once the first list is on screen.
    std::shared_ptr<CustomerIndex> customerIndex() const { return m_customers; }

    /// Figures: `read` runs on a worker, `show` here, unless `context` is gone by then.
    template <class T>
    void read(QObject *context, std::function<T(Database &)> read, std::function<void(const T &)> show);

    /// What can wait until the first list is on screen, and would keep it from coming.
    void whenCalm(QObject *context, std::function<void()> work);

    /// Where the window goes next.
    void openCustomer(CustomerId id) { Q_EMIT customerWanted(id); }
    void importFile(const QString &path) { Q_EMIT importWanted(path); }
    void openFile(const QString &path) { Q_EMIT fileWanted(path); }
    void openPage(const QString &page, const QString &argument = {}) { Q_EMIT pageWanted(page, argument); }

Q_SIGNALS:
    void becameCalm();
    void toastWanted(const QString &text, goodword::StepId step);
    /// A step was undone, or done again.
    void stepTurned(const QString &text);
    void fileWritten(const QString &text, const QString &path);
    void errorHappened(const goodword::Error &error);
    void jobStarted(goodword::BookJob *job);
    void jobEnded();
    void importWanted(const QString &path);
    void fileWanted(const QString &path);
    void customerWanted(goodword::CustomerId id);
    void pageWanted(const QString &page, const QString &argument);
    /// A page counted anew what stands beside its name in the sidebar.
    void badgesChanged();

private:
    void beCalm();
    /// Midnight passed while the window was open.
    void lookAtTheDay();
    void readIn(const std::function<void(Database &)> &work) const;
    void tellDone(const Result<QString> &label, const QString &words);
    void runLarge(const QString &title, const QString &said, std::function<Result<QString>(Book &, Progress &)> work);

    std::unique_ptr<Book> m_book;
    QDate m_day;
    QTimer m_dayLook;
    std::shared_ptr<CustomerIndex> m_customers;
    QPointer<BookJob> m_job;
    bool m_calm = false;
    std::atomic_bool m_closing = false;
    mutable QThreadPool m_readers;
};

template <class T>
void Session::read(QObject *context, std::function<T(Database &)> read, std::function<void(const T &)> show)
{
    auto answer = std::make_shared<T>();
    m_readers.start([this, answer, guard = QPointer<QObject>(context), read = std::move(read), show = std::move(show)] {
        readIn([&](Database &db) { *answer = read(db); });
        QMetaObject::invokeMethod(this, [guard, answer, show] {
            if (guard)
                show(*answer);
        }, Qt::QueuedConnection);
    });
}

} // namespace goodword
