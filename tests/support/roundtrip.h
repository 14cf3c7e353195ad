#pragma once
// The promise every command gives: undo leads exactly back, redo exactly forward, and the derived tables are at each point
// what a rebuild would make of them.

#include "tests/support/testbook.h"

namespace goodword::test {

inline QString firstDifference(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            return QStringLiteral("“%1” is not “%2”").arg(a.value(i), b.value(i));
    }
    return {};
}

/// Empty where the derived tables equal their rebuild.
inline QString derivedFault(Book &book)
{
    const QStringList patched = dump(book, true);
    if (auto done = book.rebuildDerived(); !done)
        return done.error().text + done.error().detail;
    return firstDifference(patched, dump(book, true));
}

/// Runs a command (anything that answers a Result) and says in what its undo or redo differs; empty where in nothing.
template <class Command>
QString roundTripFault(Book &book, const Command &command)
{
    const auto before = dump(book);
    auto answer = command();
    if (!answer)
        return answer.error().text + answer.error().detail;
    const auto after = dump(book);
    if (before == after)
        return QStringLiteral("the command changed nothing");
    for (const auto &[step, wanted] : {std::pair(true, before), std::pair(false, after)}) {
        if (const QString fault = derivedFault(book); !fault.isEmpty())
            return QStringLiteral("derived: ") + fault;
        auto moved = step ? book.undo() : book.redo();
        if (!moved)
            return moved.error().text + moved.error().detail;
        if (dump(book) != wanted)
            return QLatin1String(step ? "undo: " : "redo: ") + firstDifference(dump(book), wanted);
    }
    return derivedFault(book);
}

/// A customer put into the book without the customer room's commands.
inline CustomerId plainCustomer(Book &book, const QString &name)
{
    auto made = book.change(QStringLiteral("Add ") + name, [&](UnitOfWork &u) {
        return u.insert<CustomerId>(
            "INSERT INTO customer (uid, name, created_day, created_at) VALUES (?, ?, ?, ?)",
            QStringLiteral("%1-%2").arg(name).arg(book.db().value<qint64>("SELECT count(*) FROM customer").value_or(0)), name,
            u.today(), u.now());
    });
    if (!made)
        qFatal("%s (%s)", qPrintable(made.error().text), qPrintable(made.error().detail));
    return *made;
}

} // namespace goodword::test
