#include "core/report/pdf.h"

#include "core/book/atomicfile.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr int kResolution = 1200;

Error notWritten(const QString &reason)
{
    return {ErrorCode::Io, Core::tr("The file could not be written (%1). Nothing was changed; choose another folder or free some space.").arg(reason), {}};
}

/// QPdfWriter has a title but no author; readers take it from the XMP packet.
QByteArray xmpPacket(const PdfDocument &document)
{
    const QString packet = uR"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>%2</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>)"_s;
    return packet.arg(document.title.toHtmlEscaped(), document.author.toHtmlEscaped()).toUtf8();
}

} // namespace

Done writePdf(QIODevice &device, const PdfDocument &document, Progress &progress)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(document.pageSize, QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(document.title);
    writer.setCreator(u"Goodword "_s + QLatin1String(GOODWORD_VERSION));
    writer.setDocumentXmpMetadata(xmpPacket(document));
    QPainter painter;
    if (!painter.begin(&writer))
        return notWritten(Core::tr("the PDF could not be started"));
    painter.scale(kResolution / 72.0, kResolution / 72.0);
    for (int page = 0; page < document.pageCount; ++page) {
        if (progress.cancelled()) {
            painter.end();
            return Error{ErrorCode::Cancelled, Core::tr("The export was stopped. No file was written."), {}};
        }
        if (page > 0)
            writer.newPage();
        document.paintPage(painter, page);
        progress.report(page + 1, document.pageCount);
    }
    painter.end();
    if (device.write(bytes.data()) != bytes.size())
        return notWritten(device.errorString());
    return {};
}

Done writePdf(const QString &path, const PdfDocument &document, Progress &progress)
{
    return writeWhole(path, [&](QIODevice &device) { return writePdf(device, document, progress); });
}

Done writeWhole(const QString &path, const std::function<Done(QIODevice &)> &fill)
{
    AtomicFile file(path);
    if (auto begun = file.begin(); !begun)
        return begun;
    if (Done filled = fill(file); !filled)
        return filled;
    return file.commit();
}

} // namespace goodword
