#include "core/feedback/answerlist.h"

#include "core/base/daynumber.h"
#include "core/base/text.h"
#include "core/customers/customerlabel.h"
#include "core/feedback/feedbackstore.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Found {
    qint64 id = 0;
    double score = 0;
    DayNumber day = 0;
};

/// The columns every filtering statement below gives, in this order.
enum Column { Id, SurveyOf, Score, Ignored, ClosedDay, Deleted, Comment, CustomerName, Day };

class Sieve
{
public:
    Sieve(Database &db, const AnswerFilter &filter) : m_filter(filter), m_text(fold(filter.text.trimmed()))
    {
        for (const Survey &one : feedbackStore::surveys(db, true))
            m_kinds.insert(one.id.value, one.kind);
    }

    bool lets(const Statement &s) const
    {
        if (s.flag(Deleted) != m_filter.trash)
            return false;
        const SurveyId survey = s.id<SurveyId>(SurveyOf);
        const SurveyKind kind = m_kinds.value(survey.value, SurveyKind::Nps);
        if ((m_filter.survey && survey != *m_filter.survey) || (m_filter.kind && kind != *m_filter.kind))
            return false;
        return letsScore(s, kind) && letsText(s);
    }

private:
    bool letsScore(const Statement &s, SurveyKind kind) const
    {
        const auto band = kind == SurveyKind::Nps ? npsBand(s.real(Score)) : std::nullopt;
        if (m_filter.band && band != m_filter.band)
            return false;
        return !m_filter.unansweredDetractors
               || (band == NpsBand::Detractor && !s.flag(Ignored) && s.isNull(ClosedDay));
    }
    bool letsText(const Statement &s) const
    {
        if (!m_filter.withComment && m_text.isEmpty())
            return true;
        const QString comment = s.text(Comment);
        if (m_filter.withComment && comment.trimmed().isEmpty())
            return false;
        return m_text.isEmpty() || fold(comment).contains(m_text) || fold(s.text(CustomerName)).contains(m_text);
    }

    const AnswerFilter &m_filter;
    QString m_text;
    QHash<qint64, SurveyKind> m_kinds;
};

std::vector<Found> sifted(Database &db, const AnswerFilter &filter, Statement &s)
{
    const Sieve sieve(db, filter);
    std::vector<Found> found;
    while (s.next()) {
        if (sieve.lets(s))
            found.push_back({s.integer(Id), s.real(Score), dayNumber(s.text(Day).toLatin1())});
    }
    return found;
}

std::vector<Found> foundFor(Database &db, const AnswerFilter &filter)
{
    const QString from = filter.from.isValid() ? dayText(filter.from) : u""_s;
    const QString to = filter.to.isValid() ? dayText(filter.to) : u"9999-12-31"_s;
    if (filter.customer) {
        Statement s(db, R"(SELECT a.id, a.survey_id, a.score, a.ignored, a.closed_day, a.deleted_at IS NOT NULL, a.comment,
                                  c.name, a.day
                           FROM answer a JOIN customer c ON c.id = a.customer_id
                           WHERE a.customer_id = ? AND a.day BETWEEN ? AND ? AND c.deleted_at IS NULL
                           ORDER BY a.day DESC, a.id DESC)",
                    *filter.customer, from, to);
        return sifted(db, filter, s);
    }
    if (filter.survey) {
        Statement s(db, R"(SELECT a.id, a.survey_id, a.score, a.ignored, a.closed_day, a.deleted_at IS NOT NULL, a.comment,
                                  c.name, a.day
                           FROM answer a LEFT JOIN customer c ON c.id = a.customer_id
                           WHERE a.survey_id = ? AND a.day BETWEEN ? AND ? AND c.deleted_at IS NULL ORDER BY a.day DESC)",
                    *filter.survey, from, to);
        std::vector<Found> found = sifted(db, filter, s);
        // The index gives days in order, within a day not.
        std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return std::tie(a.day, a.id) > std::tie(b.day, b.id); });
        return found;
    }
    Statement s(db, R"(SELECT a.id, a.survey_id, a.score, a.ignored, a.closed_day, a.deleted_at IS NOT NULL, a.comment,
                              c.name, a.day
                       FROM answer a LEFT JOIN customer c ON c.id = a.customer_id
                       WHERE a.day BETWEEN ? AND ? AND c.deleted_at IS NULL ORDER BY a.day DESC, a.id DESC)",
                from, to);
    return sifted(db, filter, s);
}

/// True where only days matter: then the ids come from the index alone.
bool isPlain(const AnswerFilter &f)
{
    return !f.survey && !f.kind && !f.band && f.text.trimmed().isEmpty() && !f.unansweredDetractors && !f.withComment
           && !f.customer && !f.trash && (f.order == AnswerOrder::NewestFirst || f.order == AnswerOrder::OldestFirst);
}

std::vector<qint64> plainIds(Database &db, const AnswerFilter &filter)
{
    std::vector<qint64> ids;
    Statement s(db, R"(SELECT id FROM answer WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day DESC, id DESC)",
                filter.from.isValid() ? dayText(filter.from) : u""_s,
                filter.to.isValid() ? dayText(filter.to) : u"9999-12-31"_s);
    while (s.next())
        ids.push_back(s.integer(0));
    if (filter.order == AnswerOrder::OldestFirst)
        std::reverse(ids.begin(), ids.end());
    return ids;
}

AnswerRow rowFrom(const Statement &s)
{
    AnswerRow row;
    Answer &a = row.answer;
    a.id = s.id<AnswerId>(0);
    a.uid = s.text(1);
    a.survey = s.id<SurveyId>(2);
    a.customer = s.id<CustomerId>(3);
    a.day = s.day(4);
    a.at = s.instant(5);
    a.channel = s.text(6);
    a.score = s.real(7);
    a.comment = s.text(8);
    a.ignored = s.flag(9);
    a.reply = s.id<TouchpointId>(10);
    a.closedDay = s.day(11);
    a.deleted = s.flag(12);
    row.customerName = s.text(13);
    row.surveyName = s.text(14);
    row.kind = surveyKindFromCode(s.text(15)).value_or(SurveyKind::Nps);
    row.mode = surveyModeFromCode(s.text(16)).value_or(SurveyMode::Relational);
    row.band = row.kind == SurveyKind::Nps ? npsBand(a.score) : std::nullopt;
    row.unanswered = row.band == NpsBand::Detractor && !a.ignored && !a.deleted && !a.closedDay.isValid();
    return row;
}

} // namespace

std::vector<qint64> answerIds(Database &db, const AnswerFilter &filter)
{
    if (isPlain(filter) && customersInTrash(db).isEmpty())
        return plainIds(db, filter);
    std::vector<Found> found = foundFor(db, filter);
    switch (filter.order) {
    case AnswerOrder::NewestFirst: break;
    case AnswerOrder::OldestFirst: std::reverse(found.begin(), found.end()); break;
    case AnswerOrder::LowestScore:
        std::stable_sort(found.begin(), found.end(), [](Found a, Found b) { return a.score < b.score; });
        break;
    case AnswerOrder::HighestScore:
        std::stable_sort(found.begin(), found.end(), [](Found a, Found b) { return a.score > b.score; });
        break;
    }
    std::vector<qint64> ids(found.size());
    std::transform(found.begin(), found.end(), ids.begin(), [](const Found &one) { return one.id; });
    return ids;
}

std::vector<AnswerRow> answerRows(Database &db, const std::vector<qint64> &ids)
{
    Statement s(db, R"(SELECT a.id, a.uid, a.survey_id, a.customer_id, a.day, a.at, a.channel, a.score, a.comment, a.ignored,
                              a.reply_touchpoint_id, a.closed_day, a.deleted_at IS NOT NULL, c.name, v.name, v.kind, v.mode
                       FROM answer a JOIN survey v ON v.id = a.survey_id LEFT JOIN customer c ON c.id = a.customer_id
                       WHERE a.id = ?)");
    std::vector<AnswerRow> rows;
    rows.reserve(ids.size());
    for (const qint64 id : ids) {
        s.reset();
        s.bind(id);
        if (s.next())
            rows.push_back(rowFrom(s));
    }
    return rows;
}

} // namespace goodword
