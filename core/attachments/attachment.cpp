#include "core/attachments/attachment.h"

#include "core/base/text.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace goodword {

QString attachmentName(const QString &fileName)
{
    QString last = oneLine(cleanText(fileName).text);
    last = last.mid(std::max(last.lastIndexOf(u'/'), last.lastIndexOf(u'\\')) + 1);
    const qsizetype dot = last.lastIndexOf(u'.');
    // A long "suffix" is part of the name; a suffix is letters and digits.
    const QString suffix = dot > 0 && last.size() - dot <= 12 ? last.mid(dot + 1) : QString();
    const bool plain = !suffix.isEmpty() && std::all_of(suffix.begin(), suffix.end(), [](QChar c) {
        return c.isLetterOrNumber();
    });
    return plain ? safeFileName(last.left(dot), u'.' + suffix) : safeFileName(last, QString());
}

static Error cannotRead(const QString &path, const QString &why)
{
    return {ErrorCode::Io,
            Core::tr("%1 could not be attached: %2. Nothing was changed.").arg(isolated(QFileInfo(path).fileName()), why), {}};
}

Result<AttachmentFile> readAttachmentFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return cannotRead(path, Core::tr("it is not there"));
    if (!info.isFile()) // a pipe or a device would be waited for
        return cannotRead(path, Core::tr("it is not a file"));
    const QString tooLarge = Core::tr("it is larger than 25 MB");
    if (info.size() > Attachment::kLargest)
        return cannotRead(path, tooLarge);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(path, file.errorString());
    AttachmentFile read;
    read.bytes = file.read(Attachment::kLargest + 1);
    if (file.error() != QFileDevice::NoError)
        return cannotRead(path, file.errorString());
    if (read.bytes.size() > Attachment::kLargest)
        return cannotRead(path, tooLarge);
    if (read.bytes.isNull())
        read.bytes = QByteArray(""); // an empty file is a file
    read.name = attachmentName(info.fileName());
    read.sha256 = QString::fromLatin1(QCryptographicHash::hash(read.bytes, QCryptographicHash::Sha256).toHex());
    return read;
}

} // namespace goodword
