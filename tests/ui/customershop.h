#pragma once
// The page of customers over a real book, as a person sits before it: everything by names of things and by keys.

#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "tests/ui/pagewindow.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/customers/customerspage.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"

namespace goodword::test {

using namespace Qt::StringLiterals;

class Shop : public PageWindow
{
public:
    explicit Shop(const Stock &stock = {}, QSize size = {1440, 900}) : PageWindow(u"customers"_s, stock, size)
    {
        page = qobject_cast<CustomersPage *>(view->page(u"customers"_s));
        auto *table = find<RecordTableView>(u"customerTable"_s);
        model = qobject_cast<RecordTableModel *>(table->model());
        QVERIFY(waitFor([this] { return model->hasSnapshot(); }));
    }

    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *to = QApplication::focusWidget();
        QTest::keyClick(to ? to : &window, Qt::Key(code), modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
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
        test::settle(150);
        QVERIFY(waitFor([this] { return !model->isLoading(); }));
        test::settle(60);
    }
    void picture(const QString &name)
    {
        settle();
        keepPicture(window, name);
    }

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
