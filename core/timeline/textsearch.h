#pragma once
// Full-text search over everything that was written: notes, touchpoints, comments, testimonials, each with whose it is and
// the words around what was found. Bounded; for a worker. What is in the trash, or of someone who is, is not found.

#include "core/book/searchindex.h"

namespace goodword {

struct FoundText {
    SearchIndex::Kind kind;
    qint64 row;
    CustomerId customer;
    QString who;
    QString words; ///< one line, beginning near the first word found
};

/// At most `mostOfEach` of each kind, the newest.
std::vector<FoundText> findTexts(Database &db, const QString &query, int mostOfEach);

} // namespace goodword
