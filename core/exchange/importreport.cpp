#include "core/exchange/importreport.h"

#include "core/base/result.h"

namespace goodword {

QString rowVerdictCode(RowVerdict verdict)
{
    switch (verdict) {
    case RowVerdict::Added: return QStringLiteral("added");
    case RowVerdict::Updated: return QStringLiteral("updated");
    case RowVerdict::Unchanged: return QStringLiteral("unchanged");
    case RowVerdict::Rejected: return QStringLiteral("rejected");
    case RowVerdict::Conflict: break;
    }
    return QStringLiteral("conflict");
}

QString rowVerdictName(RowVerdict verdict)
{
    switch (verdict) {
    case RowVerdict::Added: return Core::tr("New");
    case RowVerdict::Updated: return Core::tr("Updated");
    case RowVerdict::Unchanged: return Core::tr("Unchanged");
    case RowVerdict::Rejected: return Core::tr("Rejected");
    case RowVerdict::Conflict: break;
    }
    return Core::tr("Fits two people");
}

void ImportReport::warn(CsvWarning warning)
{
    if (warnings.size() < kMostWarnings)
        warnings.push_back(std::move(warning));
    else
        ++warningsLeftOut;
}

void ImportReport::note(RowOutcome outcome)
{
    ++rows;
    switch (outcome.verdict) {
    case RowVerdict::Added: ++added; break;
    case RowVerdict::Updated: ++updated; break;
    case RowVerdict::Unchanged: ++unchanged; break;
    case RowVerdict::Conflict: ++conflicts; [[fallthrough]];
    case RowVerdict::Rejected: ++rejected; break;
    }
    outcomes.push_back(std::move(outcome));
}

} // namespace goodword
