#pragma once
// Fields of an import by the words people use for them. Knows nothing of files.

#include "core/exchange/importfields.h"

namespace goodword {

/// "Given name" for "given_name"; an own field by its own name. A field without a title goes by its name.
QString fieldTitle(ImportKind kind, const QString &field);
/// What one kind of import brings in: "Customers".
QString importKindTitle(ImportKind kind);
/// "Customers" → the page where they are seen.
QString importKindPage(ImportKind kind);
/// Fields that only files of our own hold and nobody maps by hand.
bool isOwnFilesOnly(const QString &field);

} // namespace goodword
