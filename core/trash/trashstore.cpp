#include "core/trash/trashstore.h"

#include <array>

namespace goodword::trashStore {

bool isEmpty(Database &db)
{
    return !db.value<int>(R"(SELECT 1 FROM customer WHERE deleted_at IS NOT NULL
                             UNION ALL SELECT 1 FROM touchpoint WHERE deleted_at IS NOT NULL
                             UNION ALL SELECT 1 FROM answer WHERE deleted_at IS NOT NULL
                             UNION ALL SELECT 1 FROM testimonial WHERE deleted_at IS NOT NULL LIMIT 1)");
}

RowIds rows(Database &db)
{
    RowIds found;
    Statement s(db, R"(SELECT 'customer', id FROM customer WHERE deleted_at IS NOT NULL
                       UNION ALL SELECT 'touchpoint', id FROM touchpoint WHERE deleted_at IS NOT NULL
                       UNION ALL SELECT 'answer', id FROM answer WHERE deleted_at IS NOT NULL
                       UNION ALL SELECT 'testimonial', id FROM testimonial WHERE deleted_at IS NOT NULL
                       UNION ALL SELECT 'consent', k.id FROM consent k
                         JOIN testimonial t ON k.subject = 'testimonial' AND k.subject_id = t.id
                         WHERE t.deleted_at IS NOT NULL)");
    while (s.next())
        found[s.text(0).toUtf8()].insert(s.integer(1));
    return found;
}

RowIds rowsOf(Database &db, const std::vector<CustomerId> &ids)
{
    RowIds found;
    Statement s(db, R"(SELECT 'touchpoint', id FROM touchpoint WHERE customer_id = ?
                       UNION ALL SELECT 'answer', id FROM answer WHERE customer_id = ?
                       UNION ALL SELECT 'testimonial', id FROM testimonial WHERE customer_id = ?
                       UNION ALL SELECT 'consent', id FROM consent WHERE customer_id = ?
                       UNION ALL SELECT 'consent', k.id FROM consent k
                         JOIN testimonial t ON k.subject = 'testimonial' AND k.subject_id = t.id WHERE t.customer_id = ?)");
    for (const CustomerId id : ids) {
        found["customer"].insert(id.value);
        s.bind(id, id, id, id, id);
        while (s.next())
            found[s.text(0).toUtf8()].insert(s.integer(1));
        s.reset();
    }
    return found;
}

QSet<QString> wordsOf(Database &db, const std::vector<CustomerId> &ids)
{
    QSet<QString> words;
    Statement s(db, R"(SELECT name FROM customer WHERE id = ?
                       UNION SELECT name FROM attachment WHERE customer_id = ?
                       UNION SELECT attribution FROM testimonial WHERE customer_id = ?)");
    for (const CustomerId id : ids) {
        s.bind(id, id, id);
        while (s.next())
            words.insert(s.text(0));
        s.reset();
    }
    words.remove({});
    return words;
}

void eraseEvents(UnitOfWork &u)
{
    // Children go before what they point to; what others point to is forgotten by them first.
    static constexpr std::array kInOrder = {
        R"(DELETE FROM testimonial_tag
           WHERE testimonial_id IN (SELECT id FROM testimonial WHERE deleted_at IS NOT NULL))",
        R"(DELETE FROM testimonial_event
           WHERE testimonial_id IN (SELECT id FROM testimonial WHERE deleted_at IS NOT NULL))",
        R"(DELETE FROM consent_channel WHERE consent_id IN (
             SELECT k.id FROM consent k JOIN testimonial t ON k.subject = 'testimonial' AND k.subject_id = t.id
             WHERE t.deleted_at IS NOT NULL))",
        R"(DELETE FROM consent WHERE subject = 'testimonial'
             AND subject_id IN (SELECT id FROM testimonial WHERE deleted_at IS NOT NULL))",
        R"(DELETE FROM external_ref WHERE table_name = 'testimonial'
             AND row_id IN (SELECT id FROM testimonial WHERE deleted_at IS NOT NULL))",
        "DELETE FROM testimonial WHERE deleted_at IS NOT NULL",
        R"(UPDATE testimonial SET answer_id = NULL
           WHERE answer_id IN (SELECT id FROM answer WHERE deleted_at IS NOT NULL))",
        R"(DELETE FROM external_ref WHERE table_name = 'answer'
             AND row_id IN (SELECT id FROM answer WHERE deleted_at IS NOT NULL))",
        "DELETE FROM answer WHERE deleted_at IS NOT NULL",
        R"(UPDATE testimonial SET touchpoint_id = NULL
           WHERE touchpoint_id IN (SELECT id FROM touchpoint WHERE deleted_at IS NOT NULL))",
        R"(UPDATE answer SET reply_touchpoint_id = NULL
           WHERE reply_touchpoint_id IN (SELECT id FROM touchpoint WHERE deleted_at IS NOT NULL))",
        "DELETE FROM attachment WHERE touchpoint_id IN (SELECT id FROM touchpoint WHERE deleted_at IS NOT NULL)",
        R"(DELETE FROM external_ref WHERE table_name = 'touchpoint'
             AND row_id IN (SELECT id FROM touchpoint WHERE deleted_at IS NOT NULL))",
        "DELETE FROM touchpoint WHERE deleted_at IS NOT NULL",
    };
    for (const char *sql : kInOrder)
        u.run(sql);
}

} // namespace goodword::trashStore
