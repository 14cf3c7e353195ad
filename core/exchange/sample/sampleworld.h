#pragma once
// What the makers of the sample share: the team, the stages, the surveys, the decks of texts, and one person on the way
// from name to testimonial. A person's whole life is made and stored before the next one begins, so memory stays flat.

#include "core/book/unitofwork.h"
#include "core/customers/customer.h"
#include "core/exchange/sample/sampletext.h"
#include "core/feedback/survey.h"

#include <array>
#include <set>

namespace goodword {

class Book;
class Progress;

struct SampleDecks {
    SampleDecks(SampleRandom &random, int rounds);
    SampleDeck &comments(NpsBand band, bool trade) { return m_comments[size_t(band) * 2 + (trade ? 1 : 0)]; }
    SampleDeck &quotes(bool trade) { return m_quotes[trade ? 1 : 0]; }
    SampleDeck &delivery(bool happy) { return m_delivery[happy ? 1 : 0]; }
    SampleDeck &ease(bool easy) { return m_ease[easy ? 1 : 0]; }

private:
    std::vector<SampleDeck> m_comments, m_quotes, m_delivery, m_ease;
};

struct SampleWorld {
    static constexpr int kDays = 730; ///< of history
    static constexpr int kWaves = 12; ///< of the relationship survey
    enum Stage { Awareness, Consideration, Purchase, Experience, Advocacy };

    SampleWorld(UnitOfWork &unit, quint32 theSeed, int howMany, QDate day);

    UnitOfWork &u;
    quint32 seed;
    int customers;
    QDate today;
    QDate start; ///< the first day of the book
    SampleRandom random; ///< of the book as a whole
    SampleDecks decks;
    std::array<StaffId, 4> team;
    std::array<DepartmentId, 4> departments;
    JourneyModelId model;
    std::array<StageId, 5> stages;
    SurveyId nps, csat, ces;
    /// How many more promoters and detractors a wave should have by now than it has.
    struct Owed {
        double promoters = 0, detractors = 0;
    };
    std::array<Owed, kWaves> owed;
    qint64 invitedNps = 0, invitedCsat = 0, invitedCes = 0;
    CustomFieldId favourite, rooms, since, stampCard;
    std::vector<std::pair<CustomerId, QString>> companies; ///< the last few, for people who work there
    std::set<QString> names; ///< without accents, of the first customers, so that a small book has no two alike
    int testimonials = 0, detractors = 0, dueToday = 0;
};

struct SampleStay {
    int stage;
    QDate day;
    const char *reason;
    QString evidence;
};

struct SamplePerson {
    SamplePerson(const SampleWorld &world, int theIndex) : index(theIndex), random(world.seed, quint32(theIndex)) {}

    int index;
    SampleRandom random;
    CustomerDraft draft;
    CustomerId id;
    bool trade = false;    ///< a business, or somebody who works there
    double warmth = 0;     ///< 0 … 1, even among all customers: how much they like the shop
    bool founding = false; ///< was a customer before the book was begun
    int owner = 0;         ///< place in the team
    QString town;
    std::vector<SampleStay> path; ///< in order of days
    QDate noSurveysFrom;
    AnswerId quoted; ///< an answer whose comment became a testimonial, its words and its day
    QString quotedWords;
    QDate quotedDay;

    QDate firstDayOn(int stage) const;
    bool isAdvocate() const { return !path.empty() && path.back().stage == SampleWorld::Advocacy; }
};

/// The fixed rows: team, surveys, own fields, colours of tags.
void makeSampleTeam(SampleWorld &world);

// In this order, for each person.
void makeSampleCustomer(SampleWorld &world, SamplePerson &person);   ///< stores the customer
void makeSamplePath(SampleWorld &world, SamplePerson &person);       ///< decides where they are, before they are stored
void makeSampleJourney(SampleWorld &world, SamplePerson &person);
void makeSampleTouchpoints(SampleWorld &world, SamplePerson &person);
void makeSampleAnswers(SampleWorld &world, SamplePerson &person);
void makeSampleTestimonial(SampleWorld &world, SamplePerson &person);

/// The rest of a large book: copies of the people made so far, each with a name, an address and a number of their own.
Done makeSampleCrowd(SampleWorld &world, int customers, Progress &progress);

/// Letters a mail address is made of: "Róisín Ní Shúilleabháin" gives "roisin.ni.shuilleabhain".
QString sampleMailWord(const QString &name);

/// Stores one touchpoint with a text of that phase.
TouchpointId addSampleTouch(SampleWorld &world, SamplePerson &person, SamplePhase phase, QDate day);

/// What the team did on the last day, as steps that can be undone.
Done makeSampleSteps(Book &book, SampleClock &clock, QDate yesterday);

} // namespace goodword
