#pragma once
// Where in 64 bytes the characters stand that mean something in CSV: bit n is set where byte n is the delimiter, a quote,
// LF or CR. Twice: for any processor, and for those with SSE2 (every x86-64). Both give the same answer.

#include <QtEndian>

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace goodword::csvscan {

constexpr size_t kBlock = 64;

inline quint64 specialsPortable(const char *bytes, char delimiter)
{
    constexpr quint64 kOnes = 0x0101010101010101ULL, kLow = 0x7F7F7F7F7F7F7F7FULL;
    // The high bit of each byte that is zero, exactly (Warren, Hacker's Delight, 6-1).
    const auto zeros = [](quint64 w) { return ~(((w & kLow) + kLow) | w | kLow); };
    quint64 mask = 0;
    for (unsigned part = 0; part < 8; ++part) {
        const quint64 word = qFromLittleEndian<quint64>(bytes + part * 8);
        const quint64 hits = zeros(word ^ (kOnes * uchar(delimiter))) | zeros(word ^ (kOnes * uchar('"')))
                             | zeros(word ^ (kOnes * uchar('\n'))) | zeros(word ^ (kOnes * uchar('\r')));
        mask |= (((hits >> 7) * 0x0102040810204080ULL) >> 56) << (part * 8);
    }
    return mask;
}

#if defined(__SSE2__)
inline quint64 specials(const char *bytes, char delimiter)
{
    const __m128i d = _mm_set1_epi8(delimiter), q = _mm_set1_epi8('"');
    const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
    quint64 mask = 0;
    for (unsigned part = 0; part < 4; ++part) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + part * 16));
        const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, d), _mm_cmpeq_epi8(block, q)),
                                         _mm_or_si128(_mm_cmpeq_epi8(block, lf), _mm_cmpeq_epi8(block, cr)));
        mask |= quint64(quint32(_mm_movemask_epi8(hit))) << (part * 16);
    }
    return mask;
}
#else
inline quint64 specials(const char *bytes, char delimiter)
{
    return specialsPortable(bytes, delimiter);
}
#endif

} // namespace goodword::csvscan
