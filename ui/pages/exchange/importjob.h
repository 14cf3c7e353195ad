#pragma once
// The work of a dry run and of an import on a job's thread: a backup first, then the importer, then words for the rows.
// Where the file asks something, the question is the answer. Knows no window.

#include "ui/pages/exchange/importdraft.h"

#include <optional>

namespace goodword {

struct ImportJobResult {
    std::optional<ImportPreview> question; ///< nothing was done: somebody has to answer it first
    ImportOutcomePtr outcome;
};

Done runImport(Book &book, const QString &path, const ImportOptions &options, ImportJobResult &result, Progress &progress);

} // namespace goodword
