#include "core/exchange/contactkeys.h"

#include "core/book/statement.h"

#include <QHashSeed>

namespace goodword {

namespace {

struct Sql {
    const char *all;
    const char *ofCustomer;
    const char *byKey;
    const char *byCustomer;
};

constexpr Sql kEmail = {
    "SELECT match_key, customer_id FROM customer_email",
    "SELECT match_key FROM customer_email WHERE customer_id = ?",
    R"(SELECT c.id, c.uid FROM customer_email e JOIN customer c ON c.id = e.customer_id
       WHERE e.match_key = ? AND c.deleted_at IS NULL)",
    R"(SELECT c.id, c.uid FROM customer_email e JOIN customer c ON c.id = e.customer_id
       WHERE e.customer_id = ? AND e.match_key = ? AND c.deleted_at IS NULL LIMIT 1)"};
constexpr Sql kPhone = {
    "SELECT match_key, customer_id FROM customer_phone",
    "SELECT match_key FROM customer_phone WHERE customer_id = ?",
    R"(SELECT c.id, c.uid FROM customer_phone p JOIN customer c ON c.id = p.customer_id
       WHERE p.match_key = ? AND c.deleted_at IS NULL)",
    R"(SELECT c.id, c.uid FROM customer_phone p JOIN customer c ON c.id = p.customer_id
       WHERE p.customer_id = ? AND p.match_key = ? AND c.deleted_at IS NULL LIMIT 1)"};

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
    Statement s(m_u.db(), sqlOf(m_kind).all);
    while (s.next())
        insert(s.utf8(0), s.integer(1));
}

void ContactKeys::learn(CustomerId customer)
{
    if (!m_inMemory)
        return;
    Statement s(m_u.db(), sqlOf(m_kind).ofCustomer, customer);
    while (s.next())
        insert(s.utf8(0), customer.value);
}

void ContactKeys::add(CustomerId customer, const QString &key)
{
    if (m_inMemory)
        insert(key.toUtf8(), customer.value);
}

void ContactKeys::insert(const QByteArray &key, qint64 customer)
{
    if (key.isEmpty())
        return;
    if (2 * (m_used + 1) > m_slots.size())
        grow();
    const quint64 hash = hashOf(key);
    size_t at = home(hash);
    for (; m_slots[at].customer != 0; at = (at + 1) & (m_slots.size() - 1)) {
        if (m_slots[at].hash == hash && m_slots[at].customer == customer)
            return;
    }
    m_slots[at] = {hash, customer};
    ++m_used;
}

void ContactKeys::grow()
{
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    for (const Slot &slot : before) {
        if (slot.customer == 0)
            continue;
        size_t at = home(slot.hash);
        while (m_slots[at].customer != 0)
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
    for (size_t at = home(hash); m_slots[at].customer != 0; at = (at + 1) & (m_slots.size() - 1)) {
        if (m_slots[at].hash == hash)
            take(Statement(m_u.db(), sqlOf(m_kind).byCustomer, m_slots[at].customer, key));
    }
    return found;
}

} // namespace goodword
