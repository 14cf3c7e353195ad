#include "core/touchpoints/touchpointlist.h"

#include "core/base/text.h"
#include "core/customers/customerlabel.h"
#include "core/touchpoints/touchpointstore.h"

#include <QSet>

#include <algorithm>

namespace goodword {

namespace {

/// The columns every statement below gives, in this order; the second row only where the filter asks for it.
enum Column { RowId, CustomerOf, ChannelOf, SentimentOf, DepartmentOf, StaffOf, Deleted,
              Subject, Body, Outcome, Ask, Gift, FollowUpDay, FollowUpDone, Day, CustomerName };

// Everything a coded filter needs is in the index, so no row is read.
constexpr char kFromIndex[] =
    R"(SELECT id, customer_id, channel, sentiment, department_id, staff_id, deleted_at IS NOT NULL
       FROM touchpoint WHERE day >= ? AND day <= ? ORDER BY day DESC, id DESC)";
constexpr char kFromRows[] =
    R"(SELECT t.id, t.customer_id, t.channel, t.sentiment, t.department_id, t.staff_id, t.deleted_at IS NOT NULL, t.subject,
              t.body, t.outcome, t.is_ask, t.is_gift, t.follow_up_day, t.follow_up_done, t.day, c.name
       FROM touchpoint t JOIN customer c ON c.id = t.customer_id
       WHERE t.day >= ? AND t.day <= ? ORDER BY t.day DESC, t.id DESC)";
constexpr char kOfCustomer[] =
    R"(SELECT t.id, t.customer_id, t.channel, t.sentiment, t.department_id, t.staff_id, t.deleted_at IS NOT NULL, t.subject,
              t.body, t.outcome, t.is_ask, t.is_gift, t.follow_up_day, t.follow_up_done, t.day, c.name
       FROM touchpoint t JOIN customer c ON c.id = t.customer_id
       WHERE t.customer_id = ? AND t.day >= ? AND t.day <= ? ORDER BY t.day DESC, t.id DESC)";
constexpr char kFollowUps[] =
    R"(SELECT t.id, t.customer_id, t.channel, t.sentiment, t.department_id, t.staff_id, t.deleted_at IS NOT NULL, t.subject,
              t.body, t.outcome, t.is_ask, t.is_gift, t.follow_up_day, t.follow_up_done, t.day, c.name
       FROM touchpoint t JOIN customer c ON c.id = t.customer_id
       WHERE t.follow_up_day IS NOT NULL AND t.follow_up_day <= ? ORDER BY t.follow_up_day, t.id)";

class Sieve
{
public:
    Sieve(Database &db, const TouchpointFilter &filter)
        : m_filter(filter), m_text(fold(filter.text.trimmed())), m_gone(customersInTrash(db))
    {
        for (const Channel channel : filter.channels)
            m_channels.append(channelCode(channel));
        for (const Sentiment sentiment : filter.sentiments)
            m_sentiments.append(sentimentCode(sentiment));
    }

    bool needsRows() const
    {
        return !m_text.isEmpty() || m_filter.followUpOpen || m_filter.asks || m_filter.gifts || m_filter.customer.isValid()
               || m_filter.order == TouchpointOrder::FollowUpFirst;
    }
    bool lets(const Statement &s) const
    {
        return s.flag(Deleted) == m_filter.trash && !m_gone.contains(s.integer(CustomerOf))
               && (!m_filter.department.isValid() || s.id<DepartmentId>(DepartmentOf) == m_filter.department)
               && (!m_filter.staff.isValid() || s.id<StaffId>(StaffOf) == m_filter.staff)
               && (m_channels.isEmpty() || m_channels.contains(s.text(ChannelOf)))
               && (m_sentiments.isEmpty() || m_sentiments.contains(s.text(SentimentOf)))
               && (!needsRows() || letsRow(s));
    }

private:
    bool letsRow(const Statement &s) const
    {
        if ((m_filter.asks && !s.flag(Ask)) || (m_filter.gifts && !s.flag(Gift)))
            return false;
        if (m_filter.followUpOpen && (s.isNull(FollowUpDay) || s.flag(FollowUpDone)))
            return false;
        if (m_filter.followUpOpen && m_filter.followUpBy.isValid() && s.day(FollowUpDay) > m_filter.followUpBy)
            return false;
        if (m_filter.customer.isValid() && s.id<CustomerId>(CustomerOf) != m_filter.customer)
            return false;
        const QDate day = s.day(Day);
        if ((m_filter.from.isValid() && day < m_filter.from) || (m_filter.to.isValid() && day > m_filter.to))
            return false;
        return m_text.isEmpty() || fold(s.text(Subject)).contains(m_text) || fold(s.text(Body)).contains(m_text)
               || fold(s.text(Outcome)).contains(m_text) || fold(s.text(CustomerName)).contains(m_text);
    }

    const TouchpointFilter &m_filter;
    QString m_text;
    QSet<qint64> m_gone;
    QStringList m_channels, m_sentiments;
};

} // namespace

std::vector<qint64> touchpointIds(Database &db, const TouchpointFilter &filter)
{
    const Sieve sieve(db, filter);
    const QString first = dayText(filter.from);
    const QString last = filter.to.isValid() ? dayText(filter.to) : QStringLiteral("9999-12-31");
    const bool byFollowUp = filter.order == TouchpointOrder::FollowUpFirst;
    std::vector<qint64> ids;
    const auto gather = [&](Statement &&s) {
        while (s.next()) {
            if (sieve.lets(s))
                ids.push_back(s.integer(RowId));
        }
    };
    if (byFollowUp)
        gather(Statement(db, kFollowUps,
                         filter.followUpBy.isValid() ? dayText(filter.followUpBy) : QStringLiteral("9999-12-31")));
    else if (filter.customer.isValid())
        gather(Statement(db, kOfCustomer, filter.customer, first, last));
    else
        gather(Statement(db, sieve.needsRows() ? kFromRows : kFromIndex, first, last));
    if (filter.order == TouchpointOrder::OldestFirst)
        std::reverse(ids.begin(), ids.end());
    return ids;
}

std::vector<TouchpointRow> touchpointRows(Database &db, const std::vector<qint64> &ids)
{
    std::vector<TouchpointRow> rows;
    Statement names(db, R"(SELECT c.name, s.name, d.name, (SELECT count(*) FROM attachment a WHERE a.touchpoint_id = t.id)
                           FROM touchpoint t JOIN customer c ON c.id = t.customer_id
                           LEFT JOIN staff s ON s.id = t.staff_id LEFT JOIN department d ON d.id = t.department_id
                           WHERE t.id = ?)");
    for (const qint64 id : ids) {
        auto touchpoint = touchpointStore::touchpoint(db, TouchpointId(id));
        names.bind(id);
        if (touchpoint && names.next())
            rows.push_back({std::move(*touchpoint), names.text(0), names.text(1), names.text(2), names.number(3)});
        names.reset();
    }
    return rows;
}

} // namespace goodword
