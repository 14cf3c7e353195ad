#include "core/customers/customercommands.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/dayanswers.h"
#include "core/insight/npslists.h"
#include "core/trash/trashcommands.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <cmath>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

const QDate kToday(2026, 11, 22);

/// The definitions, computed from every answer in the plainest way: what the pages must say.
struct Plain {
    struct One {
        qint64 id, survey, customer;
        QDate day;
        double score;
        bool open, speaks;
    };
    struct Survey_ {
        SurveyKind kind;
        bool relational;
    };
    std::map<qint64, Survey_> surveys;
    std::vector<One> answers; // that count, by day and id

    explicit Plain(Database &db)
    {
        for (const Survey &one : feedbackStore::surveys(db, true))
            surveys[one.id.value] = {one.kind, one.mode == SurveyMode::Relational};
        Statement s(db, R"(SELECT a.id, a.survey_id, a.customer_id, a.day, a.score, a.closed_day IS NULL, trim(a.comment) <> ''
                           FROM answer a LEFT JOIN customer c ON c.id = a.customer_id
                           WHERE a.ignored = 0 AND a.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY a.day, a.id)");
        while (s.next())
            answers.push_back({s.integer(0), s.integer(1), s.integer(2), s.day(3), s.real(4), s.flag(5), s.flag(6)});
    }

    bool isOf(const One &one, SurveyKind kind, const NpsQuery &query) const
    {
        const Survey_ survey = surveys.at(one.survey);
        if (query.survey)
            return one.survey == query.survey->value && survey.kind == kind;
        return survey.kind == kind && (kind != SurveyKind::Nps || survey.relational || query.includeTransactional);
    }
    std::vector<One> within(SurveyKind kind, const NpsQuery &query, QDate from, QDate to) const
    {
        std::vector<One> found;
        for (const One &one : answers) {
            if (isOf(one, kind, query) && (!from.isValid() || one.day >= from) && (!to.isValid() || one.day <= to))
                found.push_back(one);
        }
        return found;
    }
    std::vector<One> counted(SurveyKind kind, const NpsQuery &query, QDate from, QDate to) const
    {
        const auto all = within(kind, query, from, to);
        std::vector<One> found;
        for (size_t i = 0; i < all.size(); ++i) {
            const bool latest = std::none_of(all.begin() + qsizetype(i) + 1, all.end(), [&](const One &later) {
                return later.customer == all[i].customer && surveys.at(later.survey).relational;
            });
            if (all[i].customer == 0 || !surveys.at(all[i].survey).relational || latest)
                found.push_back(all[i]);
        }
        return found;
    }
    static NpsCounts bands(const std::vector<One> &answers)
    {
        NpsCounts counts;
        for (const One &one : answers)
            counts.add(*npsBand(one.score));
        return counts;
    }
};

/// A shop whose answers are changed at random by commands.
class World
{
public:
    explicit World(quint32 seed) : m_random(seed)
    {
        m_surveys.push_back(*feedbackStore::surveyNamed(book->db(), SurveyKind::Nps, u"Relationship survey"_s));
        for (const auto &[kind, mode, name] : {std::tuple(SurveyKind::Nps, SurveyMode::Relational, u"Spring"_s),
                                               std::tuple(SurveyKind::Nps, SurveyMode::Transactional, u"Delivery"_s),
                                               std::tuple(SurveyKind::Csat, SurveyMode::Transactional, u"Visit"_s),
                                               std::tuple(SurveyKind::Csat, SurveyMode::Relational, u"Year"_s),
                                               std::tuple(SurveyKind::Ces, SurveyMode::Transactional, u"Help"_s)}) {
            Survey survey;
            survey.kind = kind;
            survey.mode = mode;
            survey.name = name;
            m_surveys.push_back(*addSurvey(*book, survey));
        }
        for (int i = 0; i < 5; ++i)
            m_people.push_back(plainCustomer(*book, u"P%1"_s.arg(i)));
    }

    QDate day() { return QDate(2026, 5, 20).addDays(below(100)); }
    int below(int n) { return int(m_random.bounded(quint32(n))); }
    SurveyId survey() { return m_surveys[size_t(below(int(m_surveys.size())))]; }

    /// One step of a busy life; some are refused, which is a change too: none.
    QString step()
    {
        switch (below(16)) {
        case 0: {
            const CustomerId person = m_people[size_t(below(int(m_people.size())))];
            return trashCustomers(*book, {person}) ? u"trash a customer"_s : u"-"_s;
        }
        case 1: {
            const CustomerId person = m_people[size_t(below(int(m_people.size())))];
            return restoreCustomers(*book, {person}) ? u"restore a customer"_s : u"-"_s;
        }
        case 2: {
            Survey one = *feedbackStore::survey(book->db(), survey());
            one.mode = one.mode == SurveyMode::Relational ? SurveyMode::Transactional : SurveyMode::Relational;
            return editSurvey(*book, one) ? u"change a survey's mode"_s : u"-"_s;
        }
        case 3:
        case 4: return book->undo() ? u"undo"_s : u"-"_s;
        case 5: return book->redo() ? u"redo"_s : u"-"_s;
        case 6: return emptyTrashSometimes();
        default: return changeAnswers();
        }
    }

    TestBook book;

private:
    QString emptyTrashSometimes()
    {
        if (below(4) != 0)
            return u"-"_s;
        const bool done = bool(emptyTrash(*book));
        std::erase_if(m_people, [&](CustomerId id) { return !book->db().value<qint64>("SELECT id FROM customer WHERE id = ?", id); });
        while (m_people.size() < 4)
            m_people.push_back(plainCustomer(*book, u"N%1"_s.arg(m_made++)));
        return done ? u"empty the trash"_s : u"-"_s;
    }

    Answer some()
    {
        Answer answer;
        answer.survey = survey();
        const SurveyKind kind = feedbackStore::survey(book->db(), answer.survey)->kind;
        const Scale scale = scaleOf(kind);
        answer.customer = below(4) == 0 ? CustomerId() : m_people[size_t(below(int(m_people.size())))];
        answer.day = day();
        answer.score = scale.lowest + below(int(scale.highest - scale.lowest) * 4 + 1) / 4.0;
        answer.comment = below(3) == 0 ? u"It was fine"_s : below(3) == 0 ? u"   "_s : QString();
        answer.ignored = below(8) == 0;
        answer.closedDay = below(3) == 0 ? kToday : QDate();
        return answer;
    }

    AnswerId anyAnswer()
    {
        return book->db().value<AnswerId>("SELECT id FROM answer ORDER BY (id * 7919 + ?) % 101 LIMIT 1", below(101)).value_or(AnswerId());
    }

    QString changeAnswers()
    {
        const AnswerId one = anyAnswer();
        const int what = below(12);
        if (what < 4 || !one.isValid())
            return addAnswer(*book, some()) ? u"add an answer"_s : u"-"_s;
        if (what < 6) { // several at once, as an import does, some of a person again
            const auto done = book->change(u"Import"_s, [&](UnitOfWork &u) {
                for (int i = 0; i < 6; ++i)
                    feedbackStore::insertAnswer(u, some());
            });
            return done ? u"import answers"_s : u"-"_s;
        }
        if (what < 8) {
            Answer edited = some();
            edited.id = one;
            return editAnswer(*book, edited) ? u"edit an answer"_s : u"-"_s;
        }
        switch (what) {
        case 8: return setIgnored(*book, {one}, below(2) == 0) ? u"ignore"_s : u"-"_s;
        case 9: return trashAnswers(*book, {one, anyAnswer()}) ? u"trash answers"_s : u"-"_s;
        case 10: return restoreAnswers(*book, {one}) ? u"restore answers"_s : u"-"_s;
        default: return (below(2) == 0 ? closeAnswer(*book, one) : reopenAnswer(*book, one)) ? u"close or reopen"_s : u"-"_s;
        }
    }

    QRandomGenerator m_random;
    std::vector<SurveyId> m_surveys;
    std::vector<CustomerId> m_people;
    int m_made = 0;
};

} // namespace

/// Whatever happens to answers, every page says what counting all of them says.
class TestAnswerRollup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDayIsTheSameBytesInAnyOrder();
    void strangeBytesAreReadWithoutHarm();
    void everyPageEqualsPlainCounting_data();
    void everyPageEqualsPlainCounting();
    void aLargeImportAndItsUndoEqualARebuild();
    void aSurveyUndoneWithItsAnswersLeavesNothing();

private:
    void comparePages(World &world, const Plain &plain, const NpsQuery &query);
    void compareLists(World &world, const Plain &plain, const NpsQuery &query);
};

void TestAnswerRollup::aDayIsTheSameBytesInAnyOrder()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<DayEntry> all;
        DayAnswers patched{QByteArray()};
        for (int i = 0; i < 60; ++i) {
            const DayEntry entry{random.bounded(5) / 2.0, random.bounded(2) == 0, random.bounded(3) ? DayNumber(20260101 + random.bounded(9)) : kNever};
            patched.add(entry, 1);
            if (i % 3 == 0)
                patched.add(entry, -1);
            else
                all.push_back(entry);
        }
        const QByteArray bytes = dayBytes(all);
        QCOMPARE(patched.bytes(), bytes);
        QCOMPARE(DayAnswers(bytes).bytes(), bytes);
        for (DayNumber end = 20260100; end < 20260111; ++end) {
            qint64 counted = 0;
            eachGroup(bytes, [&](const DayGroup &group) { counted += group.countedUntil(end); });
            QCOMPARE(counted, std::count_if(all.begin(), all.end(), [&](const DayEntry &e) { return e.next > end; }));
        }
        for (const DayEntry &entry : all)
            patched.add(entry, -1);
        QVERIFY(patched.bytes().isEmpty());
    }
}

void TestAnswerRollup::strangeBytesAreReadWithoutHarm()
{
    QRandomGenerator random(4);
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes(int(random.bounded(80)), Qt::Uninitialized);
        for (char &c : bytes)
            c = char(random.bounded(round % 2 ? 256 : 3));
        qint64 all = 0;
        eachGroup(bytes, [&](const DayGroup &group) { all += group.countedUntil(20260101); });
        QVERIFY(all >= 0);
        DayAnswers patched(bytes);
        patched.add({1.0, true, 20260102}, -1);
        patched.add({1.0, true, kNever}, -3);
    }
}

void TestAnswerRollup::everyPageEqualsPlainCounting_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("life %u", seed) << seed;
}

void TestAnswerRollup::everyPageEqualsPlainCounting()
{
    QFETCH(quint32, seed);
    World world(seed);
    QSet<QString> seen;
    for (int step = 0; step < 130; ++step) {
        const QString what = world.step();
        seen.insert(what);
        const QString fault = derivedFault(*world.book);
        QVERIFY2(fault.isEmpty(), qPrintable(u"step %1, %2: %3"_s.arg(step).arg(what, fault)));
        if (step % 5 != 0)
            continue;
        const Plain plain(world.book->db());
        for (int i = 0; i < 6; ++i) {
            NpsQuery query;
            if (i > 0)
                query.from = world.day();
            if (i > 1)
                query.to = query.from.addDays(world.below(70) - 2);
            if (i == 3)
                query.to = QDate(query.from.year(), query.from.month(), query.from.daysInMonth());
            query.includeTransactional = world.below(2) == 0;
            if (i > 3)
                query.survey = world.survey();
            comparePages(world, plain, query);
            compareLists(world, plain, query);
            if (QTest::currentTestFailed()) {
                qWarning("after step %d, %s", step, qPrintable(what));
                return;
            }
        }
    }
    QVERIFY2(seen.size() >= 13, qPrintable(QStringList(seen.begin(), seen.end()).join(u", "_s)));
}

void TestAnswerRollup::comparePages(World &world, const Plain &plain, const NpsQuery &query)
{
    Database &db = world.book->db();
    const NpsPage page = npsPage(db, query, kToday);
    const auto counted = plain.counted(SurveyKind::Nps, query, query.from, query.to);
    QCOMPARE(page.figure.counts, Plain::bands(counted));
    std::array<qint64, 11> bars{};
    qint64 waiting = 0;
    for (const auto &one : counted) {
        ++bars[size_t(one.score)];
        waiting += one.open && one.score < 7;
    }
    QCOMPARE(page.distribution, bars);
    QCOMPARE(page.unansweredDetractors, waiting);
    const auto all = plain.within(SurveyKind::Nps, query, query.from, query.to);
    QCOMPARE(page.comments, std::count_if(all.begin(), all.end(), [](const auto &one) { return one.speaks; }));
    const QDate end = query.to.isValid() ? query.to : kToday;
    if (query.from.isValid() && query.from <= end) {
        const qint64 days = query.from.daysTo(end) + 1;
        QCOMPARE(page.previous.counts, Plain::bands(plain.counted(SurveyKind::Nps, query, query.from.addDays(-days), query.from.addDays(-1))));
    }
    qint64 seen = 0;
    for (const NpsMonth &month : page.months) {
        const QDate last = month.firstDay.addMonths(1).addDays(-1);
        const auto inMonth = plain.counted(SurveyKind::Nps, query, query.from.isValid() ? std::max(query.from, month.firstDay) : month.firstDay,
                                           query.to.isValid() ? std::min(query.to, last) : last);
        QCOMPARE(month.figure.counts, Plain::bands(inMonth));
        seen += month.figure.n;
    }
    QVERIFY(seen >= page.figure.n); // no month is missing
    QCOMPARE(npsMonths(db, query, kToday).size(), page.months.size());

    const auto rated = plain.counted(SurveyKind::Csat, query, query.from, query.to);
    const CsatPage csat = csatPage(db, query, kToday);
    QCOMPARE(csat.figure.n, qint64(rated.size()));
    QCOMPARE(csat.figure.satisfied, std::count_if(rated.begin(), rated.end(), [](const auto &one) { return one.score >= 4; }));
    const auto eased = plain.counted(SurveyKind::Ces, query, query.from, query.to);
    double sum = 0;
    for (const auto &one : eased)
        sum += one.score; // quarters: exact
    const CesPage ces = cesPage(db, query, kToday);
    QCOMPARE(ces.figure.n, qint64(eased.size()));
    QCOMPARE(ces.figure.mean.value_or(-1), eased.empty() ? -1 : sum / double(eased.size()));
}

void TestAnswerRollup::compareLists(World &world, const Plain &plain, const NpsQuery &query)
{
    Database &db = world.book->db();
    const auto idsOf = [](std::vector<Plain::One> answers, auto keep) {
        std::vector<qint64> ids;
        for (auto one = answers.rbegin(); one != answers.rend(); ++one) {
            if (keep(*one))
                ids.push_back(one->id);
        }
        return ids;
    };
    const auto counted = plain.counted(SurveyKind::Nps, query, query.from, query.to);
    QCOMPARE(countedAnswerIds(db, SurveyKind::Nps, query, kToday), idsOf(counted, [](const auto &) { return true; }));
    std::vector<qint64> waiting = idsOf(counted, [](const auto &one) { return one.open && one.score < 7; });
    NpsPart part;
    part.unanswered = true;
    QCOMPARE(countedAnswerIds(db, SurveyKind::Nps, query, kToday, part), waiting);
    waiting.resize(std::min<size_t>(waiting.size(), 3));
    QCOMPARE(npsWaitingIds(db, query, kToday, 3), waiting);
    part = {};
    part.month = world.day();
    part.score = 8;
    const QDate first(part.month.year(), part.month.month(), 1), last = first.addMonths(1).addDays(-1);
    const auto month = plain.counted(SurveyKind::Nps, query, query.from.isValid() ? std::max(query.from, first) : first,
                                     query.to.isValid() ? std::min(query.to, last) : last);
    QCOMPARE(countedAnswerIds(db, SurveyKind::Nps, query, kToday, part), idsOf(month, [](const auto &one) { return int(one.score) == 8; }));
    for (const SurveyKind kind : kSurveyKinds) {
        auto said = idsOf(plain.within(kind, query, query.from, query.to), [](const auto &one) { return one.speaks; });
        said.resize(std::min<size_t>(said.size(), 4));
        QCOMPARE(commentIds(db, kind, query, kToday, 4), said);
    }
}

void TestAnswerRollup::aLargeImportAndItsUndoEqualARebuild()
{
    TestBook book;
    const SurveyId nps = *feedbackStore::surveyNamed(book->db(), SurveyKind::Nps, u"Relationship survey"_s);
    const CustomerId ann = plainCustomer(*book, u"Ann"_s);
    QVERIFY(book->change(u"Import"_s, [&](UnitOfWork &u) {
        Answer answer;
        answer.survey = nps;
        for (size_t i = 0; i <= ChangeSet::kBulk; ++i) {
            answer.customer = i % 7 == 0 ? ann : CustomerId();
            answer.day = QDate(2020, 1, 1).addDays(int(i) % 2000);
            answer.score = int(i) % 11;
            feedbackStore::insertAnswer(u, answer);
        }
    }));
    QCOMPARE(derivedFault(*book), QString());
    QCOMPARE(npsPage(book->db(), {}, kToday).figure.n, qint64(ChangeSet::kBulk - ChangeSet::kBulk / 7) + 1);
    QVERIFY(trashCustomers(*book, {ann})); // thousands of answers of one person
    QCOMPARE(derivedFault(*book), QString());
    QVERIFY(book->undo());
    QVERIFY(book->undo());
    QCOMPARE(derivedFault(*book), QString());
    QCOMPARE(npsPage(book->db(), {}, kToday).figure.n, 0);
    QCOMPARE(book->db().value<int>("SELECT count(*) FROM d_answer_day"), 0);
}

void TestAnswerRollup::aSurveyUndoneWithItsAnswersLeavesNothing()
{
    for (const SurveyMode mode : kSurveyModes) {
        TestBook book;
        const CustomerId ann = plainCustomer(*book, u"Ann"_s);
        QVERIFY(book->change(u"Import"_s, [&](UnitOfWork &u) {
            Survey survey;
            survey.name = u"Old tool"_s;
            survey.mode = mode;
            Answer answer;
            answer.survey = feedbackStore::insertSurvey(u, survey);
            answer.customer = ann;
            for (int i = 0; i < 3; ++i) {
                answer.day = QDate(2026, 1, 1).addDays(i);
                feedbackStore::insertAnswer(u, answer);
            }
        }));
        QCOMPARE(derivedFault(*book), QString());
        QVERIFY(book->undo());
        QCOMPARE(book->db().value<int>("SELECT count(*) FROM d_answer_day"), 0);
        QCOMPARE(book->db().value<int>("SELECT count(*) FROM d_answer_month"), 0);
    }
}

GOODWORD_TEST(TestAnswerRollup)
#include "tst_answerrollup.moc"
