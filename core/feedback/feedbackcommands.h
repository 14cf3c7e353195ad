#pragma once
// Every change the program can make to surveys and answers: each is one undo step with a label that names the customer.
// Importers write many answers in a change of their own, through feedbackstore.h.

#include "core/book/book.h"
#include "core/feedback/answer.h"
#include "core/touchpoints/touchpoint.h"

#include <vector>

namespace goodword {

/// Finds the survey of that kind and name, or makes it; a found one is not changed and makes no step.
Result<SurveyId> addSurvey(Book &book, const Survey &survey);
/// Refused where answers there are would fall outside the new scale.
Done editSurvey(Book &book, const Survey &survey);

Result<AnswerId> addAnswer(Book &book, const Answer &answer);
Done editAnswer(Book &book, const Answer &answer);
Done setIgnored(Book &book, const std::vector<AnswerId> &answers, bool ignored);
Done trashAnswers(Book &book, const std::vector<AnswerId> &answers);
Done restoreAnswers(Book &book, const std::vector<AnswerId> &answers);

/// Notes that somebody got back to the person, today, by `reply` where it was logged.
Done closeAnswer(Book &book, AnswerId answer, TouchpointId reply = {});
/// Logs how somebody got back to the person (the draft's customer is not looked at) and closes the answer, in one step.
Done replyToAnswer(Book &book, AnswerId answer, const Touchpoint &reply);
Done reopenAnswer(Book &book, AnswerId answer);

} // namespace goodword
