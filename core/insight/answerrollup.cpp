#include "core/insight/answerrollup.h"

#include "core/book/unitofwork.h"
#include "core/insight/answerrollupbuild.h"
#include "core/insight/answerscope.h"
#include "core/insight/dayanswers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace goodword {

namespace {

QString metaKey()
{
    return QStringLiteral("answer_rollup");
}

/// The version of the rules the stored rows were made by.
QString rulesNow()
{
    return QStringLiteral("1");
}

/// An answer with whether it counts as far as its own row says.
struct Told : GivenAnswer {
    bool counts = false;
};

/// The columns every statement below gives, in this order.
enum Column { Id, SurveyOf, CustomerOf, Day, Score, Ignored, ClosedDay, DeletedAt, Speaks };

Told toldFrom(const Statement &s)
{
    Told one;
    one.id = s.integer(Id);
    one.survey = s.integer(SurveyOf);
    one.customer = s.integer(CustomerOf);
    one.day = dayNumber(s.text(Day).toLatin1());
    one.score = s.real(Score) + 0.0; // -0 is 0
    one.open = s.isNull(ClosedDay);
    one.counts = !s.flag(Ignored) && s.isNull(DeletedAt);
    one.speaks = s.flag(Speaks);
    return one;
}

std::optional<Told> answerNow(Database &db, qint64 id)
{
    Statement s(db, R"(SELECT id, survey_id, customer_id, day, score, ignored, closed_day, deleted_at, trim(comment) <> ''
                       FROM answer WHERE id = ?)", id);
    return s.next() ? std::optional(toldFrom(s)) : std::nullopt;
}

std::vector<Told> answersNow(Database &db, qint64 customer)
{
    std::vector<Told> found;
    Statement s(db, R"(SELECT id, survey_id, customer_id, day, score, ignored, closed_day, deleted_at, trim(comment) <> ''
                       FROM answer WHERE customer_id = ?)", customer);
    while (s.next())
        found.push_back(toldFrom(s));
    return found;
}

/// The row before the change: as it is now (or nothing of it), with what the changed columns held.
Told answerBefore(const ChangeSet &changes, const RowChange &row, const std::optional<Told> &now)
{
    Told one = now.value_or(Told());
    one.id = row.id;
    const auto with = [&](const char *column, auto use) {
        if (const auto held = changes.before("answer", row, column))
            use(*held);
    };
    with("survey_id", [&](const QVariant &v) { one.survey = v.toLongLong(); });
    with("customer_id", [&](const QVariant &v) { one.customer = v.toLongLong(); });
    with("day", [&](const QVariant &v) { one.day = dayNumber(v.toString().toLatin1()); });
    with("score", [&](const QVariant &v) { one.score = v.toDouble() + 0.0; });
    with("closed_day", [&](const QVariant &v) { one.open = v.isNull(); });
    with("comment", [&](const QVariant &v) { one.speaks = !v.toString().isEmpty(); });
    return one;
}

/// Whether the row counted before: what did not change is as it is now.
bool countedBefore(Database &db, const ChangeSet &changes, const RowChange &row)
{
    Statement now(db, "SELECT ignored, deleted_at FROM answer WHERE id = ?", row.id);
    const bool there = now.next();
    const auto ignored = changes.before("answer", row, "ignored");
    const auto deleted = changes.before("answer", row, "deleted_at");
    const bool wasIgnored = ignored ? ignored->toBool() : there && now.flag(0);
    const bool wasDeleted = deleted ? !deleted->isNull() : there && !now.isNull(1);
    return !wasIgnored && !wasDeleted;
}

/// What has to change in the stored days and months, gathered so that each is written once.
class Patch
{
public:
    explicit Patch(SurveyRules rules) : m_rules(std::move(rules)) {}

    /// All that one person has said (or one anonymous answer): counted once more, or once less.
    void count(std::vector<Told> answers, int times)
    {
        std::erase_if(answers, [](const Told &one) { return !one.counts; });
        std::sort(answers.begin(), answers.end(), [](const Told &a, const Told &b) { return std::tie(a.day, a.id) > std::tie(b.day, b.id); });
        AnswerPlacing placing(m_rules);
        for (const Told &one : answers) {
            placing.place(one, [&](AnswerScope scope, DayNumber next) {
                DayChange &day = m_days[{scope, one.day}];
                day.entries[{one.score, one.open, next}] += times;
                day.comments += one.speaks ? times : 0;
                if (monthOf(next) != monthOf(one.day))
                    m_months[{scope, monthOf(one.day)}][one.score] += times;
            });
        }
    }

    void write(UnitOfWork &u) const
    {
        for (const auto &[key, change] : m_days) {
            if (change.comments != 0 || std::any_of(change.entries.begin(), change.entries.end(), [](const auto &e) { return e.second != 0; }))
                writeDay(u, key.first, key.second, change);
        }
        for (const auto &[key, scores] : m_months) {
            if (std::any_of(scores.begin(), scores.end(), [](const auto &one) { return one.second != 0; }))
                writeMonth(u, key.first, key.second, scores);
        }
    }

private:
    struct DayChange {
        std::map<DayEntry, qint64> entries;
        qint64 comments = 0;
    };

    static void writeDay(UnitOfWork &u, AnswerScope scope, DayNumber day, const DayChange &change)
    {
        Statement stored(u.db(), "SELECT comments, answers FROM d_answer_day WHERE scope = ? AND day = ?", scope, day);
        const bool there = stored.next();
        const qint64 comments = (there ? stored.integer(0) : 0) + change.comments;
        DayAnswers answers(there ? stored.blob(1) : QByteArray());
        stored.reset();
        for (const auto &[entry, times] : change.entries) {
            if (times != 0)
                answers.add(entry, times);
        }
        const QByteArray bytes = answers.bytes();
        if (bytes.isEmpty())
            u.run("DELETE FROM d_answer_day WHERE scope = ? AND day = ?", scope, day);
        else
            u.run(R"(INSERT INTO d_answer_day (scope, day, comments, answers) VALUES (?, ?, ?, ?)
                     ON CONFLICT (scope, day) DO UPDATE SET comments = excluded.comments, answers = excluded.answers)",
                  scope, day, comments, bytes);
    }

    static void writeMonth(UnitOfWork &u, AnswerScope scope, DayNumber month, const std::map<double, qint64> &scores)
    {
        DayAnswers answers(u.db().value<QByteArray>("SELECT answers FROM d_answer_month WHERE scope = ? AND month = ?", scope, month)
                               .value_or(QByteArray()));
        for (const auto &[score, times] : scores) {
            if (times != 0)
                answers.add({score, false, kNever}, times);
        }
        const QByteArray bytes = answers.bytes();
        if (bytes.isEmpty())
            u.run("DELETE FROM d_answer_month WHERE scope = ? AND month = ?", scope, month);
        else
            u.run(R"(INSERT INTO d_answer_month (scope, month, answers) VALUES (?, ?, ?)
                     ON CONFLICT (scope, month) DO UPDATE SET answers = excluded.answers)", scope, month, bytes);
    }

    SurveyRules m_rules;
    std::map<std::pair<AnswerScope, DayNumber>, DayChange> m_days;
    std::map<std::pair<AnswerScope, DayNumber>, std::map<double, qint64>> m_months;
};

/// One customer whose answers changed, or who went to the trash or came back.
struct Person {
    std::optional<bool> wasInTrash; ///< none: as now
    std::vector<qint64> changed;    ///< answers that are theirs now and were changed
    std::vector<Told> before;       ///< changed answers that were theirs, as they were
};

std::map<qint64, Person> changedPeople(Database &db, const ChangeSet &changes, Patch &patch)
{
    std::map<qint64, Person> people;
    for (const RowChange &row : changes.rows("answer")) {
        const std::optional<Told> now = row.op == RowOp::Removed ? std::nullopt : answerNow(db, row.id);
        if (now && now->customer != 0)
            people[now->customer].changed.push_back(row.id);
        else if (now)
            patch.count({*now}, 1);
        if (row.op == RowOp::Added)
            continue;
        Told before = answerBefore(changes, row, now);
        before.counts = countedBefore(db, changes, row);
        if (before.customer != 0)
            people[before.customer].before.push_back(before);
        else
            patch.count({before}, -1);
    }
    for (const RowChange &row : changes.rows("customer")) {
        const auto deleted = row.op == RowOp::Added ? std::nullopt : changes.before("customer", row, "deleted_at");
        if (deleted && (row.op == RowOp::Updated || people.count(row.id)))
            people[row.id].wasInTrash = !deleted->isNull();
    }
    return people;
}

void count(Database &db, Patch &patch, qint64 customer, const Person &person)
{
    const bool inTrash = db.value<bool>("SELECT deleted_at IS NOT NULL FROM customer WHERE id = ?", customer).value_or(false);
    const std::vector<Told> now = answersNow(db, customer);
    std::vector<Told> before = person.before;
    for (const Told &one : now) {
        if (std::find(person.changed.begin(), person.changed.end(), one.id) == person.changed.end())
            before.push_back(one);
    }
    if (!person.wasInTrash.value_or(inTrash))
        patch.count(std::move(before), -1);
    if (!inTrash)
        patch.count(now, 1);
}

/// The surveys' rules now, and of those that this change removed.
SurveyRules rulesOf(Database &db, const ChangeSet &changes)
{
    SurveyRules rules = surveyRules(db);
    for (const RowChange &row : changes.rows("survey")) {
        const auto kind = changes.before("survey", row, "kind"), mode = changes.before("survey", row, "mode");
        if (row.op == RowOp::Removed && kind && mode)
            rules.insert(row.id, {surveyKindFromCode(kind->toString()).value_or(SurveyKind::Nps),
                                  surveyModeFromCode(mode->toString()) == SurveyMode::Relational});
    }
    return rules;
}

bool needsRebuild(const ChangeSet &changes)
{
    return changes.everything() || changes.isBulk("answer") || changes.isBulk("survey")
           || (changes.isBulk("customer") && changes.updates("customer", {"deleted_at"}))
           || changes.updates("survey", {"kind", "mode"});
}

} // namespace

void AnswerRollup::update(UnitOfWork &u, const ChangeSet &changes)
{
    if (needsRebuild(changes))
        return rebuild(u);
    if (!changes.touches("answer") && !changes.updates("customer", {"deleted_at"}))
        return;
    Patch patch(rulesOf(u.db(), changes));
    for (const auto &[customer, person] : changedPeople(u.db(), changes, patch))
        count(u.db(), patch, customer, person);
    patch.write(u);
}

void AnswerRollup::rebuild(UnitOfWork &u)
{
    buildAnswerRollup(u);
    u.run("INSERT INTO d_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", metaKey(), rulesNow());
}

bool AnswerRollup::isStale(UnitOfWork &u)
{
    return u.db().value<QString>("SELECT value FROM d_meta WHERE key = ?", metaKey()) != rulesNow();
}

} // namespace goodword
