#pragma once
// One answer to a survey: the raw score on the survey's own scale (half points are kept), comment, and whether somebody
// got back to the person. Its band is derived on reading (core/insight/npsmath.h). Knows nothing of SQL.

#include "core/feedback/survey.h"

#include <QDate>
#include <QDateTime>

namespace goodword {

struct Answer {
    AnswerId id;
    QString uid; ///< empty: made when stored
    SurveyId survey;
    CustomerId customer; ///< none: anonymous
    QDate day;
    QDateTime at; ///< where the instant is known
    QString channel;
    double score = 0;
    QString comment;
    bool ignored = false;    ///< leaves every figure, stays in the list
    TouchpointId reply;      ///< how we got back to them, where that was logged
    QDate closedDay;         ///< since when nothing more is owed; always set where there is a reply
    bool deleted = false;
};

/// With text from outside made clean (core/base/text.h).
Answer cleaned(Answer answer);

/// Refuses a score outside the scale of `kind`, and an answer without a day or a survey.
Done validate(const Answer &answer, SurveyKind kind);

} // namespace goodword
