#include "ui/pages/exchange/outcomelist.h"

#include <QCoreApplication>
#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

#define GW_TITLE(text) QT_TRANSLATE_NOOP("goodword::OutcomeList", text)

ColumnInfo info(const char *key, const char *title, int width, ColumnInfo::Look look = ColumnInfo::Look::Text)
{
    ColumnInfo made;
    made.key = QLatin1String(key);
    made.title = QCoreApplication::translate("goodword::OutcomeList", title);
    made.width = width;
    made.look = look;
    return made;
}

ColumnInfo lineInfo()
{
    ColumnInfo line = info("line", GW_TITLE("Line"), 70, ColumnInfo::Look::Muted);
    line.fixed = true;
    return line;
}

QString lineText(qint64 line)
{
    return line > 0 ? QLocale().toString(line) : QString();
}

Pill verdictPill(const OutcomeRow &row)
{
    const QString name = rowVerdictName(row.outcome.verdict);
    switch (row.outcome.verdict) {
    case RowVerdict::Added: return {name, PillTone::Good, {}};
    case RowVerdict::Updated: return {name, PillTone::Accent, {}};
    case RowVerdict::Unchanged: return {name, PillTone::Neutral, {}};
    case RowVerdict::Conflict: return {name, PillTone::Warn, {}};
    case RowVerdict::Rejected: break;
    }
    return {name, PillTone::Bad, {}};
}

std::vector<Column<OutcomeRow>> outcomeColumns()
{
    std::vector<Column<OutcomeRow>> columns;
    columns.push_back({lineInfo(), [](const OutcomeRow &row) { return lineText(row.outcome.line); }});
    columns.push_back({info("verdict", GW_TITLE("What happens"), 130, ColumnInfo::Look::Pill),
                       [](const OutcomeRow &row) { return rowVerdictName(row.outcome.verdict); }, verdictPill});
    columns.push_back({info("who", GW_TITLE("Row"), 400), [](const OutcomeRow &row) { return row.who; }});
    columns.push_back({info("reason", GW_TITLE("Reason"), 240, ColumnInfo::Look::Muted),
                       [](const OutcomeRow &row) { return row.outcome.reason; }});
    return columns;
}

std::vector<Column<CsvWarning>> warningColumns()
{
    std::vector<Column<CsvWarning>> columns;
    columns.push_back({lineInfo(), [](const CsvWarning &warning) { return lineText(warning.line); }});
    columns.push_back({info("column", GW_TITLE("Column"), 160), [](const CsvWarning &warning) { return warning.column; }});
    columns.push_back({info("text", GW_TITLE("Warning"), 630, ColumnInfo::Look::Muted),
                       [](const CsvWarning &warning) { return warning.text; }});
    return columns;
}

template <class Item>
const Item *at(const std::vector<Item> &items, qint64 id)
{
    return id >= 1 && size_t(id) <= items.size() ? &items[size_t(id - 1)] : nullptr;
}

} // namespace

OutcomeSource::OutcomeSource() : RecordSourceOf(outcomeColumns()) {}

const RowOutcome *OutcomeSource::outcome(qint64 id) const
{
    return m_outcome ? at(m_outcome->report.outcomes, id) : nullptr;
}

SnapshotJob OutcomeSource::snapshotJob() const
{
    return [outcome = m_outcome](const ListQuery &query, const SnapshotContext &context) -> Result<IdList> {
        Ids ids;
        if (!outcome)
            return ids;
        const auto &rows = outcome->report.outcomes;
        for (size_t i = 0; i < rows.size() && !context.cancelled(); ++i) {
            if (query.filter.isEmpty() || rowVerdictCode(rows[i].verdict) == query.filter)
                ids.push_back(qint64(i) + 1);
        }
        return ids;
    };
}

Result<std::vector<std::pair<qint64, OutcomeRow>>> OutcomeSource::rows(const Ids &ids) const
{
    std::vector<std::pair<qint64, OutcomeRow>> rows;
    for (const qint64 id : ids) {
        if (const RowOutcome *found = outcome(id))
            rows.emplace_back(id, OutcomeRow{*found, m_outcome->who.value(found->line)});
    }
    return rows;
}

WarningSource::WarningSource() : RecordSourceOf(warningColumns()) {}

const CsvWarning *WarningSource::warning(qint64 id) const
{
    return m_outcome ? at(m_outcome->report.warnings, id) : nullptr;
}

SnapshotJob WarningSource::snapshotJob() const
{
    return [outcome = m_outcome](const ListQuery &, const SnapshotContext &) -> Result<IdList> {
        Ids ids;
        for (qint64 i = 1; outcome && i <= qint64(outcome->report.warnings.size()); ++i)
            ids.push_back(i);
        return ids;
    };
}

Result<std::vector<std::pair<qint64, CsvWarning>>> WarningSource::rows(const Ids &ids) const
{
    std::vector<std::pair<qint64, CsvWarning>> rows;
    for (const qint64 id : ids) {
        if (const CsvWarning *found = warning(id))
            rows.emplace_back(id, *found);
    }
    return rows;
}

} // namespace goodword
