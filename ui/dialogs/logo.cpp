#include "ui/dialogs/logo.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>

namespace goodword {

Result<QByteArray> readLogo(const QString &path)
{
    static constexpr qint64 kLargest = 2 << 20;
    const auto refusal = [&path](const QString &detail) {
        return Error{ErrorCode::Invalid,
                     QCoreApplication::translate("goodword::Logo", "%1 could not be taken as a logo, which is as it was. Choose a PNG, "
                                                                   "JPEG or SVG picture of at most 2 MB.")
                         .arg(QFileInfo(path).fileName()),
                     detail};
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargest)
        return refusal(file.errorString());
    QByteArray bytes = file.readAll();
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    const QByteArray format = reader.format();
    if (format != "png" && format != "jpeg" && format != "svg")
        return refusal(QString::fromLatin1(format));
    if (reader.read().isNull())
        return refusal(reader.errorString());
    return bytes;
}

} // namespace goodword
