#include "core/timeline/timeline.h"

#include "core/base/result.h"
#include "core/book/database.h"

#include <algorithm>

namespace goodword {

namespace {

bool wants(const std::vector<TimelineKind> &kinds, TimelineKind kind)
{
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// The last time a yearly day came round; 29 February falls on the 28th in other years.
QDate lastOccurrence(const QString &day, QDate today)
{
    const bool yearless = day.startsWith(QLatin1String("--"));
    const QDate anchor = QDate::fromString(yearless ? QStringLiteral("2000") + day.mid(1) : day, Qt::ISODate);
    if (!anchor.isValid())
        return {};
    const auto inYear = [&](int year) {
        const int last = QDate(year, anchor.month(), 1).daysInMonth();
        return QDate(year, anchor.month(), std::min(anchor.day(), last));
    };
    const QDate found = inYear(today.year()) <= today ? inYear(today.year()) : inYear(today.year() - 1);
    return yearless || found >= anchor ? found : QDate();
}

void addImportantDates(Database &db, CustomerId customer, QDate today, std::vector<TimelineKey> &keys)
{
    const QDate since = db.value<QDate>("SELECT created_day FROM customer WHERE id = ?", customer).value_or(today);
    Statement s(db, "SELECT id, day FROM customer_date WHERE customer_id = ? ORDER BY id", customer);
    while (s.next()) {
        const QDate day = lastOccurrence(s.text(1), today);
        if (day.isValid() && day >= since)
            keys.push_back({TimelineKind::ImportantDate, s.integer(0), day, {}});
    }
}

bool isNewer(const TimelineKey &a, const TimelineKey &b)
{
    if (a.day != b.day)
        return a.day > b.day;
    if (a.at.isValid() != b.at.isValid())
        return !a.at.isValid();
    if (a.at != b.at)
        return a.at > b.at;
    if (a.kind != b.kind)
        return a.kind < b.kind;
    return a.id > b.id;
}

} // namespace

std::vector<TimelineKey> timelineKeys(Database &db, CustomerId customer, QDate today, const std::vector<TimelineKind> &kinds)
{
    std::vector<TimelineKey> keys;
    Statement s(db, R"(SELECT 0, id, day, at FROM touchpoint WHERE customer_id = ? AND deleted_at IS NULL
                       UNION ALL SELECT 1, id, day, at FROM answer WHERE customer_id = ? AND deleted_at IS NULL
                       UNION ALL SELECT 2, id, day, at FROM journey_event WHERE customer_id = ?
                       UNION ALL SELECT 3, e.id, e.day, e.at FROM testimonial q
                         JOIN testimonial_event e ON e.testimonial_id = q.id
                         WHERE q.customer_id = ? AND q.deleted_at IS NULL
                       UNION ALL SELECT 5, id, created_day, created_at FROM customer WHERE id = ?)",
                customer, customer, customer, customer, customer);
    while (s.next()) {
        const auto kind = TimelineKind(s.number(0));
        if (wants(kinds, kind))
            keys.push_back({kind, s.integer(1), s.day(2), s.instant(3)});
    }
    if (wants(kinds, TimelineKind::ImportantDate))
        addImportantDates(db, customer, today, keys);
    std::sort(keys.begin(), keys.end(), isNewer);
    return keys;
}

QString timelineKindName(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Touchpoint: return Core::tr("Touchpoints");
    case TimelineKind::Answer: return Core::tr("Answers");
    case TimelineKind::StageMove: return Core::tr("Journey");
    case TimelineKind::Testimonial: return Core::tr("Testimonials");
    case TimelineKind::ImportantDate: return Core::tr("Dates");
    case TimelineKind::Created: break;
    }
    return Core::tr("Record");
}

} // namespace goodword
