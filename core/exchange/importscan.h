#pragma once
// The first reading of a file, before anything is written: what only the whole of it can say. In which order its dates are
// written, whether one of them asks, how its own fields and its scores look, and that it can be read to its end at all.

#include "core/customers/customfield.h"
#include "core/exchange/importrow.h"

#include <QHash>
#include <QIODevice>
#include <QSet>

namespace goodword {

class Progress;

struct DateQuestion {
    qint64 line = 0;
    QString column;
    QString cell;
    QString reason;
};

struct ImportScan {
    DateOrderGuess order;                  ///< over all columns of days: one file has one order
    std::optional<DateQuestion> ambiguous; ///< the first cell that can be read two ways
    std::optional<DateQuestion> asks;      ///< the first that asks for another reason (a spreadsheet's number, a double hour)
    QHash<QString, FieldKind> fieldKinds;  ///< of own fields, where every cell fits one
    std::optional<double> lowestScore, highestScore;
    QSet<QString> uids;                    ///< of a file of our own
    qint64 rows = 0;

    bool mustAskForDates() const { return order.mustAsk() || asks; }
};

/// `zone` is the book's. The device is left at its start.
Result<ImportScan> scanImport(QIODevice &device, const ImportPlan &plan, const CsvFormat &format, const ImportOptions &options,
                              const QTimeZone &zone, Progress &progress);

} // namespace goodword
