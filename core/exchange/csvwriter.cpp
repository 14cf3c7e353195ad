#include "core/exchange/csvwriter.h"

#include "core/exchange/csvscan.h"

#include <QIODevice>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace goodword {

namespace {

constexpr qsizetype kBuffer = 1024 * 1024;

bool isTrigger(QChar c)
{
    switch (c.unicode()) {
    case u'=': case u'+': case u'-': case u'@':
    case u'\uFF1D': case u'\uFF0B': case u'\uFF0D': case u'\uFF20': return true; // their full-width forms
    default: return false;
    }
}

bool isSkipped(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control || c == QChar::ByteOrderMark;
}

/// Any physical line counts: a cell with line breaks may be split by the program that opens it.
bool looksLikeFormula(const QString &text)
{
    bool atStart = true;
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\r') {
            atStart = true;
        } else if (atStart && !isSkipped(c)) {
            if (isTrigger(c))
                return true;
            atStart = false;
        }
    }
    return false;
}

/// "+353 87 123 4567": the shape of phone numbers, most of the texts that begin with a sign.
bool looksLikePhone(QByteArrayView text)
{
    return text.size() > 5 && text.front() == '+' && std::all_of(text.begin() + 1, text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == ' ' || c == '(' || c == ')' || c == '.' || c == '/' || c == '-';
    });
}

/// False only where neutralised() leaves the text as it is, which nearly all texts show in the first byte of each line.
bool mayBeFormula(QByteArrayView utf8)
{
    if (looksLikePhone(utf8))
        return false;
    // The signs, and the lead bytes of all spaces, controls and full-width signs beyond ASCII.
    constexpr QByteArrayView kSuspect("=+-@'\xC2\xE1\xE2\xE3\xEF");
    const auto isPlainSkipped = [](char c) { return uchar(c) <= ' ' || c == 0x7F; };
    for (const char *at = utf8.begin(); at != utf8.end();) {
        at = std::find_if_not(at, utf8.end(), isPlainSkipped);
        if (at == utf8.end())
            return false;
        if (kSuspect.contains(*at))
            return true;
        const auto left = size_t(utf8.end() - at);
        const auto *feed = static_cast<const char *>(std::memchr(at, '\n', left));
        const auto *back = static_cast<const char *>(std::memchr(at, '\r', left));
        if (!feed && !back)
            return false;
        at = !back || (feed && feed < back) ? feed : back;
    }
    return false;
}

} // namespace

QString neutralised(const QString &text)
{
    static const QRegularExpression harmless(
        QStringLiteral("\\A(?:[+-]?[0-9]+(?:[.,][0-9]+)?|\\+[0-9 ()./-]{5,}(?:;ext=[0-9]+)?)\\z"));
    if (text.startsWith(u'\''))
        return u'\'' + text;
    if (!looksLikeFormula(text) || harmless.match(text).hasMatch())
        return text;
    return u'\'' + text;
}

QString unneutralised(const QString &text)
{
    return text.startsWith(u'\'') ? text.mid(1) : text;
}

CsvWriter::CsvWriter(QIODevice &device, const CsvWriterOptions &options)
    : m_device(device)
    , m_options(options)
    , m_buffer(kBuffer + kBuffer / 8, Qt::Uninitialized)
{
    if (m_options.byteOrderMark) {
        constexpr QByteArrayView kMark("\xEF\xBB\xBF");
        std::memcpy(room(kMark.size()), kMark.data(), size_t(kMark.size()));
        m_size += kMark.size();
    }
}

void CsvWriter::header(const QStringList &names)
{
    QStringList cells = names;
    if (m_options.purpose != CsvPurpose::Plain && !cells.isEmpty())
        cells.first() = m_options.purpose == CsvPurpose::RoundTrip ? kRoundTripMarker : kSpreadsheetMarker;
    for (const QString &cell : std::as_const(cells))
        add(cell);
    endRow();
}

void CsvWriter::add(const QString &text)
{
    addAsItIs((m_options.purpose == CsvPurpose::Spreadsheet ? neutralised(text) : text).toUtf8());
}

void CsvWriter::add(QByteArrayView utf8)
{
    if (m_options.purpose == CsvPurpose::Spreadsheet && mayBeFormula(utf8))
        add(QString::fromUtf8(utf8));
    else
        addAsItIs(utf8);
}

/// Where the next bytes go; a block beyond them is there to be read.
char *CsvWriter::room(qsizetype size)
{
    if (m_size + size + qsizetype(csvscan::kBlock) > m_buffer.size())
        m_buffer.resize(2 * (m_size + size) + qsizetype(csvscan::kBlock));
    return m_buffer.data() + m_size;
}

void CsvWriter::addAsItIs(QByteArrayView utf8)
{
    char *to = room(utf8.size() + 1);
    if (m_rowBegun) {
        *to++ = m_options.delimiter;
        ++m_size;
    }
    m_rowIsBlank = !m_rowBegun && utf8.isEmpty();
    m_rowBegun = true;
    if (utf8.isEmpty())
        return;
    std::memcpy(to, utf8.data(), size_t(utf8.size()));
    for (qsizetype at = 0; at < utf8.size(); at += qsizetype(csvscan::kBlock)) {
        quint64 found = csvscan::specials(to + at, m_options.delimiter);
        if (const qsizetype left = utf8.size() - at; left < qsizetype(csvscan::kBlock))
            found &= (quint64(1) << left) - 1;
        if (found)
            return addQuoted(utf8);
    }
    m_size += utf8.size();
}

void CsvWriter::addQuoted(QByteArrayView utf8)
{
    char *const begin = room(2 * utf8.size() + 2);
    char *to = begin;
    *to++ = '"';
    for (const char c : utf8) {
        if (c == '"')
            *to++ = '"';
        *to++ = c;
    }
    *to++ = '"';
    m_size += to - begin;
}

void CsvWriter::endRow()
{
    char *const begin = room(4);
    char *to = begin;
    if (m_rowIsBlank) { // a blank line would be no row at all
        *to++ = '"';
        *to++ = '"';
    }
    *to++ = '\r';
    *to++ = '\n';
    m_size += to - begin;
    m_rowBegun = false;
    m_rowIsBlank = true;
    if (m_size >= kBuffer)
        flush();
}

void CsvWriter::flush()
{
    QByteArrayView bytes(m_buffer.constData(), m_size);
    QByteArray mended;
    if (!bytes.isValidUtf8()) { // a book another program wrote into
        mended = QString(QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(bytes)).toUtf8();
        bytes = mended;
    }
    if (!m_failed && m_device.write(bytes.data(), bytes.size()) != bytes.size()) {
        m_failed = true;
        m_failure = m_device.errorString();
    }
    m_size = 0;
}

Done CsvWriter::finish()
{
    flush();
    if (m_failed) {
        return {ErrorCode::Io,
                Core::tr("The file could not be written. Your book is as it was; check that the disk has room and that "
                         "you may write there, then export again."),
                m_failure};
    }
    return {};
}

} // namespace goodword
