#pragma once
// The ids of a list in their order, shared by all who hold them: an answer of a million goes from a worker to a window, and
// is kept to be given again, without a copy. Any thread may read it; own() is for the one who changes it.

#include <QtGlobal>

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

namespace goodword {

class IdList
{
public:
    using value_type = qint64;
    using const_iterator = std::vector<qint64>::const_iterator;

    IdList() = default;
    IdList(std::vector<qint64> ids) : m_ids(std::make_shared<std::vector<qint64>>(std::move(ids))) {}

    size_t size() const { return all().size(); }
    bool empty() const { return all().empty(); }
    qint64 operator[](size_t place) const { return (*m_ids)[place]; }
    qint64 front() const { return m_ids->front(); }
    const_iterator begin() const { return all().begin(); }
    const_iterator end() const { return all().end(); }
    operator const std::vector<qint64> &() const { return all(); }

    /// To be changed: in place where nobody else holds them, else in a copy.
    std::vector<qint64> &own()
    {
        if (!m_ids)
            m_ids = std::make_shared<std::vector<qint64>>();
        else if (m_ids.use_count() > 1)
            m_ids = std::make_shared<std::vector<qint64>>(*m_ids);
        std::atomic_thread_fence(std::memory_order_acquire); // another thread may have let go of them only now
        return *m_ids;
    }

    /// Lists that are one and the same are equal at once.
    friend bool operator==(const IdList &a, const IdList &b) { return a.m_ids == b.m_ids || a.all() == b.all(); }

private:
    const std::vector<qint64> &all() const { return m_ids ? *m_ids : kNone; }

    inline static const std::vector<qint64> kNone;
    std::shared_ptr<std::vector<qint64>> m_ids;
};

} // namespace goodword
