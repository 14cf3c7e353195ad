#include "core/exchange/contactkeys.h"

#include "core/book/statement.h"

#include <QHashSeed>

namespace goodword {

namespace {

struct Sql {
    const char *after;
    const char *ofCustomer;
    const char *byKey;
    const char *byRow;
};

constexpr Sql kEmail = {
    "SELECT match_key, id FROM customer_email WHERE id > ? ORDER BY id",
    "SELECT match_key, id FROM customer_email WHERE customer_id = ?",
    R"(SELECT c.id, c.uid FROM customer_email e JOIN customer c ON c.id = e.customer_id
       WHERE e.match_key = ? AND c.deleted_at IS NULL)",
    R"(SELECT c.id, c.uid FROM customer_email e JOIN customer c ON c.id = e.customer_id
       WHERE e.id = ? AND e.match_key = ? AND c.deleted_at IS NULL)"};
constexpr Sql kPhone = {
    "SELECT match_key, id FROM customer_phone WHERE id > ? ORDER BY id",
    "SELECT match_key, id FROM customer_phone WHERE customer_id = ?",
    R"(SELECT c.id, c.uid FROM customer_phone p JOIN customer c ON c.id = p.customer_id
       WHERE p.match_key = ? AND c.deleted_at IS NULL)",
    R"(SELECT c.id, c.uid FROM customer_phone p JOIN customer c ON c.id = p.customer_id
       WHERE p.id = ? AND p.match_key = ? AND c.deleted_at IS NULL)"};

const Sql &sqlOf(ContactKeys::Kind kind)
{
    return kind == ContactKeys::Kind::Email ? kEmail : kPhone;
}

quint64 hashOf(QByteArrayView key)
{
    return qHashBits(key.data(), size_t(key.size()), size_t(QHashSeed::globalSeed()));
}

} // namespace

void ContactKeys::load()
{
    m_inMemory = true;
    m_slots.assign(1 << 12, {});
    m_used = 0;
    m_lastRow = 0;
    learnNew();
}

void ContactKeys::learnNew()
{
    if (!m_inMemory)
        return;
    Statement s(m_u.db(), sqlOf(m_kind).after, m_lastRow);
    while (s.next()) {
        m_lastRow = s.integer(1);
        insert(s.utf8(0), m_lastRow);
    }
}

void ContactKeys::learn(CustomerId customer)
{
    if (!m_inMemory)
        return;
    Statement s(m_u.db(), sqlOf(m_kind).ofCustomer, customer);
    while (s.next())
        insert(s.utf8(0), s.integer(1));
}

void ContactKeys::insert(const QByteArray &key, qint64 row)
{
    if (key.isEmpty())
        return;
    if (2 * (m_used + 1) > m_slots.size())
        grow();
    const quint64 hash = hashOf(key);
    size_t at = home(hash);
    for (; m_slots[at].row != 0; at = (at + 1) & (m_slots.size() - 1)) {
        if (m_slots[at].hash == hash && m_slots[at].row == row)
            return;
    }
    m_slots[at] = {hash, row};
    ++m_used;
}

void ContactKeys::grow()
{
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    for (const Slot &slot : before) {
        if (slot.row == 0)
            continue;
        size_t at = home(slot.hash);
        while (m_slots[at].row != 0)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = slot;
    }
}

std::vector<ContactKeys::Holder> ContactKeys::holders(const QString &key) const
{
    std::vector<Holder> found;
    const auto take = [&](Statement &&s) {
        while (s.next())
            found.push_back({s.id<CustomerId>(0), s.text(1)});
    };
    if (!m_inMemory) {
        take(Statement(m_u.db(), sqlOf(m_kind).byKey, key));
        return found;
    }
    const quint64 hash = hashOf(key.toUtf8());
    for (size_t at = home(hash); m_slots[at].row != 0; at = (at + 1) & (m_slots.size() - 1)) {
        if (m_slots[at].hash == hash)
            take(Statement(m_u.db(), sqlOf(m_kind).byRow, m_slots[at].row, key));
    }
    return found;
}

} // namespace goodword
