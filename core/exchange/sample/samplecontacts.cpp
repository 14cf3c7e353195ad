#include "core/exchange/sample/sampleworld.h"
#include "core/touchpoints/touchpointstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

using World = SampleWorld;

/// What is to be done next: open where the day is near, now and then forgotten, done where it is long ago.
void addFollowUp(SampleWorld &world, SamplePerson &person, Touchpoint &touch)
{
    SampleRandom &random = person.random;
    static constexpr int kDueTodayEvery = 30;
    if (touch.day >= world.today.addDays(-40)) {
        if (!random.chance(24))
            return;
        touch.followUpDay = touch.day.addDays(random.between(4, 45));
        if (world.dueToday <= person.index / kDueTodayEvery) {
            ++world.dueToday;
            touch.followUpDay = world.today;
        }
        touch.followUpDone = touch.followUpDay < world.today && random.chance(65);
    } else if (random.chance(11)) {
        touch.followUpDay = touch.day.addDays(random.between(3, 21));
        touch.followUpDone = !(touch.day > world.today.addDays(-120) && random.chance(12));
    }
}

void addTimes(SampleWorld &world, int count, SamplePerson &person, SamplePhase phase, QDate from, int within)
{
    for (int i = 0; i < count; ++i) {
        const QDate day = from.addDays(person.random.below(within + 1));
        if (day < world.today)
            addSampleTouch(world, person, phase, day);
    }
}

void addArrival(SampleWorld &world, SamplePerson &person, const SampleStay &stay)
{
    SampleRandom &random = person.random;
    switch (stay.stage) {
    case World::Awareness: addTimes(world, 1, person, SamplePhase::Hello, stay.day, 0); break;
    case World::Consideration: addTimes(world, random.between(1, 2), person, SamplePhase::Question, stay.day, 3); break;
    case World::Purchase: addTimes(world, 1, person, SamplePhase::Order, stay.day, 0); break;
    case World::Experience:
        if (!person.founding || &stay != &person.path.front())
            addTimes(world, 1, person, SamplePhase::After, stay.day.addDays(2), 6);
        break;
    case World::Advocacy:
        if (random.chance(70))
            addTimes(world, 1, person, SamplePhase::Thanks, stay.day.addDays(1), 8);
        break;
    default: break;
    }
}

} // namespace

TouchpointId addSampleTouch(SampleWorld &world, SamplePerson &person, SamplePhase phase, QDate day)
{
    SampleRandom &random = person.random;
    const SampleTouch &text = random.pick(sampleTouches(phase, person.trade));
    Touchpoint touch;
    touch.customer = person.id;
    touch.day = day;
    if (random.chance(70))
        touch.at = QDateTime(day, QTime(random.between(9, 16), random.below(12) * 5), Qt::UTC);
    touch.channel = text.channel;
    touch.direction = text.direction;
    touch.sentiment = text.sentiment;
    const size_t by = size_t(random.chance(65) ? person.owner : random.below(4));
    touch.staff = world.team[by];
    touch.department = world.departments[by];
    // The same soaps in subject, text and outcome: they are one story.
    const QStringList told = fillSample((std::string(text.subject) + '\n' + text.body + '\n' + text.outcome).c_str(), random,
                                        person.town).split(u'\n');
    touch.subject = told.value(0);
    touch.body = told.value(1);
    touch.outcome = told.value(2);
    if (text.minutes > 0)
        touch.minutes = std::max(1, text.minutes + random.between(-3, 6));
    touch.isAsk = phase == SamplePhase::Ask;
    if (phase == SamplePhase::Thanks && random.chance(60)) {
        touch.isGift = true;
        touch.gift = Money{random.between(4, 18) * 100 + 50, u"EUR"_s};
    }
    if (phase != SamplePhase::Mend)
        addFollowUp(world, person, touch);
    return touchpointStore::add(world.u, touch);
}

void makeSampleTouchpoints(SampleWorld &world, SamplePerson &person)
{
    for (const SampleStay &stay : person.path)
        addArrival(world, person, stay);
    const QDate uses = person.firstDayOn(World::Experience);
    if (!uses.isValid())
        return;
    // Keeping in touch, more often with businesses; some are let go quiet for a while.
    const int usual = person.trade ? 62 : 105;
    for (QDate day = uses.addDays(person.random.between(20, usual)); day < world.today;
         day = day.addDays(person.random.between(usual / 2, usual * 2)))
        addSampleTouch(world, person, SamplePhase::Keep, day);
}

} // namespace goodword
