#include "core/exchange/csvwriter.h"

#include <QIODevice>
#include <QRegularExpression>

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
{
    m_buffer.reserve(kBuffer + kBuffer / 8);
    if (m_options.byteOrderMark)
        m_buffer += "\xEF\xBB\xBF";
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
    addNeutral((m_options.purpose == CsvPurpose::Spreadsheet ? neutralised(text) : text).toUtf8());
}

void CsvWriter::add(QByteArrayView utf8)
{
    if (m_options.purpose == CsvPurpose::Spreadsheet)
        add(QString::fromUtf8(utf8));
    else
        addNeutral(utf8);
}

void CsvWriter::addNeutral(QByteArrayView utf8)
{
    if (m_rowBegun)
        m_buffer += m_options.delimiter;
    m_rowIsBlank = !m_rowBegun && utf8.isEmpty();
    m_rowBegun = true;
    const char delimiter = m_options.delimiter;
    const bool quote = std::any_of(utf8.begin(), utf8.end(), [delimiter](char c) {
        return c == delimiter || c == '"' || c == '\n' || c == '\r';
    });
    if (!quote) {
        m_buffer.append(utf8.data(), utf8.size());
        return;
    }
    m_buffer += '"';
    for (const char c : utf8) {
        if (c == '"')
            m_buffer += '"';
        m_buffer += c;
    }
    m_buffer += '"';
}

void CsvWriter::endRow()
{
    if (m_rowIsBlank)
        m_buffer += "\"\""; // a blank line would be no row at all
    m_buffer += "\r\n";
    m_rowBegun = false;
    m_rowIsBlank = true;
    if (m_buffer.size() >= kBuffer)
        flush();
}

void CsvWriter::flush()
{
    if (!m_failed && m_device.write(m_buffer) != m_buffer.size()) {
        m_failed = true;
        m_failure = m_device.errorString();
    }
    m_buffer.resize(0);
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
