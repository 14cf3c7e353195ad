#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/customers/customfieldstore.h"
#include "tests/core/importhelpers.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Fields a business adds itself: each keeps its kind, and what does not fit the kind is not taken.
class TestCustomFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownFieldsKeepTheirTypes();
    void ownFieldValuesFromText_data();
    void ownFieldValuesFromText();
    void anImportKeepsTheKindOfAField();
};

static CustomerDraft named(const QString &name)
{
    CustomerDraft d;
    d.name = name;
    return d;
}

void TestCustomFields::ownFieldsKeepTheirTypes()
{
    TestBook book;
    const auto field = [&](FieldKind kind) {
        return *addCustomField(*book, {{}, fieldKindCode(kind), kind, {u"a"_s, u"b"_s}, 0, false});
    };
    QList<CustomValue> values = {{field(FieldKind::Text), u"0012"_s},
                                 {field(FieldKind::Number), 1.5},
                                 {field(FieldKind::Date), QDate(2026, 2, 28)},
                                 {field(FieldKind::Choice), u"b"_s},
                                 {field(FieldKind::YesNo), false}};
    CustomerDraft d = named(u"Ann"_s);
    d.values = values;
    const CustomerId id = *addCustomer(*book, d);
    QVERIFY(customerStore::find(book->db(), id)->values == values);
    values[1].value = u"not a number"_s; // not of its kind: left out
    QVERIFY(editCustomer(*book, id, [&](CustomerFields &c) { c.values = values; }));
    QVERIFY(customerStore::find(book->db(), id)->values.at(1).value == FieldValue(1.5));
    QVERIFY(!addCustomField(*book, {{}, u"TEXT"_s, FieldKind::Text, {}, 0, false}));
    QVERIFY(!addCustomField(*book, {{}, u"Empty choice"_s, FieldKind::Choice, {}, 0, false}));
}

void TestCustomFields::ownFieldValuesFromText_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("back"); // empty: refused
    QTest::newRow("number") << u"number"_s << u" 1.50 "_s << u"1.5"_s;
    QTest::newRow("no number") << u"number"_s << u"one"_s << QString();
    QTest::newRow("infinite") << u"number"_s << u"inf"_s << QString();
    QTest::newRow("day") << u"date"_s << u"2024-02-29"_s << u"2024-02-29"_s;
    QTest::newRow("no day") << u"date"_s << u"2023-02-29"_s << QString();
    QTest::newRow("choice") << u"choice"_s << u"DRY"_s << u"dry"_s;
    QTest::newRow("no choice") << u"choice"_s << u"wet"_s << QString();
    QTest::newRow("yes") << u"yesno"_s << u"Yes"_s << u"yes"_s;
    QTest::newRow("no") << u"yesno"_s << u"0"_s << u"no"_s;
    QTest::newRow("maybe") << u"yesno"_s << u"maybe"_s << QString();
}

void TestCustomFields::ownFieldValuesFromText()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(QString, back);
    const CustomField field{{}, u"F"_s, *fieldKindFromCode(kind), {u"dry"_s}, 0, false};
    const auto value = fieldValueFromText(field, text);
    QCOMPARE(value ? fieldValueText(*value) : QString(), back);
}

void TestCustomFields::anImportKeepsTheKindOfAField()
{
    TestBook book;
    const CustomFieldId scent = *addCustomField(*book, {{}, u"Scent"_s, FieldKind::Choice, {u"Mint"_s, u"Rose"_s}, 0, false});
    ImportOptions options;
    options.mapping = {{u"custom:Scent"_s, u"Duft"_s}};
    const auto report = importBytes(*book, "Name,Duft\nAnn,mint\nBob,Leather\n", options);
    QCOMPARE(outcome(report), u"2 added"_s);
    QCOMPARE(warningsOf(*report), QStringList(u"3 field-bad"_s)); // a choice is one of its choices
    QVERIFY(customFieldStore::find(book->db(), scent)->kind == FieldKind::Choice);
    QCOMPARE(customFieldStore::all(book->db(), true).size(), size_t(1));
    QVERIFY(customerNamed(*book, u"Ann"_s).values == (QList<CustomValue>{{scent, u"Mint"_s}}));
    // Of our own exports, a field the book does not have takes the kind every cell fits: choices come back as text.
    QVERIFY(importBytes(*book, "goodword-1,uid,name,custom:Since,custom:Size\n,,Cid,2024-02-29,small\n"));
    const auto fields = customFieldStore::all(book->db(), true);
    QVERIFY(fields.at(1).kind == FieldKind::Date);
    QVERIFY(fields.at(2).kind == FieldKind::Text);
}

GOODWORD_TEST(TestCustomFields)
#include "tst_customfields.moc"
