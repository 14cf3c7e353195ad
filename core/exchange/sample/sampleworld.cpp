#include "core/exchange/sample/sampleworld.h"

#include "core/customers/customfieldstore.h"
#include "core/customers/tagstore.h"
#include "core/feedback/feedbackstore.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

SampleDecks::SampleDecks(SampleRandom &random, int rounds)
{
    for (const NpsBand band : {NpsBand::Detractor, NpsBand::Passive, NpsBand::Promoter}) {
        for (const bool trade : {false, true})
            m_comments.emplace_back(sampleComments(band, trade), random, rounds);
    }
    for (const bool yes : {false, true}) {
        m_quotes.emplace_back(sampleQuotes(yes), random, rounds);
        m_delivery.emplace_back(sampleDeliveryComments(yes), random, rounds);
        m_ease.emplace_back(sampleEaseComments(yes), random, rounds);
    }
}

/// How many customers share one round of the decks.
static int roundsFor(int customers)
{
    static constexpr int kCustomersPerRound = 300;
    return 1 + customers / kCustomersPerRound;
}

SampleWorld::SampleWorld(UnitOfWork &unit, quint32 theSeed, int howMany, QDate day)
    : u(unit), seed(theSeed), customers(howMany), today(day), start(day.addDays(-kDays)), random(theSeed, 0xfffffffeu),
      decks(random, roundsFor(howMany))
{
}

QDate SamplePerson::firstDayOn(int stage) const
{
    for (const SampleStay &stay : path) {
        if (stay.stage >= stage)
            return stay.day;
    }
    return {};
}

static void makeStaff(SampleWorld &world)
{
    static constexpr std::array kCodes = {"account", "support", "marketing", "sales"};
    static constexpr std::array kNames = {"Aoife Moriarty", "Cormac Devane", "Bríd Kavanagh", "Jonas Weber"};
    static constexpr std::array kAddresses = {"aoife@saltwatersoap.example", "cormac@saltwatersoap.example",
                                              "brid@saltwatersoap.example", "jonas@saltwatersoap.example"};
    for (size_t i = 0; i < world.team.size(); ++i) {
        world.departments[i] = staffStore::departmentNamed(world.u.db(), QLatin1String(kCodes[i]));
        Staff staff;
        staff.name = QString::fromUtf8(kNames[i]);
        staff.id = staffStore::staffNamed(world.u.db(), staff.name);
        staff.email = QLatin1String(kAddresses[i]);
        staff.departmentId = world.departments[i];
        if (staff.id.isValid())
            staffStore::update(world.u, staff);
        else
            staff.id = staffStore::insert(world.u, staff);
        world.team[i] = staff.id;
    }
}

static CustomFieldId addField(SampleWorld &world, const QString &name, FieldKind kind, const QStringList &choices = {})
{
    CustomField field;
    field.name = name;
    field.kind = kind;
    field.choices = choices;
    return customFieldStore::insert(world.u, field);
}

void makeSampleTeam(SampleWorld &world)
{
    makeStaff(world);
    Database &db = world.u.db();
    world.model = journeyStore::activeModel(db);
    const auto stages = journeyStore::activeStages(db);
    for (size_t i = 0; i < world.stages.size() && i < stages.size(); ++i)
        world.stages[i] = stages[i].id;

    const auto surveys = feedbackStore::surveys(db);
    for (const Survey &survey : surveys) {
        if (survey.kind == SurveyKind::Nps && survey.mode == SurveyMode::Relational)
            world.nps = survey.id;
    }
    world.csat = feedbackStore::findOrInsertSurvey(world.u, SurveyKind::Csat, u"After delivery"_s);
    world.ces = feedbackStore::findOrInsertSurvey(world.u, SurveyKind::Ces, u"Ordering online"_s);

    QStringList soaps;
    for (const char *soap : sampleSoaps())
        soaps.append(QString::fromUtf8(soap));
    world.favourite = addField(world, u"Favourite soap"_s, FieldKind::Choice, soaps);
    world.rooms = addField(world, u"Rooms"_s, FieldKind::Number);
    world.since = addField(world, u"Wholesale since"_s, FieldKind::Date);
    world.stampCard = addField(world, u"Stamp card"_s, FieldKind::YesNo);

    for (const auto &[tag, color] : {std::pair("wholesale", "#1f6f8b"), std::pair("vip", "#b3541e"),
                                     std::pair("sensitive skin", "#7a5c99"), std::pair("wedding", "#a83e5b")})
        tagStore::setColor(world.u, tagStore::findOrAdd(world.u, QLatin1String(tag)), QLatin1String(color));
}

} // namespace goodword
