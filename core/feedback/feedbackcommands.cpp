#include "core/feedback/feedbackcommands.h"

#include "core/feedback/feedbackstore.h"
#include "core/touchpoints/touchpointstore.h"

namespace goodword {

namespace {

Error noSuchAnswer()
{
    return {ErrorCode::NotFound, Core::tr("This answer is no longer in the book. Nothing was changed; refresh the list."), {}};
}

Error noSuchSurvey()
{
    return {ErrorCode::NotFound, Core::tr("This survey is no longer in the book. Nothing was changed; choose another one."), {}};
}

Error nothingChosen()
{
    return {ErrorCode::NothingToDo, Core::tr("No answer is chosen, so nothing was changed. Choose answers first."), {}};
}

QString nameOf(Database &db, CustomerId customer)
{
    return db.value<QString>("SELECT name FROM customer WHERE id = ?", customer).value_or(Core::tr("somebody anonymous"));
}

/// "the answer of Ann", "3 answers".
QString naming(Database &db, const std::vector<AnswerId> &answers)
{
    if (answers.size() != 1)
        return Core::tr("%n answer(s)", nullptr, int(answers.size()));
    const auto one = feedbackStore::answer(db, answers.front());
    return Core::tr("the answer of %1").arg(nameOf(db, one ? one->customer : CustomerId()));
}

Done checked(Database &db, const Answer &given)
{
    const auto asked = feedbackStore::survey(db, given.survey);
    if (!asked && given.survey.isValid())
        return noSuchSurvey();
    if (auto done = validate(given, asked ? asked->kind : SurveyKind::Nps); !done)
        return done;
    if (given.customer.isValid() && !db.value<qint64>("SELECT id FROM customer WHERE id = ?", given.customer))
        return {ErrorCode::NotFound, Core::tr("This customer is no longer in the book. Nothing was changed; choose another one.")};
    return {};
}

Done changeAnswers(Book &book, const QString &label, const std::vector<AnswerId> &answers,
                   const std::function<void(UnitOfWork &, AnswerId)> &work)
{
    if (answers.empty())
        return nothingChosen();
    return book.change(label, [&](UnitOfWork &u) -> Done {
        for (const AnswerId id : answers) {
            if (!feedbackStore::answer(u.db(), id))
                return noSuchAnswer();
            work(u, id);
        }
        return {};
    });
}

/// The first answer that the scale of `kind` does not hold.
std::optional<double> misfit(Database &db, SurveyId id, SurveyKind kind)
{
    const Scale scale = scaleOf(kind);
    return db.value<double>("SELECT score FROM answer WHERE survey_id = ? AND score NOT BETWEEN ? AND ? LIMIT 1", id,
                            scale.lowest, scale.highest);
}

} // namespace

Result<SurveyId> addSurvey(Book &book, const Survey &wanted)
{
    if (auto done = validate(wanted); !done)
        return done.error();
    if (const auto found = feedbackStore::surveyNamed(book.db(), wanted.kind, wanted.name))
        return *found;
    return book.change(Core::tr("Add the survey %1").arg(wanted.name),
                       [&](UnitOfWork &u) { return feedbackStore::insertSurvey(u, wanted); });
}

Done editSurvey(Book &book, const Survey &wanted)
{
    if (auto done = validate(wanted); !done)
        return done;
    return book.change(Core::tr("Edit the survey %1").arg(wanted.name), [&](UnitOfWork &u) -> Done {
        const auto before = feedbackStore::survey(u.db(), wanted.id);
        if (!before)
            return noSuchSurvey();
        if (const auto score = before->kind == wanted.kind ? std::nullopt : misfit(u.db(), wanted.id, wanted.kind)) {
            return {ErrorCode::Invalid,
                    Core::tr("This survey has an answer of %1, which is outside the new scale. Nothing was changed; "
                             "make a new survey for the other scale.").arg(*score)};
        }
        if (const auto same = feedbackStore::surveyNamed(u.db(), wanted.kind, wanted.name); same && *same != wanted.id) {
            return {ErrorCode::Invalid,
                    Core::tr("There is another survey of this kind named %1. Nothing was changed; choose another name.")
                        .arg(wanted.name)};
        }
        feedbackStore::updateSurvey(u, wanted);
        return {};
    });
}

Result<AnswerId> addAnswer(Book &book, const Answer &given)
{
    if (auto done = checked(book.db(), given); !done)
        return done.error();
    return book.change(Core::tr("Add the answer of %1").arg(nameOf(book.db(), given.customer)),
                       [&](UnitOfWork &u) { return feedbackStore::insertAnswer(u, given); });
}

Done editAnswer(Book &book, const Answer &given)
{
    if (auto done = checked(book.db(), given); !done)
        return done;
    return changeAnswers(book, Core::tr("Edit the answer of %1").arg(nameOf(book.db(), given.customer)), {given.id},
                         [&](UnitOfWork &u, AnswerId) { feedbackStore::updateAnswer(u, given); });
}

Done setIgnored(Book &book, const std::vector<AnswerId> &answers, bool ignored)
{
    const QString label = ignored ? Core::tr("Leave %1 out of the figures") : Core::tr("Count %1 in the figures again");
    return changeAnswers(book, label.arg(naming(book.db(), answers)), answers, [&](UnitOfWork &u, AnswerId id) {
        u.run("UPDATE answer SET ignored = ? WHERE id = ?", ignored, id);
    });
}

Done trashAnswers(Book &book, const std::vector<AnswerId> &answers)
{
    return changeAnswers(book, Core::tr("Move %1 to the trash").arg(naming(book.db(), answers)), answers,
                         [](UnitOfWork &u, AnswerId id) { feedbackStore::setAnswerDeleted(u, id, true); });
}

Done restoreAnswers(Book &book, const std::vector<AnswerId> &answers)
{
    return changeAnswers(book, Core::tr("Restore %1").arg(naming(book.db(), answers)), answers,
                         [](UnitOfWork &u, AnswerId id) { feedbackStore::setAnswerDeleted(u, id, false); });
}

Done closeAnswer(Book &book, AnswerId id, TouchpointId reply)
{
    if (reply.isValid() && !book.db().value<qint64>("SELECT id FROM touchpoint WHERE id = ?", reply))
        return {ErrorCode::NotFound, Core::tr("The reply is no longer in the book. Nothing was changed; log it again.")};
    return changeAnswers(book, Core::tr("Note that %1 was answered").arg(naming(book.db(), {id})), {id},
                         [&](UnitOfWork &u, AnswerId) {
                             u.run("UPDATE answer SET closed_day = ?, reply_touchpoint_id = ? WHERE id = ?", u.today(),
                                   reply, id);
                         });
}

Done replyToAnswer(Book &book, AnswerId id, const Touchpoint &draft)
{
    const auto answer = feedbackStore::answer(book.db(), id);
    if (!answer || answer->deleted)
        return {ErrorCode::NotFound, Core::tr("This answer is no longer in the book. Nothing was changed; refresh the list.")};
    if (!answer->customer.isValid())
        return {ErrorCode::Invalid, Core::tr("This answer is anonymous, so nobody can be replied to. Nothing was changed.")};
    Touchpoint reply = cleaned(draft);
    if (!reply.day.isValid())
        reply.day = book.today();
    reply.customer = answer->customer;
    if (auto done = reply.validate(book.today()); !done)
        return done;
    return changeAnswers(book, Core::tr("Reply to %1").arg(naming(book.db(), {id})), {id}, [&](UnitOfWork &u, AnswerId) {
        const TouchpointId logged = touchpointStore::add(u, reply);
        u.run("UPDATE answer SET closed_day = ?, reply_touchpoint_id = ? WHERE id = ?", u.today(), logged, id);
    });
}

Done reopenAnswer(Book &book, AnswerId id)
{
    return changeAnswers(book, Core::tr("Open %1 again").arg(naming(book.db(), {id})), {id}, [](UnitOfWork &u, AnswerId one) {
        u.run("UPDATE answer SET closed_day = NULL, reply_touchpoint_id = NULL WHERE id = ?", one);
    });
}

} // namespace goodword
