#include "ui/dialogs/waitdialog.h"

#include "core/base/watchedprogress.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/workbar.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace goodword {

using namespace Qt::StringLiterals;

WaitDialog::WaitDialog(QWidget *window, const Words &words)
    : QDialog(window), m_stop(makeButton(tr("Cancel"))), m_progress(std::make_shared<WatchedProgress>())
{
    setObjectName(words.name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(words.title);
    setMinimumWidth(scaled(420));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(new ElideLabel(words.text));
    auto *bar = new WorkBar(words.text);
    column->addWidget(bar);
    bar->follow(m_progress);
    m_stop->setObjectName(u"stopWaiting"_s);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_stop, QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

WaitDialog::~WaitDialog()
{
    m_progress->cancel();
    m_working.waitForFinished();
}

void WaitDialog::run(QWidget *window, const Words &words, std::function<Done(Progress &)> work, std::function<void(const Done &)> after)
{
    auto *dialog = new WaitDialog(window, words);
    connect(&dialog->m_working, &QFutureWatcherBase::finished, dialog, [dialog, after = std::move(after)] {
        const Done done = dialog->m_working.result();
        dialog->accept();
        after(done);
    });
    dialog->m_working.setFuture(QtConcurrent::run([work = std::move(work), progress = dialog->m_progress] { return work(*progress); }));
    dialog->open();
}

void WaitDialog::reject()
{
    m_progress->cancel();
    m_stop->setEnabled(false);
}

} // namespace goodword
