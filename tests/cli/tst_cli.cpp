#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include "core/customers/customercommands.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/npsmath.h"
#include "core/testimonials/testimonialcommands.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

struct Ran {
    int code = -1;
    QString out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    QJsonObject error() const { return json().value(u"error"_s).toObject(); }
};

Ran cli(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), arguments);
    if (!process.waitForStarted() || !process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// One sentence with our name before it, on one line.
bool isOneSentence(const QString &text)
{
    return text.startsWith(u"goodword-cli: "_s) && text.count(u'\n') == 1 && text.trimmed().endsWith(u'.');
}

} // namespace

/// The command line as scripts see it: the program itself is run.
class CliTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestBook> m_book;
    QString m_path;
    CustomerId m_ann, m_hotel;

    CustomerId add(const QString &name, const QString &email, CustomerKind kind = CustomerKind::Person)
    {
        CustomerDraft draft;
        draft.name = name;
        draft.kind = kind;
        draft.tags = {u"vip"_s};
        if (!email.isEmpty())
            draft.emails = {{u"work"_s, email}};
        return *addCustomer(**m_book, draft);
    }
    void answer(CustomerId who, double score, const QString &comment = {})
    {
        Answer answer;
        answer.survey = feedbackStore::surveys((*m_book)->db()).front().id;
        answer.customer = who;
        answer.day = m_book->clock.nowUtc().date().addDays(-1);
        answer.score = score;
        answer.comment = comment;
        QVERIFY(addAnswer(**m_book, answer));
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// From here on the book is nobody's.
    void close() { m_book->book.reset(); }

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<TestBook>();
        m_path = m_book->path;
        m_ann = add(u"Ann Byrne"_s, u"ann@byrne.example"_s);
        m_hotel = add(u"Harbour Hotel"_s, u"desk@harbour.example"_s, CustomerKind::Company);
    }

    // ---- reading ----------------------------------------------------------------------------------------------------
    void listGivesTotalAndRows()
    {
        answer(m_ann, 9, u"Soap, \"good\"\nand local"_s);
        close();
        Ran ran = cli({u"list"_s, m_path, u"customers"_s, u"--sort"_s, u"-name"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json().value(u"total"_s).toInt(), 2);
        QJsonObject row = ran.json().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"name"_s).toString(), u"Harbour Hotel"_s);
        QCOMPARE(row.value(u"kind"_s).toString(), u"company"_s);
        QVERIFY(row.value(u"nps"_s).isNull());

        ran = cli({u"list"_s, m_path, u"customers"_s, u"--filter"_s, u"nps>8 tag:vip"_s, u"--json"_s});
        QCOMPARE(ran.json().value(u"total"_s).toInt(), 1);
        row = ran.json().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"email"_s).toString(), u"ann@byrne.example"_s);
        QCOMPARE(row.value(u"nps"_s).toDouble(), 9.0);

        QCOMPARE(cli({u"list"_s, m_path, u"companies"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 1);
        ran = cli({u"list"_s, m_path, u"customers"_s, u"--limit"_s, u"1"_s, u"--json"_s});
        QCOMPARE(ran.json().value(u"total"_s).toInt(), 2);
        QCOMPARE(ran.json().value(u"rows"_s).toArray().size(), 1);
        QCOMPARE(cli({u"list"_s, m_path, u"customers"_s}).out.count(u'\n'), 2);

        ran = cli({u"list"_s, m_path, u"answers"_s, u"--filter"_s, u"local"_s, u"--json"_s});
        row = ran.json().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"comment"_s).toString(), u"Soap, \"good\"\nand local"_s);
        QCOMPARE(row.value(u"band"_s).toString(), u"promoter"_s);
        QCOMPARE(cli({u"list"_s, m_path, u"answers"_s}).out.count(u'\n'), 1); // a comment of two lines is one line of a list
        QCOMPARE(cli({u"list"_s, m_path, u"answers"_s, u"--filter"_s, u"nps<7"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 0);
        QCOMPARE(cli({u"list"_s, m_path, u"answers"_s, u"--filter"_s, u"-local"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 0);
    }
    void listsTestimonialsWithWhatConsentCovers()
    {
        Testimonial quote;
        quote.customer = m_ann;
        quote.original = u"Clean hands, clean conscience."_s;
        quote.day = QDate(2026, 11, 1);
        QVERIFY(addTestimonial(**m_book, quote));
        close();
        const QJsonObject row = cli({u"list"_s, m_path, u"testimonials"_s, u"--filter"_s, u"tag:vip"_s, u"--json"_s})
                                    .json().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"state"_s).toString(), u"draft"_s);
        QCOMPARE(row.value(u"quote"_s).toString(), quote.original);
        QCOMPARE(row.value(u"consent"_s).toObject().value(u"site"_s).toString(), u"none"_s);
    }
    void showTellsEverything()
    {
        answer(m_ann, 3, u"Late"_s);
        close();
        for (const QString &word : {QString::number(m_ann.value), u"ANN@byrne.example"_s, u"ann byrne"_s}) {
            const Ran ran = cli({u"show"_s, m_path, word, u"--json"_s});
            QCOMPARE(ran.code, 0);
            QCOMPARE(ran.json().value(u"id"_s).toInt(), int(m_ann.value));
            QCOMPARE(ran.json().value(u"emails"_s).toArray().at(0).toObject().value(u"label"_s).toString(), u"work"_s);
            QCOMPARE(ran.json().value(u"answers"_s).toArray().at(0).toObject().value(u"unanswered"_s).toBool(), true);
        }
        QVERIFY(cli({u"show"_s, m_path, u"Ann Byrne"_s}).out.contains(u"ann@byrne.example"_s));
        const Ran nobody = cli({u"show"_s, m_path, u"nobody@byrne.example"_s, u"--json"_s});
        QCOMPARE(nobody.code, 1);
        QVERIFY2(isOneSentence(nobody.err), qPrintable(nobody.err));
        QCOMPARE(nobody.error().value(u"code"_s).toString(), u"not_found"_s);
    }
    void aNameOfTwoIsNeverGuessed()
    {
        add(u"Ann Byrne"_s, u"other@byrne.example"_s);
        close();
        const Ran ran = cli({u"stage"_s, m_path, u"Ann Byrne"_s, u"advocacy"_s, u"--json"_s});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.error().value(u"code"_s).toString(), u"conflict"_s);
        QVERIFY(ran.err.contains(QString::number(m_ann.value)));
    }

    // ---- encrypted copies -------------------------------------------------------------------------------------------
    void anEncryptedBackupOpensByPassphraseAndByRecoveryKey()
    {
        close();
        const QTemporaryDir dir;
        const QString copy = dir.filePath(u"copy.goodword-sealed"_s), words = dir.filePath(u"words"_s);
        const QString passphrase = u"seven gulls over a slow harbour"_s;
        write(words, passphrase.toUtf8() + "\nnot this line\n");
        Ran ran = cli({u"backup"_s, m_path, copy, u"--encrypt"_s, u"--passphrase-file"_s, words, u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY(!(ran.out + ran.err).contains(passphrase));
        const QString recovery = ran.json().value(u"recovery_key"_s).toString();
        QCOMPARE(recovery.size(), 41);
        QVERIFY(!fileBytes(copy).contains("Byrne"));
        write(dir.filePath(u"key"_s), recovery.toLower().toUtf8());
        write(dir.filePath(u"wrong"_s), "seven gulls over a slow harbor");
        for (const QString &key : {u"words"_s, u"key"_s}) {
            const QString out = dir.filePath(key + u".goodword"_s);
            ran = cli({u"unseal"_s, copy, out, u"--passphrase-file"_s, dir.filePath(key)});
            QVERIFY2(ran.code == 0, qPrintable(ran.err));
            QCOMPARE(cli({u"check"_s, out}).code, 0);
            QCOMPARE(cli({u"list"_s, out, u"customers"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 2);
            QCOMPARE(cli({u"unseal"_s, copy, out, u"--passphrase-file"_s, words}).code, 1); // never over what is there
        }
        ran = cli({u"unseal"_s, copy, dir.filePath(u"wrong.goodword"_s), u"--passphrase-file"_s, dir.filePath(u"wrong"_s), u"--json"_s});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.error().value(u"code"_s).toString(), u"wrong_key"_s);
        QVERIFY(!QFile::exists(dir.filePath(u"wrong.goodword"_s)));
        QCOMPARE(cli({u"backup"_s, m_path, copy, u"--encrypt"_s, u"--passphrase-file"_s, words}).code, 1);
        QCOMPARE(cli({u"backup"_s, m_path, u"--encrypt"_s}).code, 2);
        QCOMPARE(cli({u"backup"_s, m_path, u"--passphrase-file"_s, words}).code, 2);
        QCOMPARE(cli({u"unseal"_s, copy, dir.filePath(u"x"_s)}).code, 2);
    }
    void withoutAFileTheEncryptedBackupLiesBesideTheBook()
    {
        close();
        const QTemporaryDir dir;
        write(dir.filePath(u"short"_s), "soap");
        const Ran ran = cli({u"backup"_s, m_path, u"--encrypt"_s, u"--passphrase-file"_s, dir.filePath(u"short"_s), u"--recovery-file"_s,
                             dir.filePath(u"recovery"_s)});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY(ran.err.contains(u"guess"_s)); // advice, no wall
        QVERIFY(ran.out.trimmed().endsWith(u".goodword-sealed"_s));
        QVERIFY(ran.out.startsWith(QFileInfo(m_path).absolutePath()));
        QVERIFY(!ran.out.contains(u"ecovery"_s));
        const QString recovery = QString::fromUtf8(fileBytes(dir.filePath(u"recovery"_s))).trimmed();
        QCOMPARE(recovery.size(), 41);
        QCOMPARE(int(QFile(dir.filePath(u"recovery"_s)).permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
    }
    void anExportIsEncryptedToo()
    {
        close();
        const QTemporaryDir dir;
        write(dir.filePath(u"words"_s), "seven gulls over a slow harbour");
        const QString list = dir.filePath(u"list.csv"_s);
        const Ran ran = cli({u"export"_s, m_path, u"customers"_s, u"-o"_s, list, u"--encrypt"_s, u"--passphrase-file"_s, dir.filePath(u"words"_s), u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(ran.json().value(u"rows"_s).toInt(), 2);
        QVERIFY(!QFile::exists(list));
        QVERIFY(QFile::exists(list + u".goodword-sealed"_s));
        QCOMPARE(cli({u"unseal"_s, list + u".goodword-sealed"_s, list, u"--passphrase-file"_s, dir.filePath(u"words"_s), u"--json"_s})
                     .json().value(u"name"_s).toString(), u"list.csv"_s);
        QVERIFY(fileBytes(list).contains("Byrne"));
    }

    // ---- the score --------------------------------------------------------------------------------------------------
    void npsIsExact_data()
    {
        QTest::addColumn<int>("promoters");
        QTest::addColumn<int>("passives");
        QTest::addColumn<int>("detractors");
        QTest::addColumn<double>("exactScore");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("text");
        QTest::newRow("a hundred") << 50 << 30 << 20 << 30.0 << 14.1 << 44.2 << u"NPS +30 (95 %: 14.1…44.2)"_s;
        QTest::newRow("thirty-one") << 18 << 11 << 2 << 51.6129032258 << 25.5 << 68.6 << u"NPS +52 (95 %: 25.5…68.6)"_s;
        QTest::newRow("ten") << 5 << 3 << 2 << 30.0 << -19.1 << 65.2 << u"NPS +30 (95 %: −19.1…65.2)"_s;
        QTest::newRow("all promoters") << 10 << 0 << 0 << 100.0 << 47.5 << 100.0 << u"NPS +100 (95 %: 47.5…100.0)"_s;
        QTest::newRow("rounded once") << 2 << 3 << 1 << 16.6666666667 << -200.0 << 200.0 << u"NPS +17"_s;
    }
    void npsIsExact()
    {
        QFETCH(int, promoters);
        QFETCH(int, passives);
        QFETCH(int, detractors);
        for (int i = 0; i < promoters + passives + detractors; ++i)
            answer({}, i < promoters ? 9 + i % 2 : i < promoters + passives ? 7 + i % 2 : i % 7);
        close();
        const Ran ran = cli({u"nps"_s, m_path, u"--json"_s});
        QCOMPARE(ran.code, 0);
        const QJsonObject json = ran.json();
        QCOMPARE(json.keys(), QStringList({u"detractors"_s, u"interval"_s, u"passives"_s, u"promoters"_s, u"responses"_s, u"score"_s}));
        QCOMPARE(json.value(u"promoters"_s).toInt(), promoters);
        QCOMPARE(json.value(u"passives"_s).toInt(), passives);
        QCOMPARE(json.value(u"detractors"_s).toInt(), detractors);
        QCOMPARE(json.value(u"responses"_s).toInt(), promoters + passives + detractors);
        const double score = json.value(u"score"_s).toDouble();
        QFETCH(double, exactScore);
        QVERIFY(std::abs(score - exactScore) < 1e-9);
        const NpsFigure wanted = npsFigure({promoters, passives, detractors});
        const QJsonArray interval = json.value(u"interval"_s).toArray();
        QCOMPARE(interval.at(0).toDouble(), wanted.interval->low); // not rounded on the way
        QCOMPARE(interval.at(1).toDouble(), wanted.interval->high);
        QFETCH(double, low);
        QFETCH(double, high);
        if (low > -200)
            QVERIFY(std::abs(interval.at(0).toDouble() - low) < 0.06 && std::abs(interval.at(1).toDouble() - high) < 0.06);
        QFETCH(QString, text);
        const Ran plain = cli({u"nps"_s, m_path});
        QVERIFY2(plain.out.startsWith(text), qPrintable(plain.out));
    }
    void npsOfNobodyIsNull()
    {
        close();
        const QJsonObject json = cli({u"nps"_s, m_path, u"--json"_s}).json();
        QCOMPARE(json.value(u"responses"_s).toInt(-1), 0);
        QVERIFY(json.value(u"score"_s).isNull() && json.value(u"interval"_s).isNull());
        QCOMPARE(cli({u"nps"_s, m_path, u"--survey"_s, u"none such"_s}).code, 1);
        QCOMPARE(cli({u"nps"_s, m_path, u"--from"_s, u"01/02/2026"_s}).code, 2);
        QCOMPARE(cli({u"nps"_s, m_path, u"--from"_s, u"2026-02-01"_s, u"--to"_s, u"2026-01-01"_s}).code, 2);
    }
    void npsDaysAreInclusive()
    {
        answer(m_ann, 10); // on 2026-11-21
        close();
        const auto responses = [&](const QString &from, const QString &to) {
            return cli({u"nps"_s, m_path, u"--from"_s, from, u"--to"_s, to, u"--json"_s}).json().value(u"responses"_s).toInt(-1);
        };
        QCOMPARE(responses(u"2026-11-21"_s, u"2026-11-21"_s), 1);
        QCOMPARE(responses(u"2026-11-20"_s, u"2026-11-20"_s), 0);
        QCOMPARE(responses(u"2026-11-22"_s, u"2026-11-22"_s), 0);
    }

    // ---- writing ----------------------------------------------------------------------------------------------------
    void touchReadsTheLine()
    {
        close();
        const Ran ran = cli({u"touch"_s, m_path, u"ann@byrne.example"_s, u"call 12 min happy with delivery"_s, u"--at"_s,
                             u"2025-07-01 14:30"_s, u"--staff"_s, u"Nora"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        const QJsonObject json = ran.json();
        QCOMPARE(json.value(u"channel"_s).toString(), u"call"_s);
        QCOMPARE(json.value(u"minutes"_s).toInt(), 12);
        QCOMPARE(json.value(u"sentiment"_s).toString(), u"positive"_s);
        QCOMPARE(json.value(u"at"_s).toString(), u"2025-07-01T13:30:00.000Z"_s); // summer time in Dublin
        QCOMPARE(json.value(u"staff"_s).toString(), u"Nora"_s);
        QCOMPARE(cli({u"touch"_s, m_path, u"ann@byrne.example"_s, u"call"_s, u"--at"_s, u"2025-07-02"_s, u"--json"_s})
                     .json().value(u"day"_s).toString(), u"2025-07-02"_s);
        QCOMPARE(cli({u"list"_s, m_path, u"touchpoints"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 2);
        QCOMPARE(cli({u"touch"_s, m_path, u"ann@byrne.example"_s, u"call"_s, u"--at"_s, u"yesterday"_s}).code, 2);
        const Ran future = cli({u"touch"_s, m_path, u"ann@byrne.example"_s, u"call"_s, u"--at"_s, u"2999-01-01"_s});
        QCOMPARE(future.code, 1);
        QCOMPARE(cli({u"undo"_s, m_path}).code, 0);
        QCOMPARE(cli({u"list"_s, m_path, u"touchpoints"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 1);
    }
    void stageMovesByNameOrCode()
    {
        close();
        Ran ran = cli({u"stage"_s, m_path, u"Ann Byrne"_s, u"ADVOCACY"_s, u"--why"_s, u"Sent a friend"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json().value(u"moved"_s).toBool(), true);
        ran = cli({u"stage"_s, m_path, u"Ann Byrne"_s, u"advocacy"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json().value(u"moved"_s).toBool(), false);
        const QJsonObject move = cli({u"show"_s, m_path, u"Ann Byrne"_s, u"--json"_s}).json().value(u"journey"_s).toArray().at(0).toObject();
        QCOMPARE(move.value(u"reason"_s).toString(), u"Sent a friend"_s);
        ran = cli({u"stage"_s, m_path, u"Ann Byrne"_s, u"heaven"_s, u"--json"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY2(isOneSentence(ran.err) || ran.err.contains(u"Advocacy"_s), qPrintable(ran.err));
        QVERIFY(ran.error().value(u"text"_s).toString().contains(u"Experience"_s));
    }
    void readsBesideAWriterAndSaysWhereItIsOpen()
    {
        // This program has the book open for writing.
        const Ran reading = cli({u"list"_s, m_path, u"customers"_s, u"--json"_s});
        QCOMPARE(reading.code, 0);
        QCOMPARE(reading.json().value(u"total"_s).toInt(), 2);
        QCOMPARE(cli({u"nps"_s, m_path}).code, 0);
        QCOMPARE(cli({u"show"_s, m_path, u"Ann Byrne"_s}).code, 0);
        const QStringList before = dump(**m_book);
        for (const QStringList &writing : {QStringList{u"touch"_s, m_path, u"Ann Byrne"_s, u"call"_s, u"--json"_s},
                                           QStringList{u"stage"_s, m_path, u"Ann Byrne"_s, u"advocacy"_s, u"--json"_s}}) {
            const Ran ran = cli(writing);
            QCOMPARE(ran.code, 1);
            QCOMPARE(ran.error().value(u"code"_s).toString(), u"locked"_s);
            QVERIFY2(ran.err.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(ran.err));
        }
        QCOMPARE(dump(**m_book), before);
    }

    // ---- the sample -------------------------------------------------------------------------------------------------
    void sampleMakesABookAndReplacesNone()
    {
        close();
        const QString path = m_book->dir.filePath(u"sample.goodword"_s);
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

    // ---- usage ------------------------------------------------------------------------------------------------------
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
        arguments.replaceInStrings(QRegularExpression(u"^BOOK$"_s), m_path);
        const Ran ran = cli(arguments);
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.startsWith(u"goodword-cli: "_s) && ran.err.count(u'\n') == 1);
        QVERIFY2(ran.err.contains(named), qPrintable(ran.err));
        QVERIFY(ran.out.isEmpty());
    }
    void wrongUsageAnswersInJsonToo()
    {
        close();
        for (const QStringList &wrong : {QStringList{u"dance"_s, m_path, u"--json"_s}, QStringList{u"list"_s, m_path, u"customers"_s, u"--no-such-option"_s, u"--json"_s},
                                         QStringList{u"list"_s, u"--json"_s}, QStringList{u"list"_s, m_path, u"customers"_s, u"--json"_s, u"--limit"_s}}) {
            const Ran ran = cli(wrong);
            QCOMPARE(ran.code, 2);
            QVERIFY2(!ran.error().value(u"text"_s).toString().isEmpty(), qPrintable(wrong.join(u' ') + ran.out));
            QVERIFY(!ran.error().value(u"code"_s).toString().isEmpty());
            QVERIFY(ran.err.startsWith(u"goodword-cli: "_s));
        }
    }
    void aDamagedBookIsNotSound()
    {
        close();
        const QString path = QStringLiteral(GOODWORD_TEST_DATA "/goodword/72_truncated.goodword");
        const QByteArray before = fileBytes(path);
        const Ran ran = cli({u"check"_s, path, u"--json"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.json().value(u"sound"_s).isBool() && !ran.json().value(u"sound"_s).toBool(), qPrintable(ran.out));
        QVERIFY(!ran.json().value(u"faults"_s).toArray().isEmpty());
        QVERIFY(!ran.err.isEmpty());
        QCOMPARE(fileBytes(path), before);
        QVERIFY(cli({u"check"_s, m_path, u"--json"_s}).json().value(u"sound"_s).toBool());
    }
    void whatIsWholeIsSalvaged()
    {
        close();
        const QString damaged = m_book->dir.filePath(u"damaged.goodword"_s), made = m_book->dir.filePath(u"made.goodword"_s);
        QByteArray bytes = fileBytes(m_path);
        bytes.replace(bytes.size() - 4096, 4096, QByteArray(4096, 'x'));
        QFile file(damaged);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QCOMPARE(cli({u"check"_s, damaged}).code, 1);
        Ran ran = cli({u"salvage"_s, damaged, made, u"--json"_s});
        QVERIFY2(ran.code == 0 || ran.code == 3, qPrintable(ran.err));
        QCOMPARE(ran.code == 0, ran.json().value(u"whole"_s).toBool());
        QCOMPARE(ran.json().value(u"damaged_pages"_s).toInt(), 1);
        QVERIFY(ran.json().value(u"rows"_s).toObject().value(u"customers"_s).toObject().value(u"kept"_s).toInt() > 0);
        QCOMPARE(fileBytes(damaged), bytes);
        QCOMPARE(cli({u"check"_s, made}).code, 0);
        ran = cli({u"salvage"_s, damaged, made, u"--json"_s}); // there already
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.error().value(u"code"_s).toString(), u"invalid"_s);
        QVERIFY(isOneSentence(ran.err) || ran.err.count(u'.') > 1);
        ran = cli({u"salvage"_s, m_path, m_book->dir.filePath(u"all.goodword"_s)});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains(u"Customers: "_s));
    }
    void aFileThatIsNoBookIsRefused()
    {
        const QString path = m_book->dir.filePath(u"notes.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a book");
        file.close();
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
                                    u"log"_s, u"check"_s, u"backup"_s, u"salvage"_s, u"sample"_s}) {
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
