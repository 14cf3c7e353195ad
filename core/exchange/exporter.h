#pragma once
// Exports to CSV in the columns of importfields.h: for Goodword, lossless, read back by the importer; or for spreadsheets,
// where no cell can run as a formula. Testimonials for anybody but Goodword are a publication: only what consent covers for
// a channel on a day goes out, and what was left out is told. The file appears whole or not at all. Reads only.

#include "core/base/idlist.h"
#include "core/base/progress.h"
#include "core/book/book.h"
#include "core/exchange/csvwriter.h"
#include "core/exchange/importfields.h"
#include "core/testimonials/exportable.h"

namespace goodword {

struct ExportOptions {
    ImportKind kind = ImportKind::Customers;
    CsvPurpose purpose = CsvPurpose::Spreadsheet; ///< never Plain
    ConsentChannel channel = ConsentChannel::Site; ///< of a publication
    QDate day;                                     ///< on which a publication goes out; invalid: today
    std::optional<IdList> only;                    ///< these rows, in this order; nothing: all that are not in the trash
    char delimiter = ',';
};

struct ExportReport {
    qint64 rows = 0;
    std::vector<LeftOutRow> leftOut; ///< of a publication
    std::vector<std::pair<LeftOutReason, int>> leftOutCounts;
};

Result<ExportReport> exportCsv(Book &book, QIODevice &device, const ExportOptions &options,
                               Progress &progress = Progress::none());
Result<ExportReport> exportCsv(Book &book, const QString &path, const ExportOptions &options,
                               Progress &progress = Progress::none());

/// What an export answers that was cancelled.
Error exportStopped();

/// "2 testimonials were left out: Not approved yet (1), No permission (1)."; empty where none were.
QString leftOutText(const std::vector<std::pair<LeftOutReason, int>> &counts);

} // namespace goodword
