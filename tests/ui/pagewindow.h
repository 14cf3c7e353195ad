#pragma once
// A window with a book in it, standing at a page: what the stages of all pages share.

#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "tests/support/testbook.h"
#include "tests/ui/pictures.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookview.h"
#include "ui/shell/session.h"

namespace goodword::test {

class PageWindow
{
public:
    /// What the book holds.
    using Stock = std::function<void(TestBook &)>;

    PageWindow(const QString &page, const Stock &stock, QSize size)
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).removeRecursively();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).removeRecursively();
        settings = std::make_unique<AppSettings>();
        if (stock)
            stock(test);
        session = std::make_unique<Session>(std::move(test.book));
        QObject::connect(session.get(), &Session::toastWanted, &window, [this](const QString &text) { said = text; });
        QObject::connect(session.get(), &Session::errorHappened, &window, [this](const Error &error) { errors += error.text; });
        actions = std::make_unique<ActionCatalogue>(&window);
        view = new BookView(*session, *actions, *settings);
        window.setCentralWidget(view);
        window.resize(size);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window, kPatienceMs));
        view->goTo(page);
    }
    ~PageWindow()
    {
        delete view;
        QGuiApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    template <class T = QWidget>
    T *find(const QString &name) const
    {
        for (T *candidate : window.findChildren<T *>(name)) {
            if (candidate->isVisible())
                return candidate;
        }
        return window.findChild<T *>(name);
    }
    void click(const QString &name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    Book &book() const { return session->book(); }
    Database &db() const { return session->db(); }
    CustomerId who(const QString &name) const
    {
        const auto ids = customerStore::matchByName(session->db(), name);
        return ids.empty() ? CustomerId() : ids.front();
    }

    TestBook test;
    std::unique_ptr<AppSettings> settings;
    std::unique_ptr<Session> session;
    QMainWindow window;
    std::unique_ptr<ActionCatalogue> actions;
    BookView *view = nullptr;
    QString said;
    QStringList errors;
};

} // namespace goodword::test
