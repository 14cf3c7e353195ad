#include "core/attachments/attachmentcommands.h"
#include "core/consents/consentcommands.h"
#include "core/consents/consentstore.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

Consent given(QSet<ConsentChannel> channels, QDate from, QDate until = {}, QDate withdrawn = {})
{
    Consent consent;
    consent.subjectId = 1;
    consent.channels = std::move(channels);
    consent.givenDay = from;
    consent.untilDay = until;
    consent.withdrawnDay = withdrawn;
    return consent;
}

} // namespace

/// A permission holds for its scope, channel and days, and says why where it does not.
class TestConsents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsOnlyWhereAndWhenItWasGiven_data();
    void holdsOnlyWhereAndWhenItWasGiven();
    void anyOneThatHoldsIsEnough();
    void saysTheReasonNearestToHolding();
    void everyCommandCanBeTakenBack();
    void theWordingIsKeptWithItsDigest();
    void whatCannotBeIsRefused();
    void theDayItWasGivenMayBeCorrected();
    void aFileThatProvesItIsKeptInTheBook();
    void saysWhatEndsSoonAndWhatMustGo();
    void codesAreStable();
};

void TestConsents::holdsOnlyWhereAndWhenItWasGiven_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("channel");
    QTest::addColumn<int>("scope");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, QDate day, ConsentChannel channel, ConsentScope scope, const QString &reason) {
        QTest::newRow(name) << day << int(channel) << int(scope) << reason;
    };
    row("the first day", {2026, 3, 1}, ConsentChannel::Site, ConsentScope::Quote, u"covered"_s);
    row("the last day", {2026, 9, 30}, ConsentChannel::Site, ConsentScope::Quote, u"covered"_s);
    row("the day before", {2026, 2, 28}, ConsentChannel::Site, ConsentScope::Quote, u"not_yet"_s);
    row("the day after", {2026, 10, 1}, ConsentChannel::Site, ConsentScope::Quote, u"expired"_s);
    row("another channel", {2026, 5, 1}, ConsentChannel::Ads, ConsentScope::Quote, u"other_channel"_s);
    row("another scope", {2026, 5, 1}, ConsentChannel::Site, ConsentScope::FullName, u"none"_s);
}

void TestConsents::holdsOnlyWhereAndWhenItWasGiven()
{
    QFETCH(QDate, day);
    QFETCH(int, channel);
    QFETCH(int, scope);
    QFETCH(QString, reason);
    const std::vector one{given({ConsentChannel::Site, ConsentChannel::Print}, {2026, 3, 1}, {2026, 9, 30})};
    const ConsentVerdict verdict = covers(one, ConsentScope(scope), ConsentChannel(channel), day);
    QCOMPARE(consentReasonCode(verdict.reason), reason);
    QVERIFY(verdict.sentence().endsWith(u'.'));
}

void TestConsents::anyOneThatHoldsIsEnough()
{
    const QDate day(2026, 5, 1);
    const std::vector both{given({ConsentChannel::Site}, {2026, 1, 1}, {}, {2026, 2, 1}),
                           given({ConsentChannel::Site}, {2026, 3, 1}, {2026, 6, 1}),
                           given({ConsentChannel::Site}, {2026, 3, 1}, {2026, 8, 1})};
    const ConsentVerdict verdict = covers(both, ConsentScope::Quote, ConsentChannel::Site, day);
    QVERIFY(verdict.covered());
    QCOMPARE(verdict.day, QDate(2026, 8, 1));
    QVERIFY(covers(both, ConsentScope::Quote, ConsentChannel::Site, {2026, 1, 31}).covered());
    QCOMPARE(covers(both, ConsentScope::Quote, ConsentChannel::Site, {2026, 2, 1}).reason, ConsentReason::Withdrawn);
}

void TestConsents::saysTheReasonNearestToHolding()
{
    const QDate day(2026, 5, 1);
    std::vector<Consent> all;
    const auto reason = [&] { return covers(all, ConsentScope::Quote, ConsentChannel::Site, day).reason; };
    QCOMPARE(reason(), ConsentReason::None);
    all.push_back(given({ConsentChannel::Ads}, {2026, 1, 1}));
    QCOMPARE(reason(), ConsentReason::OtherChannel);
    all.push_back(given({ConsentChannel::Site}, {2026, 6, 1}));
    QCOMPARE(reason(), ConsentReason::NotYet);
    all.push_back(given({ConsentChannel::Site}, {2025, 1, 1}, {2025, 12, 31}));
    QCOMPARE(reason(), ConsentReason::Expired);
    all.push_back(given({ConsentChannel::Site}, {2025, 1, 1}, {}, {2026, 5, 1}));
    QCOMPARE(reason(), ConsentReason::Withdrawn);
}

void TestConsents::everyCommandCanBeTakenBack()
{
    TestBook book;
    Consent consent = given({ConsentChannel::Site, ConsentChannel::Print}, {2026, 3, 1});
    consent.customer = plainCustomer(*book, u"Ann"_s);
    std::vector<ConsentId> ids;
    QCOMPARE(roundTripFault(*book, [&] {
        auto made = giveConsent(*book, consent, namedQuoteScopes());
        ids = made.value_or(std::vector<ConsentId>());
        return made;
    }), QString());
    QCOMPARE(ids.size(), size_t(4));
    Consent edited = *consentStore::find(book->db(), ids.front());
    QCOMPARE(edited.channels, consent.channels);
    edited.channels = {ConsentChannel::Print, ConsentChannel::Ads};
    edited.wording = u"You may print it."_s;
    QCOMPARE(roundTripFault(*book, [&] { return editConsent(*book, edited); }), QString());
    QCOMPARE(consentStore::find(book->db(), ids.front())->channels, edited.channels);
    QVERIFY(!markRemoved(*book, ids));
    QCOMPARE(roundTripFault(*book, [&] { return withdrawConsents(*book, ids); }), QString());
    QCOMPARE(roundTripFault(*book, [&] { return markRemoved(*book, ids); }), QString());
    QCOMPARE(consentStore::ofCustomer(book->db(), consent.customer).size(), size_t(4));
    QVERIFY(book->history().nextUndo()->label.contains(u"Ann"_s));
}

void TestConsents::theWordingIsKeptWithItsDigest()
{
    TestBook book;
    Consent consent = given({ConsentChannel::Site}, {2026, 3, 1});
    consent.wording = u"Ja, gerne – überall"_s;
    const auto ids = giveConsent(*book, consent, {ConsentScope::Quote});
    const Consent kept = *consentStore::find(book->db(), ids->front());
    QCOMPARE(kept.wording, consent.wording);
    const auto digest = QCryptographicHash::hash(consent.wording.toUtf8(), QCryptographicHash::Sha256);
    QCOMPARE(kept.wordingSha256, QString::fromLatin1(digest.toHex()));
    QCOMPARE(kept.fromDay, kept.givenDay);
}

void TestConsents::whatCannotBeIsRefused()
{
    TestBook book;
    const auto before = dump(*book);
    QVERIFY(!giveConsent(*book, given({}, {2026, 3, 1}), {ConsentScope::Quote}));
    QVERIFY(!giveConsent(*book, given({ConsentChannel::Site}, {}), {ConsentScope::Quote}));
    QVERIFY(!giveConsent(*book, given({ConsentChannel::Site}, {2026, 3, 1}, {2026, 2, 1}), {ConsentScope::Quote}));
    QVERIFY(!giveConsent(*book, given({ConsentChannel::Site}, {2026, 3, 1}), {}));
    QVERIFY(!withdrawConsents(*book, {ConsentId(7)}));
    QVERIFY(!withdrawConsents(*book, {}));
    QCOMPARE(dump(*book), before);
}

void TestConsents::theDayItWasGivenMayBeCorrected()
{
    TestBook book;
    const ConsentId id = giveConsent(*book, given({ConsentChannel::Site}, {2026, 11, 22}), {ConsentScope::Quote})->front();
    const auto holdsOn = [&](QDate day) {
        return covers({*consentStore::find(book->db(), id)}, ConsentScope::Quote, ConsentChannel::Site, day).covered();
    };
    QVERIFY(!holdsOn({2026, 9, 3}));
    Consent edited = *consentStore::find(book->db(), id);
    edited.givenDay = {2026, 9, 1}; // the mail was older than the day it was written down
    QVERIFY(editConsent(*book, edited));
    QVERIFY(holdsOn({2026, 9, 3}));
    edited = *consentStore::find(book->db(), id);
    edited.givenDay = {2026, 10, 1};
    QVERIFY(editConsent(*book, edited));
    QVERIFY(!holdsOn({2026, 9, 3}));

    // One with a beginning of its own keeps it.
    edited = *consentStore::find(book->db(), id);
    edited.fromDay = {2026, 12, 1};
    QVERIFY(editConsent(*book, edited));
    edited = *consentStore::find(book->db(), id);
    edited.givenDay = {2026, 9, 1};
    QVERIFY(editConsent(*book, edited));
    QVERIFY(!holdsOn({2026, 11, 30}));
    QVERIFY(holdsOn({2026, 12, 1}));
}

void TestConsents::aFileThatProvesItIsKeptInTheBook()
{
    TestBook book;
    const QString path = book.dir.filePath(u"her letter.txt"_s);
    QFile letter(path);
    QVERIFY(letter.open(QIODevice::WriteOnly) && letter.write("Yes, print it. Ann") == 18);
    letter.close();
    const auto file = readAttachmentFile(path);
    QVERIFY(file);
    Consent consent = given({ConsentChannel::Print}, {2026, 11, 1});
    std::vector<ConsentId> ids;
    QCOMPARE(roundTripFault(*book, [&] {
        auto made = giveConsent(*book, consent, {ConsentScope::Quote, ConsentScope::FullName}, *file);
        ids = made.value_or(std::vector<ConsentId>());
        return made;
    }), QString());
    QFile::remove(path);
    Consent kept = *consentStore::find(book->db(), ids.back());
    QCOMPARE(kept.proof, u"her letter.txt"_s);
    QCOMPARE(kept.proofSha256, file->sha256);
    QCOMPARE(*proofFile(book->db(), kept), QByteArray("Yes, print it. Ann"));
    QVERIFY(sweepAttachments(*book)); // what proves a permission is never swept away
    QCOMPARE(*proofFile(book->db(), kept), QByteArray("Yes, print it. Ann"));

    kept.proofSha256.clear();
    QVERIFY(editConsent(*book, kept));
    QVERIFY(!proofFile(book->db(), *consentStore::find(book->db(), kept.id)));
    QVERIFY(editConsent(*book, kept, *file));
    QCOMPARE(*proofFile(book->db(), *consentStore::find(book->db(), kept.id)), QByteArray("Yes, print it. Ann"));
}

void TestConsents::saysWhatEndsSoonAndWhatMustGo()
{
    TestBook book;
    const QDate today(2026, 11, 22);
    const auto give = [&](const Consent &consent) { return giveConsent(*book, consent, {ConsentScope::Quote})->front(); };
    const ConsentId later = give(given({ConsentChannel::Site}, {2026, 1, 1}, today.addDays(30)));
    const ConsentId soon = give(given({ConsentChannel::Site}, {2026, 1, 1}, today));
    give(given({ConsentChannel::Site}, {2026, 1, 1}, today.addDays(31)));
    give(given({ConsentChannel::Site}, {2026, 1, 1}));
    const ConsentId over = give(given({ConsentChannel::Site}, {2026, 1, 1}, today.addDays(-1)));
    const ConsentId withdrawn = give(given({ConsentChannel::Site}, {2026, 1, 1}, today.addDays(5), {2026, 6, 1}));

    const auto expiring = consentStore::expiring(book->db(), today);
    QCOMPARE(expiring.size(), size_t(2));
    QCOMPARE(expiring[0].id, soon);
    QCOMPARE(expiring[1].id, later);
    const auto gone = consentStore::toRemove(book->db(), today);
    QCOMPARE(gone.size(), size_t(2));
    QCOMPARE(gone[0].id, withdrawn);
    QCOMPARE(gone[1].id, over);
    QVERIFY(markRemoved(*book, {over, withdrawn}));
    QVERIFY(consentStore::toRemove(book->db(), today).empty());
}

void TestConsents::codesAreStable()
{
    for (const ConsentScope scope : kConsentScopes)
        QCOMPARE(consentScopeFromCode(consentScopeCode(scope)), std::optional(scope));
    for (const ConsentChannel channel : kConsentChannels)
        QCOMPARE(consentChannelFromCode(consentChannelCode(channel)), std::optional(channel));
    for (const ConsentSubject subject : kConsentSubjects)
        QCOMPARE(consentSubjectFromCode(consentSubjectCode(subject)), std::optional(subject));
    QVERIFY(!consentChannelFromCode(u"billboard"_s));
}

GOODWORD_TEST(TestConsents)
#include "tst_consents.moc"
