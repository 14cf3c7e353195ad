#pragma once
// What the journey board shows: how many customers stand on each stage of the active model, and their ids in order. Reads
// d_customer only, so that a count is the length of its list. Customers in the trash are on no board.

#include "core/journey/journey.h"

#include <optional>
#include <vector>

namespace goodword {

class Database;

enum class BoardSort {
    LongestHere, ///< who has stood there longest comes first
    NewestHere,
    Name,
    QuietLongest, ///< who was never touched, then the longest quiet
    NpsHighest
};

struct BoardCount {
    StageId stage; ///< none: not on the journey
    qint64 people = 0;
};

/// One entry per stage that holds anybody, and one without a stage for those who are on none; counts only customers of
/// `filter` (ascending ids) where one is given.
std::vector<BoardCount> boardCounts(Database &db, const std::optional<std::vector<qint64>> &filter = std::nullopt);

/// One column of a board: who stands there, in order.
struct BoardStage {
    StageId stage; ///< none: not on the journey
    std::vector<qint64> customers;
};

/// The customers on a stage (none: on no stage), in order, of those in `filter` (ascending ids) where one is given.
std::vector<qint64> boardIds(Database &db, StageId stage, BoardSort sort = BoardSort::LongestHere,
                             const std::optional<std::vector<qint64>> &filter = std::nullopt);

/// boardIds() of every stage that holds anybody.
std::vector<BoardStage> board(Database &db, BoardSort sort, const std::optional<std::vector<qint64>> &filter = std::nullopt);

} // namespace goodword
