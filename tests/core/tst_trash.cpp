#include "core/attachments/attachmentcommands.h"
#include "core/consents/consentcommands.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimonialstore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointstore.h"
#include "core/trash/trashcommands.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What is in the trash is in no list and comes back whole; what was thrown away is gone from rows, files and history.
class TestTrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trashHidesAndRestores();
    void emptyingTheTrashLeavesNothing();
    void everyKindIsThrownAwayAndTheRestStays();
    void stepsThatSayNothingOfItCanStillBeUndone();
};

static CustomerDraft named(const QString &name)
{
    CustomerDraft d;
    d.name = name;
    return d;
}

static CustomerDraft ann()
{
    CustomerDraft d = named(u"Ann Byrne"_s);
    d.companyName = u"Seaside Soap"_s;
    d.emails = {{u"work"_s, u"Ann@Example.test"_s}};
    d.phones = {{u"mobile"_s, u"087 123 4567"_s}};
    d.dates = {{DateKind::Birthday, {}, u"--02-29"_s, true}};
    d.tags = {u"VIP"_s};
    d.optOuts = {{Purpose::Survey, {}, QDate(2026, 1, 2), u"asked on the phone"_s}};
    d.refs = {{u"hubspot"_s, u"0042"_s}};
    return d;
}

void TestTrash::trashHidesAndRestores()
{
    TestBook book;
    const CustomerId a = *addCustomer(*book, ann());
    QVERIFY(trashCustomers(*book, {a}));
    QVERIFY(customerStore::find(book->db(), a)->deletedAt.has_value());
    QVERIFY(customerStore::matchByName(book->db(), u"ann byrne"_s).empty());
    QCOMPARE(customerStore::count(book->db(), true), 1);
    const Done tagged = addTag(*book, {a}, u"x"_s);
    QVERIFY(!tagged);
    QCOMPARE(tagged.error().code, ErrorCode::Conflict);
    QVERIFY(restoreCustomers(*book, {a}));
    QCOMPARE(customerStore::matchByName(book->db(), u"ann byrne"_s).size(), size_t(1));
}

void TestTrash::emptyingTheTrashLeavesNothing()
{
    TestBook book;
    QVERIFY(!emptyTrash(*book));
    const auto before = dump(*book);
    const CustomerId a = *addCustomer(*book, ann());
    const CustomerId bob = *addCustomer(*book, named(u"Bob"_s));
    QVERIFY(book->change(u"A life"_s, [&](UnitOfWork &u) {
        const auto t = u.insert<TouchpointId>("INSERT INTO touchpoint (uid, customer_id, day, channel, body) VALUES "
                                              "('t', ?, '2026-01-01', 'call', 'secret words')", a);
        u.run("INSERT INTO blob (sha256, size, bytes) VALUES ('x', 1, x'00')");
        u.run("INSERT INTO attachment (customer_id, touchpoint_id, name, size, sha256, added_at) VALUES "
              "(?, ?, 'a', 1, 'x', '2026')", a, t);
        const auto s = u.insert<SurveyId>("INSERT INTO survey (uid, name, kind, mode) VALUES ('s', 'S', 'nps', 'relational')");
        const auto w = u.insert<AnswerId>("INSERT INTO answer (uid, survey_id, customer_id, day, score, reply_touchpoint_id) "
                                          "VALUES ('a', ?, ?, '2026-01-01', 9, ?)", s, a, t);
        const auto q = u.insert<TestimonialId>("INSERT INTO testimonial (uid, customer_id, answer_id, original, day) VALUES "
                                               "('q', ?, ?, 'Lovely', '2026-01-01')", a, w);
        u.run("INSERT INTO testimonial_event (testimonial_id, kind, day) VALUES (?, 'draft', '2026-01-01')", q);
        const auto k = u.insert<ConsentId>("INSERT INTO consent (uid, subject, subject_id, customer_id, scope, given_day, "
                                           "from_day) VALUES ('k', 'testimonial', ?, ?, 'quote', '2026-01-01', '2026-01-01')",
                                           q, a);
        u.run("INSERT INTO consent_channel (consent_id, channel) VALUES (?, 'site')", k);
    }));
    const CustomerId company = customerStore::find(book->db(), a)->companyId;
    QVERIFY(trashCustomers(*book, {a, company, bob}));
    QVERIFY(emptyTrash(*book));
    QCOMPARE(customerStore::count(book->db(), true), 0);
    QVERIFY(!book->undo());
    QCOMPARE(book->db().value<int>("SELECT count(*) FROM blob"), 0);
    QVERIFY(!dump(*book).join(u'\n').contains(u"secret"_s));
    QVERIFY(!dump(*book, true).join(u'\n').contains(u"secret"_s));
    QStringList left = dump(*book);
    left.removeIf([&](const QString &line) { return before.contains(line); });
    left.removeIf([](const QString &line) { return line.startsWith(u"tag|"_s) || line.startsWith(u"survey|"_s); });
    QCOMPARE(left, QStringList());
    QVERIFY(book->check().isEmpty());
    QCOMPARE(derivedFault(*book), QString());
}

namespace {

/// Ann, who stays, with one of each kind in the trash and one of each kind that stays beside it.
struct Shop {
    TestBook book;
    CustomerId ann;
    TouchpointId secretCall, call;
    AnswerId secretAnswer, answer;
    TestimonialId secretQuote, fromAnswer, fromCall;

    Shop()
    {
        ann = *addCustomer(*book, named(u"Ann"_s));
        const SurveyId survey = feedbackStore::surveys(book->db()).front().id;
        secretCall = log(u"secret call"_s);
        call = log(u"a plain call"_s);
        secretAnswer = answered(survey, u"secret answer"_s);
        answer = answered(survey, u"a plain answer"_s);
        fromAnswer = madeFrom(secretAnswer, {});
        fromCall = madeFrom({}, secretCall);
        attach();
        quoteSomething();
    }

    TouchpointId log(const QString &body)
    {
        Touchpoint t;
        t.customer = ann;
        t.day = book->today();
        t.body = body;
        return book->change(u"Log"_s, [&](UnitOfWork &u) { return touchpointStore::add(u, t); }).value();
    }
    AnswerId answered(SurveyId survey, const QString &comment)
    {
        Answer a;
        a.survey = survey;
        a.customer = ann;
        a.day = book->today();
        a.score = 9;
        a.comment = comment;
        return book->change(u"Answer"_s, [&](UnitOfWork &u) { return feedbackStore::insertAnswer(u, a); }).value();
    }
    /// In words of its own, which stay where what it was made from goes.
    TestimonialId madeFrom(AnswerId from, TouchpointId touchpoint)
    {
        Testimonial t;
        t.customer = ann;
        t.answer = from;
        t.touchpoint = touchpoint;
        t.original = u"Fine"_s;
        t.day = book->today();
        return addTestimonial(*book, t).value();
    }
    void attach()
    {
        QFile file(book.dir.filePath(u"secret.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("secret bytes");
        file.close();
        QVERIFY(addAttachments(*book, secretCall, {file.fileName()}));
    }
    void quoteSomething()
    {
        Testimonial t;
        t.original = u"secret quote"_s;
        t.day = book->today();
        secretQuote = addTestimonial(*book, t).value();
        QVERIFY(setTestimonialTags(*book, secretQuote, {u"soap"_s}));
        Consent consent;
        consent.subjectId = secretQuote.value;
        consent.channels = {ConsentChannel::Site};
        consent.givenDay = book->today();
        consent.wording = u"secret permission"_s;
        const auto given = giveConsent(*book, consent, {ConsentScope::Quote});
        QVERIFY(given);
        QVERIFY(withdrawConsents(*book, *given));
        QVERIFY(approveTestimonial(*book, secretQuote));
    }
    int held(const QString &word)
    {
        return book->db().value<int>("SELECT count(*) FROM history_chunk WHERE instr(bytes, CAST(? AS BLOB)) > 0", word)
            .value_or(-1);
    }
};

} // namespace

void TestTrash::everyKindIsThrownAwayAndTheRestStays()
{
    Shop shop;
    Book &book = *shop.book;
    QVERIFY(trashTouchpoints(book, {shop.secretCall}));
    QVERIFY(trashAnswers(book, {shop.secretAnswer}));
    QVERIFY(trashTestimonials(book, {shop.secretQuote}));
    QVERIFY(shop.held(u"secret"_s) > 0);
    QVERIFY(emptyTrash(book));
    QVERIFY(!emptyTrash(book));
    QVERIFY(!touchpointStore::touchpoint(book.db(), shop.secretCall));
    QVERIFY(!feedbackStore::answer(book.db(), shop.secretAnswer));
    QVERIFY(!testimonialStore::find(book.db(), shop.secretQuote));
    QVERIFY(touchpointStore::touchpoint(book.db(), shop.call));
    QVERIFY(feedbackStore::answer(book.db(), shop.answer));
    QVERIFY(!testimonialStore::find(book.db(), shop.fromAnswer)->answer.isValid());
    QVERIFY(!testimonialStore::find(book.db(), shop.fromCall)->touchpoint.isValid());
    QCOMPARE(book.db().value<int>("SELECT count(*) FROM blob"), 0);
    QVERIFY(!dump(book).join(u'\n').contains(u"secret"_s));
    QVERIFY(!dump(book, true).join(u'\n').contains(u"secret"_s));
    QCOMPARE(shop.held(u"secret"_s), 0);
    QVERIFY2(book.check().isEmpty(), qPrintable(book.check().join(u'\n')));
    QCOMPARE(derivedFault(book), QString());
}

void TestTrash::stepsThatSayNothingOfItCanStillBeUndone()
{
    Shop shop;
    Book &book = *shop.book;
    QVERIFY(trashTestimonials(book, {shop.secretQuote}));
    QVERIFY(editCustomer(book, shop.ann, [](CustomerFields &c) { c.name = u"Ann Byrne"_s; }));
    QVERIFY(emptyTrash(book));
    QVERIFY(book.undo());
    QCOMPARE(customerStore::nameOf(book.db(), shop.ann), u"Ann"_s);
    while (book.undo()) {}
    QCOMPARE(derivedFault(book), QString());
    QVERIFY(book.check().isEmpty());
}

GOODWORD_TEST(TestTrash)
#include "tst_trash.moc"
