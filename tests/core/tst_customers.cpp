#include "core/book/bookprofile.h"
#include "core/consents/optoutcommands.h"
#include "core/consents/optoutstore.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/customers/customfieldstore.h"
#include "core/customers/tagstore.h"
#include "core/staff/staffcommands.h"
#include "core/staff/staffstore.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Everything that can be done to customers and the team: it is kept, it can be taken back, and only a name is needed.
class TestCustomers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyANameIsNeeded();
    void whatWasTypedIsKept();
    void aNamelessCustomerIsCalledByItsMail();
    void nonsenseIsRefusedAndChangesNothing_data();
    void nonsenseIsRefusedAndChangesNothing();
    void everyCommandCanBeUndone();
    void editingOneFieldWritesOneRow();
    void tagsThatFoldAlikeAreOneTag();
    void companiesAreFoundOrMadeOnce();
    void matchesByMailPhoneAndForeignId();
    void phonesMatchByRegionOnceItIsChosen();
    void optOutsForbidWhatTheySay();
    void aNewBookHasATeam();
    void quickAddKeepsEverythingTyped();
    void thousandsAreTaggedInAJob();
};

static CustomerDraft ann()
{
    CustomerDraft d;
    d.name = u"Ann Byrne"_s;
    d.givenName = u"Ann"_s;
    d.familyName = u"Byrne"_s;
    d.companyName = u"Seaside Soap"_s;
    d.jobTitle = u"Buyer"_s;
    d.emails = {{u"work"_s, u"Ann@Example.test"_s}, {{}, u"ann.byrne@mail.test"_s}};
    d.phones = {{u"mobile"_s, u"087 123 4567"_s}};
    d.address = {u"1 Quay St\nTop floor"_s, u"Galway"_s, u"Connacht"_s, u"H91"_s, u"Ireland"_s};
    d.language = u"en"_s;
    d.source = u"Market"_s;
    d.notes = u"Likes lavender\nand tea"_s;
    d.rhythmDays = 30;
    d.rhythmMaxDays = 90;
    d.dates = {{DateKind::Birthday, {}, u"--02-29"_s, true}, {DateKind::Anniversary, u"First order"_s, u"2020-05-01"_s, false}};
    d.tags = {u"VIP"_s, u"press"_s};
    d.optOuts = {{Purpose::Survey, {}, QDate(2026, 1, 2), u"asked on the phone"_s}};
    d.refs = {{u"hubspot"_s, u"0042"_s}};
    return d;
}

static CustomerDraft named(const QString &name)
{
    CustomerDraft d;
    d.name = name;
    return d;
}

#define VERIFY_ROUND_TRIP(...)                                                                                          \
    do {                                                                                                               \
        const QString fault = roundTripFault(*book, [&] { return __VA_ARGS__; });                                      \
        QVERIFY2(fault.isEmpty(), qPrintable(fault));                                                                  \
    } while (false)

void TestCustomers::onlyANameIsNeeded()
{
    TestBook book;
    const auto id = addCustomer(*book, named(u"Ann"_s));
    QVERIFY(id);
    const auto c = customerStore::find(book->db(), *id);
    QCOMPARE(c->name, u"Ann"_s);
    QCOMPARE(c->createdDay, QDate(2026, 11, 22));
    QVERIFY(!c->uid.isEmpty());
    QVERIFY(!addCustomer(*book, named(u"  "_s)));
    QCOMPARE(customerStore::count(book->db()), 1);
}

void TestCustomers::whatWasTypedIsKept()
{
    TestBook book;
    const CustomerDraft d = ann();
    const CustomerId id = *addCustomer(*book, d);
    const Customer c = *customerStore::find(book->db(), id);
    CustomerFields wanted = d;
    wanted.companyId = c.companyId;
    wanted.tags = {u"press"_s, u"VIP"_s};
    QVERIFY(c == wanted);
    QCOMPARE(customerStore::nameOf(book->db(), c.companyId), u"Seaside Soap"_s);
    QCOMPARE(externalRefs(book->db(), u"customer"_s, id.value), d.refs);
}

void TestCustomers::aNamelessCustomerIsCalledByItsMail()
{
    CustomerFields fields;
    fields.emails = {{{}, u" ann@example.test "_s}, {{}, u""_s}};
    QCOMPARE(fields.completed().name, u"ann@example.test"_s);
    QCOMPARE(fields.completed().emails.size(), 1);
    fields.givenName = u"Ann"_s;
    QCOMPARE(fields.completed().name, u"Ann"_s);
}

void TestCustomers::nonsenseIsRefusedAndChangesNothing_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"no name", "no such day", "rhythm 0", "rhythm above longest", "own company", "person as company"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestCustomers::nonsenseIsRefusedAndChangesNothing()
{
    QFETCH(QString, what);
    TestBook book;
    const CustomerId id = *addCustomer(*book, ann());
    const CustomerId bob = *addCustomer(*book, named(u"Bob"_s));
    const auto before = dump(*book);
    const Done done = editCustomer(*book, id, [&](CustomerFields &c) {
        if (what == "no name"_L1) {
            c.name = c.givenName = c.familyName = QString();
            c.emails.clear();
            c.phones.clear();
        } else if (what == "no such day"_L1) {
            c.dates[0].day = u"2026-02-29"_s;
        } else if (what == "rhythm 0"_L1) {
            c.rhythmDays = 0;
        } else if (what == "rhythm above longest"_L1) {
            c.rhythmDays = 100;
        } else {
            c.companyId = what == "own company"_L1 ? id : bob;
        }
    });
    QVERIFY(!done);
    QVERIFY(done.error().text.endsWith(u'.'));
    QCOMPARE(dump(*book), before);
}

void TestCustomers::everyCommandCanBeUndone()
{
    TestBook book;
    VERIFY_ROUND_TRIP(addCustomer(*book, ann()));
    const CustomerId a = customerStore::matchByName(book->db(), u"Ann Byrne"_s).front();
    const CustomerId b = *addCustomer(*book, named(u"Bob"_s));
    const CustomerId company = customerStore::companiesNamed(book->db(), u"seaside soap"_s).front();
    VERIFY_ROUND_TRIP(quickAddCustomer(*book, parseQuickAdd(u"Cid Low, Harbour Café, cid@example.test #press"_s, u"IE"_s)));
    VERIFY_ROUND_TRIP(addCustomField(*book, {{}, u"Shoe size"_s, FieldKind::Number, {}, 0, false}));
    const CustomFieldId size = customFieldStore::all(book->db()).first().id;
    VERIFY_ROUND_TRIP(addCustomField(*book, {{}, u"Skin"_s, FieldKind::Choice, {u"dry"_s, u"oily"_s}, 0, false}));
    const CustomFieldId skin = customFieldStore::all(book->db()).last().id;
    VERIFY_ROUND_TRIP(editCustomer(*book, a, [&](CustomerFields &c) {
        c.name = u"Anna Byrne"_s;
        c.emails.removeFirst();
        c.emails.append({{}, u"new@example.test"_s});
        c.phones.clear();
        c.dates.removeLast();
        c.tags = {u"vip"_s, u"new tag"_s};
        c.optOuts = {{Purpose::Survey, {}, QDate(2026, 3, 4), u"changed"_s}, {Purpose::All, u"email"_s, QDate(2026, 1, 1), {}}};
        c.values = {{size, 42.0}, {skin, u"dry"_s}};
        c.companyId = {};
        c.notes.clear();
    }));
    VERIFY_ROUND_TRIP(editCustomer(*book, company, [](CustomerFields &c) { c.name = u"Seaside Soap Ltd"_s; }));
    VERIFY_ROUND_TRIP(addTag(*book, {a, b}, u"Gold"_s));
    VERIFY_ROUND_TRIP(removeTag(*book, {a}, u"gold"_s));
    const TagId gold = tagStore::find(book->db(), u"GOLD"_s);
    VERIFY_ROUND_TRIP(renameTag(*book, gold, u"Silver"_s));
    VERIFY_ROUND_TRIP(setTagColor(*book, gold, u"#a0b0c0"_s));
    VERIFY_ROUND_TRIP(deleteTag(*book, gold));
    VERIFY_ROUND_TRIP(addStaff(*book, {{}, {}, u"Tom"_s, u"tom@example.test"_s, {}, false}));
    const StaffId tom = staffStore::staffNamed(book->db(), u"tom"_s);
    VERIFY_ROUND_TRIP(setOwner(*book, {a, b}, tom));
    VERIFY_ROUND_TRIP(setOwner(*book, {a}, {}));
    VERIFY_ROUND_TRIP(setSource(*book, {a, b}, u"Fair"_s));
    VERIFY_ROUND_TRIP(optOut(*book, {a, b}, {Purpose::Marketing, {}, {}, u"mail"_s}));
    VERIFY_ROUND_TRIP(liftOptOut(*book, {a, b}, Purpose::Marketing));
    VERIFY_ROUND_TRIP(trashCustomers(*book, {a, b}));
    VERIFY_ROUND_TRIP(restoreCustomers(*book, {a}));
    VERIFY_ROUND_TRIP(editCustomField(*book, {size, u"Size"_s, FieldKind::Number, {}, 0, false}));
    VERIFY_ROUND_TRIP(reorderCustomFields(*book, {skin, size}));
    VERIFY_ROUND_TRIP(archiveCustomField(*book, size));
    Staff edited = *staffStore::findStaff(book->db(), tom);
    edited.name = u"Thomas"_s;
    VERIFY_ROUND_TRIP(editStaff(*book, edited));
    VERIFY_ROUND_TRIP(archiveStaff(*book, tom));
    VERIFY_ROUND_TRIP(addDepartment(*book, u"Workshop"_s));
    const auto departments = staffStore::departments(book->db());
    VERIFY_ROUND_TRIP(renameDepartment(*book, departments.last().id, u"Soap kitchen"_s));
    VERIFY_ROUND_TRIP(reorderDepartments(*book, {departments[1].id, departments[0].id, departments[2].id}));
    VERIFY_ROUND_TRIP(archiveDepartment(*book, departments.last().id));
    VERIFY_ROUND_TRIP(setHomeRegion(*book, u"de"_s));
    VERIFY_ROUND_TRIP(setBookName(*book, u"New name"_s));
    VERIFY_ROUND_TRIP(setBookCurrency(*book, u"gbp"_s));
    VERIFY_ROUND_TRIP(setBookZone(*book, u"Europe/Berlin"_s));
    VERIFY_ROUND_TRIP(setBrandColor(*book, u"#1F6F5C"_s));
    VERIFY_ROUND_TRIP(setLogo(*book, QByteArray("not really a picture")));
    QCOMPARE(bookProfile(book->db()).logo, QByteArray("not really a picture"));
    QVERIFY(!book->check().size());
}

void TestCustomers::editingOneFieldWritesOneRow()
{
    TestBook book;
    const CustomerId id = *addCustomer(*book, ann());
    QVERIFY(editCustomer(*book, id, [](CustomerFields &c) { c.emails[1].address = u"other@example.test"_s; }));
    QCOMPARE(book->history().nextUndo()->rowsChanged, 1);
    QVERIFY(editCustomer(*book, id, [](CustomerFields &c) { c.jobTitle = u"Owner"_s; }));
    QCOMPARE(book->history().nextUndo()->rowsChanged, 1);
    const StepId step = book->history().nextUndo()->id;
    QVERIFY(editCustomer(*book, id, [](CustomerFields &) {}));
    QCOMPARE(book->history().nextUndo()->id, step);
}

void TestCustomers::tagsThatFoldAlikeAreOneTag()
{
    TestBook book;
    CustomerDraft d = named(u"Ann"_s);
    d.tags = {u"Café"_s, u"CAFE"_s, u" café "_s};
    const CustomerId id = *addCustomer(*book, d);
    QCOMPARE(customerStore::find(book->db(), id)->tags, QStringList{u"Café"_s});
    QVERIFY(addTag(*book, {id}, u"cafe\u0301"_s));
    QCOMPARE(tagStore::all(book->db()).size(), size_t(1));
    QCOMPARE(tagStore::all(book->db()).front().customers, 1);
}

void TestCustomers::companiesAreFoundOrMadeOnce()
{
    TestBook book;
    const auto done = book->change(u"Three at once"_s, [](UnitOfWork &u) -> Done {
        for (const QString &name : {u"Ann"_s, u"Bob"_s}) {
            CustomerDraft d = named(name);
            d.companyName = u"Harbour Café"_s;
            if (auto added = addCustomer(u, d); !added)
                return added.error();
        }
        return {};
    });
    QVERIFY(done);
    CustomerDraft cid = named(u"Cid"_s);
    cid.companyName = u"HARBOUR CAFE"_s;
    QVERIFY(addCustomer(*book, cid));
    QCOMPARE(customerStore::companiesNamed(book->db(), u"harbour cafe"_s).size(), size_t(1));
    QCOMPARE(customerStore::count(book->db()), 4);
    const CustomerId company = customerStore::companiesNamed(book->db(), u"harbour cafe"_s).front();
    QVERIFY(!editCustomer(*book, company, [](CustomerFields &c) { c.kind = CustomerKind::Person; }));
}

void TestCustomers::matchesByMailPhoneAndForeignId()
{
    TestBook book;
    const CustomerId a = *addCustomer(*book, ann());
    CustomerDraft d = named(u"Bob"_s);
    d.emails = {{{}, u"ANN@example.test"_s}};
    d.refs = {{u"hubspot"_s, u"0042"_s}};
    const CustomerId b = *addCustomer(*book, d);
    using Ids = std::vector<CustomerId>;
    QCOMPARE(customerStore::matchByEmail(book->db(), u"ann@EXAMPLE.test"_s), (Ids{a, b}));
    QCOMPARE(customerStore::matchByEmail(book->db(), u""_s), Ids());
    QCOMPARE(customerStore::matchByExternalId(book->db(), {u"hubspot"_s, u"0042"_s}), (Ids{a, b}));
    QCOMPARE(customerStore::matchByPhone(book->db(), u"+353 87 1234567"_s, u"IE"_s), Ids{a});
    QCOMPARE(customerStore::matchByWord(book->db(), QString::number(a.value)), Ids{a});
    QCOMPARE(customerStore::matchByWord(book->db(), u"ann.byrne@mail.test"_s), Ids{a});
    QCOMPARE(customerStore::matchByWord(book->db(), u"bob"_s), Ids{b});
    QCOMPARE(customerStore::findByUid(book->db(), customerStore::find(book->db(), b)->uid), b);
    QVERIFY(trashCustomers(*book, {b}));
    QCOMPARE(customerStore::matchByEmail(book->db(), u"ann@example.test"_s), Ids{a});
}

void TestCustomers::phonesMatchByRegionOnceItIsChosen()
{
    TestBook book(Database::Engine::Qt, QString());
    CustomerDraft d = named(u"Ann"_s);
    d.phones = {{{}, u"087 123 4567"_s}};
    const CustomerId a = *addCustomer(*book, d);
    const auto match = [&](const QString &number) {
        return customerStore::matchByPhone(book->db(), number, customerStore::homeRegion(book->db()));
    };
    QCOMPARE(match(u"0871234567"_s), std::vector{a});
    QVERIFY(match(u"+353871234567"_s).empty());
    QVERIFY(setHomeRegion(*book, u"ie"_s));
    QCOMPARE(match(u"0871234567"_s), std::vector{a});
    QCOMPARE(match(u"+353871234567"_s), std::vector{a});
    QCOMPARE(customerStore::find(book->db(), a)->phones.first().number, u"087 123 4567"_s);
    QVERIFY(!setHomeRegion(*book, u"Ireland"_s));
}

void TestCustomers::optOutsForbidWhatTheySay()
{
    const QList<OptOut> survey = {{Purpose::Survey, u"email"_s, {}, {}}};
    QVERIFY(isOptedOut(survey, Purpose::Survey, u"email"_s));
    QVERIFY(isOptedOut(survey, Purpose::Survey));
    QVERIFY(!isOptedOut(survey, Purpose::Survey, u"call"_s));
    QVERIFY(!isOptedOut(survey, Purpose::Marketing, u"email"_s));
    QVERIFY(isOptedOut({{Purpose::All, {}, {}, {}}}, Purpose::Review, u"email"_s));
    for (const Purpose purpose : allPurposes())
        QCOMPARE(purposeFromCode(purposeCode(purpose)), std::optional(purpose));
}

void TestCustomers::aNewBookHasATeam()
{
    TestBook book;
    QStringList codes;
    for (const Department &department : staffStore::departments(book->db()))
        codes.append(department.code);
    QCOMPARE(codes, QStringList({u"account"_s, u"support"_s, u"marketing"_s, u"sales"_s}));
    QCOMPARE(staffStore::team(book->db()).size(), 1);
    QVERIFY(staffStore::staffNamed(book->db(), u"nora"_s).isValid());
    QCOMPARE(staffStore::departmentNamed(book->db(), u"SUPPORT"_s), staffStore::departments(book->db()).at(1).id);
    QVERIFY(!addDepartment(*book, u"Sales"_s));
}

void TestCustomers::quickAddKeepsEverythingTyped()
{
    TestBook book;
    const CustomerId id = *quickAddCustomer(
        *book, parseQuickAdd(u"Ann Lee, Seaside Soap, ann@example.test, 087 123 4567 #vip"_s, u"IE"_s));
    const Customer c = *customerStore::find(book->db(), id);
    QCOMPARE(c.name, u"Ann Lee"_s);
    QCOMPARE(customerStore::nameOf(book->db(), c.companyId), u"Seaside Soap"_s);
    QCOMPARE(c.emails.first().address, u"ann@example.test"_s);
    QCOMPARE(c.phones.first().number, u"087 123 4567"_s);
    QCOMPARE(c.tags, QStringList{u"vip"_s});
}

void TestCustomers::thousandsAreTaggedInAJob()
{
    TestBook book;
    std::vector<CustomerId> ids;
    QVERIFY(book->change(u"Many"_s, [&](UnitOfWork &u) -> Done {
        for (int i = 0; i < 3000; ++i) {
            auto added = addCustomer(u, named(u"Customer %1"_s.arg(i)));
            if (!added)
                return added.error();
            ids.push_back(*added);
        }
        return {};
    }));
    auto job = book->openForJob();
    QVERIFY(job);
    QVERIFY(addTag(**job, ids, u"all"_s));
    QCOMPARE(tagStore::all(book->db()).front().customers, 3000);
    QVERIFY(book->undo());
    QCOMPARE(tagStore::all(book->db()).size(), size_t(0));
}

GOODWORD_TEST(TestCustomers)
#include "tst_customers.moc"
