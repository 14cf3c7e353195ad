#include "core/journey/board.h"

#include "core/book/database.h"

#include <algorithm>
#include <map>

namespace goodword {

std::vector<BoardCount> boardCounts(Database &db, const std::optional<std::vector<qint64>> &filter)
{
    std::map<StageId, qint64> people;
    if (!filter) {
        Statement s(db, "SELECT stage_id, count(*) FROM d_customer GROUP BY stage_id");
        while (s.next())
            people[s.id<StageId>(0)] = s.integer(1);
    } else {
        Statement s(db, "SELECT stage_id FROM d_customer WHERE customer_id = ?");
        for (const qint64 id : *filter) {
            s.bind(id);
            if (s.next())
                ++people[s.id<StageId>(0)];
            s.reset();
        }
    }
    std::vector<BoardCount> counts;
    for (const auto &[stage, count] : people)
        counts.push_back({stage, count});
    return counts;
}

static const char *idsSql(BoardSort sort, bool onJourney)
{
    switch (sort) {
    case BoardSort::LongestHere:
        return onJourney ? R"(SELECT customer_id FROM d_customer WHERE stage_id = ? ORDER BY stage_day, customer_id)"
                         : R"(SELECT customer_id FROM d_customer WHERE stage_id IS NULL ORDER BY stage_day, customer_id)";
    case BoardSort::NewestHere:
        return onJourney
                   ? R"(SELECT customer_id FROM d_customer WHERE stage_id = ? ORDER BY stage_day DESC, customer_id DESC)"
                   : R"(SELECT customer_id FROM d_customer WHERE stage_id IS NULL
                        ORDER BY stage_day DESC, customer_id DESC)";
    case BoardSort::Name:
        return onJourney ? R"(SELECT d.customer_id FROM d_customer d
                              LEFT JOIN d_customer_key k ON k.customer_id = d.customer_id
                              WHERE d.stage_id = ? ORDER BY k.sort_key, d.customer_id)"
                         : R"(SELECT d.customer_id FROM d_customer d
                              LEFT JOIN d_customer_key k ON k.customer_id = d.customer_id
                              WHERE d.stage_id IS NULL ORDER BY k.sort_key, d.customer_id)";
    case BoardSort::QuietLongest:
        return onJourney ? R"(SELECT customer_id FROM d_customer WHERE stage_id = ?
                              ORDER BY coalesce(last_touch_day, ''), customer_id)"
                         : R"(SELECT customer_id FROM d_customer WHERE stage_id IS NULL
                              ORDER BY coalesce(last_touch_day, ''), customer_id)";
    case BoardSort::NpsHighest: break;
    }
    return onJourney ? R"(SELECT customer_id FROM d_customer WHERE stage_id = ?
                          ORDER BY coalesce(nps, -1) DESC, customer_id)"
                     : R"(SELECT customer_id FROM d_customer WHERE stage_id IS NULL
                          ORDER BY coalesce(nps, -1) DESC, customer_id)";
}

std::vector<qint64> boardIds(Database &db, StageId stage, BoardSort sort, const std::optional<std::vector<qint64>> &filter)
{
    std::vector<qint64> ids;
    Statement s(db, idsSql(sort, stage.isValid()));
    if (stage.isValid())
        s.bind(stage);
    while (s.next()) {
        const qint64 id = s.integer(0);
        if (!filter || std::binary_search(filter->begin(), filter->end(), id))
            ids.push_back(id);
    }
    return ids;
}

std::vector<BoardStage> board(Database &db, BoardSort sort, const std::optional<std::vector<qint64>> &filter)
{
    std::vector<BoardStage> stages;
    for (const BoardCount &count : boardCounts(db, filter))
        stages.push_back({count.stage, boardIds(db, count.stage, sort, filter)});
    return stages;
}

} // namespace goodword
