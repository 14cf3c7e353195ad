#include "core/customers/indexorder.h"

#include "core/base/radixsort.h"
#include "core/base/sortkey.h"
#include "core/book/statement.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <unordered_map>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

using Rows = std::vector<uint32_t>;

constexpr uint64_t kUnknown = ~uint64_t(0); // comes last in both directions

uint64_t directed(uint64_t key, bool descending)
{
    return descending ? kUnknown - 1 - key : key;
}

uint64_t dayKey(int32_t day, bool descending)
{
    return day == IndexColumns::kNoDay ? kUnknown : directed(uint64_t(int64_t(day) + (int64_t(1) << 32)), descending);
}

/// Scores are never negative, so their bits are in their order.
uint64_t scoreKey(double score, bool descending)
{
    return std::isnan(score) ? kUnknown : directed(std::bit_cast<uint64_t>(score + 0.0), descending);
}

/// Ranks of texts in the order of the locale; texts that the order calls equal share one.
std::vector<uint64_t> ranksOf(const QStringList &texts)
{
    const SortKeys sortKeys;
    std::vector<std::pair<QByteArray, size_t>> keyed;
    for (qsizetype i = 0; i < texts.size(); ++i)
        keyed.emplace_back(sortKeys.of(texts[i]), size_t(i));
    std::sort(keyed.begin(), keyed.end());
    std::vector<uint64_t> ranks(keyed.size());
    uint64_t rank = 0;
    for (size_t i = 0; i < keyed.size(); ++i) {
        if (i > 0 && keyed[i].first != keyed[i - 1].first)
            ++rank;
        ranks[keyed[i].second] = rank;
    }
    return ranks;
}

Rows byWord(Rows rows, const WordColumn &column, bool descending)
{
    const std::vector<uint64_t> ranks = ranksOf(column.words());
    radixSort(rows, [&](uint32_t row) {
        const uint32_t word = column.rows[row];
        return word == 0 ? kUnknown : directed(ranks[word], descending);
    });
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
    std::unordered_map<qint64, uint64_t> positions;
    Statement stages(db, "SELECT id, position FROM journey_stage");
    while (stages.next())
        positions[stages.integer(0)] = uint64_t(stages.integer(1));
    radixSort(rows, [&](uint32_t row) { return c.stageDay[row] == IndexColumns::kNoDay ? 0 : dayKey(c.stageDay[row], false); });
    radixSort(rows, [&](uint32_t row) {
        const auto position = positions.find(c.stage[row]);
        return position == positions.end() ? kUnknown : directed(position->second, descending);
    });
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
    const std::vector<uint64_t> ranks = ranksOf(names);
    std::unordered_map<qint64, uint64_t> rankOf;
    for (size_t i = 0; i < ids.size(); ++i)
        rankOf[ids[i]] = ranks[i];
    radixSort(rows, [&](uint32_t row) {
        const auto rank = rankOf.find(c.owner[row]);
        return rank == rankOf.end() ? kUnknown : directed(rank->second, descending);
    });
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
        radixSort(rows, [&](uint32_t row) { return uint64_t(int64_t(days[row]) - int64_t(IndexColumns::kNoDay)); });
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
    std::map<qint64, Rows> stages;
    if (sort == BoardSort::Name) {
        for (const uint32_t row : c.byName) {
            if (found.test(row))
                stages[c.stage[row]].push_back(row);
        }
    } else {
        found.forEach([&](size_t row) { stages[c.stage[row]].push_back(uint32_t(row)); });
    }
    std::vector<BoardStage> columns;
    for (auto &[stage, rows] : stages)
        columns.push_back({StageId(stage), boardColumn(std::move(rows), c, sort)});
    return columns;
}

const std::vector<uint32_t> &IndexOrders::of(const IndexColumns &columns, Database &db, const QString &sortKey, bool descending)
{
    if ((sortKey.isEmpty() || sortKey == "name"_L1) && !descending)
        return columns.byName;
    const auto [order, isNew] = m_orders.try_emplace({sortKey, descending});
    if (isNew)
        order->second = made(columns, db, sortKey, descending);
    return order->second;
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
