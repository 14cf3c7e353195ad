#pragma once
// Pages to PDF: fonts embedded as subsets, title and author in the metadata, cancel between pages. Everything is painted
// before the first byte is written, so a cancelled or failed export leaves the device as it was.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QSizeF>

#include <functional>

class QIODevice;
class QPainter;

namespace goodword {

struct PdfDocument {
    QString title;
    QString author;
    QSizeF pageSize; ///< points
    int pageCount = 0;
    std::function<void(QPainter &, int)> paintPage; ///< a painter in points; pages count from 0
};

Done writePdf(QIODevice &device, const PdfDocument &document, Progress &progress = Progress::none());
/// The file appears whole or not at all.
Done writePdf(const QString &path, const PdfDocument &document, Progress &progress = Progress::none());

/// One step of any "write a file whole or not at all": fills the device, or says why not.
Done writeWhole(const QString &path, const std::function<Done(QIODevice &)> &fill);

} // namespace goodword
