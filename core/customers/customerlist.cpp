#include "core/customers/customerlist.h"

#include "core/base/text.h"
#include "core/customers/customerfilter.h"
#include "core/customers/tagstore.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

#include <array>

namespace goodword::customerList {

using namespace Qt::StringLiterals;

namespace {

struct Order {
    QLatin1String key;
    SqlPiece up;
    SqlPiece down;
};

// What is unknown comes last in both directions; equals come in the order of their names.
constexpr std::array kOrders = {
    Order{QLatin1String("name"), " ORDER BY k.sort_key, k.customer_id", " ORDER BY k.sort_key DESC, k.customer_id DESC"},
    Order{QLatin1String("company"), " ORDER BY ok.sort_key IS NULL, ok.sort_key, k.sort_key, k.customer_id",
          " ORDER BY ok.sort_key IS NULL, ok.sort_key DESC, k.sort_key, k.customer_id"},
    Order{QLatin1String("stage"), " ORDER BY st.position IS NULL, st.position, d.stage_day, k.sort_key, k.customer_id",
          " ORDER BY st.position IS NULL, st.position DESC, d.stage_day, k.sort_key, k.customer_id"},
    Order{QLatin1String("nps"), " ORDER BY d.nps IS NULL, d.nps, k.sort_key, k.customer_id",
          " ORDER BY d.nps IS NULL, d.nps DESC, k.sort_key, k.customer_id"},
    Order{QLatin1String("touch"), " ORDER BY d.last_touch_day IS NULL, d.last_touch_day, k.sort_key, k.customer_id",
          " ORDER BY d.last_touch_day IS NULL, d.last_touch_day DESC, k.sort_key, k.customer_id"},
    Order{QLatin1String("owner"), " ORDER BY w.name IS NULL, w.name COLLATE in_locale, k.sort_key, k.customer_id",
          " ORDER BY w.name IS NULL, w.name COLLATE in_locale DESC, k.sort_key, k.customer_id"},
    Order{QLatin1String("city"), " ORDER BY c.city = '', c.city COLLATE in_locale, k.sort_key, k.customer_id",
          " ORDER BY c.city = '', c.city COLLATE in_locale DESC, k.sort_key, k.customer_id"},
    Order{QLatin1String("source"), " ORDER BY c.source = '', c.source COLLATE in_locale, k.sort_key, k.customer_id",
          " ORDER BY c.source = '', c.source COLLATE in_locale DESC, k.sort_key, k.customer_id"},
    Order{QLatin1String("created"), " ORDER BY c.created_day, c.id", " ORDER BY c.created_day DESC, c.id DESC"},
    Order{QLatin1String("followup"), " ORDER BY d.next_follow_up IS NULL, d.next_follow_up, k.sort_key, k.customer_id",
          " ORDER BY d.next_follow_up IS NULL, d.next_follow_up DESC, k.sort_key, k.customer_id"},
    Order{QLatin1String("deleted"), " ORDER BY c.deleted_at, c.id", " ORDER BY c.deleted_at DESC, c.id DESC"},
};

// Tables that are joined by their key and not used cost nothing: SQLite leaves them out.
constexpr SqlPiece kFrom = R"( FROM d_customer_key k JOIN customer c ON c.id = k.customer_id
    LEFT JOIN d_customer d ON d.customer_id = c.id
    LEFT JOIN journey_stage st ON st.id = d.stage_id
    LEFT JOIN d_customer_key ok ON ok.customer_id = c.company_id
    LEFT JOIN staff w ON w.id = c.owner_id)";

SqlText fromWhere(Database &db, const CustomerQuery &query)
{
    SqlText sql;
    sql.add(kFrom);
    // coalesce() keeps the planner from taking the index on deleted_at, where nearly everybody is alike.
    if (query.trash)
        sql.add(" WHERE c.deleted_at IS NOT NULL");
    else
        sql.add(" WHERE coalesce(c.deleted_at, '') = ''");
    if (query.kind)
        sql.add(" AND c.kind = ?", customerKindCode(*query.kind));
    if (query.company.isValid())
        sql.add(" AND c.company_id = ?", query.company.value);
    for (const FilterTerm &term : query.filter.terms) {
        sql.add(" AND ").add(customerCondition(db, term, query.day()));
        if (term.negated)
            sql.add(" IS NOT TRUE");
    }
    return sql;
}

SqlPiece orderOf(const CustomerQuery &query)
{
    for (const Order &order : kOrders) {
        if (query.sortKey == order.key)
            return query.descending ? order.down : order.up;
    }
    const bool newestFirst = query.trash && query.sortKey.isEmpty();
    return newestFirst ? kOrders.back().down : query.descending ? kOrders.front().down : kOrders.front().up;
}

CustomerRow readRow(const Statement &s)
{
    CustomerRow row;
    row.id = s.id<CustomerId>(0);
    row.uid = s.text(1);
    row.kind = customerKindFromCode(s.text(2)).value_or(CustomerKind::Person);
    row.name = s.text(3);
    row.companyId = s.id<CustomerId>(4);
    row.company = s.text(5);
    row.email = s.text(6);
    row.phone = s.text(7);
    row.city = s.text(8);
    row.stageId = s.id<StageId>(9);
    row.stage = s.text(10);
    row.stagePosition = s.isNull(11) ? -1 : s.number(11);
    row.stageColor = s.number(12);
    row.stageDay = s.day(13);
    row.nps = s.optionalReal(14);
    row.npsDay = s.day(15);
    row.lastTouch = s.day(16);
    row.nextFollowUp = s.day(17);
    row.testimonials = s.number(18);
    row.lastSentiment = s.text(19);
    row.owner = s.text(20);
    row.source = s.text(21);
    row.createdDay = s.day(22);
    row.rhythmDays = s.isNull(23) ? std::nullopt : std::optional(s.number(23));
    if (!s.isNull(24))
        row.deletedAt = s.instant(24);
    return row;
}

} // namespace

QStringList sortKeys()
{
    QStringList keys;
    for (const Order &order : kOrders)
        keys.append(order.key);
    return keys;
}

static SqlText idsSql(Database &db, const CustomerQuery &query)
{
    SqlText sql;
    sql.add("SELECT c.id").add(fromWhere(db, query)).add(orderOf(query));
    if (query.limit > 0)
        sql.add(" LIMIT ?", query.limit);
    return sql;
}

QString sqlOf(Database &db, const CustomerQuery &query)
{
    return QString::fromUtf8(idsSql(db, query).sql());
}

std::vector<qint64> ids(Database &db, const CustomerQuery &query)
{
    std::vector<qint64> found;
    Statement s = idsSql(db, query).statement(db);
    while (s.next())
        found.push_back(s.integer(0));
    return found;
}

qint64 count(Database &db, const CustomerQuery &query)
{
    SqlText sql;
    sql.add("SELECT count(*)").add(fromWhere(db, query));
    Statement s = sql.statement(db);
    return s.next() ? s.integer(0) : 0;
}

std::vector<CustomerRow> rows(Database &db, const std::vector<qint64> &ids)
{
    std::vector<CustomerRow> found;
    found.reserve(ids.size());
    Statement row(db, R"(SELECT c.id, c.uid, c.kind, c.name, c.company_id, o.name,
          (SELECT e.address FROM customer_email e WHERE e.customer_id = c.id ORDER BY e.position, e.id LIMIT 1),
          (SELECT p.number FROM customer_phone p WHERE p.customer_id = c.id ORDER BY p.position, p.id LIMIT 1),
          c.city, st.id, st.name, st.position, st.color, d.stage_day, d.nps, d.nps_day, d.last_touch_day, d.next_follow_up,
          d.testimonials, d.last_sentiment, w.name, c.source, c.created_day, c.rhythm_days, c.deleted_at
        FROM customer c LEFT JOIN customer o ON o.id = c.company_id LEFT JOIN d_customer d ON d.customer_id = c.id
        LEFT JOIN journey_stage st ON st.id = d.stage_id LEFT JOIN staff w ON w.id = c.owner_id WHERE c.id = ?)");
    Statement tags(db, R"(SELECT t.name FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id
                          WHERE ct.customer_id = ? ORDER BY t.match_key, t.id)");
    for (const qint64 id : ids) {
        row.bind(id);
        if (row.next()) {
            found.push_back(readRow(row));
            tags.bind(id);
            while (tags.next())
                found.back().tags.append(tags.text(0));
            tags.reset();
        }
        row.reset();
    }
    return found;
}

static QStringList textsOf(Statement &&s)
{
    QStringList texts;
    while (s.next())
        texts.append(s.text(0));
    return texts;
}

QStringList filterValues(Database &db, const QString &key, const QString &beginning)
{
    QStringList values;
    if (key == "stage"_L1) {
        for (const Stage &stage : journeyStore::activeStages(db))
            values.append(stage.name);
    } else if (key == "tag"_L1) {
        values = tagStore::names(db);
    } else if (key == "owner"_L1) {
        for (const Staff &staff : staffStore::team(db))
            values.append(staff.name);
    } else if (key == "source"_L1) {
        values = textsOf({db, "SELECT DISTINCT source FROM customer WHERE source <> '' AND deleted_at IS NULL ORDER BY source"});
    } else if (key == "city"_L1) {
        values = textsOf({db, "SELECT DISTINCT city FROM customer WHERE city <> '' AND deleted_at IS NULL ORDER BY city"});
    } else if (key == "company"_L1) {
        const QString from = fold(beginning), behind = from + QString::fromUcs4(U"\U0010ffff");
        values = textsOf({db, R"(SELECT c.name FROM d_customer_key k JOIN customer c ON c.id = k.customer_id
                                 WHERE k.name_folded >= ? AND k.name_folded < ? AND c.kind = 'company' AND c.deleted_at IS NULL
                                 ORDER BY k.name_folded, c.id LIMIT 100)", from, behind});
    }
    return values;
}

} // namespace goodword::customerList
