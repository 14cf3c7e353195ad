#include "core/journey/customerstate.h"

#include "core/book/bulkindexes.h"
#include "core/book/statement.h"
#include "core/book/unitofwork.h"
#include "core/journey/journeystore.h"

#include <algorithm>

namespace goodword {

namespace {

// A newest event, answer or touchpoint is found by its customer's index and joined by id; "newest" is (day, id) throughout.
// The same words make one row (from = to) or all of them.
constexpr char kMakeRows[] =
    R"(INSERT INTO d_customer (customer_id, stage_id, stage_day, last_touch_day, nps, nps_day, next_follow_up,
                               testimonials, last_sentiment)
       SELECT c.id, e.to_stage_id, CASE WHEN e.to_stage_id IS NULL THEN NULL ELSE e.day END,
              (SELECT t.day FROM touchpoint t WHERE t.customer_id = c.id AND t.deleted_at IS NULL
               ORDER BY t.day DESC, t.id DESC LIMIT 1),
              a.score, a.day,
              (SELECT min(t.follow_up_day) FROM touchpoint t
               WHERE t.customer_id = c.id AND t.deleted_at IS NULL AND t.follow_up_done = 0),
              (SELECT count(*) FROM testimonial q WHERE q.customer_id = c.id AND q.deleted_at IS NULL),
              (SELECT t.sentiment FROM touchpoint t
               WHERE t.customer_id = c.id AND t.deleted_at IS NULL AND t.sentiment <> 'unset'
               ORDER BY t.day DESC, t.id DESC LIMIT 1)
       FROM customer c
       LEFT JOIN journey_event e ON e.id = (
         SELECT x.id FROM journey_event x WHERE x.customer_id = c.id AND x.model_id = ?
         ORDER BY x.day DESC, x.id DESC LIMIT 1)
       LEFT JOIN answer a ON a.id = (
         SELECT x.id FROM answer x JOIN survey s ON s.id = x.survey_id
         WHERE x.customer_id = c.id AND x.ignored = 0 AND x.deleted_at IS NULL
           AND s.kind = 'nps' AND s.mode = 'relational'
         ORDER BY x.day DESC, x.id DESC LIMIT 1)
       WHERE c.deleted_at IS NULL AND c.id BETWEEN ? AND ?)";

/// The same for people who have no touchpoints, answers and testimonials, as those who came in by the thousand.
constexpr char kMakeRowsOfNew[] =
    R"(INSERT INTO d_customer (customer_id, stage_id, stage_day, testimonials)
       SELECT c.id, e.to_stage_id, CASE WHEN e.to_stage_id IS NULL THEN NULL ELSE e.day END, 0
       FROM customer c
       LEFT JOIN journey_event e ON e.id = (
         SELECT x.id FROM journey_event x WHERE x.customer_id = c.id AND x.model_id = ?
         ORDER BY x.day DESC, x.id DESC LIMIT 1)
       WHERE c.deleted_at IS NULL AND c.id BETWEEN ? AND ?)";

bool haveNoPast(Database &db, const IdRun &run)
{
    return db.value<bool>(R"(SELECT NOT EXISTS (SELECT 1 FROM touchpoint WHERE customer_id BETWEEN ? AND ?)
                                AND NOT EXISTS (SELECT 1 FROM answer WHERE customer_id BETWEEN ? AND ?)
                                AND NOT EXISTS (SELECT 1 FROM testimonial WHERE customer_id BETWEEN ? AND ?))",
                          run.from, run.to, run.from, run.to, run.from, run.to).value_or(false);
}

constexpr std::initializer_list<const char *> kSources = {"customer", "journey_event", "touchpoint", "answer", "testimonial"};

QString metaKey()
{
    return QStringLiteral("customer_state");
}

/// What the stored rows were made from: the version of the rules and the model that was active.
QString madeFrom(Database &db)
{
    return QStringLiteral("1/%1").arg(journeyStore::activeModel(db).value);
}

bool isCurrent(Database &db)
{
    return db.value<QString>("SELECT value FROM d_meta WHERE key = ?", metaKey()) == madeFrom(db);
}

bool needsRebuild(Database &db, const ChangeSet &changes)
{
    if (changes.everything())
        return true;
    if (changes.touches("setting") && !isCurrent(db))
        return true;
    // Another kind or mode of a survey changes what its answers mean; a new survey has none yet.
    return changes.updates("survey", {"kind", "mode"});
}

/// A row that was handed to another customer is listed with one of the two only: the other is read from the row.
void addNewOwners(Database &db, const ChangeSet &changes, const char *table, const char *ownerSql,
                  std::vector<CustomerId> &customers)
{
    if (!changes.touches(table, {"customer_id"}))
        return;
    for (const RowChange &row : changes.rows(table)) {
        if (row.op == RowOp::Updated)
            customers.push_back(db.value<CustomerId>(ownerSql, row.id).value_or(CustomerId()));
    }
}

void remakeRun(UnitOfWork &u, const IdRun &run)
{
    const qint64 there = u.db().value<qint64>("SELECT max(customer_id) FROM d_customer").value_or(0);
    const BulkIndexes indexes(u.db(), {"d_customer"}, run.to - run.from + 1, there);
    u.run("DELETE FROM d_customer WHERE customer_id BETWEEN ? AND ?", run.from, run.to);
    u.run(haveNoPast(u.db(), run) ? kMakeRowsOfNew : kMakeRows, journeyStore::activeModel(u.db()), run.from, run.to);
}

} // namespace

void CustomerStateDeriver::update(UnitOfWork &u, const ChangeSet &changes)
{
    Database &db = u.db();
    if (needsRebuild(db, changes))
        return rebuild(u);
    AffectedCustomers affected = changes.affected(kSources);
    if (affected.all)
        return rebuild(u);
    if (!affected.run.isEmpty())
        remakeRun(u, affected.run);
    std::vector<CustomerId> &customers = affected.ids;
    addNewOwners(db, changes, "journey_event", "SELECT customer_id FROM journey_event WHERE id = ?", customers);
    addNewOwners(db, changes, "touchpoint", "SELECT customer_id FROM touchpoint WHERE id = ?", customers);
    addNewOwners(db, changes, "answer", "SELECT customer_id FROM answer WHERE id = ?", customers);
    addNewOwners(db, changes, "testimonial", "SELECT customer_id FROM testimonial WHERE id = ?", customers);
    if (customers.empty())
        return;
    const JourneyModelId model = journeyStore::activeModel(db);
    Statement drop(db, "DELETE FROM d_customer WHERE customer_id = ?");
    Statement make(db, kMakeRows);
    std::sort(customers.begin(), customers.end());
    customers.erase(std::unique(customers.begin(), customers.end()), customers.end());
    for (const CustomerId customer : customers) {
        drop.bind(customer).exec();
        make.bind(model, customer, customer).exec();
    }
}

void CustomerStateDeriver::rebuild(UnitOfWork &u)
{
    remakeRun(u, {1, std::max(u.db().value<qint64>("SELECT max(id) FROM customer").value_or(0),
                              u.db().value<qint64>("SELECT max(customer_id) FROM d_customer").value_or(0))});
    u.run("INSERT INTO d_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", metaKey(),
          madeFrom(u.db()));
}

bool CustomerStateDeriver::isStale(UnitOfWork &u)
{
    return !isCurrent(u.db());
}

} // namespace goodword
