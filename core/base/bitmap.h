#pragma once
// A set of row numbers as bits: what a filter of a list in memory answers with. Sets of the same size are joined a word at a
// time, so that a term costs about as much as reading its column. Bits beyond the size stay 0.

#include <algorithm>
#include <array>
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
            // Byte by byte first, which the compiler turns into a few wide instructions for most tests.
            std::array<uint8_t, 64> yes{};
            if (to - from == 64) {
                for (size_t i = 0; i < 64; ++i)
                    yes[i] = bool(test(from + i));
            } else {
                for (size_t i = 0; i < to - from; ++i)
                    yes[i] = bool(test(from + i));
            }
            found.m_words[word] = packed(yes);
        }
        return found;
    }

    size_t size() const { return m_size; }
    /// The bits of 64 rows from 64 * index on.
    uint64_t word(size_t index) const { return m_words[index]; }
    void setWord(size_t index, uint64_t bits) { m_words[index] = bits; }
    size_t wordCount() const { return m_words.size(); }
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
    /// 64 bytes of 0 or 1 as bits, the first one lowest.
    static uint64_t packed(const std::array<uint8_t, 64> &yes)
    {
        uint64_t bits = 0;
        for (size_t i = 0; i < 8; ++i) {
            uint64_t eight = 0;
            for (size_t k = 0; k < 8; ++k)
                eight |= uint64_t(yes[i * 8 + k]) << (8 * k); // one load where bytes lie this way
            bits |= eight * kGather >> 56 << (8 * i);
        }
        return bits;
    }

    /// Moves bit 8k of eight bytes to bit 56 + k; no two of its products meet.
    static constexpr uint64_t kGather = 0x0102040810204080;

    void trim()
    {
        if (m_size % 64 != 0)
            m_words.back() &= (uint64_t(1) << (m_size % 64)) - 1;
    }

    std::vector<uint64_t> m_words;
    size_t m_size = 0;
};

} // namespace goodword
