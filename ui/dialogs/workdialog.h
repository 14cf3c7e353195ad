#pragma once
// A form whose button sets a worker to work on a file: shows how far it is and says what was refused, with everything that
// was typed still there. Who closes it cancels, and it goes when the worker has ended, so that nothing is half done behind it.

#include "core/base/result.h"
#include "ui/dialogs/formdialog.h"

#include <QFutureWatcher>

#include <functional>
#include <memory>

namespace goodword {

class Progress;
class WatchedProgress;
class WorkBar;

class WorkDialog : public FormDialog
{
    Q_OBJECT
public:
    ~WorkDialog() override;
    void reject() override;

Q_SIGNALS:
    /// Before anything is done: who has `path` open lets go of it.
    void fileWanted(const QString &path);
    /// Nothing was done to it.
    void fileGivenBack();

protected:
    /// `working`: what is under way, for a screen reader.
    WorkDialog(const QString &objectName, const QString &title, const QString &working, QWidget *parent);

    QPushButton *addFoot(const QString &saveText, const QString &saveName, const QString &icon);
    /// `work` runs on a worker and holds all it needs; `after` here, where it went well. `fields` are left alone meanwhile.
    void start(const QString &file, const QList<QWidget *> &fields, std::function<Done(Progress &)> work, std::function<void()> after);
    bool isAtWork() const { return m_working.isRunning(); }

private:
    void finish();
    void setBusy(bool busy);

    WorkBar *m_bar;
    QPushButton *m_begin = nullptr;
    QList<QWidget *> m_fields;
    std::function<void()> m_after;
    QFutureWatcher<Done> m_working;
    std::shared_ptr<WatchedProgress> m_progress; ///< of the last try
};

} // namespace goodword
