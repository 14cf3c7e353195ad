#include "ui/shell/restoredialog.h"

#include "core/base/clock.h"
#include "core/book/restore.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

class Cancellable final : public Progress
{
public:
    explicit Cancellable(std::shared_ptr<std::atomic_bool> cancelled) : m_cancelled(std::move(cancelled)) {}
    void report(qint64, qint64) override {}
    bool cancelled() const override { return *m_cancelled; }

private:
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

/// A backup that was chosen itself stands for the book it was made of.
QString originalOf(const QString &path)
{
    if (!isBackup(path))
        return path;
    const QString origin = BackupStore::origin(QFileInfo(path).absolutePath());
    if (!origin.isEmpty())
        return origin;
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return documents.filePath(QFileInfo(path).fileName());
}

} // namespace

RestoreDialog::RestoreDialog(const QString &bookPath, QWidget *parent)
    : QDialog(parent), m_bookPath(originalOf(bookPath)), m_backups(backupsOf(bookPath, Clock::system()))
{
    setObjectName(u"restoreDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Restore a backup"));
    setMinimumSize(620, 520);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(heading(tr("Backups of %1").arg(QFileInfo(m_bookPath).fileName()), u"h2"_s));
    m_list = new QListWidget;
    m_list->setObjectName(u"restoreList"_s);
    m_list->setAccessibleName(tr("Backups, newest first"));
    m_list->setUniformItemSizes(true);
    for (const Backup &backup : std::as_const(m_backups)) {
        auto *item = new QListWidgetItem(tr("%1   %2").arg(QLocale().toString(backup.at.toLocalTime(), QLocale::ShortFormat),
                                                           BackupStore::reasonText(backup.reason)), m_list);
        item->setSizeHint({200, 36});
    }
    column->addWidget(m_list, 1);
    m_contents = new PlainLabel({}, u"muted"_s);
    m_contents->setObjectName(u"restoreContents"_s);
    m_contents->setWordWrap(true);
    m_contents->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_contents->setMinimumHeight(3 * m_contents->fontMetrics().lineSpacing());
    column->addWidget(m_contents);
    column->addWidget(makeTarget());
    m_problem = new PlainLabel({}, u"body"_s);
    m_problem->setObjectName(u"restoreProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox;
    m_restore = makeButton(tr("Restore"), u"arrow-counterclockwise"_s, ButtonKind::Primary);
    m_restore->setObjectName(u"restoreNow"_s);
    m_restore->setDefault(true);
    m_restore->setEnabled(false);
    buttons->addButton(m_restore, QDialogButtonBox::ActionRole);
    buttons->addButton(makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::restore);
    connect(m_list, &QListWidget::currentRowChanged, this, &RestoreDialog::lookAtChosen);
    connect(&m_copying, &QFutureWatcherBase::finished, this, &RestoreDialog::finish);
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

RestoreDialog::~RestoreDialog()
{
    *m_cancelled = true;
    m_copying.waitForFinished();
}

QWidget *RestoreDialog::makeTarget()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    m_target = new QLineEdit(QDir::toNativeSeparators(m_bookPath));
    m_target->setObjectName(u"restoreTarget"_s);
    auto *browse = makeButton(tr("Choose…"), u"folder2-open"_s);
    row->addWidget(m_target, 1);
    row->addWidget(browse);
    m_target->setAccessibleName(tr("Restore to"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->addRow(tr("Restore to"), row);
    column->addLayout(form);
    auto *note = new PlainLabel(tr("A file that is there already is not written over: it is set aside beside it. The backup "
                                   "stays where it is."), u"cap"_s);
    note->setWordWrap(true);
    column->addWidget(note);
    connect(browse, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Restore to"), target(), tr("Goodword book (*.goodword)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        dialog->setDefaultSuffix(u"goodword"_s);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this](const QString &path) { m_target->setText(QDir::toNativeSeparators(path)); });
        dialog->open();
    });
    return box;
}

QString RestoreDialog::target() const
{
    const QString path = QDir::fromNativeSeparators(m_target->text().trimmed());
    return path.isEmpty() || path.endsWith(u".goodword"_s) ? path : path + u".goodword"_s;
}

void RestoreDialog::lookAtChosen()
{
    const int row = m_list->currentRow();
    m_restore->setEnabled(false);
    m_contents->setText({});
    if (row < 0)
        return;
    const int look = ++m_looked;
    auto *watcher = new QFutureWatcher<Result<BackupContents>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, look] {
        watcher->deleteLater();
        if (look != m_looked)
            return;
        const auto contents = watcher->result();
        m_restore->setEnabled(contents.has_value());
        if (!contents) {
            m_contents->setText(contents.error().text);
            return;
        }
        const auto number = [](qint64 count) { return QLocale().toString(count); };
        QString text = tr("Checked and sound. Customers: %1, touchpoints: %2, answers: %3, testimonials: %4.")
                           .arg(number(contents->customers), number(contents->touchpoints), number(contents->answers),
                                number(contents->testimonials));
        if (!contents->lastStep.isEmpty())
            text += u' ' + tr("Last change in it: %1").arg(contents->lastStep);
        m_contents->setText(text);
    });
    watcher->setFuture(QtConcurrent::run([path = m_backups.at(row).path] { return lookInto(path); }));
}

void RestoreDialog::restore()
{
    const int row = m_list->currentRow();
    if (row < 0 || target().isEmpty() || m_copying.isRunning())
        return;
    m_restore->setEnabled(false);
    m_list->setEnabled(false);
    Q_EMIT restoring(target());
    say(tr("Restoring…"), u"muted"_s);
    m_copying.setFuture(QtConcurrent::run([from = m_backups.at(row).path, to = target(), cancelled = m_cancelled] {
        Cancellable progress(cancelled);
        return restoreBackup(from, to, progress);
    }));
}

void RestoreDialog::finish()
{
    if (*m_cancelled)
        return;
    const Result<QString> done = m_copying.result();
    if (!done) {
        m_list->setEnabled(true);
        m_restore->setEnabled(true);
        say(done.error().text, u"red"_s);
        return;
    }
    Q_EMIT restored(target(), *done);
    accept();
}

void RestoreDialog::say(const QString &text, const QString &tone)
{
    m_problem->setTone(tone);
    m_problem->setText(text);
    m_problem->show();
}

} // namespace goodword
