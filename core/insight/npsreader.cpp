#include "core/insight/npsreader.h"

#include "core/customers/customerlabel.h"
#include "core/feedback/feedbackstore.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// A day as the number 20261122: in order, and a month by dividing by 100.
using DayNumber = qint32;

DayNumber numberOf(QDate day)
{
    return DayNumber(day.year() * 10000 + day.month() * 100 + day.day());
}

/// From "2026-11-22"; the schema's days are always written so.
DayNumber numberOf(const QString &text)
{
    DayNumber number = 0;
    for (const QChar c : text) {
        const uint digit = uint(c.unicode()) - uint(u'0');
        if (digit < 10)
            number = number * 10 + DayNumber(digit);
    }
    return number;
}

DayNumber monthOf(DayNumber day)
{
    return day / 100;
}

struct Given {
    qint64 person = 0; ///< 0: counts by itself
    qint64 id = 0;
    double score = 0;
    DayNumber day = 0;
    bool open = false;
};

struct Window {
    DayNumber from = 0;
    DayNumber to = 0;
    bool holds(DayNumber day) const { return day >= from && day <= to; }
};

struct Period {
    Window window;
    std::optional<Window> previous;
    QDate earliest; ///< the first day to read: that of the period before; invalid: no limit
    QDate last;     ///< the last day of the window; where it has no end, today
    QDate end;      ///< the last day to read
};

Period periodOf(const NpsQuery &query, QDate today)
{
    Period period;
    period.last = query.to.isValid() ? query.to : today;
    period.end = query.to.isValid() ? query.to : QDate(9999, 12, 31);
    period.window = {query.from.isValid() ? numberOf(query.from) : 0, numberOf(period.end)};
    if (query.from.isValid() && query.from <= period.last) {
        const qint64 days = query.from.daysTo(period.last) + 1;
        period.earliest = query.from.addDays(-days);
        period.previous = Window{numberOf(period.earliest), numberOf(query.from.addDays(-1))};
    }
    return period;
}

std::vector<Survey> surveysOf(Database &db, const NpsQuery &query, SurveyKind kind)
{
    std::vector<Survey> found = feedbackStore::surveys(db, true);
    std::erase_if(found, [&](const Survey &one) {
        if (one.kind != kind || query.survey)
            return one.kind != kind || one.id != *query.survey;
        return kind == SurveyKind::Nps && one.mode == SurveyMode::Transactional && !query.includeTransactional;
    });
    return found;
}

/// The answers of one page and of the period before it, read once, each person's together and in time.
class Answers
{
public:
    Answers(Database &db, const NpsQuery &query, SurveyKind kind, QDate today)
        : m_surveys(surveysOf(db, query, kind)), m_period(periodOf(query, today))
    {
        const QString from = m_period.earliest.isValid() ? dayText(m_period.earliest) : u""_s;
        const QSet<qint64> gone = customersInTrash(db);
        Statement s(db, figureAnswersSql());
        for (const Survey &survey : m_surveys) {
            s.reset();
            s.bind(survey.id, from, dayText(m_period.end));
            const bool latestOnly = survey.mode == SurveyMode::Relational;
            while (s.next()) {
                if (!gone.contains(s.integer(1)))
                    m_given.push_back({latestOnly ? s.integer(1) : 0, s.integer(3), s.real(2), numberOf(s.text(0)), s.flag(4)});
            }
        }
        std::sort(m_given.begin(), m_given.end(), [](const Given &a, const Given &b) {
            return std::tie(a.person, a.day, a.id) < std::tie(b.person, b.day, b.id);
        });
    }

    const std::vector<Survey> &surveys() const { return m_surveys; }
    const Period &period() const { return m_period; }

    /// Every answer that counts in the window; byMonth, every one that counts in its month.
    template <class Take>
    void counted(const Window &window, bool byMonth, Take take) const
    {
        for (size_t i = 0; i < m_given.size(); ++i) {
            const Given &one = m_given[i];
            if (!window.holds(one.day))
                continue;
            const Given *next = i + 1 < m_given.size() ? &m_given[i + 1] : nullptr;
            const bool superseded = one.person != 0 && next && next->person == one.person && next->day <= window.to
                                    && (!byMonth || monthOf(next->day) == monthOf(one.day));
            if (!superseded)
                take(one);
        }
    }

    /// First days of the months of the window, from its begin or its first answer, to its end or at least today.
    std::vector<QDate> months() const
    {
        DayNumber first = m_period.window.from, last = numberOf(m_period.last);
        for (const Given &one : m_given) {
            if (m_period.window.from == 0)
                first = first == 0 ? one.day : std::min(first, one.day);
            if (m_period.window.holds(one.day))
                last = std::max(last, one.day);
        }
        std::vector<QDate> days;
        QDate day(first / 10000, monthOf(first) % 100, 1);
        for (; day.isValid() && numberOf(day) <= last; day = day.addMonths(1))
            days.push_back(day);
        return days;
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
    std::vector<Survey> m_surveys;
    Period m_period;
    std::vector<Given> m_given;
};

struct NpsTally {
    NpsCounts counts;
    void add(double score)
    {
        if (const auto band = npsBand(score))
            counts.add(*band);
    }
    NpsFigure figure() const { return npsFigure(counts); }
};

struct CsatTally {
    qint64 satisfied = 0;
    qint64 n = 0;
    void add(double score)
    {
        ++n;
        satisfied += score >= 4;
    }
    CsatFigure figure() const { return csatFigure(satisfied, n); }
};

struct CesTally {
    double sum = 0;
    qint64 agreeing = 0;
    qint64 n = 0;
    void add(double score)
    {
        ++n;
        sum += score;
        agreeing += score >= 5;
    }
    CesFigure figure() const { return cesFigure(sum, agreeing, n); }
};

/// Everything the three pages have in common. The distribution begins at the lowest answer of the scale.
template <class Tally, class Page>
void fill(Page &page, const Answers &answers, const NpsQuery &query, int lowest)
{
    page.from = query.from;
    page.to = query.to;
    if (query.survey && !answers.surveys().empty())
        page.survey = answers.surveys().front().name;
    page.invited = answers.invited();

    Tally all;
    answers.counted(answers.period().window, false, [&](const Given &one) {
        all.add(one.score);
        const auto bar = qint64(std::floor(one.score)) - lowest;
        if (bar >= 0 && bar < qint64(page.distribution.size()))
            ++page.distribution[size_t(bar)];
    });
    page.figure = all.figure();

    Tally before;
    if (answers.period().previous)
        answers.counted(*answers.period().previous, false, [&](const Given &one) { before.add(one.score); });
    page.previous = before.figure();

    const std::vector<QDate> days = answers.months();
    std::vector<Tally> months(days.size());
    answers.counted(answers.period().window, true, [&](const Given &one) {
        if (days.empty())
            return;
        const qint64 index = (one.day / 10000 - days.front().year()) * 12 + monthOf(one.day) % 100 - days.front().month();
        if (index >= 0 && index < qint64(months.size()))
            months[size_t(index)].add(one.score);
    });
    for (size_t i = 0; i < days.size(); ++i)
        page.months.push_back({days[i], months[i].figure()});
}

std::vector<qint64> newestFirst(std::vector<std::pair<DayNumber, qint64>> found)
{
    std::sort(found.begin(), found.end(), std::greater<>());
    std::vector<qint64> ids(found.size());
    std::transform(found.begin(), found.end(), ids.begin(), [](const auto &one) { return one.second; });
    return ids;
}

} // namespace

const char *figureAnswersSql()
{
    return R"(SELECT day, customer_id, score, id, closed_day IS NULL FROM answer
              WHERE survey_id = ? AND day BETWEEN ? AND ? AND ignored = 0 AND deleted_at IS NULL)";
}

NpsPage npsPage(Database &db, const NpsQuery &query, QDate today)
{
    const Answers answers(db, query, SurveyKind::Nps, today);
    NpsPage page;
    fill<NpsTally>(page, answers, query, 0);
    page.change = npsChange(page.previous, page.figure);
    answers.counted(answers.period().window, false, [&](const Given &one) {
        page.unansweredDetractors += one.open && npsBand(one.score) == NpsBand::Detractor;
    });
    return page;
}

CsatPage csatPage(Database &db, const NpsQuery &query, QDate today)
{
    CsatPage page;
    fill<CsatTally>(page, Answers(db, query, SurveyKind::Csat, today), query, 1);
    return page;
}

CesPage cesPage(Database &db, const NpsQuery &query, QDate today)
{
    CesPage page;
    fill<CesTally>(page, Answers(db, query, SurveyKind::Ces, today), query, 1);
    return page;
}

std::vector<qint64> npsAnswerIds(Database &db, const NpsQuery &query, QDate today, const NpsPart &part)
{
    const Answers answers(db, query, SurveyKind::Nps, today);
    const DayNumber month = part.month.isValid() ? monthOf(numberOf(part.month)) : 0;
    std::vector<std::pair<DayNumber, qint64>> found;
    answers.counted(answers.period().window, month != 0, [&](const Given &one) {
        const auto band = npsBand(one.score);
        if ((month != 0 && monthOf(one.day) != month) || (part.band && band != part.band)
            || (part.score && int(std::floor(one.score)) != *part.score)
            || (part.unanswered && !(one.open && band == NpsBand::Detractor)))
            return;
        found.emplace_back(one.day, one.id);
    });
    return newestFirst(std::move(found));
}

std::vector<qint64> npsCommentIds(Database &db, const NpsQuery &query, QDate today)
{
    const Period period = periodOf(query, today);
    std::vector<std::pair<DayNumber, qint64>> found;
    const QSet<qint64> gone = customersInTrash(db);
    Statement s(db, R"(SELECT day, id, customer_id FROM answer
                       WHERE survey_id = ? AND day BETWEEN ? AND ? AND trim(comment) <> '' AND ignored = 0
                         AND deleted_at IS NULL)");
    for (const Survey &survey : surveysOf(db, query, SurveyKind::Nps)) {
        s.reset();
        s.bind(survey.id, query.from.isValid() ? dayText(query.from) : u""_s, dayText(period.end));
        while (s.next()) {
            if (!gone.contains(s.integer(2)))
                found.emplace_back(numberOf(s.text(0)), s.integer(1));
        }
    }
    return newestFirst(std::move(found));
}

} // namespace goodword
