#include "core/base/text.h"
#include "core/book/searchindex.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerfilter.h"
#include "core/customers/customerlist.h"
#include "core/customers/customerstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "core/trash/trashcommands.h"
#include "tests/support/listfile.h"
#include "tests/support/randombook.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Finding customers: filters mean what they say, names in any spelling are found, and it is quick.
class TestCustomerList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filtersAgreeWithTheirMeaning_data();
    void filtersAgreeWithTheirMeaning();
    void oddNamesAreKeptExactly();
    void oddNamesAreFoundExactly_data();
    void oddNamesAreFoundExactly();
    void namesSortAsPeopleExpect();
    void sortsPutTheUnknownLast_data();
    void sortsPutTheUnknownLast();
    void rowsCarryWhatAListShows();
    void longTextsAreSearched();
    void searchTextIsNeverSyntax_data();
    void searchTextIsNeverSyntax();
    void theOrderByNameComesFromAnIndex();
    void derivedRowsEqualTheirRebuild();
};

static CustomerId add(Book &book, const QString &name, const std::function<void(CustomerDraft &)> &more = {})
{
    CustomerDraft d;
    d.name = name;
    if (more)
        more(d);
    auto id = addCustomer(book, d);
    if (!id)
        qFatal("%s", qPrintable(id.error().text));
    return *id;
}

static std::vector<qint64> idsFor(Book &book, const QString &filter, const QString &sort = {}, bool descending = false)
{
    CustomerQuery query;
    query.filter = parseFilter(filter);
    query.sortKey = sort;
    query.descending = descending;
    query.today = book.today();
    return customerList::ids(book.db(), query);
}

static QStringList namesFor(Book &book, const QString &filter, const QString &sort = {}, bool descending = false)
{
    QStringList names;
    for (const CustomerRow &row : customerList::rows(book.db(), idsFor(book, filter, sort, descending)))
        names.append(row.name);
    return names;
}

/// What a term means, said a second time without SQL.
static bool holds(Book &book, const Customer &c, const CustomerRow &row, const FilterTerm &term)
{
    const auto any = [&](const auto &test) { return std::any_of(term.values.begin(), term.values.end(), test); };
    const auto same = [](const QString &a, const QString &b) { return fold(a) == fold(b); };
    const auto compare = [&](double a, double b) {
        switch (term.op) {
        case FilterOp::Greater: return a > b;
        case FilterOp::AtLeast: return a >= b;
        case FilterOp::Less: return a < b;
        case FilterOp::AtMost: return a <= b;
        case FilterOp::Is: break;
        }
        return a == b;
    };
    if (term.isText()) {
        const QString wanted = fold(term.values.first());
        QStringList texts = {c.name, row.company, c.address.city, c.notes};
        for (const CustomerEmail &email : c.emails)
            texts.append(email.address);
        Statement s(book.db(), "SELECT body FROM touchpoint WHERE customer_id = ?", c.id);
        while (s.next())
            texts.append(s.text(0));
        return std::any_of(texts.begin(), texts.end(), [&](const QString &text) { return fold(text).contains(wanted); });
    }
    if (term.key == "stage"_L1)
        return any([&](const QString &v) { return row.stageId.isValid() && same(v, row.stage); });
    if (term.key == "tag"_L1)
        return any([&](const QString &v) {
            return std::any_of(c.tags.begin(), c.tags.end(), [&](const QString &t) { return same(t, v); });
        });
    if (term.key == "city"_L1)
        return any([&](const QString &v) { return same(v, c.address.city); });
    if (term.key == "source"_L1)
        return any([&](const QString &v) { return same(v, c.source); });
    if (term.key == "owner"_L1)
        return any([&](const QString &v) { return same(v, row.owner); });
    if (term.key == "company"_L1)
        return any([&](const QString &v) {
            return fold(row.company).contains(fold(v)) || (c.kind == CustomerKind::Company && fold(c.name).contains(fold(v)));
        });
    if (term.key == "nps"_L1)
        return any([&](const QString &v) {
            if (v == "none"_L1 || !row.nps)
                return v == "none"_L1 && !row.nps;
            if (v == "promoter"_L1)
                return *row.nps >= 9;
            if (v == "detractor"_L1)
                return *row.nps < 7;
            return v == "passive"_L1 ? *row.nps >= 7 && *row.nps < 9 : compare(*row.nps, v.toDouble());
        });
    if (term.key == "quiet"_L1)
        return any([&](const QString &v) {
            const int wanted = QString(v).remove(u'd').toInt();
            if (!row.lastTouch.isValid())
                return term.op != FilterOp::Less && term.op != FilterOp::AtMost;
            const int days = int(row.lastTouch.daysTo(book.today()));
            return term.op == FilterOp::Is ? days >= wanted : compare(days, wanted);
        });
    return any([&](const QString &v) {
        return (v == "email"_L1 && !c.emails.isEmpty()) || (v == "phone"_L1 && !c.phones.isEmpty())
            || (v == "company"_L1 && c.companyId.isValid()) || (v == "city"_L1 && !c.address.city.isEmpty())
            || (v == "tag"_L1 && !c.tags.isEmpty()) || (v == "owner"_L1 && c.ownerId.isValid())
            || (v == "notes"_L1 && !c.notes.isEmpty()) || (v == "nps"_L1 && row.nps)
            || (v == "testimonial"_L1 && row.testimonials > 0) || (v == "followup"_L1 && row.nextFollowUp.isValid())
            || (v == "birthday"_L1 && std::any_of(c.dates.begin(), c.dates.end(), [](const CustomerDate &date) {
                   return date.kind == DateKind::Birthday;
               }))
            || (v == "optout"_L1 && !c.optOuts.isEmpty()) || (v == "touchpoint"_L1 && row.lastTouch.isValid()) || (v == "stage"_L1 && row.stageId.isValid());
    });
}

void TestCustomerList::filtersAgreeWithTheirMeaning_data()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("Qt Sql") << int(Database::Engine::Qt);
    QTest::newRow("C API") << int(Database::Engine::Native);
}

void TestCustomerList::filtersAgreeWithTheirMeaning()
{
    QFETCH(int, engine);
    TestBook book{Database::Engine(engine)};
    fillAtRandom(*book, 7);
    const QStringList pieces = filterPieces();
    std::vector<std::pair<Customer, CustomerRow>> all;
    for (const CustomerRow &row : customerList::rows(book->db(), idsFor(*book, {})))
        all.emplace_back(*customerStore::find(book->db(), row.id), row);
    QVERIFY(all.size() >= 40);

    QRandomGenerator random(11);
    for (int round = 0; round < 400; ++round) {
        QString text;
        // First each piece alone and negated, then any of them together.
        const int terms = round < 2 * pieces.size() ? 1 : int(random.bounded(2, 4));
        for (int i = 0; i < terms; ++i) {
            const bool minus = terms == 1 ? round >= pieces.size() : random.bounded(3) == 0;
            const int at = terms == 1 ? round % int(pieces.size()) : int(random.bounded(int(pieces.size())));
            text += (minus ? u"-"_s : QString()) + pieces.at(at) + u' ';
        }
        const Filter filter = parseFilter(text);
        QVERIFY2(filter.isValid(), qPrintable(text));
        std::vector<qint64> expected;
        for (const auto &[customer, row] : all) {
            const bool fits = std::all_of(filter.terms.begin(), filter.terms.end(), [&](const FilterTerm &term) {
                return holds(*book, customer, row, term) != term.negated;
            });
            if (fits)
                expected.push_back(customer.id.value);
        }
        const auto found = idsFor(*book, text);
        QVERIFY2(found == expected, qPrintable(u"%1: %2 found, %3 expected"_s.arg(text).arg(found.size()).arg(expected.size())));
        CustomerQuery query;
        query.filter = filter;
        query.today = book->today();
        QCOMPARE(customerList::count(book->db(), query), qint64(expected.size()));
    }
    QVERIFY(!book->db().trouble());
}

static QStringList oddNames()
{
    QFile file(QStringLiteral(GOODWORD_TEST_DATA "/csv/15_names.csv"));
    QStringList names;
    if (!file.open(QIODevice::ReadOnly))
        return names;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(1)) {
        const QString name = line.section(u",n"_s, 0, -2);
        names.append(name.startsWith(u'"') ? name.mid(1, name.lastIndexOf(u'"') - 1) : name);
    }
    return names;
}

void TestCustomerList::oddNamesAreKeptExactly()
{
    TestBook book;
    const QStringList names = oddNames();
    QCOMPARE(names.size(), 26);
    std::vector<CustomerId> ids;
    for (const QString &name : names)
        ids.push_back(add(*book, name));
    book.reopen();
    for (size_t i = 0; i < ids.size(); ++i)
        QCOMPARE(customerStore::nameOf(book->db(), ids[i]), names.at(qsizetype(i)));
    countRows(int(names.size()));
}

void TestCustomerList::oddNamesAreFoundExactly_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<int>("found");
    QTest::newRow("percent") << u"Test%"_s << 1;
    QTest::newRow("underscore") << u"_under"_s << 1;
    QTest::newRow("backslash") << u"back\\slash"_s << 1;
    QTest::newRow("composed") << u"\u00e9mile"_s << 2;
    QTest::newRow("decomposed") << u"e\u0301mile"_s << 2;
    QTest::newRow("plain") << u"emile"_s << 2;
    QTest::newRow("sharp s") << u"straße"_s << 2;
    QTest::newRow("zeros") << u"0012"_s << 1;
    QTest::newRow("apostrophe") << u"d'arcy"_s << 1;
    QTest::newRow("ligature") << u"fine"_s << 1;
    QTest::newRow("wide") << u"ann"_s << 1;
    QTest::newRow("bold") << u"bold"_s << 1;
    QTest::newRow("dotted") << u"istanbul"_s << 1;
    QTest::newRow("dotless") << u"ispanak"_s << 1;
    QTest::newRow("part of a Chinese name") << u"小龍"_s << 1;
    QTest::newRow("Arabic") << u"محمد"_s << 1;
    QTest::newRow("hostile") << u"DROP TABLE customer;--"_s << 1;
    QTest::newRow("nothing") << u"%%"_s << 0;
}

void TestCustomerList::oddNamesAreFoundExactly()
{
    QFETCH(QString, search);
    QFETCH(int, found);
    TestBook book;
    const QStringList names = oddNames();
    for (const QString &name : names)
        add(*book, name);
    CustomerQuery query;
    query.filter.terms = {{{}, false, FilterOp::Is, {search}}};
    QCOMPARE(int(customerList::ids(book->db(), query).size()), found);
}

void TestCustomerList::namesSortAsPeopleExpect()
{
    TestBook book;
    for (const QString &name : {u"Zoe"_s, u"émile"_s, u"Room 10"_s, u"Room 2"_s, u"eva"_s, u"Adam"_s, u"Emil"_s})
        add(*book, name);
    const QStringList order = {u"Adam"_s, u"Emil"_s, u"émile"_s, u"eva"_s, u"Room 2"_s, u"Room 10"_s, u"Zoe"_s};
    QCOMPARE(namesFor(*book, {}), order);
    QStringList reversed(order.rbegin(), order.rend());
    QCOMPARE(namesFor(*book, {}, u"name"_s, true), reversed);
}

void TestCustomerList::sortsPutTheUnknownLast_data()
{
    QTest::addColumn<QString>("key");
    for (const QString &key : customerList::sortKeys())
        QTest::newRow(qPrintable(key)) << key;
}

void TestCustomerList::sortsPutTheUnknownLast()
{
    QFETCH(QString, key);
    TestBook book;
    fillAtRandom(*book, 3);
    for (const bool descending : {false, true}) {
        const auto found = idsFor(*book, {}, key, descending);
        QCOMPARE(found.size(), size_t(customerStore::count(book->db())));
        QStringList values;
        for (const CustomerRow &row : customerList::rows(book->db(), found)) {
            values.append(key == "stage"_L1   ? (row.stagePosition < 0 ? QString() : QString::number(row.stagePosition))
                          : key == "nps"_L1   ? (row.nps ? u"%1"_s.arg(*row.nps, 4, 'f', 1) : QString())
                          : key == "touch"_L1 ? dayText(row.lastTouch)
                          : key == "owner"_L1 ? row.owner
                          : key == "city"_L1  ? row.city.toLower()
                          : key == "source"_L1 ? row.source.toLower()
                          : key == "created"_L1 ? dayText(row.createdDay)
                                                : QString());
        }
        QStringList wanted = values;
        std::stable_sort(wanted.begin(), wanted.end(), [&](const QString &a, const QString &b) {
            if (a.isEmpty() != b.isEmpty())
                return b.isEmpty();
            return descending ? a.toUtf8() > b.toUtf8() : a.toUtf8() < b.toUtf8();
        });
        QCOMPARE(values.indexOf(QString()), wanted.indexOf(QString()));
        if (key != "city"_L1) // SQLite's lower() leaves Ł as it is
            QCOMPARE(values, wanted);
    }
}

void TestCustomerList::rowsCarryWhatAListShows()
{
    TestBook book;
    const CustomerId id = add(*book, u"Ann"_s, [&](CustomerDraft &d) {
        d.companyName = u"Seaside Soap"_s;
        d.emails = {{{}, u"a@example.test"_s}, {{}, u"b@example.test"_s}};
        d.phones = {{{}, u"087 1"_s}};
        d.address.city = u"Galway"_s;
        d.tags = {u"b"_s, u"A"_s};
        d.source = u"Market"_s;
        d.ownerId = staffStore::team(book->db()).first().id;
    });
    const auto stage = journeyStore::activeStages(book->db()).at(2);
    QVERIFY(book->change(u"Move"_s, [&](UnitOfWork &u) {
        journeyStore::recordMove(u, id, stage.model, {stage.id, QDate(2026, 11, 1), {}, {}, {}});
    }));
    const auto rows = customerList::rows(book->db(), {999, id.value});
    QCOMPARE(rows.size(), size_t(1));
    const CustomerRow &row = rows.front();
    QCOMPARE(row.company, u"Seaside Soap"_s);
    QCOMPARE(row.email, u"a@example.test"_s);
    QCOMPARE(row.phone, u"087 1"_s);
    QCOMPARE(row.city, u"Galway"_s);
    QCOMPARE(row.tags, QStringList({u"A"_s, u"b"_s}));
    QCOMPARE(row.owner, u"Nora"_s);
    QCOMPARE(row.stage, stage.name);
    QCOMPARE(row.stageDay, QDate(2026, 11, 1));
    QVERIFY(!row.nps);
    QCOMPARE(customerList::filterValues(book->db(), u"company"_s), QStringList{u"Seaside Soap"_s});
    QCOMPARE(customerList::filterValues(book->db(), u"stage"_s).size(), 5);

    QVERIFY(trashCustomers(*book, {id}));
    QCOMPARE(namesFor(*book, {}), QStringList{u"Seaside Soap"_s});
    CustomerQuery trash;
    trash.trash = true;
    QCOMPARE(customerList::ids(book->db(), trash), std::vector<qint64>{id.value});
}

void TestCustomerList::longTextsAreSearched()
{
    TestBook book;
    const CustomerId a = add(*book, u"Ann"_s, [](CustomerDraft &d) { d.notes = u"Visited Łódź; likes 東京タワー"_s; });
    const CustomerId b = add(*book, u"Bob"_s);
    QVERIFY(book->change(u"Call"_s, [&](UnitOfWork &u) {
        u.run("INSERT INTO touchpoint (uid, customer_id, day, channel, subject, body) VALUES "
              "('t', ?, '2026-01-01', 'call', 'Delivery', 'The lavender arrived early')", b);
    }));
    QCOMPARE(namesFor(*book, u"lodz"_s), QStringList{u"Ann"_s});
    QCOMPARE(namesFor(*book, u"京タ"_s), QStringList{u"Ann"_s});
    QCOMPARE(namesFor(*book, u"laven"_s), QStringList{u"Bob"_s});
    QCOMPARE(namesFor(*book, u"\"lavender arr\""_s), QStringList{u"Bob"_s});
    QCOMPARE(namesFor(*book, u"\"arrived lavender\""_s), QStringList());
    const auto hits = SearchIndex::find(book->db(), u"early lavender"_s);
    QCOMPARE(hits.size(), size_t(1));
    QCOMPARE(hits.front().customer, b);
    QCOMPARE(hits.front().kind, SearchIndex::Kind::Touchpoint);
    QVERIFY(editCustomer(*book, a, [](CustomerFields &c) { c.notes = u"Nothing"_s; }));
    QCOMPARE(namesFor(*book, u"lodz"_s), QStringList());
    QVERIFY(book->undo());
    QCOMPARE(namesFor(*book, u"lodz"_s), QStringList{u"Ann"_s});
}

void TestCustomerList::searchTextIsNeverSyntax_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"\""_s, u"a\"b"_s, u"AND"_s, u"OR NOT"_s, u"NEAR(a b)"_s, u"*"_s, u"a*b"_s, u"^a"_s,
                                u"words: x"_s, u"(("_s, u"-"_s, u"a - b"_s, u"'; DROP TABLE x"_s, u"\U0001F469"_s, u"{a}"_s,
                                u"\u0000"_s, u"+a"_s, u"%"_s})
        QTest::newRow(qPrintable(u"«%1»"_s.arg(text))) << text;
}

void TestCustomerList::searchTextIsNeverSyntax()
{
    QFETCH(QString, text);
    TestBook book;
    add(*book, u"Ann"_s, [&](CustomerDraft &d) { d.notes = u"x "_s + text + u" y"_s; });
    SearchIndex::find(book->db(), text);
    CustomerQuery query;
    query.filter.terms = {{{}, false, FilterOp::Is, {text}}};
    customerList::ids(book->db(), query);
    QVERIFY(!book->db().trouble());
}

static QStringList planOf(Database &db, const QString &sql)
{
    QStringList plan;
    const QByteArray text = "EXPLAIN QUERY PLAN " + sql.toUtf8();
    Statement s(db, text.constData());
    while (s.next())
        plan.append(s.text(3));
    return plan;
}

void TestCustomerList::theOrderByNameComesFromAnIndex()
{
    TestBook book;
    fillAtRandom(*book, 5);
    for (const bool descending : {false, true}) {
        CustomerQuery query;
        query.descending = descending;
        const QStringList plan = planOf(book->db(), customerList::sqlOf(book->db(), query));
        QVERIFY2(plan.join(u'\n').contains(u"d_customer_key_by_sort"_s), qPrintable(plan.join(u'\n')));
        QVERIFY2(!plan.join(u'\n').contains(u"TEMP B-TREE"_s), qPrintable(plan.join(u'\n')));
    }
    for (const QString &filter : {u"tag:vip"_s, u"company:ltd"_s, u"nps>8"_s, u"stage:advocacy"_s, u"has:email,phone"_s,
                                  u"owner:nora"_s}) {
        CustomerQuery query;
        query.filter = parseFilter(filter);
        const QStringList plan = planOf(book->db(), customerList::sqlOf(book->db(), query));
        for (const QString &line : plan)
            QVERIFY2(!line.contains(QRegularExpression(u"SCAN (customer_|x|ct)"_s)), qPrintable(plan.join(u'\n')));
    }
}

void TestCustomerList::derivedRowsEqualTheirRebuild()
{
    TestBook book;
    fillAtRandom(*book, 9);
    QCOMPARE(derivedFault(*book), QString());
    const CustomerId company{idsFor(*book, u"company:ltd -has:company"_s).front()};
    QVERIFY(editCustomer(*book, company, [](CustomerFields &c) { c.name = u"Renamed"_s; }));
    QCOMPARE(derivedFault(*book), QString());
    QVERIFY(trashCustomers(*book, {company}));
    QCOMPARE(derivedFault(*book), QString());
    QVERIFY(emptyTrash(*book));
    QCOMPARE(derivedFault(*book), QString());
    while (book->undo()) {}
    QCOMPARE(derivedFault(*book), QString());
}

GOODWORD_TEST(TestCustomerList)
#include "tst_customerlist.moc"
