#pragma once
// The words of the sample book: names, places, and what people of a small soap shop say to each other. Tables only; English,
// because they are the customers' words, not the program's. {soap}, {other}, {town} and {n} are filled in by fillSample().

#include "core/exchange/sample/samplerandom.h"
#include "core/insight/npsmath.h"
#include "core/touchpoints/touchpointkinds.h"

#include <QString>

namespace goodword {

using SampleTexts = std::span<const char *const>;

struct SampleTown {
    const char *city;
    const char *region;
    const char *postalCode;
    const char *country; ///< ISO 3166
    const char *dial;    ///< what phone numbers there begin with
};

struct SampleCompany {
    const char *name;
    const char *kind; ///< also its tag: "b&b", "hotel", …
    const char *city;
};

enum class SamplePhase { Hello, Question, Order, After, Keep, Mend, Thanks, Ask };

struct SampleTouch {
    Channel channel;
    Direction direction;
    Sentiment sentiment;
    int minutes; ///< 0: not noted
    const char *subject;
    const char *body;
    const char *outcome;
};

SampleTexts sampleIrishGiven();
SampleTexts sampleIrishFamily();
SampleTexts sampleEuropeanNames(const QString &country); ///< "given|family"
std::span<const SampleCompany> sampleCompanies();
SampleTexts sampleCompanyFirst(); ///< for more companies than have a name of their own
std::span<const SampleTown> sampleIrishTowns();
std::span<const SampleTown> sampleEuropeanTowns();
SampleTexts sampleStreets();
SampleTexts sampleSoaps();
SampleTexts sampleNotes(bool trade);

std::span<const SampleTouch> sampleTouches(SamplePhase phase, bool trade);
SampleTexts sampleComments(NpsBand band, bool trade);
SampleTexts sampleDeliveryComments(bool happy);
SampleTexts sampleEaseComments(bool easy);
SampleTexts sampleQuotes(bool trade);

QString fillSample(const char *text, SampleRandom &random, const QString &town);

} // namespace goodword
