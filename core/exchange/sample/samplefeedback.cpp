#include "core/exchange/sample/sampleworld.h"
#include "core/feedback/feedbackstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// Every two months half of the customers are asked, in two parts: nobody more often than every four months.
constexpr int kWaveDays = 60;

QString spoken(const char *text)
{
    return text ? QString::fromUtf8(text) : QString();
}

Answer answerOf(const SamplePerson &person, SurveyId survey, QDate day, const QString &channel)
{
    Answer answer;
    answer.survey = survey;
    answer.customer = person.id;
    answer.day = day;
    answer.channel = channel;
    return answer;
}

/// Somebody who likes the shop scores high; the shop gets better with the months, from about +25 to about +50. What a wave
/// owes moves the bounds, so that a few dozen answers show the course and not their luck.
NpsBand bandOf(SampleWorld &world, SamplePerson &person, QDate day, int wave)
{
    static constexpr double kPull = 0.12;
    const double t = double(world.start.daysTo(day)) / SampleWorld::kDays;
    const double detractors = 0.24 - 0.11 * t;
    const double promoters = 0.49 + 0.15 * t;
    const double place = person.random.chance(62) ? person.warmth : person.random.unit();
    SampleWorld::Owed &owed = world.owed[size_t(wave)];
    owed.detractors += detractors;
    owed.promoters += promoters;
    if (place < detractors + kPull * (owed.detractors - 0.5)) {
        owed.detractors -= 1;
        return NpsBand::Detractor;
    }
    if (place < 1 - promoters - kPull * (owed.promoters - 0.5))
        return NpsBand::Passive;
    owed.promoters -= 1;
    return NpsBand::Promoter;
}

double scoreOf(NpsBand band, SampleRandom &random)
{
    static constexpr std::array kLow = {6, 6, 6, 6, 5, 5, 5, 4, 4, 3, 2, 1, 0};
    switch (band) {
    case NpsBand::Promoter: return random.chance(54) ? 10 : 9;
    case NpsBand::Passive: return random.chance(58) ? 8 : 7;
    case NpsBand::Detractor: break;
    }
    return random.pick(kLow);
}

int commentChance(NpsBand band)
{
    switch (band) {
    case NpsBand::Promoter: return 25;
    case NpsBand::Passive: return 30;
    case NpsBand::Detractor: break;
    }
    return 45;
}

/// Somebody rings most unhappy people within days; of the latest, some still wait.
void closeLoop(SampleWorld &world, SamplePerson &person, Answer &answer)
{
    const bool lately = answer.day > world.today.addDays(-45);
    ++world.detractors;
    if (lately ? world.detractors % 3 != 0 : person.random.chance(14))
        return;
    const QDate replied = std::min(answer.day.addDays(person.random.between(1, 4)), world.today.addDays(-1));
    if (replied < answer.day)
        return;
    answer.reply = addSampleTouch(world, person, SamplePhase::Mend, replied);
    answer.closedDay = replied;
}

void makeQuoteOf(SampleWorld &world, SamplePerson &person, const Answer &answer, AnswerId id)
{
    if (answer.comment.isEmpty() || person.quoted.isValid() || !person.isAdvocate() || world.testimonials % 4 != 1)
        return;
    person.quoted = id;
    person.quotedWords = answer.comment;
    person.quotedDay = answer.day;
}

void makeNpsAnswer(SampleWorld &world, SamplePerson &person, QDate day, int wave)
{
    SampleRandom &random = person.random;
    static constexpr std::array kChannels = {"email", "email", "email", "shop", "call"};
    const NpsBand band = bandOf(world, person, day, wave);
    Answer answer = answerOf(person, world.nps, day, QLatin1String(random.pick(kChannels)));
    answer.score = scoreOf(band, random);
    if (random.chance(commentChance(band)))
        answer.comment = spoken(world.decks.comments(band, person.trade).deal());
    answer.ignored = random.below(120) == 0;
    if (band == NpsBand::Detractor && !answer.ignored)
        closeLoop(world, person, answer);
    const AnswerId id = feedbackStore::insertAnswer(world.u, answer);
    if (band == NpsBand::Promoter)
        makeQuoteOf(world, person, answer, id);
}

void makeWaves(SampleWorld &world, SamplePerson &person, QDate uses)
{
    for (int wave = person.index % 2; wave < SampleWorld::kWaves; wave += 2) {
        const int part = (person.index / 2) % 2 * (kWaveDays / 2);
        const QDate asked = world.start.addDays(22 + wave * kWaveDays + part);
        const bool refuses = person.noSurveysFrom.isValid() && asked >= person.noSurveysFrom;
        if (asked < uses.addDays(14) || refuses)
            continue;
        ++world.invitedNps;
        const QDate day = asked.addDays(person.random.below(5) * person.random.below(5));
        if (person.random.chance(62) && day < world.today)
            makeNpsAnswer(world, person, day, wave);
    }
}

void makeDeliveryAnswer(SampleWorld &world, SamplePerson &person, QDate delivered)
{
    SampleRandom &random = person.random;
    const QDate day = delivered.addDays(random.between(1, 6));
    if (day >= world.today || !random.chance(70))
        return;
    ++world.invitedCsat;
    if (!random.chance(58))
        return;
    Answer answer = answerOf(person, world.csat, day, u"email"_s);
    const bool happy = random.chance(84);
    static constexpr std::array kUnhappy = {1, 2, 2, 3, 3, 3};
    answer.score = happy ? (random.chance(60) ? 5 : 4) : random.pick(kUnhappy);
    if (random.chance(14))
        answer.comment = spoken(world.decks.delivery(happy).deal());
    // The card in the box asks for no name.
    if (person.index % 23 == 0)
        answer.customer = CustomerId();
    feedbackStore::insertAnswer(world.u, answer);
}

void makeOrderingAnswer(SampleWorld &world, SamplePerson &person, QDate ordered)
{
    SampleRandom &random = person.random;
    if (ordered >= world.today || !random.chance(60))
        return;
    ++world.invitedCes;
    if (!random.chance(50))
        return;
    Answer answer = answerOf(person, world.ces, ordered, u"web"_s);
    const bool easy = random.chance(80);
    answer.score = easy ? random.between(5, 7) : random.between(1, 4);
    if (random.chance(16))
        answer.comment = spoken(world.decks.ease(easy).deal());
    feedbackStore::insertAnswer(world.u, answer);
}

} // namespace

void makeSampleAnswers(SampleWorld &world, SamplePerson &person)
{
    const QDate uses = person.firstDayOn(SampleWorld::Experience);
    if (uses.isValid())
        makeWaves(world, person, uses);
    for (const SampleStay &stay : person.path) {
        if (person.noSurveysFrom.isValid() && stay.day >= person.noSurveysFrom)
            continue;
        if (stay.stage == SampleWorld::Experience)
            makeDeliveryAnswer(world, person, stay.day);
        if (stay.stage == SampleWorld::Purchase)
            makeOrderingAnswer(world, person, stay.day);
    }
    // People who stay order again, and are asked after some of the deliveries.
    for (QDate day = uses; uses.isValid() && day < world.today; day = day.addDays(person.random.between(110, 220))) {
        if (day != uses && !person.noSurveysFrom.isValid())
            makeDeliveryAnswer(world, person, day);
    }
}

} // namespace goodword
