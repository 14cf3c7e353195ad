#pragma once
// Which rows may hold a word, at the cost of reading a few bits of each: every two and every three bytes in a row of a text
// set two marks of many (a Bloom filter, laid out mark by mark), and who lacks a mark of the word does not hold it. Letters
// and digits have a mark of their own, so a word of one is answered for good. Whoever is let through is to be looked at.
// Takes about 70 bytes a row.

#include "core/base/bitmap.h"

#include <QByteArrayView>

#include <cstdint>
#include <vector>

namespace goodword {

class TextSieve
{
public:
    void reserve(size_t rows);
    void append(QByteArrayView text);
    /// What the old text let through still comes through.
    void replace(size_t row, QByteArrayView text);

    /// Takes out of `rows` those that do not hold `needle`.
    void sift(Bitmap &rows, QByteArrayView needle) const;
    /// Whether those that are left do hold it.
    static bool isCertain(QByteArrayView needle);

private:
    // The marks of 1024 rows lie together, so that rows come at the end without moving the rest.
    static constexpr size_t kOwnMarks = 36, kShared = 256, kMarks = kOwnMarks + 2 * kShared;
    static constexpr size_t kWords = 16, kRows = kWords * 64;

    void mark(size_t row, QByteArrayView text);
    uint64_t *wordsOf(size_t row, size_t mark) { return &m_words[(row / kRows * kMarks + mark) * kWords]; }

    std::vector<uint64_t> m_words;
    size_t m_rows = 0;
};

} // namespace goodword
