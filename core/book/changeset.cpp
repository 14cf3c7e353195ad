#include "core/book/changeset.h"

#include <algorithm>

namespace goodword {

ChangeSet ChangeSet::ofNewDay()
{
    ChangeSet changes;
    changes.m_everything = changes.m_newDay = true;
    return changes;
}

bool ChangeSet::touches(const char *table) const
{
    return m_everything || m_tables.contains(QByteArray::fromRawData(table, qsizetype(qstrlen(table))));
}

quint64 ChangeSet::Table::mask(std::initializer_list<const char *> names) const
{
    quint64 bits = 0;
    for (const char *name : names)
        bits |= quint64(1) << columns.indexOf(name);
    return bits;
}

bool ChangeSet::touches(const char *table, std::initializer_list<const char *> columns) const
{
    if (m_everything)
        return true;
    const auto found = m_tables.constFind(table);
    return found != m_tables.cend() && (found->addedOrRemoved || (found->updated & found->mask(columns)) != 0);
}

bool ChangeSet::updates(const char *table, std::initializer_list<const char *> columns) const
{
    if (m_everything)
        return true;
    const auto found = m_tables.constFind(table);
    return found != m_tables.cend() && (found->updated & found->mask(columns)) != 0;
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

std::optional<QVariant> ChangeSet::before(const char *table, const RowChange &row, const char *column) const
{
    const auto found = m_tables.constFind(table);
    const qsizetype wanted = found == m_tables.cend() ? -1 : found->columns.indexOf(column);
    const auto value = std::find_if(row.before.begin(), row.before.end(), [&](const auto &one) { return one.first == wanted; });
    return value == row.before.end() ? std::nullopt : std::optional(value->second);
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

std::optional<IdRun> ChangeSet::bulkRows(const char *table) const
{
    const auto found = m_tables.constFind(table);
    if (m_everything || found == m_tables.cend() || !found->bulk || found->inPlace)
        return std::nullopt;
    return found->ids;
}

AffectedCustomers ChangeSet::affected(std::initializer_list<const char *> tables) const
{
    AffectedCustomers affected;
    affected.all = m_everything;
    for (const char *table : tables) {
        const auto found = m_tables.constFind(table);
        if (found == m_tables.cend() || !found->bulk)
            continue;
        affected.all = affected.all || found->inPlace;
        affected.run.take(found->customers);
    }
    for (const CustomerId id : customers(tables)) {
        if (!affected.run.holds(id.value))
            affected.ids.push_back(id);
    }
    return affected;
}

void ChangeSet::add(const QByteArray &table, const QList<QByteArray> &columns, RowChange row)
{
    Table &entry = m_tables[table];
    if (entry.columns.isEmpty())
        entry.columns = columns;
    ++m_rowCount;
    if (row.op == RowOp::Updated)
        entry.updated |= row.columns;
    else
        entry.addedOrRemoved = true;
    entry.inPlace = entry.inPlace || row.op == RowOp::Updated || (!entry.ids.isEmpty() && row.op != entry.op);
    entry.op = row.op;
    entry.ids.take(row.id);
    if (row.customer > 0)
        entry.customers.take(row.customer);
    if (entry.bulk)
        return;
    entry.rows.push_back(std::move(row));
    if (entry.rows.size() > kBulk) {
        entry.bulk = true;
        entry.rows.clear();
        entry.rows.shrink_to_fit();
    }
}

} // namespace goodword
