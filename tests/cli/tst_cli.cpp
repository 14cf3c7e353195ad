#include "core/testimonials/testimonialcommands.h"
#include "tests/cli/clirun.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The command line as scripts see it: what it reads, writes and says.
class CliTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<CliShop> m_shop;

private Q_SLOTS:
    void init() { m_shop = std::make_unique<CliShop>(); }

    void listGivesTotalAndRows()
    {
        m_shop->answer(m_shop->ann, 9, u"Soap, \"good\"\nand local"_s);
        m_shop->close();
        Ran ran = cli({u"list"_s, m_shop->path, u"customers"_s, u"--sort"_s, u"-name"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json().value(u"total"_s).toInt(), 2);
        QJsonObject row = ran.json().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"name"_s).toString(), u"Harbour Hotel"_s);
        QCOMPARE(row.value(u"kind"_s).toString(), u"company"_s);
        QVERIFY(row.value(u"nps"_s).isNull());

        ran = cli({u"list"_s, m_shop->path, u"customers"_s, u"--filter"_s, u"nps>8 tag:vip"_s, u"--json"_s});
        QCOMPARE(ran.json().value(u"total"_s).toInt(), 1);
        row = ran.json().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"email"_s).toString(), u"ann@byrne.example"_s);
        QCOMPARE(row.value(u"nps"_s).toDouble(), 9.0);

        QCOMPARE(cli({u"list"_s, m_shop->path, u"companies"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 1);
        ran = cli({u"list"_s, m_shop->path, u"customers"_s, u"--limit"_s, u"1"_s, u"--json"_s});
        QCOMPARE(ran.json().value(u"total"_s).toInt(), 2);
        QCOMPARE(ran.json().value(u"rows"_s).toArray().size(), 1);
        QCOMPARE(cli({u"list"_s, m_shop->path, u"customers"_s}).out.count(u'\n'), 2);

        ran = cli({u"list"_s, m_shop->path, u"answers"_s, u"--filter"_s, u"local"_s, u"--json"_s});
        row = ran.json().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"comment"_s).toString(), u"Soap, \"good\"\nand local"_s);
        QCOMPARE(row.value(u"band"_s).toString(), u"promoter"_s);
        QCOMPARE(cli({u"list"_s, m_shop->path, u"answers"_s}).out.count(u'\n'), 1); // a comment of two lines is one line of a list
        QCOMPARE(cli({u"list"_s, m_shop->path, u"answers"_s, u"--filter"_s, u"nps<7"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 0);
        QCOMPARE(cli({u"list"_s, m_shop->path, u"answers"_s, u"--filter"_s, u"-local"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 0);
    }
    void listsTestimonialsWithWhatConsentCovers()
    {
        Testimonial quote;
        quote.customer = m_shop->ann;
        quote.original = u"Clean hands, clean conscience."_s;
        quote.day = QDate(2026, 11, 1);
        QVERIFY(addTestimonial(*m_shop->book, quote));
        m_shop->close();
        const QJsonObject row = cli({u"list"_s, m_shop->path, u"testimonials"_s, u"--filter"_s, u"tag:vip"_s, u"--json"_s})
                                    .json().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"state"_s).toString(), u"draft"_s);
        QCOMPARE(row.value(u"quote"_s).toString(), quote.original);
        QCOMPARE(row.value(u"consent"_s).toObject().value(u"site"_s).toString(), u"none"_s);
    }
    void showTellsEverything()
    {
        m_shop->answer(m_shop->ann, 3, u"Late"_s);
        m_shop->close();
        for (const QString &word : {QString::number(m_shop->ann.value), u"ANN@byrne.example"_s, u"ann byrne"_s}) {
            const Ran ran = cli({u"show"_s, m_shop->path, word, u"--json"_s});
            QCOMPARE(ran.code, 0);
            QCOMPARE(ran.json().value(u"id"_s).toInt(), int(m_shop->ann.value));
            QCOMPARE(ran.json().value(u"emails"_s).toArray().at(0).toObject().value(u"label"_s).toString(), u"work"_s);
            QCOMPARE(ran.json().value(u"answers"_s).toArray().at(0).toObject().value(u"unanswered"_s).toBool(), true);
        }
        QVERIFY(cli({u"show"_s, m_shop->path, u"Ann Byrne"_s}).out.contains(u"ann@byrne.example"_s));
        const Ran nobody = cli({u"show"_s, m_shop->path, u"nobody@byrne.example"_s, u"--json"_s});
        QCOMPARE(nobody.code, 1);
        QVERIFY2(isSaidWell(nobody.err), qPrintable(nobody.err));
        QCOMPARE(nobody.error().value(u"code"_s).toString(), u"not_found"_s);
    }
    void aNameOfTwoIsNeverGuessed()
    {
        m_shop->add(u"Ann Byrne"_s, u"other@byrne.example"_s);
        m_shop->close();
        const Ran ran = cli({u"stage"_s, m_shop->path, u"Ann Byrne"_s, u"advocacy"_s, u"--json"_s});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.error().value(u"code"_s).toString(), u"conflict"_s);
        QVERIFY(ran.err.contains(QString::number(m_shop->ann.value)));
    }
    void touchReadsTheLine()
    {
        m_shop->close();
        const Ran ran = cli({u"touch"_s, m_shop->path, u"ann@byrne.example"_s, u"call 12 min happy with delivery"_s, u"--at"_s,
                             u"2025-07-01 14:30"_s, u"--staff"_s, u"Nora"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(u"channel"_s).toString(), u"call"_s);
        QCOMPARE(json.value(u"minutes"_s).toInt(), 12);
        QCOMPARE(json.value(u"sentiment"_s).toString(), u"positive"_s);
        QCOMPARE(json.value(u"at"_s).toString(), u"2025-07-01T13:30:00.000Z"_s); // summer time in Dublin
        QCOMPARE(json.value(u"staff"_s).toString(), u"Nora"_s);
        QCOMPARE(cli({u"touch"_s, m_shop->path, u"ann@byrne.example"_s, u"call"_s, u"--at"_s, u"2025-07-02"_s, u"--json"_s})
                     .json().value(u"day"_s).toString(), u"2025-07-02"_s);
        QCOMPARE(cli({u"list"_s, m_shop->path, u"touchpoints"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 2);
        QCOMPARE(cli({u"touch"_s, m_shop->path, u"ann@byrne.example"_s, u"call"_s, u"--at"_s, u"yesterday"_s}).code, 2);
        const Ran future = cli({u"touch"_s, m_shop->path, u"ann@byrne.example"_s, u"call"_s, u"--at"_s, u"2999-01-01"_s});
        QCOMPARE(future.code, 1);
        QCOMPARE(cli({u"undo"_s, m_shop->path}).code, 0);
        QCOMPARE(cli({u"list"_s, m_shop->path, u"touchpoints"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 1);
    }
    void stageMovesByNameOrCode()
    {
        m_shop->close();
        Ran ran = cli({u"stage"_s, m_shop->path, u"Ann Byrne"_s, u"ADVOCACY"_s, u"--why"_s, u"Sent a friend"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json().value(u"moved"_s).toBool(), true);
        ran = cli({u"stage"_s, m_shop->path, u"Ann Byrne"_s, u"advocacy"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json().value(u"moved"_s).toBool(), false);
        const QJsonObject move = cli({u"show"_s, m_shop->path, u"Ann Byrne"_s, u"--json"_s}).json().value(u"journey"_s).toArray().at(0).toObject();
        QCOMPARE(move.value(u"reason"_s).toString(), u"Sent a friend"_s);
        ran = cli({u"stage"_s, m_shop->path, u"Ann Byrne"_s, u"heaven"_s, u"--json"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY2(isSaidWell(ran.err) && ran.err.contains(u"Advocacy"_s), qPrintable(ran.err));
        QVERIFY(ran.error().value(u"text"_s).toString().contains(u"Experience"_s));
    }
    void readsBesideAWriterAndSaysWhereItIsOpen()
    {
        // This program has the book open for writing.
        const Ran reading = cli({u"list"_s, m_shop->path, u"customers"_s, u"--json"_s});
        QCOMPARE(reading.code, 0);
        QCOMPARE(reading.json().value(u"total"_s).toInt(), 2);
        QCOMPARE(cli({u"nps"_s, m_shop->path}).code, 0);
        QCOMPARE(cli({u"show"_s, m_shop->path, u"Ann Byrne"_s}).code, 0);
        const QStringList before = dump(*m_shop->book);
        for (const QStringList &writing : {QStringList{u"touch"_s, m_shop->path, u"Ann Byrne"_s, u"call"_s, u"--json"_s},
                                           QStringList{u"stage"_s, m_shop->path, u"Ann Byrne"_s, u"advocacy"_s, u"--json"_s}}) {
            const Ran ran = cli(writing);
            QCOMPARE(ran.code, 1);
            QCOMPARE(ran.error().value(u"code"_s).toString(), u"locked"_s);
            QVERIFY2(ran.err.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(ran.err));
        }
        QCOMPARE(dump(*m_shop->book), before);
    }
    void sampleMakesABookAndReplacesNone()
    {
        m_shop->close();
        const QString path = m_shop->book.dir.filePath(u"sample.goodword"_s);
        const QStringList wish = {u"sample"_s, path, u"--customers"_s, u"40"_s, u"--today"_s, u"2026-11-22"_s, u"--json"_s};
        Ran ran = cli(wish);
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json().value(u"customers"_s).toInt(), 40);
        QCOMPARE(cli({u"check"_s, path}).code, 0);
        QCOMPARE(cli({u"list"_s, path, u"customers"_s, u"--json"_s}).json().value(u"total"_s).toInt() > 30, true);
        const QByteArray before = fileBytes(path);
        ran = cli(wish);
        QCOMPARE(ran.code, 1);
        QCOMPARE(fileBytes(path), before);
        QCOMPARE(cli({u"sample"_s, path, u"--customers"_s, u"0"_s}).code, 2);
        QCOMPARE(cli({u"sample"_s, path, u"--seed"_s, u"x"_s}).code, 2);
        QCOMPARE(cli({u"sample"_s, path, u"--today"_s, u"soon"_s}).code, 2);
    }
    void wrongUsageIsTwoAndOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("no such verb") << QStringList{u"frobnicate"_s} << u"frobnicate"_s;
        QTest::newRow("too few") << QStringList{u"list"_s, u"BOOK"_s} << u"WHAT"_s;
        QTest::newRow("no such list") << QStringList{u"list"_s, u"BOOK"_s, u"cats"_s} << u"touchpoints"_s;
        QTest::newRow("no such sort key") << QStringList{u"list"_s, u"BOOK"_s, u"customers"_s, u"--sort"_s, u"shoe"_s} << u"created"_s;
        QTest::newRow("no such filter key") << QStringList{u"list"_s, u"BOOK"_s, u"customers"_s, u"--filter"_s, u"shoe:9"_s} << u"shoe"_s;
        QTest::newRow("bad limit") << QStringList{u"list"_s, u"BOOK"_s, u"customers"_s, u"--limit"_s, u"-3"_s} << u"--limit"_s;
        QTest::newRow("no such option") << QStringList{u"show"_s, u"BOOK"_s, u"1"_s, u"--loud"_s} << u"loud"_s;
        QTest::newRow("nothing to log") << QStringList{u"touch"_s, u"BOOK"_s, u"1"_s, u"  "_s} << u"TEXT"_s;
    }
    void wrongUsageIsTwoAndOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        arguments.replaceInStrings(QRegularExpression(u"^BOOK$"_s), m_shop->path);
        const Ran ran = cli(arguments);
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.startsWith(u"goodword-cli: "_s) && ran.err.count(u'\n') == 1);
        QVERIFY2(ran.err.contains(named), qPrintable(ran.err));
        QVERIFY(ran.out.isEmpty());
    }
    void wrongUsageAnswersInJsonToo()
    {
        m_shop->close();
        for (const QStringList &wrong : {QStringList{u"dance"_s, m_shop->path, u"--json"_s}, QStringList{u"list"_s, m_shop->path, u"customers"_s, u"--no-such-option"_s, u"--json"_s},
                                         QStringList{u"list"_s, u"--json"_s}, QStringList{u"list"_s, m_shop->path, u"customers"_s, u"--json"_s, u"--limit"_s}}) {
            const Ran ran = cli(wrong);
            QCOMPARE(ran.code, 2);
            QVERIFY2(!ran.error().value(u"text"_s).toString().isEmpty(), qPrintable(wrong.join(u' ') + ran.out));
            QVERIFY(!ran.error().value(u"code"_s).toString().isEmpty());
            QVERIFY(ran.err.startsWith(u"goodword-cli: "_s));
        }
    }
    void aFileThatIsNoBookIsRefused()
    {
        const QString path = m_shop->book.dir.filePath(u"notes.txt"_s);
        writeFile(path, "not a book");
        for (const QStringList &arguments : {QStringList{u"list"_s, path, u"customers"_s, u"--json"_s}, QStringList{u"nps"_s, path, u"--json"_s},
                                             QStringList{u"touch"_s, path, u"1"_s, u"call"_s, u"--json"_s}}) {
            const Ran ran = cli(arguments);
            QCOMPARE(ran.code, 1);
            QVERIFY(!ran.error().value(u"text"_s).toString().isEmpty());
            QCOMPARE(fileBytes(path), QByteArray("not a book"));
        }
    }
    void everyVerbHasHelp()
    {
        const QString overview = cli({u"--help"_s}).out;
        for (const QString &verb : {u"new"_s, u"import"_s, u"list"_s, u"show"_s, u"touch"_s, u"stage"_s, u"nps"_s, u"undo"_s, u"redo"_s,
                                    u"log"_s, u"erase"_s, u"check"_s, u"backup"_s, u"export"_s, u"salvage"_s, u"sample"_s}) {
            QVERIFY2(overview.contains(u"  %1 "_s.arg(verb)), qPrintable(verb));
            const Ran ran = cli({verb, u"--help"_s});
            QCOMPARE(ran.code, 0);
            QVERIFY2(ran.out.startsWith(u"goodword-cli %1 %2"_s.arg(verb, verb == u"salvage"_s ? u"DAMAGED NEW"_s : u"BOOK"_s)) && ran.out.contains(u"--json"_s), qPrintable(verb));
            QCOMPARE(cli({u"help"_s, verb}).out, ran.out);
        }
    }
    void manualRendersWithoutAWarning()
    {
        const QString groff = QStandardPaths::findExecutable(u"groff"_s);
        const Ran manual = cli({u"man"_s});
        QCOMPARE(manual.code, 0);
        if (groff.isEmpty())
            QSKIP("groff is not installed");
        QProcess process;
        process.start(groff, {u"-man"_s, u"-ww"_s, u"-Kutf8"_s, u"-Tutf8"_s});
        process.write(manual.out.toUtf8());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
        QVERIFY(process.readAllStandardOutput().contains("soap shop"));
    }
};

GOODWORD_TEST(CliTest)
#include "tst_cli.moc"
