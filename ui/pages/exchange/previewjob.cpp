#include "ui/pages/exchange/previewjob.h"

#include <QElapsedTimer>

namespace goodword {

namespace {

/// Passes progress on, at most ten times a second.
class Reporter final : public Progress
{
public:
    Reporter(std::function<void(qint64, qint64)> tell, const std::atomic_bool &cancelled)
        : m_tell(std::move(tell)), m_cancelled(cancelled)
    {
        m_clock.start();
    }
    void report(qint64 done, qint64 total) override
    {
        if (m_clock.elapsed() < 100)
            return;
        m_clock.restart();
        m_tell(done, total);
    }
    bool cancelled() const override { return m_cancelled; }

private:
    std::function<void(qint64, qint64)> m_tell;
    const std::atomic_bool &m_cancelled;
    QElapsedTimer m_clock;
};

} // namespace

PreviewJob::PreviewJob(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PreviewJob::~PreviewJob()
{
    cancel();
    m_pool.waitForDone();
}

void PreviewJob::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
    ++m_generation;
    m_running = false;
}

void PreviewJob::start(const QString &path, const ImportOptions &options, const QTimeZone &zone)
{
    cancel();
    m_running = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_pool.start([this, path, options, zone, cancelled = m_cancelled, generation = m_generation] {
        const auto tell = [this, generation](qint64 done, qint64 total) {
            QMetaObject::invokeMethod(this, [this, generation, done, total] {
                if (generation == m_generation)
                    Q_EMIT progress(done, total);
            }, Qt::QueuedConnection);
        };
        Reporter reporter(tell, *cancelled);
        const auto preview = previewImport(path, options, zone, reporter);
        QMetaObject::invokeMethod(this, [this, generation, preview] { finish(generation, preview); }, Qt::QueuedConnection);
    });
}

void PreviewJob::finish(qint64 generation, const Result<ImportPreview> &preview)
{
    if (generation != m_generation)
        return;
    m_running = false;
    if (preview)
        Q_EMIT ready(*preview);
    else
        Q_EMIT failed(preview.error());
}

} // namespace goodword
