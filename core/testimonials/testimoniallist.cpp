#include "core/testimonials/testimoniallist.h"

#include "core/base/text.h"
#include "core/consents/consentstore.h"
#include "core/testimonials/testimonialstore.h"

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Found {
    qint64 id = 0;
    double rating = -1;
};

enum Column { Id, Rating, Original, Edited, Attribution, Company, CustomerName };

/// Loads, of all testimonials, only what the filter asks about.
class Sieve
{
public:
    Sieve(Database &db, const TestimonialFilter &filter, QDate day)
        : m_filter(filter), m_day(day), m_text(fold(filter.text.trimmed()))
    {
        if (filter.state)
            m_events = testimonialStore::allEvents(db);
        if (!filter.tag.trimmed().isEmpty())
            m_tagged = testimonialStore::taggedWith(db, filter.tag);
        if (filter.consent)
            m_consents = consentStore::bySubject(db, ConsentSubject::Testimonial);
    }

    bool lets(const Statement &s) const
    {
        const qint64 id = s.integer(Id);
        if (m_filter.minRating && (s.isNull(Rating) || s.real(Rating) < *m_filter.minRating))
            return false;
        if (m_filter.state && standingOf(m_events.value(id)).state != *m_filter.state)
            return false;
        return letsTag(id) && letsConsent(id) && letsText(s);
    }

private:
    bool letsTag(qint64 id) const
    {
        return m_filter.tag.trimmed().isEmpty() || m_tagged.contains(id);
    }
    bool letsConsent(qint64 id) const
    {
        if (!m_filter.consent)
            return true;
        const auto verdict = covers(m_consents.value(id), ConsentScope::Quote, m_filter.consent->channel, m_day);
        return verdict.covered() == m_filter.consent->covered;
    }
    bool letsText(const Statement &s) const
    {
        if (m_text.isEmpty())
            return true;
        for (const int column : {Original, Edited, Attribution, Company, CustomerName}) {
            if (fold(s.text(column)).contains(m_text))
                return true;
        }
        return false;
    }

    const TestimonialFilter &m_filter;
    QDate m_day;
    QString m_text;
    QHash<qint64, std::vector<TestimonialEvent>> m_events;
    QSet<qint64> m_tagged;
    QHash<qint64, std::vector<Consent>> m_consents;
};

std::vector<Found> sifted(Database &db, const TestimonialFilter &filter, QDate day, Statement &s)
{
    const Sieve sieve(db, filter, day);
    std::vector<Found> found;
    while (s.next()) {
        if (sieve.lets(s))
            found.push_back({s.integer(Id), s.isNull(Rating) ? -1 : s.real(Rating)});
    }
    return found;
}

std::vector<Found> foundFor(Database &db, const TestimonialFilter &filter, QDate day)
{
    const QString from = filter.from.isValid() ? dayText(filter.from) : u""_s;
    const QString to = filter.to.isValid() ? dayText(filter.to) : u"9999-12-31"_s;
    if (filter.customer) {
        Statement s(db, R"(SELECT t.id, t.rating, t.original, t.edited, t.attribution, t.attribution_company, c.name
                           FROM testimonial t JOIN customer c ON c.id = t.customer_id
                           WHERE t.customer_id = ? AND t.day BETWEEN ? AND ? AND (t.deleted_at IS NOT NULL) = ?
                             AND c.deleted_at IS NULL
                           ORDER BY t.day DESC, t.id DESC)", *filter.customer, from, to, filter.trash);
        return sifted(db, filter, day, s);
    }
    Statement s(db, R"(SELECT t.id, t.rating, t.original, t.edited, t.attribution, t.attribution_company, c.name
                       FROM testimonial t LEFT JOIN customer c ON c.id = t.customer_id
                       WHERE t.day BETWEEN ? AND ? AND (t.deleted_at IS NOT NULL) = ? AND c.deleted_at IS NULL
                       ORDER BY t.day DESC, t.id DESC)", from, to, filter.trash);
    return sifted(db, filter, day, s);
}

std::optional<TestimonialRow> rowOf(Database &db, TestimonialId id, QDate day)
{
    const auto found = testimonialStore::find(db, id);
    if (!found)
        return std::nullopt;
    TestimonialRow row;
    row.testimonial = *found;
    row.customerName = db.value<QString>("SELECT name FROM customer WHERE id = ?", found->customer).value_or(QString());
    row.standing = testimonialStore::standing(db, id);
    row.wording = row.standing.isApproved() ? row.standing.approvedWording : found->wording();
    row.byline = byline(found->attribution, found->role, found->company);
    row.tags = testimonialStore::tags(db, id);
    const auto consents = consentStore::of(db, ConsentSubject::Testimonial, id.value);
    for (const ConsentChannel channel : kConsentChannels)
        row.consent[size_t(channel)] = covers(consents, ConsentScope::Quote, channel, day);
    return row;
}

} // namespace

std::vector<qint64> testimonialIds(Database &db, const TestimonialFilter &filter, QDate day)
{
    std::vector<Found> found = foundFor(db, filter, day);
    if (filter.order == TestimonialOrder::OldestFirst)
        std::reverse(found.begin(), found.end());
    if (filter.order == TestimonialOrder::HighestRating)
        std::stable_sort(found.begin(), found.end(), [](Found a, Found b) { return a.rating > b.rating; });
    std::vector<qint64> ids(found.size());
    std::transform(found.begin(), found.end(), ids.begin(), [](const Found &one) { return one.id; });
    return ids;
}

std::vector<TestimonialRow> testimonialRows(Database &db, const std::vector<qint64> &ids, QDate day)
{
    std::vector<TestimonialRow> rows;
    rows.reserve(ids.size());
    for (const qint64 id : ids) {
        if (auto row = rowOf(db, TestimonialId(id), day))
            rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace goodword
