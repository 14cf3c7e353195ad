#include "core/customers/customerstore.h"
#include "core/exchange/sample/sampleworld.h"

#include <map>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

QString phoneNumber(SampleRandom &random, const SampleTown &town)
{
    return utf8(town.dial) + u' ' + QString::number(random.between(1000, 9999));
}

/// Where a company with a name of its own stands; a village has the codes of Killorglin.
SampleTown townOf(const SampleCompany &company)
{
    for (const auto &towns : {sampleIrishTowns(), sampleEuropeanTowns()}) {
        for (const SampleTown &town : towns) {
            if (qstrcmp(town.city, company.city) == 0)
                return town;
        }
    }
    return {company.city, "Co. Kerry", "V93", "IE", "066 555"};
}

void giveAddress(SamplePerson &person, const SampleTown &town)
{
    PostalAddress &address = person.draft.address;
    address.city = utf8(town.city);
    address.region = utf8(town.region);
    address.postalCode = utf8(town.postalCode);
    address.country = utf8(town.country);
    if (address.country == u"IE"_s) {
        static constexpr char16_t kEircode[] = u"ACDEFHKNPRTVWXY";
        const auto letter = [&] { return QChar(kEircode[person.random.below(15)]); };
        address.street = QString::number(person.random.between(1, 60)) + u' ' + utf8(person.random.pick(sampleStreets()));
        address.postalCode += u' ' + QString(letter()) + QString::number(person.random.between(10, 99)) + letter();
    }
    person.town = address.city;
    if (person.random.chance(address.country == u"IE"_s ? 72 : 40))
        person.draft.phones.append({person.trade ? u"work"_s : QString(), phoneNumber(person.random, town)});
}

/// A name nobody of the first customers has, where the lists still hold one; false where they do not.
bool drawName(SampleWorld &world, SamplePerson &person, const QString &country)
{
    static constexpr size_t kRemembered = 2000;
    static constexpr int kTries = 12;
    CustomerDraft &draft = person.draft;
    for (int tries = 0; tries < kTries; ++tries) {
        if (country == u"IE"_s) {
            draft.givenName = utf8(person.random.pick(sampleIrishGiven()));
            draft.familyName = utf8(person.random.pick(sampleIrishFamily()));
        } else {
            const QStringList parts = utf8(person.random.pick(sampleEuropeanNames(country))).split(u'|');
            draft.givenName = parts.value(0);
            draft.familyName = parts.value(1);
        }
        draft.name = draft.givenName + u' ' + draft.familyName;
        if (world.names.size() >= kRemembered)
            return false;
        if (world.names.insert(sampleMailWord(draft.name)).second)
            return true;
    }
    return false;
}

void makeCompany(SampleWorld &world, SamplePerson &person, const SampleTown &town)
{
    const auto named = sampleCompanies();
    const size_t number = size_t(person.index / 5);
    CustomerDraft &draft = person.draft;
    draft.kind = CustomerKind::Company;
    const SampleCompany &model = named[number % named.size()];
    draft.name = utf8(model.name);
    if (number >= named.size()) {
        static constexpr std::array kKinds = {"Guesthouse", "Gifts", "Hotel", "Spa"};
        draft.name = u"%1 %2, %3"_s.arg(utf8(person.random.pick(sampleCompanyFirst())), QLatin1String(person.random.pick(kKinds)),
                                        utf8(town.city));
        if (world.customers > 2000)
            draft.name += u" %1"_s.arg(number);
    }
    draft.tags = {u"wholesale"_s, QLatin1String(model.kind)};
    const QString label = number >= named.size() && world.customers > 400 ? QString::number(number) : QString();
    draft.emails.append({u"orders"_s, u"hello@%1%2.example"_s.arg(sampleMailWord(draft.name).remove(u'.'), label)});
    if (qstrcmp(model.kind, "gift shop") != 0)
        draft.values.append({world.rooms, double(person.random.between(3, 48))});
    draft.values.append({world.since, world.start.addDays(person.random.between(-900, 500))});
    draft.rhythmDays = person.random.chance(50) ? 30 : 60;
    draft.rhythmMaxDays = *draft.rhythmDays * 2;
}

void makePerson(SampleWorld &world, SamplePerson &person, const SampleTown &town)
{
    SampleRandom &random = person.random;
    CustomerDraft &draft = person.draft;
    const QString country = utf8(town.country);
    const QString number = drawName(world, person, country) ? QString() : QString::number(person.index);
    if (country != u"IE"_s) {
        static const std::map<QString, QString> kLanguages = {{u"DE"_s, u"de"_s}, {u"FR"_s, u"fr"_s}, {u"NL"_s, u"nl"_s},
                                                              {u"ES"_s, u"es"_s}, {u"IT"_s, u"it"_s}, {u"PL"_s, u"pl"_s},
                                                              {u"DK"_s, u"da"_s}, {u"GB"_s, u"en"_s}};
        draft.language = kLanguages.at(country);
    }
    const bool worksThere = person.trade && !world.companies.empty();
    QString host = u"mail.example"_s;
    if (worksThere) {
        const auto &company = world.companies[size_t(random.below(int(world.companies.size())))];
        static constexpr std::array kTitles = {"Owner", "Manager", "Head housekeeper", "Buyer", "Spa manager", "Front of house"};
        draft.companyId = company.first;
        draft.jobTitle = QLatin1String(random.pick(kTitles));
        host = sampleMailWord(company.second).remove(u'.') + u".example"_s;
    } else {
        draft.values.append({world.favourite, utf8(random.pick(sampleSoaps()))});
        draft.values.append({world.stampCard, random.chance(45)});
    }
    if (random.chance(92))
        draft.emails.append({worksThere ? u"work"_s : QString(), sampleMailWord(draft.name) + number + u'@' + host});
}

void addTags(SamplePerson &person)
{
    SampleRandom &random = person.random;
    QStringList &tags = person.draft.tags;
    static constexpr std::array kTags = {"newsletter", "market", "online", "refill", "class"};
    if (random.chance(60))
        tags.append(QLatin1String(random.pick(kTags)));
    if (!person.trade && random.chance(14))
        tags.append(u"sensitive skin"_s);
    if (random.chance(7))
        tags.append(u"wedding"_s);
    if (person.isAdvocate() && random.chance(30))
        tags.append(u"vip"_s);
    tags.removeDuplicates();
}

void addDates(SampleWorld &world, SamplePerson &person)
{
    SampleRandom &random = person.random;
    if (person.draft.kind == CustomerKind::Company) {
        if (random.chance(35))
            person.draft.dates.append({DateKind::Anniversary, u"Opened"_s,
                                       dayText(QDate(random.between(1988, 2020), random.between(1, 12), random.between(1, 28))), true});
        return;
    }
    if (!random.chance(34))
        return;
    // Some are soon, so that there is somebody to think of.
    const QDate day = random.chance(12) ? world.today.addDays(random.between(0, 13)) : world.today.addDays(random.below(365));
    const QDate born(random.between(1948, 2003), day.month(), std::min(day.day(), 28));
    person.draft.dates.append({DateKind::Birthday, {}, random.chance(30) ? born.toString(u"'--'MM-dd"_s) : dayText(born),
                               random.chance(85)});
}

void addOptOuts(SampleWorld &world, SamplePerson &person)
{
    const QDate since = std::min(world.today.addDays(-1), person.path.front().day.addDays(person.random.between(20, 300)));
    switch (person.index % 40) {
    case 6: person.draft.optOuts.append({Purpose::Marketing, u"email"_s, since, u"Unsubscribed from the newsletter"_s}); break;
    case 19:
        person.draft.optOuts.append({Purpose::Survey, {}, since, u"Does not want to be asked"_s});
        person.noSurveysFrom = since;
        break;
    case 33: person.draft.optOuts.append({Purpose::Phone, {}, since, u"Works nights"_s}); break;
    default: break;
    }
}

SampleTown townFor(SamplePerson &person)
{
    const auto named = sampleCompanies();
    const size_t number = size_t(person.index / 5);
    if (person.index % 5 == 0 && number < named.size())
        return townOf(named[number]);
    return person.random.pick(person.random.chance(17) ? sampleEuropeanTowns() : sampleIrishTowns());
}

} // namespace

QString sampleMailWord(const QString &name)
{
    QString word;
    for (const QChar c : name.normalized(QString::NormalizationForm_D).toLower()) {
        if (c.unicode() < 0x80 && c.isLetterOrNumber())
            word += c;
        else if (c == u'ł' || c == u'ø' || c == u'ß')
            word += c == u'ł' ? u'l' : c == u'ø' ? u'o' : u's';
        else if ((c.isSpace() || c == u'&') && !word.isEmpty() && !word.endsWith(u'.'))
            word += u'.';
    }
    while (word.endsWith(u'.'))
        word.chop(1);
    return word;
}

void makeSampleCustomer(SampleWorld &world, SamplePerson &person)
{
    static constexpr std::array kSources = {"Shop", "Friday market", "Web page", "Instagram", "Recommended by a friend",
                                            "Trade fair", "Ferry leaflet"};
    SampleRandom &random = person.random;
    const bool company = person.index % 5 == 0;
    person.trade = company || person.index % 10 == 3;
    const SampleTown town = townFor(person);
    company ? makeCompany(world, person, town) : makePerson(world, person, town);
    giveAddress(person, town);
    person.draft.source = QLatin1String(random.pick(kSources));
    person.draft.createdDay = person.path.front().day;
    person.owner = person.trade ? (random.chance(60) ? 0 : 3) : random.below(4);
    if (random.chance(90))
        person.draft.ownerId = world.team[size_t(person.owner)];
    person.draft.departmentId = world.departments[size_t(person.owner)];
    if (person.isAdvocate() && !person.draft.rhythmDays && random.chance(40)) {
        person.draft.rhythmDays = 90;
        person.draft.rhythmMaxDays = 150;
    }
    addTags(person);
    addDates(world, person);
    addOptOuts(world, person);
    if (random.chance(16))
        person.draft.notes = utf8(random.pick(sampleNotes(person.trade)));
    person.id = customerStore::insert(world.u, person.draft);
    if (company) {
        static constexpr size_t kRemembered = 64;
        if (world.companies.size() < kRemembered)
            world.companies.emplace_back(person.id, person.draft.name);
        else
            world.companies[size_t(person.index / 5) % kRemembered] = {person.id, person.draft.name};
    }
}

} // namespace goodword
