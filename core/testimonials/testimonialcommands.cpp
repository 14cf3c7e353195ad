#include "core/testimonials/testimonialcommands.h"

#include "core/base/text.h"
#include "core/consents/consentstore.h"
#include "core/customers/customerlabel.h"
#include "core/feedback/feedbackstore.h"
#include "core/testimonials/testimonialstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

Error noSuchTestimonial()
{
    return {ErrorCode::NotFound, Core::tr("This testimonial is no longer in the book. Nothing was changed; refresh the list."), {}};
}

Error madeAlready()
{
    return {ErrorCode::Conflict, Core::tr("There is a testimonial made from this already. Nothing was changed; open that one."), {}};
}

QString nameOf(const Testimonial &t)
{
    const QString name = t.attribution.isEmpty() ? t.company : t.attribution;
    return inSentence(name.isEmpty() ? Core::tr("somebody anonymous") : name);
}

QString naming(Database &db, const std::vector<TestimonialId> &ids)
{
    if (ids.size() != 1)
        return Core::tr("%n testimonial(s)", nullptr, int(ids.size()));
    const auto one = testimonialStore::find(db, ids.front());
    return Core::tr("the testimonial of %1").arg(one ? nameOf(*one) : Core::tr("somebody anonymous"));
}

Done changeEach(Book &book, const QString &label, const std::vector<TestimonialId> &ids,
                const std::function<Done(UnitOfWork &, const Testimonial &)> &work)
{
    if (ids.empty())
        return {ErrorCode::NothingToDo, Core::tr("No testimonial is chosen, so nothing was changed. Choose one first.")};
    return book.change(label.arg(naming(book.db(), ids)), [&](UnitOfWork &u) -> Done {
        for (const TestimonialId id : ids) {
            const auto one = testimonialStore::find(u.db(), id);
            if (!one)
                return noSuchTestimonial();
            if (auto done = work(u, *one); !done)
                return done;
        }
        return {};
    });
}

TestimonialEvent eventNow(UnitOfWork &u, TestimonialId id, TestimonialMove move)
{
    TestimonialEvent event;
    event.testimonial = id;
    event.move = move;
    event.day = u.today();
    event.at = u.now();
    return event;
}

/// One move, with what `complete` adds to its event or why it refuses.
Done makeMove(Book &book, const QString &label, TestimonialId id, TestimonialMove move, const QString &note,
              const std::function<Done(UnitOfWork &, const Testimonial &, const Standing &, TestimonialEvent &)> &complete = {})
{
    return changeEach(book, label, {id}, [&](UnitOfWork &u, const Testimonial &t) -> Done {
        const Standing standing = testimonialStore::standing(u.db(), id);
        if (auto done = mayFollow(standing.state, move); !done)
            return done;
        TestimonialEvent event = eventNow(u, id, move);
        event.note = cleanText(note).text;
        if (complete) {
            if (auto done = complete(u, t, standing, event); !done)
                return done;
        }
        testimonialStore::insertEvent(u, event);
        return {};
    });
}

Result<TestimonialId> addMade(Book &book, const Testimonial &made)
{
    if (auto done = validate(made); !done)
        return done.error();
    return book.change(Core::tr("Add a testimonial of %1").arg(nameOf(made)),
                       [&](UnitOfWork &u) { return testimonialStore::insert(u, made); });
}

} // namespace

Result<TestimonialId> addTestimonial(Book &book, const Testimonial &testimonial)
{
    return addMade(book, testimonial);
}

Result<TestimonialId> addFromAnswer(Book &book, AnswerId id)
{
    const auto answer = feedbackStore::answer(book.db(), id);
    if (!answer || answer->deleted)
        return {ErrorCode::NotFound, Core::tr("This answer is no longer in the book. Nothing was changed; refresh the list.")};
    if (answer->comment.trimmed().isEmpty())
        return {ErrorCode::Invalid, Core::tr("This answer has no comment, so there is nothing to quote. Nothing was changed.")};
    if (testimonialStore::madeFrom(book.db(), id).isValid())
        return madeAlready();
    Testimonial made;
    testimonialStore::attributeTo(book.db(), made, answer->customer);
    made.source = TestimonialSource::Answer;
    made.answer = id;
    made.original = answer->comment;
    made.day = answer->day;
    const auto survey = feedbackStore::survey(book.db(), answer->survey);
    if (survey && survey->kind == SurveyKind::Csat)
        made.rating = answer->score;
    return addMade(book, made);
}

Result<TestimonialId> addFromTouchpoint(Book &book, TouchpointId id)
{
    Statement s(book.db(), "SELECT customer_id, day, subject, body FROM touchpoint WHERE id = ? AND deleted_at IS NULL", id);
    if (!s.next())
        return {ErrorCode::NotFound, Core::tr("This touchpoint is no longer in the book. Nothing was changed; refresh the page.")};
    Testimonial made;
    testimonialStore::attributeTo(book.db(), made, s.id<CustomerId>(0));
    made.source = TestimonialSource::Touchpoint;
    made.touchpoint = id;
    made.day = s.day(1);
    made.original = s.text(3).trimmed().isEmpty() ? s.text(2) : s.text(3);
    s.reset();
    if (made.original.trimmed().isEmpty())
        return {ErrorCode::Invalid, Core::tr("This touchpoint has no text, so there is nothing to quote. Nothing was changed.")};
    if (testimonialStore::madeFrom(book.db(), id).isValid())
        return madeAlready();
    return addMade(book, made);
}

Done editTestimonial(Book &book, const Testimonial &wanted)
{
    if (auto done = validate(wanted); !done)
        return done;
    return changeEach(book, Core::tr("Edit %1"), {wanted.id}, [&](UnitOfWork &u, const Testimonial &before) -> Done {
        const Testimonial after = cleaned(wanted);
        if (after.wording() != before.wording()) {
            const auto state = testimonialStore::standing(u.db(), wanted.id).state;
            if (auto done = mayFollow(state, TestimonialMove::Edited); !done)
                return done;
            TestimonialEvent event = eventNow(u, wanted.id, TestimonialMove::Edited);
            event.wording = after.wording();
            testimonialStore::insertEvent(u, event);
        }
        testimonialStore::update(u, after);
        return {};
    });
}

Done setTestimonialTags(Book &book, TestimonialId id, const QStringList &tags)
{
    return changeEach(book, Core::tr("Edit %1"), {id}, [&](UnitOfWork &u, const Testimonial &) -> Done {
        testimonialStore::setTags(u, id, tags);
        return {};
    });
}

Done markAsked(Book &book, TestimonialId id, const QString &note)
{
    return makeMove(book, Core::tr("Note that %1 was asked for"), id, TestimonialMove::Asked, note);
}

Done markReceived(Book &book, TestimonialId id, const QString &note)
{
    return makeMove(book, Core::tr("Note that %1 was received"), id, TestimonialMove::Received, note);
}

Done approveTestimonial(Book &book, TestimonialId id, const QString &note)
{
    return makeMove(book, Core::tr("Approve %1"), id, TestimonialMove::Approved, note,
                    [](UnitOfWork &, const Testimonial &t, const Standing &, TestimonialEvent &event) -> Done {
                        event.wording = t.wording();
                        return {};
                    });
}

Done sendBack(Book &book, TestimonialId id, const QString &note)
{
    return makeMove(book, Core::tr("Send back %1"), id, TestimonialMove::SentBack, note);
}

Done publishTestimonial(Book &book, TestimonialId id, ConsentChannel channel, const QString &place)
{
    const auto complete = [&](UnitOfWork &u, const Testimonial &t, const Standing &standing, TestimonialEvent &event) -> Done {
        if (t.deleted)
            return {ErrorCode::Conflict, Core::tr("This testimonial is in the trash. Nothing was changed; restore it first.")};
        if (auto done = t.customer.isValid() ? checkCustomers(u.db(), {t.customer}) : Done(); !done)
            return done;
        if (consentStore::optedOutCustomers(u.db(), u"testimonial"_s, consentChannelCode(channel)).contains(t.customer)) {
            return {ErrorCode::Conflict, Core::tr("%1 does not want to be quoted there (%2). Nothing was changed; the opt-out is "
                                                  "on the customer's page.")
                                             .arg(customerLabel(u.db(), t.customer), consentChannelName(channel))};
        }
        const auto consents = consentStore::of(u.db(), ConsentSubject::Testimonial, id.value);
        const ConsentVerdict verdict = covers(consents, ConsentScope::Quote, channel, u.today());
        if (!verdict.covered()) {
            return {ErrorCode::Invalid, Core::tr("%1 So this quote cannot be published there (%2). Nothing was changed; "
                                                 "record a permission first.")
                                            .arg(verdict.sentence(), consentChannelName(channel))};
        }
        event.wording = standing.approvedWording;
        event.place = place.trimmed().isEmpty() ? consentChannelName(channel) : cleanText(place).text.trimmed();
        return {};
    };
    return makeMove(book, Core::tr("Publish %1"), id, TestimonialMove::Published, {}, complete);
}

Done withdrawTestimonial(Book &book, TestimonialId id, const QString &note)
{
    return makeMove(book, Core::tr("Withdraw %1"), id, TestimonialMove::Withdrawn, note);
}

Done trashTestimonials(Book &book, const std::vector<TestimonialId> &ids)
{
    return changeEach(book, Core::tr("Move %1 to the trash"), ids, [](UnitOfWork &u, const Testimonial &t) -> Done {
        testimonialStore::setDeleted(u, t.id, true);
        return {};
    });
}

Done restoreTestimonials(Book &book, const std::vector<TestimonialId> &ids)
{
    return changeEach(book, Core::tr("Restore %1"), ids, [](UnitOfWork &u, const Testimonial &t) -> Done {
        testimonialStore::setDeleted(u, t.id, false);
        return {};
    });
}

} // namespace goodword
