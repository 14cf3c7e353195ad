#include "ui/shell/restoredialog.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/base/watchedprogress.h"
#include "core/book/bookkey.h"
#include "core/book/restore.h"
#include "ui/dialogs/filefield.h"
#include "ui/dialogs/unlockdialog.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace goodword {

using namespace Qt::StringLiterals;

/// A backup that was chosen itself stands for the book it was made of.
static QString originalOf(const QString &path)
{
    if (!isBackup(path))
        return path;
    const QString origin = BackupStore::origin(QFileInfo(path).absolutePath());
    if (!origin.isEmpty())
        return origin;
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return documents.filePath(QFileInfo(path).fileName());
}

RestoreDialog::RestoreDialog(const QString &bookPath, QWidget *parent)
    : WorkDialog(u"restoreDialog"_s, tr("Restore a backup"), tr("Restoring"), parent), m_bookPath(originalOf(bookPath)),
      m_backups(backupsOf(bookPath, Clock::system())), m_list(new QListWidget), m_contents(new PlainLabel({}, u"muted"_s)),
      m_unlock(makeButton(tr("&Unlock it…"), u"unlock"_s)),
      m_target(new FileField(u"restoreTarget"_s, tr("Restore to"), FileKind::book()))
{
    setMinimumSize(scaled(620), 520);
    form()->addRow(new ElideLabel(tr("Backups of %1").arg(oneLine(QFileInfo(m_bookPath).fileName())), u"h2"_s));
    makeList();
    m_contents->setObjectName(u"restoreContents"_s);
    m_contents->setWordWrap(true);
    m_contents->setAlignment((m_contents->alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignTop);
    m_contents->setMinimumHeight(3 * m_contents->fontMetrics().lineSpacing());
    form()->addRow(m_contents);
    m_unlock->setObjectName(u"restoreUnlock"_s);
    m_unlock->hide();
    form()->addRow(m_unlock);
    m_target->setPath(m_bookPath);
    form()->addRow(tr("Restore &to"), m_target);
    auto *note = new PlainLabel(tr("A file that is there already is not written over: it is set aside beside it. The backup "
                                   "stays where it is."), u"cap"_s);
    note->setWordWrap(true);
    form()->addRow(note);
    m_restore = addFoot(tr("Restore"), u"restoreNow"_s, u"arrow-counterclockwise"_s);
    m_restore->setEnabled(false);
    connect(m_list, &QListWidget::currentRowChanged, this, &RestoreDialog::lookAtChosen);
    connect(m_unlock, &QPushButton::clicked, this, &RestoreDialog::unlock);
    connect(&m_looking, &QFutureWatcherBase::finished, this, [this] { showContents(m_looking.result()); });
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

RestoreDialog::~RestoreDialog()
{
    if (m_look)
        m_look->cancel();
}

void RestoreDialog::makeList()
{
    m_list->setObjectName(u"restoreList"_s);
    m_list->setAccessibleName(tr("Backups, newest first"));
    m_list->setUniformItemSizes(true);
    m_list->setProperty("framed", true);
    m_list->setProperty("roomy", true);
    for (const Backup &backup : std::as_const(m_backups)) {
        auto *item = new QListWidgetItem(tr("%1   %2").arg(QLocale().toString(backup.at.toLocalTime(), QLocale::ShortFormat),
                                                           BackupStore::reasonText(backup.reason)), m_list);
        item->setSizeHint({200, fontMetrics().lineSpacing() + 20});
    }
    form()->addRow(m_list);
}

void RestoreDialog::lookAtChosen()
{
    const int row = m_list->currentRow();
    m_restore->setEnabled(false);
    if (m_look)
        m_look->cancel(); // into one that is passed by
    m_unlock->hide();
    if (row < 0)
        return;
    m_contents->setText(tr("Checking this backup…"));
    m_look = std::make_shared<WatchedProgress>();
    m_looking.setFuture(QtConcurrent::run([path = m_backups.at(row).path, look = m_look] { return lookInto(path, *look); }));
}

void RestoreDialog::showContents(const Result<BackupContents> &contents)
{
    m_restore->setEnabled(contents.has_value());
    m_unlock->setVisible(!contents && contents.error().code == ErrorCode::KeyNeeded && bookKeys::areKnownHere());
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
}

/// A backup of an encrypted book may be under a passphrase it had before.
void RestoreDialog::unlock()
{
    auto *dialog = new UnlockDialog(m_backups.at(m_list->currentRow()).path, this);
    connect(dialog, &UnlockDialog::unlocked, this, &RestoreDialog::lookAtChosen);
    dialog->open();
}

void RestoreDialog::save()
{
    const int row = m_list->currentRow();
    const QString target = m_target->path();
    if (row < 0 || target.isEmpty() || isAtWork())
        return;
    const auto aside = std::make_shared<QString>();
    const auto work = [from = m_backups.at(row).path, target, aside](Progress &progress) -> Done {
        const auto done = restoreBackup(from, target, progress);
        if (!done)
            return done.error();
        *aside = *done;
        return {};
    };
    start(target, {m_list, m_target}, work, [this, target, aside] {
        Q_EMIT restored(target, *aside);
        accept();
    });
}

} // namespace goodword
