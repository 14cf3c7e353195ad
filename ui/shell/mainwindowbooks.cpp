#include "ui/shell/mainwindow.h"

#include "core/base/text.h"
#include "core/book/bookkey.h"
#include "core/book/restore.h"
#include "core/book/sealedfile.h"
#include "core/exchange/sample.h"
#include "ui/dialogs/bookpassphrasedialog.h"
#include "ui/dialogs/newbookdialog.h"
#include "ui/dialogs/recoverykey.h"
#include "ui/dialogs/unlockdialog.h"
#include "ui/dialogs/unsealdialog.h"
#include "ui/dialogs/waitdialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookcheck.h"
#include "ui/shell/bookview.h"
#include "ui/shell/copyelsewhere.h"
#include "ui/shell/page.h"
#include "ui/shell/restoredialog.h"
#include "ui/shell/salvagedialog.h"
#include "ui/shell/session.h"
#include "ui/shell/startpage.h"
#include "ui/watch/busywatch.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>

// How the window comes by a book: made, opened, refused with the ways on, brought back from a backup, the sample.

namespace goodword {

using namespace Qt::StringLiterals;

bool MainWindow::isOpen(const QString &path) const
{
    return m_session && QFileInfo(path) == QFileInfo(m_session->book().path());
}

bool MainWindow::openBook(const QString &path, bool readOnly)
{
    if (isOpen(path)) {
        if (m_session->book().isReadOnly() == readOnly)
            return true;
        closeBook(); // it holds the lock
    }
    if (isSealed(path)) {
        offerToUnseal(path);
        return false;
    }
    BookOptions options = m_options;
    options.readOnly = readOnly;
    auto book = Book::open(path, options);
    if (!book && book.error().code == ErrorCode::KeyNeeded && bookKeys::areKnownHere()) {
        askForKey(path, readOnly, book.error());
        return false;
    }
    if (!book) {
        refuse(path, book.error());
        return false;
    }
    showBook(std::move(*book));
    return true;
}

bool MainWindow::createBook(const QString &path, const NewBook &wishes)
{
    auto book = Book::create(path, wishes, m_options);
    if (!book) {
        refuse(path, book.error());
        return false;
    }
    showBook(std::move(*book));
    return true;
}

void MainWindow::showBook(std::unique_ptr<Book> book)
{
    const BusyWatch::Exempt exempt(BusyWatch::ofApplication(), BusyWatch::Exempted::MakingOfWindow);
    closeBook();
    m_start->problem().hide();
    m_settings.addRecentBook(book->path());
    setWindowFilePath(book->path());
    m_session = std::make_unique<Session>(std::move(book));
    showTitle();
    connect(&m_session->book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything() || changes.touches("setting"))
            showTitle();
    });
    connect(m_session.get(), &Session::fileWanted, this, [this](const QString &path) { openBook(path); }, Qt::QueuedConnection);
    enableBookActions(true);
    showEncryption();
    m_view = new BookView(*m_session, *m_actions, m_settings, m_stack);
    m_stack->addWidget(m_view);
    m_stack->setCurrentWidget(m_view);
    m_view->currentPage()->setFocus(Qt::OtherFocusReason);
    lookForDamage(*m_session, m_view, [this, path = m_session->book().path()](const QStringList &faults) {
        refuse(path, {ErrorCode::Damaged,
                      tr("This book is damaged, or another program changed it: what is shown may not be all, or not what was entered. "
                         "Change nothing more in it; restore a backup, or salvage what is whole. This file is kept either way."), faults.join(u"; "_s)});
    });
}

void MainWindow::showTitle()
{
    // Qt reads [*] as the place of the mark of what is not saved.
    setWindowTitle(m_session ? tr("%1 — Goodword").arg(oneLine(m_session->book().name()).replace(u"[*]"_s, u"[*][*]"_s)) : tr("Goodword"));
}

void MainWindow::closeBook()
{
    if (!m_session)
        return;
    m_stack->setCurrentWidget(m_start);
    delete m_view;
    m_view = nullptr;
    m_session.reset();
    showTitle();
    setWindowFilePath({});
    enableBookActions(false);
    m_start->refreshRecent();
}

void MainWindow::refuse(const QString &path, const Error &error)
{
    Banner &banner = m_view ? m_view->banner() : m_start->problem();
    // The banner may go with the book it stands over, so the way is walked after the click is done.
    showRefusal(banner, path, error, [this, path](WayOn way) {
        QMetaObject::invokeMethod(this, [this, way, path] { takeWay(way, path); }, Qt::QueuedConnection);
    });
}

void MainWindow::takeWay(WayOn way, const QString &path)
{
    switch (way) {
    case WayOn::ReadOnly: openBook(path, true); break;
    case WayOn::Copy: copyAndOpen(path); break;
    case WayOn::Backups: offerBackups(path); break;
    case WayOn::Salvage: offerSalvage(path); break;
    case WayOn::Locate: locateBook(path); break;
    case WayOn::Again: openBook(path); break;
    case WayOn::Another: askForBook(); break;
    case WayOn::NewName: askForNewBook(); break;
    }
}

void MainWindow::copyAndOpen(const QString &path)
{
    copyElsewhere(this, path, [this, path](const QString &copy) {
        if (openBook(copy))
            m_session->tell(tr("This is the copy. The book it was made from stays as it is: %1").arg(QDir::toNativeSeparators(path)));
    }, [this, path](const Error &error) { refuse(path, error); });
}

void MainWindow::lend(WorkDialog *dialog)
{
    struct Before {
        QString path;
        bool readOnly = false;
    };
    const auto closed = std::make_shared<Before>();
    connect(dialog, &WorkDialog::fileWanted, this, [this, closed](const QString &path) {
        if (!isOpen(path))
            return;
        *closed = {path, m_session->book().isReadOnly()};
        closeBook();
    });
    connect(dialog, &WorkDialog::fileGivenBack, this, [this, closed] {
        if (const Before before = std::exchange(*closed, {}); !before.path.isEmpty())
            openBook(before.path, before.readOnly);
    });
}

void MainWindow::offerBackups(const QString &path)
{
    auto *dialog = new RestoreDialog(path, this);
    lend(dialog);
    connect(dialog, &RestoreDialog::restored, this, [this](const QString &restored, const QString &aside) {
        if (!openBook(restored))
            return;
        QString said = aside.isEmpty() ? tr("The backup is restored.")
                                       : tr("The backup is restored. The file before it is kept as %1.").arg(QFileInfo(aside).fileName());
        if (!m_session->book().isEncrypted() && bookKeys::isEncrypted(aside))
            said += u' ' + tr("That file was encrypted; the backup is not, so the book is not any more.");
        m_session->tell(said);
    });
    dialog->open();
}

void MainWindow::offerSalvage(const QString &path)
{
    auto *dialog = new SalvageDialog(path, m_options, this);
    lend(dialog);
    connect(dialog, &SalvageDialog::openWanted, this, [this](const QString &made) { openBook(made); });
    dialog->open();
}

void MainWindow::offerToUnseal(const QString &path)
{
    auto *dialog = new UnsealDialog(path, this);
    lend(dialog);
    connect(dialog, &UnsealDialog::opened, this, [this](const QString &target, const Unsealed &what) {
        if (!what.isBook) {
            const QString said = tr("%1 is there now, and no longer encrypted.").arg(QFileInfo(target).fileName());
            if (m_session)
                m_session->tellOfFile(said, target);
            else
                m_start->problem().say(Banner::Kind::Info, said);
            return;
        }
        if (!openBook(target))
            return;
        m_session->tell(m_session->book().isEncrypted() ? tr("The encrypted copy is open.")
                        : what.aside.isEmpty() ? tr("The encrypted copy is open. This file is not encrypted.")
                                             : tr("The encrypted copy is restored. The file before it is kept as %1.").arg(QFileInfo(what.aside).fileName()));
    });
    dialog->open();
}

void MainWindow::askForKey(const QString &path, bool readOnly, const Error &needed)
{
    auto *dialog = new UnlockDialog(path, this);
    connect(dialog, &UnlockDialog::unlocked, this, [this, path, readOnly] { openBook(path, readOnly); });
    connect(dialog, &QDialog::rejected, this, [this, path, needed] { refuse(path, needed); });
    dialog->open();
}

void MainWindow::showEncryption()
{
    if (!bookKeys::areKnownHere())
        return;
    m_actions->setText(u"file.passphrase"_s, m_session->book().isEncrypted() ? tr("Change the p&assphrase…") : tr("Encr&ypt this book…"));
    m_actions->action(u"file.passphrase"_s)->setEnabled(!m_session->book().isReadOnly());
}

static QString encryptionSaid(const QString &path, bool isEncrypted)
{
    if (!isEncrypted)
        return MainWindow::tr("The book is no longer encrypted.");
    const QList<Backup> backups = backupsOf(path, Clock::system());
    const auto plain = std::count_if(backups.begin(), backups.end(), [](const Backup &backup) { return !bookKeys::isEncrypted(backup.path); });
    return plain == 0 ? MainWindow::tr("The book is encrypted.")
                      : MainWindow::tr("The book is encrypted. Backups made before that are not: %1. They go as newer ones come.").arg(plain);
}

BookPassphraseDialog *MainWindow::offerPassphrase()
{
    auto *dialog = new BookPassphraseDialog(m_session->book(), this);
    lend(dialog);
    connect(dialog, &BookPassphraseDialog::changed, this, [this, path = m_session->book().path()](const BookKeyPtr &key, const QString &warning) {
        if (openBook(path))
            m_session->tell(warning.isEmpty() ? encryptionSaid(path, bool(key)) : warning);
        if (key)
            showRecoveryKey(this, key->recoveryKey(), path);
    });
    dialog->open();
    return dialog;
}

void MainWindow::askForNewBook()
{
    NewBookDialog dialog(this);
    if (dialog.exec() != QDialog::Accepted || !createBook(dialog.path(), dialog.wishes()) || !dialog.wantsEncryption())
        return;
    connect(offerPassphrase(), &QDialog::rejected, this, [this] {
        if (m_session)
            m_session->tell(tr("The book is not encrypted. The File menu still offers it."));
    });
}

void MainWindow::chooseBook(const QString &title, const QString &start, const std::function<void(const QString &)> &chosen)
{
    auto *dialog = new QFileDialog(this, title, start, tr("Goodword books (*.goodword *.%1);;All files (*)").arg(kSealedSuffix));
    dialog->setObjectName(u"chooseBook"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, chosen);
    dialog->open();
}

void MainWindow::askForBook()
{
    chooseBook(tr("Open a book"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
               [this](const QString &path) { openBook(path); });
}

void MainWindow::locateBook(const QString &gone)
{
    QDir folder = QFileInfo(gone).absoluteDir();
    while (!folder.exists() && folder.cdUp()) { }
    chooseBook(tr("Where is %1 now?").arg(QFileInfo(gone).fileName()), folder.absolutePath(), [this, gone](const QString &path) {
        if (isOpen(gone))
            closeBook();
        if (openBook(path))
            m_settings.forgetRecentBook(gone);
    });
}

static QString samplePath()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    folder.mkpath(u"."_s);
    return folder.filePath(u"Saltwater Soap.goodword"_s);
}

void MainWindow::openSample()
{
    const QString path = samplePath();
    if (isOpen(path))
        return;
    if (!QFileInfo::exists(path)) {
        makeSample(makeSampleBook, {});
        return;
    }
    static constexpr int kFreshDays = 7;
    if (openBook(path) && sampleAge(m_session->book()) > kFreshDays && !m_session->book().isReadOnly())
        offerFreshSample();
}

void MainWindow::makeSample(MakeSample make, const QString &said)
{
    const WaitDialog::Words words{u"sampleProgress"_s, tr("Sample business"), tr("Making the sample business…")};
    WaitDialog::run(
        this, words,
        [make, path = samplePath(), options = m_options](Progress &progress) { return make(path, SampleOptions(), options, progress); },
        [this, said](const Done &made) {
            const QString path = samplePath();
            if (!made && made.error().code != ErrorCode::Cancelled)
                refuse(path, made.error());
            else if (QFileInfo::exists(path) && openBook(path) && made && !said.isEmpty())
                m_session->tell(said);
        });
}

void MainWindow::offerFreshSample()
{
    m_view->banner().say(Banner::Kind::Info, tr("This sample was made a while ago, so nothing in it is recent. Reset it to bring it "
                                                "back to life; what you changed is kept among the backups."));
    m_view->banner().setDismissible(true);
    QPushButton *reset = m_view->banner().addButton(tr("Reset the sample"));
    reset->setObjectName(u"resetSample"_s);
    connect(reset, &QPushButton::clicked, m_actions->action(u"file.resetSample"_s), &QAction::trigger, Qt::QueuedConnection);
}

void MainWindow::resetSample()
{
    const QString path = samplePath();
    if (!QFileInfo::exists(path)) {
        openSample();
        return;
    }
    if (isOpen(path))
        closeBook();
    makeSample(resetSampleBook, tr("The sample is as new. The one before it is kept among its backups."));
}

} // namespace goodword
