#include "tests/support/listfile.h"
#include "tests/support/testmain.h"

#include "core/customers/contactshort.h"
#include "core/exchange/phonecells.h"

#include <QRandomGenerator>
#include <QtTest>

#include <phonenumbers/phonenumberutil.h>

#include <list>
#include <set>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;
namespace pn = i18n::phonenumbers;

/// The short way is only a shorter one.
class TestContactShort : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addressesAreReadAsInFull();
    void whatNeedsAWordIsReadInFull();
    void numbersOfEveryCountryAreReadAsLibphonenumberDoes();
    void numbersThatNobodyHasAreReadAsLibphonenumberDoes();
    void someAreReadTheShortWay();
    void aSheetSpacesNumbersAfterTheirCode_data();
    void aSheetSpacesNumbersAfterTheirCode();
};

static QString texts(const ParsedEmail &one)
{
    return QStringList{one.asTyped, one.name, one.address, one.normalised, one.key, contactVerdictCode(one.verdict), one.reason}.join(u'|');
}

static QString texts(const ParsedPhone &one)
{
    return QStringList{one.asTyped, one.dialable, one.key, contactVerdictCode(one.verdict), one.reason}.join(u'|');
}

template <class Parsed>
static bool same(const QString &text, const Parsed &brief, const QList<Parsed> &full)
{
    if (full.size() == 1 && texts(full.first()) == texts(brief))
        return true;
    qWarning("“%s”: short %s, in full %s", qPrintable(text), qPrintable(texts(brief)), full.isEmpty() ? "nothing" : qPrintable(texts(full.first())));
    return false;
}

void TestContactShort::addressesAreReadAsInFull()
{
    QRandomGenerator random(7);
    static const QString kSigns = u"abcxyzAZ019.._-+@-.@"_s;
    static const QStringList kEnds = {u"@example.test"_s, u"@a.b.co"_s, u"@x-y.example"_s, u"@xn--bcher-kva.example"_s, u"@1.2"_s, u"@a--b.test"_s};
    int brief = 0;
    for (int i = 0; i < 60'000; ++i) {
        QString text;
        for (int length = 1 + int(random.bounded(12)); length > 0; --length)
            text += kSigns.at(qsizetype(random.bounded(quint32(kSigns.size()))));
        if (i % 2)
            text += kEnds.at(qsizetype(random.bounded(quint32(kEnds.size()))));
        if (const auto plain = plainEmail(text)) {
            ++brief;
            QVERIFY(same(text, *plain, parseEmailsInFull(text)));
        }
    }
    QVERIFY2(brief > 1000, qPrintable(QString::number(brief)));
}

void TestContactShort::whatNeedsAWordIsReadInFull()
{
    for (const char *text : {"Ann <a@example.test>", " a@example.test", "a@EXAMPLE.test", "a..b@example.test", ".a@example.test", "a@localhost",
                             "a@example.123", "a@-x.test", "a@b@c.test", "mailto:a@example.test", "o'neill@example.test", "a@example.test."})
        QVERIFY2(!plainEmail(QString::fromLatin1(text)), text);
    for (const char *text : {"0871234567", "+353 87 123 4567", "00353871234567", "+5213949356305", "+39066982", "+353087123456", "+1234", "+", "+999123456789",
                             "+012125550123"})
        QVERIFY2(!plainPhone(QString::fromLatin1(text)), text);
    const QString longLocal = QString(65, u'a') + u"@example.test"_s;
    QVERIFY(!plainEmail(longLocal));
    QVERIFY(!plainEmail(u"a@"_s + QString(64, u'b') + u".test"_s));
}

/// Numbers that libphonenumber gives as examples, with digits changed, put in front or left out.
void TestContactShort::numbersOfEveryCountryAreReadAsLibphonenumberDoes()
{
    const pn::PhoneNumberUtil &util = *pn::PhoneNumberUtil::GetInstance();
    std::set<int> codes;
    util.GetSupportedCallingCodes(&codes);
    QRandomGenerator random(11);
    int brief = 0;
    for (const int code : codes) {
        std::list<std::string> regions;
        util.GetRegionCodesForCountryCallingCode(code, &regions);
        for (const std::string &region : regions) {
            for (int type = 0; type <= 10; ++type) {
                pn::PhoneNumber example;
                if (!util.GetExampleNumberForType(region, pn::PhoneNumberUtil::PhoneNumberType(type), &example))
                    continue;
                for (int i = 0; i < 12; ++i) {
                    QString national = QString::number(example.national_number());
                    for (int changes = int(random.bounded(4)); changes > 0; --changes)
                        national[qsizetype(random.bounded(quint32(national.size())))] = QChar(u'0' + char16_t(random.bounded(10)));
                    if (i % 4 == 3)
                        national.prepend(QString::number(random.bounded(100)));
                    const QString text = u'+' + QString::number(code) + national;
                    if (const auto plain = plainPhone(text)) {
                        ++brief;
                        QVERIFY(same(text, *plain, parsePhonesInFull(text, i % 2 ? u"IE"_s : QString())));
                    }
                }
            }
        }
    }
    QVERIFY2(brief > 2000, qPrintable(QString::number(brief)));
}

/// Digits by chance, most of them no valid number, of every length and behind every calling code.
void TestContactShort::numbersThatNobodyHasAreReadAsLibphonenumberDoes()
{
    std::set<int> codes;
    pn::PhoneNumberUtil::GetInstance()->GetSupportedCallingCodes(&codes);
    QRandomGenerator random(13);
    int brief = 0;
    for (const int code : codes) {
        for (int i = 0; i < 120; ++i) {
            QString national = QString::number(1 + i % 9);
            for (int more = 3 + i % 11; more > 0; --more)
                national += QChar(u'0' + char16_t(random.bounded(10)));
            const QString text = u'+' + QString::number(code) + national;
            if (const auto plain = plainPhone(text)) {
                ++brief;
                QVERIFY(same(text, *plain, parsePhonesInFull(text, i % 2 ? u"IE"_s : QString())));
            }
        }
    }
    QVERIFY2(brief > 5000, qPrintable(QString::number(brief)));
}

void TestContactShort::someAreReadTheShortWay()
{
    QVERIFY(plainEmail(u"Ann.Byrne+shop@example.co.test"_s));
    QVERIFY(plainPhone(u"+353871234567"_s));
    QVERIFY(plainPhone(u"+353999999999"_s));
    QVERIFY(plainPhone(u"+4930123456"_s));
}

void TestContactShort::aSheetSpacesNumbersAfterTheirCode_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("spaced");
    const auto row = [](const char *name, const QString &number, const QString &spaced) { QTest::newRow(name) << number << spaced; };
    row("Ireland", u"+353871234567"_s, u"+353 871234567"_s);
    row("United States", u"+14155550100"_s, u"+1 4155550100"_s);
    row("Kazakhstan", u"+77011234567"_s, u"+7 7011234567"_s);
    row("Germany", u"+4930123456"_s, u"+49 30123456"_s);
    row("Mexico", u"+525512345678"_s, u"+52 5512345678"_s);
    row("Kosovo", u"+38343123456"_s, u"+383 43123456"_s);
    row("a satellite's", u"+881612345678"_s, u"+881 612345678"_s);
    row("nobody's code", u"+999123456"_s, u"+999 123456"_s);
    row("no code begins with 0", u"+012125550"_s, u"+012 125550"_s);
    row("too short", u"+1234"_s, u"+1234"_s);
    row("words", u"+353 ask Ann"_s, u"+353 ask Ann"_s);
    row("at home", u"0871234567"_s, u"0871234567"_s);
}

/// A space that a spreadsheet cannot take for a number, and that is gone when the sheet comes back.
void TestContactShort::aSheetSpacesNumbersAfterTheirCode()
{
    QFETCH(QString, number);
    QFETCH(QString, spaced);
    QByteArray cell = number.toUtf8();
    spacePhone(cell);
    QCOMPARE(QString::fromUtf8(cell), spaced);
    QCOMPARE(unspacedPhone(spaced), number);
}

GOODWORD_TEST(TestContactShort)
#include "tst_contactshort.moc"
