#include "ui/dialogs/workdialog.h"

#include "core/base/watchedprogress.h"
#include "ui/widgets/workbar.h"

#include <QFormLayout>
#include <QPushButton>
#include <QtConcurrentRun>

namespace goodword {

WorkDialog::WorkDialog(const QString &objectName, const QString &title, const QString &working, QWidget *parent)
    : FormDialog(objectName, title, parent), m_bar(new WorkBar(working))
{
    connect(&m_working, &QFutureWatcherBase::finished, this, &WorkDialog::finish);
}

WorkDialog::~WorkDialog()
{
    if (m_progress)
        m_progress->cancel();
    m_working.waitForFinished();
}

QPushButton *WorkDialog::addFoot(const QString &saveText, const QString &saveName, const QString &icon)
{
    form()->addRow(m_bar);
    m_begin = FormDialog::addFoot(saveText, saveName, icon);
    return m_begin;
}

void WorkDialog::start(const QString &file, const QList<QWidget *> &fields, std::function<Done(Progress &)> work,
                       std::function<void()> after)
{
    sayNothing();
    m_fields = fields;
    m_after = std::move(after);
    m_progress = std::make_shared<WatchedProgress>();
    setBusy(true);
    Q_EMIT fileWanted(file);
    m_working.setFuture(QtConcurrent::run([work = std::move(work), progress = m_progress] { return work(*progress); }));
}

void WorkDialog::setBusy(bool busy)
{
    for (QWidget *field : std::as_const(m_fields))
        field->setEnabled(!busy);
    m_begin->setEnabled(!busy);
    busy ? m_bar->follow(m_progress) : m_bar->rest();
}

void WorkDialog::reject()
{
    if (isAtWork())
        m_progress->cancel();
    else
        FormDialog::reject();
}

void WorkDialog::finish()
{
    setBusy(false);
    const Done done = m_working.result();
    if (done) {
        m_after();
        return;
    }
    Q_EMIT fileGivenBack();
    if (m_progress->cancelled()) {
        FormDialog::reject();
        return;
    }
    say(done.error());
    m_fields.first()->setFocus(); // it lost it while it could not be typed into
}

} // namespace goodword
