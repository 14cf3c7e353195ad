#pragma once
// The rows a list has read lately, by id; the least recently used go first. It does not know where rows come from.
// A null row is remembered too: it says that the row is gone, so that a paint does not ask again and again.

#include "ui/models/recordsource.h"

#include <list>
#include <optional>
#include <unordered_map>

namespace goodword {

class PageCache
{
public:
    explicit PageCache(size_t capacity = 8192) : m_capacity(capacity) {}

    /// nullopt: not here; a null pointer: known to be gone. A hit becomes the most recently used.
    std::optional<RowPtr> find(qint64 id);
    bool contains(qint64 id) const { return m_places.count(id) > 0; }
    void insert(qint64 id, RowPtr row);
    void remove(qint64 id);
    void clear();
    size_t size() const { return m_places.size(); }
    size_t capacity() const { return m_capacity; }

private:
    struct Entry {
        qint64 id;
        RowPtr row;
    };

    size_t m_capacity;
    std::list<Entry> m_entries; ///< most recently used first
    std::unordered_map<qint64, std::list<Entry>::iterator> m_places;
};

} // namespace goodword
