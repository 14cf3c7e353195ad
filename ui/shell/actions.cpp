#include "ui/shell/actions.h"

#include "core/book/bookkey.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QWidget>

namespace goodword
{

using namespace Qt::StringLiterals;

// Standard keys may be empty on a platform without a theme (offscreen, some X11 sessions): the second argument comes
// first, always.
static QList<QKeySequence> standard(QKeySequence::StandardKey key, const QString &otherwise)
{
    QList<QKeySequence> keys = QKeySequence::keyBindings(key);
    const QKeySequence explicitKey(otherwise);
    keys.removeAll(explicitKey);
    keys.prepend(explicitKey);
    return keys;
}

static QList<QKeySequence> keys(const QString &text)
{
    return {QKeySequence(text)};
}

static const char *const kFile = QT_TRANSLATE_NOOP("goodword::ActionCatalogue", "File");
static const char *const kEdit = QT_TRANSLATE_NOOP("goodword::ActionCatalogue", "Edit");
static const char *const kCustomer = QT_TRANSLATE_NOOP("goodword::ActionCatalogue", "Customers");
static const char *const kGo = QT_TRANSLATE_NOOP("goodword::ActionCatalogue", "Go to");
static const char *const kView = QT_TRANSLATE_NOOP("goodword::ActionCatalogue", "View and help");

#define GW_TR(text) QT_TRANSLATE_NOOP("goodword::ActionCatalogue", text)

/// Only where books can be encrypted. What it says is about the open book.
static QList<ActionSpec> encryptionTable()
{
    if (!bookKeys::areKnownHere())
        return {};
    return {{u"file.passphrase"_s, GW_TR("Encr&ypt this book…"), kFile, {}, /*icon*/ u"shield-lock"_s,
             GW_TR("encrypt protect passphrase password secret key")}};
}

static QList<ActionSpec> fileTable()
{
    return {
        {u"file.new"_s, GW_TR("&New book…"), kFile, keys(u"Ctrl+Alt+N"_s), /*icon*/ u"book"_s,
         GW_TR("create file business")},
        {u"file.open"_s, GW_TR("&Open…"), kFile, standard(QKeySequence::Open, u"Ctrl+O"_s), /*icon*/ u"folder2-open"_s,
         GW_TR("file book")},
        {u"file.sample"_s, GW_TR("Open the &sample business"), kFile, {}, /*icon*/ u"shop"_s, GW_TR("demo try soap")},
        {u"file.resetSample"_s, GW_TR("&Reset the sample business"), kFile, {}, /*icon*/ u"arrow-counterclockwise"_s,
         GW_TR("demo fresh anew today")},
        {u"file.import"_s, GW_TR("&Import CSV…"), kFile, keys(u"Ctrl+Shift+I"_s), /*icon*/ u"upload"_s,
         GW_TR("spreadsheet load csv contacts")},
        {u"file.export"_s, GW_TR("&Export…"), kFile, keys(u"Ctrl+E"_s), /*icon*/ u"download"_s,
         GW_TR("csv save as spreadsheet pdf")},
        {u"file.print"_s, GW_TR("&Print…"), kFile, standard(QKeySequence::Print, u"Ctrl+P"_s), /*icon*/ u"printer"_s,
         GW_TR("paper preview pdf")},
        {u"file.backups"_s, GW_TR("&Backups…"), kFile, {}, /*icon*/ u"clock-history"_s, GW_TR("restore safety copy")},
        {u"file.check"_s, GW_TR("Chec&k this book…"), kFile, {}, /*icon*/ u"shield-check"_s,
         GW_TR("damage sound integrity verify repair")},
        {u"file.settings"_s, GW_TR("&Settings…"), kFile, standard(QKeySequence::Preferences, u"Ctrl+,"_s),
         /*icon*/ u"gear"_s, GW_TR("preferences options language theme")},
        {u"file.close"_s, GW_TR("&Close book"), kFile, standard(QKeySequence::Close, u"Ctrl+W"_s), /*icon*/ u"x-lg"_s,
         GW_TR("start page")},
        {u"file.quit"_s, GW_TR("&Quit"), kFile, standard(QKeySequence::Quit, u"Ctrl+Q"_s),
         /*icon*/ u"box-arrow-right"_s, GW_TR("exit leave")},
    };
}

static QList<ActionSpec> editTable()
{
    return {
        {u"edit.undo"_s, GW_TR("&Undo"), kEdit, standard(QKeySequence::Undo, u"Ctrl+Z"_s),
         /*icon*/ u"arrow-counterclockwise"_s, GW_TR("take back")},
        {u"edit.redo"_s,
         GW_TR("&Redo"),
         kEdit,
         {QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)},
         /*icon*/ u"arrow-clockwise"_s,
         GW_TR("again")},
        {u"edit.history"_s, GW_TR("&History…"), kEdit, keys(u"Ctrl+H"_s), /*icon*/ u"clock-history"_s,
         GW_TR("activity log who changed")},
        {u"edit.trash"_s, GW_TR("&Trash…"), kEdit, {}, /*icon*/ u"trash"_s, GW_TR("deleted restore bin")},
        {u"edit.filter"_s, GW_TR("&Filter this page"), kEdit, standard(QKeySequence::Find, u"Ctrl+F"_s),
         /*icon*/ u"funnel"_s, GW_TR("find search")},
        {u"edit.searchAll"_s, GW_TR("Search &everything"), kEdit, keys(u"Ctrl+Shift+F"_s), /*icon*/ u"search"_s,
         GW_TR("find")},
        {u"edit.palette"_s, GW_TR("&Command palette"), kEdit, keys(u"Ctrl+K"_s), /*icon*/ u"search"_s, "", false},
    };
}

static QList<ActionSpec> customerTable()
{
    return {
        {u"customer.new"_s, GW_TR("New &customer"), kCustomer, keys(u"Ctrl+N"_s), /*icon*/ u"person-plus"_s,
         GW_TR("add contact person company lead")},
        {u"touchpoint.log"_s, GW_TR("&Log touchpoint"), kCustomer, keys(u"Ctrl+L"_s), /*icon*/ u"chat-left-text"_s,
         GW_TR("call mail note meeting visit")},
        {u"answer.new"_s, GW_TR("Record an &answer"), kCustomer, keys(u"Ctrl+Shift+N"_s), /*icon*/ u"speedometer2"_s,
         GW_TR("nps csat ces score survey feedback")},
        {u"testimonial.new"_s, GW_TR("New &testimonial"), kCustomer, keys(u"Ctrl+Shift+T"_s), /*icon*/ u"quote"_s,
         GW_TR("quote praise")},
        {u"customer.next"_s, GW_TR("Ne&xt customer"), kCustomer, keys(u"Alt+Down"_s), /*icon*/ u"chevron-down"_s,
         GW_TR("record")},
        {u"customer.previous"_s, GW_TR("Pre&vious customer"), kCustomer, keys(u"Alt+Up"_s), /*icon*/ u"chevron-up"_s,
         GW_TR("record")},
    };
}

static QList<ActionSpec> goTable()
{
    return {
        {u"go.customers"_s, GW_TR("&Customers"), kGo, keys(u"Ctrl+1"_s), /*icon*/ u"people"_s,
         GW_TR("contacts people companies list")},
        {u"go.board"_s, GW_TR("&Journey board"), kGo, keys(u"Ctrl+2"_s), /*icon*/ u"kanban"_s,
         GW_TR("stages kanban funnel")},
        {u"go.touchpoints"_s, GW_TR("&Touchpoints"), kGo, keys(u"Ctrl+3"_s), /*icon*/ u"chat-left-text"_s,
         GW_TR("timeline activities calls")},
        {u"go.nps"_s, GW_TR("&NPS"), kGo, keys(u"Ctrl+4"_s), /*icon*/ u"speedometer2"_s,
         GW_TR("net promoter score csat ces feedback survey")},
        {u"go.testimonials"_s, GW_TR("Test&imonials"), kGo, keys(u"Ctrl+5"_s), /*icon*/ u"quote"_s,
         GW_TR("quotes wall praise booklet")},
        {u"go.back"_s, GW_TR("&Back"), kGo, keys(u"Alt+Left"_s), /*icon*/ u"arrow-left"_s, ""},
        {u"go.forward"_s, GW_TR("&Forward"), kGo, keys(u"Alt+Right"_s), /*icon*/ u"arrow-right"_s, ""},
    };
}

static QList<ActionSpec> viewTable()
{
    return {
        {u"view.menuBar"_s, GW_TR("&Menu bar"), kView, keys(u"Ctrl+M"_s), /*icon*/ u"list-ul"_s, GW_TR("show hide")},
        {u"view.sidebar"_s, GW_TR("Fold &sidebar"), kView, keys(u"Ctrl+B"_s), /*icon*/ u"layout-sidebar"_s,
         GW_TR("collapse hide")},
        {u"view.panes"_s, GW_TR("Next &pane"), kView, keys(u"F6"_s), /*icon*/ u"columns-gap"_s, GW_TR("focus"), false},
        {u"view.larger"_s,
         GW_TR("&Larger text"),
         kView,
         {QKeySequence(u"Ctrl++"_s), QKeySequence(u"Ctrl+="_s)},
         /*icon*/ u"type"_s,
         GW_TR("zoom in font size")},
        {u"view.smaller"_s, GW_TR("S&maller text"), kView, keys(u"Ctrl+-"_s), /*icon*/ u"type"_s,
         GW_TR("zoom out font size")},
        {u"view.theme"_s, GW_TR("Switch light and &dark"), kView, keys(u"Ctrl+Shift+D"_s), /*icon*/ u"moon"_s,
         GW_TR("theme colour night appearance")},
        {u"view.cover"_s, GW_TR("&Cover the window"), kView, keys(u"Ctrl+Shift+L"_s), /*icon*/ u"eye-slash"_s,
         GW_TR("lock privacy screen hide idle")},
        {u"view.fullScreen"_s, GW_TR("&Full screen"), kView, standard(QKeySequence::FullScreen, u"F11"_s),
         /*icon*/ u"arrows-angle-expand"_s, ""},
        {u"help.shortcuts"_s, GW_TR("&Keyboard shortcuts"), kView, keys(u"Ctrl+/"_s), /*icon*/ u"keyboard"_s,
         GW_TR("keys help")},
        {u"help.about"_s, GW_TR("&About Goodword"), kView, {}, /*icon*/ u"info-circle"_s, GW_TR("version licence")},
    };
}

#undef GW_TR

QList<ActionSpec> ActionCatalogue::table()
{
    return fileTable() + encryptionTable() + editTable() + customerTable() + goTable() + viewTable();
}

static QString withoutMark(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('&') && i + 1 < text.size())
            ++i;
        plain += text.at(i);
    }
    return plain;
}

ActionCatalogue::ActionCatalogue(QWidget *window)
    : QObject(window)
    , m_specs(table())
{
    for (const ActionSpec &spec : m_specs) {
        auto *made = new QAction(icon(spec.icon), tr(spec.text), this);
        made->setObjectName(spec.id);
        made->setShortcuts(spec.keys);
        made->setIconText(withoutMark(made->text()));
        made->setToolTip(made->iconText());
        made->setShortcutContext(Qt::WindowShortcut);
        window->addAction(made);
        m_actions.insert(spec.id, made);
    }
    action(u"file.quit"_s)->setMenuRole(QAction::QuitRole);
    action(u"file.settings"_s)->setMenuRole(QAction::PreferencesRole);
    action(u"help.about"_s)->setMenuRole(QAction::AboutRole);
}

void ActionCatalogue::setText(const QString &id, const QString &text)
{
    QAction *named = action(id);
    named->setText(text);
    named->setIconText(withoutMark(text));
    named->setToolTip(named->iconText());
}

QAction *ActionCatalogue::action(const QString &id) const
{
    QAction *found = m_actions.value(id);
    Q_ASSERT_X(found, "ActionCatalogue", qPrintable(id));
    return found;
}

QList<ActionCatalogue::Entry> ActionCatalogue::entries() const
{
    QList<Entry> list;
    for (const ActionSpec &spec : m_specs) {
        QAction *made = m_actions.value(spec.id);
        const QString keywords = *spec.keywords ? tr(spec.keywords) : QString();
        list << Entry{spec.id,
                      withoutMark(made->text()),
                      tr(spec.group),
                      spec.icon,
                      made->shortcut().toString(QKeySequence::NativeText),
                      keywords,
                      made,
                      spec.inPalette};
    }
    return list;
}

} // namespace goodword
