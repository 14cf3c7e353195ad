#include "core/touchpoints/touchpointstore.h"

#include "core/base/uid.h"

namespace goodword::touchpointStore {

std::optional<Touchpoint> touchpoint(Database &db, TouchpointId id)
{
    Statement s(db, R"(SELECT id, uid, customer_id, day, at, channel, direction, department_id, staff_id, subject, body,
                              sentiment, outcome, minutes, follow_up_day, follow_up_done, is_ask, is_gift, gift_minor,
                              gift_currency, deleted_at
                       FROM touchpoint WHERE id = ?)", id);
    if (!s.next())
        return std::nullopt;
    Touchpoint t;
    t.id = s.id<TouchpointId>(0);
    t.uid = s.text(1);
    t.customer = s.id<CustomerId>(2);
    t.day = s.day(3);
    t.at = s.instant(4);
    t.channel = channelFromCode(s.text(5)).value_or(Channel::Other);
    t.direction = directionFromCode(s.text(6)).value_or(Direction::None);
    t.department = s.id<DepartmentId>(7);
    t.staff = s.id<StaffId>(8);
    t.subject = s.text(9);
    t.body = s.text(10);
    t.sentiment = sentimentFromCode(s.text(11)).value_or(Sentiment::Unset);
    t.outcome = s.text(12);
    if (!s.isNull(13))
        t.minutes = s.number(13);
    t.followUpDay = s.day(14);
    t.followUpDone = s.flag(15);
    t.isAsk = s.flag(16);
    t.isGift = s.flag(17);
    if (!s.isNull(18))
        t.gift = Money{s.integer(18), s.text(19)};
    t.deleted = !s.isNull(20);
    return t;
}

static std::optional<qint64> giftMinor(const Touchpoint &t)
{
    return t.gift ? std::optional(t.gift->minor) : std::nullopt;
}

static std::optional<QString> giftCurrency(const Touchpoint &t)
{
    return t.gift ? std::optional(t.gift->currency) : std::nullopt;
}

TouchpointId add(UnitOfWork &u, const Touchpoint &t)
{
    return u.insert<TouchpointId>(
        R"(INSERT INTO touchpoint (uid, customer_id, day, at, channel, direction, department_id, staff_id, subject, body,
                                   sentiment, outcome, minutes, follow_up_day, follow_up_done, is_ask, is_gift, gift_minor,
                                   gift_currency)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
        t.uid.isEmpty() ? newUid(u.clock()) : t.uid, t.customer, t.day, t.at, channelCode(t.channel),
        directionCode(t.direction), t.department, t.staff, t.subject, t.body, sentimentCode(t.sentiment), t.outcome, t.minutes,
        t.followUpDay, t.followUpDone, t.isAsk, t.isGift, giftMinor(t), giftCurrency(t));
}

void update(UnitOfWork &u, const Touchpoint &t)
{
    u.run(R"(UPDATE touchpoint SET day = ?, at = ?, channel = ?, direction = ?, department_id = ?, staff_id = ?, subject = ?,
                                   body = ?, sentiment = ?, outcome = ?, minutes = ?, follow_up_day = ?, follow_up_done = ?,
                                   is_ask = ?, is_gift = ?, gift_minor = ?, gift_currency = ?
             WHERE id = ?)",
          t.day, t.at, channelCode(t.channel), directionCode(t.direction), t.department, t.staff, t.subject, t.body,
          sentimentCode(t.sentiment), t.outcome, t.minutes, t.followUpDay, t.followUpDone, t.isAsk, t.isGift, giftMinor(t),
          giftCurrency(t), t.id);
}

void setDeleted(UnitOfWork &u, TouchpointId id, bool deleted)
{
    u.run("UPDATE touchpoint SET deleted_at = ? WHERE id = ?", deleted ? u.now() : QDateTime(), id);
}

void setFollowUp(UnitOfWork &u, TouchpointId id, QDate day, bool done)
{
    u.run("UPDATE touchpoint SET follow_up_day = ?, follow_up_done = ? WHERE id = ?", day, done, id);
}

} // namespace goodword::touchpointStore
