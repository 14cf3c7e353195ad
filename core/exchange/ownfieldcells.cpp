#include "core/exchange/ownfieldcells.h"

#include "core/base/text.h"
#include "core/customers/customfieldstore.h"

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

OwnFieldCells::OwnFieldCells(ImportContext &context) : m(context)
{
    for (const MappedColumn &mapped : m.row.plan().columns) {
        const int slot = m.row.slot(mapped.field);
        const bool there = std::any_of(m_entries.begin(), m_entries.end(), [slot](const Entry &one) { return one.slot == slot; });
        if (!mapped.field.startsWith(kCustomPrefix) || there)
            continue;
        Entry entry = entryFor(mapped.field.mid(kCustomPrefix.size()));
        entry.slot = slot;
        entry.labelled = mapped.labelColumn >= 0;
        // Another book's fields keep their order.
        if (!entry.field.id.isValid() && m.row.isOwn() && m.newFields.contains(entry.field.name))
            entry.field.id = customFieldStore::insert(m.u, entry.field);
        m_entries.push_back(entry);
    }
}

OwnFieldCells::Entry OwnFieldCells::entryFor(const QString &name) const
{
    Entry entry;
    entry.field.name = name;
    entry.field.kind = m.newFields.value(name, FieldKind::Text);
    for (const CustomField &field : customFieldStore::all(m.u.db(), true)) {
        if (fold(field.name) == fold(name)) {
            entry.field = field;
            break;
        }
    }
    return entry;
}

QList<CustomValue> OwnFieldCells::read()
{
    QList<CustomValue> values;
    const size_t columns = m_entries.size(); // labels may add more
    for (size_t at = 0; at < columns; ++at) {
        if (m_entries[at].labelled)
            readLabelled(at, values);
        else if (m_entries[at].slot >= 0)
            readCell(at, values);
    }
    return values;
}

void OwnFieldCells::readCell(size_t at, QList<CustomValue> &into)
{
    const int slot = m_entries[at].slot;
    QString cell = m.row.text(slot);
    if (cell.trimmed().isEmpty())
        return;
    if (m_entries[at].field.kind == FieldKind::Date) {
        cell = dayText(m.row.day(slot));
    } else if (m_entries[at].field.kind == FieldKind::Number) {
        const auto number = m.row.number(slot);
        cell = number ? fieldValueText(*number) : QString();
    }
    if (!cell.isEmpty()) // else it was said already
        take(at, slot, cell, into);
}

void OwnFieldCells::readLabelled(size_t at, QList<CustomValue> &into)
{
    const int slot = m_entries[at].slot;
    const QString unnamed = m_entries[at].field.name;
    for (const QString &text : m.row.list(slot)) {
        const bool labelled = text.contains(u'\n');
        const QString label = labelled ? text.section(u'\n', 0, 0).trimmed() : QString();
        const QString name = label.isEmpty() ? unnamed : label;
        auto known = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &one) { return fold(one.field.name) == fold(name); });
        if (known == m_entries.end())
            known = m_entries.insert(m_entries.end(), entryFor(name));
        take(size_t(known - m_entries.begin()), slot, labelled ? text.section(u'\n', 1).trimmed() : text, into);
    }
}

void OwnFieldCells::take(size_t at, int slot, const QString &cell, QList<CustomValue> &into)
{
    CustomField &field = m_entries[at].field;
    const auto value = fieldValueFromText(field, cell);
    if (!value) {
        m.row.warn(slot, u"field-bad"_s, value.error().text);
        return;
    }
    if (!field.id.isValid())
        field.id = customFieldStore::insert(m.u, field);
    into.append({field.id, *value});
}

} // namespace goodword
