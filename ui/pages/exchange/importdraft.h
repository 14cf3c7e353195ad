#pragma once
// What the import window gathers on its way from a file to a report. Plain values shared by its steps; knows no widget.

#include "core/base/id.h"
#include "core/exchange/importer.h"

#include <QHash>

#include <memory>

namespace goodword {

/// A dry run or an import, with a few words for each row so that people see whom a verdict is about.
struct ImportOutcome {
    ImportReport report;
    QHash<qint64, QString> who; ///< by line of the file
    StepId step;                ///< the undo step; invalid after a dry run and where nothing changed
};
using ImportOutcomePtr = std::shared_ptr<const ImportOutcome>;

struct ImportDraft {
    QString path;
    ImportOptions options;
    ImportPreview preview;
    bool datesAsked = false;      ///< once asked, the question stays to be answered differently
    bool mappingRemembered = false;
    ImportPlan foundPlan;         ///< before anything remembered
    ImportOutcomePtr outcome;

    bool quoteOpen() const { return !preview.openQuote.isEmpty(); }
    bool isAnswered() const { return !quoteOpen() && (!datesAsked || options.dateOrder != DateOrder::Unknown); }
};

} // namespace goodword
