#include "core/book/book.h"
#include "core/consents/consentstore.h"
#include "core/customers/customercommands.h"
#include "core/exchange/sample/sampleworld.h"
#include "core/feedback/answerlist.h"
#include "core/journey/board.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimoniallist.h"
#include "core/touchpoints/touchpointcommands.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// The team at work: who does the next step, and when.
struct Day {
    Book &book;
    SampleClock &clock;
    QDate day;

    void at(int hour, int minute, const QString &who)
    {
        clock.set(QDateTime(day, QTime(hour, minute), Qt::UTC));
        book.setAuthor(who);
    }
    std::vector<CustomerId> firstOn(const QString &stage, size_t place)
    {
        const auto found = journeyStore::stageByText(book.db(), stage);
        const auto ids = found ? boardIds(book.db(), found->id, BoardSort::NewestHere) : std::vector<qint64>();
        return place < ids.size() ? std::vector{CustomerId(ids[place])} : std::vector<CustomerId>();
    }
};

Done doneOf(const auto &result)
{
    return result ? Done() : Done(result.error());
}

Done logCall(Day &day)
{
    const auto who = day.firstOn(u"consideration"_s, 0);
    if (who.empty())
        return {};
    Touchpoint call;
    call.channel = Channel::Call;
    call.direction = Direction::In;
    call.sentiment = Sentiment::Positive;
    call.minutes = 9;
    call.subject = u"Rang about the offer"_s;
    call.body = u"Likes it, wants to talk to her sister first."_s;
    call.followUpDay = day.day.addDays(3);
    call.staff = staffStore::staffNamed(day.book.db(), day.book.author());
    return doneOf(logTouchpoint(day.book, who, call));
}

Done moveOn(Day &day)
{
    const auto who = day.firstOn(u"purchase"_s, 1);
    const auto to = journeyStore::stageByText(day.book.db(), u"experience"_s);
    if (who.empty() || !to)
        return {};
    StageMove move;
    move.to = to->id;
    move.staff = staffStore::staffNamed(day.book.db(), day.book.author());
    move.reason = u"Delivered this morning"_s;
    return doneOf(moveToStage(day.book, who, move));
}

Done approveOne(Day &day)
{
    TestimonialFilter asked;
    asked.state = TestimonialState::Asked;
    const auto ids = testimonialIds(day.book.db(), asked, day.day);
    return ids.empty() ? Done() : approveTestimonial(day.book, TestimonialId(ids.front()), u"By e-mail this morning"_s);
}

Done tagSome(Day &day)
{
    std::vector<CustomerId> who;
    for (size_t place : {0, 2, 5}) {
        for (const CustomerId id : day.firstOn(u"advocacy"_s, place))
            who.push_back(id);
    }
    return who.empty() ? Done() : addTag(day.book, who, u"Christmas hamper"_s);
}

Done trashOne(Day &day)
{
    const auto who = day.firstOn(u"awareness"_s, 3);
    return who.empty() ? Done() : trashCustomers(day.book, who);
}

} // namespace

Done makeSampleSteps(Book &book, SampleClock &clock, QDate yesterday)
{
    Day day{book, clock, yesterday};
    const std::array<std::pair<QString, Done (*)(Day &)>, 5> steps = {{{u"Jonas Weber"_s, logCall},
                                                                      {u"Cormac Devane"_s, moveOn},
                                                                      {u"Bríd Kavanagh"_s, approveOne},
                                                                      {u"Bríd Kavanagh"_s, tagSome},
                                                                      {u"Aoife Moriarty"_s, trashOne}}};
    int hour = 9;
    for (const auto &[who, step] : steps) {
        day.at(hour, 4 * hour, who);
        ++hour;
        if (Done done = step(day); !done)
            return done;
    }
    return {};
}

} // namespace goodword
