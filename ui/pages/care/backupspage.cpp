#include "ui/pages/care/backupspage.h"

#include "core/base/text.h"
#include "core/base/watchedprogress.h"
#include "core/book/book.h"
#include "core/book/bookkey.h"
#include "ui/dialogs/recoverykey.h"
#include "ui/dialogs/sealdialog.h"
#include "ui/dialogs/unlockdialog.h"
#include "ui/pages/care/copybrowser.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

BackupsPage::BackupsPage(Session &session, QWidget *parent) : Page(session, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 20, 28, 16);
    column->setSpacing(14);
    auto *header = new SectionHeader(tr("Backups"), u"h1"_s);
    auto *now = makeButton(tr("Back up now"), u"shield-check"_s, ButtonKind::Primary);
    now->setObjectName(u"backUpNow"_s);
    auto *open = makeButton(tr("Open an encrypted copy…"), u"unlock"_s);
    open->setObjectName(u"openSealed"_s);
    header->addAction(open);
    header->addAction(now);
    column->addWidget(header);
    auto *note = new PlainLabel(tr("Made by themselves while you work, checked, and kept in your own folder: the newest ten, one "
                                   "for each of 14 days, 8 weeks and 12 months. Beyond %1 GB altogether the oldest go.")
                                    .arg(BackupStore::kMaxBytes >> 30), u"muted"_s);
    note->setWordWrap(true);
    column->addWidget(note);

    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    column->addLayout(row, 1);
    makeList();
    row->addWidget(m_list, 2);
    row->addWidget(makeDetail(), 3);

    connect(now, &QPushButton::clicked, this, &BackupsPage::backUpNow);
    connect(open, &QPushButton::clicked, this, &BackupsPage::openSealedCopy);
    connect(&session.book().hub(), &ChangeHub::changed, this, [this] {
        if (isVisible())
            m_browser->compareAgain();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BackupsPage::showChosen);
}

BackupsPage::~BackupsPage()
{
    if (m_looking)
        m_looking->cancel();
}

void BackupsPage::makeList()
{
    m_model = new QStandardItemModel(this);
    m_list = new QListView;
    m_list->setObjectName(u"backupList"_s);
    m_list->setAccessibleName(tr("Backups"));
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setProperty("framed", true);
    m_list->setProperty("roomy", true);
}

QWidget *BackupsPage::makeDetail()
{
    auto *card = new Card;
    m_title = heading(QString(), u"h2"_s);
    m_title->setWordWrap(true);
    m_reason = new PlainLabel({}, u"muted"_s);
    m_reason->setWordWrap(true);
    m_state = new PlainLabel({}, u"muted"_s);
    m_state->setObjectName(u"backupState"_s);
    m_state->setWordWrap(true);
    card->body()->addWidget(m_title);
    card->body()->addWidget(m_reason);
    m_grid = new CardGrid(92, 8);
    for (const QString &caption : {tr("Customers"), tr("Touchpoints"), tr("Answers"), tr("Testimonials")}) {
        auto *figure = new KpiCard(caption);
        figure->body()->setContentsMargins(10, 10, 10, 10);
        m_figures.append(figure);
        m_grid->add(figure);
    }
    card->body()->addWidget(m_grid);
    card->body()->addWidget(m_state);
    m_browser = new CopyBrowser(session());
    card->body()->addWidget(m_browser, 1);
    card->body()->addStretch();
    card->body()->addWidget(makeButtons());
    auto *scroll = new QScrollArea; // a small window has no room for all of it
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setProperty("clear", true);
    scroll->setWidget(card);
    return scroll;
}

/// One below the other where there is no room beside.
QWidget *BackupsPage::makeButtons()
{
    auto *buttons = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    buttons->setSizePolicy(policy);
    auto *flow = new FlowLayout(buttons, 8);
    m_copy = makeButton(tr("Save a copy as…"), u"download"_s);
    m_copy->setObjectName(u"copyBackup"_s);
    m_seal = makeButton(tr("Encrypted copy…"), u"shield-lock"_s);
    m_seal->setObjectName(u"sealBackup"_s);
    m_restore = makeButton(tr("Restore this backup…"), u"arrow-counterclockwise"_s);
    m_restore->setObjectName(u"restoreBackup"_s);
    m_unlock = makeButton(tr("Unlock it…"), u"unlock"_s); // of an encrypted book, under a passphrase it had before
    m_unlock->setObjectName(u"unlockBackup"_s);
    for (QPushButton *button : {m_unlock, m_restore, m_seal, m_copy})
        flow->addWidget(button);
    connect(m_restore, &QPushButton::clicked, this, &BackupsPage::restore);
    connect(m_unlock, &QPushButton::clicked, this, &BackupsPage::unlock);
    connect(m_copy, &QPushButton::clicked, this, &BackupsPage::saveCopy);
    connect(m_seal, &QPushButton::clicked, this, &BackupsPage::saveSealed);
    return buttons;
}

void BackupsPage::arrive(const QString &)
{
    refresh();
    m_list->setFocus();
}

std::optional<Backup> BackupsPage::chosen() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < m_backups.size() ? std::optional(m_backups.at(row)) : std::nullopt;
}

QString BackupsPage::ageOf(const Backup &backup) const
{
    const qint64 days = backup.at.toTimeZone(session().book().zone()).date().daysTo(session().today());
    if (days <= 0)
        return tr("Today");
    if (days == 1)
        return tr("Yesterday");
    if (days < 60)
        return tr("%n days ago", nullptr, int(days));
    return days < 730 ? tr("%n months ago", nullptr, int(days / 30)) : tr("%n years ago", nullptr, int(days / 365));
}

void BackupsPage::refresh()
{
    static constexpr int kAround = 52; // frame, padding and scroll bar
    const auto before = chosen();
    m_backups = BackupStore::of(session().book()).list();
    m_model->clear();
    int widest = 0;
    for (const Backup &backup : std::as_const(m_backups)) {
        const QString when = QLocale().toString(backup.at.toTimeZone(session().book().zone()), QLocale::ShortFormat);
        const QString text = tr("%1, %2\n%3").arg(ageOf(backup), when, BackupStore::reasonText(backup.reason));
        auto *item = new QStandardItem(text);
        item->setSizeHint({200, 2 * fontMetrics().lineSpacing() + 26});
        m_model->appendRow(item);
        for (const QString &line : text.split(u'\n'))
            widest = qMax(widest, m_list->fontMetrics().horizontalAdvance(line));
    }
    m_list->setMinimumWidth(qBound(scaled(200), widest + scaled(kAround), scaled(320))); // its words are read whole where that leaves room
    int row = 0;
    for (int i = 0; before && i < m_backups.size(); ++i)
        row = m_backups.at(i).path == before->path ? i : row;
    m_list->setCurrentIndex(m_model->index(row, 0));
    showChosen();
}

void BackupsPage::showChosen()
{
    const auto backup = chosen();
    if (m_looking)
        m_looking->cancel(); // into one that is passed by
    m_grid->setVisible(backup.has_value());
    for (KpiCard *figure : std::as_const(m_figures))
        figure->setFigure(u"…"_s);
    m_restore->setEnabled(backup && !session().book().isReadOnly());
    m_copy->setEnabled(backup.has_value());
    m_unlock->hide();
    m_seal->setEnabled(backup.has_value());
    m_browser->showCopy(backup ? backup->path : QString());
    say(backup ? tr("Checking this backup…") : QString());
    if (!backup) {
        m_title->setText(tr("No backup yet"));
        m_reason->setText(tr("The first is made with the first change of the day, or now with the button above."));
        return;
    }
    m_title->setText(QLocale().toString(backup->at.toTimeZone(session().book().zone()), QLocale::LongFormat));
    m_reason->setText(tr("%1, %2").arg(BackupStore::reasonText(backup->reason), QLocale().formattedDataSize(backup->size)));
    look(backup->path);
}

void BackupsPage::look(const QString &path)
{
    using Looked = std::shared_ptr<Result<BackupContents>>;
    m_looking = std::make_shared<WatchedProgress>();
    session().read<Looked>(
        this,
        [path, looking = m_looking](Database &) { return std::make_shared<Result<BackupContents>>(lookInto(path, *looking)); },
        [this, looking = m_looking](const Looked &looked) {
            if (looking != m_looking)
                return; // into another, by now
            if (looked && *looked) {
                showContents(**looked);
                return;
            }
            showRefusal(looked ? looked->error() : Error{ErrorCode::Internal, tr("This backup could not be looked into. Nothing was changed; "
                                                                                 "choose it again."), {}});
        });
}

void BackupsPage::showRefusal(const Error &error)
{
    say(error.text);
    m_grid->hide();
    m_browser->showCopy({});
    m_restore->setEnabled(false);
    m_unlock->setVisible(error.code == ErrorCode::KeyNeeded && bookKeys::areKnownHere());
}

void BackupsPage::unlock()
{
    if (const auto backup = chosen()) {
        auto *dialog = new UnlockDialog(backup->path, window());
        connect(dialog, &UnlockDialog::unlocked, this, &BackupsPage::showChosen);
        dialog->open();
    }
}

void BackupsPage::showContents(const BackupContents &in)
{
    const QList<qint64> counts{in.customers, in.touchpoints, in.answers, in.testimonials};
    for (int i = 0; i < counts.size(); ++i)
        m_figures.at(i)->setFigure(QLocale().toString(counts.at(i)));
    say(in.lastStep.isEmpty() ? QString() : tr("Last change in it: %1").arg(in.lastStep));
}

void BackupsPage::say(const QString &text)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
}

void BackupsPage::backUpNow()
{
    const auto removed = std::make_shared<int>(0);
    session().runJob(tr("Making a backup"), [removed](Book &book, Progress &progress) -> Done {
        const auto made = BackupStore::of(book).make(book.path(), QStringLiteral("manual"), progress);
        *removed = made ? made->removedForRoom : 0;
        return made ? Done() : Done(made.error());
    }, [this, removed] {
        const QString done = tr("The backup is made and checked.");
        session().tell(*removed > 0 ? done + u' ' + BackupStore::roomText(*removed) : done);
        refresh();
    });
}

void BackupsPage::restore()
{
    const auto backup = chosen();
    if (!backup)
        return;
    const QString when = QLocale().toString(backup->at.toTimeZone(session().book().zone()), QLocale::ShortFormat);
    const auto answer = QMessageBox::question(
        this, tr("Restore this backup?"),
        tr("The book becomes again what it was on %1. What is in it now is backed up first, so you can come back to it from "
           "this page. This is outside Undo.").arg(when),
        QMessageBox::Ok | QMessageBox::Cancel, QMessageBox::Cancel);
    if (answer != QMessageBox::Ok)
        return;
    session().runJob(tr("Restoring a backup"), [path = backup->path](Book &book, Progress &progress) -> Done {
        const auto made = BackupStore::of(book).make(book.path(), QStringLiteral("restore"), progress);
        return made ? book.replaceWith(path) : Done(made.error());
    }, [this] {
        session().tell(tr("The backup is restored. What was there before is the newest backup now."));
        refresh();
    });
}

void BackupsPage::saveCopy()
{
    const auto backup = chosen();
    if (!backup)
        return;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString target = QFileDialog::getSaveFileName(this, tr("Save a copy as"), QDir(documents).filePath(QFileInfo(backup->path).fileName()),
                                                        tr("Goodword book (*.goodword)"));
    if (target.isEmpty())
        return;
    session().runJob(tr("Copying the backup"), [from = backup->path, target](Book &, Progress &progress) {
        return copyBackup(from, target, progress);
    }, [this, target] { session().tellOfFile(tr("The copy is saved."), target); });
}

void BackupsPage::saveSealed()
{
    const auto backup = chosen();
    if (!backup)
        return;
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString day = backup->at.toTimeZone(session().book().zone()).date().toString(Qt::ISODate);
    const QString name = safeFileName(session().book().name() + u' ' + day, u'.' + kSealedSuffix, documents.entryList(QDir::Files));
    const auto wanted = [this, from = backup->path](const QString &target, Secret passphrase) -> Done {
        if (const Done free = session().freeForJob(); !free)
            return free;
        // Jobs are copied on their way to the worker; a passphrase is not.
        const auto shared = std::make_shared<Secret>(std::move(passphrase));
        const auto recoveryKey = std::make_shared<Secret>();
        session().runJob(tr("Saving an encrypted copy"), [from, target, shared, recoveryKey](Book &, Progress &progress) -> Done {
            auto sealed = sealFile(from, target, *shared, progress);
            *shared = Secret();
            if (!sealed)
                return sealed.error();
            *recoveryKey = std::move(*sealed);
            return {};
        }, [this, target, recoveryKey] {
            session().tellOfFile(tr("The encrypted copy is saved."), target);
            showRecoveryKey(window(), *recoveryKey, target);
        });
        return {};
    };
    auto *dialog = new SealDialog(tr("Save an encrypted copy"),
                                  tr("A copy that only the passphrase opens again: for a stick, a cloud folder, a letter box. It holds "
                                     "everything that is in the book."),
                                  documents.filePath(name), wanted, window());
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}

void BackupsPage::openSealedCopy()
{
    auto *dialog = new QFileDialog(this, tr("Open an encrypted copy"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   tr("Encrypted copies (*.%1);;All files (*)").arg(kSealedSuffix));
    dialog->setObjectName(u"chooseSealed"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { session().openFile(path); });
    dialog->open();
}

} // namespace goodword
