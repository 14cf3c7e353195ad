#include "core/exchange/sample/sampleworld.h"
#include "core/journey/journeystore.h"

#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

using World = SampleWorld;

/// How many days people take to come to each stage.
int daysTo(int stage, SampleRandom &random)
{
    switch (stage) {
    case World::Consideration: return random.between(4, 34);
    case World::Purchase: return random.between(3, 26);
    case World::Experience: return random.between(3, 12);
    case World::Advocacy: return random.between(45, 190);
    default: return 0;
    }
}

const char *reasonFor(int stage, SampleRandom &random)
{
    static constexpr std::array kConsideration = {"Asked for prices", "Came back with questions", "Wanted samples", "Compares two scents"};
    static constexpr std::array kPurchase = {"First order", "Bought in the shop", "Ordered by phone", "Order from the web page"};
    static constexpr std::array kExperience = {"First delivery arrived", "Took the parcel home", "First weeks of use"};
    static constexpr std::array kAdvocacy = {"Sent us a neighbour", "Wrote a kind review", "Recommended us at the market",
                                             "Gave us a quote", "Brought a friend to the class"};
    switch (stage) {
    case World::Consideration: return random.pick(kConsideration);
    case World::Purchase: return random.pick(kPurchase);
    case World::Experience: return random.pick(kExperience);
    case World::Advocacy: return random.pick(kAdvocacy);
    default: return "First contact";
    }
}

QString evidenceFor(int stage, SampleRandom &random)
{
    if (stage == World::Purchase)
        return u"Order %1"_s.arg(random.between(1001, 9480));
    return stage == World::Experience ? u"Delivery note %1"_s.arg(random.between(1001, 9480)) : QString();
}

void addStay(SamplePerson &person, int stage, QDate day)
{
    person.path.push_back({stage, day, reasonFor(stage, person.random), evidenceFor(stage, person.random)});
}

/// The stage somebody ends on: who likes the shop becomes its advocate more often.
int stageOf(SamplePerson &person)
{
    const int chance = person.random.below(100);
    if (!person.founding && chance < 13)
        return World::Awareness;
    if (!person.founding && chance < 25)
        return World::Consideration;
    if (!person.founding && chance < 33)
        return World::Purchase;
    const double advocates = person.warmth < 0.2 ? 0 : 0.12 + 0.55 * person.warmth;
    return person.random.unit() < advocates ? World::Advocacy : World::Experience;
}

/// Days since somebody came to the stage they stand on. About a quarter of those on their way are stuck.
int daysThere(int stage, SampleRandom &random)
{
    switch (stage) {
    case World::Awareness: return random.chance(76) ? random.between(0, 80) : random.between(95, 260);
    case World::Consideration:
    case World::Purchase: return random.chance(74) ? random.between(0, 27) : random.between(33, 170);
    case World::Experience: return random.chance(78) ? random.between(2, 170) : random.between(186, 420);
    default: return random.chance(55) ? random.between(220, 440) : random.between(5, 220);
    }
}

/// Was quiet for long, came back: the last stay on Experience began not long ago.
void addReturn(SampleWorld &world, SamplePerson &person)
{
    const QDate back = world.today.addDays(-person.random.between(8, 165));
    const QDate asked = back.addDays(-person.random.between(12, 40));
    const QDate quiet = std::max(person.path.back().day.addDays(30), asked.addDays(-person.random.between(20, 160)));
    if (quiet >= asked)
        return;
    person.path.push_back({World::Consideration, quiet, "Quiet for half a year", {}});
    person.path.push_back({World::Purchase, back.addDays(-5), "Came back with an order", evidenceFor(World::Purchase, person.random)});
    addStay(person, World::Experience, back);
}

} // namespace

void makeSamplePath(SampleWorld &world, SamplePerson &person)
{
    SampleRandom &random = person.random;
    // Steps of the golden ratio spread evenly over any run of customers.
    person.warmth = std::fmod(0.5 + double(person.index) * 0.6180339887498949, 1.0);
    person.founding = random.chance(26);
    const int last = stageOf(person);
    if (person.founding) {
        person.path.push_back({World::Experience, world.start.addDays(random.below(6)), "In the order book before Goodword", {}});
        if (last == World::Advocacy)
            addStay(person, World::Advocacy, world.start.addDays(random.between(60, World::kDays - 12)));
        else
            addReturn(world, person);
        return;
    }
    std::array<int, 5> gaps{};
    int total = 0;
    for (int stage = World::Consideration; stage <= last; ++stage)
        total += gaps[size_t(stage)] = daysTo(stage, random);
    const bool returns = last == World::Experience && random.chance(30);
    const int there = returns ? random.between(300, 620) : daysThere(last, random);
    QDate day = world.today.addDays(-std::min(there + total + 1, World::kDays));
    for (int stage = World::Awareness; stage <= last; ++stage) {
        day = day.addDays(gaps[size_t(stage)]);
        addStay(person, stage, day);
    }
    if (returns)
        addReturn(world, person);
}

void makeSampleJourney(SampleWorld &world, SamplePerson &person)
{
    for (const SampleStay &stay : person.path) {
        StageMove move;
        move.to = world.stages[size_t(stay.stage)];
        move.day = stay.day;
        move.staff = world.team[size_t(person.random.chance(70) ? person.owner : person.random.below(4))];
        move.reason = QString::fromUtf8(stay.reason);
        move.evidence = stay.evidence;
        journeyStore::recordMove(world.u, person.id, world.model, move);
    }
}

} // namespace goodword
