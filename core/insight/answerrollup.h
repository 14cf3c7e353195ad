#pragma once
// Keeps d_answer_day and d_answer_month true, so that no figure reads answers: per scope and day the answers as a blob (see
// dayanswers.h) and how many of them say something; per scope and month those that count in that month, as such a blob of scores alone. Ignored
// and deleted answers, and those of customers in the trash, are in neither. Ordinary changes patch the few days they touch:
// those of the answers themselves and of the same person's answers before them.

#include "core/book/deriver.h"

namespace goodword {

class AnswerRollup final : public Deriver
{
public:
    void update(UnitOfWork &u, const ChangeSet &changes) override;
    void rebuild(UnitOfWork &u) override;
    bool isStale(UnitOfWork &u) override;
};

} // namespace goodword
