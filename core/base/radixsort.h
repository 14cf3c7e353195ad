#pragma once
// Stable sort of row numbers by a key of 32 or 64 bits: each pass deals them out by 16 bits, and a pass in which all are
// alike is left out. std::stable_sort over keys that lie all over the memory takes about five times as long for a million rows.

#include <array>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace goodword {

/// `key(row)`, an unsigned number, for each of `rows`; equals keep their order.
template <class KeyOf>
void radixSort(std::vector<uint32_t> &rows, const KeyOf &key)
{
    using Key = std::invoke_result_t<KeyOf, uint32_t>;
    static_assert(std::is_unsigned_v<Key> && sizeof(Key) >= 4);
    struct Entry {
        Key key;
        uint32_t row;
    };
    const auto from = std::make_unique_for_overwrite<Entry[]>(rows.size()), to = std::make_unique_for_overwrite<Entry[]>(rows.size());
    Entry *source = from.get(), *target = to.get();
    const size_t size = rows.size();
    Key differing = 0;
    for (size_t i = 0; i < size; ++i) {
        source[i] = {key(rows[i]), rows[i]};
        differing |= source[i].key ^ source[0].key;
    }
    const auto counts = std::make_unique<std::array<uint32_t, 65536>>();
    for (size_t shift = 0; shift < sizeof(Key) * 8; shift += 16) {
        if ((differing >> shift & 0xffff) == 0)
            continue;
        counts->fill(0);
        for (size_t i = 0; i < size; ++i)
            ++(*counts)[source[i].key >> shift & 0xffff];
        uint32_t place = 0;
        for (uint32_t &count : *counts)
            place += std::exchange(count, place);
        for (size_t i = 0; i < size; ++i)
            target[(*counts)[source[i].key >> shift & 0xffff]++] = source[i];
        std::swap(source, target);
    }
    for (size_t i = 0; i < size; ++i)
        rows[i] = source[i].row;
}

} // namespace goodword
