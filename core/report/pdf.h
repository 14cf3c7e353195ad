#pragma once
// Pages to PDF, one after the other, none of which is kept: fonts embedded as subsets, title and author in the metadata. It
// writes as it goes: a device whose document was stopped or failed is to be thrown away, as writeWhole() does.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QSizeF>

#include <functional>
#include <memory>

class QIODevice;
class QPainter;

namespace goodword {

struct PdfDocument {
    QString title;
    QString author;
    QSizeF pageSize; ///< points
};

class PdfPages
{
public:
    PdfPages(QIODevice &device, const PdfDocument &document);
    ~PdfPages();

    Done begin();
    /// `paint` is given a painter in points.
    void add(const std::function<void(QPainter &)> &paint);
    /// The first failure of any call before is told here.
    Done finish();

private:
    class Device;
    class Writer;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<Writer> m_writer;
};

Error pdfStopped();

/// One step of any "write a file whole or not at all": fills the device, or says why not.
Done writeWhole(const QString &path, const std::function<Done(QIODevice &)> &fill);

} // namespace goodword
