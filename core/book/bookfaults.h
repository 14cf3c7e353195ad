#pragma once
// What is wrong with an open book's file; empty where nothing is. Only reads.

#include <QStringList>

namespace goodword {

class Database;

/// A quick look over the whole file: the sums of its pages, and whether SQLite can make sense of them.
QStringList quickFaults(Database &db);

/// All there is: also the indexes, rows that name missing ones, and the schema.
QStringList allFaults(Database &db);

} // namespace goodword
