#pragma once
// What the feedback page shows for one question, read by a worker in one go, so that figures, charts and comments of one
// picture belong together. Knows no widget.

#include "core/feedback/answerlist.h"
#include "core/insight/npslists.h"

namespace goodword {

struct FeedbackQuestion {
    SurveyKind kind = SurveyKind::Nps;
    NpsQuery query;
    int comments = 50; ///< how many to show at most
    bool operator==(const FeedbackQuestion &other) const;
};

struct FeedbackComment {
    AnswerRow row;
    TestimonialId testimonial; ///< made from it
};

struct FeedbackData {
    FeedbackQuestion question;
    NpsPage nps;
    CsatPage csat;
    CesPage ces;
    std::vector<Survey> surveys; ///< of the kind
    std::vector<FeedbackComment> comments;
    qint64 commentCount = 0;
    std::vector<AnswerRow> waiting; ///< the newest detractors nobody has got back to
    bool everAnswered = false;      ///< whether any answer of the kind is in the book

    qint64 n() const;
    QDate from() const;
};

FeedbackData readFeedback(Database &db, const FeedbackQuestion &question, QDate today);

/// Every answer of the question's period and surveys, earlier ones of a person too, newest first: for an export.
std::vector<qint64> answersOfPeriod(Database &db, const FeedbackQuestion &question);

/// "+15 points against the period before …", or why there is nothing to compare with.
QString changeSentence(const NpsPage &page);
/// "100 answers", or "100 answers of 250 asked (40 %)".
QString answersSentence(qint64 n, std::optional<qint64> invited);

} // namespace goodword
