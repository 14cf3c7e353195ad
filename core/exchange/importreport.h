#pragma once
// What an import is asked to do and what it answers: counts, a verdict with its reason for each row, and warnings that name
// line and column. A dry run answers exactly what the run would. Plain values; keep no cells of the file.

#include "core/exchange/dates.h"
#include "core/exchange/importpresets.h"
#include "core/feedback/survey.h"

#include <functional>
#include <optional>
#include <vector>

namespace goodword {

/// Where a filled value of the file differs from a filled value of the book.
enum class OnDifference { Update, Keep };

struct ImportOptions {
    std::optional<ImportKind> kind;                   ///< nothing: found out from the headers
    std::vector<std::pair<QString, QString>> mapping; ///< FIELD and COLUMN, over what the headers say
    std::optional<ImportPlan> plan;                   ///< the whole mapping as a window has it; kind and mapping are then unused
    CsvChoices csv;
    DateOrder dateOrder = DateOrder::Unknown;
    QChar decimal;                                    ///< ',' or '.'; null: only numbers that cannot be misread
    bool lenient = false;
    QString survey;                                   ///< of answers that name none
    std::optional<SurveyKind> surveyKind;
    OnDifference onDifference = OnDifference::Update;
    bool dryRun = false;
    /// Run when the rows are taken and the book is about to change, as nobody else sees it yet: the moment for a safety
    /// copy. An error leaves the book as it was.
    std::function<Done()> beforeKeeping;
};

enum class RowVerdict { Added, Updated, Unchanged, Rejected, Conflict };

QString rowVerdictCode(RowVerdict verdict); ///< "added", "updated", "unchanged", "rejected", "conflict"
QString rowVerdictName(RowVerdict verdict);

struct RowOutcome {
    qint64 line = 0;
    RowVerdict verdict = RowVerdict::Unchanged;
    QString reason; ///< a sentence, of a row that was not taken
};

struct ImportReport {
    ImportPlan plan;
    CsvFormat format;
    qint64 rows = 0, added = 0, updated = 0, unchanged = 0;
    qint64 rejected = 0;       ///< conflicts among them
    qint64 conflicts = 0;
    qint64 customersAdded = 0; ///< people and companies that came in with rows about something else
    std::vector<RowOutcome> outcomes; ///< one for each row, in the order of the file
    std::vector<CsvWarning> warnings; ///< of the file, then of its rows
    qint64 warningsLeftOut = 0;       ///< beyond the number that is listed

    static constexpr size_t kMostWarnings = 10'000;
    void warn(CsvWarning warning);
    void note(RowOutcome outcome);
    bool changesBook() const { return added + updated > 0; }
};

} // namespace goodword
