#pragma once
// Work beside the window that nothing else can be done before: says what is under way, how far it is, and stops it. It goes
// when the worker has ended.

#include "core/base/result.h"

#include <QDialog>
#include <QFutureWatcher>

#include <functional>
#include <memory>

class QPushButton;

namespace goodword {

class Progress;
class WatchedProgress;

class WaitDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Words {
        QString name; ///< of the object
        QString title, text;
    };
    /// `work` runs on a worker and holds all it needs; `after` here, however it ended, unless `window` is gone by then.
    static void run(QWidget *window, const Words &words, std::function<Done(Progress &)> work, std::function<void(const Done &)> after);

    void reject() override;

private:
    WaitDialog(QWidget *window, const Words &words);
    ~WaitDialog() override;

    QPushButton *m_stop;
    std::shared_ptr<WatchedProgress> m_progress;
    QFutureWatcher<Done> m_working;
};

} // namespace goodword
