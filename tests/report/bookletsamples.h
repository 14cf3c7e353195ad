#pragma once
// Quotes as customers write them: short, long, in several scripts. Invented people.

#include "core/report/booklet.h"

namespace goodword::test {

inline BookletQuote sampleQuote(const QString &text, const QString &name, const QString &role, const QString &company,
                                std::optional<double> rating, QDate day, const QString &language = {})
{
    BookletQuote quote;
    quote.text = text;
    quote.attribution = name;
    quote.role = role;
    quote.company = company;
    quote.rating = rating;
    quote.day = day;
    quote.language = language;
    return quote;
}

inline QString longText(int sentences)
{
    QString text;
    for (int i = 1; i <= sentences; ++i) {
        text += QStringLiteral("Sentence %1 of our story says that the soap arrived on time, smelled of the sea and was "
                               "wrapped by somebody who cares.%2")
                    .arg(i)
                    .arg(i % 7 == 0 ? QStringLiteral("\n\n") : QStringLiteral(" "));
    }
    return text.trimmed();
}

inline std::vector<BookletQuote> sampleQuotes()
{
    using namespace Qt::StringLiterals;
    const QDate day(2026, 3, 14);
    std::vector<BookletQuote> quotes{
        sampleQuote(u"Fast, honest, and they remember my name."_s, u"Elif Yıldız"_s, u"Owner"_s, u"Yıldız Optics"_s, 5, day, u"en"_s),
        sampleQuote(u"We put the seaweed bar in every guest room. Within a month people were asking at the desk where they could buy it, and now we sell more of it than postcards. When a delivery was late once, Aoife drove it over herself."_s,
                    u"Bríd Ní Mhurchú"_s, u"General manager"_s, u"Cliff House Hotel"_s, 5, day.addDays(12), u"en"_s),
        sampleQuote(u"Seit Jahren die einzige Seife, die meine Haut im Winter verträgt. Geliefert wird schnell, verpackt ohne Plastik, und auf Fragen antwortet ein Mensch."_s,
                    u"Annegret Weißenburger-Schlüter"_s, u"Donaudampfschifffahrtsgesellschaftskapitänin"_s, u"Passauer Personenschifffahrt"_s, 4.5, day.addDays(20), u"de"_s),
        sampleQuote(u"Un savon qui sent vraiment la mer !"_s, u"Maëlys Le Goff"_s, {}, {}, 5, day.addDays(31), u"fr"_s),
        sampleQuote(u"הסבון הכי טוב שקניתי אי פעם. השירות אדיב, המשלוח מהיר, והריח נשאר על הידיים שעות."_s, u"נועה בן־דוד"_s, u"מעצבת"_s, u"סטודיו ים"_s, 5, day.addDays(40), u"he"_s),
        sampleQuote(u"صابون رائع وخدمة أفضل. وصلت الطلبية خلال يومين."_s, u"ليلى حداد"_s, {}, u"مقهى الميناء"_s, 5, day.addDays(44), u"ar"_s),
        sampleQuote(longText(6), u"Tomasz Żółkiewski"_s, u"Buyer"_s, u"Green Shelf Co-op"_s, 4, day.addDays(55), u"en"_s),
        sampleQuote(u"I gave it to my mother-in-law. We are friends now."_s, u"Sam O’Dea"_s, {}, {}, {}, day.addDays(61), u"en"_s),
        sampleQuote(u"Our staff wash their hands forty times a day. This is the first soap nobody complains about."_s, u"Dr Niamh Keane"_s, u"Practice lead"_s, u"Harbour Clinic"_s, 5, day.addDays(70), u"en"_s),
        sampleQuote(u"Refills by post, no fuss, fair price."_s, u"Ivo Novák"_s, u"Mechanic"_s, u"Novák Bikes"_s, 4, day.addDays(80), u"en"_s),
        sampleQuote(u"They answered on a Sunday evening, found the parcel, and sent a second one to be safe. I have run a shop for thirty years and have not seen that often."_s, u"Margaret Doyle"_s, {}, u"Doyle’s Haberdashery"_s, 5, day.addDays(91), u"en"_s),
        sampleQuote(u"Simply lovely."_s, u"Chidi Okafor"_s, {}, {}, 5, day.addDays(95), u"en"_s),
    };
    quotes[9].disclosure = u"Received a free refill pack."_s;
    return quotes;
}

inline BookletStyle sampleStyle(BookletLayout layout, PaperSize paper = PaperSize::A4)
{
    using namespace Qt::StringLiterals;
    BookletStyle style;
    style.businessName = u"Saltwater Soap"_s;
    style.title = u"What people say about our soap"_s;
    style.subtitle = u"Kind words from kitchens, hotels and surgeries along the coast."_s;
    style.brandColour = QColor(0x0f, 0x6b, 0x6e);
    style.layout = layout;
    style.paper = paper;
    style.date = QDate(2026, 11, 22);
    style.contact = u"Strand Road 4, Lahinch, Co. Clare\nsaltwater.example · +353 65 555 0142"_s;
    style.locale = QLocale(QLocale::English, QLocale::Ireland);
    return style;
}

} // namespace goodword::test
