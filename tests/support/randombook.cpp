#include "tests/support/randombook.h"

#include "core/customers/customercommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

#include <QRandomGenerator>

namespace goodword::test {

using namespace Qt::StringLiterals;

static const QStringList kCities = {u"Galway"_s, u"GALWAY"_s, u"Łódź"_s, u""_s, u"New York"_s};
static const QStringList kSources = {u"Market"_s, u"market"_s, u"Web 100%"_s, u""_s};
static const QStringList kTags = {u"VIP"_s, u"press"_s, u"50%_off"_s};
static const QStringList kWords = {u"Ann"_s, u"Byrne"_s, u"O'Neill"_s, u"Straße"_s, u"李小龍"_s, u"back\\slash"_s, u"50%"_s, u"a_b"_s};

void fillAtRandom(Book &book, quint32 seed)
{
    QRandomGenerator random(seed);
    const auto one = [&](const QStringList &list) { return list.at(int(random.bounded(int(list.size())))); };
    const StaffId nora = staffStore::team(book.db()).first().id;
    const auto stages = journeyStore::activeStages(book.db());
    const auto filled = book.change(u"Fill"_s, [&](UnitOfWork &u) -> Done {
        const auto survey = u.insert<SurveyId>(
            "INSERT INTO survey (uid, name, kind, mode) VALUES ('random', 'S', 'nps', 'relational')");
        for (int i = 0; i < 40; ++i) {
            CustomerDraft d;
            d.name = one(kWords) + u' ' + one(kWords);
            d.address.city = one(kCities);
            d.source = one(kSources);
            d.kind = random.bounded(6) == 0 ? CustomerKind::Company : CustomerKind::Person;
            if (random.bounded(3) == 0)
                d.companyName = one(kWords) + u" Ltd"_s;
            if (random.bounded(2) == 0)
                d.emails = {{{}, u"c%1@example.test"_s.arg(i)}};
            if (random.bounded(3) == 0)
                d.phones = {{{}, u"087 12%1 4567"_s.arg(i % 10)}};
            if (random.bounded(2) == 0)
                d.ownerId = nora;
            if (random.bounded(2) == 0)
                d.tags = {one(kTags), one(kTags)};
            if (random.bounded(3) == 0)
                d.notes = u"wrote: "_s + one(kWords);
            if (random.bounded(3) == 0)
                d.dates = {{random.bounded(2) == 0 ? DateKind::Birthday : DateKind::Other, {}, u"--01-02"_s, true}};
            if (random.bounded(4) == 0)
                d.optOuts = {{Purpose::Survey, {}, book.today(), {}}};
            const auto id = addCustomer(u, d);
            if (!id)
                return id.error();
            const QDate day = book.today().addDays(-int(random.bounded(80)));
            if (random.bounded(2) == 0)
                u.run(R"(INSERT INTO touchpoint (uid, customer_id, day, channel, body, follow_up_day)
                         VALUES (?, ?, ?, 'call', ?, ?))", u"t%1"_s.arg(i), *id, day, one(kWords),
                      random.bounded(2) == 0 ? QDate(2026, 12, 1) : QDate());
            if (random.bounded(4) == 0)
                u.run("INSERT INTO testimonial (uid, customer_id, original, day) VALUES (?, ?, 'Lovely', ?)", u"q%1"_s.arg(i),
                      *id, day);
            if (random.bounded(2) == 0)
                u.run("INSERT INTO answer (uid, survey_id, customer_id, day, score) VALUES (?, ?, ?, ?, ?)", u"a%1"_s.arg(i),
                      survey, *id, day, double(random.bounded(21)) / 2);
            if (random.bounded(2) == 0)
                journeyStore::recordMove(u, *id, journeyStore::activeModel(u.db()),
                                         {stages[random.bounded(quint32(stages.size()))].id, day, {}, {}, {}});
        }
        return {};
    });
    if (!filled)
        qFatal("%s %s", qPrintable(filled.error().text), qPrintable(filled.error().detail));
}

QStringList filterPieces()
{
    return {u"stage:advocacy"_s, u"stage:awareness,purchase"_s, u"tag:vip"_s, u"tag:\"50%_off\",press"_s,
                                u"nps>8"_s, u"nps<=6.5"_s, u"nps:promoter"_s, u"nps:passive,none"_s, u"nps:detractor"_s,
                                u"quiet:30d"_s, u"quiet<20d"_s, u"quiet>10d"_s, u"quiet>=40d"_s, u"owner:nora"_s,
                                u"source:MARKET"_s, u"source:\"web 100%\""_s, u"city:galway,lodz"_s, u"city:\"new york\""_s,
                                u"company:ltd"_s, u"company:\"50%\""_s, u"has:email"_s, u"has:phone,nps"_s, u"has:company"_s,
                                u"has:city"_s, u"has:tag"_s, u"has:owner"_s, u"has:notes"_s, u"has:touchpoint"_s,
                                u"has:stage"_s, u"has:testimonial"_s, u"has:followup"_s, u"has:birthday"_s,
                                u"has:optout"_s, u"ann"_s, u"strasse"_s, u"50%"_s, u"a_b"_s, u"\"back\\slash\""_s, u"李小"_s,
                                u"O’Neill"_s, u"example.test"_s, u"stage:nowhere"_s, u"tag:none"_s};
}

} // namespace goodword::test
