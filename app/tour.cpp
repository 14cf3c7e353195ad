#include "app/tour.h"

#include "app/tourdocuments.h"
#include "core/customers/customerlist.h"
#include "core/registry.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QTextStream>
#include <QTimer>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Stop {
    QString name, page, argument;
};

/// Lists and figures come from workers; the pictures wait for them.
void settle(int ms = 700)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Somebody with much to see: a promoter with a testimonial.
qint64 goodExample(Session &session)
{
    CustomerQuery query;
    query.filter = parseFilter(u"nps>8 has:testimonial has:phone"_s);
    query.sortKey = u"touch"_s;
    query.descending = true;
    query.today = session.today();
    const auto ids = customerList::ids(session.db(), query);
    return ids.empty() ? 0 : ids.front();
}

QList<Stop> stops(Session &session)
{
    return {{u"customers"_s, u"customers"_s, {}},
            {u"customer"_s, u"customers"_s, u"id:%1"_s.arg(goodExample(session))},
            {u"board"_s, u"board"_s, {}},
            {u"touchpoints"_s, u"touchpoints"_s, {}},
            {u"nps"_s, u"nps"_s, {}},
            {u"testimonials"_s, u"testimonials"_s, {}},
            {u"history"_s, u"history"_s, {}},
            {u"settings"_s, u"settings"_s, {}}};
}

bool picture(QWidget &window, const QString &path)
{
    settle();
    return window.grab().save(path);
}

Done takePictures(const QDir &folder, MainWindow &window, Theme &theme)
{
    for (const auto &[mode, suffix] : {std::pair{Theme::Mode::Light, u"light"_s}, {Theme::Mode::Dark, u"dark"_s}}) {
        theme.setMode(mode);
        for (const Stop &stop : stops(*window.session())) {
            window.view()->goTo(stop.page, stop.argument);
            if (stop.argument.isEmpty())
                window.view()->currentPage()->escape(); // nobody open, nothing filtered
            const QString path = folder.filePath(u"%1-%2.png"_s.arg(stop.name, suffix));
            if (!picture(window, path))
                return Error{ErrorCode::Io, QApplication::translate("goodword::Tour", "%1 could not be written.").arg(path), {}};
        }
    }
    return {};
}

Done tour(const QDir &folder, Theme &theme, AppSettings &settings)
{
    MainWindow window(theme, settings, standardOptions());
    window.resize(1440, 900);
    window.show();
    theme.setMode(Theme::Mode::Light);
    if (!picture(window, folder.filePath(u"start-light.png"_s)))
        return Error{ErrorCode::Io, QApplication::translate("goodword::Tour", "Pictures cannot be written to %1.").arg(folder.path()), {}};
    if (!window.openSample())
        return Error{ErrorCode::Internal, QApplication::translate("goodword::Tour", "The sample business could not be made."), {}};
    if (auto done = takePictures(folder, window, theme); !done)
        return done;
    return writeTourDocuments(folder, window.session()->book());
}

} // namespace

int takeTour(const QString &folderName, Theme &theme, AppSettings &settings)
{
    QDir folder(folderName);
    QTextStream err(stderr);
    if (!folder.mkpath(u"."_s)) {
        err << QApplication::translate("goodword::Tour", "The folder %1 could not be made.").arg(folderName) << '\n';
        return 1;
    }
    const Done done = tour(folder, theme, settings);
    if (!done)
        err << done.error().text << '\n';
    return done ? 0 : 1;
}

} // namespace goodword
