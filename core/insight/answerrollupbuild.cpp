#include "core/insight/answerrollupbuild.h"

#include "core/book/unitofwork.h"
#include "core/customers/customerlabel.h"
#include "core/insight/answerscope.h"
#include "core/insight/dayanswers.h"

#include <algorithm>
#include <map>

namespace goodword {

namespace {

/// The answers of one survey that count, newest day first, from the index alone.
class Stream
{
public:
    Stream(Database &db, qint64 survey) : m_statement(Statement::native(db, R"(
        SELECT day, customer_id, score, id, closed_day IS NULL FROM answer
        WHERE survey_id = ? AND ignored = 0 AND deleted_at IS NULL ORDER BY day DESC)"))
    {
        m_now.survey = survey;
        m_statement.bind(survey);
        next();
    }

    bool isOver() const { return m_over; }
    const GivenAnswer &now() const { return m_now; }
    void next()
    {
        m_over = !m_statement.next();
        if (m_over)
            return;
        m_now.day = dayNumber(m_statement.utf8(0));
        m_now.customer = m_statement.integer(1);
        m_now.score = m_statement.real(2) + 0.0; // -0 is 0
        m_now.id = m_statement.integer(3);
        m_now.open = m_statement.flag(4);
    }

private:
    Statement m_statement;
    GivenAnswer m_now;
    bool m_over = false;
};

/// How many answers of a survey say something, by day.
QHash<DayNumber, qint64> commentsByDay(Database &db, qint64 survey, const QSet<qint64> &gone)
{
    QHash<DayNumber, qint64> days;
    Statement s = Statement::native(db, R"(SELECT day, customer_id FROM answer WHERE survey_id = ? AND trim(comment) <> ''
                                             AND ignored = 0 AND deleted_at IS NULL)");
    s.bind(survey);
    while (s.next()) {
        if (!gone.contains(s.integer(1)))
            ++days[dayNumber(s.utf8(0))];
    }
    return days;
}

class Builder
{
public:
    explicit Builder(Database &db) : m_rules(surveyRules(db)), m_placing(m_rules), m_gone(customersInTrash(db))
    {
        for (auto rule = m_rules.cbegin(); rule != m_rules.cend(); ++rule) {
            m_streams.emplace_back(db, rule.key());
            const auto comments = commentsByDay(db, rule.key(), m_gone);
            for (auto day = comments.cbegin(); day != comments.cend(); ++day) {
                m_comments[{rule.key(), day.key()}] += *day;
                if (rule->latestOnly)
                    m_comments[{kindScope(rule->kind), day.key()}] += *day;
            }
        }
    }

    void run()
    {
        std::vector<GivenAnswer> day;
        while (gatherDay(day)) {
            std::sort(day.begin(), day.end(), [](const GivenAnswer &a, const GivenAnswer &b) { return a.id > b.id; });
            for (const GivenAnswer &one : day)
                m_placing.place(one, [&](AnswerScope scope, DayNumber next) { take(scope, one, next); });
            endDay(day.front().day);
        }
    }

    void write(UnitOfWork &u)
    {
        std::sort(m_days.begin(), m_days.end(), [](const Day &a, const Day &b) { return std::tie(a.scope, a.day) < std::tie(b.scope, b.day); });
        Statement day(u.db(), "INSERT INTO d_answer_day (scope, day, comments, answers) VALUES (?, ?, ?, ?)");
        for (const Day &one : m_days)
            day.bind(one.scope, one.day, m_comments.value({one.scope, one.day}), one.bytes).exec();
        Statement month(u.db(), "INSERT INTO d_answer_month (scope, month, answers) VALUES (?, ?, ?)");
        for (const auto &[key, scores] : m_months) {
            DayAnswers answers{QByteArray()};
            for (auto one = scores.cbegin(); one != scores.cend(); ++one)
                answers.add({one.key(), false, kNever}, *one);
            month.bind(key.first, key.second, answers.bytes()).exec();
        }
    }

private:
    struct Day {
        AnswerScope scope;
        DayNumber day;
        QByteArray bytes;
    };

    /// The answers of the newest day that is left; false when none is.
    bool gatherDay(std::vector<GivenAnswer> &day)
    {
        day.clear();
        while (day.empty()) {
            DayNumber newest = -1;
            for (const Stream &stream : m_streams)
                newest = stream.isOver() ? newest : std::max(newest, stream.now().day);
            if (newest < 0)
                return false;
            for (Stream &stream : m_streams) {
                for (; !stream.isOver() && stream.now().day == newest; stream.next()) {
                    if (!m_gone.contains(stream.now().customer))
                        day.push_back(stream.now());
                }
            }
        }
        return true;
    }

    void take(AnswerScope scope, const GivenAnswer &one, DayNumber next)
    {
        m_today[scope].push_back({one.score, one.open, next});
    }

    void endDay(DayNumber day)
    {
        for (auto &[scope, entries] : m_today) {
            if (entries.empty())
                continue;
            QHash<double, qint64> &month = m_months[{scope, monthOf(day)}];
            for (const DayEntry &entry : entries) {
                if (monthOf(entry.next) != monthOf(day))
                    ++month[entry.score];
            }
            m_days.push_back({scope, day, dayBytes(entries)});
            entries.clear();
        }
    }

    SurveyRules m_rules;
    AnswerPlacing m_placing;
    QSet<qint64> m_gone;
    std::vector<Stream> m_streams;
    std::map<AnswerScope, std::vector<DayEntry>> m_today;
    std::map<std::pair<AnswerScope, DayNumber>, QHash<double, qint64>> m_months; // how often each score counts
    QHash<std::pair<AnswerScope, DayNumber>, qint64> m_comments;
    std::vector<Day> m_days;
};

} // namespace

void buildAnswerRollup(UnitOfWork &u)
{
    u.run("DELETE FROM d_answer_day");
    u.run("DELETE FROM d_answer_month");
    Builder builder(u.db());
    builder.run();
    builder.write(u);
}

} // namespace goodword
