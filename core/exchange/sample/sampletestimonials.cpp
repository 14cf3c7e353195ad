#include "core/consents/consentstore.h"
#include "core/exchange/sample/sampleworld.h"
#include "core/testimonials/testimonialstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

using State = TestimonialState;
using Move = TestimonialMove;

/// How permissions differ: what is covered, where, and until when.
enum class Grant { Everything, SiteOneYear, EndsSoon, Ended, TakenBack, PrintOnly };

void addEvent(SampleWorld &world, SamplePerson &person, TestimonialId id, Move move, QDate day, const QString &wording = {},
              const QString &place = {}, const QString &note = {})
{
    TestimonialEvent event;
    event.testimonial = id;
    event.move = move;
    event.day = std::min(day, world.today.addDays(-1));
    event.staff = world.team[size_t(person.owner)];
    event.wording = wording;
    event.place = place;
    event.note = note;
    testimonialStore::insertEvent(world.u, event);
}

void addConsent(SampleWorld &world, SamplePerson &person, TestimonialId id, QDate given, Grant grant)
{
    using Channel = ConsentChannel;
    static constexpr std::array kHow = {"e-mail", "form on paper", "web form"};
    SampleRandom &random = person.random;
    Consent consent;
    consent.subjectId = id.value;
    consent.customer = person.id;
    consent.givenDay = std::min(given, world.today.addDays(-1));
    consent.how = QLatin1String(random.pick(kHow));
    consent.staff = world.team[2];
    consent.wording = u"Saltwater Soap may use these words with my name. I can change my mind at any time, with one line by e-mail."_s;
    std::vector<ConsentScope> scopes = namedQuoteScopes();
    switch (grant) {
    case Grant::Everything: consent.channels = {Channel::Site, Channel::Social, Channel::Print, Channel::Ads, Channel::Proposals}; break;
    case Grant::SiteOneYear:
        consent.channels = {Channel::Site, Channel::Social};
        consent.untilDay = world.today.addDays(random.between(60, 400));
        scopes = {ConsentScope::Quote, ConsentScope::FirstName};
        break;
    case Grant::EndsSoon:
        consent.channels = {Channel::Site, Channel::Social, Channel::Print};
        consent.untilDay = world.today.addDays(random.between(3, 28));
        break;
    case Grant::Ended:
        consent.channels = {Channel::Site, Channel::Print};
        consent.untilDay = std::max(consent.givenDay, world.today.addDays(-random.between(4, 60)));
        break;
    case Grant::TakenBack:
        consent.channels = {Channel::Site, Channel::Social};
        consent.withdrawnDay = std::max(consent.givenDay, world.today.addDays(-random.between(3, 90)));
        if (random.chance(50))
            consent.removedDay = consent.withdrawnDay;
        break;
    case Grant::PrintOnly:
        consent.channels = {Channel::Print, Channel::Proposals};
        scopes = {ConsentScope::Quote, ConsentScope::FullName, ConsentScope::Company};
        break;
    }
    for (const ConsentScope scope : scopes) {
        consent.scope = scope;
        consentStore::insert(world.u, consent);
    }
}

State stateFor(int number)
{
    static constexpr std::array kStates = {State::Published, State::Approved, State::Published, State::Draft,
                                           State::Published, State::Asked,    State::Approved,  State::Published,
                                           State::Draft,     State::Withdrawn, State::Published, State::Asked};
    return kStates[size_t(number) % kStates.size()];
}

/// Only what was covered when it went out is published.
Grant grantFor(int number, State state)
{
    static constexpr std::array kGrants = {Grant::Everything, Grant::EndsSoon, Grant::SiteOneYear, Grant::PrintOnly,
                                           Grant::Ended,      Grant::Everything, Grant::EndsSoon,  Grant::TakenBack};
    return state == State::Withdrawn ? Grant::TakenBack : kGrants[size_t(number / 2) % kGrants.size()];
}

Testimonial testimonialOf(SampleWorld &world, SamplePerson &person)
{
    Testimonial made;
    testimonialStore::attributeTo(world.u.db(), made, person.id);
    if (person.quoted.isValid()) {
        made.source = TestimonialSource::Answer;
        made.answer = person.quoted;
        made.original = person.quotedWords;
        made.day = person.quotedDay;
    } else if (const char *words = world.decks.quotes(person.trade).deal()) {
        made.original = QString::fromUtf8(words);
        made.day = std::min(person.path.back().day.addDays(person.random.below(12)), world.today.addDays(-20));
        made.day = std::max(made.day, person.path.front().day);
        if (person.random.chance(55))
            made.rating = person.random.chance(80) ? 5 : 4;
    }
    if (world.testimonials % 17 == 7) {
        made.relationship = u"family"_s;
        made.disclosure = u"%1 is a cousin of our founder."_s.arg(made.attribution.isEmpty() ? made.company : made.attribution);
    } else if (world.testimonials % 13 == 5) {
        made.disclosure = u"Received a free bar of soap as a thank-you."_s;
    }
    return made;
}

/// How it came to its state, day by day.
void addEvents(SampleWorld &world, SamplePerson &person, TestimonialId id, const Testimonial &made, State state)
{
    static constexpr std::array kPlaces = {"Web site, front page", "Instagram", "Summer booklet", "Shop window", "Trade price list"};
    SampleRandom &random = person.random;
    if (state == State::Draft)
        return;
    const QDate asked = made.day.addDays(random.between(1, 4));
    addEvent(world, person, id, Move::Asked, asked);
    if (state == State::Asked)
        return;
    addEvent(world, person, id, Move::Received, asked.addDays(2));
    if (!made.edited.isEmpty())
        addEvent(world, person, id, Move::Edited, asked.addDays(2), made.edited, {}, u"Shortened, sent back for a look"_s);
    addEvent(world, person, id, Move::Approved, asked.addDays(3), made.wording());
    addConsent(world, person, id, asked.addDays(3), grantFor(world.testimonials, state));
    if (state == State::Approved)
        return;
    addEvent(world, person, id, Move::Published, asked.addDays(6), made.wording(), QLatin1String(random.pick(kPlaces)));
    if (random.chance(35))
        addEvent(world, person, id, Move::Published, asked.addDays(11), made.wording(), QLatin1String(random.pick(kPlaces)));
    if (state == State::Withdrawn)
        addEvent(world, person, id, Move::Withdrawn, asked.addDays(14), {}, {}, u"Asked us to take it down"_s);
}

} // namespace

void makeSampleTestimonial(SampleWorld &world, SamplePerson &person)
{
    SampleRandom &random = person.random;
    if (!person.isAdvocate() || !(person.quoted.isValid() || random.chance(78)))
        return;
    Testimonial made = testimonialOf(world, person);
    if (made.original.isEmpty())
        return;
    const QDate asked = made.day.addDays(-1);
    if (asked >= person.path.front().day && random.chance(70))
        addSampleTouch(world, person, SamplePhase::Ask, asked);
    const TestimonialId id = testimonialStore::insert(world.u, made);
    static constexpr std::array kTags = {"booklet", "skin", "gifts", "service", "hospitality"};
    testimonialStore::addTag(world.u, id, QLatin1String(random.pick(kTags)));
    addEvents(world, person, id, made, stateFor(world.testimonials));
    ++world.testimonials;
}

} // namespace goodword
