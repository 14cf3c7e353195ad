#include "core/customers/contact.h"

#include "tests/support/listfile.h"
#include "tests/support/randomtext.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class ContactTest : public QObject
{
    Q_OBJECT

private slots:
    void everyAddressOfTheListGetsItsVerdict_data();
    void everyAddressOfTheListGetsItsVerdict();
    void addressesAreReadAsPeopleWriteThem_data();
    void addressesAreReadAsPeopleWriteThem();
    void aLinkNamesNobodyButWhomItIsTo_data();
    void aLinkNamesNobodyButWhomItIsTo();
    void theSameMailboxHasOneKey();
    void everyNumberOfTheListGetsItsVerdict_data();
    void everyNumberOfTheListGetsItsVerdict();
    void numbersAreReadAsPeopleWriteThem_data();
    void numbersAreReadAsPeopleWriteThem();
    void theSameNumberHasOneKeyInItsRegion();
    void nothingTypedIsEverLost();
};

template <class Parsed, class Form>
static QString joined(const QList<Parsed> &parts, Form form)
{
    QStringList texts;
    for (const Parsed &part : parts)
        texts += form(part);
    return texts.join(u'|');
}

static void rowsFrom(const QString &list)
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("out");
    for (const QStringList &row : listRows(list))
        QTest::newRow(qPrintable(u"»"_s + row.at(0) + u"«"_s)) << row.at(0) << row.at(1) << row.at(2);
}

static void checkEmail(const QString &in, const QString &verdict, const QString &out)
{
    const auto emails = parseEmails(in);
    QCOMPARE(contactVerdictCode(cellVerdict(emails)), verdict);
    QCOMPARE(joined(emails, [](const ParsedEmail &e) { return e.normalised; }), out);
    for (const ParsedEmail &email : emails) {
        QVERIFY(in.contains(email.asTyped));
        QCOMPARE(email.key.isEmpty(), email.verdict == ContactVerdict::Bad);
        QCOMPARE(email.reason.isEmpty(), email.verdict == ContactVerdict::Ok || email.verdict == ContactVerdict::Fix);
    }
}

static void checkPhone(const QString &in, const QString &region, const QString &verdict, const QString &out)
{
    const auto phones = parsePhones(in, region);
    QCOMPARE(contactVerdictCode(cellVerdict(phones)), verdict);
    QCOMPARE(joined(phones, [](const ParsedPhone &p) { return p.dialable; }), out);
    for (const ParsedPhone &phone : phones)
        QVERIFY(in.contains(phone.asTyped));
}

void ContactTest::everyAddressOfTheListGetsItsVerdict_data() { rowsFrom(u"17_emails.tsv"_s); }

void ContactTest::everyAddressOfTheListGetsItsVerdict()
{
    QFETCH(QString, in);
    QFETCH(QString, verdict);
    QFETCH(QString, out);
    checkEmail(in, verdict, out);
    checkEmail(QString(in).replace(u"\\r\\n"_s, u"\r\n"_s), verdict, out);
    countRows();
}

void ContactTest::addressesAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("out");
    const auto row = [](const char *name, const QString &in, const char *verdict, const QString &out) {
        QTest::newRow(name) << in << QString::fromLatin1(verdict) << out;
    };
    row("nothing", u"  ; , "_s, "empty", {});
    row("three with odd separators", u"a@x.test;, b@x.test ,c@x.test"_s, "split", u"a@x.test|b@x.test|c@x.test"_s);
    row("name with a comma", u"Murphy, Ann <ann@x.test>"_s, "fix", u"ann@x.test"_s);
    row("quoted name with a comma", u"\"Murphy, Ann\" <ann@x.test>; b@x.test"_s, "split", u"ann@x.test|b@x.test"_s);
    row("comma in a quoted mailbox", u"\"a,b\"@x.test"_s, "ok", u"\"a,b\"@x.test"_s);
    row("comment", u"ann@x.test (Ann)"_s, "fix", u"ann@x.test"_s);
    row("in quotes", u"\"ann@x.test\""_s, "fix", u"ann@x.test"_s);
    row("link with a subject", u"MAILTO:ann@x.test?subject=Hi"_s, "fix", u"ann@x.test"_s);
    row("link that smuggles a line", u"mailto:ann@x.test%250d%250a"_s, "bad", {});
    row("no-break space behind", u"ann@x.test\u00a0"_s, "fix", u"ann@x.test"_s);
    row("line break at the end", u"ann@x.test\n"_s, "fix", u"ann@x.test"_s);
    row("tab inside", u"ann\t@x.test"_s, "bad", {});
    row("line separator inside", u"ann@x.test\u2028b"_s, "bad", {});
    row("space inside", u"an n@x.test"_s, "bad", {});
    row("unclosed quote", u"\"ann@x.test"_s, "bad", {});
    row("two dots", u"a..b@x.test"_s, "warn", u"a..b@x.test"_s);
    row("hyphen first", u"ann@-x.test"_s, "bad", {});
    row("label of 64", u"ann@"_s + QString(64, u'a') + u".test"_s, "bad", {});
    row("numbers only", u"ann@192.0.2.1"_s, "warn", u"ann@192.0.2.1"_s);
    row("impossible literal", u"ann@[192.0.2.300]"_s, "bad", {});
    row("IPv6 literal", u"ann@[IPv6:2001:db8::1]"_s, "ok-warn", u"ann@[IPv6:2001:db8::1]"_s);
    row("sharp s is its own letter", u"ann@straße.test"_s, "ok", u"ann@xn--strae-oqa.test"_s);
    row("punycode", u"ann@XN--BCHER-KVA.test"_s, "ok", u"ann@xn--bcher-kva.test"_s);
    row("broken punycode", u"ann@xn--a-\u00e9.test"_s, "bad", {});
    row("Greek domain", u"ann@παράδειγμα.test"_s, "ok", u"ann@xn--hxajbheg2az3al.test"_s);
    row("Japanese domain", u"ann@例え.test"_s, "ok", u"ann@xn--r8jz45g.test"_s);
    row("all Cyrillic that reads like apple", u"ann@аррӏе.test"_s, "warn-homograph", u"ann@xn--80ak6aa92e.test"_s);
    row("homograph in punycode", u"ann@xn--examle-erf.test"_s, "warn-homograph", u"ann@xn--examle-erf.test"_s);
    row("full-width at", u"ann＠x.test"_s, "fix", u"ann@x.test"_s);
    row("final dot", u"ann@x.test."_s, "fix", u"ann@x.test"_s);
    row("BOM in front", u"\ufeffann@x.test"_s, "fix-warn", u"ann@x.test"_s);
}

void ContactTest::addressesAreReadAsPeopleWriteThem()
{
    QFETCH(QString, in);
    QFETCH(QString, verdict);
    QFETCH(QString, out);
    checkEmail(in, verdict, out);
}

void ContactTest::aLinkNamesNobodyButWhomItIsTo_data() { rowsFrom(u"60_mailto.tsv"_s); }

/// Whom a link copies in unseen, what it says and what it would attach are no part of an address.
void ContactTest::aLinkNamesNobodyButWhomItIsTo()
{
    QFETCH(QString, in);
    QFETCH(QString, verdict); // of this list: whom it is to
    const auto emails = parseEmails(in);
    for (const ParsedEmail &email : emails) {
        QVERIFY(in.contains(email.asTyped));
        if (email.verdict == ContactVerdict::Bad)
            QVERIFY(!email.reason.isEmpty() && email.key.isEmpty());
        else
            QVERIFY2(verdict.split(u'|').contains(email.normalised), qPrintable(email.normalised));
    }
    const bool isRefused = !emails.isEmpty() && emails.first().verdict == ContactVerdict::Bad;
    QVERIFY(isRefused || joined(emails, [](const ParsedEmail &e) { return e.normalised; }) == verdict);
    countRows();
}

void ContactTest::theSameMailboxHasOneKey()
{
    const auto key = [](const QString &text) { return parseEmails(text).value(0).key; };
    QCOMPARE(key(u"ANN@BÜCHER.test"_s), key(u"Ann <ann@xn--bcher-kva.TEST>"_s));
    QVERIFY(key(u"ann@a.test"_s) != key(u"ann+b@a.test"_s));
    QCOMPARE(parseEmails(u"Ann Lee <a@x.test>"_s).value(0).name, u"Ann Lee"_s);
}

void ContactTest::everyNumberOfTheListGetsItsVerdict_data() { rowsFrom(u"18_phones.tsv"_s); }

void ContactTest::everyNumberOfTheListGetsItsVerdict()
{
    QFETCH(QString, in);
    QFETCH(QString, verdict);
    QFETCH(QString, out);
    checkPhone(in, {}, verdict, out);
    countRows();
}

void ContactTest::numbersAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("out");
    const auto row = [](const QString &in, const char *region, const char *verdict, const QString &out) {
        QTest::newRow(qPrintable(in + u' ' + QLatin1String(region)))
            << in << QString::fromLatin1(region) << QString::fromLatin1(verdict) << out;
    };
    row(u"087 123 4567"_s, "IE", "ok", u"+353871234567"_s);
    row(u"0171 1234567"_s, "DE", "ok", u"+491711234567"_s);
    row(u"030/1234567"_s, "", "ok-national", u"0301234567"_s);
    row(u"12345"_s, "IE", "ok-national", u"12345"_s);
    row(u"011 353 87 123 4567"_s, "US", "ok", u"+353871234567"_s);
    row(u"0011 353 87 123 4567"_s, "AU", "ok", u"+353871234567"_s);
    row(u"+39 (0)6 6982 1234"_s, "", "fix", u"+390669821234"_s);
    row(u"+353 087 123 4567"_s, "", "fix", u"+353871234567"_s);
    row(u"0044 (0)20 7946 0958"_s, "", "fix", u"+442079460958"_s);
    row(u"(+353) 87 123 4567"_s, "", "ok", u"+353871234567"_s);
    row(u"＋353 87 123 4567"_s, "", "ok", u"+353871234567"_s);
    row(u"\u202a+353871234567\u202c"_s, "", "fix", u"+353871234567"_s);
    row(u"=\"0871234567\""_s, "", "ok-warn", u"0871234567"_s);
    row(u"'0871234567"_s, "", "fix", u"0871234567"_s);
    row(u"Mobile: 087 123 4567"_s, "", "fix", u"0871234567"_s);
    row(u"tel:087-123-4567;phone-context=+353"_s, "", "fix", u"0871234567"_s);
    row(u"+14155550100;ext=12"_s, "", "ok", u"+14155550100;ext=12"_s);
    row(u"0871234567 ext. 7"_s, "", "ok-national", u"0871234567;ext=7"_s);
    row(u"+353871234567 / +353861234567"_s, "", "split", u"+353871234567|+353861234567"_s);
    row(u"087 1234567, 086 1234567"_s, "", "split", u"0871234567|0861234567"_s);
    row(u"+999 1234567"_s, "", "warn", u"+9991234567"_s);
    row(u"-"_s, "", "bad", {});
    row(u"ask Tom 087"_s, "", "warn-text", u"ask Tom 087"_s);
    row(u"+٣٥٣٨٧١٢٣٤٥٦٧"_s, "", "ok-warn", u"+353871234567"_s);
    row(u"0871234567"_s, "XX", "ok-national", u"0871234567"_s);
}

void ContactTest::numbersAreReadAsPeopleWriteThem()
{
    QFETCH(QString, in);
    QFETCH(QString, region);
    QFETCH(QString, verdict);
    QFETCH(QString, out);
    checkPhone(in, region, verdict, out);
}

void ContactTest::theSameNumberHasOneKeyInItsRegion()
{
    const auto key = [](const QString &text, const QString &region) { return parsePhones(text, region).value(0).key; };
    QCOMPARE(key(u"087 123 4567"_s, u"IE"_s), key(u"00353 (0)87/1234567"_s, {}));
    QVERIFY(key(u"087 123 4567"_s, {}) != key(u"+353871234567"_s, {}));
    QVERIFY(key(u"+14155550100 x1"_s, {}) != key(u"+14155550100 x2"_s, {}));
    QVERIFY(key(u"call me"_s, {}).isEmpty());
}

void ContactTest::nothingTypedIsEverLost()
{
    QRandomGenerator random(11);
    const QStringList parts{u"@"_s, u"ann"_s, u"."_s, u"<"_s, u">"_s, u"\""_s, u";"_s, u", "_s, u"xn--"_s, u"[IPv6:"_s, u"]"_s,
                            u"+353"_s, u"(0)"_s, u"00"_s, u"0871234567"_s, u"ext"_s, u"x12"_s, u"/"_s, u"="_s, u"tel:"_s, u"％"_s};
    const auto kept = [](const QString &text) {
        QString out;
        for (const QChar c : text)
            if (c.isLetterOrNumber() || c == u'@' || c == u'+')
                out += c;
        return out;
    };
    for (int i = 0; i < 20000; ++i) {
        const QString text = randomText(random, parts);
        QCOMPARE(kept(joined(parseEmails(text), [](const ParsedEmail &e) { return e.asTyped; })), kept(text));
        QCOMPARE(kept(joined(parsePhones(text, i % 2 ? u"IE"_s : QString()), [](const ParsedPhone &p) { return p.asTyped; })),
                 kept(text));
        for (const ParsedEmail &email : parseEmails(text)) {
            QVERIFY(!email.normalised.contains(u'\n') && !email.normalised.contains(u'\r'));
            if (!email.normalised.isEmpty() && email.verdict != ContactVerdict::Bad)
                QCOMPARE(parseEmails(email.normalised).value(0).key, email.key);
        }
    }
}

GOODWORD_TEST(ContactTest)
#include "tst_contact.moc"
