#pragma once
// The full-text index of long texts: notes, touchpoints, answers, testimonials. Texts and queries are folded alike, CJK
// characters apart, so that it finds what fold() calls the same. All that only SQLite's FTS5 can do is kept here; rows of
// what is in the trash are not indexed, rows of a customer in the trash are.

#include "core/book/deriver.h"
#include "core/book/sqltext.h"

#include <vector>

namespace goodword {

class Database;

class SearchIndex final : public Deriver
{
public:
    enum class Kind { Note = 1, Touchpoint = 2, Answer = 3, Testimonial = 4 };
    struct Hit {
        Kind kind;
        qint64 row;
        CustomerId customer;
    };

    void update(UnitOfWork &u, const ChangeSet &changes) override;
    void rebuild(UnitOfWork &u) override;

    /// Rows that hold every word of `text`, the last one as the beginning of a word; the newest rows of each kind first.
    static std::vector<Hit> find(Database &db, const QString &text, int limit = 200);
    /// Adds `SELECT customer_id …` of the texts that hold `text`; false, adding nothing, where there is no word in it.
    static bool addCustomersWith(SqlText &sql, const QString &text);
    /// The MATCH expression: each word quoted, the last with a star; empty where there is no word.
    static QString matchText(const QString &text);
};

} // namespace goodword
