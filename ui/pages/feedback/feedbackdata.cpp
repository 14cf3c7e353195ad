#include "ui/pages/feedback/feedbackdata.h"

#include "core/feedback/feedbackstore.h"
#include "core/testimonials/testimonialstore.h"

#include <QCoreApplication>

namespace goodword {

using namespace Qt::StringLiterals;

static QString translated(const char *text)
{
    return QCoreApplication::translate("goodword::NpsPageView", text);
}

bool FeedbackQuestion::operator==(const FeedbackQuestion &other) const
{
    return kind == other.kind && query.from == other.query.from && query.to == other.query.to
           && query.survey == other.query.survey && query.includeTransactional == other.query.includeTransactional
           && comments == other.comments;
}

qint64 FeedbackData::n() const
{
    switch (question.kind) {
    case SurveyKind::Csat: return csat.figure.n;
    case SurveyKind::Ces: return ces.figure.n;
    case SurveyKind::Nps: break;
    }
    return nps.figure.n;
}

QDate FeedbackData::from() const
{
    if (question.query.from.isValid())
        return question.query.from;
    switch (question.kind) {
    case SurveyKind::Csat: return csat.months.empty() ? QDate() : csat.months.front().firstDay;
    case SurveyKind::Ces: return ces.months.empty() ? QDate() : ces.months.front().firstDay;
    case SurveyKind::Nps: break;
    }
    return nps.months.empty() ? QDate() : nps.months.front().firstDay;
}

static AnswerFilter filterOf(const FeedbackQuestion &question)
{
    AnswerFilter filter;
    filter.kind = question.kind;
    filter.survey = question.query.survey;
    filter.from = question.query.from;
    filter.to = question.query.to;
    return filter;
}

/// Of the detractors nobody has got back to, how many the page names.
static constexpr int kWaitingShown = 5;

static void readFigures(Database &db, FeedbackData &data, QDate today)
{
    const FeedbackQuestion &question = data.question;
    if (question.kind == SurveyKind::Csat) {
        data.csat = csatPage(db, question.query, today);
        data.commentCount = data.csat.comments;
    } else if (question.kind == SurveyKind::Ces) {
        data.ces = cesPage(db, question.query, today);
        data.commentCount = data.ces.comments;
    } else {
        data.nps = npsPage(db, question.query, today);
        data.commentCount = data.nps.comments;
        data.waiting = answerRows(db, npsWaitingIds(db, question.query, today, kWaitingShown));
    }
}

FeedbackData readFeedback(Database &db, const FeedbackQuestion &question, QDate today)
{
    FeedbackData data;
    data.question = question;
    for (Survey &survey : feedbackStore::surveys(db)) {
        if (survey.kind == question.kind)
            data.surveys.push_back(std::move(survey));
    }
    readFigures(db, data, today);
    for (AnswerRow &row : answerRows(db, commentIds(db, question.kind, question.query, today, question.comments))) {
        const TestimonialId made = testimonialStore::madeFrom(db, row.answer.id);
        data.comments.push_back({std::move(row), made});
    }
    data.everAnswered = data.n() > 0 || feedbackStore::hasAnswers(db, question.kind);
    return data;
}

std::vector<qint64> answersOfPeriod(Database &db, const FeedbackQuestion &question)
{
    return answerIds(db, filterOf(question));
}

QString changeSentence(const NpsPage &page)
{
    if (page.figure.n == 0)
        return translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "Nobody answered in this period."));
    if (!page.change) {
        return page.from.isValid()
                   ? translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "Nobody answered in the period before, so there is nothing to compare with."))
                   : translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "These are all answers there are, so there is no earlier period to compare with."));
    }
    const QString before = translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "%1 from %2"))
                               .arg(npsText(page.previous), answersSentence(page.previous.n, std::nullopt));
    const QString verdict = page.change->significant
                                ? translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "That is more than noise."))
                                : translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "That is within the noise: with so many answers such a change can be chance."));
    return translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "%1 points against the period before (%2). %3"))
        .arg(npsPointsText(page.change->delta), before, verdict);
}

QString answersSentence(qint64 n, std::optional<qint64> invited)
{
    const QLocale locale;
    if (invited && *invited > 0)
        return translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "%1 of %2 asked (%3)"))
            .arg(locale.toString(n), locale.toString(*invited), percentText(n, *invited));
    return n == 1 ? translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "1 answer"))
                  : translated(QT_TRANSLATE_NOOP("goodword::NpsPageView", "%1 answers")).arg(locale.toString(n));
}

} // namespace goodword
