#include "core/customers/filter.h"

#include "tests/support/randomtext.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class FilterTest : public QObject
{
    Q_OBJECT

private slots:
    void filtersMeanWhatTheySay_data();
    void filtersMeanWhatTheySay();
    void mistakesNameTheTokenAndWhatIsPossible_data();
    void mistakesNameTheTokenAndWhatIsPossible();
    void everyFilterIsWrittenBackTheSame();
    void spansFollowTheCalendar();
    void chipsReadAsWords();
    void typingProposesKeysAndValues();
};

static QString dump(const Filter &filter)
{
    QStringList out;
    for (const FilterTerm &term : filter.terms)
        out += (term.negated ? u"!"_s : QString()) + term.key + u"%1["_s.arg(int(term.op)) + term.values.join(u'|') + u']';
    return out.join(u' ');
}

void FilterTest::filtersMeanWhatTheySay_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("nothing") << u"   "_s << QString();
    QTest::newRow("the usual") << u"stage:advocate nps>8 quiet:30d tag:vip"_s << u"stage0[advocate] nps1[8] quiet0[30d] tag0[vip]"_s;
    QTest::newRow("or, not, quotes") << u"tag:vip,\"big, spender\" -city:Cork"_s << u"tag0[vip|big, spender] !city0[Cork]"_s;
    QTest::newRow("all operators") << u"nps>=9 nps<=6 nps<3 quiet>4w"_s << u"nps2[9] nps4[6] nps3[3] quiet1[4w]"_s;
    QTest::newRow("keys in any case") << u"STAGE:Advocate"_s << u"stage0[Advocate]"_s;
    QTest::newRow("free text") << u"Zoë \"Mc Carthy\" -soap"_s << u"0[Zoë] 0[Mc Carthy] !0[soap]"_s;
    QTest::newRow("quoted colon is text") << u"\"12:30\" 12:30 \"tag:vip\""_s << u"0[12:30] 0[12:30] 0[tag:vip]"_s;
    QTest::newRow("a quote inside") << u"city:\"say \"\"hi\"\"\""_s << u"city0[say \"hi\"]"_s;
    QTest::newRow("a lone minus is text") << u"a - b"_s << u"0[a] 0[-] 0[b]"_s;
    QTest::newRow("still typing the quote") << u"tag:\"big sp"_s << u"tag0[big sp]"_s;
    QTest::newRow("wildcards are plain") << u"Test% _under back\\slash"_s << u"0[Test%] 0[_under] 0[back\\slash]"_s;
    QTest::newRow("a NUL that was pasted") << QStringLiteral("%1soap %1tag:vip").arg(QChar(QChar::Null)) << u"0[soap] tag0[vip]"_s;
    QTest::newRow("nps in words") << u"nps:promoter,none has:email"_s << u"nps0[promoter|none] has0[email]"_s;
}

void FilterTest::filtersMeanWhatTheySay()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    const Filter filter = parseFilter(in);
    QVERIFY(filter.isValid());
    QCOMPARE(dump(filter), out);
}

void FilterTest::mistakesNameTheTokenAndWhatIsPossible_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown key") << u"ann colour:red"_s << u"colour:red"_s << u"stage, tag, nps"_s;
    QTest::newRow("no number") << u"nps>lots"_s << u"nps>lots"_s << u"0 to 10"_s;
    QTest::newRow("no span") << u"quiet:long"_s << u"quiet:long"_s << u"30d, 4w"_s;
    QTest::newRow("has what?") << u"has:wings"_s << u"has:wings"_s << u"email, phone"_s;
    QTest::newRow("no value") << u"tag:"_s << u"tag:"_s << u"needs a value"_s;
    QTest::newRow("text is not compared") << u"-city>Cork"_s << u"-city>Cork"_s << u"city:Cork"_s;
}

void FilterTest::mistakesNameTheTokenAndWhatIsPossible()
{
    QFETCH(QString, in);
    QFETCH(QString, token);
    QFETCH(QString, says);
    const Filter filter = parseFilter(in);
    QCOMPARE(filter.errors.size(), 1);
    const FilterError error = filter.errors.first();
    QCOMPARE(error.token, token);
    QCOMPARE(in.mid(error.from, error.length), token);
    QVERIFY2(error.text.contains(says), qPrintable(error.text));
}

void FilterTest::everyFilterIsWrittenBackTheSame()
{
    QRandomGenerator random(17);
    const QStringList parts{u"stage"_s, u":"_s, u">"_s, u">="_s, u"\""_s, u","_s, u"-"_s, u" "_s, u"nps"_s, u"9"_s, u"quiet:30d"_s,
                            u"ann"_s, u"tag:"_s, u"x y"_s, u"\"\""_s};
    for (int i = 0; i < 30000; ++i) {
        const Filter filter = parseFilter(randomText(random, parts));
        const Filter again = parseFilter(filter.toText());
        QCOMPARE(dump(again), dump(filter));
        QVERIFY(again.terms == filter.terms);
    }
}

void FilterTest::spansFollowTheCalendar()
{
    const QDate today(2024, 3, 31);
    QCOMPARE(filterDayBefore(u"30d"_s, today), QDate(2024, 3, 1));
    QCOMPARE(filterDayBefore(u"4W"_s, today), QDate(2024, 3, 3));
    QCOMPARE(filterDayBefore(u"1m"_s, today), QDate(2024, 2, 29));
    QCOMPARE(filterDayBefore(u"1y"_s, today), QDate(2023, 3, 31));
    QCOMPARE(filterDayBefore(u"7"_s, today), QDate(2024, 3, 24));
    QVERIFY(!filterDayBefore(u"99999d"_s, today));
    QCOMPARE(filterNumber(u"8.5"_s), 8.5);
    QVERIFY(!filterNumber(u"nan"_s));
}

void FilterTest::chipsReadAsWords()
{
    const auto label = [](const QString &text) { return filterTermLabel(parseFilter(text).terms.value(0)); };
    QCOMPARE(label(u"stage:advocate,promoter"_s), u"Stage: advocate or promoter"_s);
    QCOMPARE(label(u"-tag:vip"_s), u"not Tag: vip"_s);
    QCOMPARE(label(u"nps>8"_s), u"NPS above 8"_s);
    QCOMPARE(label(u"-soap"_s), u"not soap"_s);
}

void FilterTest::typingProposesKeysAndValues()
{
    const auto offers = [](const QString &text) {
        const auto found = suggestFilter(text, [](const QString &key, const QString &) {
            return key == u"tag"_s ? QStringList{u"vip"_s, u"Éire"_s, u"big spender"_s} : QStringList();
        });
        QStringList texts;
        for (const FilterSuggestion &suggestion : found.list)
            texts += text.left(found.from) + suggestion.insert;
        return texts;
    };
    QCOMPARE(offers(u"ann s"_s), (QStringList{u"ann stage:"_s, u"ann source:"_s}));
    QCOMPARE(offers(u"ann -ta"_s), QStringList{u"ann -tag:"_s});
    QCOMPARE(offers(u"x tag:e"_s), QStringList{u"x tag:Éire"_s});
    QCOMPARE(offers(u"tag:vip,b"_s), QStringList{u"tag:vip,\"big spender\""_s});
    QCOMPARE(offers(u"tag:vip,"_s), (QStringList{u"tag:vip,Éire"_s, u"tag:vip,\"big spender\""_s}));
    QCOMPARE(offers(QString()).size(), filterKeys().size());
    QVERIFY(offers(u"colour:"_s).isEmpty());
    QVERIFY(offers(u"has:em"_s).contains(u"has:email"_s));
}

GOODWORD_TEST(FilterTest)
#include "tst_filter.moc"
