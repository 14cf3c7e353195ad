#pragma once
// Who has an e-mail or phone key. A file that is small beside the book is asked for through the index of the keys; while many
// rows come in and that index is away, through hashes of all keys in memory, 16 bytes each, and every hit is checked in the row.

#include "core/base/id.h"
#include "core/book/unitofwork.h"

#include <vector>

namespace goodword {

class ContactKeys
{
public:
    enum class Kind { Email, Phone };
    struct Holder {
        CustomerId id;
        QString uid;
    };

    ContactKeys(UnitOfWork &u, Kind kind) : m_u(u), m_kind(kind) {}

    /// Reads every key into memory; from here on add() has to tell of keys that came, or learn() whose have changed.
    void load();
    void learn(CustomerId customer);
    void add(CustomerId customer, const QString &key);
    /// Who has the key and is not in the trash.
    std::vector<Holder> holders(const QString &key) const;

private:
    struct Slot {
        quint64 hash = 0;
        qint64 customer = 0; ///< 0: free
    };
    void insert(const QByteArray &key, qint64 customer);
    void grow();
    size_t home(quint64 hash) const { return size_t(hash) & (m_slots.size() - 1); }

    UnitOfWork &m_u;
    Kind m_kind;
    bool m_inMemory = false;
    std::vector<Slot> m_slots; ///< open addressing; its size is a power of two
    size_t m_used = 0;
};

} // namespace goodword
