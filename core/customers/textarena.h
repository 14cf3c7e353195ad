#pragma once
// The folded texts of all rows in one piece of memory, searched for a substring: at memory speed for what many hold, and
// among the few that a TextSieve lets through for all else. A text that changed is kept beside the piece until compact().
// Rows are numbered from 0 in the order they were appended.

#include "core/base/bitmap.h"
#include "core/customers/textsieve.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace goodword {

class TextArena
{
public:
    void reserve(size_t rows, size_t bytes);
    void append(QByteArrayView text);
    void replace(uint32_t row, QByteArrayView text);

    size_t rowCount() const { return m_starts.size(); }
    QByteArrayView at(uint32_t row) const;
    bool holds(uint32_t row, QByteArrayView needle) const;
    /// Which rows are worth a look.
    const TextSieve &sieve() const { return m_sieve; }
    /// The rows whose text holds `needle`; all rows for an empty one.
    Bitmap search(QByteArrayView needle) const;

private:
    size_t endOf(size_t row) const { return (row + 1 < m_starts.size() ? m_starts[row + 1] : size_t(m_bytes.size())) - 1; }
    Bitmap searchAll(QByteArrayView needle) const;
    void compact();

    QByteArray m_bytes; // each text is followed by a NUL, which no text holds; grows without a copy of itself in memory
    std::vector<size_t> m_starts;
    TextSieve m_sieve;
    std::unordered_map<uint32_t, QByteArray> m_changed;
};

/// Place of `needle` (not empty) in `hay` from `from`, or std::string::npos. Looks for its first and last byte in 16 places
/// at once where the processor can (after W. Muła, "SIMD-friendly algorithms for substring searching", 2016).
size_t findBytes(const char *hay, size_t size, QByteArrayView needle, size_t from);

} // namespace goodword
