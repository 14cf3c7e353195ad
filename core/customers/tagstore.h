#pragma once
// Tags: words people put on customers and testimonials. Two spellings that fold alike are one tag; the first spelling stays.

#include "core/base/id.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace goodword {

class Database;
class UnitOfWork;

struct Tag {
    TagId id;
    QString name;
    QString color; ///< "#rrggbb", or empty
    qint64 customers = 0; ///< not in the trash
};

namespace tagStore {

/// In the order of their folded names. Counting passes over all that are given: for a worker.
std::vector<Tag> all(Database &db);
QStringList names(Database &db);
TagId find(Database &db, const QString &name);
QStringList namesOf(Database &db, CustomerId customer);

TagId findOrAdd(UnitOfWork &u, const QString &name);
void add(UnitOfWork &u, TagId tag, const std::vector<CustomerId> &customers);
void remove(UnitOfWork &u, TagId tag, const std::vector<CustomerId> &customers);
/// Writes the difference only.
void addTags(UnitOfWork &u, CustomerId customer, const QStringList &names);
void setTags(UnitOfWork &u, CustomerId customer, const QStringList &names);
void rename(UnitOfWork &u, TagId tag, const QString &name);
void setColor(UnitOfWork &u, TagId tag, const QString &color);
/// Takes the tag off everything and away.
void erase(UnitOfWork &u, TagId tag);

} // namespace tagStore
} // namespace goodword
