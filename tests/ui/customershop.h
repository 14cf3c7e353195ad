#pragma once
// The page of customers over a real book, as a person sits before it: everything by names of things and by keys.

#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "tests/support/testbook.h"
#include "tests/ui/pictures.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/customers/customerspage.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookview.h"
#include "ui/shell/session.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"

namespace goodword::test {

using namespace Qt::StringLiterals;

class Shop
{
public:
    explicit Shop(const std::function<void(TestBook &)> &stock = {}, QSize size = {1440, 900})
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).removeRecursively();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).removeRecursively();
        settings = std::make_unique<AppSettings>();
        if (stock)
            stock(test);
        session = std::make_unique<Session>(std::move(test.book));
        actions = std::make_unique<ActionCatalogue>(&window);
        view = new BookView(*session, *actions, *settings);
        window.setCentralWidget(view);
        window.resize(size);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->goTo(u"customers"_s);
        page = qobject_cast<CustomersPage *>(view->page(u"customers"_s));
        auto *table = find<RecordTableView>(u"customerTable"_s);
        model = qobject_cast<RecordTableModel *>(table->model());
        QVERIFY(QTest::qWaitFor([this] { return model->hasSnapshot(); }));
    }
    ~Shop()
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
        QWidget *to = QApplication::focusWidget();
        QTest::keyClick(to ? to : &window, Qt::Key(code), modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void click(const QString &name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    Book &book() const { return session->book(); }
    CustomerId who(const QString &name) const
    {
        const auto ids = customerStore::matchByName(session->db(), name);
        return ids.empty() ? CustomerId() : ids.front();
    }
    Customer customer(const QString &name) const { return *customerStore::find(session->db(), who(name)); }
    QString text(const QString &label) const { return find<PlainLabel>(label)->plainText(); }
    QStringList names() const
    {
        QStringList shown;
        for (int row = 0; row < model->rowCount(); ++row)
            shown += model->index(row, 0).data().toString();
        return shown;
    }
    void edit(const QString &field, const QString &value)
    {
        auto *inlineEdit = find<InlineEdit>(field);
        // An editor that was closed a moment ago is a child still.
        QGuiApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        inlineEdit->startEdit();
        auto *editor = inlineEdit->findChild<QLineEdit *>(u"inlineEditor"_s);
        editor->setText(value);
        QTest::keyClick(editor, Qt::Key_Return);
    }
    void settle()
    {
        QTest::qWait(150);
        QVERIFY(QTest::qWaitFor([this] { return !model->isLoading(); }));
        QTest::qWait(60);
    }
    void picture(const QString &name)
    {
        settle();
        keepPicture(window, name);
    }

    TestBook test;
    std::unique_ptr<AppSettings> settings;
    std::unique_ptr<Session> session;
    QMainWindow window;
    std::unique_ptr<ActionCatalogue> actions;
    BookView *view = nullptr;
    CustomersPage *page = nullptr;
    RecordTableModel *model = nullptr;
};

inline CustomerId add(Book &book, const QString &line)
{
    return *quickAddCustomer(book, parseQuickAdd(line, u"IE"_s));
}

inline void fewPeople(TestBook &test)
{
    Book &book = *test;
    add(book, u"Ann Byrne, Seaside Soap, ann@seaside.example, 087 123 4567 #vip"_s);
    add(book, u"Ben Kelly, ben@kelly.example"_s);
    add(book, u"Cora Walsh, cora@walsh.example"_s);
}

inline void answer(Book &book, CustomerId customer, double score, const QString &comment)
{
    Answer answer;
    answer.survey = feedbackStore::surveys(book.db()).front().id;
    answer.customer = customer;
    answer.day = book.today().addDays(-12);
    answer.score = score;
    answer.comment = comment;
    QVERIFY(addAnswer(book, answer).has_value());
}

} // namespace goodword::test
