#pragma once
// Makes d_answer_day and d_answer_month from all answers: one pass over each survey's index, from the newest day back, the
// surveys side by side. In memory are one day's answers, a day for each person, and the blobs.

namespace goodword {

class UnitOfWork;

void buildAnswerRollup(UnitOfWork &u);

} // namespace goodword
