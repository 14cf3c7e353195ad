#include "core/exchange/csvreader.h"

#include "core/exchange/csvscan.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace goodword {

namespace {
constexpr size_t kMostCells = 20'000; // more than any spreadsheet has columns
// Each quote never closed costs reading the row again; past this many in one row, quotes mean nothing in it.
constexpr size_t kMostOpenQuotes = 8;
} // namespace

bool CsvRecord::isEmpty() const
{
    return std::all_of(cells.begin(), cells.end(), [](QByteArrayView cell) { return cell.isEmpty(); });
}

CsvReader::CsvReader(ByteSource &source, const CsvOptions &options)
    : m_source(source)
    , m_options(options)
{
}

Result<bool> CsvReader::next(CsvRecord &record)
{
    for (;;) {
        Outcome outcome = Outcome::NeedsMore;
        if (skipBlankLines()) {
            if (m_begin == m_end && m_atEnd)
                return false;
            if (m_begin < m_end)
                outcome = scanRecord(record);
        }
        if (outcome == Outcome::NeedsMore) {
            if (const Done filled = fill(); !filled)
                return filled.error();
        } else if (m_options.lenient && (outcome == Outcome::OpenQuote || outcome == Outcome::QuoteTooLong)) {
            m_textQuotes.push_back(m_quoteAt - m_begin);
        } else if (outcome != Outcome::Complete) {
            return failure(outcome);
        } else if (record.line >= m_options.firstLine) {
            return true;
        }
    }
}

/// False where a CR is the last byte known: the LF that may follow belongs to it.
bool CsvReader::skipBlankLines()
{
    const char *data = m_buffer.data();
    while (m_begin < m_end && (data[m_begin] == '\n' || data[m_begin] == '\r')) {
        if (data[m_begin] == '\r' && m_begin + 1 == m_end && !m_atEnd)
            return false;
        m_begin += data[m_begin] == '\r' && m_begin + 1 < m_end && data[m_begin + 1] == '\n' ? 2 : 1;
        ++m_line;
    }
    return true;
}

Done CsvReader::fill()
{
    const size_t kept = m_end - m_begin;
    if (kept > 0 && m_begin > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, kept);
    m_begin = 0;
    m_end = kept;
    if (kept == m_capacity) {
        if (kept > size_t(m_options.recordLimit)) {
            return {ErrorCode::Invalid,
                    Core::tr("The row that begins on line %1 is longer than %2 MB, so this is probably not a table of "
                             "text. Nothing was imported; check the file and its delimiter.")
                        .arg(m_line).arg(m_options.recordLimit / (1024 * 1024))};
        }
        m_capacity = std::max(m_capacity * 2, size_t(m_options.chunk));
        m_buffer.resize(m_capacity + csvscan::kBlock);
    }
    while (m_end < m_capacity && !m_atEnd) {
        const Result<qint64> got = m_source.read(m_buffer.data() + m_end, qint64(m_capacity - m_end));
        if (!got)
            return got.error();
        m_atEnd = *got == 0;
        m_nulSeen = m_nulSeen || std::memchr(m_buffer.data() + m_end, 0, size_t(*got)) != nullptr;
        m_end += size_t(*got);
        m_bytesRead += *got;
    }
    std::memset(m_buffer.data() + m_end, 0, csvscan::kBlock);
    m_maskFits = false;
    return {};
}

void CsvReader::seekSpecial(size_t at)
{
    if (m_maskFits && at >= m_block && at < m_block + csvscan::kBlock) {
        m_mask &= ~quint64(0) << (at - m_block);
        return;
    }
    m_block = at;
    m_mask = csvscan::specials(m_buffer.data() + at, m_options.delimiter);
    m_maskFits = true;
}

inline bool CsvReader::nextSpecial(size_t &at)
{
    while (m_mask == 0) {
        m_block += csvscan::kBlock;
        if (m_block >= m_end)
            return m_maskFits = false;
        m_mask = csvscan::specials(m_buffer.data() + m_block, m_options.delimiter);
    }
    at = m_block + size_t(std::countr_zero(m_mask));
    m_mask &= m_mask - 1;
    return true;
}

bool CsvReader::isTextQuote(size_t at) const
{
    return m_textQuotes.size() >= kMostOpenQuotes
           || std::find(m_textQuotes.begin(), m_textQuotes.end(), at - m_begin) != m_textQuotes.end();
}

CsvReader::Outcome CsvReader::scanRecord(CsvRecord &record)
{
    record.cells.clear();
    record.hasNul = record.strayQuote = false;
    record.openQuote = !m_textQuotes.empty();
    m_doubled.clear();
    m_lines = 0;
    if (record.openQuote)
        m_maskFits = false;
    seekSpecial(m_begin);
    const char *data = m_buffer.data();
    size_t begin = m_begin;
    for (;;) {
        size_t end = begin;
        const bool quoted = begin < m_end && data[begin] == '"' && !isTextQuote(begin);
        m_cellDoubled = false;
        const CellEnd how = quoted ? scanQuoted(begin, end, record) : scanPlain(end);
        // A cell beyond the limit whose quote is not closed by then is as good as never closed.
        const bool tooLong = (how == CellEnd::NeedsMore ? m_end : end) - begin > size_t(m_options.cellLimit);
        if (how == CellEnd::OpenQuote || (tooLong && quoted)) {
            m_maskFits = false;
            m_quoteAt = begin;
            return how == CellEnd::OpenQuote ? Outcome::OpenQuote : Outcome::QuoteTooLong;
        }
        if (tooLong || how == CellEnd::NeedsMore) {
            m_maskFits = false;
            return tooLong ? Outcome::CellTooLong : Outcome::NeedsMore;
        }
        if (m_cellDoubled)
            m_doubled.push_back(record.cells.size());
        record.cells.emplace_back(data + begin + quoted, qsizetype(end - begin - quoted));
        const size_t after = end + quoted;
        if (how != CellEnd::Delimiter) {
            finish(record, after);
            return Outcome::Complete;
        }
        if (record.cells.size() >= kMostCells)
            return Outcome::TooManyCells;
        begin = after + 1;
    }
}

CsvReader::CellEnd CsvReader::scanPlain(size_t &end)
{
    const char *data = m_buffer.data();
    size_t at;
    do {
        if (!nextSpecial(at)) {
            end = m_end;
            return m_atEnd ? CellEnd::End : CellEnd::NeedsMore;
        }
    } while (data[at] == '"');
    end = at;
    return afterCell(at);
}

/// What the byte at `end`, right after a cell, says; NeedsMore where it is a CR that may be half a line end.
inline CsvReader::CellEnd CsvReader::afterCell(size_t end) const
{
    const char c = m_buffer[end];
    if (c == m_options.delimiter)
        return CellEnd::Delimiter;
    return c == '\r' && end + 1 == m_end && !m_atEnd ? CellEnd::NeedsMore : CellEnd::Newline;
}

/// `end` is the closing quote. A lone quote inside is text, as most programs read it; but one that opens a cell on a later
/// line shows that ours was never closed.
CsvReader::CellEnd CsvReader::scanQuoted(size_t begin, size_t &end, CsvRecord &record)
{
    const char *data = m_buffer.data();
    const char delimiter = m_options.delimiter;
    const qint64 linesBefore = m_lines;
    size_t at;
    nextSpecial(at); // the opening quote itself
    m_quoteLine = m_line + m_lines;
    while (nextSpecial(at)) {
        const char c = data[at];
        if (c != '"') {
            m_lines += c == '\n' || (c == '\r' && data[at + 1] != '\n');
            continue;
        }
        if (at + 1 == m_end) {
            end = at;
            return m_atEnd ? CellEnd::End : CellEnd::NeedsMore;
        }
        const char following = data[at + 1];
        if (following == '"') {
            m_cellDoubled = true;
            nextSpecial(at);
        } else if (following == delimiter || following == '\n' || following == '\r') {
            end = at;
            nextSpecial(at);
            return afterCell(at);
        } else {
            const char before = data[at - 1];
            if (m_lines > linesBefore && at > begin + 1 && (before == delimiter || before == '\n' || before == '\r'))
                return CellEnd::OpenQuote;
            record.strayQuote = true;
        }
    }
    return m_atEnd ? CellEnd::OpenQuote : CellEnd::NeedsMore;
}

void CsvReader::finish(CsvRecord &record, size_t end)
{
    char *data = m_buffer.data();
    record.line = m_line;
    record.hasNul = m_nulSeen && std::memchr(data + m_begin, 0, end - m_begin) != nullptr;
    for (const size_t cell : m_doubled) {
        char *const first = data + (record.cells[cell].data() - data);
        const char *const last = first + record.cells[cell].size();
        char *to = first;
        for (const char *from = first; from < last; ++from) {
            *to++ = *from;
            from += *from == '"' && from + 1 < last && from[1] == '"';
        }
        record.cells[cell] = QByteArrayView(first, to - first);
    }
    if (end < m_end) {
        const bool both = data[end] == '\r' && end + 1 < m_end && data[end + 1] == '\n';
        end += both ? 2 : 1;
    }
    m_line += m_lines + 1;
    m_begin = end;
    m_textQuotes.clear();
}

Error CsvReader::failure(Outcome outcome) const
{
    const QString limit = QString::number(m_options.cellLimit / (1024 * 1024));
    if (outcome == Outcome::OpenQuote) {
        return {ErrorCode::Invalid,
                Core::tr("The quote opened on line %1 is never closed. Nothing was imported; close the quote in the "
                         "file, or read it leniently, so that the quote counts as text.").arg(m_quoteLine),
                QStringLiteral("quote opened on line %1 is never closed").arg(m_quoteLine)};
    }
    if (outcome == Outcome::QuoteTooLong) {
        return {ErrorCode::Invalid,
                Core::tr("The quote opened on line %1 is not closed within %2 MB, so it is probably never closed. "
                         "Nothing was imported; close the quote in the file, or read it leniently, so that the quote "
                         "counts as text.").arg(m_quoteLine).arg(limit), {}};
    }
    if (outcome == Outcome::CellTooLong) {
        return {ErrorCode::Invalid,
                Core::tr("A cell of the row that begins on line %1 is longer than %2 MB. Nothing was imported; check "
                         "the file and its delimiter.").arg(m_line).arg(limit), {}};
    }
    return {ErrorCode::Invalid,
            Core::tr("The row that begins on line %1 has more than %2 cells, so this is probably not a table of "
                     "customers. Nothing was imported; check the file and its delimiter.").arg(m_line).arg(kMostCells),
            {}};
}

} // namespace goodword
