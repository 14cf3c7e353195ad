#pragma once
// A book in a folder of its own, with a clock that stands still on 2026-11-22 09:00 UTC in Dublin; and dumps to compare.

#include "core/registry.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace goodword::test {

class TestBook
{
public:
    explicit TestBook(Database::Engine engine = Database::Engine::Qt, const QString &region = QStringLiteral("IE"))
        : clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC))
    {
        options = standardOptions();
        options.clock = &clock;
        options.author = QStringLiteral("Nora");
        options.engine = engine;
        path = dir.filePath(QStringLiteral("shop.goodword"));
        NewBook wishes;
        wishes.name = QStringLiteral("Shop");
        wishes.region = region;
        wishes.zone = QStringLiteral("Europe/Dublin");
        auto made = Book::create(path, wishes, options);
        if (!made)
            qFatal("%s (%s)", qPrintable(made.error().text), qPrintable(made.error().detail));
        book = std::move(*made);
    }
    Book &operator*() { return *book; }
    Book *operator->() { return book.get(); }

    void reopen()
    {
        book.reset();
        auto opened = Book::open(path, options);
        if (!opened)
            qFatal("%s (%s)", qPrintable(opened.error().text), qPrintable(opened.error().detail));
        book = std::move(*opened);
    }

    QTemporaryDir dir;
    QString path;
    FixedClock clock;
    BookOptions options;
    std::unique_ptr<Book> book;
};

/// Every row of every recorded table (or, with derived, of the d_* tables), as text: equal dumps are equal books.
QStringList dump(Book &book, bool derived = false);

QByteArray fileBytes(const QString &path);

} // namespace goodword::test
