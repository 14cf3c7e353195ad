#pragma once
// All SQL of surveys and answers that is not a list or a figure. Reads take a Database, writes a UnitOfWork; what is
// written has been validated by the caller (commands, importers), text is cleaned here.

#include "core/book/unitofwork.h"
#include "core/feedback/answer.h"

#include <vector>

namespace goodword {

namespace feedbackStore {

std::vector<Survey> surveys(Database &db, bool withArchived = false); ///< by name
std::optional<Survey> survey(Database &db, SurveyId id);
std::optional<SurveyId> surveyNamed(Database &db, SurveyKind kind, const QString &name);
SurveyId insertSurvey(UnitOfWork &u, const Survey &survey);
void updateSurvey(UnitOfWork &u, const Survey &survey);
/// The survey of that kind and name, made with the usual mode and question where there is none.
SurveyId findOrInsertSurvey(UnitOfWork &u, SurveyKind kind, const QString &name);

/// Whether any answer of the kind is in the book, ignored ones too.
bool hasAnswers(Database &db, SurveyKind kind);

std::optional<Answer> answer(Database &db, AnswerId id);
AnswerId insertAnswer(UnitOfWork &u, const Answer &answer);
/// The score fits the survey's scale: the caller has validated it.
void updateAnswer(UnitOfWork &u, const Answer &answer);
void setAnswerDeleted(UnitOfWork &u, AnswerId id, bool deleted);

/// The latest relational NPS answer that counts (not ignored, not deleted); nothing where there is none.
std::optional<double> latestRelationalNps(Database &db, CustomerId customer);

/// What a new book starts with: one relational NPS survey.
void seed(UnitOfWork &u);

} // namespace feedbackStore
} // namespace goodword
