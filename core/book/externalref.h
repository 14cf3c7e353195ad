#pragma once
// The names our rows have in other programs: a CRM's record id, a survey token, a message id, the digest of an imported row.
// One row may have several; the same name may, by mistake, point to several rows, so every match is answered.

#include "core/base/id.h"

#include <QString>

#include <vector>

namespace goodword {

class Database;
class UnitOfWork;

struct ExternalRef {
    QString source; ///< "hubspot", "shopify", "row" …
    QString externalId;

    bool operator==(const ExternalRef &) const = default;
};

/// Rows of `table` with this name, ordered by id.
std::vector<qint64> rowsByExternalRef(Database &db, const QString &table, const ExternalRef &ref);
QList<ExternalRef> externalRefs(Database &db, const QString &table, qint64 row);
/// Does nothing where the row has this name already.
void addExternalRef(UnitOfWork &u, const QString &table, qint64 row, CustomerId customer, const ExternalRef &ref);
void removeExternalRefs(UnitOfWork &u, const QString &table, qint64 row);

} // namespace goodword
