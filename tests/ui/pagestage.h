#pragma once
// A window with a book in it, as a person sits before it: everything by names of things and by keys.

#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/exchange/sample.h"
#include "tests/support/testbook.h"
#include "tests/ui/pictures.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookview.h"
#include "ui/shell/session.h"

namespace goodword::test {

class PageStage
{
public:
    using Stock = std::function<void(TestBook &)>;

    explicit PageStage(const QString &page, const Stock &stock = {}, QSize size = {1440, 900})
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
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->goTo(page);
        settle();
    }
    ~PageStage()
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
    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *to = window.focusWidget();
        QTest::keyClick(to ? to : &window, Qt::Key(code), modifiers);
    }
    void click(const QString &name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    Book &book() const { return session->book(); }
    Database &db() const { return session->db(); }
    CustomerId who(const QString &name) const
    {
        const auto ids = customerStore::matchByName(session->db(), name);
        return ids.empty() ? CustomerId() : ids.front();
    }
    void settle() { QTest::qWait(350); }

    TestBook test;
    std::unique_ptr<AppSettings> settings;
    std::unique_ptr<Session> session;
    QMainWindow window;
    std::unique_ptr<ActionCatalogue> actions;
    BookView *view = nullptr;
    QString said;
    QStringList errors;
};

inline CustomerId addPerson(Book &book, const QString &line)
{
    return *quickAddCustomer(book, parseQuickAdd(line, QStringLiteral("IE")));
}

/// The soap shop, with two years of history.
inline void sampleBook(TestBook &test)
{
    const QString path = test.dir.filePath(QStringLiteral("soap.goodword"));
    QVERIFY(makeSampleBook(path, {}, test.options));
    auto opened = Book::open(path, test.options);
    QVERIFY(opened);
    test.book = std::move(*opened);
}

} // namespace goodword::test
