#include "core/compare/bookdifference.h"

#include "core/base/text.h"
#include "core/book/database.h"
#include "core/book/migrations.h"

#include <sodium.h>

#include <array>
#include <span>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// Ids are places in memory here. A book of ours never comes to larger ones; rows of a stranger's book that have them are told by
/// their uids alone.
constexpr qint64 kLargestId = 1 << 27;

bool hasPlace(qint64 id)
{
    return id > 0 && id <= kLargestId;
}

/// What is kept of a row, as one number: the rows of its tables, in any order. The key is drawn anew for each comparison, so
/// nobody can make two rows that look alike.
class Digests
{
public:
    Digests() { crypto_shorthash_keygen(m_key.data()); }

    /// Each of `statements` gives the id a row counts for, then what counts.
    bool read(Database &db, std::span<const char *const> statements, int columns, std::vector<quint64> &digests, Progress &progress)
    {
        quint8 table = 0;
        for (const char *sql : statements) {
            Statement s = Statement::native(db, sql);
            ++table;
            while (s.next()) {
                if ((++m_rows & 4095) == 0 && stopped(progress))
                    return false;
                if (!hasPlace(s.integer(0)))
                    continue;
                const auto id = size_t(s.integer(0));
                if (id >= digests.size())
                    digests.resize(id + 1);
                digests[id] += of(s, table, columns);
            }
        }
        return true;
    }
    bool stopped(Progress &progress) const
    {
        progress.report(std::min(m_rows, m_all), m_all);
        return progress.cancelled();
    }
    void expect(qint64 rows) { m_all = rows; }
    void count(qint64 rows) { m_rows += rows; }

private:
    quint64 of(const Statement &s, quint8 table, int columns)
    {
        m_text.resize(0);
        m_text += char(table);
        for (int column = 1; column <= columns; ++column) {
            const QByteArray cell = s.isNull(column) ? QByteArray("\1", 1) : s.utf8(column);
            const auto size = quint32(cell.size());
            m_text.append(reinterpret_cast<const char *>(&size), sizeof size);
            m_text += cell;
        }
        quint64 digest = 0;
        crypto_shorthash(reinterpret_cast<unsigned char *>(&digest), reinterpret_cast<const unsigned char *>(m_text.constData()),
                         size_t(m_text.size()), m_key.data());
        return digest;
    }

    std::array<unsigned char, crypto_shorthash_KEYBYTES> m_key{};
    QByteArray m_text;
    qint64 m_rows = 0, m_all = 0;
};

/// Every statement of a table has this many columns after the id; what one has fewer is filled up with NULL.
constexpr int kCustomerColumns = 10;
// The names of what rows point to count, not their ids: those may differ where one book was restored.
constexpr std::array kCustomer = {
    R"(SELECT c.id, c.kind, c.name, c.given_name, c.family_name, o.name, c.job_title, c.notes, c.language, c.source, c.created_day
       FROM customer c LEFT JOIN customer o ON o.id = c.company_id)",
    R"(SELECT c.id, c.street, c.city, c.region, c.postal_code, c.country, c.rhythm_days, c.rhythm_max_days, s.name, d.name, NULL
       FROM customer c LEFT JOIN staff s ON s.id = c.owner_id LEFT JOIN department d ON d.id = c.department_id)",
    "SELECT customer_id, position, label, address, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM customer_email",
    "SELECT customer_id, position, label, number, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM customer_phone",
    "SELECT customer_id, kind, label, day, remind, NULL, NULL, NULL, NULL, NULL, NULL FROM customer_date",
    R"(SELECT k.customer_id, t.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
       FROM customer_tag k JOIN tag t ON t.id = k.tag_id)",
    R"(SELECT v.customer_id, f.name, v.text_value, v.number_value, v.day_value, v.flag_value, NULL, NULL, NULL, NULL, NULL
       FROM custom_value v JOIN custom_field f ON f.id = v.field_id)",
    "SELECT customer_id, purpose, channel, day, reason, NULL, NULL, NULL, NULL, NULL, NULL FROM opt_out",
    R"(SELECT e.customer_id, e.uid, e.day, e.at, e.reason, e.evidence, t.name, NULL, NULL, NULL, NULL
       FROM journey_event e LEFT JOIN journey_stage t ON t.id = e.to_stage_id)",
};
constexpr int kTouchpointColumns = 18;
constexpr std::array kTouchpoint = {
    R"(SELECT t.id, c.uid, t.day, t.at, t.channel, t.direction, t.subject, t.body, t.sentiment, t.outcome, t.minutes,
              t.follow_up_day, t.follow_up_done, t.is_ask, t.is_gift, t.gift_minor, t.gift_currency, s.name, d.name
       FROM touchpoint t LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN staff s ON s.id = t.staff_id
       LEFT JOIN department d ON d.id = t.department_id)",
};
constexpr int kAnswerColumns = 9;
constexpr std::array kAnswer = {
    R"(SELECT a.id, v.uid, c.uid, a.day, a.at, a.channel, a.score, a.comment, a.ignored, a.closed_day
       FROM answer a LEFT JOIN survey v ON v.id = a.survey_id LEFT JOIN customer c ON c.id = a.customer_id)",
};
constexpr int kTestimonialColumns = 14;
constexpr std::array kTestimonial = {
    R"(SELECT t.id, c.uid, t.source, t.original, t.edited, t.attribution, t.attribution_role, t.attribution_company, t.rating,
              t.relationship, t.disclosure, t.language, t.day, NULL, NULL
       FROM testimonial t LEFT JOIN customer c ON c.id = t.customer_id)",
    R"(SELECT testimonial_id, kind, day, at, wording, place, note, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
       FROM testimonial_event)",
    R"(SELECT subject_id, uid, scope, territory, given_day, from_day, until_day, wording, how, proof, incentive, disclosure,
              withdrawn_day, removed_day, relationship
       FROM consent WHERE subject = 'testimonial')",
    R"(SELECT k.testimonial_id, g.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
       FROM testimonial_tag k JOIN tag g ON g.id = k.tag_id)",
};

struct Table {
    std::span<const char *const> contents;
    int columns;
    const char *uids; ///< uid, id, whether it is in the trash, ordered by uid
};

constexpr Table kTables[] = {
    {kCustomer, kCustomerColumns, "SELECT uid, id, deleted_at IS NOT NULL FROM customer ORDER BY uid"},
    {kTouchpoint, kTouchpointColumns, "SELECT uid, id, deleted_at IS NOT NULL FROM touchpoint ORDER BY uid"},
    {kAnswer, kAnswerColumns, "SELECT uid, id, deleted_at IS NOT NULL FROM answer ORDER BY uid"},
    {kTestimonial, kTestimonialColumns, "SELECT uid, id, deleted_at IS NOT NULL FROM testimonial ORDER BY uid"},
};

/// Rows that are not in the trash, one after the other in the order of their uids.
class Rows
{
public:
    Rows(Database &db, const char *sql) : m_statement(Statement::native(db, sql)) { step(); }
    bool atEnd() const { return m_atEnd; }
    const QByteArray &uid() const { return m_uid; }
    qint64 id() const { return m_id; }
    void step()
    {
        do {
            m_atEnd = !m_statement.next();
        } while (!m_atEnd && m_statement.flag(2));
        if (m_atEnd)
            return;
        m_uid = m_statement.utf8(0);
        m_id = m_statement.integer(1);
    }

private:
    Statement m_statement;
    QByteArray m_uid;
    qint64 m_id = 0;
    bool m_atEnd = false;
};

struct Sides {
    Database &now, &copy;
    Digests &digests;
    Progress &progress;
};

/// False where it was stopped. What is found is told by id: of the book now, for what is gone of the copy.
template <class Added, class Removed, class Changed>
bool compareTable(const Sides &sides, const Table &table, const Added &added, const Removed &removed, const Changed &changed)
{
    std::vector<quint64> digestNow, digestCopy;
    if (!sides.digests.read(sides.now, table.contents, table.columns, digestNow, sides.progress)
        || !sides.digests.read(sides.copy, table.contents, table.columns, digestCopy, sides.progress))
        return false;
    const auto digestIn = [](const std::vector<quint64> &digests, qint64 id) { return size_t(id) < digests.size() ? digests[size_t(id)] : 0; };
    Rows now(sides.now, table.uids), copy(sides.copy, table.uids);
    for (qint64 steps = 0; !now.atEnd() || !copy.atEnd(); ++steps) {
        if ((steps & 4095) == 4095) {
            sides.digests.count(4096);
            if (sides.digests.stopped(sides.progress))
                return false;
        }
        const int order = now.atEnd() ? 1 : copy.atEnd() ? -1 : now.uid().compare(copy.uid());
        if (order < 0) {
            added(now.id());
        } else if (order > 0) {
            removed(copy.id());
        } else if (digestIn(digestNow, now.id()) != digestIn(digestCopy, copy.id())) {
            changed(now.id());
        }
        if (order <= 0)
            now.step();
        if (order >= 0)
            copy.step();
    }
    return true;
}

qint64 rowsToRead(Database &db)
{
    return db.value<qint64>(R"(SELECT (SELECT count(*) FROM customer) * 7 + (SELECT count(*) FROM touchpoint) * 2
                                    + (SELECT count(*) FROM answer) * 2 + (SELECT count(*) FROM testimonial) * 5)").value_or(0);
}

Done checkVersion(Database &copy)
{
    if (schemaVersion(copy) == kSchemaVersion)
        return {};
    return copy.troubleOr({ErrorCode::Invalid,
                           Core::tr("This copy was made by an older Goodword, so it cannot be compared row by row. It can be restored "
                                    "as a whole, and then looked at."), {}});
}

} // namespace

bool BookDifference::isNone() const
{
    return added.empty() && removed.empty() && changed.empty() && touchpoints.isNone() && answers.isNone() && testimonials.isNone();
}

Result<BookDifference> compareBooks(Database &now, Database &copy, Progress &progress)
{
    if (auto same = checkVersion(copy); !same)
        return same.error();
    const Database::OnePass passNow(now), passCopy(copy);
    Digests digests;
    digests.expect(rowsToRead(now) + rowsToRead(copy));
    const Sides sides{now, copy, digests, progress};
    BookDifference found;
    const auto into = [](std::vector<qint64> &ids) { return [&ids](qint64 id) { ids.push_back(id); }; };
    const auto count = [](qint64 &number) { return [&number](qint64) { ++number; }; };
    bool whole = compareTable(sides, kTables[0], into(found.added), into(found.removed), into(found.changed));
    RowDifference *const events[] = {&found.touchpoints, &found.answers, &found.testimonials};
    for (int i = 0; whole && i < 3; ++i)
        whole = compareTable(sides, kTables[i + 1], count(events[i]->added), count(events[i]->removed), count(events[i]->changed));
    if (!whole)
        return Error{ErrorCode::Cancelled, Core::tr("The comparison was stopped. Nothing was changed."), {}};
    for (Database *db : {&now, &copy}) {
        if (auto trouble = db->takeTrouble())
            return *trouble;
    }
    return found;
}

template <class IsWanted>
static NamedCustomers named(Database &db, const QString &search, int limit, const IsWanted &isWanted)
{
    NamedCustomers found;
    const QByteArray wanted = fold(search.simplified()).toUtf8();
    Statement keys = Statement::native(db, "SELECT customer_id FROM d_customer_key ORDER BY sort_key, customer_id");
    Statement text = Statement::native(db, "SELECT folded FROM d_customer_key WHERE customer_id = ?");
    Statement row = Statement::native(db, R"(SELECT c.name, c.city,
              (SELECT e.address FROM customer_email e WHERE e.customer_id = c.id ORDER BY e.position, e.id LIMIT 1)
              FROM customer c WHERE c.id = ?)");
    while (!found.more && keys.next()) {
        const qint64 id = keys.integer(0);
        if (!isWanted(id))
            continue;
        if (!wanted.isEmpty()) {
            text.bind(id);
            const bool has = text.next() && text.utf8(0).contains(wanted);
            text.reset();
            if (!has)
                continue;
        }
        found.more = int(found.first.size()) == limit;
        if (found.more)
            break;
        row.bind(id);
        if (row.next())
            found.first.push_back({id, row.text(0), row.text(2), row.text(1)});
        row.reset();
    }
    return found;
}

NamedCustomers namesOf(Database &db, const std::vector<qint64> &ids, const QString &search, int limit)
{
    std::vector<bool> wanted;
    for (const qint64 id : ids) {
        if (!hasPlace(id))
            continue;
        if (size_t(id) >= wanted.size())
            wanted.resize(size_t(id) + 1);
        wanted[size_t(id)] = true;
    }
    if (ids.empty())
        return {};
    return named(db, search, limit, [&](qint64 id) { return size_t(id) < wanted.size() && wanted[size_t(id)]; });
}

NamedCustomers namesIn(Database &db, const QString &search, int limit)
{
    Statement trashed = Statement::native(db, "SELECT 1 FROM customer WHERE id = ? AND deleted_at IS NOT NULL");
    return named(db, search, limit, [&](qint64 id) {
        trashed.bind(id);
        const bool isTrashed = trashed.next();
        trashed.reset();
        return !isTrashed;
    });
}

} // namespace goodword
