#pragma once
// Whom and what was erased for good, as digests that say nothing of it: kept in the book with the erasing, and in a list beside its
// backups, so that an older copy that is restored is known to hold what must go again. Knows uids, not customers.

#include "core/base/result.h"
#include "core/book/changeset.h"

#include <QSet>
#include <QString>

namespace goodword {

class Book;
class Database;
class UnitOfWork;

namespace erasures {

/// Of a row by its uid; another book, another digest.
QString digest(const QString &bookUuid, const char *table, const QString &uid);
/// Within the change that erases.
void note(UnitOfWork &u, const QSet<QString> &digests);
QSet<QString> inBook(Database &db);
/// Those beside the book's backups; an unreadable list is trouble, a missing one is empty.
Result<QSet<QString>> besideBackups(const QString &bookUuid);
/// Cheap: whether the two lists may differ.
bool maySaySomethingElse(Book &book);
/// Adds what only the book knows to the list beside its backups.
Done keepBesideBackups(Book &book);

} // namespace erasures
} // namespace goodword
