#pragma once
// The baseline of an import: the rows of a book's customer tables, derived ones included, inserted into the same empty tables by
// bound statements of the C API in one transaction, indexes made after. No history, no full-text index.

#include <QString>

#include <optional>

namespace goodword::bench {

/// Seconds of processor time that the inserting took; reading the rows before is not counted.
std::optional<double> plainInsert(const QString &book, const QString &target);

} // namespace goodword::bench
