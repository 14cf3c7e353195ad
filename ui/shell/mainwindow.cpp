#include "ui/shell/mainwindow.h"

#include "core/exchange/sample.h"
#include "ui/dialogs/newbookdialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookview.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/startpage.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QStandardPaths>

namespace goodword {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Theme &theme, AppSettings &settings, BookOptions options, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_settings(settings), m_options(std::move(options))
{
    m_options.author = settings.author();
    m_options.workerCheckpoints = true;
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    m_actions = new ActionCatalogue(this);
    m_stack = new QStackedWidget;
    m_start = new StartPage(settings);
    m_stack->addWidget(m_start);
    setCentralWidget(m_stack);
    makeMenus();
    connectActions();
    enableBookActions(false);
    setWindowTitle(tr("Goodword"));
    if (!restoreGeometry(settings.state(u"geometry"_s)))
        resize(1360, 860);
    setMinimumSize(760, 520);
}

MainWindow::~MainWindow()
{
    closeBook();
}

void MainWindow::makeMenus()
{
    const auto add = [this](const QString &title, const QStringList &ids) {
        QMenu *menu = menuBar()->addMenu(title);
        for (const QString &id : ids) {
            if (id.isEmpty())
                menu->addSeparator();
            else
                menu->addAction(m_actions->action(id));
        }
    };
    add(tr("&File"), {u"file.new"_s, u"file.open"_s, u"file.sample"_s, {}, u"file.import"_s, u"file.export"_s, u"file.print"_s,
                      {}, u"file.backups"_s, u"file.settings"_s, {}, u"file.close"_s, u"file.quit"_s});
    add(tr("&Edit"), {u"edit.undo"_s, u"edit.redo"_s, u"edit.history"_s, u"edit.trash"_s, {}, u"edit.filter"_s,
                      u"edit.searchAll"_s, u"edit.palette"_s});
    add(tr("&Customers"), {u"customer.new"_s, u"touchpoint.log"_s, u"answer.new"_s, u"testimonial.new"_s, {},
                           u"customer.next"_s, u"customer.previous"_s});
    add(tr("&Go"), {u"go.customers"_s, u"go.board"_s, u"go.touchpoints"_s, u"go.nps"_s, u"go.testimonials"_s, {}, u"go.back"_s,
                    u"go.forward"_s});
    add(tr("&View"), {u"view.sidebar"_s, u"view.panes"_s, {}, u"view.larger"_s, u"view.smaller"_s, u"view.theme"_s,
                      u"view.fullScreen"_s});
    add(tr("&Help"), {u"help.shortcuts"_s, u"help.about"_s});
    menuBar()->setVisible(!m_settings.menuBarHidden());
}

void MainWindow::connectActions()
{
    m_actions->on(u"file.new"_s, this, [this] { askForNewBook(); });
    m_actions->on(u"file.open"_s, this, [this] { askForBook(); });
    m_actions->on(u"file.sample"_s, this, [this] { openSample(); });
    m_actions->on(u"file.close"_s, this, [this] { closeBook(); });
    m_actions->on(u"file.quit"_s, this, [this] { close(); });
    m_actions->on(u"view.larger"_s, this, [this] { changeTextSize(10); });
    m_actions->on(u"view.smaller"_s, this, [this] { changeTextSize(-10); });
    m_actions->on(u"view.theme"_s, this, [this] { switchTheme(); });
    m_actions->on(u"view.fullScreen"_s, this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_actions->on(u"help.about"_s, this, [this] { showAbout(); });
    m_actions->on(u"help.shortcuts"_s, this, [this] {
        if (!m_shortcuts) {
            m_shortcuts = new ShortcutSheet(this, *m_actions);
            const QString lists = tr("In lists");
            m_shortcuts->addKeys(lists, u"J / K"_s, tr("Down and up"));
            m_shortcuts->addKeys(lists, u"X"_s, tr("Select"));
            m_shortcuts->addKeys(lists, u"Enter"_s, tr("Open"));
            m_shortcuts->addKeys(lists, u"Del"_s, tr("Move to the trash"));
            m_shortcuts->addKeys(lists, u"Ctrl+Shift+C"_s, tr("Copy as a table"));
            m_shortcuts->addKeys(tr("On the board"), u"Ctrl+← / Ctrl+→"_s, tr("Move to the stage before or after"));
        }
        m_shortcuts->open();
    });
    connect(m_start, &StartPage::newWanted, this, &MainWindow::askForNewBook);
    connect(m_start, &StartPage::openWanted, this, [this] { askForBook(); });
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::openSample);
    connect(m_start, &StartPage::recentWanted, this, [this](const QString &path) { openBook(path); });
    connect(m_start, &StartPage::readOnlyWanted, this, [this] { openBook(m_refusedPath, true); });
    connect(m_start, &StartPage::backupsWanted, this, [this] {
        askForBook(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/backups"_s);
    });
}

void MainWindow::enableBookActions(bool open)
{
    static const QStringList always = {u"file.new"_s, u"file.open"_s, u"file.sample"_s, u"file.quit"_s, u"view.larger"_s,
                                       u"view.smaller"_s, u"view.theme"_s, u"view.fullScreen"_s, u"help.shortcuts"_s,
                                       u"help.about"_s};
    for (const ActionCatalogue::Entry &entry : m_actions->entries()) {
        if (!always.contains(entry.id))
            entry.action->setEnabled(open);
    }
}

bool MainWindow::openBook(const QString &path, bool readOnly)
{
    BookOptions options = m_options;
    options.readOnly = readOnly;
    auto book = Book::open(path, options);
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

bool MainWindow::openSample()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    folder.mkpath(u"."_s);
    const QString path = folder.filePath(u"Saltwater Soap.goodword"_s);
    if (m_session && m_session->book().path() == path)
        return true;
    if (QFileInfo::exists(path))
        return openBook(path);
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const Done made = makeSampleBook(path, SampleOptions(), m_options);
    QGuiApplication::restoreOverrideCursor();
    if (!made) {
        refuse(path, made.error());
        return false;
    }
    return openBook(path);
}

void MainWindow::showBook(std::unique_ptr<Book> book)
{
    closeBook();
    m_settings.addRecentBook(book->path());
    setWindowTitle(tr("%1 — Goodword").arg(book->name()));
    setWindowFilePath(book->path());
    m_session = std::make_unique<Session>(std::move(book));
    enableBookActions(true);
    m_view = new BookView(*m_session, *m_actions, m_settings);
    m_stack->addWidget(m_view);
    m_stack->setCurrentWidget(m_view);
    m_view->currentPage()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::closeBook()
{
    if (!m_session)
        return;
    m_stack->setCurrentWidget(m_start);
    delete m_view;
    m_view = nullptr;
    m_session.reset();
    setWindowTitle(tr("Goodword"));
    enableBookActions(false);
    m_start->refreshRecent();
}

void MainWindow::refuse(const QString &path, const Error &error)
{
    if (m_session) {
        Q_EMIT m_session->errorHappened(error);
        return;
    }
    m_refusedPath = path;
    m_start->showProblem(error.text, error.code == ErrorCode::Locked || error.code == ErrorCode::ReadOnly,
                         error.code == ErrorCode::Damaged || error.code == ErrorCode::Foreign);
}

void MainWindow::askForNewBook()
{
    NewBookDialog dialog(this);
    if (dialog.exec() == QDialog::Accepted)
        createBook(dialog.path(), dialog.wishes());
}

void MainWindow::askForBook(const QString &folder)
{
    const QString start = folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : folder;
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a book"), start, tr("Goodword books (*.goodword);;All files (*)"));
    if (!path.isEmpty())
        openBook(path);
}

void MainWindow::switchTheme()
{
    m_theme.setMode(m_theme.tokens().dark ? Theme::Mode::Light : Theme::Mode::Dark);
    m_settings.setThemeMode(m_theme.tokens().dark ? u"dark"_s : u"light"_s);
}

void MainWindow::changeTextSize(int by)
{
    m_theme.setTextSize(qBound(80, m_theme.textSize() + by, 200));
    m_settings.setTextSize(m_theme.textSize());
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Goodword"),
                       tr("<h3>Goodword %1</h3><p>The desktop advocate manager. Free software under the GNU General Public "
                          "License, version 3 or later.</p><p>Built with Qt and Qt Charts, SQLite, ICU, libphonenumber and "
                          "tl::expected. Icons: Bootstrap Icons (MIT). Typeface: Inter (SIL Open Font License).</p><p>Goodword "
                          "makes no network connection. Your data is in your own file and its backups.</p>")
                           .arg(QStringLiteral(GOODWORD_VERSION)));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setState(u"geometry"_s, saveGeometry());
    closeBook();
    event->accept();
}

static QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = droppedFile(event->mimeData());
    event->acceptProposedAction();
    if (path.endsWith(u".goodword"_s, Qt::CaseInsensitive))
        openBook(path);
    else if (m_session)
        m_session->importFile(path);
    else
        m_start->showProblem(tr("Open or make a book first, then drop the file again to bring it in."), false, false);
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    // A hidden menu bar comes back with F10, as people know it.
    if (event->key() == Qt::Key_F10)
        menuBar()->setVisible(!menuBar()->isVisible());
    QMainWindow::keyReleaseEvent(event);
}

} // namespace goodword
