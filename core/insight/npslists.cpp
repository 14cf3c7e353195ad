#include "core/insight/npslists.h"

#include "core/customers/customerlabel.h"
#include "core/insight/dayanswers.h"
#include "core/insight/npswindow.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>

namespace goodword {

namespace {

using DayAndId = std::pair<DayNumber, qint64>;

std::vector<qint64> newestFirst(std::vector<DayAndId> found, size_t limit = std::numeric_limits<size_t>::max())
{
    const auto end = found.begin() + qsizetype(std::min(limit, found.size()));
    std::partial_sort(found.begin(), end, found.end(), std::greater<>());
    std::vector<qint64> ids(size_t(end - found.begin()));
    std::transform(found.begin(), end, ids.begin(), [](const DayAndId &one) { return one.second; });
    return ids;
}

QString textOf(DayNumber day)
{
    return day == 0 ? QStringLiteral("") : dayText(dateOf(day));
}

/// Calls take(GivenAnswer) for each answer of a survey and window that counts as far as its own row says.
template <class Take>
void eachAnswer(Database &db, const Survey &survey, const DayWindow &window, const QSet<qint64> &gone, Take take)
{
    Statement s = Statement::native(db, countedAnswersSql());
    s.bind(survey.id, textOf(window.from), textOf(window.to));
    GivenAnswer one;
    one.survey = survey.id.value;
    while (s.next()) {
        one.customer = s.integer(1);
        if (gone.contains(one.customer))
            continue;
        one.day = dayNumber(s.utf8(0));
        one.score = s.real(2);
        one.id = s.integer(3);
        one.open = s.flag(4);
        take(std::as_const(one));
    }
}

bool isIn(const NpsPart &part, SurveyKind kind, double score, bool open)
{
    const auto band = kind == SurveyKind::Nps ? npsBand(score) : std::nullopt;
    return (!part.band || band == part.band) && (!part.score || int(std::floor(score)) == *part.score)
           && (!part.unanswered || (open && band == NpsBand::Detractor));
}

/// The window, or what of it lies in the part's month.
DayWindow windowOf(const NpsQuery &query, QDate today, const NpsPart &part)
{
    DayWindow window = periodOf(query, today).window;
    if (part.month.isValid()) {
        const QDate first(part.month.year(), part.month.month(), 1);
        window.from = std::max(window.from, dayNumber(first));
        window.to = std::min(window.to, dayNumber(first.addMonths(1).addDays(-1)));
    }
    return window;
}

/// Whether the person said something later in the window, in one of the surveys.
bool isSuperseded(Database &db, const GivenAnswer &one, const std::vector<qint64> &surveys, DayNumber to)
{
    Statement s(db, laterAnswersSql(), one.customer, textOf(one.day), textOf(to));
    while (s.next()) {
        const DayNumber day = dayNumber(s.text(2).toLatin1());
        if (std::tie(one.day, one.id) < std::make_tuple(day, s.integer(0))
            && std::find(surveys.begin(), surveys.end(), s.integer(1)) != surveys.end())
            return true;
    }
    return false;
}

} // namespace

const char *countedAnswersSql()
{
    return R"(SELECT day, customer_id, score, id, closed_day IS NULL FROM answer
              WHERE survey_id = ? AND day BETWEEN ? AND ? AND ignored = 0 AND deleted_at IS NULL)";
}

const char *commentsSql()
{
    return R"(SELECT day, id, customer_id FROM answer
              WHERE survey_id = ? AND day BETWEEN ? AND ? AND trim(comment) <> '' AND ignored = 0 AND deleted_at IS NULL
              ORDER BY day DESC, id DESC)";
}

const char *laterAnswersSql()
{
    return R"(SELECT id, survey_id, day FROM answer
              WHERE customer_id = ? AND day BETWEEN ? AND ? AND ignored = 0 AND deleted_at IS NULL)";
}

std::vector<qint64> countedAnswerIds(Database &db, SurveyKind kind, const NpsQuery &query, QDate today, const NpsPart &part)
{
    const DayWindow window = windowOf(query, today, part);
    const QSet<qint64> gone = customersInTrash(db);
    std::vector<DayAndId> found;
    QHash<qint64, GivenAnswer> latest; // of each person
    for (const Survey &survey : surveysOf(db, query, kind)) {
        eachAnswer(db, survey, window, gone, [&](const GivenAnswer &one) {
            if (survey.mode == SurveyMode::Relational && one.customer != 0) {
                GivenAnswer &last = latest[one.customer];
                if (std::tie(last.day, last.id) < std::tie(one.day, one.id))
                    last = one;
            } else if (isIn(part, kind, one.score, one.open)) {
                found.emplace_back(one.day, one.id);
            }
        });
    }
    for (const GivenAnswer &one : std::as_const(latest)) {
        if (isIn(part, kind, one.score, one.open))
            found.emplace_back(one.day, one.id);
    }
    return newestFirst(std::move(found));
}

std::vector<qint64> npsWaitingIds(Database &db, const NpsQuery &query, QDate today, int limit)
{
    const DayWindow window = periodOf(query, today).window;
    const std::vector<Survey> surveys = surveysOf(db, query, SurveyKind::Nps);
    NpsPart waiting;
    waiting.unanswered = true;
    std::vector<std::pair<DayNumber, AnswerScope>> days; // that hold any
    Statement s = Statement::native(db, "SELECT day, answers FROM d_answer_day WHERE scope = ? AND day BETWEEN ? AND ?");
    for (const AnswerScope scope : scopesOf(query, surveys)) {
        s.reset();
        s.bind(scope, window.from, window.to);
        while (s.next()) {
            bool any = false;
            eachGroup(s.blob(1), [&](const DayGroup &group) {
                any = any || (isIn(waiting, SurveyKind::Nps, group.score, group.open) && group.countedUntil(window.to) > 0);
            });
            if (any)
                days.emplace_back(DayNumber(s.integer(0)), scope);
        }
    }
    std::sort(days.begin(), days.end(), std::greater<>());

    const QSet<qint64> gone = customersInTrash(db);
    std::vector<DayAndId> found;
    for (size_t i = 0; i < days.size() && (i == 0 || found.size() < size_t(limit) || days[i].first == days[i - 1].first); ++i) {
        const auto [day, scope] = days[i];
        std::vector<qint64> together; // the surveys of the scope
        for (const Survey &survey : surveys) {
            if (scope == survey.id.value || (scope < 0 && survey.mode == SurveyMode::Relational))
                together.push_back(survey.id.value);
        }
        for (const Survey &survey : surveys) {
            if (std::find(together.begin(), together.end(), survey.id.value) == together.end())
                continue;
            eachAnswer(db, survey, {day, day}, gone, [&](const GivenAnswer &one) {
                const bool alone = survey.mode == SurveyMode::Transactional || one.customer == 0;
                if (isIn(waiting, SurveyKind::Nps, one.score, one.open) && (alone || !isSuperseded(db, one, together, window.to)))
                    found.emplace_back(one.day, one.id);
            });
        }
    }
    return newestFirst(std::move(found), size_t(limit));
}

std::vector<qint64> commentIds(Database &db, SurveyKind kind, const NpsQuery &query, QDate today, int limit)
{
    const DayWindow window = periodOf(query, today).window;
    const QSet<qint64> gone = customersInTrash(db);
    std::vector<DayAndId> found;
    Statement s = Statement::native(db, commentsSql());
    for (const Survey &survey : surveysOf(db, query, kind)) {
        s.reset();
        s.bind(survey.id, textOf(window.from), textOf(window.to));
        for (int left = limit; left > 0 && s.next();) {
            if (gone.contains(s.integer(2)))
                continue;
            found.emplace_back(dayNumber(s.utf8(0)), s.integer(1));
            --left;
        }
    }
    return newestFirst(std::move(found), size_t(limit));
}

} // namespace goodword
