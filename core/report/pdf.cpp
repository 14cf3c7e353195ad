#include "core/report/pdf.h"

#include "core/book/atomicfile.h"

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

/// Qt writes a PDF by a word or a number at a time.
class PdfPages::Device final : public QIODevice
{
public:
    explicit Device(QIODevice &to) : m_to(to) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }
    bool flush()
    {
        if (!m_failed && m_to.write(m_bytes) != m_bytes.size()) {
            m_failed = true;
            setErrorString(m_to.errorString());
        }
        m_bytes.resize(0);
        return !m_failed;
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_bytes.append(data, size);
        return m_bytes.size() < kAtOnce || flush() ? size : -1;
    }

private:
    static constexpr qsizetype kAtOnce = 1 << 18;
    QIODevice &m_to;
    QByteArray m_bytes;
    bool m_failed = false;
};

class PdfPages::Writer
{
public:
    Writer(QIODevice &device, const PdfDocument &document) : m_pdf(&device)
    {
        m_pdf.setResolution(kResolution);
        m_pdf.setPageSize(QPageSize(document.pageSize, QPageSize::Point));
        m_pdf.setPageMargins(QMarginsF());
        m_pdf.setTitle(document.title);
        m_pdf.setCreator(u"Goodword "_s + QLatin1String(GOODWORD_VERSION));
        m_pdf.setDocumentXmpMetadata(xmpPacket(document));
    }
    bool begin()
    {
        const bool begun = m_painter.begin(&m_pdf);
        m_painter.scale(kResolution / 72.0, kResolution / 72.0);
        return begun;
    }
    void add(const std::function<void(QPainter &)> &paint)
    {
        if (m_hasPages)
            m_pdf.newPage();
        m_hasPages = true;
        paint(m_painter);
    }
    void end() { m_painter.end(); }

private:
    QPdfWriter m_pdf;
    QPainter m_painter;
    bool m_hasPages = false;
};

PdfPages::PdfPages(QIODevice &device, const PdfDocument &document)
    : m_device(std::make_unique<Device>(device))
    , m_writer(std::make_unique<Writer>(*m_device, document))
{
}

PdfPages::~PdfPages() = default;

Done PdfPages::begin()
{
    return m_writer->begin() ? Done() : Done(notWritten(Core::tr("the PDF could not be started")));
}

void PdfPages::add(const std::function<void(QPainter &)> &paint)
{
    m_writer->add(paint);
}

Done PdfPages::finish()
{
    m_writer->end();
    return m_device->flush() ? Done() : Done(notWritten(m_device->errorString()));
}

Error pdfStopped()
{
    return {ErrorCode::Cancelled, Core::tr("The export was stopped. No file was written."), {}};
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
