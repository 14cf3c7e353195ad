#include "core/consents/consentcommands.h"
#include "core/consents/optoutstore.h"
#include "core/customers/customercommands.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimoniallist.h"
#include "core/testimonials/testimonialstore.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

const QDate kToday(2026, 11, 22);

Testimonial quote(const QString &words)
{
    Testimonial made;
    made.original = words;
    made.attribution = u"Ann Byrne"_s;
    made.day = {2026, 10, 1};
    return made;
}

TestimonialState stateOf(TestBook &book, TestimonialId id)
{
    return testimonialStore::standing(book->db(), id).state;
}

Done consentTo(TestBook &book, TestimonialId id, QSet<ConsentChannel> channels)
{
    Consent consent;
    consent.subjectId = id.value;
    consent.channels = std::move(channels);
    consent.givenDay = {2026, 10, 1};
    const auto given = giveConsent(*book, consent, {ConsentScope::Quote});
    return given ? Done() : Done(given.error());
}

CustomerId byrne(TestBook &book)
{
    const CustomerId shop = plainCustomer(*book, u"Byrne & Sons"_s);
    const CustomerId ann = plainCustomer(*book, u"Ann Byrne"_s);
    const auto done = book->change(u"Fill in"_s, [&](UnitOfWork &u) {
        u.run("UPDATE customer SET kind = 'company' WHERE id = ?", shop);
        u.run("UPDATE customer SET given_name = 'Ann', job_title = 'Owner', company_id = ?, language = 'en' WHERE id = ?", shop, ann);
    });
    return done ? ann : CustomerId();
}

} // namespace

/// Testimonials: how far each is, what may follow, and that each change can be taken back.
class TestTestimonials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyLegalMovesFollow_data();
    void onlyLegalMovesFollow();
    void everyCommandCanBeTakenBack();
    void changedTagsAreOneStep();
    void isMadeFromAnAnswerInOneCall();
    void isMadeFromATouchpointInOneCall();
    void onlyTheApprovedWordingIsPublished();
    void editingApprovedWordsNeedsApprovalAnew();
    void publishingAsksForConsent();
    void publishingAsksForOptOutsAndTheTrash();
    void theListFindsByEachFilter();
    void comesInWithTheStateItHadElsewhere();
};

void TestTestimonials::onlyLegalMovesFollow_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("legal"); // move>state, in the order of the moves
    QTest::newRow("draft") << u"draft"_s << u"asked>asked received>draft edited>draft sent_back>asked approved>approved withdrawn>withdrawn"_s;
    QTest::newRow("asked") << u"asked"_s << u"asked>asked received>asked edited>asked sent_back>asked approved>approved withdrawn>withdrawn"_s;
    QTest::newRow("approved") << u"approved"_s << u"edited>draft sent_back>asked published>published withdrawn>withdrawn"_s;
    QTest::newRow("published") << u"published"_s << u"edited>draft sent_back>asked published>published withdrawn>withdrawn"_s;
    QTest::newRow("withdrawn") << u"withdrawn"_s << QString();
}

void TestTestimonials::onlyLegalMovesFollow()
{
    QFETCH(QString, state);
    QFETCH(QString, legal);
    const TestimonialState before = *testimonialStateFromCode(state);
    QStringList allowed;
    for (const TestimonialMove move : kTestimonialMoves) {
        const auto done = mayFollow(before, move);
        if (done)
            allowed += testimonialMoveCode(move) + u'>' + testimonialStateCode(stateAfter(before, move));
        else
            QVERIFY(done.error().text.contains(u"Nothing was changed"_s));
    }
    QCOMPARE(allowed.join(u' '), legal);
}

void TestTestimonials::everyCommandCanBeTakenBack()
{
    TestBook book;
    TestimonialId id;
    QCOMPARE(roundTripFault(*book, [&] {
        auto made = addTestimonial(*book, quote(u"Lovely soap"_s));
        id = made.value_or(TestimonialId());
        return made;
    }), QString());
    QVERIFY(consentTo(book, id, {ConsentChannel::Site}));
    QCOMPARE(roundTripFault(*book, [&] { return markAsked(*book, id, u"By e-mail"_s); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return markReceived(*book, id); }), QString());
    Testimonial edited = *testimonialStore::find(book->db(), id);
    edited.edited = u"Lovely soap!"_s;
    edited.rating = 4.5;
    QCOMPARE(roundTripFault(*book, [&] { return editTestimonial(*book, edited); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return approveTestimonial(*book, id); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return publishTestimonial(*book, id, ConsentChannel::Site, u"Home page"_s); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return sendBack(*book, id, u"Shorter?"_s); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return withdrawTestimonial(*book, id); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return setTestimonialTags(*book, id, {u"Soap"_s}); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return setTestimonialTags(*book, id, {}); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return trashTestimonials(*book, {id}); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return restoreTestimonials(*book, {id}); }), QString());
    QVERIFY(book->history().nextUndo()->label.contains(u"Ann Byrne"_s));
    const QDate day = kToday;
    QCOMPARE(testimonialStore::events(book->db(), id).back().day, day);
}

void TestTestimonials::changedTagsAreOneStep()
{
    TestBook book;
    const TestimonialId id = *addTestimonial(*book, quote(u"Lovely"_s));
    QVERIFY(setTestimonialTags(*book, id, {u"Soap"_s, u"Gift"_s, u" soap "_s, QString()}));
    QCOMPARE(testimonialStore::tags(book->db(), id), (QStringList{u"Gift"_s, u"Soap"_s}));
    const StepId step = book->history().nextUndo()->id;
    QVERIFY(setTestimonialTags(*book, id, {u"GIFT"_s, u"Soap"_s}));
    QCOMPARE(book->history().nextUndo()->id, step); // nothing changed, so no step
    QVERIFY(setTestimonialTags(*book, id, {u"Sea"_s, u"Soap"_s}));
    QVERIFY(book->history().nextUndo()->label.startsWith(u"Edit"_s));
    QVERIFY(book->undo());
    QCOMPARE(testimonialStore::tags(book->db(), id), (QStringList{u"Gift"_s, u"Soap"_s}));
}

void TestTestimonials::isMadeFromAnAnswerInOneCall()
{
    TestBook book;
    const CustomerId ann = byrne(book);
    Answer said;
    said.survey = feedbackStore::surveys(book->db()).front().id;
    said.customer = ann;
    said.day = {2026, 9, 9};
    said.score = 10;
    const AnswerId silent = *addAnswer(*book, said);
    said.comment = u"  I tell everyone. "_s;
    const AnswerId answer = *addAnswer(*book, said);
    QVERIFY(!addFromAnswer(*book, silent));
    TestimonialId id;
    QCOMPARE(roundTripFault(*book, [&] {
        auto made = addFromAnswer(*book, answer);
        id = made.value_or(TestimonialId());
        return made;
    }), QString());
    const auto row = testimonialRows(book->db(), {id.value}, kToday).front();
    QCOMPARE(row.testimonial.original, u"I tell everyone."_s);
    QCOMPARE(row.byline, u"Ann Byrne, Owner, Byrne & Sons"_s);
    QCOMPARE(row.testimonial.day, said.day);
    QCOMPARE(row.testimonial.language, u"en"_s);
    QCOMPARE(row.standing.state, TestimonialState::Draft);
    QVERIFY(!row.testimonial.rating); // a 10 of NPS is not stars
    QCOMPARE(addFromAnswer(*book, answer).error().code, ErrorCode::Conflict);
    QVERIFY(trashTestimonials(*book, {id}));
    QVERIFY(addFromAnswer(*book, answer));
}

void TestTestimonials::isMadeFromATouchpointInOneCall()
{
    TestBook book;
    const CustomerId ann = byrne(book);
    TestimonialId id;
    const auto touch = book->change(u"Touch"_s, [&](UnitOfWork &u) {
        return u.insert<TouchpointId>(R"(INSERT INTO touchpoint (uid, customer_id, day, channel, subject)
                                         VALUES ('t', ?, '2026-08-08', 'call', 'Best gift ever'))", ann);
    });
    QCOMPARE(roundTripFault(*book, [&] {
        auto made = addFromTouchpoint(*book, *touch);
        id = made.value_or(TestimonialId());
        return made;
    }), QString());
    QCOMPARE(testimonialStore::find(book->db(), id)->original, u"Best gift ever"_s);
    QVERIFY(!addFromTouchpoint(*book, *touch));
    QVERIFY(!addFromTouchpoint(*book, TouchpointId(77)));
}

void TestTestimonials::onlyTheApprovedWordingIsPublished()
{
    TestBook book;
    const TestimonialId id = *addTestimonial(*book, quote(u"Lovely"_s));
    QVERIFY(consentTo(book, id, {ConsentChannel::Site}));
    const auto early = publishTestimonial(*book, id, ConsentChannel::Site);
    QVERIFY(!early);
    QVERIFY2(early.error().text.contains(u"not been approved"_s), qPrintable(early.error().text));
    QVERIFY(approveTestimonial(*book, id));
    QVERIFY(publishTestimonial(*book, id, ConsentChannel::Site));
    QVERIFY(publishTestimonial(*book, id, ConsentChannel::Site, u"Shop window"_s));
    const Standing standing = testimonialStore::standing(book->db(), id);
    QCOMPARE(standing.state, TestimonialState::Published);
    QCOMPARE(standing.places, (QStringList{consentChannelName(ConsentChannel::Site), u"Shop window"_s}));
    QCOMPARE(testimonialStore::events(book->db(), id).back().wording, u"Lovely"_s);
}

void TestTestimonials::editingApprovedWordsNeedsApprovalAnew()
{
    TestBook book;
    const TestimonialId id = *addTestimonial(*book, quote(u"Lovely"_s));
    QVERIFY(approveTestimonial(*book, id));
    Testimonial edited = *testimonialStore::find(book->db(), id);
    edited.role = u"Owner"_s;
    QVERIFY(editTestimonial(*book, edited));
    QCOMPARE(stateOf(book, id), TestimonialState::Approved); // the words are as approved
    edited.edited = u"Lovely!"_s;
    QVERIFY(editTestimonial(*book, edited));
    QCOMPARE(stateOf(book, id), TestimonialState::Draft);
    QCOMPARE(testimonialStore::standing(book->db(), id).approvedWording, QString());
    QCOMPARE(testimonialStore::find(book->db(), id)->original, u"Lovely"_s);
    QVERIFY(approveTestimonial(*book, id));
    QCOMPARE(testimonialStore::standing(book->db(), id).approvedWording, u"Lovely!"_s);
    QVERIFY(withdrawTestimonial(*book, id));
    edited.edited = u"Nice"_s;
    QVERIFY(!editTestimonial(*book, edited));
}

void TestTestimonials::publishingAsksForConsent()
{
    TestBook book;
    const TestimonialId id = *addTestimonial(*book, quote(u"Lovely"_s));
    QVERIFY(approveTestimonial(*book, id));
    QVERIFY(consentTo(book, id, {ConsentChannel::Print}));
    const auto refused = publishTestimonial(*book, id, ConsentChannel::Ads);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text.contains(u"not for this channel"_s), qPrintable(refused.error().text));
    QVERIFY(publishTestimonial(*book, id, ConsentChannel::Print));
}

void TestTestimonials::publishingAsksForOptOutsAndTheTrash()
{
    TestBook book;
    Testimonial hers = quote(u"Lovely"_s);
    hers.customer = byrne(book);
    const TestimonialId id = *addTestimonial(*book, hers);
    QVERIFY(approveTestimonial(*book, id));
    QVERIFY(consentTo(book, id, {ConsentChannel::Print, ConsentChannel::Site}));
    const auto why = [&](ConsentChannel channel) {
        const Done done = publishTestimonial(*book, id, channel);
        return done ? QString() : done.error().text;
    };
    QVERIFY(book->change(u"Opt out"_s, [&](UnitOfWork &u) {
        optOutStore::add(u, hers.customer, {Purpose::Testimonial, u"print"_s, {}, {}});
    }));
    QVERIFY2(why(ConsentChannel::Print).contains(u"does not want"_s), qPrintable(why(ConsentChannel::Print)));
    QVERIFY(trashCustomers(*book, {hers.customer}));
    QVERIFY2(why(ConsentChannel::Site).contains(u"in the trash"_s), qPrintable(why(ConsentChannel::Site)));
    QVERIFY(restoreCustomers(*book, {hers.customer}));
    QVERIFY(trashTestimonials(*book, {id}));
    QVERIFY2(why(ConsentChannel::Site).contains(u"in the trash"_s), qPrintable(why(ConsentChannel::Site)));
    QCOMPARE(stateOf(book, id), TestimonialState::Approved);
    QVERIFY(restoreTestimonials(*book, {id}));
    QCOMPARE(why(ConsentChannel::Site), QString());
}

void TestTestimonials::theListFindsByEachFilter()
{
    TestBook book;
    const CustomerId ann = byrne(book);
    Testimonial one = quote(u"Straße und Seife"_s);
    one.customer = ann;
    one.rating = 5;
    const TestimonialId first = *addTestimonial(*book, one);
    Testimonial other = quote(u"Fine"_s);
    other.attribution = u"Łukasz"_s;
    other.day = {2026, 10, 5};
    const TestimonialId second = *addTestimonial(*book, other);
    QVERIFY(approveTestimonial(*book, first));
    QVERIFY(setTestimonialTags(*book, first, {u"Gift"_s}));
    QVERIFY(consentTo(book, first, {ConsentChannel::Site}));
    using Ids = std::vector<qint64>;
    const auto ids = [&](auto set) {
        TestimonialFilter filter;
        set(filter);
        return testimonialIds(book->db(), filter, kToday);
    };
    const Ids only{first.value};
    QCOMPARE(ids([](TestimonialFilter &) {}), (Ids{second.value, first.value}));
    QCOMPARE(ids([](TestimonialFilter &f) { f.order = TestimonialOrder::HighestRating; }), (Ids{first.value, second.value}));
    QCOMPARE(ids([](TestimonialFilter &f) { f.state = TestimonialState::Approved; }), only);
    QCOMPARE(ids([](TestimonialFilter &f) { f.tag = u"GIFT"_s; }), only);
    QCOMPARE(ids([](TestimonialFilter &f) { f.text = u"strasse"_s; }), only);
    QCOMPARE(ids([](TestimonialFilter &f) { f.text = u"lukasz"_s; }), (Ids{second.value}));
    QCOMPARE(ids([](TestimonialFilter &f) { f.minRating = 4; }), only);
    QCOMPARE(ids([&](TestimonialFilter &f) { f.customer = ann; }), only);
    QCOMPARE(ids([](TestimonialFilter &f) { f.to = {2026, 10, 2}; }), only);
    QCOMPARE(ids([](TestimonialFilter &f) { f.consent = ConsentFilter{ConsentChannel::Site, true}; }), only);
    QCOMPARE(ids([](TestimonialFilter &f) { f.consent = ConsentFilter{ConsentChannel::Print, false}; }),
             (Ids{second.value, first.value}));
    const auto row = testimonialRows(book->db(), only, kToday).front();
    QVERIFY(row.consentFor(ConsentChannel::Site).covered());
    QCOMPARE(row.consentFor(ConsentChannel::Ads).reason, ConsentReason::OtherChannel);
    QCOMPARE(row.tags, QStringList{u"Gift"_s});
    QVERIFY(trashCustomers(*book, {ann}));
    QCOMPARE(ids([](TestimonialFilter &) {}), (Ids{second.value})); // what a customer in the trash said hangs on no wall
    QCOMPARE(ids([&](TestimonialFilter &f) { f.customer = ann; }), Ids());
    QVERIFY(restoreCustomers(*book, {ann}));
    QVERIFY(trashTestimonials(*book, {first}));
    QCOMPARE(ids([](TestimonialFilter &f) { f.trash = true; }), only);
}

void TestTestimonials::comesInWithTheStateItHadElsewhere()
{
    TestBook book;
    for (const TestimonialState state : kTestimonialStates) {
        const auto id = book->change(u"Import"_s, [&](UnitOfWork &u) {
            return testimonialStore::insert(u, quote(u"Lovely"_s), state, u"Home page"_s);
        });
        const Standing standing = testimonialStore::standing(book->db(), *id);
        QCOMPARE(standing.state, state);
        QCOMPARE(standing.approvedWording, standing.isApproved() ? u"Lovely"_s : QString());
    }
}

GOODWORD_TEST(TestTestimonials)
#include "tst_testimonials.moc"
