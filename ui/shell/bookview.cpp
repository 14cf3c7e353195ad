#include "ui/shell/bookview.h"

#include "core/book/bookjob.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/backupkeeper.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

BookView::BookView(Session &session, ActionCatalogue &actions, AppSettings &settings, QWidget *parent)
    : QWidget(parent), m_session(session), m_actions(actions), m_settings(settings)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_sidebar = new Sidebar;
    row->addWidget(m_sidebar);
    row->addWidget(makeContent(), 1);
    m_toasts = new ToastHost(this);
    m_palette = new CommandPalette(this, [this](const QString &) { return commandItems(); });
    m_palette->hide();

    QList<SidebarEntry> entries;
    QString section;
    for (const PageInfo &info : pageRegistry()) {
        if (!info.inSidebar)
            continue;
        if (info.section != section)
            entries.append({{}, info.section, {}, {}, {}});
        section = info.section;
        const QString keys = m_actions.action(u"go."_s + info.id)->shortcut().toString(QKeySequence::NativeText);
        entries.append({info.id, info.title, info.icon, {}, keys});
    }
    m_sidebar->setEntries(entries);
    m_sidebar->setCollapsed(m_settings.state(u"sidebar"_s) == "folded");
    if (m_session.book().isReadOnly())
        m_sidebar->setState(tr("Read-only"), /*icon*/ u"lock"_s, IconTint::Muted);
    else
        m_sidebar->setState(tr("All changes saved"));
    m_sidebar->setSearchKeys(m_actions.action(u"edit.palette"_s)->shortcut().toString(QKeySequence::NativeText));

    connectSession();
    connectActions();
    refreshBadges();
    refreshHistoryActions();
    const QString last = QString::fromUtf8(m_settings.state(u"page"_s));
    goTo(m_sidebar && !last.isEmpty() ? last : pageRegistry().value(0).id);
}

BookView::~BookView()
{
    m_settings.setState(u"page"_s, m_current.page.toUtf8());
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it)
        m_settings.setState(u"page-"_s + it.key(), it.value()->saveState());
}

void BookView::resizeEvent(QResizeEvent *event)
{
    static constexpr int kCramped = 960; // narrower, the sidebar takes room the page needs
    m_sidebar->setCramped(width() < scaled(kCramped));
    QWidget::resizeEvent(event);
}

QWidget *BookView::makeContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_banner = new Banner;
    m_banner->setObjectName(u"banner"_s);
    m_banner->hide();
    m_progress = new ProgressPanel;
    m_progress->setObjectName(u"jobPanel"_s);
    m_progress->hide();
    m_stack = new QStackedWidget;
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    column->addWidget(m_progress);
    return content;
}

void BookView::connectSession()
{
    connect(&m_session, &Session::toastWanted, this, [this](const QString &text, StepId step) {
        if (step.isValid())
            m_toasts->show(text, tr("Undo"), [this, step] { m_session.undo(step); });
        else
            m_toasts->show(text);
    });
    connect(&m_session, &Session::stepTurned, this, [this](const QString &text) {
        m_toasts->clear(); // what they offered to undo may be undone by now
        m_toasts->show(text);
    });
    connect(&m_session, &Session::fileWritten, this, [this](const QString &text, const QString &path) {
        m_toasts->show(text, tr("Open folder"),
                       [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
    });
    connect(&m_session, &Session::errorHappened, this, &BookView::showError);
    connect(&m_session, &Session::jobStarted, this, &BookView::showJob);
    connect(&m_session, &Session::jobEnded, m_progress, &ProgressPanel::finish);
    connect(&m_session, &Session::jobEnded, m_progress, &QWidget::hide);
    connect(&m_session, &Session::customerWanted, this,
            [this](CustomerId id) { goTo(u"customers"_s, u"id:%1"_s.arg(id.value)); });
    connect(&m_session, &Session::pageWanted, this, &BookView::goTo);
    connect(&m_session, &Session::badgesChanged, this, &BookView::refreshBadges);
    connect(&m_session, &Session::importWanted, this, [this](const QString &path) { importDropped(m_session, this, path); });
    ChangeHub &hub = m_session.book().hub();
    connect(&hub, &ChangeHub::changed, this, &BookView::refreshBadges);
    connect(&hub, &ChangeHub::historyChanged, this, &BookView::refreshHistoryActions);
    if (m_session.book().isReadOnly()) {
        m_banner->say(Banner::Kind::Info, tr("This book is open read-only: you can look at everything and change nothing."));
    } else {
        auto *keeper = new BackupKeeper(m_session, this);
        connect(keeper, &BackupKeeper::failed, this, &BookView::showError);
    }
}

void BookView::connectActions()
{
    connect(m_sidebar, &Sidebar::chosen, this, [this](const QString &id) { goTo(id); });
    connect(m_sidebar, &Sidebar::searchRequested, this, [this] { openPalette({}); });
    connect(m_sidebar, &Sidebar::settingsRequested, m_actions.action(u"file.settings"_s), &QAction::trigger);
    connect(m_sidebar, &Sidebar::collapsedChanged, this,
            [this](bool folded) { m_settings.setState(u"sidebar"_s, folded ? "folded" : "open"); });
    connect(m_palette, &CommandPalette::chosen, this, &BookView::runPaletteItem);
    connect(m_palette, &CommandPalette::searched, this, &BookView::search);

    for (const PageInfo &info : pageRegistry()) {
        const QString id = info.id;
        if (info.inSidebar)
            m_actions.on(u"go."_s + id, this, [this, id] { goTo(id); });
    }
    for (const auto &[action, page] : {std::pair{u"edit.history"_s, u"history"_s}, {u"edit.trash"_s, u"trash"_s},
                                       {u"file.backups"_s, u"backups"_s}, {u"file.settings"_s, u"settings"_s}})
        m_actions.on(action, this, [this, page = page] { goTo(page); });
    for (const WindowCommand &command : windowCommands())
        m_actions.on(command.action, this, [this, command] {
            const auto chosen = currentPage() ? currentPage()->chosenCustomers() : std::vector<CustomerId>();
            command.run(m_session, this, chosen);
        });

    m_actions.on(u"edit.undo"_s, this, [this] { m_session.undo(); });
    m_actions.on(u"edit.redo"_s, this, [this] { m_session.redo(); });
    m_actions.on(u"edit.palette"_s, this, [this] { openPalette({}); });
    m_actions.on(u"edit.searchAll"_s, this, [this] { openPalette({}); });
    m_actions.on(u"edit.filter"_s, this, [this] { currentPage()->focusFilter(); });
    m_actions.on(u"file.export"_s, this, [this] { currentPage()->exportData(); });
    m_actions.on(u"file.print"_s, this, [this] { currentPage()->print(); });
    m_actions.on(u"go.back"_s, this, [this] { goBack(-1); });
    m_actions.on(u"go.forward"_s, this, [this] { goBack(1); });
    m_actions.on(u"customer.next"_s, this, [this] { currentPage()->step(1); });
    m_actions.on(u"customer.previous"_s, this, [this] { currentPage()->step(-1); });
    m_actions.on(u"view.sidebar"_s, this, [this] { m_sidebar->setCollapsed(!m_sidebar->isCollapsed()); });
    m_actions.on(u"view.panes"_s, this, &BookView::nextPane);
    auto *escapeKey = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escapeKey, &QShortcut::activated, this, &BookView::escape);
}

Page *BookView::page(const QString &id)
{
    if (m_pages.contains(id))
        return m_pages.value(id);
    for (const PageInfo &info : pageRegistry()) {
        if (info.id != id)
            continue;
        Page *made = info.make(m_session, m_stack);
        made->setObjectName(u"page-"_s + id);
        made->restoreState(m_settings.state(u"page-"_s + id));
        m_stack->addWidget(made);
        m_pages.insert(id, made);
        return made;
    }
    return nullptr;
}

Page *BookView::currentPage() const
{
    return m_pages.value(m_current.page);
}

void BookView::goTo(const QString &id, const QString &argument)
{
    const Place place{id, argument};
    if (place == m_current && argument.isEmpty())
        return;
    if (!m_current.page.isEmpty() && place != m_current)
        m_back.append(m_current);
    m_forward.clear();
    showPlace(place);
}

void BookView::showPlace(const Place &place)
{
    Page *wanted = page(place.page);
    if (!wanted)
        wanted = page(pageRegistry().value(0).id);
    if (!wanted)
        return;
    m_current = {wanted->objectName().mid(5), place.argument};
    m_stack->setCurrentWidget(wanted);
    m_sidebar->setCurrent(m_current.page);
    wanted->arrive(place.argument);
    if (!wanted->isAncestorOf(QApplication::focusWidget()))
        wanted->setFocus(Qt::OtherFocusReason);
    refreshPageActions();
}

void BookView::refreshPageActions()
{
    const Page &page = *currentPage();
    const bool writable = !m_session.book().isReadOnly();
    const auto enable = [this](const char *id, bool enabled) { m_actions.action(QLatin1String(id))->setEnabled(enabled); };
    enable("file.export", page.canExport());
    enable("file.print", page.canPrint());
    enable("edit.filter", page.canFilter());
    enable("customer.next", page.canStep());
    enable("customer.previous", page.canStep());
    enable("go.back", !m_back.isEmpty());
    enable("go.forward", !m_forward.isEmpty());
    for (const WindowCommand &command : windowCommands())
        m_actions.action(command.action)->setEnabled(writable); // each of them changes the book
}

void BookView::goBack(int by)
{
    QList<Place> &from = by < 0 ? m_back : m_forward;
    QList<Place> &to = by < 0 ? m_forward : m_back;
    if (from.isEmpty())
        return;
    to.append(m_current);
    showPlace(from.takeLast());
}

void BookView::showJob(BookJob *job)
{
    m_progress->start(job->title());
    m_progress->show();
    connect(job, &BookJob::progress, m_progress, [this](qint64 done, qint64 total, int) { m_progress->setProgress(done, total); });
    connect(m_progress, &ProgressPanel::cancelRequested, job, &BookJob::cancel);
}

void BookView::showError(const Error &error)
{
    if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::NothingToDo) {
        m_toasts->show(error.text);
        return;
    }
    m_banner->say(Banner::Kind::Error, error.text);
    m_banner->setDismissible(true);
    m_banner->setToolTip(error.detail.isEmpty() ? QString() : u"<qt>"_s + error.detail.toHtmlEscaped());
}

void BookView::refreshBadges()
{
    for (const PageInfo &info : pageRegistry()) {
        if (info.inSidebar && info.badge)
            m_sidebar->setBadge(info.id, info.badge(m_session));
    }
}

void BookView::refreshHistoryActions()
{
    const History &history = m_session.book().history();
    const auto undo = history.nextUndo();
    const auto redo = history.nextRedo();
    QAction *undoAction = m_actions.action(u"edit.undo"_s);
    QAction *redoAction = m_actions.action(u"edit.redo"_s);
    const auto mnemonicFree = [](QString text) { return text.replace(u'&', u"&&"_s); };
    const bool writable = !m_session.book().isReadOnly();
    undoAction->setEnabled(writable && undo.has_value());
    undoAction->setText(undo ? tr("&Undo: %1").arg(mnemonicFree(undo->label)) : tr("&Undo"));
    redoAction->setEnabled(writable && redo.has_value());
    redoAction->setText(redo ? tr("&Redo: %1").arg(mnemonicFree(redo->label)) : tr("&Redo"));
}

void BookView::openPalette(const QString &query)
{
    m_palette->open(query);
}

QList<PaletteItem> BookView::commandItems() const
{
    QList<PaletteItem> items;
    const bool someoneChosen = currentPage() && !currentPage()->chosenCustomers().empty();
    for (const ActionCatalogue::Entry &entry : m_actions.entries()) {
        if (!entry.inPalette || !entry.action->isEnabled())
            continue;
        const bool aboutPeople = entry.id.startsWith(u"touchpoint."_s) || entry.id.startsWith(u"answer."_s);
        items.append({entry.id, entry.icon, entry.text, tr("Command"), entry.keys, entry.keywords,
                      someoneChosen && aboutPeople ? 10 : 0, false});
    }
    return items;
}

static QList<PaletteItem> itemsOf(const QList<FoundPlace> &places)
{
    QList<PaletteItem> items;
    for (const FoundPlace &place : places)
        items.append({u"place:%1 %2"_s.arg(place.page, place.argument), place.icon, place.text, place.hint, {}, {}, 0, true});
    return items;
}

/// People come first, since what was written takes longer to look through. What nobody waits for any more is not looked for.
void BookView::search(const QString &query)
{
    const int number = ++*m_searches;
    if (query.isEmpty())
        return;
    m_session.read<QList<FoundPlace>>(
        this,
        [query, number, searches = m_searches, customers = m_session.customerIndex()](Database &db) {
            return *searches == number ? findPeople(db, *customers, query) : QList<FoundPlace>();
        },
        [this, query, number](const QList<FoundPlace> &people) {
            if (*m_searches != number)
                return;
            m_palette->showFound(query, itemsOf(people), {});
            searchTexts(query, itemsOf(people));
        });
}

void BookView::searchTexts(const QString &query, const QList<PaletteItem> &people)
{
    static constexpr int kFewest = 2; // letters: fewer are in everything
    if (query.size() < kFewest)
        return;
    m_session.read<QList<FoundPlace>>(
        this,
        [query, number = int(*m_searches), searches = m_searches](Database &db) {
            return *searches == number ? findInTexts(db, query) : QList<FoundPlace>();
        },
        [this, query, people](const QList<FoundPlace> &places) {
            if (!places.isEmpty())
                m_palette->showFound(query, people, itemsOf(places));
        });
}

void BookView::runPaletteItem(const QString &id)
{
    if (id.startsWith(u"place:"_s))
        goTo(id.mid(6).section(u' ', 0, 0), id.section(u' ', 1));
    else
        m_actions.action(id)->trigger();
}

void BookView::nextPane()
{
    QWidget *focused = QApplication::focusWidget();
    if (!focused || m_stack->isAncestorOf(focused))
        m_sidebar->focusList();
    else if (!m_toasts->focusNewest())
        m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void BookView::escape()
{
    if (m_palette->isVisible())
        m_palette->close();
    else if (currentPage())
        currentPage()->escape();
}

} // namespace goodword
