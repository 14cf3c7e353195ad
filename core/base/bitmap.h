#pragma once
// A set of row numbers as bits: what a filter of a list in memory answers with. Sets of the same size are joined a word at a
// time, so that a term costs about as much as reading its column. Bits beyond the size stay 0.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace goodword {

class Bitmap
{
public:
    Bitmap() = default;
    explicit Bitmap(size_t size, bool on = false) : m_words((size + 63) / 64, on ? ~uint64_t(0) : 0), m_size(size) { trim(); }

    /// The rows for which `test(row)` is true.
    template <class Test>
    static Bitmap where(size_t size, const Test &test)
    {
        Bitmap found(size);
        for (size_t word = 0; word < found.m_words.size(); ++word) {
            const size_t from = word * 64, to = std::min(size, from + 64);
            uint64_t bits = 0;
            for (size_t row = from; row < to; ++row)
                bits |= uint64_t(bool(test(row))) << (row - from);
            found.m_words[word] = bits;
        }
        return found;
    }

    size_t size() const { return m_size; }
    bool test(size_t row) const { return m_words[row / 64] >> (row % 64) & 1; }
    void set(size_t row) { m_words[row / 64] |= uint64_t(1) << (row % 64); }
    void set(size_t row, bool on)
    {
        if (on)
            set(row);
        else
            m_words[row / 64] &= ~(uint64_t(1) << (row % 64));
    }
    /// Rows that come are off.
    void resize(size_t size)
    {
        m_words.resize((size + 63) / 64);
        m_size = size;
        trim();
    }

    Bitmap &operator&=(const Bitmap &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    Bitmap &operator|=(const Bitmap &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }
    void invert()
    {
        for (uint64_t &word : m_words)
            word = ~word;
        trim();
    }
    size_t count() const
    {
        size_t sum = 0;
        for (const uint64_t word : m_words)
            sum += size_t(std::popcount(word));
        return sum;
    }
    template <class Use>
    void forEach(const Use &use) const
    {
        for (size_t i = 0; i < m_words.size(); ++i) {
            for (uint64_t bits = m_words[i]; bits; bits &= bits - 1)
                use(i * 64 + size_t(std::countr_zero(bits)));
        }
    }

private:
    void trim()
    {
        if (m_size % 64 != 0)
            m_words.back() &= (uint64_t(1) << (m_size % 64)) - 1;
    }

    std::vector<uint64_t> m_words;
    size_t m_size = 0;
};

} // namespace goodword
