#include "ui/shell/page.h"

#include "ui/pages/care/backupspage.h"
#include "ui/pages/care/historypage.h"
#include "ui/pages/settings/settingspage.h"

#include <QCoreApplication>

namespace goodword {

static QString tr(const char *text)
{
    return QCoreApplication::translate("goodword::Pages", text);
}

/// A page reached from the menu; one of the sidebar has a section (it may be empty) and perhaps a badge.
template <class PageType>
static PageInfo page(const char *id, const QString &title, const char *icon)
{
    return {QLatin1String(id), title, QLatin1String(icon), {}, false, [](Session &session) -> Page * { return new PageType(session); }, {}};
}

template <class PageType>
[[maybe_unused]] static PageInfo sidebarPage(const char *id, const QString &title, const char *icon, const QString &section,
                            std::function<QString(Session &)> badge = {})
{
    PageInfo info = page<PageType>(id, title, icon);
    info.section = section;
    info.inSidebar = true;
    info.badge = std::move(badge);
    return info;
}

const QList<PageInfo> &pageRegistry()
{
    static const QList<PageInfo> pages = {
        // The sidebar, in its order.
        // The menu's pages.
        page<HistoryPage>("history", tr("History"), "clock-history"),
        page<BackupsPage>("backups", tr("Backups"), "shield-check"),
        page<SettingsPage>("settings", tr("Settings"), "gear"),
    };
    return pages;
}

const QList<WindowCommand> &windowCommands()
{
    static const QList<WindowCommand> commands = {};
    return commands;
}

QList<std::pair<CustomerId, QStringList>> findPeople(Session &, const QString &)
{
    return {};
}

} // namespace goodword
