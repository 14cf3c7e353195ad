#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/book/backup.h"
#include "core/book/bookprofile.h"
#include "core/consents/consentstore.h"
#include "core/customers/contact.h"
#include "core/customers/contactshort.h"
#include "core/customers/customerlist.h"
#include "core/customers/customerstore.h"
#include "core/exchange/sample.h"
#include "core/feedback/answerlist.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/funnel.h"
#include "core/insight/npsreader.h"
#include "core/journey/board.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "core/testimonials/exportable.h"
#include "core/testimonials/testimoniallist.h"
#include "core/touchpoints/touchpointlist.h"
#include "core/trash/erasecommands.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What the sample book promises: the same for the same wishes, sound, and something to see on every page.
class SampleTest : public QObject
{
    Q_OBJECT

    const QDate m_today{2026, 11, 22};
    QTemporaryDir m_dir;
    FixedClock m_clock{QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC)};
    std::unique_ptr<Book> m_book;

    BookOptions options() const
    {
        BookOptions options = standardOptions();
        options.clock = &m_clock;
        return options;
    }
    QString made(const QString &name, const SampleOptions &sample)
    {
        const QString path = m_dir.filePath(name);
        const Done done = makeSampleBook(path, sample, options());
        return done ? path : (qWarning("%s %s", qPrintable(done.error().text), qPrintable(done.error().detail)), QString());
    }
    std::unique_ptr<Book> opened(const QString &path)
    {
        auto book = Book::open(path, options());
        return book ? std::move(*book) : nullptr;
    }
    SampleOptions wishes(int customers = 250, quint32 seed = 1) const { return {customers, seed, m_today, 4000}; }
    SampleOptions crowd(int customers) const { return {customers, 1, m_today, 500}; }
    /// But for the identity, which is each book's own.
    static QStringList contents(Book &book)
    {
        QStringList lines = dump(book);
        lines.removeIf([](const QString &line) { return line.startsWith(u"setting|uuid|"_s); });
        return lines;
    }
    QStringList column(const char *sql)
    {
        QStringList texts;
        Statement s(m_book->db(), sql);
        while (s.next())
            texts.append(s.text(0));
        return texts;
    }
    double scoreOf(int fromDaysAgo, int toDaysAgo)
    {
        NpsQuery query;
        query.from = m_today.addDays(-fromDaysAgo);
        query.to = m_today.addDays(-toDaysAgo);
        return npsPage(m_book->db(), query, m_today).figure.score.value_or(-200);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = made(u"soap.goodword"_s, wishes());
        QVERIFY(!path.isEmpty());
        m_book = opened(path);
        QVERIFY(m_book);
    }
    void isSound()
    {
        QCOMPARE(m_book->check(), QStringList());
        QCOMPARE(derivedFault(*m_book), QString());
        const BookProfile profile = bookProfile(m_book->db());
        QCOMPARE(profile.name, u"Saltwater Soap"_s);
        QCOMPARE(profile.currency, u"EUR"_s);
        QVERIFY(profile.logo.contains("<svg"));
    }
    void isTheSameForTheSameWishes()
    {
        const auto one = opened(made(u"one.goodword"_s, wishes(60)));
        const auto two = opened(made(u"two.goodword"_s, wishes(60)));
        const auto other = opened(made(u"other.goodword"_s, wishes(60, 2)));
        QVERIFY(one && two && other);
        QCOMPARE(firstDifference(contents(*one), contents(*two)), QString());
        QVERIFY(contents(*one) != contents(*other));
    }
    void backupsAndErasuresOfOneAreNotAnothers()
    {
        const auto one = opened(made(u"mine.goodword"_s, wishes(5))), two = opened(made(u"yours.goodword"_s, wishes(5)));
        QVERIFY(one && two);
        QVERIFY(one->setting(u"uuid"_s) != two->setting(u"uuid"_s));
        QVERIFY(BackupStore::of(*one).make(one->path(), u"manual"_s));
        QVERIFY(BackupStore::of(*two).list().isEmpty());
        QVERIFY(eraseCustomers(*one, {CustomerId(1)}));
        QVERIFY(opened(made(u"later.goodword"_s, wishes(5)))->db().value<int>("SELECT 1 FROM customer WHERE id = 1"));
    }
    void replacesNoBook()
    {
        const QString path = made(u"there.goodword"_s, wishes(5));
        const QByteArray before = fileBytes(path);
        const Done again = makeSampleBook(path, wishes(5), options());
        QVERIFY(!again);
        QCOMPARE(fileBytes(path), before);
    }
    void leavesNothingBehindWhenCancelled()
    {
        struct Impatient final : Progress {
            void report(qint64 done, qint64) override { seen = done; }
            bool cancelled() const override { return seen >= patience; }
            qint64 seen = 0, patience = 0;
        } impatient;
        const QString path = m_dir.filePath(u"cancelled.goodword"_s);
        for (const auto &[sample, patience] : {std::pair(wishes(500), 0), std::pair(crowd(6000), 3000)}) {
            impatient.patience = patience;
            const Done done = makeSampleBook(path, sample, options(), impatient);
            QVERIFY(!done);
            QCOMPARE(done.error().code, ErrorCode::Cancelled);
            QCOMPARE(QDir(m_dir.path()).entryList({u"cancelled*"_s}, QDir::Files), QStringList());
        }
    }
    void hasCustomersOfEveryKind()
    {
        QCOMPARE(customerList::count(m_book->db(), {}) + 1, 250); // one lies in the trash
        for (const QString &filter : {u"tag:wholesale"_s, u"nps>8"_s, u"nps<7"_s, u"quiet:60d"_s, u"has:followup"_s,
                                      u"owner:\"Aoife Moriarty\""_s, u"city:Dingle"_s, u"has:email -has:phone"_s}) {
            CustomerQuery query;
            query.filter = parseFilter(filter);
            query.today = m_today;
            QVERIFY2(query.filter.isValid(), qPrintable(filter));
            const qint64 found = customerList::count(m_book->db(), query);
            QVERIFY2(found > 0 && found < 249, qPrintable(filter));
        }
        QCOMPARE(staffStore::team(m_book->db()).size(), 4);
        for (const char *sql : {"SELECT count(*) FROM opt_out", "SELECT count(*) FROM customer_date", "SELECT count(*) FROM custom_value",
                                "SELECT count(*) FROM customer WHERE company_id IS NOT NULL"})
            QVERIFY2(m_book->db().value<qint64>(sql).value_or(0) > 5, sql);
    }
    void writesToNobodyReal()
    {
        for (const QString &address : column("SELECT address FROM customer_email UNION SELECT email FROM staff"))
            QVERIFY2(address.endsWith(u".example"), qPrintable(address));
        QCOMPARE(column("SELECT match_key FROM customer_email GROUP BY match_key HAVING count(*) > 1"), QStringList());
    }
    void hasPeopleOnEveryStageAndSomeStuck()
    {
        const auto counts = boardCounts(m_book->db());
        for (const Stage &stage : journeyStore::activeStages(m_book->db())) {
            const auto here = std::find_if(counts.begin(), counts.end(), [&](const BoardCount &c) { return c.stage == stage.id; });
            QVERIFY2(here != counts.end() && here->people >= 8, qPrintable(stage.name));
        }
        const auto stuck = stuckCustomers(m_book->db(), m_today);
        QVERIFY(stuck.size() > 8 && stuck.size() < 100);
        const auto stages = funnel(m_book->db(), journeyStore::activeModel(m_book->db()), m_today.addDays(-365), m_today, m_today);
        QVERIFY(stages.front().conversion().value_or(0) > 0.4);
        QVERIFY(stages[3].movedBack > 0);
    }
    void hasTouchpointsOfEveryChannelAndFollowUps()
    {
        for (const Channel channel : kChannels) {
            TouchpointFilter filter;
            filter.channels = {channel};
            QVERIFY2(!touchpointIds(m_book->db(), filter).empty(), qPrintable(channelCode(channel)));
        }
        const auto open = [&](const char *sql) { return m_book->db().value<qint64>(sql, m_today).value_or(0); };
        QVERIFY(open("SELECT count(*) FROM touchpoint WHERE follow_up_done = 0 AND follow_up_day < ?") > 3);
        QVERIFY(open("SELECT count(*) FROM touchpoint WHERE follow_up_done = 0 AND follow_up_day = ?") > 2);
        QVERIFY(open("SELECT count(*) FROM touchpoint WHERE follow_up_done = 0 AND follow_up_day > ?") > 3);
        QCOMPARE(open("SELECT count(*) FROM touchpoint WHERE day >= ?"), 0);
        QVERIFY(m_book->db().value<qint64>("SELECT count(*) FROM touchpoint WHERE is_gift = 1 AND gift_minor > 0") > 5);
        QCOMPARE(m_book->db().value<qint64>("SELECT count(*) FROM touchpoint WHERE subject LIKE '%{%' OR body LIKE '%{%'"), 0);
    }
    void scoreRises()
    {
        const double first = scoreOf(730, 548), second = scoreOf(547, 365), third = scoreOf(364, 183), last = scoreOf(182, 0);
        const QString course = u"%1 %2 %3 %4"_s.arg(first).arg(second).arg(third).arg(last);
        QVERIFY2(first > 15 && first < 38, qPrintable(course));
        QVERIFY2(last > 40 && last < 60, qPrintable(course));
        QVERIFY2(first + 12 < last && second < last + 3 && first < third + 3, qPrintable(course));
        const NpsPage page = npsPage(m_book->db(), {}, m_today);
        QVERIFY(page.unansweredDetractors > 1);
        QVERIFY(page.invited && *page.invited > page.figure.n);
        for (const NpsBand band : {NpsBand::Promoter, NpsBand::Passive, NpsBand::Detractor}) {
            AnswerFilter filter;
            filter.band = band;
            filter.withComment = true;
            QVERIFY(answerIds(m_book->db(), filter).size() > 10);
        }
        QVERIFY(csatPage(m_book->db(), {}, m_today).figure.n > 60);
        QVERIFY(cesPage(m_book->db(), {}, m_today).figure.n > 20);
    }
    void saysNothingTwice()
    {
        QStringList comments = column("SELECT comment FROM answer WHERE comment <> ''");
        QVERIFY2(comments.size() >= 60, qPrintable(QString::number(comments.size())));
        QCOMPARE(comments.removeDuplicates(), 0);
        QStringList quotes = column("SELECT original FROM testimonial");
        QVERIFY2(quotes.size() >= 40, qPrintable(QString::number(quotes.size())));
        QCOMPARE(quotes.removeDuplicates(), 0);
    }
    void hasTestimonialsInEveryStateAndConsentsThatEnd()
    {
        for (const TestimonialState state : kTestimonialStates) {
            TestimonialFilter filter;
            filter.state = state;
            QVERIFY2(testimonialIds(m_book->db(), filter, m_today).size() >= 2, qPrintable(testimonialStateCode(state)));
        }
        QVERIFY(!consentStore::expiring(m_book->db(), m_today).empty());
        QVERIFY(!consentStore::toRemove(m_book->db(), m_today).empty());
        for (const ConsentChannel channel : kConsentChannels) {
            const Exportable out = exportable(m_book->db(), channel, m_today);
            QVERIFY2(out.rows.size() >= 2 && !out.leftOut.empty(), qPrintable(consentChannelCode(channel)));
        }
    }
    void aCrowdIsSoundAndTheSameForTheSameWishes()
    {
        const auto one = opened(made(u"crowd.goodword"_s, crowd(6000)));
        const auto two = opened(made(u"crowd2.goodword"_s, crowd(6000)));
        QVERIFY(one && two);
        QCOMPARE(one->check(), QStringList());
        QCOMPARE(firstDifference(contents(*one), contents(*two)), QString());
        QCOMPARE(firstDifference(dump(*one, true), dump(*two, true)), QString());
        QCOMPARE(derivedFault(*one), QString());
        QCOMPARE(one->db().value<qint64>("SELECT count(*) FROM customer"), 6000);
        // Its first people are those of the small book.
        const auto few = opened(made(u"few.goodword"_s, wishes(500)));
        QVERIFY(few);
        const auto names = [](Book &book) {
            return book.db().value<QString>("SELECT group_concat(name) FROM customer WHERE id <= 500").value_or(QString());
        };
        QCOMPARE(names(*one), names(*few));
    }
    /// Of two indexes that serve a query equally well SQLite takes by their order, so the crowd's have that of any book.
    void aCrowdIsAskedByTheSameIndexes()
    {
        const auto few = opened(made(u"shelf.goodword"_s, wishes(100)));
        const auto many = opened(made(u"shelves.goodword"_s, crowd(6000)));
        QVERIFY(few && many);
        for (const char *table : {"customer", "customer_email", "touchpoint", "answer", "journey_event"}) {
            const auto indexes = [table](Book &book) {
                QStringList names;
                Statement s(book.db(), R"(SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL
                                            AND name NOT LIKE '%_by_customer' ORDER BY rowid)", QString::fromLatin1(table));
                while (s.next())
                    names += s.text(0);
                return names;
            };
            QVERIFY(indexes(*few).size() >= 1);
            QCOMPARE(indexes(*many), indexes(*few));
        }
    }

    void aCrowdIsOfOtherPeople()
    {
        const auto book = opened(made(u"people.goodword"_s, crowd(6000)));
        QVERIFY(book);
        const auto number = [&](const char *sql) { return book->db().value<qint64>(sql).value_or(-1); };
        QVERIFY(number("SELECT count(DISTINCT name) FROM customer") > 4500);
        QVERIFY(number("SELECT count(DISTINCT given_name) FROM customer") > 400);
        QVERIFY(number("SELECT count(*) FROM customer WHERE kind = 'company'") == 100);
        for (const char *table : {"SELECT match_key FROM customer_email GROUP BY match_key HAVING count(*) > 1 AND max(customer_id) > 500",
                                  "SELECT match_key FROM customer_phone GROUP BY match_key HAVING count(*) > 1 AND max(customer_id) > 500"})
            QCOMPARE(book->db().value<QString>(table).value_or(QString()), QString());
        Statement emails(book->db(), "SELECT address, match_key FROM customer_email");
        while (emails.next()) {
            QVERIFY2(emails.text(0).endsWith(u".example"), qPrintable(emails.text(0)));
            QCOMPARE(customerStore::emailKey(emails.text(0)), emails.text(1));
        }
        Statement phones(book->db(), "SELECT number, match_key FROM customer_phone WHERE customer_id > 500");
        while (phones.next()) {
            const QList<ParsedPhone> parsed = parsePhonesInFull(phones.text(0), u"IE"_s);
            QVERIFY2(parsed.size() == 1 && parsed.front().verdict == ContactVerdict::Ok, qPrintable(phones.text(0)));
            QCOMPARE(parsed.front().key, phones.text(1));
        }
    }
    void aCrowdHasItsOwnStory()
    {
        const auto book = opened(made(u"story.goodword"_s, crowd(6000)));
        QVERIFY(book);
        const auto number = [&](const char *sql) { return book->db().value<qint64>(sql).value_or(-1); };
        const qint64 answers = number("SELECT count(*) FROM answer");
        QVERIFY2(answers > 9000 && answers < 15000, qPrintable(QString::number(answers)));
        QCOMPARE(number("SELECT count(*) FROM survey s WHERE invited < (SELECT count(*) FROM answer a WHERE a.survey_id = s.id)"), 0);
        const auto counts = boardCounts(book->db());
        for (const Stage &stage : journeyStore::activeStages(book->db())) {
            const auto here = std::find_if(counts.begin(), counts.end(), [&](const BoardCount &c) { return c.stage == stage.id; });
            QVERIFY2(here != counts.end() && here->people >= 200, qPrintable(stage.name));
        }
        // One event, one touchpoint or two; nothing later than today.
        QCOMPARE(number(R"(SELECT count(*) FROM customer c WHERE id > 500 AND 1 <> (SELECT count(*) FROM journey_event e
                           WHERE e.customer_id = c.id AND e.from_stage_id IS NULL))"), 0);
        QCOMPARE(number(R"(SELECT count(*) FROM customer c WHERE id > 500 AND 2 < (SELECT count(*) FROM touchpoint t
                           WHERE t.customer_id = c.id))"), 0);
        for (const char *sql : {"SELECT count(*) FROM answer WHERE day >= ? OR closed_day >= ?",
                                "SELECT count(*) FROM journey_event WHERE day > ? OR day > ?",
                                "SELECT count(*) FROM customer WHERE created_day > ? OR created_day > ?"})
            QCOMPARE(book->db().value<qint64>(sql, m_today, m_today), 0);
        // Words for publishing, and the permission for them, are given by those who said them, never copied.
        QCOMPARE(number("SELECT count(*) FROM testimonial WHERE customer_id > 500"), 0);
        QCOMPARE(number("SELECT count(*) FROM consent WHERE customer_id > 500"), 0);
    }
    void logIsWhatPeopleDid()
    {
        const auto steps = m_book->history().steps(100);
        QVERIFY(steps.size() >= 5 && steps.size() < 20);
        const QStringList before = dump(*m_book);
        const auto undone = m_book->undo();
        QVERIFY(undone);
        QVERIFY(m_book->redo());
        QCOMPARE(firstDifference(dump(*m_book), before), QString());
    }
};

GOODWORD_TEST(SampleTest)
#include "tst_sample.moc"
