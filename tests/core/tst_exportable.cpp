#include "core/consents/consentstore.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/testimonials/exportable.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimonialstore.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

const QDate kToday(2026, 11, 22);

/// A shop with one approved quote of Ann Byrne, owner of Byrne & Sons, which the web site may show under her name.
struct Wall {
    TestBook book;
    CustomerId ann = plainCustomer(*book, u"Ann Byrne"_s);
    TestimonialId id;

    Wall()
    {
        const auto done = book->change(u"Set up"_s, [&](UnitOfWork &u) {
            u.run("UPDATE customer SET given_name = 'Ann' WHERE id = ?", ann);
            Testimonial made;
            made.customer = ann;
            made.original = u"Lovely"_s;
            made.edited = u"Lovely soap"_s;
            made.attribution = u"Ann Byrne"_s;
            made.role = u"Owner"_s;
            made.company = u"Byrne & Sons"_s;
            made.day = {2026, 10, 1};
            id = testimonialStore::insert(u, made, TestimonialState::Approved);
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    void consent(ConsentScope scope, const std::function<void(Consent &)> &adjust = {})
    {
        Consent given;
        given.subjectId = id.value;
        given.scope = scope;
        given.channels = {ConsentChannel::Site};
        given.givenDay = {2026, 10, 1};
        if (adjust)
            adjust(given);
        QVERIFY(book->change(u"Consent"_s, [&](UnitOfWork &u) { consentStore::insert(u, given); }));
    }
    void sql(const char *text)
    {
        QVERIFY(book->change(u"Change"_s, [&](UnitOfWork &u) { u.run(text); }));
    }
    Exportable out(ConsentChannel channel = ConsentChannel::Site, QDate day = kToday)
    {
        return exportable(book->db(), channel, day);
    }
    QString reason(ConsentChannel channel = ConsentChannel::Site, QDate day = kToday)
    {
        const Exportable result = out(channel, day);
        return result.leftOut.empty() ? QString() : leftOutCode(result.leftOut.front().reason);
    }
};

} // namespace

/// Nothing goes out that its person has not permitted, there, on that day, in those words.
class TestExportable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theAttributionShowsWhatIsCovered_data();
    void theAttributionShowsWhatIsCovered();
    void everyReasonToLeaveOutIsSaid();
    void onlyTheApprovedWordsGoOut();
    void warnsOfWhatAPersonShouldSee();
    void onlyTheChosenOnes();
    void neverLetsAnUncoveredRowThrough();
};

void TestExportable::theAttributionShowsWhatIsCovered_data()
{
    QTest::addColumn<QList<int>>("scopes");
    QTest::addColumn<QString>("byline");
    const auto row = [](const char *name, const QList<ConsentScope> &scopes, const QString &byline) {
        QList<int> numbers;
        for (const ConsentScope scope : scopes)
            numbers += int(scope);
        QTest::newRow(name) << numbers << byline;
    };
    using enum ConsentScope;
    row("quote only", {}, u"A customer"_s);
    row("first name", {FirstName}, u"Ann"_s);
    row("full name", {FullName}, u"Ann Byrne"_s);
    row("both names", {FirstName, FullName}, u"Ann Byrne"_s);
    row("job, no name", {JobTitle}, u"A customer, Owner"_s);
    row("company, no name", {Company}, u"A customer, Byrne & Sons"_s);
    row("everything", {FullName, JobTitle, Company}, u"Ann Byrne, Owner, Byrne & Sons"_s);
}

void TestExportable::theAttributionShowsWhatIsCovered()
{
    QFETCH(QList<int>, scopes);
    QFETCH(QString, byline);
    Wall wall;
    wall.consent(ConsentScope::Quote);
    for (const int scope : scopes)
        wall.consent(ConsentScope(scope));
    // A permission for another channel, or one that was withdrawn, adds nothing.
    wall.consent(ConsentScope::Company, [](Consent &c) { c.channels = {ConsentChannel::Print}; });
    wall.consent(ConsentScope::FullName, [](Consent &c) { c.withdrawnDay = {2026, 10, 2}; });
    const Exportable result = wall.out();
    QCOMPARE(result.rows.size(), size_t(1));
    QCOMPARE(result.rows.front().byline, byline);
    QVERIFY(result.rows.front().byline.startsWith(result.rows.front().shownName)); // print and list name alike
}

void TestExportable::everyReasonToLeaveOutIsSaid()
{
    Wall wall;
    QCOMPARE(wall.reason(), u"no_consent"_s);
    wall.consent(ConsentScope::FullName);
    QCOMPARE(wall.reason(), u"no_consent"_s); // the name alone is not the quote
    wall.consent(ConsentScope::Quote, [](Consent &c) { c.untilDay = {2026, 12, 1}; });
    QCOMPARE(wall.reason(), QString());
    QCOMPARE(wall.out().rows.front().consentUntil, QDate(2026, 12, 1));
    QCOMPARE(wall.reason(ConsentChannel::Print), u"other_channel"_s);
    QCOMPARE(wall.reason(ConsentChannel::Site, {2026, 9, 30}), u"consent_not_yet"_s);
    QCOMPARE(wall.reason(ConsentChannel::Site, {2026, 12, 2}), u"consent_expired"_s);
    wall.sql("UPDATE consent SET withdrawn_day = '2026-11-22' WHERE scope = 'quote'");
    QCOMPARE(wall.reason(), u"consent_withdrawn"_s);
    wall.sql("UPDATE consent SET withdrawn_day = NULL");

    wall.sql("INSERT INTO opt_out (customer_id, purpose, channel, day) VALUES (1, 'marketing', '', '2026-11-01')");
    QCOMPARE(wall.reason(), QString());
    wall.sql("UPDATE opt_out SET purpose = 'testimonial'");
    QCOMPARE(wall.reason(), u"opted_out"_s);
    wall.sql("UPDATE opt_out SET purpose = 'all'");
    QCOMPARE(wall.reason(), u"opted_out"_s);
    wall.sql("UPDATE opt_out SET channel = 'print'");
    QCOMPARE(wall.reason(), QString());
    wall.sql("UPDATE customer SET deleted_at = '2026-11-22T08:00:00.000Z'");
    QCOMPARE(wall.reason(), u"customer_in_trash"_s);
    wall.sql("UPDATE customer SET deleted_at = NULL");

    QVERIFY(sendBack(*wall.book, wall.id, u"Shorter"_s));
    QCOMPARE(wall.reason(), u"not_approved"_s);
    QVERIFY(withdrawTestimonial(*wall.book, wall.id));
    QCOMPARE(wall.reason(), u"withdrawn"_s);
    QCOMPARE(wall.out().counts(), (std::vector<std::pair<LeftOutReason, int>>{{LeftOutReason::Withdrawn, 1}}));
    QVERIFY(trashTestimonials(*wall.book, {wall.id}));
    QVERIFY(wall.out().rows.empty());
    QVERIFY(wall.out().leftOut.empty());
}

void TestExportable::onlyTheApprovedWordsGoOut()
{
    Wall wall;
    wall.consent(ConsentScope::Quote);
    QCOMPARE(wall.out().rows.front().wording, u"Lovely soap"_s);
    Testimonial edited = *testimonialStore::find(wall.book->db(), wall.id);
    edited.edited = u"The best soap in Ireland"_s;
    QVERIFY(editTestimonial(*wall.book, edited));
    QCOMPARE(wall.reason(), u"not_approved"_s);
    QVERIFY(approveTestimonial(*wall.book, wall.id));
    QCOMPARE(wall.out().rows.front().wording, u"The best soap in Ireland"_s);
}

void TestExportable::warnsOfWhatAPersonShouldSee()
{
    Wall wall;
    wall.consent(ConsentScope::Quote);
    const auto codes = [&](QDate day = kToday) {
        QStringList found;
        const Exportable result = wall.out(ConsentChannel::Site, day);
        for (const ExportWarning warning : result.rows.front().warnings)
            found += exportWarningCode(warning);
        return found.join(u' ');
    };
    QCOMPARE(codes(), QString());
    QCOMPARE(codes({2028, 10, 1}), QString());
    QCOMPARE(codes({2028, 10, 2}), u"old"_s);
    Answer said;
    said.survey = feedbackStore::surveys(wall.book->db()).front().id;
    said.customer = wall.ann;
    said.day = {2026, 11, 1};
    said.score = 6.5;
    QVERIFY(addAnswer(*wall.book, said));
    QCOMPARE(codes(), u"now_detractor"_s);
    said.score = 9;
    QVERIFY(addAnswer(*wall.book, said));
    QCOMPARE(codes(), QString());
    wall.sql("UPDATE consent SET incentive = 'a free bar'");
    QCOMPARE(codes(), u"undisclosed"_s);
    wall.sql("UPDATE consent SET disclosure = 'Ann received a free bar.'");
    QCOMPARE(codes(), u"disclosure"_s);
    QCOMPARE(wall.out().rows.front().disclosure, u"Ann received a free bar."_s);
}

void TestExportable::onlyTheChosenOnes()
{
    Wall wall;
    wall.consent(ConsentScope::Quote);
    QVERIFY(exportable(wall.book->db(), ConsentChannel::Site, kToday, std::vector<qint64>{}).rows.empty());
    QCOMPARE(exportable(wall.book->db(), ConsentChannel::Site, kToday, std::vector{wall.id.value}).rows.size(), size_t(1));
}

/// The rule once more, written the plain way: some row of the consent tables covers this scope here and now.
static bool coveredByHand(Database &db, TestimonialId id, const QString &scope, const QString &channel, QDate day)
{
    return db.value<qint64>(R"(SELECT c.id FROM consent c JOIN consent_channel h ON h.consent_id = c.id
                               WHERE c.subject = 'testimonial' AND c.subject_id = ? AND c.scope = ? AND h.channel = ?
                                 AND c.given_day <= ? AND c.from_day <= ? AND (c.until_day IS NULL OR c.until_day >= ?)
                                 AND (c.withdrawn_day IS NULL OR c.withdrawn_day > ?))",
                            id, scope, channel, day, day, day, day).has_value();
}

void TestExportable::neverLetsAnUncoveredRowThrough()
{
    QRandomGenerator random(11);
    const QDate start(2026, 1, 1);
    const auto someDay = [&] { return start.addDays(random.bounded(60)); };
    TestBook book;
    const std::array people{plainCustomer(*book, u"Ann"_s), plainCustomer(*book, u"Bob"_s), plainCustomer(*book, u"Cy"_s)};
    std::vector<TestimonialId> ids;
    QVERIFY(book->change(u"Random"_s, [&](UnitOfWork &u) {
        u.run("INSERT INTO opt_out (customer_id, purpose, channel, day) VALUES (?, 'testimonial', '', ?)", people[2], start);
        for (int i = 0; i < 60; ++i) {
            Testimonial made;
            made.customer = people[size_t(random.bounded(3))];
            made.original = u"Quote %1"_s.arg(i);
            made.attribution = u"Name"_s;
            made.company = u"Company"_s;
            made.day = start;
            ids.push_back(testimonialStore::insert(u, made, kTestimonialStates[size_t(random.bounded(5))]));
            for (int n = random.bounded(4); n > 0; --n) {
                Consent given;
                given.subjectId = ids.back().value;
                given.scope = kConsentScopes[size_t(random.bounded(5))];
                for (int k = 0; k < 3; ++k)
                    given.channels.insert(kConsentChannels[size_t(random.bounded(5))]);
                given.givenDay = someDay();
                given.fromDay = given.givenDay.addDays(random.bounded(5));
                given.untilDay = random.bounded(2) ? given.fromDay.addDays(random.bounded(30)) : QDate();
                given.withdrawnDay = random.bounded(4) == 0 ? given.givenDay.addDays(random.bounded(20)) : QDate();
                consentStore::insert(u, given);
            }
        }
    }));
    int wentOut = 0;
    for (int round = 0; round < 40; ++round) {
        const ConsentChannel channel = kConsentChannels[size_t(random.bounded(5))];
        const QString code = consentChannelCode(channel);
        const QDate day = someDay();
        const Exportable result = exportable(book->db(), channel, day);
        QSet<qint64> out;
        for (const ExportRow &row : result.rows) {
            out.insert(row.id.value);
            QVERIFY(row.name.isEmpty() || coveredByHand(book->db(), row.id, u"full_name"_s, code, day)
                    || coveredByHand(book->db(), row.id, u"first_name"_s, code, day));
            QVERIFY(row.company.isEmpty() || coveredByHand(book->db(), row.id, u"company"_s, code, day));
        }
        for (const TestimonialId id : ids) {
            const bool may = coveredByHand(book->db(), id, u"quote"_s, code, day)
                             && testimonialStore::standing(book->db(), id).isApproved()
                             && testimonialStore::find(book->db(), id)->customer != people[2];
            QCOMPARE(out.contains(id.value), may);
        }
        QCOMPARE(result.rows.size() + result.leftOut.size(), ids.size());
        wentOut += int(result.rows.size());
    }
    QVERIFY(wentOut > 0);
}

GOODWORD_TEST(TestExportable)
#include "tst_exportable.moc"
