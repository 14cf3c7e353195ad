#pragma once
// The book that a fuzz target works on.

#include "core/registry.h"
#include "tests/fuzz/promise.h"

namespace goodword::fuzz {

inline std::unique_ptr<Book> newBook(const QString &path)
{
    NewBook wishes;
    wishes.name = QStringLiteral("Shop");
    wishes.region = QStringLiteral("IE");
    wishes.currency = QStringLiteral("EUR");
    wishes.zone = QStringLiteral("UTC");
    auto made = Book::create(path, wishes, standardOptions());
    promise(made.has_value(), "a book can be made");
    return std::move(*made);
}

} // namespace goodword::fuzz
