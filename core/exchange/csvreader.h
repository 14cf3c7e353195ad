#pragma once
// A streaming reader of RFC 4180: cells are views into one buffer, which grows to the longest record and no further.
// Line ends may be CRLF, LF or CR, mixed; blank lines are skipped; short and long rows are handed on as they are.
// Takes UTF-8 (see charset.h). Knows nothing of headers or of what cells mean.

#include "core/exchange/bytesource.h"

#include <QByteArrayView>

#include <vector>

namespace goodword {

struct CsvOptions {
    char delimiter = ',';
    bool lenient = false;                  ///< a quote never closed is text, and the next line is the next record
    qint64 firstLine = 1;                  ///< records that begin before this line are passed over
    qsizetype cellLimit = 1024 * 1024;     ///< bytes; a longer cell is a file gone wrong
    qsizetype recordLimit = 16 * 1024 * 1024;
    qsizetype chunk = 256 * 1024;          ///< bytes asked for at once
};

/// Valid until the reader is asked for the next.
struct CsvRecord {
    qint64 line = 0; ///< physical line, from 1, on which it begins
    std::vector<QByteArrayView> cells;
    bool hasNul = false;     ///< cells hold NUL as it was in the file; cleanText() takes it out
    bool strayQuote = false; ///< a single quote inside a quoted cell was read as text
    bool openQuote = false;  ///< lenient only: a quote that is never closed was read as text

    QString text(size_t cell) const
    {
        return cell < cells.size() ? QString::fromUtf8(cells[cell]) : QString();
    }
    bool isEmpty() const; ///< nothing but empty cells
};

class CsvReader
{
public:
    /// The source must outlive the reader.
    CsvReader(ByteSource &source, const CsvOptions &options);

    /// False at the end. After an error the reader stands still.
    Result<bool> next(CsvRecord &record);
    /// Bytes of UTF-8 taken from the source so far, for progress.
    qint64 bytesRead() const { return m_bytesRead; }

private:
    enum class Outcome { Complete, NeedsMore, OpenQuote, QuoteTooLong, CellTooLong, TooManyCells };
    enum class CellEnd { Delimiter, Newline, End, NeedsMore, OpenQuote };

    bool skipBlankLines();
    Done fill();
    bool isTextQuote(size_t at) const;
    Outcome scanRecord(CsvRecord &record);
    CellEnd scanPlain(size_t &end);
    CellEnd scanQuoted(size_t begin, size_t &end, CsvRecord &record);
    CellEnd afterCell(size_t end) const;
    bool nextSpecial(size_t &at);
    void seekSpecial(size_t at);
    void finish(CsvRecord &record, size_t end);
    Error failure(Outcome outcome) const;

    ByteSource &m_source;
    const CsvOptions m_options;
    std::vector<char> m_buffer;
    size_t m_begin = 0, m_end = 0; ///< the record being read begins at m_begin; data ends at m_end
    size_t m_capacity = 0;
    size_t m_block = 0; ///< the 64 bytes whose specials m_mask holds
    quint64 m_mask = 0;
    bool m_maskFits = false;
    bool m_atEnd = false, m_nulSeen = false;
    qint64 m_line = 1, m_lines = 0, m_quoteLine = 0, m_bytesRead = 0;
    size_t m_quoteAt = 0;
    std::vector<size_t> m_textQuotes; ///< opening quotes of this record found never closed, from m_begin
    std::vector<size_t> m_doubled;    ///< cells of this record with doubled quotes to be made one
    bool m_cellDoubled = false;
};

} // namespace goodword
