#include "core/exchange/charset.h"

#include "core/base/progress.h"

#include <QIODevice>
#include <QStringEncoder>

#include <unicode/ucnv.h>

#include <cstring>

namespace goodword {

namespace {

constexpr qsizetype kChunk = 256 * 1024;
constexpr size_t kMostBadLines = 100'000;

/// Both questions of the detection in one pass: is all of it UTF-8, and is any of it shaped like UTF-8.
class Utf8Scan
{
public:
    void feed(const char *bytes, qint64 count);
    bool isValid() const { return m_valid && m_need == 0; }
    bool isShaped() const { return m_shaped; }
    bool isDecided() const { return !m_valid && m_shaped; }

private:
    void judge(uchar byte);
    void lead(uchar byte);

    bool m_valid = true, m_shaped = false;
    int m_need = 0;
    uchar m_low = 0x80, m_high = 0xBF;
    int m_shapeNeed = 0;
};

void Utf8Scan::feed(const char *bytes, qint64 count)
{
    constexpr quint64 kHighBits = 0x8080808080808080ULL;
    qint64 i = 0;
    while (i < count) {
        if (m_need == 0 && m_shapeNeed == 0) {
            quint64 word;
            while (i + 8 <= count && (std::memcpy(&word, bytes + i, 8), (word & kHighBits) == 0))
                i += 8;
            if (i >= count)
                break;
        }
        judge(static_cast<uchar>(bytes[i++]));
    }
}

void Utf8Scan::judge(uchar byte)
{
    if (byte >= 0x80 && byte < 0xC0) {
        if (m_shapeNeed > 0 && --m_shapeNeed == 0)
            m_shaped = true;
    } else {
        m_shapeNeed = byte < 0xC0 || byte > 0xF7 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    }
    if (!m_valid)
        return;
    if (m_need > 0) {
        m_valid = byte >= m_low && byte <= m_high;
        m_low = 0x80;
        m_high = 0xBF;
        m_need = m_valid ? m_need - 1 : 0;
    } else if (byte >= 0x80) {
        lead(byte);
    }
}

void Utf8Scan::lead(uchar byte)
{
    m_valid = byte >= 0xC2 && byte <= 0xF4;
    if (!m_valid)
        return;
    m_need = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    // Overlong forms, surrogates and what lies beyond U+10FFFF are told by the second byte.
    m_low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    m_high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
}

Error unreadable(const QIODevice &device)
{
    return {ErrorCode::Io, Core::tr("The file could not be read to its end. Nothing was changed; try again."),
            device.errorString()};
}

Error notSeekable()
{
    return {ErrorCode::Invalid,
            Core::tr("The text could not be read because it does not come from a file. Save it to a file first."), {}};
}

Result<Utf8Scan> scanUtf8(QIODevice &device, qint64 from, Progress &progress)
{
    if (device.isSequential() || !device.seek(from))
        return notSeekable();
    Utf8Scan scan;
    QByteArray chunk(kChunk, Qt::Uninitialized);
    qint64 done = from;
    while (!scan.isDecided()) {
        const qint64 got = device.read(chunk.data(), chunk.size());
        if (got < 0 && !device.atEnd())
            return unreadable(device);
        if (got <= 0)
            break;
        scan.feed(chunk.constData(), got);
        progress.report(done += got, device.size());
        if (progress.cancelled())
            return Error{ErrorCode::Cancelled, Core::tr("Stopped. Nothing was changed."), {}};
    }
    device.seek(0);
    return scan;
}

Charset fromMark(QIODevice &device)
{
    device.seek(0);
    const QByteArray head = device.peek(3);
    if (head.startsWith("\xEF\xBB\xBF"))
        return {"UTF-8", 3};
    if (head.startsWith("\xFF\xFE"))
        return {"UTF-16LE", 2, false};
    if (head.startsWith("\xFE\xFF"))
        return {"UTF-16BE", 2, false};
    return {};
}

} // namespace

Result<Charset> detectCharset(QIODevice &device, Progress &progress)
{
    if (device.isSequential())
        return notSeekable();
    Charset charset = fromMark(device);
    if (charset.name != "UTF-8")
        return charset;
    const Result<Utf8Scan> scan = scanUtf8(device, charset.bom, progress);
    if (!scan)
        return scan.error();
    charset.sound = scan->isValid();
    if (!charset.sound && !scan->isShaped() && charset.bom == 0)
        return Charset{"windows-1252", 0, false, true};
    return charset;
}

Result<Charset> chosenCharset(QIODevice &device, const QString &name, Progress &progress)
{
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray asked = name.trimmed().toLatin1();
    UConverter *converter = asked.isEmpty() ? nullptr : ucnv_open(asked.constData(), &status);
    if (!converter) {
        return Error{ErrorCode::Invalid,
                     Core::tr("There is no character set named “%1”. Use one such as UTF-8, UTF-16 or windows-1252.")
                         .arg(name), {}};
    }
    status = U_ZERO_ERROR;
    const char *standard = ucnv_getStandardName(asked.constData(), "IANA", &status);
    QByteArray known = standard ? QByteArray(standard) : asked;
    ucnv_close(converter);
    if (device.isSequential())
        return notSeekable();
    const Charset marked = fromMark(device);
    if (known == "UTF-16" && marked.name.startsWith("UTF-16"))
        return marked;
    if (known != "UTF-8") {
        if (known.compare("windows-1252", Qt::CaseInsensitive) == 0)
            known = "windows-1252";
        return Charset{known, marked.name == known ? marked.bom : 0, false};
    }
    Charset charset;
    charset.bom = marked.name == known ? marked.bom : 0;
    const Result<Utf8Scan> scan = scanUtf8(device, charset.bom, progress);
    if (!scan)
        return scan.error();
    charset.sound = scan->isValid();
    return charset;
}

struct Utf8Source::Converter {
    UConverter *icu = nullptr;
    QStringEncoder toUtf8{QStringEncoder::Utf8};

    ~Converter()
    {
        if (icu)
            ucnv_close(icu);
    }
};

Utf8Source::Utf8Source(QIODevice &device, const Charset &charset)
    : m_device(device)
    , m_charset(charset)
{
}

Utf8Source::~Utf8Source() = default;

Result<qint64> Utf8Source::readRaw(char *to, qint64 room)
{
    if (!m_started) {
        if (!m_device.seek(m_charset.bom))
            return unreadable(m_device);
        m_started = true;
    }
    const qint64 got = m_device.read(to, room);
    if (got < 0 && !m_device.atEnd())
        return unreadable(m_device);
    return qMax<qint64>(got, 0);
}

Result<qint64> Utf8Source::read(char *to, qint64 room)
{
    if (m_charset.sound)
        return readRaw(to, room);
    while (m_taken == m_decoded.size() && !m_ended) {
        m_decoded.clear();
        m_taken = 0;
        if (const Done done = decodeChunk(); !done)
            return done.error();
    }
    const qint64 count = qMin<qint64>(room, m_decoded.size() - m_taken);
    std::memcpy(to, m_decoded.constData() + m_taken, size_t(count));
    m_taken += count;
    return count;
}

Done Utf8Source::decodeChunk()
{
    UErrorCode status = U_ZERO_ERROR;
    if (!m_converter) {
        m_converter = std::make_unique<Converter>();
        m_converter->icu = ucnv_open(m_charset.name.constData(), &status);
        // Stopping at what cannot be read is the only way to learn on which line it stands.
        if (m_converter->icu)
            ucnv_setToUCallBack(m_converter->icu, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        if (U_FAILURE(status))
            return {ErrorCode::Invalid, Core::tr("The character set of the file is not known here. Choose another."),
                    QString::fromLatin1(u_errorName(status))};
    }
    QByteArray raw(kChunk / 4, Qt::Uninitialized);
    const Result<qint64> got = readRaw(raw.data(), raw.size());
    if (!got)
        return got.error();
    m_ended = *got == 0;
    const char *from = raw.constData();
    const char *const end = from + *got;
    char16_t units[4096];
    for (;;) {
        char16_t *to = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(m_converter->icu, &to, units + std::size(units), &from, end, nullptr, m_ended, &status);
        take(units, to - units);
        if (status == U_BUFFER_OVERFLOW_ERROR)
            continue;
        if (U_SUCCESS(status))
            return {};
        markBadRun();
        if (m_ended)
            return {};
    }
}

void Utf8Source::take(const char16_t *units, qsizetype count)
{
    if (count == 0)
        return;
    m_inBadRun = false;
    for (qsizetype i = 0; i < count; ++i) {
        m_line += units[i] == u'\r' || (units[i] == u'\n' && !m_afterCr);
        m_afterCr = units[i] == u'\r';
    }
    m_decoded += m_converter->toUtf8(QStringView(units, count));
}

void Utf8Source::markBadRun()
{
    if (m_inBadRun)
        return;
    constexpr char16_t kReplacement = 0xFFFD;
    take(&kReplacement, 1);
    m_inBadRun = true;
    if ((m_badLines.empty() || m_badLines.back() != m_line) && m_badLines.size() < kMostBadLines)
        m_badLines.push_back(m_line);
}

} // namespace goodword
