#pragma once
// The book that a fuzz target works on.

#include "core/registry.h"
#include "tests/fuzz/promise.h"

namespace goodword::fuzz {

inline std::unique_ptr<Book> newBook(const QString &path)
{
    auto made = Book::create(path, {QStringLiteral("Shop"), QStringLiteral("IE"), QStringLiteral("EUR"), QStringLiteral("UTC")}, standardOptions());
    promise(made.has_value(), "a book can be made");
    return std::move(*made);
}

} // namespace goodword::fuzz
