#pragma once
// What is wrong with an open book's file; empty where nothing is. Only reads. Cancelled, the answer says nothing.

#include "core/base/progress.h"

#include <QStringList>

namespace goodword {

class Database;

/// A quick look over the whole file: the sums of its pages, and whether SQLite can make sense of them. That part is cancelled
/// by the caller's ReadStop.
QStringList quickFaults(Database &db, const Progress &progress = Progress::none());

/// The same of a file that nobody writes, `db` being a connection to it: its pages are looked at beside, on another thread, which
/// asks `progress` too.
QStringList quickFaultsAtRest(Database &db, const QString &path, const Progress &progress = Progress::none());

/// All there is: also the indexes, rows that name missing ones, and the schema.
QStringList allFaults(Database &db, const Progress &progress = Progress::none());

} // namespace goodword
