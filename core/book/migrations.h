#pragma once
// The schema as a list of versions, each a list of single statements. Released versions are never edited: a change is a
// new entry at the end. A new book is made by running them all, so one text exists for each version.

#include "core/base/result.h"

#include <QStringList>

#include <vector>

struct sqlite3;

namespace goodword {

inline constexpr int kSchemaVersion = 1;
inline constexpr int kApplicationId = 0x474F4F44; // "GOOD"

class Database;

using SchemaStatements = std::vector<const char *>;
/// One entry for each version, in order.
using SchemaVersions = std::vector<const SchemaStatements *>;

const SchemaStatements &schema1();
const SchemaVersions &schemaVersions();

/// Runs the versions above `from`, setting user_version, on an open transaction.
Done migrate(sqlite3 *db, int from, const SchemaVersions &versions = schemaVersions());

/// Brings an open book from an older version to the newest in one transaction of its own, checks its references, and ends
/// the undo of earlier steps (their log lines stay). On any failure the file is as it was.
Done upgrade(Database &db, int from, const SchemaVersions &versions = schemaVersions());

/// The version of an open book's schema; 0, and trouble, where it cannot be read.
int schemaVersion(Database &db);

/// In what a schema is other than that of a book of `version`, as a new one has it: "trigger x"; what was changed is in both.
struct SchemaDifference {
    QStringList added, missing;
    bool isNone() const { return added.isEmpty() && missing.isEmpty(); }
};
Result<SchemaDifference> schemaDifference(sqlite3 *db, int version);

} // namespace goodword
