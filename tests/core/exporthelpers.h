#pragma once
// What the tests of exports share: books full of whatever a cell may hold, and what an export of them says.

#include "core/base/text.h"
#include "core/consents/consentstore.h"
#include "core/customers/customercommands.h"
#include "core/exchange/exporter.h"
#include "core/feedback/feedbackstore.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "core/testimonials/testimonialstore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/core/csvhelpers.h"
#include "tests/core/importhelpers.h"
#include "tests/support/randomtext.h"

namespace goodword::test {

using namespace Qt::StringLiterals;

inline QByteArray exported(Book &book, ImportKind kind, CsvPurpose purpose = CsvPurpose::RoundTrip)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ExportOptions options;
    options.kind = kind;
    options.purpose = purpose;
    const auto report = exportCsv(book, buffer, options);
    return report ? buffer.data() : report.error().text.toUtf8();
}

inline QList<QStringList> cells(const QByteArray &csv)
{
    return Opened(csv).rows();
}

inline QStringList column(const QByteArray &csv, const QString &name)
{
    Opened opened(csv);
    const int at = opened.format->columnNamed(name);
    QStringList values;
    for (const QStringList &row : opened.rows())
        values += row.value(at);
    return values;
}

inline QString hostile(QRandomGenerator &random, int pieces = 4)
{
    static const QStringList kPieces{u"=1+1"_s, u"'"_s, u"\""_s, u","_s, u";"_s, u"\n"_s, u"é"_s, u"e\u0301"_s, u"\u202e"_s, u"👩‍👩"_s,
                                     u" "_s, u"|"_s, u"="_s, u":"_s, u"NULL"_s, u"<b>"_s, u"%"_s, u"\t"_s, u"goodword-1"_s, u"\u00a0"_s};
    return cleanText(randomText(random, kPieces, pieces)).text;
}

inline QString named(QRandomGenerator &random, const QString &fallback)
{
    const QString name = hostile(random);
    return name.trimmed().isEmpty() ? fallback : name;
}

inline CustomerDraft randomCustomer(QRandomGenerator &random, int number, const QList<CustomField> &fields)
{
    CustomerDraft draft;
    draft.kind = random.bounded(5) == 0 ? CustomerKind::Company : CustomerKind::Person;
    draft.name = named(random, u"Nobody"_s) + QString::number(number);
    draft.givenName = hostile(random);
    draft.familyName = hostile(random);
    draft.jobTitle = hostile(random);
    for (int i = int(random.bounded(6)); i > 0; --i)
        draft.emails.append({random.bounded(2) ? hostile(random, 2) : QString(), u"a%1.%2@x.test"_s.arg(number % 7).arg(i)});
    for (int i = int(random.bounded(5)); i > 0; --i)
        draft.phones.append({{}, u"+353 87 12%1 %2"_s.arg(i).arg(1000 + number % 9)});
    draft.address = {hostile(random), hostile(random), hostile(random), hostile(random), hostile(random)};
    draft.notes = hostile(random, 8);
    draft.source = hostile(random);
    for (int i = int(random.bounded(3)); i > 0; --i)
        draft.tags += u"tag %1; \"x\""_s.arg(random.bounded(9));
    if (random.bounded(2))
        draft.rhythmDays = 7 + int(random.bounded(30));
    if (random.bounded(2))
        draft.dates.append({DateKind::Birthday, {}, random.bounded(2) ? u"--02-29"_s : u"1980-02-29"_s, random.bounded(2) == 1});
    if (random.bounded(3) == 0)
        draft.dates.append({DateKind::Other, u"Day|of = %1"_s.arg(number), u"2010-05-01"_s, true});
    if (random.bounded(3) == 0)
        draft.optOuts.append({Purpose::Marketing, u"email"_s, QDate(2024, 5, 1), hostile(random)});
    for (const CustomField &field : fields) {
        if (random.bounded(2))
            draft.values.append({field.id, field.kind == FieldKind::Number ? FieldValue(double(random.bounded(100)) / 4)
                                           : field.kind == FieldKind::Date ? FieldValue(QDate(2024, 1, 1).addDays(random.bounded(900)))
                                           : field.kind == FieldKind::YesNo ? FieldValue(random.bounded(2) == 1)
                                                                            : FieldValue(u"x"_s + hostile(random))});
    }
    draft.refs = {{u"shop"_s, u"id:%1"_s.arg(number)}};
    return draft;
}

inline void fillBook(Book &book, quint32 seed)
{
    QRandomGenerator random(seed);
    QList<CustomField> fields{{{}, u"Skin; \"type\""_s, FieldKind::Text, {}, 0, false}, {{}, u"Size"_s, FieldKind::Number, {}, 0, false},
                              {{}, u"Since"_s, FieldKind::Date, {}, 0, false}, {{}, u"Club"_s, FieldKind::YesNo, {}, 0, false}};
    for (CustomField &field : fields)
        field.id = *addCustomField(book, field);
    const auto stages = journeyStore::activeStages(book.db());
    const auto done = book.change(u"fill"_s, [&](UnitOfWork &u) -> Done {
        for (int i = 0; i < 60; ++i) {
            CustomerDraft draft = randomCustomer(random, i, fields);
            if (i % 4 == 0)
                draft.companyName = u"Firm %1 & \"Sons\""_s.arg(i % 8);
            if (i % 5 == 0)
                draft.ownerId = staffStore::team(u.db()).first().id;
            const auto id = addCustomer(u, draft);
            if (!id)
                return id.error();
            if (i % 3 == 0)
                journeyStore::recordMove(u, *id, journeyStore::activeModel(u.db()),
                                         {stages[size_t(i) % stages.size()].id, QDate(2026, 3, 1), {}, {}, {}});
            Answer answer;
            answer.survey = feedbackStore::findOrInsertSurvey(u, SurveyKind::Nps, u"Spring"_s);
            answer.customer = i % 7 == 0 ? CustomerId() : *id;
            answer.day = QDate(2026, 1, 1).addDays(i % 5);
            answer.score = i % 11;
            answer.comment = hostile(random);
            answer.ignored = i % 9 == 0;
            feedbackStore::insertAnswer(u, answer);
        }
        return {};
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().text));
    Touchpoint touchpoint;
    touchpoint.day = QDate(2026, 2, 1);
    touchpoint.channel = Channel::Call;
    touchpoint.subject = u"=cmd"_s;
    touchpoint.body = u"a\n\"b\""_s;
    touchpoint.minutes = 5;
    touchpoint.isGift = true;
    touchpoint.gift = Money{250, u"EUR"_s};
    if (!logTouchpoint(book, {CustomerId(1), CustomerId(2)}, touchpoint))
        qFatal("no touchpoint");
}

inline TestimonialId say(Book &book, const QString &quote, TestimonialState state, const std::vector<ConsentScope> &scopes,
                         const QSet<ConsentChannel> &channels, QDate until = {})
{
    Testimonial t;
    t.original = quote;
    t.attribution = u"Ann Byrne"_s;
    t.company = u"Byrne Ltd"_s;
    t.rating = 4.5;
    t.day = QDate(2026, 6, 1);
    const auto made = book.change(u"say"_s, [&](UnitOfWork &u) {
        const TestimonialId id = testimonialStore::insert(u, t, state, u"home page"_s);
        testimonialStore::addTag(u, id, u"soap"_s);
        for (const ConsentScope scope : scopes) {
            Consent consent;
            consent.subjectId = id.value;
            consent.scope = scope;
            consent.channels = channels;
            consent.givenDay = QDate(2026, 6, 2);
            consent.untilDay = until;
            consent.wording = u"I agree; \"fully\""_s;
            consentStore::insert(u, consent);
        }
        return id;
    });
    return *made;
}

/// Without the row ids, which are each book's own.
inline QList<QStringList> content(Book &book, ImportKind kind)
{
    QList<QStringList> rows = cells(exported(book, kind));
    for (QStringList &row : rows)
        row.removeFirst();
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace goodword::test
