#pragma once
// Looks at a file on a worker, so that the window stays alive however large the file is. The newest question wins; answers
// to earlier ones are dropped.

#include "core/exchange/importer.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace goodword {

class PreviewJob final : public QObject
{
    Q_OBJECT
public:
    explicit PreviewJob(QObject *parent = nullptr);
    ~PreviewJob() override; ///< cancels and waits

    void start(const QString &path, const ImportOptions &options, const QTimeZone &zone);
    /// The answer that is under way is not given any more.
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progress(qint64 done, qint64 total);
    void ready(const goodword::ImportPreview &preview);
    void failed(const goodword::Error &error);

private:
    void finish(qint64 generation, const Result<ImportPreview> &preview);

    QThreadPool m_pool;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    qint64 m_generation = 0;
    bool m_running = false;
};

} // namespace goodword
