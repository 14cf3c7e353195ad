#pragma once
// How far a worker is, looked at ten times a second. Hidden while there is none.

#include <QProgressBar>
#include <QTimer>

#include <memory>

namespace goodword {

class WatchedProgress;

class WorkBar final : public QProgressBar
{
    Q_OBJECT
public:
    /// `name`: what is under way, for a screen reader.
    explicit WorkBar(const QString &name, QWidget *parent = nullptr);

    void follow(std::shared_ptr<const WatchedProgress> work);
    void rest();

private:
    void look();

    std::shared_ptr<const WatchedProgress> m_work;
    QTimer m_poll;
};

} // namespace goodword
