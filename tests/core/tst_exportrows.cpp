#include "core/customers/customfieldstore.h"
#include "core/exchange/ownlists.h"
#include "tests/core/exporthelpers.h"
#include "tests/support/randombook.h"
#include "tests/support/testmain.h"

#include <sqlite3.h>

#include <random>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Every row says what the book says, whichever rows are asked for and in whatever order, each found once.
class TestExportRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSelectionIsExportedInItsOrder();
    void everyRowIsWhatTheBookSaysOfIt();
    void anyOrderOfRowsGivesTheSameRows();
    void noRowIsSortedOrSearchedTwice();
};

void TestExportRows::aSelectionIsExportedInItsOrder()
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

void TestExportRows::everyRowIsWhatTheBookSaysOfIt()
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

void TestExportRows::anyOrderOfRowsGivesTheSameRows()
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

void TestExportRows::noRowIsSortedOrSearchedTwice()
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

GOODWORD_TEST(TestExportRows)
#include "tst_exportrows.moc"
