#include "tests/core/csvhelpers.h"
#include "tests/core/importhelpers.h"
#include "tests/support/randombook.h"
#include "tests/support/randomtext.h"
#include "tests/support/strength.h"
#include "tests/support/testmain.h"

#include "core/base/text.h"
#include "core/consents/consentstore.h"
#include "core/customers/customercommands.h"
#include "core/customers/customfieldstore.h"
#include "core/exchange/exporter.h"
#include "core/exchange/ownlists.h"
#include "core/feedback/feedbackstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimonialstore.h"
#include "core/touchpoints/touchpointcommands.h"

#include <sqlite3.h>

#include <random>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCorpusFileComesBackUndamaged_data();
    void aCorpusFileComesBackUndamaged();
    void spreadsheetsCannotRunACell();
    void randomBooksComeBackEqual();
    void importingOnesOwnExportChangesNothing();
    void testimonialsKeepStatesPermissionsAndEvents();
    void aPublicationHoldsOnlyWhatConsentCovers();
    void aPublicationAsksForConsentOnItsDay();
    void testimonialColumnsOfAStranger();
    void aSelectionIsExportedInItsOrder();
    void everyRowIsWhatTheBookSaysOfIt();
    void anyOrderOfRowsGivesTheSameRows();
    void noRowIsSortedOrSearchedTwice();
    void aFailedExportLeavesTheOldFile();
};

static QByteArray exported(Book &book, ImportKind kind, CsvPurpose purpose = CsvPurpose::RoundTrip)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ExportOptions options;
    options.kind = kind;
    options.purpose = purpose;
    const auto report = exportCsv(book, buffer, options);
    return report ? buffer.data() : report.error().text.toUtf8();
}

static QList<QStringList> cells(const QByteArray &csv)
{
    return Opened(csv).rows();
}

static QStringList column(const QByteArray &csv, const QString &name)
{
    Opened opened(csv);
    const int at = opened.format->columnNamed(name);
    QStringList values;
    for (const QStringList &row : opened.rows())
        values += row.value(at);
    return values;
}

void TestExport::aCorpusFileComesBackUndamaged_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"07_quoted_newlines.csv", "13_formula_injection.csv", "14_export_must_not_damage.csv", "15_names.csv",
                             "16_bidi_override.csv"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestExport::aCorpusFileComesBackUndamaged()
{
    QFETCH(QString, file);
    TestBook book;
    QVERIFY(importBytes(*book, corpus(file)));
    const auto wanted = dump(*book).filter(QRegularExpression(u"^customer"_s));
    for (const CsvPurpose purpose : {CsvPurpose::RoundTrip, CsvPurpose::Spreadsheet}) {
        const QByteArray csv = exported(*book, ImportKind::Customers, purpose);
        TestBook other;
        const auto report = importBytes(*other, csv);
        QVERIFY2(report, report ? "" : qPrintable(report.error().text));
        QCOMPARE(report->rejected, 0);
        for (const QString &table : {u"name"_s, u"notes"_s, u"phone"_s, u"email"_s})
            QCOMPARE(column(exported(*other, ImportKind::Customers), table), column(exported(*book, ImportKind::Customers), table));
        const auto got = dump(*other).filter(QRegularExpression(u"^customer"_s));
        QCOMPARE(got, wanted);
    }
}

void TestExport::spreadsheetsCannotRunACell()
{
    TestBook book;
    QVERIFY(importBytes(*book, corpus(u"13_formula_injection.csv"_s)));
    QVERIFY(importBytes(*book, corpus(u"14_export_must_not_damage.csv"_s)));
    const QByteArray csv = exported(*book, ImportKind::Customers, CsvPurpose::Spreadsheet);
    QVERIFY(csv.startsWith("\xEF\xBB\xBFgoodword-1-sheet,"));
    Pieces source(csv.mid(3), 1 << 20);
    const ReadRows raw = readRows(source, {});
    for (const QList<QByteArray> &row : raw.rows) {
        for (const QByteArray &cell : row) {
            const QString text = QString::fromUtf8(cell);
            QVERIFY2(text == neutralised(unneutralised(text)) || !text.startsWith(u'\''), qPrintable(text));
            QVERIFY2(!text.trimmed().startsWith(u'='), qPrintable(text));
        }
    }
    QVERIFY(raw.rows.last().contains("'=)"));
    QVERIFY(csv.contains(",+353 87 123 4567,"));
}

static QString hostile(QRandomGenerator &random, int pieces = 4)
{
    static const QStringList kPieces{u"=1+1"_s, u"'"_s, u"\""_s, u","_s, u";"_s, u"\n"_s, u"é"_s, u"e\u0301"_s, u"\u202e"_s, u"👩‍👩"_s,
                                     u" "_s, u"|"_s, u"="_s, u":"_s, u"NULL"_s, u"<b>"_s, u"%"_s, u"\t"_s, u"goodword-1"_s, u"\u00a0"_s};
    return cleanText(randomText(random, kPieces, pieces)).text;
}

static QString named(QRandomGenerator &random, const QString &fallback)
{
    const QString name = hostile(random);
    return name.trimmed().isEmpty() ? fallback : name;
}

static CustomerDraft randomCustomer(QRandomGenerator &random, int number, const QList<CustomField> &fields)
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

static void fillBook(Book &book, quint32 seed)
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

/// Without the row ids, which are each book's own.
static QList<QStringList> content(Book &book, ImportKind kind)
{
    QList<QStringList> rows = cells(exported(book, kind));
    for (QStringList &row : rows)
        row.removeFirst();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TestExport::randomBooksComeBackEqual()
{
    int records = 0, different = 0;
    for (int number = 1; number <= 4 || records < sized(0, 10'000); ++number) {
        TestBook book;
        fillBook(*book, seeded(quint32(number)));
        TestBook other;
        for (const ImportKind kind : {ImportKind::Customers, ImportKind::Touchpoints, ImportKind::Answers}) {
            const auto report = importBytes(*other, exported(*book, kind));
            QVERIFY2(report, report ? "" : qPrintable(report.error().text));
            QCOMPARE(report->plan.kind, kind);
            QVERIFY2(report->rejected == 0, report->outcomes.empty() ? "" : qPrintable(report->outcomes.front().reason));
            QCOMPARE(report->customersAdded, 0);
            for (const CsvWarning &warning : report->warnings)
                QVERIFY2(warning.code == u"column-left-out"_s || warning.code == u"bidi"_s, qPrintable(QString::number(warning.line) + warning.column + warning.text));
            const auto got = content(*other, kind), wanted = content(*book, kind);
            QCOMPARE(got.size(), wanted.size());
            records += int(got.size());
            for (qsizetype i = 0; i < got.size(); ++i) {
                if (got[i] != wanted[i] && ++different <= 5)
                    qWarning("%s\nis not\n%s", qPrintable(got[i].join(u'|')), qPrintable(wanted[i].join(u'|')));
            }
        }
    }
    figure("roundtrip.records", records);
    figure("roundtrip.different", different);
    QCOMPARE(different, 0);
}

void TestExport::importingOnesOwnExportChangesNothing()
{
    TestBook book;
    fillBook(*book, 42);
    const QStringList before = dump(*book);
    for (const ImportKind kind : {ImportKind::Customers, ImportKind::Touchpoints, ImportKind::Answers}) {
        for (const CsvPurpose purpose : {CsvPurpose::RoundTrip, CsvPurpose::Spreadsheet}) {
            const auto report = importBytes(*book, exported(*book, kind, purpose));
            QVERIFY2(report, report ? "" : qPrintable(report.error().text));
            QCOMPARE(report->unchanged, report->rows);
            QVERIFY(report->rows > 0);
        }
    }
    QCOMPARE(dump(*book), before);
}

static TestimonialId say(Book &book, const QString &quote, TestimonialState state, const std::vector<ConsentScope> &scopes,
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

void TestExport::testimonialsKeepStatesPermissionsAndEvents()
{
    TestBook book;
    for (const TestimonialState state : kTestimonialStates)
        say(*book, u"=Lovely, \"%1\""_s.arg(testimonialStateCode(state)), state, {ConsentScope::Quote, ConsentScope::FullName},
            {ConsentChannel::Site, ConsentChannel::Print}, QDate(2027, 1, 1));
    say(*book, u"no permission"_s, TestimonialState::Approved, {}, {});
    const QByteArray csv = exported(*book, ImportKind::Testimonials);
    TestBook other;
    const auto report = importBytes(*other, csv);
    QCOMPARE(outcome(report), u"6 added"_s);
    QCOMPARE(content(*other, ImportKind::Testimonials), content(*book, ImportKind::Testimonials));
    QCOMPARE(outcome(importBytes(*other, csv)), u"6 unchanged"_s);
    const auto there = exportable(other->db(), ConsentChannel::Print, other->today());
    QCOMPARE(there.rows.size(), exportable(book->db(), ConsentChannel::Print, book->today()).rows.size());
    QCOMPARE(there.rows.size(), 2u);
}

void TestExport::aPublicationHoldsOnlyWhatConsentCovers()
{
    TestBook book;
    say(*book, u"on the site"_s, TestimonialState::Approved, {ConsentScope::Quote}, {ConsentChannel::Site});
    say(*book, u"in print"_s, TestimonialState::Approved, namedQuoteScopes(), {ConsentChannel::Print});
    say(*book, u"expired"_s, TestimonialState::Approved, namedQuoteScopes(), {ConsentChannel::Site}, QDate(2026, 7, 1));
    say(*book, u"a draft"_s, TestimonialState::Draft, namedQuoteScopes(), {ConsentChannel::Site});
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ExportOptions options;
    options.kind = ImportKind::Testimonials;
    const auto report = exportCsv(*book, buffer, options);
    QCOMPARE(report->rows, 1);
    QCOMPARE(report->leftOut.size(), 3u);
    QCOMPARE(column(buffer.data(), u"quote"_s), QStringList{u"on the site"_s});
    // The name was never allowed.
    QCOMPARE(column(buffer.data(), u"attribution"_s), QStringList{QString()});
    QVERIFY(!buffer.data().contains("Byrne") && !buffer.data().contains("expired"));
    QVERIFY2(leftOutText(report->leftOutCounts).startsWith(u"3 "_s), qPrintable(leftOutText(report->leftOutCounts)));
}

void TestExport::aPublicationAsksForConsentOnItsDay()
{
    TestBook book;
    say(*book, u"until Christmas"_s, TestimonialState::Approved, {ConsentScope::Quote}, {ConsentChannel::Site}, QDate(2026, 12, 24));
    ExportOptions options;
    options.kind = ImportKind::Testimonials;
    const auto rowsOn = [&](QDate day) {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        options.day = day;
        return exportCsv(*book, buffer, options)->rows;
    };
    QCOMPARE(rowsOn({}), 1);
    QCOMPARE(rowsOn({2026, 12, 24}), 1);
    QCOMPARE(rowsOn({2026, 12, 25}), 0);
}

void TestExport::testimonialColumnsOfAStranger()
{
    TestBook book;
    const QByteArray file = "Name,Email,Testimonial,Rating,Status,consent_channels,consent_until,Date\n"
                            "Ann,ann@x.test,lovely soap,5,published,site; print,2027-01-01,2026-05-01\n"
                            "Bob,bob@x.test,no consent,4,published,,,2026-05-01\n"
                            "Cid,cid@x.test,bad end,9,approved,site,whenever,2026-05-01\n"
                            "Dee,dee@x.test,,5,approved,site,,2026-05-01\n";
    const auto report = importBytes(*book, file);
    QCOMPARE(report->plan.kind, ImportKind::Testimonials);
    QCOMPARE(outcome(report), u"3 added, 1 rejected"_s);
    QCOMPARE(report->customersAdded, 3);
    const auto state = [&](qint64 id) { return testimonialStore::standing(book->db(), TestimonialId(id)).state; };
    QCOMPARE(state(1), TestimonialState::Published);
    QCOMPARE(state(2), TestimonialState::Draft);
    QCOMPARE(state(3), TestimonialState::Draft);
    const auto out = exportable(book->db(), ConsentChannel::Print, book->today());
    QCOMPARE(out.rows.size(), 1u);
    QCOMPARE(out.rows.front().name, u"Ann"_s);
    const QStringList after = dump(*book);
    QCOMPARE(outcome(importBytes(*book, file)), u"3 unchanged, 1 rejected"_s);
    QCOMPARE(dump(*book), after);
}

void TestExport::aSelectionIsExportedInItsOrder()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Name\nAnn\nBob\nCid\n"));
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ExportOptions options;
    options.only = std::vector<qint64>{3, 1};
    QCOMPARE(exportCsv(*book, buffer, options)->rows, 2);
    QCOMPARE(column(buffer.data(), u"name"_s), (QStringList{u"Cid"_s, u"Ann"_s}));
}

/// A book with everything an export has to do with: the trash, archived fields, two fields of one name, rows of other programs.
static void fillWithEverything(Book &book, quint32 seed)
{
    fillBook(book, seed);
    fillAtRandom(book, seed);
    const auto twin = addCustomField(book, {{}, u"Size"_s, FieldKind::Choice, {u"S; small"_s, u"L"_s}, 0, false});
    CustomField archived = *customFieldStore::find(book.db(), CustomFieldId(1));
    archived.archived = true;
    const auto done = book.change(u"odd ends"_s, [&](UnitOfWork &u) {
        customFieldStore::update(u, archived);
        customFieldStore::reorder(u, {*twin, CustomFieldId(4), CustomFieldId(3), CustomFieldId(1), CustomFieldId(2)});
        for (const qint64 id : {1, 2, 5, 9, 30})
            customFieldStore::setValues(u, CustomerId(id), {}, {{*twin, u"S; small"_s}});
        customerStore::setDeleted(u, {CustomerId(3), CustomerId(17), CustomerId(44), CustomerId(70)}, true);
        for (const qint64 id : {1, 2, 60}) {
            addExternalRef(u, u"customer"_s, id, CustomerId(id), {u"row"_s, u"hash"_s});
            addExternalRef(u, u"customer"_s, id, CustomerId(id), {u"crm"_s, u"  spaced; \"id\""_s});
            addExternalRef(u, u"answer"_s, id, CustomerId(id), {u"form"_s, u"r%1"_s.arg(id)});
        }
        for (const qint64 id : {5, 6, 7}) {
            u.run("UPDATE customer SET created_day = '2024-02-29' WHERE id = ?", id);
            u.run("INSERT INTO opt_out (customer_id, purpose, day, reason) VALUES (?, 'telepathy', '2024-01-31', 'later')", id);
        }
        u.run("UPDATE customer SET language = 'ｅ', street = '\u3000 x', rhythm_max_days = 90 WHERE id = 5");
        u.run("UPDATE touchpoint SET channel = 'telepathy', at = '2026-02-01T23:59:60.000Z' WHERE id = 1");
        u.run("UPDATE answer SET at = '2026-02-01T10:00:00.250Z', closed_day = '2026-02-30' WHERE id = 4");
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().text));
}

static QStringList trimmedTo(QStringList list, qsizetype count)
{
    list.resize(count);
    return list;
}

/// The cells of a customer, by name, made the slow and plain way.
static QMap<QString, QString> cellsOf(Book &book, CustomerId id)
{
    Database &db = book.db();
    const Customer c = *customerStore::find(db, id);
    QMap<QString, QString> cells{{u"uid"_s, c.uid}, {u"kind"_s, customerKindCode(c.kind)}, {u"name"_s, c.name}, {u"given_name"_s, c.givenName},
        {u"family_name"_s, c.familyName}, {u"company"_s, customerStore::nameOf(db, c.companyId)}, {u"job_title"_s, c.jobTitle},
        {u"street"_s, c.address.street}, {u"city"_s, c.address.city}, {u"region"_s, c.address.region},
        {u"postal_code"_s, c.address.postalCode}, {u"country"_s, c.address.country}, {u"language"_s, c.language}, {u"source"_s, c.source},
        {u"tags"_s, encodeList(c.tags)}, {u"notes"_s, c.notes}, {u"created"_s, dayText(c.createdDay)},
        {u"rhythm_days"_s, c.rhythmDays ? QString::number(*c.rhythmDays) : QString()},
        {u"rhythm_max_days"_s, c.rhythmMaxDays ? QString::number(*c.rhythmMaxDays) : QString()}};
    const auto staff = staffStore::findStaff(db, c.ownerId);
    cells[u"owner"_s] = staff ? staff->name : QString();
    QStringList emails, phones, purposes;
    for (const CustomerEmail &email : c.emails)
        emails += email.address;
    for (const CustomerPhone &phone : c.phones)
        phones += phone.number;
    for (const auto &[name, values] : {std::pair{u"email"_s, emails}, std::pair{u"phone"_s, phones}}) {
        const QStringList three = trimmedTo(values, std::max<qsizetype>(3, values.size()));
        cells[name] = three[0];
        cells[name + u"_2"_s] = three[1];
        cells[name + u"_3"_s] = three[2];
        cells[u"more_"_s + name + u's'] = encodeList(values.mid(3));
    }
    cells[u"email_labels"_s] = encodeList(ownLists::labels(c.emails));
    cells[u"phone_labels"_s] = encodeList(ownLists::labels(c.phones));
    const auto birthday = std::find_if(c.dates.begin(), c.dates.end(), [](const CustomerDate &d) { return d.kind == DateKind::Birthday; });
    cells[u"birthday"_s] = birthday == c.dates.end() ? QString() : birthday->day;
    const bool plain = c.dates.size() == 1 && birthday != c.dates.end() && birthday->remind && birthday->label.isEmpty();
    cells[u"dates"_s] = plain ? QString() : encodeList(ownLists::dateTexts(c.dates));
    Statement state(db, "SELECT s.name, d.stage_day FROM d_customer d JOIN journey_stage s ON s.id = d.stage_id WHERE d.customer_id = ?", id);
    const bool staged = state.next();
    cells[u"stage"_s] = staged ? state.text(0) : QString();
    cells[u"stage_since"_s] = staged ? state.text(1) : QString();
    for (const OptOut &optOut : c.optOuts) {
        if (!purposes.contains(purposeCode(optOut.purpose)))
            purposes += purposeCode(optOut.purpose);
    }
    cells[u"opt_outs"_s] = encodeList(purposes);
    cells[u"opt_out_details"_s] = encodeList(ownLists::optOutTexts(c.optOuts));
    for (const CustomField &field : customFieldStore::all(db, true))
        cells[kCustomPrefix + field.name] = QString();
    for (const CustomValue &value : c.values)
        cells[kCustomPrefix + customFieldStore::find(db, value.field)->name] = fieldValueText(value.value);
    cells[u"external_id"_s] = ownLists::refsText(externalRefs(db, u"customer"_s, id.value));
    return cells;
}

void TestExport::everyRowIsWhatTheBookSaysOfIt()
{
    for (quint32 seed = 1; seed <= 3; ++seed) {
        TestBook book;
        fillWithEverything(*book, seed);
        for (const Database::Engine engine : {Database::Engine::Qt, Database::Engine::Native}) {
            book.options.engine = engine;
            book.reopen();
            Opened opened(exported(*book, ImportKind::Customers));
            const QStringList headers = opened.format->headers();
            const QList<QStringList> rows = opened.rows();
            QCOMPARE(qint64(rows.size()), customerStore::count(book->db(), false));
            qint64 last = 0;
            bool people = false;
            for (const QStringList &row : rows) {
                const qint64 id = row.first().toLongLong();
                const auto wanted = cellsOf(*book, CustomerId(id));
                for (auto cell = wanted.begin(); cell != wanted.end(); ++cell) {
                    const qsizetype at = headers.indexOf(cell.key());
                    QVERIFY2(at > 0, qPrintable(cell.key()));
                    QVERIFY2(row[at] == cell.value(), qPrintable(u"%1 %2: %3 / %4"_s.arg(id).arg(cell.key(), row[at], cell.value())));
                }
                // Companies first, and each in the order they came.
                const bool isPerson = wanted[u"kind"_s] == u"person"_s;
                QVERIFY(isPerson || !people);
                QVERIFY(id > last || (isPerson && !people));
                people = isPerson;
                last = id;
            }
        }
    }
}

static std::vector<qint64> idsIn(const QByteArray &csv)
{
    std::vector<qint64> ids;
    for (const QStringList &row : cells(csv))
        ids.push_back(row.first().toLongLong());
    return ids;
}

void TestExport::anyOrderOfRowsGivesTheSameRows()
{
    for (const Database::Engine engine : {Database::Engine::Qt, Database::Engine::Native}) {
        TestBook book(engine);
        fillWithEverything(*book, 7);
        say(*book, u"=lovely"_s, TestimonialState::Approved, namedQuoteScopes(), {ConsentChannel::Site});
        say(*book, u"'so'"_s, TestimonialState::Draft, {}, {});
        for (const ImportKind kind : kImportKinds) {
            const QByteArray all = exported(*book, kind);
            ExportOptions options;
            options.kind = kind;
            options.purpose = CsvPurpose::RoundTrip;
            const auto chosen = [&](const std::vector<qint64> &ids) {
                options.only = ids;
                QBuffer buffer;
                buffer.open(QIODevice::ReadWrite);
                const auto report = exportCsv(*book, buffer, options);
                return report ? buffer.data() : QByteArray();
            };
            std::vector<qint64> ids = idsIn(all);
            QVERIFY(ids.size() > 1);
            QCOMPARE(chosen(ids), all);
            std::shuffle(ids.begin(), ids.end(), std::mt19937(3));
            ids.push_back(ids.front()); // one twice, one that is not there
            ids.push_back(99999);
            const QList<QStringList> inOrder = cells(all), shuffled = cells(chosen(ids));
            QCOMPARE(size_t(shuffled.size()), ids.size() - 1);
            for (qsizetype i = 0; i < shuffled.size(); ++i) {
                QCOMPARE(shuffled[i].first().toLongLong(), ids[size_t(i)]);
                QVERIFY(inOrder.contains(shuffled[i]));
            }
        }
    }
}

void TestExport::noRowIsSortedOrSearchedTwice()
{
    TestBook book(Database::Engine::Native);
    fillWithEverything(*book, 1);
    book.reopen();
    for (const ImportKind kind : {ImportKind::Customers, ImportKind::Touchpoints, ImportKind::Answers})
        QVERIFY(!exported(*book, kind).isEmpty());
    int streams = 0;
    for (sqlite3_stmt *s = sqlite3_next_stmt(book->db().handle(), nullptr); s; s = sqlite3_next_stmt(book->db().handle(), s)) {
        if (!QByteArrayView(sqlite3_sql(s)).contains(">= ? ORDER BY"))
            continue;
        ++streams;
        QVERIFY2(sqlite3_stmt_status(s, SQLITE_STMTSTATUS_SORT, 0) == 0, sqlite3_sql(s));
        QVERIFY2(sqlite3_stmt_status(s, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0) == 0, sqlite3_sql(s));
        QVERIFY2(sqlite3_stmt_status(s, SQLITE_STMTSTATUS_AUTOINDEX, 0) == 0, sqlite3_sql(s));
    }
    QCOMPARE(streams, 9 + 2 + 2);
}

void TestExport::aFailedExportLeavesTheOldFile()
{
    TestBook book;
    const QString path = book.dir.filePath(u"out.csv"_s);
    QVERIFY(exportCsv(*book, path, {}));
    const QByteArray before = fileBytes(path);
    QVERIFY(!before.isEmpty());
    class Stop final : public Progress
    {
    public:
        void report(qint64, qint64) override {}
        bool cancelled() const override { return true; }
    } stop;
    QVERIFY(importBytes(*book, "Name\nAnn\n"));
    QVERIFY(!exportCsv(*book, path, {}, stop));
    QCOMPARE(fileBytes(path), before);
    QVERIFY(!exportCsv(*book, book.dir.filePath(u"no/such/folder.csv"_s), {}));
}

GOODWORD_TEST(TestExport)
#include "tst_export.moc"
