#pragma once
// SQLite's codes as sentences for people. The SQL message goes into the detail only.

#include "core/base/result.h"

struct sqlite3;

namespace goodword {

Error sqliteError(int extendedCode, const QString &detail);
Error sqliteError(sqlite3 *db);

} // namespace goodword
