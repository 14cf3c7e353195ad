#pragma once
// The schema as a list of versions, each a list of single statements. Released versions are never edited: a change is a
// new entry at the end. A new book is made by running them all, so one text exists for each version.

#include "core/base/result.h"

#include <vector>

struct sqlite3;

namespace goodword {

inline constexpr int kSchemaVersion = 1;
inline constexpr int kApplicationId = 0x474F4F44; // "GOOD"

const std::vector<const char *> &schema1();

/// Runs the versions above `from` up to kSchemaVersion, setting user_version, on an open transaction.
Done migrate(sqlite3 *db, int from);

/// SHA-256 (hex) of the schema: (type, name, sql) ordered by name, without sqlite_*.
Result<QString> schemaFingerprint(sqlite3 *db);

/// The fingerprint a book of `version` must have, from a book made in memory.
QString expectedFingerprint(int version);

} // namespace goodword
