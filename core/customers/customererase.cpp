#include "core/customers/customerstore.h"

#include "core/book/unitofwork.h"

#include <array>

namespace goodword::customerStore {

void erase(UnitOfWork &u, CustomerId id)
{
    // Keys are RESTRICT, so children go before what they point to; whom others point to is forgotten by them first.
    static constexpr std::array kInOrder = {
        "DELETE FROM testimonial_tag WHERE testimonial_id IN (SELECT id FROM testimonial WHERE customer_id = ?)",
        "DELETE FROM testimonial_event WHERE testimonial_id IN (SELECT id FROM testimonial WHERE customer_id = ?)",
        "DELETE FROM consent_channel WHERE consent_id IN (SELECT id FROM consent WHERE customer_id = ?)",
        R"(DELETE FROM consent_channel WHERE consent_id IN (
             SELECT k.id FROM consent k JOIN testimonial t ON k.subject = 'testimonial' AND k.subject_id = t.id
             WHERE t.customer_id = ?))",
        R"(DELETE FROM consent WHERE subject = 'testimonial'
             AND subject_id IN (SELECT id FROM testimonial WHERE customer_id = ?))",
        "DELETE FROM consent WHERE customer_id = ?",
        R"(UPDATE testimonial SET answer_id = NULL
           WHERE answer_id IN (SELECT id FROM answer WHERE customer_id = ?))",
        R"(UPDATE testimonial SET touchpoint_id = NULL
           WHERE touchpoint_id IN (SELECT id FROM touchpoint WHERE customer_id = ?))",
        "DELETE FROM testimonial WHERE customer_id = ?",
        R"(UPDATE answer SET reply_touchpoint_id = NULL
           WHERE reply_touchpoint_id IN (SELECT id FROM touchpoint WHERE customer_id = ?))",
        "DELETE FROM answer WHERE customer_id = ?",
        R"(DELETE FROM attachment WHERE touchpoint_id IN (SELECT id FROM touchpoint WHERE customer_id = ?))",
        "DELETE FROM attachment WHERE customer_id = ?",
        "DELETE FROM touchpoint WHERE customer_id = ?",
        "DELETE FROM journey_event WHERE customer_id = ?",
        "DELETE FROM opt_out WHERE customer_id = ?",
        "DELETE FROM custom_value WHERE customer_id = ?",
        "DELETE FROM customer_tag WHERE customer_id = ?",
        "DELETE FROM customer_date WHERE customer_id = ?",
        "DELETE FROM customer_phone WHERE customer_id = ?",
        "DELETE FROM customer_email WHERE customer_id = ?",
        "DELETE FROM external_ref WHERE table_name = 'customer' AND row_id = ?",
        "DELETE FROM external_ref WHERE customer_id = ?",
        "UPDATE customer SET company_id = NULL WHERE company_id = ?",
        "DELETE FROM customer WHERE id = ?",
    };
    for (const char *sql : kInOrder)
        u.run(sql, id);
}

} // namespace goodword::customerStore
