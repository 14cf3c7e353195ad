#include "app/tour.h"

#include "app/tourdocuments.h"
#include "core/book/backup.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerlist.h"
#include "core/registry.h"
#include "ui/pages/exchange/importdialog.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
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
            {u"board"_s, u"board"_s, u"board"_s},
            {u"funnel"_s, u"board"_s, u"funnel"_s},
            {u"stuck"_s, u"board"_s, u"stuck"_s},
            {u"touchpoints"_s, u"touchpoints"_s, {}},
            {u"nps"_s, u"nps"_s, u"nps"_s},
            {u"csat"_s, u"nps"_s, u"csat"_s},
            {u"ces"_s, u"nps"_s, u"ces"_s},
            {u"testimonials"_s, u"testimonials"_s, {}},
            {u"history"_s, u"history"_s, {}},
            {u"trash"_s, u"trash"_s, {}},
            {u"backups"_s, u"backups"_s, {}},
            {u"settings"_s, u"settings"_s, {}}};
}

/// Figures come from a worker and the layout follows them, on a busy machine later: the picture is taken once it stands still.
bool picture(QWidget &window, const QString &path)
{
    static constexpr int kMostLooks = 20;
    settle();
    QImage before, now = window.grab().toImage();
    for (int looks = 0; looks < kMostLooks && now != before; ++looks) {
        settle(300);
        before = std::exchange(now, window.grab().toImage());
    }
    return now.save(path);
}

constexpr std::array kLooks = {std::pair{Theme::Mode::Light, "light"}, std::pair{Theme::Mode::Dark, "dark"}};

/// One picture, or the sentence why not.
Done keep(QWidget &window, const QDir &folder, const QString &name, const char *look)
{
    const QString path = folder.filePath(u"%1-%2.png"_s.arg(name, QLatin1String(look)));
    if (picture(window, path))
        return {};
    return Error{ErrorCode::Io, QApplication::translate("goodword::Tour", "%1 could not be written.").arg(path), {}};
}

Done takePictures(const QDir &folder, MainWindow &window, Theme &theme)
{
    for (const auto &[mode, look] : kLooks) {
        theme.setMode(mode);
        for (const Stop &stop : stops(*window.session())) {
            window.view()->goTo(stop.page, stop.argument);
            if (stop.argument.isEmpty())
                window.view()->currentPage()->escape(); // nobody open, nothing filtered
            if (auto done = keep(window, folder, stop.name, look); !done)
                return done;
        }
    }
    return {};
}

/// The import of a small spreadsheet, as far as its columns; nothing is brought in.
Done takeImport(const QDir &folder, MainWindow &window, Theme &theme)
{
    QTemporaryDir place;
    QFile file(place.filePath(u"market-stall.csv"_s));
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Io, QApplication::translate("goodword::Tour", "%1 could not be written.").arg(file.fileName()), {}};
    file.write("Name,E-mail,Town,Remarks\nSiobhan Kelleher,siobhan@example.com,Dingle,asks for the rose soap\n"
               "Tomas Breen,tomas@example.com,Kenmare,buys for the guest house\n");
    file.close();
    ImportDialog *dialog = importCsv(*window.session(), &window, file.fileName());
    settle();
    if (auto *next = dialog->findChild<QAbstractButton *>(u"importNext"_s))
        next->click();
    for (const auto &[mode, look] : kLooks) {
        theme.setMode(mode);
        if (auto done = keep(*dialog, folder, u"import"_s, look); !done)
            return done;
    }
    dialog->reject();
    settle();
    return {};
}

/// So that every page has something to show: somebody in the trash, and a backup.
Done prepare(Book &book)
{
    CustomerQuery query;
    query.filter = parseFilter(u"stage:awareness"_s);
    query.today = book.today();
    query.limit = 3;
    std::vector<CustomerId> people;
    for (const qint64 id : customerList::ids(book.db(), query))
        people.push_back(CustomerId(id));
    if (auto done = trashCustomers(book, people); !done)
        return done;
    const auto backup = BackupStore::of(book).make(book.path(), u"manual"_s);
    return backup ? Done() : Done(backup.error());
}

Done tour(const QDir &folder, Theme &theme, AppSettings &settings)
{
    MainWindow window(theme, settings, standardOptions());
    window.resize(1440, 900);
    window.show();
    for (const auto &[mode, look] : kLooks) {
        theme.setMode(mode);
        if (auto done = keep(window, folder, u"start"_s, look); !done)
            return done;
    }
    static constexpr int kMostWaits = 600;
    window.openSample();
    for (int waits = 0; waits < kMostWaits && !window.session(); ++waits)
        settle(100);
    if (!window.session())
        return Error{ErrorCode::Internal, QApplication::translate("goodword::Tour", "The sample business could not be made."), {}};
    if (auto done = writeTourDocuments(folder, window.session()->book()); !done)
        return done;
    if (auto done = prepare(window.session()->book()); !done)
        return done;
    if (auto done = takePictures(folder, window, theme); !done)
        return done;
    return takeImport(folder, window, theme);
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
