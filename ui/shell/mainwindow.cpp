#include "ui/shell/mainwindow.h"

#include "core/book/bookkey.h"
#include "core/book/sealedfile.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookcheck.h"
#include "ui/shell/privacyscreen.h"
#include "ui/shell/session.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/startpage.h"
#include "ui/theme/theme.h"
#include "ui/watch/busywatch.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>

namespace goodword {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Theme &theme, AppSettings &settings, BookOptions options, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_settings(settings), m_options(std::move(options))
{
    const BusyWatch::Exempt exempt(BusyWatch::ofApplication(), BusyWatch::Exempted::MakingOfWindow);
    m_options.author = settings.author();
    m_options.workerCheckpoints = true;
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    m_actions = new ActionCatalogue(this);
    m_privacy = new PrivacyScreen(settings, this);
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
    QStringList file = {u"file.new"_s, u"file.open"_s, u"file.sample"_s, u"file.resetSample"_s, {}, u"file.import"_s, u"file.export"_s,
                        u"file.print"_s, {}, u"file.backups"_s, u"file.check"_s};
    if (bookKeys::areKnownHere())
        file += u"file.passphrase"_s;
    add(tr("&File"), file + QStringList{u"file.settings"_s, {}, u"file.close"_s, u"file.quit"_s});
    add(tr("&Edit"), {u"edit.undo"_s, u"edit.redo"_s, u"edit.history"_s, u"edit.trash"_s, {}, u"edit.filter"_s,
                      u"edit.searchAll"_s, u"edit.palette"_s});
    add(tr("&Customers"), {u"customer.new"_s, u"touchpoint.log"_s, u"answer.new"_s, u"testimonial.new"_s, {},
                           u"customer.next"_s, u"customer.previous"_s});
    add(tr("&Go"), {u"go.customers"_s, u"go.board"_s, u"go.touchpoints"_s, u"go.nps"_s, u"go.testimonials"_s, {}, u"go.back"_s,
                    u"go.forward"_s});
    add(tr("&View"), {u"view.menuBar"_s, u"view.sidebar"_s, u"view.panes"_s, {}, u"view.larger"_s, u"view.smaller"_s, u"view.theme"_s,
                      u"view.fullScreen"_s, {}, u"view.cover"_s});
    add(tr("&Help"), {u"help.shortcuts"_s, u"help.about"_s});
    QAction *shown = m_actions->action(u"view.menuBar"_s);
    shown->setCheckable(true);
    shown->setChecked(!m_settings.menuBarHidden());
    menuBar()->setVisible(shown->isChecked());
}

void MainWindow::showMenuBar(bool shown)
{
    m_actions->action(u"view.menuBar"_s)->setChecked(shown);
    menuBar()->setVisible(shown);
    m_settings.setMenuBarHidden(!shown);
}

void MainWindow::connectActions()
{
    m_actions->on(u"file.new"_s, this, [this] { askForNewBook(); });
    m_actions->on(u"file.open"_s, this, &MainWindow::askForBook);
    m_actions->on(u"file.sample"_s, this, [this] { openSample(); });
    m_actions->on(u"file.resetSample"_s, this, &MainWindow::resetSample);
    m_actions->on(u"file.check"_s, this, [this] {
        checkBook(*m_session, this, [this, path = m_session->book().path()](WayOn way) { takeWay(way, path); });
    });
    if (bookKeys::areKnownHere())
        m_actions->on(u"file.passphrase"_s, this, [this] { offerPassphrase(); });
    m_actions->on(u"file.close"_s, this, [this] { closeBook(); });
    m_actions->on(u"file.quit"_s, this, [this] { close(); });
    m_actions->on(u"view.larger"_s, this, [this] { changeTextSize(10); });
    m_actions->on(u"view.smaller"_s, this, [this] { changeTextSize(-10); });
    m_actions->on(u"view.theme"_s, this, [this] { switchTheme(); });
    m_actions->on(u"view.fullScreen"_s, this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_actions->on(u"view.cover"_s, m_privacy, &PrivacyScreen::cover);
    m_actions->on(u"help.about"_s, this, [this] { showAbout(); });
    m_actions->on(u"help.shortcuts"_s, this, [this] {
        if (!m_shortcuts) {
            m_shortcuts = new ShortcutSheet(this, *m_actions);
            m_shortcuts->addKeysOfPages();
        }
        m_shortcuts->open();
    });
    m_actions->on(u"view.menuBar"_s, this, &MainWindow::showMenuBar);
    connect(m_start, &StartPage::newWanted, this, &MainWindow::askForNewBook);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::askForBook);
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::openSample);
    connect(m_start, &StartPage::recentWanted, this, [this](const QString &path) { openBook(path); });
}

void MainWindow::enableBookActions(bool open)
{
    static const QStringList always = {u"file.new"_s, u"file.open"_s, u"file.sample"_s, u"file.resetSample"_s, u"file.quit"_s,
                                       u"view.menuBar"_s, u"view.larger"_s, u"view.smaller"_s, u"view.theme"_s, u"view.fullScreen"_s, u"view.cover"_s,
                                       u"help.shortcuts"_s,
                                       u"help.about"_s};
    for (const ActionCatalogue::Entry &entry : m_actions->entries()) {
        if (!always.contains(entry.id))
            entry.action->setEnabled(open);
    }
}

void MainWindow::whenFree(const std::function<void()> &work)
{
    if (const QWidget *dialog = QApplication::activeModalWidget())
        connect(dialog, &QObject::destroyed, this, [this, work] { whenFree(work); }, Qt::QueuedConnection);
    else
        work();
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
                          "License, version 3 or later.</p><p>Built with Qt and Qt Charts, SQLite, ICU, libphonenumber, libsodium "
                          "and tl::expected. Icons: Bootstrap Icons (MIT). Typeface: Inter (SIL Open Font License).</p><p>Goodword "
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
    if (path.endsWith(u".goodword"_s, Qt::CaseInsensitive) || isSealed(path))
        openBook(path);
    else if (m_session)
        m_session->importFile(path);
    else
        m_start->problem().say(Banner::Kind::Info, tr("Open or make a book first, then drop the file again to bring it in."));
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    // F10 goes to the menu, as people know it, and brings a hidden one back; it is hidden from the View menu only.
    if (event->key() == Qt::Key_F10) {
        showMenuBar(true);
        menuBar()->setFocus(Qt::MenuBarFocusReason);
        menuBar()->setActiveAction(menuBar()->actions().first());
        event->accept();
        return;
    }
    QMainWindow::keyReleaseEvent(event);
}

} // namespace goodword
