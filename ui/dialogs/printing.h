#pragma once
// Pages that are painted in points, put on a printer or its preview, scaled to its paper without changing their shape; and
// the dialogs that ask where a file or a print goes. Knows no page's content.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QSizeF>

#include <functional>

class QIODevice;
class QPainter;
class QPrinter;
class QWidget;

namespace goodword {

struct PrintJob {
    QString title;
    QSizeF pageSize; ///< points
    int pageCount = 0;
    std::function<void(QPainter &, int)> paintPage; ///< pages count from 0
};

/// Paints the pages the printer's settings ask for.
void printPages(QPrinter &printer, const PrintJob &job);
/// The preview, from which it is printed; does not wait.
void previewPages(QWidget *window, const PrintJob &job);

/// Asks for a file name and calls `chosen` with it; the suffix of the chosen filter is added where there is none. Does not
/// wait. `filters`: "PDF (*.pdf)".
void askWhereToSave(QWidget *window, const QString &title, const QString &suggested, const QStringList &filters,
                    const std::function<void(const QString &)> &chosen);

/// The file appears whole or not at all.
Done writeFileWhole(const QString &path, const std::function<Done(QIODevice &)> &fill);

} // namespace goodword
