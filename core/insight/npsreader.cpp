#include "core/insight/npsreader.h"

#include "core/insight/dayanswers.h"
#include "core/insight/npswindow.h"

#include <algorithm>
#include <cmath>

namespace goodword {

namespace {

struct NpsTally {
    NpsCounts counts;
    void add(double score, qint64 times)
    {
        switch (npsBand(score).value_or(NpsBand::Detractor)) {
        case NpsBand::Promoter: counts.promoters += times; break;
        case NpsBand::Passive: counts.passives += times; break;
        case NpsBand::Detractor: counts.detractors += times; break;
        }
    }
    NpsFigure figure() const { return npsFigure(counts); }
};

struct CsatTally {
    qint64 satisfied = 0;
    qint64 n = 0;
    void add(double score, qint64 times)
    {
        n += times;
        satisfied += score >= 4 ? times : 0;
    }
    CsatFigure figure() const { return csatFigure(satisfied, n); }
};

struct CesTally {
    double sum = 0;
    qint64 agreeing = 0;
    qint64 n = 0;
    void add(double score, qint64 times)
    {
        n += times;
        sum += score * double(times);
        agreeing += score >= 5 ? times : 0;
    }
    CesFigure figure() const { return cesFigure(sum, agreeing, n); }
};

/// What one page reads of the rollups.
class Rollups
{
public:
    Rollups(Database &db, const NpsQuery &query, SurveyKind kind, QDate today)
        : m_db(db), m_surveys(surveysOf(db, query, kind)), m_scopes(scopesOf(query, m_surveys)), m_period(periodOf(query, today))
    {
    }

    const std::vector<Survey> &surveys() const { return m_surveys; }
    const NpsPeriod &period() const { return m_period; }

    /// Calls take(day, comments, DayGroup) for each score of each day; comments is 0 but for the first of a day.
    template <class Take>
    void eachDay(const DayWindow &days, Take take) const
    {
        Statement s = Statement::native(m_db, R"(SELECT day, comments, answers FROM d_answer_day
                                                 WHERE scope = ? AND day BETWEEN ? AND ?)");
        for (const AnswerScope scope : m_scopes) {
            s.reset();
            s.bind(scope, days.from, days.to);
            while (s.next()) {
                qint64 comments = s.integer(1);
                eachGroup(s.blob(2), [&](const DayGroup &group) { take(DayNumber(s.integer(0)), std::exchange(comments, 0), group); });
            }
        }
    }

    /// First days of the months of the window with what counts in each: from its begin or its first answer, to its end or
    /// at least today. Whole months are read as such, the ends of the window from their days.
    template <class Tally>
    std::vector<std::pair<QDate, Tally>> months() const
    {
        std::vector<std::pair<QDate, Tally>> months = noMonths<Tally>();
        const auto monthAt = [&](DayNumber month) -> Tally * {
            if (months.empty())
                return nullptr;
            const QDate first = months.front().first;
            const qint64 index = (month / 100 - first.year()) * 12 + month % 100 - first.month();
            return index >= 0 && index < qint64(months.size()) ? &months[size_t(index)].second : nullptr;
        };
        const Split split = splitWindow();
        for (const DayWindow &end : split.ends) {
            eachDay(end, [&](DayNumber day, qint64, const DayGroup &group) {
                if (Tally *month = monthAt(monthOf(day)))
                    month->add(group.score, group.countedUntil(end.to));
            });
        }
        Statement s = Statement::native(m_db, "SELECT month, answers FROM d_answer_month WHERE scope = ? AND month BETWEEN ? AND ?");
        for (const AnswerScope scope : m_scopes) {
            s.reset();
            s.bind(scope, split.firstMonth, split.lastMonth);
            while (s.next()) {
                if (Tally *month = monthAt(DayNumber(s.integer(0))))
                    eachGroup(s.blob(1), [&](const DayGroup &group) { month->add(group.score, group.all()); });
            }
        }
        return months;
    }

    /// Where every survey of the page knows its invitations, and the page holds all that came back.
    std::optional<qint64> invited() const
    {
        qint64 sum = 0;
        for (const Survey &survey : m_surveys) {
            if (!survey.invited)
                return std::nullopt;
            sum += *survey.invited;
        }
        return m_period.window.from == 0 && sum > 0 ? std::optional(sum) : std::nullopt;
    }

private:
    /// The window as whole months and what is left over before and after them, each within one month.
    struct Split {
        DayNumber firstMonth = 0, lastMonth = 0;
        std::vector<DayWindow> ends;
    };

    Split splitWindow() const
    {
        const DayWindow &window = m_period.window;
        Split split{monthOf(window.from), monthOf(window.to), {}};
        const bool beginsWhole = window.from % 100 <= 1;
        const bool endsWhole = window.to % 100 == dateOf(window.to).daysInMonth();
        if (monthOf(window.from) == monthOf(window.to) && !(beginsWhole && endsWhole)) {
            split.ends.push_back(window);
            split.lastMonth = split.firstMonth - 1;
            return split;
        }
        if (!beginsWhole) {
            const QDate from = dateOf(window.from);
            split.ends.push_back({window.from, split.firstMonth * 100 + from.daysInMonth()});
            split.firstMonth = monthOf(dayNumber(from.addMonths(1)));
        }
        if (!endsWhole) {
            split.ends.push_back({split.lastMonth * 100 + 1, window.to});
            split.lastMonth = monthOf(dayNumber(dateOf(window.to).addMonths(-1)));
        }
        return split;
    }

    template <class Tally>
    std::vector<std::pair<QDate, Tally>> noMonths() const
    {
        DayNumber first = m_period.window.from, last = m_period.last;
        for (const AnswerScope scope : m_scopes) {
            const auto oldest = m_db.value<DayNumber>("SELECT min(day) FROM d_answer_day WHERE scope = ?", scope);
            const auto newest = m_db.value<DayNumber>("SELECT max(day) FROM d_answer_day WHERE scope = ?", scope);
            if (m_period.window.from == 0 && oldest && m_period.window.holds(*oldest))
                first = first == 0 ? *oldest : std::min(first, *oldest);
            if (newest && m_period.window.holds(*newest))
                last = std::max(last, *newest);
        }
        std::vector<std::pair<QDate, Tally>> months;
        QDate day(first / 10000, monthOf(first) % 100, 1);
        for (; day.isValid() && dayNumber(day) <= last; day = day.addMonths(1))
            months.push_back({day, Tally()});
        return months;
    }

    Database &m_db;
    std::vector<Survey> m_surveys;
    std::vector<AnswerScope> m_scopes;
    NpsPeriod m_period;
};

/// Everything the three pages have in common; seen(score group, how many of it count) is told what the window holds. The
/// distribution begins at the lowest answer of the scale.
template <class Tally, class Page, class Seen>
void fill(Page &page, const Rollups &rollups, const NpsQuery &query, int lowest, Seen seen)
{
    page.from = query.from;
    page.to = query.to;
    if (query.survey && !rollups.surveys().empty())
        page.survey = rollups.surveys().front().name;
    page.invited = rollups.invited();

    Tally all, before;
    rollups.eachDay(rollups.period().window, [&](DayNumber, qint64 comments, const DayGroup &group) {
        const qint64 times = group.countedUntil(rollups.period().window.to);
        page.comments += comments;
        all.add(group.score, times);
        const auto bar = qint64(std::floor(group.score)) - lowest;
        if (bar >= 0 && bar < qint64(page.distribution.size()))
            page.distribution[size_t(bar)] += times;
        seen(group, times);
    });
    page.figure = all.figure();
    if (const auto previous = rollups.period().previous) {
        rollups.eachDay(*previous, [&](DayNumber, qint64, const DayGroup &group) {
            before.add(group.score, group.countedUntil(previous->to));
        });
    }
    page.previous = before.figure();
    for (const auto &[day, tally] : rollups.months<Tally>())
        page.months.push_back({day, tally.figure()});
}

constexpr auto kNothingMore = [](const DayGroup &, qint64) {};

} // namespace

NpsPage npsPage(Database &db, const NpsQuery &query, QDate today)
{
    NpsPage page;
    fill<NpsTally>(page, Rollups(db, query, SurveyKind::Nps, today), query, 0, [&](const DayGroup &group, qint64 times) {
        page.unansweredDetractors += group.open && npsBand(group.score) == NpsBand::Detractor ? times : 0;
    });
    page.change = npsChange(page.previous, page.figure);
    return page;
}

CsatPage csatPage(Database &db, const NpsQuery &query, QDate today)
{
    CsatPage page;
    fill<CsatTally>(page, Rollups(db, query, SurveyKind::Csat, today), query, 1, kNothingMore);
    return page;
}

CesPage cesPage(Database &db, const NpsQuery &query, QDate today)
{
    CesPage page;
    fill<CesTally>(page, Rollups(db, query, SurveyKind::Ces, today), query, 1, kNothingMore);
    return page;
}

std::vector<NpsMonth> npsMonths(Database &db, const NpsQuery &query, QDate today)
{
    std::vector<NpsMonth> months;
    for (const auto &[day, tally] : Rollups(db, query, SurveyKind::Nps, today).months<NpsTally>())
        months.push_back({day, tally.figure()});
    return months;
}

} // namespace goodword
