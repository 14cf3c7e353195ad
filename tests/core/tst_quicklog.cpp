#include "core/touchpoints/quicklog.h"

#include "tests/support/randomtext.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class QuickLogTest : public QObject
{
    Q_OBJECT

private slots:
    void fiveSecondsAreEnough_data();
    void fiveSecondsAreEnough();
    void everyLineOfANoteIsKept();
    void everyWordIsUnderstoodOrKept();
    void everyKindHasItsOwnCodeAndName();
};

// A Wednesday.
static const QDate kToday(2026, 11, 25);

static QString dump(const QuickLog &log)
{
    QStringList parts{channelCode(log.channel)};
    if (log.direction != Direction::None)
        parts += directionCode(log.direction);
    if (log.minutes)
        parts += u"%1min"_s.arg(*log.minutes);
    if (log.sentiment != Sentiment::Unset)
        parts += sentimentCode(log.sentiment);
    if (log.day != kToday)
        parts += u"on "_s + log.day.toString(Qt::ISODate);
    if (log.followUp.isValid())
        parts += u"then "_s + log.followUp.toString(Qt::ISODate);
    return parts.join(u' ') + u" | "_s + log.text;
}

void QuickLogTest::fiveSecondsAreEnough_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    const auto row = [](const QString &in, const QString &out) { QTest::newRow(qPrintable(in)) << in << out; };
    row(u"call 12 min happy with delivery"_s, u"call 12min positive | happy with delivery"_s);
    row(u"Call, 12min: happy with delivery"_s, u"call 12min positive | happy with delivery"_s);
    row(u"email yesterday asked for invoice"_s, u"email on 2026-11-24 | asked for invoice"_s);
    row(u"met at fair 1h"_s, u"meeting 60min | at fair"_s);
    row(u"whatsapp complained about late parcel"_s, u"chat negative | complained about late parcel"_s);
    row(u"follow up friday"_s, u"other then 2026-11-27 | "_s);
    row(u"call 5 min wants samples, follow up next monday"_s, u"call 5min then 2026-11-30 | wants samples"_s);
    row(u"call back tomorrow about the order"_s, u"other then 2026-11-26 | call back tomorrow about the order"_s);
    row(u"email follow-up in 2 weeks sent price list"_s, u"email out then 2026-12-09 | price list"_s);
    row(u"incoming call 3 min angry"_s, u"call in 3min negative | angry"_s);
    row(u"call in 12 min not happy"_s, u"call in 12min negative | not happy"_s);
    row(u"email from Ann about soap"_s, u"email in | from Ann about soap"_s);
    row(u"letter to the shop"_s, u"letter out | to the shop"_s);
    row(u"met in Dublin, great talk"_s, u"meeting positive | in Dublin, great talk"_s);
    row(u"yesterday call 1h30 talked"_s, u"call 90min on 2026-11-24 | talked"_s);
    row(u"meeting last friday 1,5 h"_s, u"meeting 90min on 2026-11-20 | "_s);
    row(u"visit 2 days ago half an hour chat about boxes"_s, u"visit 30min on 2026-11-23 | chat about boxes"_s);
    row(u"call 1 h 15 min"_s, u"call 75min | "_s);
    row(u"call parcel was late, waited 2 h"_s, u"call | parcel was late, waited 2 h"_s);
    row(u"zoom about prices for 20 min"_s, u"meeting 20min | about prices"_s);
    row(u"Anruf 12 Minuten zufrieden mit der Lieferung"_s, u"call 12min positive | zufrieden mit der Lieferung"_s);
    row(u"Telefonat gestern nicht zufrieden, Wiedervorlage Freitag"_s, u"call negative on 2026-11-24 then 2026-11-27 | nicht zufrieden"_s);
    row(u"Besuch vor 2 Tagen hat sich beschwert"_s, u"visit negative on 2026-11-23 | hat sich beschwert"_s);
    row(u"Rückruf am Montag wegen Rechnung"_s, u"other then 2026-11-30 | Rückruf am Montag wegen Rechnung"_s);
    row(u"sms 2026-11-20 thanks :)"_s, u"sms positive on 2026-11-20 | thanks :)"_s);
    row(u"happy with price but angry about parcel"_s, u"other neutral | happy with price but angry about parcel"_s);
    row(u"follow up soon"_s, u"other | follow up soon"_s);
    row(u"Likes   lavender"_s, u"other | Likes   lavender"_s);
    row(u"   "_s, u"other | "_s);
    row(u"follow up wednesday"_s, u"other then 2026-12-02 | "_s);
}

void QuickLogTest::fiveSecondsAreEnough()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    QCOMPARE(dump(parseQuickLog(in, kToday)), out);
}

void QuickLogTest::everyLineOfANoteIsKept()
{
    const QuickLog log = parseQuickLog(u"call 5 min\nwants  two boxes\n\nvery happy"_s, kToday);
    QCOMPARE(log.minutes, 5);
    QCOMPARE(log.text, u"wants  two boxes\n\nvery happy"_s);
    QCOMPARE(log.sentiment, Sentiment::Positive);
    QCOMPARE(parseQuickLog(u"WhatsApp, hello"_s, kToday).channelWord, u"WhatsApp"_s);
}

void QuickLogTest::everyWordIsUnderstoodOrKept()
{
    QRandomGenerator random(23);
    const QStringList parts{u"call "_s, u"12 "_s, u"min "_s, u"1h30 "_s, u"soap "_s, u"happy "_s, u"not "_s, u"follow up "_s, u"friday "_s,
                            u"in "_s, u"yesterday "_s, u"ago "_s, u"2 days "_s, u"for "_s, u"99999 h "_s, u"half an hour "_s};
    for (int i = 0; i < 20000; ++i) {
        const QString line = randomText(random, parts);
        const QuickLog log = parseQuickLog(line, kToday);
        QCOMPARE(log.text.count(u"soap"_s), line.count(u"soap"_s));
        QVERIFY(log.day.isValid() && log.day <= kToday);
        QVERIFY(!log.followUp.isValid() || log.followUp >= kToday);
        QVERIFY(!log.minutes || (*log.minutes >= 0 && *log.minutes <= 24 * 60));
    }
}

void QuickLogTest::everyKindHasItsOwnCodeAndName()
{
    QSet<QString> names;
    for (const Channel channel : kChannels) {
        QCOMPARE(channelFromCode(channelCode(channel).toUpper()), channel);
        names.insert(channelName(channel));
    }
    for (const Direction direction : kDirections) {
        QCOMPARE(directionFromCode(directionCode(direction)), direction);
        names.insert(directionName(direction));
    }
    for (const Sentiment sentiment : kSentiments) {
        QCOMPARE(sentimentFromCode(sentimentCode(sentiment)), sentiment);
        names.insert(sentimentName(sentiment));
    }
    QCOMPARE(size_t(names.size()), kChannels.size() + kDirections.size() + kSentiments.size());
    QVERIFY(!channelFromCode(u"pigeon"_s));
}

GOODWORD_TEST(QuickLogTest)
#include "tst_quicklog.moc"
