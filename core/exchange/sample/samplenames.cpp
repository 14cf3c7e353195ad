#include "core/exchange/sample/sampletext.h"

namespace goodword {

using namespace Qt::StringLiterals;

SampleTexts sampleIrishGiven()
{
    static constexpr const char *kNames[] = {
        "Aisling", "Aoife", "Bríd", "Caoimhe", "Ciara", "Clodagh", "Deirdre", "Eimear", "Fionnuala", "Gráinne", "Maeve",
        "Máire", "Niamh", "Nóra", "Nuala", "Orla", "Róisín", "Sadhbh", "Saoirse", "Síle", "Sinéad", "Sorcha", "Úna", "Breda",
        "Carmel", "Geraldine", "Helen", "Ita", "Joan", "Kathleen", "Louise", "Margaret", "Noreen", "Patricia", "Rita",
        "Sheila", "Teresa", "Brendan", "Cathal", "Cian", "Colm", "Conor", "Cormac", "Darragh", "Declan", "Diarmuid", "Donal",
        "Dónal", "Eoin", "Fergal", "Fionn", "Gearóid", "Jack", "John", "Kevin", "Liam", "Malachy", "Michael", "Oisín",
        "Pádraig", "Paudie", "Peter", "Ruairí", "Seán", "Tadhg", "Timmy", "Tom"};
    return kNames;
}

SampleTexts sampleIrishFamily()
{
    static constexpr const char *kNames[] = {
        "Ashe", "Begley", "Breen", "Brosnan", "Browne", "Byrne", "Casey", "Collins", "Courtney", "Cronin", "Curran", "Daly",
        "de Barra", "Devane", "Dillon", "Doyle", "Enright", "Falvey", "Farrell", "Fitzgerald", "Fitzmaurice", "Flaherty",
        "Foley", "Galvin", "Garvey", "Griffin", "Hanafin", "Healy", "Herlihy", "Hickey", "Horgan", "Kavanagh", "Keane",
        "Kelleher", "Kelly", "Kennedy", "Landers", "Lynch", "Mac Gearailt", "McCarthy", "McKenna", "Moriarty", "Moynihan",
        "Murphy", "Nelligan", "Ní Shúilleabháin", "Nolan", "Ó Cinnéide", "O’Brien", "O’Callaghan", "O’Connor", "O’Dowd",
        "O’Leary", "O’Mahony", "O’Neill", "O’Shea", "O’Sullivan", "Power", "Quinn", "Quirke", "Regan", "Ryan", "Scanlon",
        "Sheehy", "Slattery", "Stack", "Sugrue", "Sweeney", "Tangney", "Walsh"};
    return kNames;
}

SampleTexts sampleEuropeanNames(const QString &country)
{
    static constexpr const char *kGerman[] = {"Anke|Brandt", "Birgit|Krüger", "Claudia|Schäfer", "Jürgen|Weiß", "Katrin|Lorenz",
                                              "Matthias|Vogel", "Sabine|Hoffmann", "Stefan|Dietrich", "Ute|Jansen"};
    static constexpr const char *kFrench[] = {"Amélie|Garnier", "Benoît|Lefèvre", "Chloé|Marchand", "Élodie|Renard",
                                              "François|Le Goff", "Hélène|Dubois", "Yann|Kervella"};
    static constexpr const char *kDutch[] = {"Anouk|van Dijk", "Femke|de Vries", "Jeroen|’t Hooft", "Marieke|Bakker",
                                             "Sander|Visser"};
    static constexpr const char *kSpanish[] = {"Ana|García Molina", "Íñigo|Etxeberria", "Lucía|Fernández", "Nuria|Vidal"};
    static constexpr const char *kItalian[] = {"Chiara|Conti", "Giulia|Ferraro", "Matteo|D’Angelo", "Paola|Rinaldi"};
    static constexpr const char *kPolish[] = {"Agnieszka|Wójcik", "Małgorzata|Zielińska", "Paweł|Łukaszewicz", "Tomasz|Nowak"};
    static constexpr const char *kDanish[] = {"Freja|Sørensen", "Mads|Østergaard", "Signe|Kjær"};
    static constexpr const char *kBritish[] = {"Alison|Hargreaves", "Duncan|Fraser", "Gareth|Llewellyn", "Harriet|Cole",
                                               "Isla|Mackenzie", "Rhiannon|Price"};
    if (country == u"DE"_s)
        return kGerman;
    if (country == u"FR"_s)
        return kFrench;
    if (country == u"NL"_s)
        return kDutch;
    if (country == u"ES"_s)
        return kSpanish;
    if (country == u"IT"_s)
        return kItalian;
    if (country == u"PL"_s)
        return kPolish;
    return country == u"DK"_s ? SampleTexts(kDanish) : SampleTexts(kBritish);
}

std::span<const SampleCompany> sampleCompanies()
{
    static constexpr SampleCompany kCompanies[] = {
        {"Kittiwake Guesthouse", "b&b", "Dingle"},
        {"Samphire Kitchen & Rooms", "b&b", "Castlegregory"},
        {"Sleá Head Spa Rooms", "spa", "Ventry"},
        {"The Drift Line", "gift shop", "Dingle"},
        {"Hotel Corcaguiney", "hotel", "Dingle"},
        {"An Siopa Beag", "gift shop", "Ventry"},
        {"Gannet’s Rest B&B", "b&b", "Dingle"},
        {"Tide & Thyme Spa", "spa", "Kenmare"},
        {"Blackrock Mills Gifts", "gift shop", "Tralee"},
        {"The Coastguard Station Hotel", "hotel", "Cahersiveen"},
        {"Fuchsia Lane B&B", "b&b", "Annascaul"},
        {"Inch Dunes Lodge", "hotel", "Inch"},
        {"Wool & Wick", "gift shop", "Killarney"},
        {"Brandon View Farmhouse", "b&b", "Cloghane"},
        {"Seaweed Baths Ballybunion", "spa", "Ballybunion"},
        {"The Lantern Room", "gift shop", "Listowel"},
        {"Castlemaine House", "hotel", "Castlemaine"},
        {"Curlew Cottage Stays", "b&b", "Fenit"},
        {"Maharees Surf House", "b&b", "Castlegregory"},
        {"Sruth na Mara Wellness", "spa", "Dingle"},
        {"Old Presbytery Rooms", "b&b", "Killarney"},
        {"Peig’s Parlour", "gift shop", "Dunquin"},
        {"Hotel an Chuain", "hotel", "Dingle"},
        {"Thistle & Tweed", "gift shop", "Killarney"},
        {"Ferry Steps Guesthouse", "b&b", "Tarbert"},
        {"The Linen Press", "gift shop", "Kenmare"},
        {"Glenbeigh Stillwater Spa", "spa", "Glenbeigh"},
        {"Atlantic Corner Hotel", "hotel", "Waterville"},
        {"Puffin Post & Gifts", "gift shop", "Portmagee"},
        {"Heather Bank B&B", "b&b", "Killorglin"},
        {"The Green Door Refill", "gift shop", "Tralee"},
        {"Cahersiveen Quay Rooms", "b&b", "Cahersiveen"},
        {"Valentia Slate House", "hotel", "Valentia"},
        {"Loch Léin Day Spa", "spa", "Killarney"},
        {"Bean an Tí Holidays", "b&b", "Ballyferriter"},
        {"Rattle & Hum Books", "gift shop", "Tralee"},
        {"Number Nine, The Mall", "b&b", "Tralee"},
        {"Skellig Light Gifts", "gift shop", "Portmagee"},
        {"The Fig Tree, Kenmare", "hotel", "Kenmare"},
        {"Barefoot Yoga Barn", "spa", "Clonakilty"},
        {"Listowel Paper & Soap", "gift shop", "Listowel"},
        {"Banna Strand Motel", "hotel", "Ardfert"},
        {"Whin Cottage", "b&b", "Annascaul"},
        {"Three Sisters Guesthouse", "b&b", "Ballyferriter"},
        {"Haus Westwind", "hotel", "Hamburg"},
        {"La Savonnière du Port", "gift shop", "Nantes"},
        {"De Zeepwinkel", "gift shop", "Utrecht"},
        {"Pension Möwe", "b&b", "Hamburg"}};
    return kCompanies;
}

SampleTexts sampleCompanyFirst()
{
    static constexpr const char *kFirst[] = {"Abbey", "Bayview", "Bramble", "Cliff Road", "Cormorant", "Dolphin", "Fastnet",
                                             "Gorse Hill", "Harbour", "Heron", "Lighthouse", "Marram", "Oyster", "Periwinkle",
                                             "Rockpool", "Sandpiper", "Shearwater", "Tern", "Tidewater", "Wild Rose"};
    return kFirst;
}

std::span<const SampleTown> sampleIrishTowns()
{
    static constexpr SampleTown kTowns[] = {
        {"Dingle", "Co. Kerry", "V92", "IE", "066 555"},      {"Dingle", "Co. Kerry", "V92", "IE", "087 555"},
        {"Ventry", "Co. Kerry", "V92", "IE", "086 555"},      {"Annascaul", "Co. Kerry", "V92", "IE", "085 555"},
        {"Castlegregory", "Co. Kerry", "V92", "IE", "066 555"}, {"Tralee", "Co. Kerry", "V92", "IE", "066 555"},
        {"Tralee", "Co. Kerry", "V92", "IE", "083 555"},      {"Killarney", "Co. Kerry", "V93", "IE", "064 555"},
        {"Kenmare", "Co. Kerry", "V93", "IE", "064 555"},     {"Cahersiveen", "Co. Kerry", "V23", "IE", "066 555"},
        {"Killorglin", "Co. Kerry", "V93", "IE", "089 555"},  {"Listowel", "Co. Kerry", "V31", "IE", "068 555"},
        {"Limerick", "Co. Limerick", "V94", "IE", "061 555"}, {"Cork", "Co. Cork", "T12", "IE", "021 555"},
        {"Clonakilty", "Co. Cork", "P85", "IE", "087 555"},   {"Ennis", "Co. Clare", "V95", "IE", "086 555"},
        {"Galway", "Co. Galway", "H91", "IE", "085 555"},     {"Dublin", "Co. Dublin", "D06", "IE", "01 555"}};
    return kTowns;
}

std::span<const SampleTown> sampleEuropeanTowns()
{
    static constexpr SampleTown kTowns[] = {
        {"Hamburg", "", "20095", "DE", "+49 40 555"}, {"Freiburg im Breisgau", "", "79098", "DE", "+49 761 555"},
        {"Quimper", "Finistère", "29000", "FR", "+33 2 98 55"}, {"Nantes", "", "44000", "FR", "+33 2 40 55"},
        {"Utrecht", "", "3511", "NL", "+31 30 555"},  {"Bilbao", "Bizkaia", "48001", "ES", "+34 944 55"},
        {"Trieste", "", "34121", "IT", "+39 040 555"}, {"Gdańsk", "", "80-001", "PL", "+48 58 555"},
        {"Aarhus", "", "8000", "DK", "+45 86 55"},    {"Bristol", "", "BS1", "GB", "+44 117 496"},
        {"Edinburgh", "", "EH1", "GB", "+44 131 496"}};
    return kTowns;
}

SampleTexts sampleStreets()
{
    static constexpr const char *kStreets[] = {"Main Street", "Green Street", "Strand Street", "The Wood", "Goat Street",
                                               "Dykegate Lane", "Bridge Street", "Chapel Lane", "The Mall", "Spa Road",
                                               "Orchard Lane", "Upper Main Street", "Quay Road", "Church Street", "Rock Street"};
    return kStreets;
}

SampleTexts sampleSoaps()
{
    static constexpr const char *kSoaps[] = {"Oat & Honey", "Sea Kelp", "Gorse & Coconut", "Turf Smoke", "Wild Rose",
                                             "Carrageen", "Lavender Hill", "Bog Myrtle", "Salt & Peppermint", "Calendula",
                                             "Sheep’s Milk", "Seaweed & Lime", "Heather", "Charcoal & Tea Tree"};
    return kSoaps;
}

SampleTexts sampleNotes(bool trade)
{
    static constexpr const char *kTrade[] = {
        "Deliver to the side door before 11, the front is for guests.", "Orders by phone only, never looks at e-mail in summer.",
        "Wants plain brown labels, no ribbon.", "Pays on the day. A pleasure to deal with.",
        "Closed from November until St Patrick’s Day.", "Guests ask where the soap is from: sends them up to the shop.",
        "Has a small shelf by the till; six scents are the most that fit.", "Refill drum in the laundry, 10 litres."};
    static constexpr const char *kHome[] = {
        "Skin reacts to lavender. Sheep’s milk is safe.", "Found us on the ferry. Always brings visitors in.",
        "Collects the tins for her schoolchildren’s pencils.", "Brother of Pádraig at the pier.",
        "Comes in after Mass on Sundays, likes a chat.", "Orders for the whole family in Boston every November.",
        "Prefers to be written to in Irish.", "Allergic to nuts: never almond oil."};
    return trade ? SampleTexts(kTrade) : SampleTexts(kHome);
}

QString fillSample(const char *text, SampleRandom &random, const QString &town)
{
    QString filled = QString::fromUtf8(text);
    if (!filled.contains(u'{'))
        return filled;
    const auto &soaps = sampleSoaps();
    const int first = random.below(int(soaps.size()));
    const int second = (first + 1 + random.below(int(soaps.size()) - 1)) % int(soaps.size());
    filled.replace(u"{soap}"_s, QString::fromUtf8(soaps[size_t(first)]));
    filled.replace(u"{other}"_s, QString::fromUtf8(soaps[size_t(second)]));
    filled.replace(u"{town}"_s, town);
    filled.replace(u"{n}"_s, QString::number(random.between(2, 9) * 6));
    return filled;
}

} // namespace goodword
