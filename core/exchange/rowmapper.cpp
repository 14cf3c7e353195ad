#include "core/exchange/rowmapper.h"

#include "core/exchange/csvwriter.h"
#include "core/exchange/phonecells.h"

#include <algorithm>

namespace goodword {

QStringList decodeCell(const QString &cell, CellDecoder decoder)
{
    static const QString kBetween = QStringLiteral(" ::: ");
    QStringList values;
    switch (decoder) {
    case CellDecoder::OwnList: return decodeList(cell);
    case CellDecoder::AnyList: return decodeAnyList(cell);
    case CellDecoder::GoogleSeveral: values = cell.split(kBetween, Qt::SkipEmptyParts); break;
    case CellDecoder::GoogleLabels:
        for (const QString &label : cell.split(kBetween, Qt::SkipEmptyParts)) {
            const bool builtIn = label.startsWith(QLatin1String("* "));
            const QString name = (builtIn ? label.mid(2) : label).trimmed();
            // Google puts everybody into this group; as a tag it would say nothing.
            if (!builtIn || name != QLatin1String("myContacts"))
                values += name;
        }
        break;
    case CellDecoder::NoMeansOptOut: {
        const QString answer = cell.trimmed().toCaseFolded();
        if (answer == QLatin1String("no") || answer == QLatin1String("false") || answer == QLatin1String("0"))
            values += QStringLiteral("marketing");
        break;
    }
    case CellDecoder::StripQuote: values += unneutralised(cell.trimmed()); break;
    case CellDecoder::Plain: values += cell; break;
    }
    values.removeAll(QString());
    return values;
}

/// "* Anniversary" is one of Google's own labels, "Skin" somebody's.
static QString labelOf(const QString &cell)
{
    const QString label = cell.simplified();
    return label.startsWith(u"* ") ? label.mid(2) : label;
}

RowMapper::RowMapper(const ImportPlan &plan, const CsvFormat &format)
    : m_width(format.columns.size())
    , m_neutralised(format.marker == CsvMarker::Spreadsheet)
{
    const auto slotOf = [&](const QString &name) -> Slot & {
        const std::optional<ImportField> field = importField(plan.kind, name);
        const QString list = field ? field->list : name;
        if (!m_slots.contains(list)) {
            m_slots.insert(list, int(m_table.size()));
            m_table.push_back({field ? field->several : Several::FirstFilled, {}, {}});
        }
        m_slots.insert(name, m_slots.value(list));
        return m_table[size_t(m_slots.value(list))];
    };
    for (const MappedColumn &mapped : plan.columns)
        slotOf(mapped.field).columns.push_back(mapped);
    for (auto it = plan.constants.begin(); it != plan.constants.end(); ++it)
        slotOf(it.key()).constant = it.value();
    // A list keeps the order of the file; names and addresses keep the order of the plan.
    for (Slot &entry : m_table) {
        if (entry.several == Several::Collect) {
            std::stable_sort(entry.columns.begin(), entry.columns.end(),
                             [](const MappedColumn &a, const MappedColumn &b) { return a.column < b.column; });
        }
        entry.isSpaced = m_neutralised && std::any_of(entry.columns.begin(), entry.columns.end(),
                                                      [](const MappedColumn &mapped) { return isPhoneColumn(mapped.field); });
        entry.isOneCell = entry.columns.size() == 1 && entry.constant.isEmpty() && entry.columns.front().decoder == CellDecoder::Plain
            && entry.columns.front().labelColumn < 0;
    }
}

QString RowMapper::cell(const CsvRecord &record, const Slot &entry, const MappedColumn &mapped) const
{
    const QString cell = record.text(size_t(mapped.column));
    if (!m_neutralised)
        return cell;
    return entry.isSpaced ? unspacedPhone(unneutralised(cell)) : unneutralised(cell);
}

QStringList RowMapper::values(const CsvRecord &record, int slot) const
{
    QStringList values;
    if (slot < 0 || slot >= int(m_table.size()))
        return values;
    const Slot &entry = m_table[size_t(slot)];
    if (entry.isOneCell) {
        if (QString text = cell(record, entry, entry.columns.front()); !text.isEmpty())
            values += std::move(text);
        return values;
    }
    for (const MappedColumn &mapped : entry.columns) {
        if (size_t(mapped.column) >= record.cells.size() || record.cells[size_t(mapped.column)].isEmpty())
            continue;
        for (QString value : decodeCell(cell(record, entry, mapped), mapped.decoder)) {
            if (mapped.labelColumn >= 0 && size_t(mapped.labelColumn) < record.cells.size())
                value = labelOf(record.text(size_t(mapped.labelColumn))) + u'\n' + value;
            if (entry.several != Several::Collect || !values.contains(value))
                values += value;
        }
    }
    if (!entry.constant.isEmpty() && !values.contains(entry.constant))
        values += entry.constant;
    return values;
}

QString RowMapper::text(const CsvRecord &record, int slot) const
{
    if (slot < 0 || slot >= int(m_table.size()))
        return {};
    if (const Slot &entry = m_table[size_t(slot)]; entry.isOneCell && entry.several != Several::Collect)
        return cell(record, entry, entry.columns.front());
    const QStringList all = values(record, slot);
    if (all.isEmpty())
        return {};
    switch (m_table[size_t(slot)].several) {
    case Several::JoinWords: return all.join(u' ');
    case Several::JoinLines: return all.join(u'\n');
    case Several::Collect: return encodeList(all);
    case Several::FirstFilled: break;
    }
    const auto filled = std::find_if(all.begin(), all.end(), [](const QString &one) { return !one.trimmed().isEmpty(); });
    return filled == all.end() ? all.first() : *filled;
}

QStringList RowMapper::extraCells(const CsvRecord &record) const
{
    QStringList extra;
    for (size_t i = m_width; i < record.cells.size(); ++i) {
        if (!record.cells[i].isEmpty())
            extra += record.text(i);
    }
    return extra;
}

} // namespace goodword
