#include "core/customers/indexorder.h"

#include "core/base/radixsort.h"
#include "core/base/sortkey.h"
#include "core/book/statement.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

using Rows = std::vector<uint32_t>;

/// Comes last in both directions.
template <class Key>
constexpr Key kLast = std::numeric_limits<Key>::max();

constexpr uint32_t kUnknown = kLast<uint32_t>;

template <class Key>
Key directed(Key key, bool descending)
{
    return descending ? kLast<Key> - 1 - key : key;
}

/// Julian days of our years are positive.
uint32_t dayKey(int32_t day, bool descending)
{
    return day == IndexColumns::kNoDay ? kUnknown : directed(uint32_t(day), descending);
}

/// Scores are never negative, so their bits are in their order.
uint64_t scoreKey(double score, bool descending)
{
    return std::isnan(score) ? kLast<uint64_t> : directed(std::bit_cast<uint64_t>(score + 0.0), descending);
}

/// Ranks of texts in the order of the locale; texts that the order calls equal share one.
std::vector<uint32_t> ranksOf(const QStringList &texts)
{
    const SortKeys sortKeys;
    std::vector<std::pair<QByteArray, size_t>> keyed;
    for (qsizetype i = 0; i < texts.size(); ++i)
        keyed.emplace_back(sortKeys.of(texts[i]), size_t(i));
    std::sort(keyed.begin(), keyed.end());
    std::vector<uint32_t> ranks(keyed.size());
    uint32_t rank = 0;
    for (size_t i = 0; i < keyed.size(); ++i) {
        if (i > 0 && keyed[i].first != keyed[i - 1].first)
            ++rank;
        ranks[keyed[i].second] = rank;
    }
    return ranks;
}

Rows byWord(Rows rows, const WordColumn &column, bool descending)
{
    std::vector<uint32_t> keys = ranksOf(column.values());
    for (uint32_t &key : keys)
        key = directed(key, descending);
    keys.front() = kUnknown;
    radixSort(rows, [&](uint32_t row) { return keys[column.rows[row]]; });
    return rows;
}

Rows byCompany(Rows rows, const IndexColumns &c, bool descending)
{
    std::vector<uint32_t> nameRank(c.size());
    uint32_t rank = 0;
    for (const uint32_t row : c.byName)
        nameRank[row] = c.sameNameKey[row] ? rank : ++rank;
    radixSort(rows, [&](uint32_t row) {
        const uint32_t company = c.company[row];
        return company == IndexColumns::kNoRow ? kUnknown : directed(nameRank[company], descending);
    });
    return rows;
}

Rows byStage(Rows rows, const IndexColumns &c, Database &db, bool descending)
{
    std::vector<uint32_t> keys(size_t(c.stage.values().size()), kUnknown);
    Statement stages(db, "SELECT id, position FROM journey_stage");
    while (stages.next()) {
        if (const qsizetype number = c.stage.values().indexOf(stages.integer(0)); number > 0)
            keys[size_t(number)] = directed(uint32_t(stages.integer(1)), descending);
    }
    radixSort(rows, [&](uint32_t row) { return c.stageDay[row] == IndexColumns::kNoDay ? 0 : dayKey(c.stageDay[row], false); });
    radixSort(rows, [&](uint32_t row) { return keys[c.stage.rows[row]]; });
    return rows;
}

Rows byOwner(Rows rows, const IndexColumns &c, Database &db, bool descending)
{
    std::vector<qint64> ids;
    QStringList names;
    Statement staff(db, "SELECT id, name FROM staff");
    while (staff.next()) {
        ids.push_back(staff.integer(0));
        names.append(staff.text(1));
    }
    const std::vector<uint32_t> ranks = ranksOf(names);
    std::vector<uint32_t> keys(size_t(c.owner.values().size()), kUnknown);
    for (size_t i = 0; i < ids.size(); ++i) {
        if (const qsizetype number = c.owner.values().indexOf(ids[i]); number > 0)
            keys[size_t(number)] = directed(ranks[i], descending);
    }
    radixSort(rows, [&](uint32_t row) { return keys[c.owner.rows[row]]; });
    return rows;
}

/// Days and ids in one direction both: what was added last comes first.
Rows byCreated(const IndexColumns &c, bool descending)
{
    Rows rows(c.size());
    for (uint32_t row = 0; row < rows.size(); ++row)
        rows[row] = row;
    radixSort(rows, [&](uint32_t row) { return dayKey(c.createdDay[row], false); });
    if (descending)
        std::reverse(rows.begin(), rows.end());
    return rows;
}

Rows made(const IndexColumns &c, Database &db, const QString &key, bool descending)
{
    const auto byDay = [&](const std::vector<int32_t> &days) {
        Rows rows = c.byName;
        radixSort(rows, [&](uint32_t row) { return dayKey(days[row], descending); });
        return rows;
    };
    if (key == "company"_L1)
        return byCompany(c.byName, c, descending);
    if (key == "stage"_L1)
        return byStage(c.byName, c, db, descending);
    if (key == "nps"_L1) {
        Rows rows = c.byName;
        radixSort(rows, [&](uint32_t row) { return scoreKey(c.nps[row], descending); });
        return rows;
    }
    if (key == "touch"_L1)
        return byDay(c.touchDay);
    if (key == "followup"_L1)
        return byDay(c.followUpDay);
    if (key == "owner"_L1)
        return byOwner(c.byName, c, db, descending);
    if (key == "city"_L1)
        return byWord(c.byName, c.city, descending);
    if (key == "source"_L1)
        return byWord(c.byName, c.source, descending);
    if (key == "created"_L1)
        return byCreated(c, descending);
    Rows rows = c.byName;
    if (descending)
        std::reverse(rows.begin(), rows.end());
    return rows;
}

/// Ids of `rows`, which come in the order of ids, in the order of a column of the board.
std::vector<qint64> boardColumn(Rows rows, const IndexColumns &c, BoardSort sort)
{
    const auto byDay = [&](const std::vector<int32_t> &days) { // who has none comes first
        radixSort(rows, [&](uint32_t row) { return uint32_t(int64_t(days[row]) - int64_t(IndexColumns::kNoDay)); });
    };
    switch (sort) {
    case BoardSort::LongestHere: byDay(c.stageDay); break;
    case BoardSort::NewestHere:
        byDay(c.stageDay);
        std::reverse(rows.begin(), rows.end());
        break;
    case BoardSort::QuietLongest: byDay(c.touchDay); break;
    case BoardSort::NpsHighest: radixSort(rows, [&](uint32_t row) { return scoreKey(c.nps[row], true); }); break;
    case BoardSort::Name: break; // they come so
    }
    std::vector<qint64> ids;
    ids.reserve(rows.size());
    for (const uint32_t row : rows)
        ids.push_back(c.ids[row]);
    return ids;
}

} // namespace

std::vector<BoardStage> boardOf(const IndexColumns &c, const Bitmap &found, BoardSort sort)
{
    std::vector<Rows> stages(size_t(c.stage.values().size()));
    if (sort == BoardSort::Name) {
        for (const uint32_t row : c.byName) {
            if (found.test(row))
                stages[c.stage.rows[row]].push_back(row);
        }
    } else {
        found.forEach([&](size_t row) { stages[c.stage.rows[row]].push_back(uint32_t(row)); });
    }
    std::vector<BoardStage> columns;
    for (size_t i = 0; i < stages.size(); ++i) {
        if (!stages[i].empty())
            columns.push_back({StageId(c.stage.values()[qsizetype(i)]), boardColumn(std::move(stages[i]), c, sort)});
    }
    std::sort(columns.begin(), columns.end(), [](const BoardStage &a, const BoardStage &b) { return a.stage < b.stage; });
    return columns;
}

IndexOrder::IndexOrder(std::vector<uint32_t> inOrder, const IndexColumns &columns)
    : m_rows(std::move(inOrder)), m_places(columns.size(), uint32_t(m_rows.size())), m_ids(m_rows.size())
{
    for (size_t place = 0; place < m_rows.size(); ++place) {
        m_places[m_rows[place]] = uint32_t(place);
        m_ids[place] = columns.ids[m_rows[place]];
    }
}

std::vector<qint64> IndexOrder::idsOf(const Bitmap &found) const
{
    const size_t count = found.count();
    if (count == m_rows.size())
        return m_ids;
    std::vector<qint64> ids;
    if (!isMany(count)) {
        ids.reserve(count);
        forEach(found, [&](uint32_t, qint64 id) {
            ids.push_back(id);
            return true;
        });
        return ids;
    }
    // Without a branch on who was found, which no processor foresees.
    const auto room = std::make_unique_for_overwrite<qint64[]>(m_rows.size());
    size_t many = 0;
    for (size_t place = 0; place < m_rows.size(); ++place) {
        room[many] = m_ids[place];
        many += found.test(m_rows[place]);
    }
    ids.assign(room.get(), room.get() + many);
    return ids;
}

const IndexOrder &IndexOrders::of(const IndexColumns &columns, Database &db, const QString &sortKey, bool descending)
{
    static constexpr size_t kMost = 4;
    m_orders.remove_if([](const Made &made) { return !made.isWhole; });
    const auto known = std::find_if(m_orders.begin(), m_orders.end(),
                                    [&](const Made &made) { return made.sortKey == sortKey && made.descending == descending; });
    if (known != m_orders.end()) {
        m_orders.splice(m_orders.begin(), m_orders, known);
    } else {
        if (m_orders.size() == kMost)
            m_orders.pop_back();
        IndexOrder order(made(columns, db, sortKey, descending), columns);
        m_orders.push_front({sortKey, descending, std::move(order), !db.trouble()});
    }
    return m_orders.front().order;
}

void IndexOrders::forget(const ChangeSet &changes)
{
    // Which customer stands where hangs together with nearly everything; only what is plainly elsewhere keeps an order.
    for (const QByteArray &table : changes.tables()) {
        if (table != "customer_email" && table != "customer_phone" && table != "customer_tag" && table != "opt_out")
            return m_orders.clear();
    }
}

} // namespace goodword
