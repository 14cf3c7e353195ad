#pragma once
// Any page over a real book, as a person sits before it: everything by names of things and by keys.

#include "core/exchange/sample.h"
#include "tests/ui/pagewindow.h"

namespace goodword::test {

class PageStage : public PageWindow
{
public:
    explicit PageStage(const QString &page, const Stock &stock = {}, QSize size = {1440, 900}) : PageWindow(page, stock, size) { settle(); }

    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *to = window.focusWidget();
        QTest::keyClick(to ? to : &window, Qt::Key(code), modifiers);
    }
    void settle() { test::settle(350); }
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
