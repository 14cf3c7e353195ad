#include "core/customers/textarena.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace goodword {

static constexpr size_t kManyChanged = 20'000;

size_t findBytes(const char *hay, size_t size, QByteArrayView needle, size_t from)
{
    const size_t length = size_t(needle.size());
    if (length > size)
        return std::string::npos;
    const size_t last = size - length; // the last place it can begin
    size_t place = from;
#ifdef __SSE2__
    const __m128i firstByte = _mm_set1_epi8(needle.front()), lastByte = _mm_set1_epi8(needle.back());
    while (place + 16 + length - 1 <= size) {
        const auto *first = reinterpret_cast<const __m128i *>(hay + place);
        const auto *end = reinterpret_cast<const __m128i *>(hay + place + length - 1);
        auto hits = unsigned(_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128(first), firstByte),
                                                             _mm_cmpeq_epi8(_mm_loadu_si128(end), lastByte))));
        for (; hits; hits &= hits - 1) {
            const size_t at = place + size_t(std::countr_zero(hits));
            if (std::memcmp(hay + at, needle.data(), length) == 0)
                return at;
        }
        place += 16;
    }
#endif
    while (place <= last) {
        const void *found = std::memchr(hay + place, needle.front(), last - place + 1);
        if (!found)
            return std::string::npos;
        place = size_t(static_cast<const char *>(found) - hay);
        if (std::memcmp(hay + place, needle.data(), length) == 0)
            return place;
        ++place;
    }
    return std::string::npos;
}

void TextArena::reserve(size_t rows, size_t bytes)
{
    m_starts.reserve(rows);
    m_sieve.reserve(rows);
    m_bytes.reserve(qsizetype(bytes));
}

void TextArena::append(QByteArrayView text)
{
    m_starts.push_back(size_t(m_bytes.size()));
    m_sieve.append(text);
    m_bytes.append(text).append('\0');
}

void TextArena::replace(uint32_t row, QByteArrayView text)
{
    m_changed[row] = text.toByteArray();
    m_sieve.replace(row, text);
    if (m_changed.size() > kManyChanged)
        compact();
}

QByteArrayView TextArena::at(uint32_t row) const
{
    if (!m_changed.empty()) {
        if (const auto changed = m_changed.find(row); changed != m_changed.end())
            return changed->second;
    }
    return {m_bytes.constData() + m_starts[row], qsizetype(endOf(row) - m_starts[row])};
}

void TextArena::compact()
{
    TextArena fresh;
    fresh.reserve(m_starts.size(), size_t(m_bytes.size()));
    for (size_t row = 0; row < m_starts.size(); ++row)
        fresh.append(at(uint32_t(row)));
    *this = std::move(fresh);
}

bool TextArena::holds(uint32_t row, QByteArrayView needle) const
{
    const QByteArrayView text = at(row);
    return needle.isEmpty() || findBytes(text.data(), size_t(text.size()), needle, 0) != std::string::npos;
}

Bitmap TextArena::search(QByteArrayView needle) const
{
    Bitmap found(m_starts.size(), true);
    if (needle.isEmpty())
        return found;
    m_sieve.sift(found, needle);
    if (TextSieve::isCertain(needle))
        return found;
    // To jump from text to text takes longer than to read on, once it is more than a few of them.
    if (found.count() > m_starts.size() / 8)
        return searchAll(needle);
    for (size_t word = 0; word < found.wordCount(); ++word) {
        uint64_t held = 0;
        for (uint64_t bits = found.word(word); bits; bits &= bits - 1) {
            if (holds(uint32_t(word * 64 + size_t(std::countr_zero(bits))), needle))
                held |= bits & -bits;
        }
        found.setWord(word, held);
    }
    return found;
}

/// Without the sieve.
Bitmap TextArena::searchAll(QByteArrayView needle) const
{
    Bitmap found(m_starts.size());
    const char *bytes = m_bytes.constData();
    const size_t size = size_t(m_bytes.size());
    size_t row = 0;
    for (size_t at = findBytes(bytes, size, needle, 0); at != std::string::npos;) {
        // The row of a hit is looked for by strides from the last one: hits lie close together or are few.
        size_t stride = 1;
        while (row + stride < m_starts.size() && m_starts[row + stride] <= at) {
            row += stride;
            stride *= 2;
        }
        row = size_t(std::upper_bound(m_starts.begin() + ptrdiff_t(row),
                                      m_starts.begin() + ptrdiff_t(std::min(row + stride, m_starts.size())), at)
                     - m_starts.begin()) - 1;
        found.set(row);
        if (row + 1 == m_starts.size())
            break;
        at = findBytes(bytes, size, needle, m_starts[row + 1]);
    }
    for (const auto &[changed, text] : m_changed)
        found.set(changed, QByteArrayView(text).contains(needle));
    return found;
}

} // namespace goodword
