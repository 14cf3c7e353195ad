#include "core/feedback/feedbackstore.h"

#include "core/base/text.h"
#include "core/base/uid.h"

namespace goodword::feedbackStore {

static Survey surveyFrom(const Statement &s)
{
    Survey survey;
    survey.id = s.id<SurveyId>(0);
    survey.uid = s.text(1);
    survey.name = s.text(2);
    survey.kind = surveyKindFromCode(s.text(3)).value_or(SurveyKind::Nps);
    survey.mode = surveyModeFromCode(s.text(4)).value_or(SurveyMode::Relational);
    survey.question = s.text(5);
    survey.invited = s.optionalInteger(6);
    survey.archived = s.flag(7);
    return survey;
}

std::vector<Survey> surveys(Database &db, bool withArchived)
{
    std::vector<Survey> found;
    Statement s(db, R"(SELECT id, uid, name, kind, mode, question, invited, archived FROM survey ORDER BY name, id)");
    while (s.next()) {
        Survey one = surveyFrom(s);
        if (withArchived || !one.archived)
            found.push_back(std::move(one));
    }
    return found;
}

std::optional<Survey> survey(Database &db, SurveyId id)
{
    Statement s(db, R"(SELECT id, uid, name, kind, mode, question, invited, archived FROM survey WHERE id = ?)", id);
    return s.next() ? std::optional(surveyFrom(s)) : std::nullopt;
}

std::optional<SurveyId> surveyNamed(Database &db, SurveyKind kind, const QString &name)
{
    const QString wanted = fold(name.trimmed());
    for (const Survey &one : surveys(db, true)) {
        if (one.kind == kind && fold(one.name) == wanted)
            return one.id;
    }
    return std::nullopt;
}

SurveyId insertSurvey(UnitOfWork &u, const Survey &survey)
{
    return u.insert<SurveyId>(
        R"(INSERT INTO survey (uid, name, kind, mode, question, invited, archived) VALUES (?, ?, ?, ?, ?, ?, ?))",
        survey.uid.isEmpty() ? newUid(u.clock()) : survey.uid, cleanText(survey.name).text.trimmed(),
        surveyKindCode(survey.kind), surveyModeCode(survey.mode), cleanText(survey.question).text, survey.invited,
        survey.archived);
}

void updateSurvey(UnitOfWork &u, const Survey &survey)
{
    u.run(R"(UPDATE survey SET name = ?, kind = ?, mode = ?, question = ?, invited = ?, archived = ? WHERE id = ?)",
          cleanText(survey.name).text.trimmed(), surveyKindCode(survey.kind), surveyModeCode(survey.mode),
          cleanText(survey.question).text, survey.invited, survey.archived, survey.id);
}

SurveyId findOrInsertSurvey(UnitOfWork &u, SurveyKind kind, const QString &name)
{
    if (const auto found = surveyNamed(u.db(), kind, name))
        return *found;
    Survey made;
    made.name = name;
    made.kind = kind;
    made.mode = usualMode(kind);
    made.question = usualQuestion(kind);
    return insertSurvey(u, made);
}

bool hasAnswers(Database &db, SurveyKind kind)
{
    Statement s(db, "SELECT 1 FROM answer WHERE survey_id = ? AND deleted_at IS NULL LIMIT 1");
    for (const Survey &one : surveys(db, true)) {
        s.bind(one.id);
        if (one.kind == kind && s.next())
            return true;
        s.reset();
    }
    return false;
}

std::optional<Answer> answer(Database &db, AnswerId id)
{
    Statement s(db, R"(SELECT id, uid, survey_id, customer_id, day, at, channel, score, comment, ignored,
                              reply_touchpoint_id, closed_day, deleted_at IS NOT NULL
                       FROM answer WHERE id = ?)", id);
    if (!s.next())
        return std::nullopt;
    Answer found;
    found.id = s.id<AnswerId>(0);
    found.uid = s.text(1);
    found.survey = s.id<SurveyId>(2);
    found.customer = s.id<CustomerId>(3);
    found.day = s.day(4);
    found.at = s.instant(5);
    found.channel = s.text(6);
    found.score = s.real(7);
    found.comment = s.text(8);
    found.ignored = s.flag(9);
    found.reply = s.id<TouchpointId>(10);
    found.closedDay = s.day(11);
    found.deleted = s.flag(12);
    return found;
}

/// A reply is the end of what was owed, so that "open" is one column.
static QDate closedDayOf(const Answer &answer, QDate today)
{
    return answer.reply.isValid() && !answer.closedDay.isValid() ? today : answer.closedDay;
}

AnswerId insertAnswer(UnitOfWork &u, const Answer &given)
{
    const Answer a = cleaned(given);
    return u.insert<AnswerId>(
        R"(INSERT INTO answer (uid, survey_id, customer_id, day, at, channel, score, comment, ignored,
                               reply_touchpoint_id, closed_day)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
        a.uid.isEmpty() ? newUid(u.clock()) : a.uid, a.survey, a.customer, a.day, a.at, a.channel, a.score, a.comment,
        a.ignored, a.reply, closedDayOf(a, u.today()));
}

void updateAnswer(UnitOfWork &u, const Answer &given)
{
    const Answer a = cleaned(given);
    u.run(R"(UPDATE answer SET survey_id = ?, customer_id = ?, day = ?, at = ?, channel = ?, score = ?, comment = ?,
                    ignored = ?, reply_touchpoint_id = ?, closed_day = ?
             WHERE id = ?)",
          a.survey, a.customer, a.day, a.at, a.channel, a.score, a.comment, a.ignored, a.reply,
          closedDayOf(a, u.today()), a.id);
}

void setAnswerDeleted(UnitOfWork &u, AnswerId id, bool deleted)
{
    u.run("UPDATE answer SET deleted_at = ? WHERE id = ? AND (deleted_at IS NULL) = ?", deleted ? u.now() : QDateTime(), id,
          deleted);
}

std::optional<double> latestRelationalNps(Database &db, CustomerId customer)
{
    return db.value<double>(R"(SELECT a.score FROM answer a JOIN survey s ON s.id = a.survey_id
                               WHERE a.customer_id = ? AND s.kind = 'nps' AND s.mode = 'relational'
                                 AND a.ignored = 0 AND a.deleted_at IS NULL
                               ORDER BY a.day DESC, a.id DESC LIMIT 1)", customer);
}

void seed(UnitOfWork &u)
{
    findOrInsertSurvey(u, SurveyKind::Nps, Core::tr("Relationship survey"));
}

} // namespace goodword::feedbackStore
