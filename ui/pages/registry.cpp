#include "ui/shell/page.h"

#include "core/customers/customerindex.h"
#include "core/customers/customerstore.h"
#include "core/timeline/textsearch.h"
#include "ui/pages/care/backupspage.h"
#include "ui/pages/care/historypage.h"
#include "ui/pages/care/trashpage.h"
#include "ui/pages/customers/customerspage.h"
#include "ui/pages/customers/quickadddialog.h"
#include "ui/pages/feedback/answerdialog.h"
#include "ui/pages/feedback/npspage.h"
#include "ui/pages/feedback/sidebarfigures.h"
#include "ui/pages/journey/boardpage.h"
#include "ui/pages/exchange/importdialog.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/testimonials/newtestimonialdialog.h"
#include "ui/pages/testimonials/testimonialspage.h"
#include "ui/pages/touchpoints/logdialog.h"
#include "ui/pages/touchpoints/touchpointspage.h"
#include "ui/shell/session.h"

#include <QCoreApplication>
#include <QLocale>

namespace goodword {

static QString tr(const char *text)
{
    return QCoreApplication::translate("goodword::Pages", text);
}

/// A page reached from the menu; one of the sidebar has a section (it may be empty) and perhaps a badge.
template <class PageType>
static PageInfo page(const char *id, const QString &title, const char *icon)
{
    return {QLatin1String(id), title, QLatin1String(icon), {}, false, [](Session &session, QWidget *parent) -> Page * { return new PageType(session, parent); }, {}};
}

template <class PageType>
static PageInfo sidebarPage(const char *id, const QString &title, const char *icon, const QString &section,
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
        sidebarPage<CustomersPage>("customers", tr("Customers"), "people", tr("Customers"),
                                   [](Session &session) { return SidebarFigures::of(session).customers(); }),
        sidebarPage<BoardPage>("board", tr("Journey board"), "kanban", tr("Customers")),
        sidebarPage<TouchpointsPage>("touchpoints", tr("Touchpoints"), "chat-left-text", tr("Customers")),
        sidebarPage<NpsPageView>("nps", tr("NPS"), "speedometer2", tr("Feedback"),
                                 [](Session &session) { return SidebarFigures::of(session).score(); }),
        sidebarPage<TestimonialsPage>("testimonials", tr("Testimonials"), "quote", tr("Feedback"),
                                      [](Session &session) { return SidebarFigures::of(session).testimonials(); }),
        // The menu's pages.
        page<HistoryPage>("history", tr("History"), "clock-history"),
        page<TrashPage>("trash", tr("Trash"), "trash"),
        page<BackupsPage>("backups", tr("Backups"), "shield-check"),
        page<SettingsPage>("settings", tr("Settings"), "gear"),
    };
    return pages;
}

const QList<WindowCommand> &windowCommands()
{
    static const QList<WindowCommand> commands = {
        {QStringLiteral("customer.new"),
         [](Session &session, QWidget *window, const std::vector<CustomerId> &) { openQuickAdd(session, window); }},
        {QStringLiteral("touchpoint.log"),
         [](Session &session, QWidget *window, const std::vector<CustomerId> &chosen) {
             TouchpointDialog::log(session, window, chosen);
         }},
        {QStringLiteral("answer.new"), &AnswerDialog::ask},
        {QStringLiteral("testimonial.new"), &NewTestimonialDialog::ask},
        {QStringLiteral("file.import"), [](Session &session, QWidget *window, const auto &) { importCsv(session, window); }},
    };
    return commands;
}

void importDropped(Session &session, QWidget *window, const QString &path)
{
    importCsv(session, window, path);
}

static QString placeOf(qint64 row)
{
    return QStringLiteral("id:%1").arg(row);
}

QList<FoundPlace> findPeople(Database &db, CustomerIndex &customers, const QString &words)
{
    static constexpr int kMost = 8;
    CustomerQuery query;
    query.limit = kMost;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
        query.filter.terms.append({{}, false, FilterOp::Is, {word}});
    QList<FoundPlace> people;
    for (const CustomerRow &row : customerList::rows(db, customers.ids(db, query, CustomerIndex::LongTexts::Skip))) {
        const QString where = row.company.isEmpty() ? row.city : row.company;
        people.append({QStringLiteral("customers"), placeOf(row.id.value), QStringLiteral("person"), row.name,
                       where.isEmpty() ? tr("Customer") : where});
    }
    return people;
}

QList<FoundPlace> findInTexts(Database &db, const QString &words)
{
    static constexpr int kMostOfEach = 5;
    QList<FoundPlace> places;
    const auto id = [](const char *page, qint64 row) { return std::pair(QString::fromLatin1(page), placeOf(row)); };
    for (const FoundText &found : findTexts(db, words, kMostOfEach)) {
        const auto add = [&](const std::pair<QString, QString> &place, const char *icon, const QString &kind) {
            places.append({place.first, place.second, QLatin1String(icon), found.words, tr("%1 · %2").arg(kind, found.who)});
        };
        switch (found.kind) {
        case SearchIndex::Kind::Note: add(id("customers", found.customer.value), "person", tr("Note")); break;
        case SearchIndex::Kind::Touchpoint: add(id("touchpoints", found.row), "chat-left-text", tr("Touchpoint")); break;
        case SearchIndex::Kind::Answer: add(id("customers", found.customer.value), "speedometer2", tr("Comment")); break;
        case SearchIndex::Kind::Testimonial: add(id("testimonials", found.row), "quote", tr("Testimonial")); break;
        }
    }
    return places;
}

} // namespace goodword
