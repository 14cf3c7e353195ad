#include "core/customers/quickadd.h"

#include "tests/support/randomtext.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class QuickAddTest : public QObject
{
    Q_OBJECT

private slots:
    void oneLineMakesACustomer_data();
    void oneLineMakesACustomer();
    void anAddressAloneGivesAName();
    void nothingTypedIsLost();
};

static QString dump(const QuickAdd &draft)
{
    QStringList emails, phones;
    for (const ParsedEmail &email : draft.emails)
        emails += email.address;
    for (const ParsedPhone &phone : draft.phones)
        phones += phone.dialable;
    return QStringList{draft.name, draft.company, emails.join(u'+'), phones.join(u'+'), draft.tags.join(u'+'), draft.city, draft.rest}
        .join(u'|');
}

void QuickAddTest::oneLineMakesACustomer_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    const auto row = [](const QString &in, const QString &out) { QTest::newRow(qPrintable(in)) << in << out; };
    row(u"Ann Lee"_s, u"Ann Lee||||||"_s);
    row(u"Ann Lee, Seaside Soap, ann@x.test, 087 123 4567"_s, u"Ann Lee|Seaside Soap|ann@x.test|0871234567|||"_s);
    row(u"ann@x.test; 087 123 4567; Ann Lee; Seaside Soap"_s, u"Ann Lee|Seaside Soap|ann@x.test|0871234567|||"_s);
    row(u"Seaside Soap Ltd., Ann Lee"_s, u"Ann Lee|Seaside Soap Ltd.|||||"_s);
    row(u"Müller GmbH, info@mueller.test"_s, u"Müller GmbH||info@mueller.test||||"_s);
    row(u"Ann Lee ann@x.test +353 87 123 4567 #vip #Soap-Lover"_s, u"Ann Lee||ann@x.test|+353871234567|vip+Soap-Lover||"_s);
    row(u"Ann <ann@x.test>"_s, u"Ann||ann@x.test||||"_s);
    row(u"Ann Lee @ Seaside Soap, in Cork #vip #VIP"_s, u"Ann Lee|Seaside Soap|||vip|Cork|"_s);
    row(u"Ann Lee (Seaside Soap), city: Cork"_s, u"Ann Lee|Seaside Soap||||Cork|"_s);
    row(u"\"Lee, Ann\", Seaside Soap"_s, u"Lee, Ann|Seaside Soap|||||"_s);
    row(u"Ann, Soap, Cork, likes lavender, call first"_s, u"Ann|Soap||||Cork|likes lavender, call first"_s);
    row(u"Agent 007, #12"_s, u"Agent 007|#12|||||"_s);
    row(u"O'Brien, 王小明"_s, u"O'Brien|王小明|||||"_s);
    row(u" , ;, "_s, u"||||||"_s);
}

void QuickAddTest::oneLineMakesACustomer()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    QCOMPARE(dump(parseQuickAdd(in)), out);
}

void QuickAddTest::anAddressAloneGivesAName()
{
    QCOMPARE(parseQuickAdd(u"ann.lee@x.test"_s).name, u"Ann Lee"_s);
    QCOMPARE(parseQuickAdd(u"ann_lee77+news@x.test"_s).name, u"Ann Lee"_s);
    QCOMPARE(parseQuickAdd(u"info@seaside-soap.test"_s).name, u"Seaside Soap"_s);
    QCOMPARE(parseQuickAdd(u"123@x.test"_s).name, u"123@x.test"_s);
    QVERIFY(!parseQuickAdd(u"087 123 4567"_s).isUsable());
    QVERIFY(parseQuickAdd(u"Müller GmbH"_s).isCompany);
    QCOMPARE(parseQuickAdd(u"Ann, 087 123 4567"_s, u"IE"_s).phones.value(0).key, u"+353871234567"_s);
}

void QuickAddTest::nothingTypedIsLost()
{
    QRandomGenerator random(19);
    const QStringList parts{u"Ann"_s, u", "_s, u"; "_s, u"ann@x.test"_s, u"087 123 4567"_s, u"#vip"_s, u"\""_s, u" @ "_s, u"("_s, u")"_s, u" "_s, u"Ltd"_s};
    for (int i = 0; i < 10000; ++i) {
        const QString line = randomText(random, parts);
        const QuickAdd draft = parseQuickAdd(line);
        QString all = dump(draft);
        for (const ParsedEmail &email : draft.emails)
            all += email.asTyped;
        for (const ParsedPhone &phone : draft.phones)
            all += phone.asTyped;
        for (const QString &word : {u"Ann"_s, u"ann@x.test"_s, u"vip"_s, u"Ltd"_s})
            if (line.contains(word))
                QVERIFY2(all.contains(word), qPrintable(line));
    }
}

GOODWORD_TEST(QuickAddTest)
#include "tst_quickadd.moc"
