#include "core/exchange/dates.h"

#include "core/base/instant.h"

#include "tests/support/listfile.h"
#include "tests/support/randomtext.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class DatesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyDateOfTheListGetsItsVerdict_data();
    void everyDateOfTheListGetsItsVerdict();
    void datesAreReadAsProgramsWriteThem_data();
    void datesAreReadAsProgramsWriteThem();
    void theChosenOrderHoldsForEveryRow();
    void aDayIsNeverShiftedByAZone();
    void oneColumnHasOneOrder_data();
    void oneColumnHasOneOrder();
    void everyDayIsReadBackInEveryOrder();
    void anyTextGetsAVerdict();
};

static QString meaning(const DateReading &reading)
{
    const auto instant = [](const QDateTime &at) { return at.toUTC().toString(Qt::ISODate); };
    QStringList texts;
    if (reading.instant.isValid())
        texts += instant(reading.instant);
    else if (reading.day.isValid() && reading.instants.isEmpty())
        texts += dayText(reading.day);
    for (const QDateTime &at : reading.instants)
        texts += instant(at);
    for (const QDate day : reading.days)
        texts += dayText(day);
    return texts.join(u" or "_s);
}

void DatesTest::everyDateOfTheListGetsItsVerdict_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("out");
    for (const QStringList &row : listRows(u"19_dates.tsv"_s))
        QTest::newRow(qPrintable(row.at(0))) << row.at(0) << row.at(1) << row.value(2);
}

void DatesTest::everyDateOfTheListGetsItsVerdict()
{
    QFETCH(QString, in);
    QFETCH(QString, verdict);
    QFETCH(QString, out);
    const DateReading reading = parseInstant(in);
    QCOMPARE(dateVerdictCode(reading.verdict), verdict);
    if (!out.isEmpty() || !asks(reading.verdict))
        QCOMPARE(meaning(reading), out);
    countRows();
}

void DatesTest::datesAreReadAsProgramsWriteThem_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("out");
    const auto row = [](const QString &in, const char *verdict, const char *out) {
        QTest::newRow(qPrintable(in)) << in << QString::fromLatin1(verdict) << QString::fromLatin1(out);
    };
    row(u" 2024-02-29 "_s, "ok", "2024-02-29");
    row(u"2024/2/9"_s, "ok", "2024-02-09");
    row(u"04/04/2024"_s, "ok", "2024-04-04");
    row(u"03.04.2024"_s, "ask", "2024-04-03 or 2024-03-04");
    row(u"24-12-31"_s, "ask", "2031-12-24 or 2024-12-31");
    row(u"32/12/2024"_s, "bad", "");
    row(u"13/13/2024"_s, "bad", "");
    row(u"31122024"_s, "ok", "2024-12-31");
    row(u"Feb 29th, 2024"_s, "ok", "2024-02-29");
    row(u"29-Feb-24"_s, "ok-warn", "2024-02-29");
    row(u"Donnerstag, 29. Februar 2024"_s, "ok", "2024-02-29");
    row(u"3. März 2024"_s, "ok", "2024-03-03");
    row(u"14 juillet 2023"_s, "ok", "2023-07-14");
    row(u"2024 Feb 29"_s, "ok", "2024-02-29");
    row(u"30 Feb 2024"_s, "bad", "");
    row(u"Thu, 29 Feb 2024 10:00:00 +0100"_s, "ok", "2024-02-29T09:00:00Z");
    row(u"Thu Feb 29 2024 10:00:00 GMT+0100 (CET)"_s, "ok", "2024-02-29T09:00:00Z");
    row(u"2024-02-29 10:00"_s, "ok", "2024-02-29T10:00:00Z");
    row(u"2/29/2024 2:30 PM"_s, "ok", "2024-02-29T14:30:00Z");
    row(u"2/29/2024, 12:30 a.m."_s, "ok", "2024-02-29T00:30:00Z");
    row(u"2/29/2024 13:30 PM"_s, "bad", "");
    row(u"20240229T100000Z"_s, "ok", "2024-02-29T10:00:00Z");
    row(u"2024-02-29T10:00:00.123456Z"_s, "ok", "2024-02-29T10:00:00Z");
    row(u"2024-02-29T24:00:00Z"_s, "fix", "2024-03-01T00:00:00Z");
    row(u"2024-02-29T25:00:00Z"_s, "bad", "");
    row(u"2024-02-29T10:00:60Z"_s, "bad", "");
    row(u"2024-02-29T10:00:00-05:00"_s, "ok", "2024-02-29T15:00:00Z");
    row(u"2024-02-29T10:00:00+15:00"_s, "bad", "");
    row(u"2024-02-29T10:00:00 Mars/Olympus"_s, "bad", "");
    row(u"2024-03-10T02:30:00 America/New_York"_s, "warn-gap", "2024-03-10T07:30:00Z");
    row(u"2024-11-03T01:30:00[America/New_York]"_s, "ask-twice", "2024-11-03T05:30:00Z or 2024-11-03T06:30:00Z");
    row(u"1704067200000"_s, "ask-epoch", "2024-01-01T00:00:00Z");
    row(u"45292.5"_s, "ask-excel", "2024-01-01T12:00:00Z or 2024-01-01");
    row(u"00/00/0000"_s, "empty", "");
    row(u"0000-00-00 00:00:00"_s, "empty", "");
    row(u"  "_s, "empty", "");
    row(u"-"_s, "bad", "");
    row(u"0001-01-01"_s, "warn", "0001-01-01");
    row(u"1900-01-01"_s, "warn", "1900-01-01");
    row(u"2024"_s, "bad", "");
    row(u"2024-02"_s, "bad", "");
    row(u"yesterday"_s, "bad", "");
    row(u"٢٠٢٤-٠٢-٢٩"_s, "ok", "2024-02-29");
}

void DatesTest::datesAreReadAsProgramsWriteThem()
{
    QFETCH(QString, in);
    QFETCH(QString, verdict);
    QFETCH(QString, out);
    const DateReading reading = parseInstant(in);
    QCOMPARE(dateVerdictCode(reading.verdict), verdict);
    QCOMPARE(meaning(reading), out);
}

void DatesTest::theChosenOrderHoldsForEveryRow()
{
    const auto day = [](const QString &text, DateOrder order) { return parseDay(text, {order, QTimeZone::utc()}).day; };
    QCOMPARE(day(u"03/04/2024"_s, DateOrder::Dmy), QDate(2024, 4, 3));
    QCOMPARE(day(u"03/04/2024"_s, DateOrder::Mdy), QDate(2024, 3, 4));
    QCOMPARE(day(u"01/02/03"_s, DateOrder::Ymd), QDate(2001, 2, 3));
    QVERIFY(!day(u"12/31/2024"_s, DateOrder::Dmy).isValid());
    QCOMPARE(day(u"2024-03-04"_s, DateOrder::Dmy), QDate(2024, 3, 4));
}

void DatesTest::aDayIsNeverShiftedByAZone()
{
    const DateOptions options{DateOrder::Unknown, QTimeZone("Pacific/Auckland")};
    QCOMPARE(parseDay(u"2024-01-01"_s, options).day, QDate(2024, 1, 1));
    QCOMPARE(parseDay(u"2024-01-01T00:00:00+14:00"_s, options).day, QDate(2024, 1, 1));
    const DateReading reading = parseInstant(u"2024-01-01 23:30"_s, options);
    QCOMPARE(reading.day, QDate(2024, 1, 1));
    QCOMPARE(instantText(reading.instant), u"2024-01-01T10:30:00.000Z"_s);
    QCOMPARE(parseInstant(u"2024-01-01T23:30:00Z"_s, options).day, QDate(2024, 1, 2));
}

void DatesTest::oneColumnHasOneOrder_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QString>("order");
    QTest::addColumn<bool>("ask");
    QTest::newRow("a day beyond 12 decides") << QStringList{u"03/04/2024"_s, u"31/12/2024"_s} << u"dmy"_s << false;
    QTest::newRow("also the other way") << QStringList{u"12/31/2024"_s, u"03/04/2024"_s, QString()} << u"mdy"_s << false;
    QTest::newRow("nothing decides") << QStringList{u"03/04/2024"_s, u"2024-01-01"_s} << QString() << true;
    QTest::newRow("rows contradict") << QStringList{u"31/12/2024"_s, u"12/31/2024"_s} << QString() << true;
    QTest::newRow("no cell depends on it") << QStringList{u"2024-01-01"_s, u"4/4/2024"_s, u"tomorrow"_s} << QString() << false;
}

void DatesTest::oneColumnHasOneOrder()
{
    QFETCH(QStringList, cells);
    QFETCH(QString, order);
    QFETCH(bool, ask);
    DateOrderGuess guess;
    for (const QString &cell : cells)
        guess.add(cell);
    QCOMPARE(dateOrderCode(guess.order()), order);
    QCOMPARE(guess.mustAsk(), ask);
    QCOMPARE(dateOrderFromCode(order).value_or(DateOrder::Unknown), guess.order());
}

void DatesTest::everyDayIsReadBackInEveryOrder()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 3000; ++i) {
        const QDate day = QDate(1950, 1, 1).addDays(random.bounded(50000));
        QCOMPARE(parseDay(day.toString(Qt::ISODate)).day, day);
        QCOMPARE(parseDay(day.toString(u"d.M.yyyy"_s), {DateOrder::Dmy, QTimeZone::utc()}).day, day);
        QCOMPARE(parseDay(day.toString(u"MM/dd/yyyy"_s), {DateOrder::Mdy, QTimeZone::utc()}).day, day);
        QCOMPARE(parseDay(QLocale(QLocale::German).toString(day, u"dddd, d. MMMM yyyy"_s)).day, day);
        const DateReading open = parseDay(day.toString(u"dd/MM/yyyy"_s));
        QVERIFY(open.day == day || open.days.contains(day));
    }
}

void DatesTest::anyTextGetsAVerdict()
{
    QRandomGenerator random(13);
    const QStringList parts{u"2024"_s, u"-"_s, u"/"_s, u"31"_s, u"02"_s, u"T"_s, u"10:00"_s, u"Z"_s, u" "_s, u"Feb"_s, u"Europe/Dublin"_s, u"+01:00"_s, u"60"_s, u"."_s};
    for (int i = 0; i < 20000; ++i) {
        const DateReading reading = parseInstant(randomText(random, parts), {DateOrder(i % 4), QTimeZone("Europe/Dublin")});
        QVERIFY(reading.verdict == DateVerdict::Bad || reading.verdict == DateVerdict::Empty || reading.day.isValid()
                || (asks(reading.verdict) && !(reading.days.isEmpty() && reading.instants.isEmpty())));
    }
}

GOODWORD_TEST(DatesTest)
#include "tst_dates.moc"
