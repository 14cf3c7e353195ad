#include "core/customers/textsieve.h"

#include <algorithm>

namespace goodword {

/// Calls use(mark) for the two marks of each pair (in the first `shared` of them) and each three bytes (in the second).
template <class Use>
static void marksOf(QByteArrayView text, size_t first, size_t shared, const Use &use)
{
    const auto both = [&](uint32_t bytes, size_t from) {
        const uint64_t mixed = bytes * uint64_t(0x9e3779b97f4a7c15); // Fibonacci hashing: the upper bits are the mixed ones
        use(from + (mixed >> 32) % shared);
        use(from + (mixed >> 48) % shared);
    };
    uint32_t before = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const uint32_t bytes = before << 8 | uint8_t(text[i]);
        if (i >= 1)
            both(bytes & 0xffff, first);
        if (i >= 2)
            both(bytes, first + shared);
        before = bytes & 0xffff;
    }
}

/// The number of a letter or digit, or 36.
static size_t ownMark(char c)
{
    return c >= 'a' && c <= 'z' ? size_t(c - 'a') : c >= '0' && c <= '9' ? size_t(26 + c - '0') : 36;
}

void TextSieve::reserve(size_t rows)
{
    m_words.reserve((rows + kRows - 1) / kRows * kRows / 64 * kMarks);
}

void TextSieve::append(QByteArrayView text)
{
    if (m_rows % kRows == 0)
        m_words.resize(m_words.size() + kMarks * kWords);
    mark(m_rows++, text);
}

void TextSieve::mark(size_t row, QByteArrayView text)
{
    uint64_t *words = wordsOf(row, 0) + row % kRows / 64;
    const uint64_t bit = uint64_t(1) << (row % 64);
    for (const char c : text) {
        if (const size_t own = ownMark(c); own < kOwnMarks)
            words[own * kWords] |= bit;
    }
    marksOf(text, kOwnMarks, kShared, [&](size_t mark) { words[mark * kWords] |= bit; });
}

void TextSieve::replace(size_t row, QByteArrayView text)
{
    for (size_t own = 0; own < kOwnMarks; ++own)
        wordsOf(row, own)[row % kRows / 64] &= ~(uint64_t(1) << (row % 64));
    mark(row, text);
}

bool TextSieve::isCertain(QByteArrayView needle)
{
    return needle.size() == 1 && ownMark(needle.front()) < kOwnMarks;
}

void TextSieve::sift(Bitmap &rows, QByteArrayView needle) const
{
    std::vector<size_t> marks;
    if (isCertain(needle))
        marks.push_back(ownMark(needle.front()));
    marksOf(needle, kOwnMarks, kShared, [&](size_t mark) { marks.push_back(mark); });
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    for (size_t first = 0; first < rows.wordCount(); first += kWords) {
        const uint64_t *block = &m_words[first / kWords * kMarks * kWords];
        const size_t many = std::min(kWords, rows.wordCount() - first);
        for (const size_t mark : marks) {
            for (size_t i = 0; i < many; ++i)
                rows.setWord(first + i, rows.word(first + i) & block[mark * kWords + i]);
        }
    }
}

} // namespace goodword
