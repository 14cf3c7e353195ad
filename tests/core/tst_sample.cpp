#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/book/bookprofile.h"
#include "core/consents/consentstore.h"
#include "core/customers/customerlist.h"
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
    SampleOptions wishes(int customers = 250, quint32 seed = 1) const { return {customers, seed, m_today}; }
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
        QCOMPARE(firstDifference(dump(*one), dump(*two)), QString());
        QVERIFY(dump(*one) != dump(*other));
    }
    void replacesNoBook()
    {
        const QString path = made(u"mine.goodword"_s, wishes(5));
        const QByteArray before = fileBytes(path);
        const Done again = makeSampleBook(path, wishes(5), options());
        QVERIFY(!again);
        QCOMPARE(fileBytes(path), before);
    }
    void leavesNothingBehindWhenCancelled()
    {
        struct Impatient final : Progress {
            void report(qint64, qint64) override {}
            bool cancelled() const override { return true; }
        } impatient;
        const QString path = m_dir.filePath(u"cancelled.goodword"_s);
        const Done done = makeSampleBook(path, wishes(500), options(), impatient);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir(m_dir.path()).entryList({u"cancelled*"_s}, QDir::Files), QStringList());
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
