#include "core/book/pagesum.h"

#include <QtEndian>

#include <array>
#include <cstring>

namespace goodword {

quint64 pageSum(const uchar *page, int size, quint32 number)
{
    std::array<quint32, kLargestPage / 4> words;
    const int count = (size - kSumBytes) / 4;
    qFromLittleEndian<quint32>(page, count, words.data());
    if (number == 1) {
        for (const int at : {16, 24, 40, 92, 96})
            words[size_t(at / 4)] = 0;
    }
    const quint32 *word = words.data();
    quint32 first = number, second = ~number;
    for (const quint32 *end = word + count; word != end; word += 2) {
        first += word[0] + second;
        second += word[1] + first;
    }
    const quint64 sum = quint64(first) << 32 | second;
    return sum == 0 ? 1 : sum;
}

PageState stateOfPage(const uchar *page, int size, quint32 number)
{
    const quint64 stored = qFromLittleEndian<quint64>(page + size - kSumBytes);
    if (stored == 0)
        return PageState::Unsummed;
    return stored == pageSum(page, size, number) ? PageState::Sound : PageState::Damaged;
}

int pageSizeOf(const uchar *header)
{
    if (std::memcmp(header, "SQLite format 3", 16) != 0)
        return 0;
    const int size = qFromBigEndian<quint16>(header + 16);
    if (size == 1)
        return kLargestPage;
    return size >= 512 && (size & (size - 1)) == 0 ? size : 0;
}

bool saysSums(const uchar *header)
{
    return header[20] == kSumBytes;
}

} // namespace goodword
