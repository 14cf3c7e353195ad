#include "core/book/externalref.h"

#include "core/book/statement.h"
#include "core/book/unitofwork.h"

namespace goodword {

std::vector<qint64> rowsByExternalRef(Database &db, const QString &table, const ExternalRef &ref)
{
    std::vector<qint64> rows;
    Statement s(db, R"(SELECT DISTINCT row_id FROM external_ref
                       WHERE table_name = ? AND source = ? AND external_id = ? ORDER BY row_id)",
                table, ref.source, ref.externalId);
    while (s.next())
        rows.push_back(s.integer(0));
    return rows;
}

QList<ExternalRef> externalRefs(Database &db, const QString &table, qint64 row)
{
    QList<ExternalRef> refs;
    Statement s(db, "SELECT source, external_id FROM external_ref WHERE table_name = ? AND row_id = ? ORDER BY id", table,
                row);
    while (s.next())
        refs.append({s.text(0), s.text(1)});
    return refs;
}

void addExternalRef(UnitOfWork &u, const QString &table, qint64 row, CustomerId customer, const ExternalRef &ref)
{
    u.run(R"(INSERT INTO external_ref (table_name, row_id, customer_id, source, external_id)
             SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (
               SELECT 1 FROM external_ref WHERE table_name = ? AND source = ? AND external_id = ? AND row_id = ?))",
          table, row, customer, ref.source, ref.externalId, table, ref.source, ref.externalId, row);
}

void removeExternalRefs(UnitOfWork &u, const QString &table, qint64 row)
{
    u.run("DELETE FROM external_ref WHERE table_name = ? AND row_id = ?", table, row);
}

} // namespace goodword
