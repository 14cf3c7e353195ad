#pragma once
// A few words for each row of a file, for the list of verdicts: the name and e-mail as they stand in the file. Reads the
// file once more, on the worker that imported it.

#include "core/base/progress.h"
#include "core/exchange/importer.h"

#include <QHash>

namespace goodword {

/// By line; of the first kMostRowLabels rows. What cannot be read any more has no label.
QHash<qint64, QString> rowLabels(const QString &path, const ImportReport &report, bool lenient, Progress &progress);

inline constexpr qint64 kMostRowLabels = 200'000;

} // namespace goodword
