#include "core/insight/funnel.h"

#include "core/book/database.h"
#include "core/customers/customerlabel.h"
#include "core/journey/journeystore.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace goodword {

namespace {

constexpr int kNowhere = -1; // off the journey

/// Where one person is while the events go by. Stages are counted in their order, days as Julian days.
struct Stay {
    int stage = kNowhere;
    qint32 since = 0;
};

struct Event {
    qint64 id;
    qint64 customer;
    int to;
};

class FunnelCount
{
public:
    FunnelCount(const std::vector<Stage> &stages, QDate from, QDate to, qint64 people)
        : m_from(qint32(from.toJulianDay())), m_to(qint32(to.toJulianDay()))
    {
        for (const Stage &stage : stages) {
            m_rows.push_back({});
            m_rows.back().stage = stage.id;
            m_daysStayed.emplace_back();
        }
        m_people.reserve(qsizetype(std::min(people, kMostReserved)));
    }

    void apply(qint32 day, const Event &event)
    {
        Stay &stay = m_people[event.customer];
        if (stay.stage == event.to) // a later note of what was so already
            return;
        if (stay.stage != kNowhere)
            leave(stay, day, event.to);
        stay = {event.to, day};
        if (event.to != kNowhere && inRange(day))
            ++m_rows[size_t(event.to)].entered;
    }

    void countThere()
    {
        for (const Stay &stay : std::as_const(m_people)) {
            if (stay.stage != kNowhere)
                ++m_rows[size_t(stay.stage)].there;
        }
    }

    std::vector<FunnelStage> result()
    {
        for (size_t i = 0; i < m_rows.size(); ++i)
            setDays(m_rows[i], m_daysStayed[i]);
        return m_rows;
    }

private:
    static constexpr qint64 kMostReserved = 4'000'000;

    bool inRange(qint32 day) const { return day >= m_from && day <= m_to; }

    void leave(const Stay &stay, qint32 day, int next)
    {
        FunnelStage &left = m_rows[size_t(stay.stage)];
        const bool onward = next > stay.stage;
        if (onward && inRange(stay.since))
            ++left.enteredMovedOn;
        if (!inRange(day))
            return;
        ++(onward ? left.movedOn : left.movedBack);
        ++m_daysStayed[size_t(stay.stage)][day - stay.since];
    }

    static void setDays(FunnelStage &stage, const std::map<qint64, qint64> &stays)
    {
        qint64 count = 0;
        double sum = 0;
        for (const auto &[days, times] : stays) {
            count += times;
            sum += double(days) * double(times);
        }
        if (count == 0)
            return;
        const auto nth = [&](qint64 n) {
            for (const auto &[days, times] : stays) {
                n -= times;
                if (n < 0)
                    return double(days);
            }
            return 0.0;
        };
        stage.meanDays = sum / double(count);
        stage.medianDays = (nth((count - 1) / 2) + nth(count / 2)) / 2;
    }

    qint32 m_from, m_to;
    std::vector<FunnelStage> m_rows;
    std::vector<std::map<qint64, qint64>> m_daysStayed; ///< per stage: days → how many stays lasted so long
    QHash<qint64, Stay> m_people;
};

} // namespace

std::vector<FunnelStage> funnel(Database &db, JourneyModelId model, QDate from, QDate to, QDate asOf)
{
    const auto stages = journeyStore::stagesOf(db, model, true);
    FunnelCount count(stages, from, to, db.value<qint64>("SELECT max(id) FROM customer").value_or(0));
    QHash<qint64, int> rank;
    for (const Stage &stage : stages)
        rank.insert(stage.id.value, int(rank.size()));
    const QSet<qint64> trash = customersInTrash(db);
    // The index gives days in order, within a day not: a day's events are put in order here.
    std::vector<Event> sameDay;
    QByteArray dayOfThose;
    bool rangeOver = false;
    const auto flush = [&] {
        std::sort(sameDay.begin(), sameDay.end(), [](const Event &a, const Event &b) { return a.id < b.id; });
        const auto day = qint32(dayFromText(QString::fromLatin1(dayOfThose)).toJulianDay());
        for (const Event &event : sameDay)
            count.apply(day, event);
        sameDay.clear();
    };
    Statement s = Statement::native(db, R"(SELECT day, id, customer_id, to_stage_id FROM journey_event
                                           WHERE model_id = ? AND day <= ? ORDER BY day)");
    s.bind(model, asOf);
    while (s.next()) {
        if (const QByteArray day = s.utf8(0); day != dayOfThose) {
            flush();
            dayOfThose = QByteArray(day.constData(), day.size()); // a copy: the bytes are SQLite's
            if (!rangeOver && dayFromText(QString::fromLatin1(day)) > to) {
                count.countThere();
                rangeOver = true;
            }
        }
        if (!trash.contains(s.integer(2)))
            sameDay.push_back({s.integer(1), s.integer(2), rank.value(s.integer(3), kNowhere)});
    }
    flush();
    if (!rangeOver)
        count.countThere();
    auto rows = count.result();
    std::erase_if(rows, [&](const FunnelStage &row) {
        const auto stage = std::find_if(stages.begin(), stages.end(), [&](const Stage &g) { return g.id == row.stage; });
        FunnelStage none;
        none.stage = row.stage;
        return stage->archived && row == none;
    });
    return rows;
}

std::vector<StuckCustomer> stuckCustomers(Database &db, QDate today)
{
    std::vector<StuckCustomer> stuck;
    auto stages = journeyStore::activeStages(db);
    if (!stages.empty())
        stages.pop_back();
    Statement s = Statement::native(db, R"(SELECT customer_id, stage_day FROM d_customer WHERE stage_id = ? AND stage_day < ?
                                           ORDER BY stage_day, customer_id)");
    QByteArray dayOfThose;
    QDate since;
    for (const Stage &stage : stages) {
        s.bind(stage.id, today.addDays(-stage.stuckDays));
        while (s.next()) {
            if (const QByteArray day = s.utf8(1); day != dayOfThose) {
                dayOfThose = QByteArray(day.constData(), day.size());
                since = dayFromText(QString::fromLatin1(day));
            }
            stuck.push_back({s.id<CustomerId>(0), stage.id, since, since.daysTo(today)});
        }
        s.reset();
    }
    return stuck;
}

} // namespace goodword
