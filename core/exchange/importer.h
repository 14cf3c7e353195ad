#pragma once
// Imports a CSV file: found out, mapped, read once to see what only the whole file can tell, then taken row by row in one
// transaction that is one undo step. Cancelling and every failure leave the book as it was. A dry run is the same code on
// the same transaction, rolled back at the end. Run it in a job's Book where the file is large.

#include "core/base/progress.h"
#include "core/book/book.h"
#include "core/exchange/importreport.h"
#include "core/exchange/importscan.h"

namespace goodword {

/// What a file is and what an import of it would have to ask first.
struct ImportPreview {
    ImportPlan plan;
    CsvFormat format;
    qint64 rows = 0;
    bool mustAskForDates = false;
    DateOrder likelyOrder = DateOrder::Unknown;
    QStringList dateSamples;
    QString openQuote; ///< the sentence of a quote that is never closed, where not read leniently; else empty
};

/// Looks at the file only. With a quote never closed, the rest is what was found out before it.
Result<ImportPreview> previewImport(const QString &path, const ImportOptions &options, const QTimeZone &zone,
                                    Progress &progress = Progress::none());

Result<ImportReport> importFile(Book &book, const QString &path, const ImportOptions &options,
                                Progress &progress = Progress::none());
/// `name` is for the undo step: "Import customers.csv: 120 added, 5 updated".
Result<ImportReport> importDevice(Book &book, QIODevice &device, const QString &name, const ImportOptions &options,
                                  Progress &progress = Progress::none());

/// The rejected rows of `sourcePath` (the file of the report) as a CSV file of the same columns, before them the line and
/// the reason. Answers how many.
Result<qint64> writeRejects(const QString &sourcePath, const ImportReport &report, const ImportOptions &options,
                            const QString &targetPath, Progress &progress = Progress::none());

} // namespace goodword
