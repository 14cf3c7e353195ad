#include "core/consents/consentstore.h"

#include "core/base/uid.h"

#include <QCryptographicHash>

#include <algorithm>

namespace goodword::consentStore {

namespace {

// What consentsFrom() reads, one row for each channel; joined to each WHERE by the compiler.
#define CONSENT_ROWS                                                                                                   \
    "SELECT c.id, c.uid, c.subject, c.subject_id, c.customer_id, c.scope, c.territory, c.given_day, c.from_day, "      \
    "c.until_day, c.wording, c.wording_sha256, c.how, c.proof, c.proof_sha256, c.staff_id, c.incentive, "              \
    "c.disclosure, c.relationship, c.withdrawn_day, c.removed_day, h.channel "                                         \
    "FROM consent c LEFT JOIN consent_channel h ON h.consent_id = c.id "

Consent consentFrom(const Statement &s)
{
    Consent c;
    c.id = s.id<ConsentId>(0);
    c.uid = s.text(1);
    c.subject = consentSubjectFromCode(s.text(2)).value_or(ConsentSubject::Testimonial);
    c.subjectId = s.integer(3);
    c.customer = s.id<CustomerId>(4);
    c.scope = consentScopeFromCode(s.text(5)).value_or(ConsentScope::Quote);
    c.territory = s.text(6);
    c.givenDay = s.day(7);
    c.fromDay = s.day(8);
    c.untilDay = s.day(9);
    c.wording = s.text(10);
    c.wordingSha256 = s.text(11);
    c.how = s.text(12);
    c.proof = s.text(13);
    c.proofSha256 = s.text(14);
    c.staff = s.id<StaffId>(15);
    c.incentive = s.text(16);
    c.disclosure = s.text(17);
    c.relationship = s.text(18);
    c.withdrawnDay = s.day(19);
    c.removedDay = s.day(20);
    return c;
}

/// One row for each channel, those of a consent next to each other.
std::vector<Consent> consentsFrom(Statement &s)
{
    std::vector<Consent> found;
    while (s.next()) {
        // A scope this version does not know covers nothing it does.
        if (!consentScopeFromCode(s.text(5)))
            continue;
        if (found.empty() || found.back().id != s.id<ConsentId>(0))
            found.push_back(consentFrom(s));
        if (const auto channel = consentChannelFromCode(s.text(21)))
            found.back().channels.insert(*channel);
    }
    return found;
}

void writeChannels(UnitOfWork &u, ConsentId id, const QSet<ConsentChannel> &channels)
{
    for (const ConsentChannel channel : kConsentChannels) {
        if (channels.contains(channel))
            u.run("INSERT INTO consent_channel (consent_id, channel) VALUES (?, ?) ON CONFLICT DO NOTHING", id,
                  consentChannelCode(channel));
        else
            u.run("DELETE FROM consent_channel WHERE consent_id = ? AND channel = ?", id, consentChannelCode(channel));
    }
}

QString digestOf(const QString &wording)
{
    return wording.isEmpty()
               ? QString()
               : QString::fromLatin1(QCryptographicHash::hash(wording.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

std::optional<Consent> find(Database &db, ConsentId id)
{
    Statement s(db, CONSENT_ROWS "WHERE c.id = ?", id);
    const auto found = consentsFrom(s);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Consent> of(Database &db, ConsentSubject subject, qint64 subjectId)
{
    Statement s(db, CONSENT_ROWS "WHERE c.subject = ? AND c.subject_id = ? ORDER BY c.id", consentSubjectCode(subject), subjectId);
    return consentsFrom(s);
}

std::vector<Consent> ofCustomer(Database &db, CustomerId customer)
{
    Statement s(db, CONSENT_ROWS "WHERE c.customer_id = ? ORDER BY c.id", customer);
    return consentsFrom(s);
}

static std::vector<Consent> consentsOfKind(Database &db, ConsentSubject subject)
{
    Statement s(db, CONSENT_ROWS "WHERE c.subject = ? ORDER BY c.subject_id, c.id", consentSubjectCode(subject));
    return consentsFrom(s);
}

QHash<qint64, std::vector<Consent>> bySubject(Database &db, ConsentSubject subject)
{
    QHash<qint64, std::vector<Consent>> found;
    for (Consent &one : consentsOfKind(db, subject))
        found[one.subjectId].push_back(std::move(one));
    return found;
}

ConsentId insert(UnitOfWork &u, const Consent &given)
{
    const Consent c = cleaned(given);
    const auto id = u.insert<ConsentId>(
        R"(INSERT INTO consent (uid, subject, subject_id, customer_id, scope, territory, given_day, from_day, until_day,
                                wording, wording_sha256, how, proof, proof_sha256, staff_id, incentive, disclosure,
                                relationship, withdrawn_day, removed_day)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
        c.uid.isEmpty() ? newUid(u.clock()) : c.uid, consentSubjectCode(c.subject), c.subjectId, c.customer,
        consentScopeCode(c.scope), c.territory, c.givenDay, c.fromDay, c.untilDay, c.wording, digestOf(c.wording), c.how,
        c.proof, c.proofSha256, c.staff, c.incentive, c.disclosure, c.relationship, c.withdrawnDay, c.removedDay);
    writeChannels(u, id, c.channels);
    return id;
}

void update(UnitOfWork &u, const Consent &given)
{
    const Consent c = cleaned(given);
    u.run(R"(UPDATE consent SET scope = ?, territory = ?, given_day = ?, from_day = ?, until_day = ?, wording = ?,
                    wording_sha256 = ?, how = ?, proof = ?, proof_sha256 = ?, staff_id = ?, incentive = ?, disclosure = ?,
                    relationship = ?, withdrawn_day = ?, removed_day = ?
             WHERE id = ?)",
          consentScopeCode(c.scope), c.territory, c.givenDay, c.fromDay, c.untilDay, c.wording, digestOf(c.wording), c.how,
          c.proof, c.proofSha256, c.staff, c.incentive, c.disclosure, c.relationship, c.withdrawnDay, c.removedDay, c.id);
    writeChannels(u, c.id, c.channels);
}

/// Consents of every subject that begin to matter when a day passes: with an end, or withdrawn.
static std::vector<Consent> endingConsents(Database &db)
{
    Statement s(db, CONSENT_ROWS "WHERE c.until_day IS NOT NULL OR c.withdrawn_day IS NOT NULL ORDER BY c.id");
    return consentsFrom(s);
}

std::vector<Consent> expiring(Database &db, QDate day, int days)
{
    std::vector<Consent> found = endingConsents(db);
    std::erase_if(found, [&](const Consent &c) {
        return c.withdrawnDay.isValid() || !c.untilDay.isValid() || c.untilDay < day || c.untilDay > day.addDays(days);
    });
    std::stable_sort(found.begin(), found.end(), [](const Consent &a, const Consent &b) { return a.untilDay < b.untilDay; });
    return found;
}

/// The first day it no longer held, or an invalid day.
static QDate endOf(const Consent &c)
{
    const QDate after = c.untilDay.isValid() ? c.untilDay.addDays(1) : QDate();
    if (!c.withdrawnDay.isValid())
        return after;
    return after.isValid() ? std::min(after, c.withdrawnDay) : c.withdrawnDay;
}

std::vector<Consent> toRemove(Database &db, QDate day)
{
    std::vector<Consent> found = endingConsents(db);
    std::erase_if(found, [&](const Consent &c) { return c.removedDay.isValid() || endOf(c) > day; });
    std::stable_sort(found.begin(), found.end(), [](const Consent &a, const Consent &b) { return endOf(a) < endOf(b); });
    return found;
}

QSet<CustomerId> optedOutCustomers(Database &db, const QString &purpose, const QString &channel)
{
    QSet<CustomerId> found;
    Statement s(db, "SELECT customer_id FROM opt_out WHERE purpose IN ('all', ?) AND (channel = '' OR channel = ?)", purpose,
                channel);
    while (s.next())
        found.insert(s.id<CustomerId>(0));
    return found;
}

} // namespace goodword::consentStore
