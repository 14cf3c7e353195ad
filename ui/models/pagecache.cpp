#include "ui/models/pagecache.h"

namespace goodword {

std::optional<RowPtr> PageCache::find(qint64 id)
{
    const auto place = m_places.find(id);
    if (place == m_places.end())
        return std::nullopt;
    m_entries.splice(m_entries.begin(), m_entries, place->second);
    return place->second->row;
}

void PageCache::insert(qint64 id, RowPtr row)
{
    remove(id);
    m_entries.push_front({id, std::move(row)});
    m_places.emplace(id, m_entries.begin());
    while (m_places.size() > m_capacity) {
        m_places.erase(m_entries.back().id);
        m_entries.pop_back();
    }
}

void PageCache::remove(qint64 id)
{
    const auto place = m_places.find(id);
    if (place == m_places.end())
        return;
    m_entries.erase(place->second);
    m_places.erase(place);
}

void PageCache::clear()
{
    m_places.clear();
    m_entries.clear();
}

} // namespace goodword
