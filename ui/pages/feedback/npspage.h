#pragma once
// The feedback page: NPS, CSAT and CES of a period and survey, with the people behind every figure, what they wrote, and
// export and print of what is shown. Figures are read by a worker; an answer to a question no longer asked is dropped.

#include "ui/pages/feedback/feedbackdata.h"
#include "ui/shell/page.h"

class QComboBox;
class QScrollArea;
class QStackedWidget;

namespace goodword {

class ChangeSet;
class ChipBar;
class CommentFeed;
class EmptyState;
class NpsBoard;
class NpsReport;
class PeriodBar;
class PlainLabel;
class RatingBoard;
class SectionHeader;

class NpsPageView final : public Page
{
    Q_OBJECT
public:
    explicit NpsPageView(Session &session, QWidget *parent = nullptr);

    void arrive(const QString &argument) override;
    bool canExport() const override { return true; }
    void exportData() override;
    bool canPrint() const override { return true; }
    void print() override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    /// What is on the page; for tests.
    const FeedbackData &shown() const { return m_data; }

private:
    QWidget *makeHeader();
    QWidget *makeBody();
    void connectBoards();
    FeedbackQuestion question() const;
    void ask();
    void showAnswers(const FeedbackData &answers);
    void fillSurveys();
    void onChanged(const ChangeSet &changes);
    void showPeople(const NpsPart &part, const QString &title);
    void showRaters(std::optional<int> rating, QDate month, const QString &title);
    void makeTestimonial(AnswerId id);
    void closeLoop(AnswerId id);
    void recordAnswer();
    void exportTo(const QString &path);
    void exportAnswers(const QString &path);
    NpsReport report() const;
    QString surveyName() const;

    ChipBar *m_kinds;
    PeriodBar *m_period;
    QComboBox *m_survey;
    SectionHeader *m_title;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    NpsBoard *m_nps;
    RatingBoard *m_rating;
    SectionHeader *m_feedHead;
    CommentFeed *m_feed;
    FeedbackData m_data;
    FeedbackQuestion m_asked;
    qint64 m_wantedSurvey = 0;
    int m_comments = 50;
    bool m_haveData = false;
};

} // namespace goodword
