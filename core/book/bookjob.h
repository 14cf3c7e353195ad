#pragma once
// Long work on a thread of its own with its own connection: progress, time left, cancel. Its changes go the one road and
// are announced where the window's book lives. Deletes itself after finished().

#include "core/base/result.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <functional>

class QThread;

namespace goodword {

class Book;
class Progress;

class BookJob : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<Done(Book &, Progress &)>;

    /// Starts at once. `work` runs on the other thread: it must not touch what belongs to this one.
    static BookJob *start(const Book &book, const QString &title, Work work, QObject *parent = nullptr);
    ~BookJob() override; ///< cancels and waits

    const QString &title() const { return m_title; }
    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }

Q_SIGNALS:
    /// secondsLeft is -1 while it cannot be told.
    void progress(qint64 done, qint64 total, int secondsLeft);
    void finished(bool ok, const goodword::Error &error);

private:
    class Reporter;
    BookJob(QString title, QObject *parent);
    void run(const Book &book, const Work &work);
    void end(const Done &done);

    QString m_title;
    QThread *m_thread = nullptr;
    std::atomic_bool m_cancelled = false;
};

} // namespace goodword

