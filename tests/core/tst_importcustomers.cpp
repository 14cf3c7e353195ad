#include "tests/core/csvhelpers.h"
#include "tests/core/importhelpers.h"
#include "tests/support/listfile.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/customers/customercommands.h"
#include "core/customers/customfieldstore.h"
#include "core/journey/journeystore.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class TestImportCustomers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void corpusFileIsTakenAsItIs_data();
    void corpusFileIsTakenAsItIs();
    void aDamagedFileNamesItsLines();
    void aQuoteNeverClosedRefusesTheFile();
    void everyAddressOfARepeatedHeaderIsKept();
    void emailsGetTheirVerdict();
    void phonesGetTheirVerdict();
    void datesAreNeverGuessed();
    void datesOfTheListWithAnOrder();
    void importingTwiceChangesNothing();
    void aFilledValueWinsOverAnEmptyOne();
    void whereBothAreFilledTheOptionSays();
    void aRowThatFitsTwoPeopleIsAConflict();
    void aSharedPhoneDoesNotMergePeople();
    void aPhoneNumberIsEnoughToBeKnownBy();
    void rowsOfOnePersonBecomeOne();
    void externalIdsComeBeforeAddresses();
    void companiesAreFoundOrMade();
    void tagsStageOptOutsAndOwnFieldsComeIn();
    void numbersOfOwnFieldsNeedADecimalSign();
    void unsubscribedMeansOptedOut();
    void googleAndShopifyByTheirOwnHeaders();
    void whatPeopleAddedThemselvesComesAlong();
    void aRowWithoutNameAddressOrNumberIsRejected();
};

static QByteArray note(const QString &name)
{
    return fileBytes(QStringLiteral(GOODWORD_TEST_DATA "/notes/") + name);
}

void TestImportCustomers::corpusFileIsTakenAsItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("notes");
    const auto row = [](const char *file, int rows, const QString &name, const QString &notes = {}) {
        const QString path = QString::fromLatin1(file);
        QTest::newRow(file) << (path[0] == u'2' ? note(path) : corpus(path)) << rows << name << notes;
    };
    row("01_utf8_bom.csv", 1, u"Aoife Ní Dhálaigh"_s);
    row("02_utf16le_bom.csv", 1, u"Łukasz Żółć"_s);
    row("05_nul_bytes.csv", 2, u"Nul Byte"_s, u"before"_s);
    row("06_mixed_line_endings.csv", 3, u"C"_s);
    row("07_quoted_newlines.csv", 2, u"Ann"_s, u"line one\nline two\n\nline four, with \"quotes\" and, commas"_s);
    row("09_ragged_rows.csv", 3, u"Cid Orr"_s);
    row("11_semicolon_decimal_comma.csv", 1, u"Jan Kok"_s);
    row("13_formula_injection.csv", 8, u"F0"_s, u"=1+1"_s);
    row("14_export_must_not_damage.csv", 10, u"P8"_s, u"- see note"_s);
    row("15_names.csv", 26, u"Robert'); DROP TABLE customer;--"_s);
    row("16_bidi_override.csv", 3, u"Ann \u2066(admin)\u2069"_s, u"abc\u202egnp.exe"_s);
    row("20_img_file.csv", 1, u"Ann"_s);
    row("21_table_dos.csv", 1, u"Ann"_s, u"<table cellpadding=99999999><tr><td>x</td></tr></table>"_s);
    row("22_looks_like_html.csv", 4, u"Dee"_s, u"Tom & <i>Jerry</i>"_s);
}

void TestImportCustomers::corpusFileIsTakenAsItIs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, rows);
    QFETCH(QString, name);
    QFETCH(QString, notes);
    TestBook book;
    const QStringList before = dump(*book);
    const auto report = importBytes(*book, bytes);
    QVERIFY2(report, report ? "" : qPrintable(report.error().text));
    QCOMPARE(report->rows, rows);
    QCOMPARE(report->added, rows);
    const Customer customer = customerNamed(*book, name);
    QVERIFY2(customer.id.isValid(), qPrintable(name));
    if (!notes.isEmpty())
        QCOMPARE(customer.notes, notes);
    QCOMPARE(derivedFault(*book), QString());
    const auto again = importBytes(*book, bytes);
    QCOMPARE(outcome(again), u"%1 unchanged"_s.arg(rows));
    QVERIFY(book->undo());
    QCOMPARE(firstDifference(dump(*book), before), QString());
}

void TestImportCustomers::aDamagedFileNamesItsLines()
{
    TestBook book;
    const auto cp1252 = importBytes(*book, corpus(u"03_cp1252.csv"_s));
    QCOMPARE(cp1252->format.charset.name, QByteArray("windows-1252"));
    QCOMPARE(warningsOf(*cp1252), QStringList{u"0 charset-guessed"_s});
    const auto damaged = importBytes(*book, corpus(u"04_invalid_utf8.csv"_s));
    QCOMPARE(damaged->rows, 4);
    QVERIFY(warningsOf(*damaged).contains(u"3 bad-bytes"_s));
    QVERIFY(warningsOf(*damaged).contains(u"4 bad-bytes"_s));
    QVERIFY(!warningsOf(*damaged).contains(u"2 bad-bytes"_s));
    const auto ragged = importBytes(*book, corpus(u"09_ragged_rows.csv"_s));
    QCOMPARE(warningsOf(*ragged), (QStringList{u"2 extra-cells"_s, u"3 short-row"_s}));
    const auto nul = importBytes(*book, corpus(u"05_nul_bytes.csv"_s));
    QVERIFY(warningsOf(*nul).contains(u"2 nul"_s));
    const auto bidi = importBytes(*book, corpus(u"16_bidi_override.csv"_s));
    QCOMPARE(warningsOf(*bidi), (QStringList{u"2 bidi"_s, u"3 bidi"_s}));
}

void TestImportCustomers::aQuoteNeverClosedRefusesTheFile()
{
    TestBook book;
    const QStringList before = dump(*book);
    const auto refused = importBytes(*book, corpus(u"08_unbalanced_quote_middle.csv"_s));
    QVERIFY(!refused);
    QVERIFY(refused.error().text.contains(u"line 3"_s));
    QCOMPARE(dump(*book), before);
    ImportOptions lenient;
    lenient.lenient = true;
    const auto read = importBytes(*book, corpus(u"08_unbalanced_quote_middle.csv"_s), lenient);
    QCOMPARE(outcome(read), u"4 added"_s);
    QCOMPARE(warningsOf(*read), QStringList{u"3 open-quote"_s});
    const auto empty = importBytes(*book, corpus(u"12_empty.csv"_s));
    QVERIFY(!empty && empty.error().text.contains(u"empty"_s));
}

void TestImportCustomers::everyAddressOfARepeatedHeaderIsKept()
{
    TestBook book;
    QCOMPARE(outcome(importBytes(*book, corpus(u"10_duplicate_headers.csv"_s))), u"1 added"_s);
    const Customer ann = customerNamed(*book, u"Ann"_s);
    QCOMPARE(ann.emails, (QList<CustomerEmail>{{{}, u"first@example.test"_s}, {{}, u"second@example.test"_s}, {{}, u"third@example.test"_s}}));
}

static QByteArray quoted(QString cell)
{
    cell.replace(u"\\r"_s, u"\r"_s).replace(u"\\n"_s, u"\n"_s).replace(u"\""_s, u"\"\""_s);
    return u"\"%1\""_s.arg(cell).toUtf8();
}

void TestImportCustomers::emailsGetTheirVerdict()
{
    for (const QStringList &line : listRows(u"17_emails.tsv"_s)) {
        TestBook book;
        const auto report = importBytes(*book, "Name,Email\nAnn," + quoted(line[0]) + "\n");
        QCOMPARE(outcome(report), u"1 added"_s);
        const QStringList warnings = warningsOf(*report);
        const QList<CustomerEmail> emails = customerNamed(*book, u"Ann"_s).emails;
        if (line[1] == u"bad"_s)
            QVERIFY2(emails.isEmpty() && warnings.contains(u"2 email-bad"_s), qPrintable(line[0]));
        else
            QVERIFY2(emails.size() == (line[1] == u"split"_s ? 2 : 1), qPrintable(line[0]));
        const bool silent = line[1] == u"ok"_s || line[1] == u"split"_s;
        QVERIFY2(warnings.isEmpty() == silent, qPrintable(line[0] + warnings.join(u' ')));
    }
}

void TestImportCustomers::phonesGetTheirVerdict()
{
    for (const QStringList &line : listRows(u"18_phones.tsv"_s)) {
        TestBook book(Database::Engine::Qt, {});
        const auto report = importBytes(*book, "Name,Phone\nAnn," + quoted(line[0]) + "\n");
        QCOMPARE(outcome(report), u"1 added"_s);
        const QList<CustomerPhone> phones = customerNamed(*book, u"Ann"_s).phones;
        const qsizetype expected = line[1] == u"split"_s ? 2 : line[1] == u"bad"_s || line[1] == u"empty"_s ? 0 : 1;
        QVERIFY2(phones.size() == expected, qPrintable(line[0]));
        if (expected == 1)
            QCOMPARE(phones.first().number, line[0].trimmed());
        const bool silent = QStringList{u"ok"_s, u"ok-national"_s, u"split"_s, u"empty"_s}.contains(line[1]);
        QVERIFY2(warningsOf(*report).isEmpty() == silent, qPrintable(line[0] + warningsOf(*report).join(u' ')));
    }
}

void TestImportCustomers::datesAreNeverGuessed()
{
    const QByteArray file = "Name,Birthday\nAnn,03/04/1984\nBob,05/06/1984\n";
    TestBook book;
    const QStringList before = dump(*book);
    const auto refused = importBytes(*book, file);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text.contains(u"03/04/1984"_s), qPrintable(refused.error().text));
    QCOMPARE(dump(*book), before);
    ImportOptions mdy;
    mdy.dateOrder = DateOrder::Mdy;
    QCOMPARE(outcome(importBytes(*book, file, mdy)), u"2 added"_s);
    QCOMPARE(customerNamed(*book, u"Ann"_s).dates.first().day, u"1984-03-04"_s);
    // One day beyond 12 says it for the whole file.
    QCOMPARE(outcome(importBytes(*book, "Name,Birthday\nCid,03/04/1984\nDee,25/06/1984\n")), u"2 added"_s);
    QCOMPARE(customerNamed(*book, u"Cid"_s).dates.first().day, u"1984-04-03"_s);
    QVERIFY(!importBytes(*book, "Name,Birthday\nEve,13/04/1984\nFay,04/13/1984\n"));
}

void TestImportCustomers::datesOfTheListWithAnOrder()
{
    for (const QStringList &line : listRows(u"19_dates.tsv"_s)) {
        TestBook book;
        const QByteArray file = "Name,created\nAnn," + quoted(line[0]) + "\n";
        const bool asks = line[1].startsWith(u"ask"_s);
        const auto plain = importBytes(*book, file);
        QVERIFY2(bool(plain) != asks, qPrintable(line[0]));
        if (plain)
            QVERIFY2(warningsOf(*plain).isEmpty() == (line[1] == u"ok"_s || line[1] == u"empty"_s), qPrintable(line[0]));
        ImportOptions dmy;
        dmy.dateOrder = DateOrder::Dmy;
        TestBook other;
        QVERIFY2(outcome(importBytes(*other, file, dmy)) == u"1 added"_s, qPrintable(line[0]));
    }
}

void TestImportCustomers::importingTwiceChangesNothing()
{
    const QByteArray file = "Name,Email,Phone,Company,Tags,Stage,Notes\n"
                            "Ann,ann@x.test,087 123 4567,Byrne Ltd,vip;soap,Advocacy,hi\nBob,,,,,,no address at all\n,,0861234567,,,,\n";
    TestBook book;
    const auto first = importBytes(*book, file);
    QCOMPARE(outcome(first), u"3 added"_s);
    const QStringList after = dump(*book);
    QCOMPARE(outcome(importBytes(*book, file)), u"3 unchanged"_s);
    QCOMPARE(dump(*book), after);
    QVERIFY(!book->lastStep().isValid());
}

void TestImportCustomers::aFilledValueWinsOverAnEmptyOne()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Name,Email,City,Notes\nAnn,ann@x.test,,kept\n"));
    QCOMPARE(outcome(importBytes(*book, "Email,City,Notes\nANN@x.test,Cork,\n")), u"1 updated"_s);
    const Customer ann = customerNamed(*book, u"Ann"_s);
    QCOMPARE(ann.address.city, u"Cork"_s);
    QCOMPARE(ann.notes, u"kept"_s);
}

void TestImportCustomers::whereBothAreFilledTheOptionSays()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Name,Email,City\nAnn,ann@x.test,Cork\n"));
    ImportOptions keep;
    keep.onDifference = OnDifference::Keep;
    QCOMPARE(outcome(importBytes(*book, "Name,Email,City\nAnn,ann@x.test,Galway\n", keep)), u"1 unchanged"_s);
    QCOMPARE(customerNamed(*book, u"Ann"_s).address.city, u"Cork"_s);
    QCOMPARE(outcome(importBytes(*book, "Name,Email,City\nAnn,ann@x.test,Galway\n")), u"1 updated"_s);
    QCOMPARE(customerNamed(*book, u"Ann"_s).address.city, u"Galway"_s);
}

void TestImportCustomers::aRowThatFitsTwoPeopleIsAConflict()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Name,Email,Phone\nAnn,ann@x.test,0871111111\nBob,bob@x.test,0872222222\n"));
    const QStringList before = dump(*book);
    const auto report = importBytes(*book, "Name,Email,Phone\nAnn,ann@x.test,0872222222\nCid,ann@x.test;bob@x.test,\n");
    QCOMPARE(outcome(report), u"2 rejected"_s);
    QCOMPARE(report->conflicts, 2);
    QVERIFY2(report->outcomes.front().reason.contains(u"Ann, Bob"_s), qPrintable(report->outcomes.front().reason));
    QCOMPARE(dump(*book), before);
}

void TestImportCustomers::aSharedPhoneDoesNotMergePeople()
{
    TestBook book;
    const QByteArray file = "Name,Phone\nAnn,021 4270000\nBob,021 427 0000\n";
    const auto report = importBytes(*book, file);
    QCOMPARE(outcome(report), u"2 added"_s);
    QCOMPARE(warningsOf(*report), QStringList{u"3 phone-shared"_s});
    QCOMPARE(outcome(importBytes(*book, file)), u"2 unchanged"_s);
}

void TestImportCustomers::aPhoneNumberIsEnoughToBeKnownBy()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Name,Phone,City\nAnn,021 4270000,Cork\n"));
    // Another spelling, and no address that says otherwise.
    auto report = importBytes(*book, "Name,Email,Phone\nAoife,aoife@x.test,021 427 0000\n");
    QCOMPARE(outcome(report), u"1 updated"_s);
    QCOMPARE(warningsOf(*report), QStringList{u"2 phone-name"_s});
    const Customer aoife = customerNamed(*book, u"Aoife"_s);
    QCOMPARE(aoife.address.city, u"Cork"_s);
    QCOMPARE(aoife.emails.size(), 1);
    // An office with one number: each has an address of their own.
    report = importBytes(*book, "Name,Email,Phone\nBob,bob@x.test,021 427 0000\n");
    QCOMPARE(outcome(report), u"1 added"_s);
    QCOMPARE(warningsOf(*report), QStringList{u"2 phone-shared"_s});
    // Whose number two people have says nothing by itself.
    QCOMPARE(outcome(importBytes(*book, "Name,Phone\nCid,021 427 0000\n")), u"1 rejected"_s);
    QCOMPARE(outcome(importBytes(*book, "Name,Phone\nBob,021 427 0000\n")), u"1 unchanged"_s);
}

void TestImportCustomers::rowsOfOnePersonBecomeOne()
{
    TestBook book;
    const auto report = importBytes(*book, "Name,Email,City,Tags\nAnn,ann@x.test,,a\nAnn,ann@x.test,Cork,b\n");
    QCOMPARE(outcome(report), u"1 added, 1 updated"_s);
    const Customer ann = customerNamed(*book, u"Ann"_s);
    QCOMPARE(ann.address.city, u"Cork"_s);
    QCOMPARE(ann.tags, (QStringList{u"a"_s, u"b"_s}));
}

void TestImportCustomers::externalIdsComeBeforeAddresses()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Customer ID,Name,Email\n17,Ann,ann@old.test\n18,Bob,bob@x.test\n"));
    QCOMPARE(outcome(importBytes(*book, "Customer ID,Name,Email\n17,Ann,ann@new.test\n")), u"1 updated"_s);
    QCOMPARE(customerNamed(*book, u"Ann"_s).emails.size(), 2);
    // The id says Ann, the address says Bob.
    QCOMPARE(outcome(importBytes(*book, "Customer ID,Name,Email\n17,Ann,bob@x.test\n")), u"1 rejected"_s);
}

void TestImportCustomers::companiesAreFoundOrMade()
{
    TestBook book;
    const auto report = importBytes(*book, "Name,Email,Company\nAnn,a@x.test,Byrne Ltd\nBob,b@x.test,Byrne Ltd\n,,Daly & Sons\n");
    QCOMPARE(outcome(report), u"3 added"_s);
    QCOMPARE(report->customersAdded, 1);
    QCOMPARE(customerNamed(*book, u"Byrne Ltd"_s).kind, CustomerKind::Company);
    QCOMPARE(customerNamed(*book, u"Daly & Sons"_s).kind, CustomerKind::Company);
    QCOMPARE(customerNamed(*book, u"Ann"_s).companyId, customerNamed(*book, u"Bob"_s).companyId);
}

void TestImportCustomers::tagsStageOptOutsAndOwnFieldsComeIn()
{
    TestBook book;
    ImportOptions options;
    options.mapping = {{u"custom:Skin type"_s, u"Haut"_s}, {u"opt_outs"_s, u"Leave me"_s}};
    const auto report = importBytes(*book, "Name,Email,Tags,Stage,Haut,Leave me\nAnn,a@x.test,\"vip, soap\",Advocacy,dry,survey;phone\n"
                                           "Bob,b@x.test,,Nowhere,,\n", options);
    QCOMPARE(outcome(report), u"2 added"_s);
    QCOMPARE(warningsOf(*report), QStringList{u"3 stage-unknown"_s});
    const Customer ann = customerNamed(*book, u"Ann"_s);
    QCOMPARE(ann.tags, (QStringList{u"soap"_s, u"vip"_s}));
    QCOMPARE(ann.values.size(), 1);
    QCOMPARE(fieldValueText(ann.values.first().value), u"dry"_s);
    QCOMPARE(ann.optOuts.size(), 2);
    const auto history = journeyStore::historyOf(book->db(), ann.id);
    QCOMPARE(history.size(), 1u);
    QCOMPARE(journeyStore::stage(book->db(), history.front().to)->code, u"advocacy"_s);
}

void TestImportCustomers::numbersOfOwnFieldsNeedADecimalSign()
{
    ImportOptions options;
    options.mapping = {{u"custom:Umsatz"_s, u"Umsatz"_s}};
    TestBook asText;
    QVERIFY(importBytes(*asText, corpus(u"11_semicolon_decimal_comma.csv"_s), options));
    QCOMPARE(fieldValueText(customerNamed(*asText, u"Jan Kok"_s).values.first().value), u"1.234,56"_s);
    options.decimal = u',';
    TestBook asNumber;
    QVERIFY(importBytes(*asNumber, corpus(u"11_semicolon_decimal_comma.csv"_s), options));
    QCOMPARE(customerNamed(*asNumber, u"Jan Kok"_s).values.first().value, FieldValue(1234.56));
}

void TestImportCustomers::unsubscribedMeansOptedOut()
{
    TestBook book;
    const QByteArray file = "Email Address,First Name,Last Name,UNSUB_TIME,LEID,EUID,TAGS\n"
                            "ann@x.test,Ann,Lee,2024-05-01 10:00:00,1,abc,\"\"\"VIP\"\",\"\"Blog\"\"\"\n";
    QCOMPARE(outcome(importBytes(*book, file)), u"1 added"_s);
    const Customer ann = customerNamed(*book, u"Ann Lee"_s);
    QCOMPARE(ann.optOuts.size(), 1);
    QCOMPARE(ann.optOuts.first().purpose, Purpose::Marketing);
    QCOMPARE(ann.tags, (QStringList{u"Blog"_s, u"VIP"_s}));
    // An opt-out is never taken back by a file.
    QVERIFY(importBytes(*book, "Email\nann@x.test\n"));
    QCOMPARE(customerNamed(*book, u"Ann Lee"_s).optOuts.size(), 1);
}

void TestImportCustomers::googleAndShopifyByTheirOwnHeaders()
{
    const QByteArray google = "First Name,Middle Name,Last Name,Phonetic First Name,File As,Organization Name,Birthday,Notes,Labels,"
                              "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
                              "Ann,,Byrne,,,Byrne Ltd, --02-29,hi,* myContacts ::: Navy,* Home,ann@x.test ::: a2@x.test,Mobile,087 123 4567\n";
    const QByteArray shopify = "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
                               "Default Address Address1,Default Address City,Default Address Zip,Phone,Total Spent,Note,Tax Exempt,Tags\n"
                               "'9013,Ann,Byrne,ANN@x.test,no,,1 Quay St,Cork,T12,'+353871234567,10.00,,no,\"a, b\"\n";
    TestBook book;
    QCOMPARE(outcome(importBytes(*book, google)), u"1 added"_s);
    Customer ann = customerNamed(*book, u"Ann Byrne"_s);
    QCOMPARE(ann.emails.size(), 2);
    QCOMPARE(ann.tags, QStringList{u"Navy"_s});
    QCOMPARE(ann.dates.first().day, u"--02-29"_s);
    // The shop knows her by the same address, whatever its case.
    QCOMPARE(outcome(importBytes(*book, shopify)), u"1 updated"_s);
    ann = customerNamed(*book, u"Ann Byrne"_s);
    QCOMPARE(ann.address.city, u"Cork"_s);
    QCOMPARE(ann.phones.size(), 1);
    QCOMPARE(ann.optOuts.first().purpose, Purpose::Marketing);
    QCOMPARE(ann.tags, (QStringList{u"a"_s, u"b"_s, u"Navy"_s}));
    QCOMPARE(externalRefs(book->db(), u"customer"_s, ann.id.value), (QList<ExternalRef>{{u"shopify"_s, u"9013"_s}}));
    QCOMPARE(outcome(importBytes(*book, google)), u"1 unchanged"_s);
    QCOMPARE(outcome(importBytes(*book, shopify)), u"1 unchanged"_s);
}

void TestImportCustomers::whatPeopleAddedThemselvesComesAlong()
{
    const QByteArray google = "First Name,Last Name,Phonetic First Name,File As,Organization Name,E-mail 1 - Value,Address 1 - Formatted,"
                              "Address 1 - City,Address 2 - Label,Address 2 - Formatted,Event 1 - Label,Event 1 - Value,Event 2 - Label,"
                              "Event 2 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Custom Field 2 - Label,Custom Field 2 - Value\n"
                              "Ann,Byrne,,,,ann@x.test,\"1 Quay\nCork\",Cork,Work,\"2 Pier\nCobh\",* Anniversary,2015-06-20,Shop opened,--03-01,"
                              "Skin,dry,Shoe size,38\n"
                              "Bob,Low,,,,bob@x.test,,,,,Boat bought,whenever,,,Shoe size,44,,\n";
    TestBook book;
    auto report = importBytes(*book, google);
    QCOMPARE(outcome(report), u"2 added"_s);
    Customer ann = customerNamed(*book, u"Ann Byrne"_s);
    QCOMPARE(ann.dates, (QList<CustomerDate>{{DateKind::Anniversary, {}, u"2015-06-20"_s, true},
                                             {DateKind::Other, u"Shop opened"_s, u"--03-01"_s, true}}));
    const auto own = [&](const Customer &customer) {
        QStringList shown;
        for (const CustomField &field : customFieldStore::all(book->db(), true)) {
            for (const CustomValue &value : customer.values) {
                if (value.field == field.id)
                    shown += field.name + u'=' + fieldValueText(value.value).replace(u'\n', u'/');
            }
        }
        shown.sort();
        return shown;
    };
    QCOMPARE(own(ann), (QStringList{u"Address 2=2 Pier/Cobh"_s, u"Shoe size=38"_s, u"Skin=dry"_s}));
    QCOMPARE(own(customerNamed(*book, u"Bob Low"_s)), QStringList{u"Shoe size=44"_s});
    QVERIFY(warningsOf(*report).contains(u"5 date-bad"_s));
    QCOMPARE(outcome(importBytes(*book, google)), u"2 unchanged"_s);

    const QByteArray shopify = "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
                               "Default Address Address1,Default Address City,Default Address Zip,Phone,Total Spent,Note,Tax Exempt,Tags,"
                               "Metafield: custom.skin_type [single_line_text_field],Loyalty tier\n"
                               "'9013,Cleo,Mid,cleo@x.test,yes,,,,,,10.00,,no,a,oily,Gold\n";
    report = importBytes(*book, shopify);
    QCOMPARE(outcome(report), u"1 added"_s);
    QCOMPARE(own(customerNamed(*book, u"Cleo Mid"_s)), (QStringList{u"Loyalty tier=Gold"_s, u"custom.skin_type=oily"_s}));
    QCOMPARE(outcome(importBytes(*book, shopify)), u"1 unchanged"_s);
}

void TestImportCustomers::aRowWithoutNameAddressOrNumberIsRejected()
{
    TestBook book;
    const auto report = importBytes(*book, "Name,Email,City\n,not an address,Cork\n ,,Cork\nAnn,bad@,Cork\n,,\n");
    QCOMPARE(outcome(report), u"1 added, 2 rejected"_s);
    QCOMPARE(report->outcomes.front().line, 2);
    QVERIFY(!report->outcomes.front().reason.isEmpty());
}

GOODWORD_TEST(TestImportCustomers)
#include "tst_importcustomers.moc"
