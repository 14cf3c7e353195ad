#pragma once
// Keeps d_customer true: where each customer stands in the active model, last touch and sentiment, latest relational NPS
// answer, next open follow-up, number of testimonials. One row per customer that is not in the trash: read it with LEFT JOIN.
// The same query makes one row or all of them, so patched and rebuilt cannot differ.

#include "core/book/deriver.h"

namespace goodword {

class CustomerStateDeriver final : public Deriver
{
public:
    void update(UnitOfWork &u, const ChangeSet &changes) override;
    void rebuild(UnitOfWork &u) override;
    bool isStale(UnitOfWork &u) override;
};

} // namespace goodword
