#pragma once
// Comments as people wrote them, newest first: score, who, when, the words, and what can be done with each. Shows what it
// is given; who listens does it.

#include "ui/pages/feedback/feedbackdata.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace goodword {

class CommentFeed final : public QWidget
{
    Q_OBJECT
public:
    explicit CommentFeed(QWidget *parent = nullptr);

    void setComments(const std::vector<FeedbackComment> &comments, qint64 total, bool readOnly);

signals:
    void customerWanted(goodword::CustomerId id);
    void testimonialWanted(goodword::AnswerId id);
    void openTestimonialWanted(goodword::TestimonialId id);
    void closeLoopWanted(goodword::AnswerId id);
    void moreWanted();

private:
    QWidget *makeEntry(const FeedbackComment &comment, bool readOnly);
    QWidget *makeActions(const FeedbackComment &comment, bool readOnly);

    QVBoxLayout *m_column;
};

/// The detractors nobody has got back to: who, the words in a line, and the way to close the loop.
class WaitingList final : public QWidget
{
    Q_OBJECT
public:
    explicit WaitingList(QWidget *parent = nullptr);

    void setAnswers(const std::vector<AnswerRow> &answers, qint64 total, bool readOnly);

signals:
    void customerWanted(goodword::CustomerId id);
    void closeLoopWanted(goodword::AnswerId id);
    void allWanted();

private:
    QWidget *makeEntry(const AnswerRow &row, bool readOnly);

    QVBoxLayout *m_column;
};

/// The name of who answered as a button to their page; of nobody in the book, a plain word.
QWidget *customerLink(const AnswerRow &row, const std::function<void(CustomerId)> &open);

} // namespace goodword
