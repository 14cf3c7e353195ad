#include "ui/pages/exchange/importjob.h"

#include "core/book/backup.h"
#include "ui/pages/exchange/rowlabels.h"

namespace goodword {

using namespace Qt::StringLiterals;

/// The question a refused file asks, if it is one that somebody can answer.
static std::optional<ImportPreview> questionOf(const Book &book, const QString &path, const ImportOptions &options, Progress &progress)
{
    const auto preview = previewImport(path, options, book.zone(), progress);
    if (!preview || !(preview->mustAskForDates || (!preview->openQuote.isEmpty() && !options.lenient)))
        return std::nullopt;
    return *preview;
}

Done runImport(Book &book, const QString &path, const ImportOptions &wanted, ImportJobResult &result, Progress &progress)
{
    ImportOptions options = wanted;
    options.beforeKeeping = [&book, &progress] {
        const auto backup = BackupStore::of(book).make(book.path(), u"import"_s, progress);
        return backup ? Done() : Done(backup.error());
    };
    auto report = importFile(book, path, options, progress);
    if (!report) {
        if (report.error().code == ErrorCode::Invalid)
            result.question = questionOf(book, path, options, progress);
        return result.question ? Done() : Done(report.error());
    }
    auto outcome = std::make_shared<ImportOutcome>();
    outcome->who = rowLabels(path, *report, options.lenient, progress);
    if (!options.dryRun && report->changesBook())
        outcome->step = book.lastStep();
    outcome->report = std::move(*report);
    result.outcome = std::move(outcome);
    return {};
}

} // namespace goodword
