#pragma once
// One section of the window. A page builds itself from the Session, refreshes from the ChangeHub, and answers the keys
// every page shares. The window knows pages only through this.

#include "core/base/id.h"

#include <QIcon>
#include <QWidget>

#include <functional>

namespace goodword {

class CustomerIndex;
class Database;
class Session;

class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(Session &session, QWidget *parent = nullptr) : QWidget(parent), m_session(session) {}

    /// The window comes to this page; `argument` is a filter, an id or empty, as openPage() was given it.
    virtual void arrive(const QString &argument) { Q_UNUSED(argument) }
    /// Ctrl+F, where the page has something to filter by.
    virtual bool canFilter() const { return false; }
    virtual void focusFilter() {}
    /// Esc where no overlay is open: clears the filter or closes the detail. False: nothing to clear.
    virtual bool escape() { return false; }
    /// Ctrl+E and Ctrl+P, where the page has something to give out.
    virtual bool canExport() const { return false; }
    virtual void exportData() {}
    virtual bool canPrint() const { return false; }
    virtual void print() {}
    /// Whom Ctrl+L, S and the palette's first lines are about.
    virtual std::vector<CustomerId> chosenCustomers() const { return {}; }
    /// N and P, F2, Del; the first two where the page goes from one customer to the next.
    virtual bool canStep() const { return false; }
    virtual void step(int by) { Q_UNUSED(by) }
    virtual void removeChosen() {}
    virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray &) {}

protected:
    Session &session() const { return m_session; }

private:
    Session &m_session;
};

/// How the window learns of pages: one line each in ui/pages/registry.cpp.
struct PageInfo {
    QString id;
    QString title;
    QString icon;
    QString section;      ///< heading in the sidebar; empty: top
    bool inSidebar = true; ///< false: reached from the menu
    /// With its parent from the start: a subtree that gets one later is styled twice.
    std::function<Page *(Session &, QWidget *parent)> make;
    std::function<QString(Session &)> badge; ///< may be empty
};

const QList<PageInfo> &pageRegistry();

/// What an action of the catalogue does wherever the window is: dialogs and exports. Registered in the same file.
struct WindowCommand {
    QString action; ///< an id of the ActionCatalogue
    std::function<void(Session &, QWidget *window, const std::vector<CustomerId> &chosen)> run;
};

const QList<WindowCommand> &windowCommands();

/// A file was dropped on the window. Registered in the same file.
void importDropped(Session &session, QWidget *window, const QString &path);

/// What the palette finds, with where it leads: people by their names and more, and what was written. Both for a worker.
struct FoundPlace {
    QString page, argument, icon, text, hint;
};
QList<FoundPlace> findPeople(Database &db, CustomerIndex &customers, const QString &words);
QList<FoundPlace> findInTexts(Database &db, const QString &words);

} // namespace goodword
