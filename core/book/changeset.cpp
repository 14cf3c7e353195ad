#include "core/book/changeset.h"

#include <algorithm>

namespace goodword {

bool ChangeSet::touches(const char *table) const
{
    return m_everything || m_tables.contains(QByteArray::fromRawData(table, qsizetype(qstrlen(table))));
}

bool ChangeSet::touches(const char *table, std::initializer_list<const char *> columns) const
{
    if (m_everything)
        return true;
    const auto found = m_tables.constFind(table);
    if (found == m_tables.cend())
        return false;
    if (found->bulk)
        return true;
    quint64 mask = 0;
    for (const char *column : columns)
        mask |= quint64(1) << found->columns.indexOf(column);
    return std::any_of(found->rows.begin(), found->rows.end(), [&](const RowChange &row) {
        return row.op != RowOp::Updated || (row.columns & mask) != 0;
    });
}

bool ChangeSet::isBulk(const char *table) const
{
    const auto found = m_tables.constFind(table);
    return m_everything || (found != m_tables.cend() && found->bulk);
}

const std::vector<RowChange> &ChangeSet::rows(const char *table) const
{
    static const std::vector<RowChange> none;
    const auto found = m_tables.constFind(table);
    return found == m_tables.cend() ? none : found->rows;
}

std::vector<CustomerId> ChangeSet::customers(std::initializer_list<const char *> tables) const
{
    std::vector<CustomerId> ids;
    for (const char *table : tables) {
        for (const RowChange &row : rows(table)) {
            if (row.customer > 0)
                ids.emplace_back(row.customer);
        }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void ChangeSet::add(const QByteArray &table, const QList<QByteArray> &columns, RowChange row)
{
    Table &entry = m_tables[table];
    if (entry.columns.isEmpty())
        entry.columns = columns;
    ++m_rowCount;
    if (entry.bulk)
        return;
    entry.rows.push_back(row);
    if (entry.rows.size() > kBulk) {
        entry.bulk = true;
        entry.rows.clear();
        entry.rows.shrink_to_fit();
    }
}

} // namespace goodword
