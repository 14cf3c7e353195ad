#include "core/testimonials/exportable.h"

#include "core/base/enumcodes.h"
#include "core/base/text.h"
#include "core/consents/consentstore.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/npsmath.h"
#include "core/testimonials/testimoniallist.h"
#include "core/testimonials/testimonialstore.h"

#include <QSet>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumCodes kLeftOutCodes(kLeftOutReasons, {
    {LeftOutReason::NotApproved, "not_approved", QT_TRANSLATE_NOOP("Goodword", "The wording is not approved")},
    {LeftOutReason::Withdrawn, "withdrawn", QT_TRANSLATE_NOOP("Goodword", "The testimonial was withdrawn")},
    {LeftOutReason::CustomerInTrash, "customer_in_trash", QT_TRANSLATE_NOOP("Goodword", "The customer is in the trash")},
    {LeftOutReason::OptedOut, "opted_out", QT_TRANSLATE_NOOP("Goodword", "The customer has opted out")},
    {LeftOutReason::NoConsent, "no_consent", QT_TRANSLATE_NOOP("Goodword", "No permission was given")},
    {LeftOutReason::OtherChannel, "other_channel", QT_TRANSLATE_NOOP("Goodword", "The permission is for other channels")},
    {LeftOutReason::ConsentNotYet, "consent_not_yet", QT_TRANSLATE_NOOP("Goodword", "The permission has not begun")},
    {LeftOutReason::ConsentExpired, "consent_expired", QT_TRANSLATE_NOOP("Goodword", "The permission has ended")},
    {LeftOutReason::ConsentWithdrawn, "consent_withdrawn", QT_TRANSLATE_NOOP("Goodword", "The permission was withdrawn")},
});

struct Person {
    QString givenName;
    bool inTrash = false;
};

LeftOutReason reasonFor(ConsentReason reason)
{
    switch (reason) {
    case ConsentReason::OtherChannel: return LeftOutReason::OtherChannel;
    case ConsentReason::NotYet: return LeftOutReason::ConsentNotYet;
    case ConsentReason::Expired: return LeftOutReason::ConsentExpired;
    case ConsentReason::Withdrawn: return LeftOutReason::ConsentWithdrawn;
    case ConsentReason::None:
    case ConsentReason::Covered: break;
    }
    return LeftOutReason::NoConsent;
}

/// One testimonial after the other; nothing is kept of those before.
class Examiner
{
public:
    Examiner(Database &db, ConsentChannel channel, QDate day)
        : m_db(db), m_channel(channel), m_day(day),
          m_optedOut(consentStore::optedOutCustomers(db, u"testimonial"_s, consentChannelCode(channel)))
    {
    }

    void examine(const Testimonial &t, Exportable &into) const
    {
        const Standing standing = testimonialStore::standing(m_db, t.id);
        const Person person = personOf(t.customer);
        const std::vector<Consent> consents = consentStore::of(m_db, ConsentSubject::Testimonial, t.id.value);
        const ConsentVerdict quote = covers(consents, ConsentScope::Quote, m_channel, m_day);
        if (standing.state == TestimonialState::Withdrawn)
            leaveOut(t, LeftOutReason::Withdrawn, {}, into);
        else if (!standing.isApproved() || standing.approvedWording.isEmpty())
            leaveOut(t, LeftOutReason::NotApproved, {}, into);
        else if (person.inTrash)
            leaveOut(t, LeftOutReason::CustomerInTrash, {}, into);
        else if (m_optedOut.contains(t.customer))
            leaveOut(t, LeftOutReason::OptedOut, {}, into);
        else if (!quote.covered())
            leaveOut(t, reasonFor(quote.reason), quote.sentence(), into);
        else
            into.rows.push_back(rowOf(t, standing, person, consents, quote));
    }

private:
    Person personOf(CustomerId customer) const
    {
        Statement s(m_db, "SELECT given_name, deleted_at IS NOT NULL FROM customer WHERE id = ?", customer);
        return s.next() ? Person{s.text(0), s.flag(1)} : Person();
    }

    bool covered(const std::vector<Consent> &consents, ConsentScope scope) const
    {
        return covers(consents, scope, m_channel, m_day).covered();
    }

    void leaveOut(const Testimonial &t, LeftOutReason reason, const QString &sentence, Exportable &into) const
    {
        const QString who = byline(t.attribution, t.role, t.company);
        into.leftOut.push_back({t.id, who.isEmpty() ? oneLine(t.wording()).left(60) : who, reason,
                                sentence.isEmpty() ? leftOutName(reason) + u'.' : sentence});
    }

    ExportRow rowOf(const Testimonial &t, const Standing &standing, const Person &person,
                    const std::vector<Consent> &consents, const ConsentVerdict &quote) const
    {
        ExportRow row;
        row.id = t.id;
        row.customer = t.customer;
        row.wording = standing.approvedWording;
        // A first name is never guessed from a full one: in half the world the family name comes first.
        if (covered(consents, ConsentScope::FullName))
            row.name = t.attribution;
        else if (covered(consents, ConsentScope::FirstName) && !t.attribution.isEmpty())
            row.name = person.givenName;
        row.role = covered(consents, ConsentScope::JobTitle) ? t.role : QString();
        row.company = covered(consents, ConsentScope::Company) ? t.company : QString();
        // "A customer, Owner, Byrne Ltd" where the name may not stand; a company speaks for itself.
        const bool anonymous = row.name.isEmpty() && (!t.attribution.isEmpty() || row.company.isEmpty());
        row.shownName = anonymous ? Core::tr("A customer") : row.name;
        row.byline = byline(row.shownName, row.role, row.company);
        row.rating = t.rating;
        row.language = t.language;
        row.day = t.day;
        row.tags = testimonialStore::tags(m_db, t.id);
        row.consentUntil = quote.day;
        disclose(t, consents, row);
        if (t.day.addMonths(kOldQuoteMonths) < m_day)
            row.warnings.push_back(ExportWarning::Old);
        if (t.customer.isValid()) {
            const auto score = feedbackStore::latestRelationalNps(m_db, t.customer);
            if (score && npsBand(*score) == NpsBand::Detractor)
                row.warnings.push_back(ExportWarning::NowDetractor);
        }
        return row;
    }

    /// The testimonial's own line, else that of the permission; a connection or incentive without one is called out.
    void disclose(const Testimonial &t, const std::vector<Consent> &consents, ExportRow &row) const
    {
        row.disclosure = t.disclosure;
        bool connected = t.relationship != u"customer"_s;
        for (const Consent &consent : consents) {
            if (consent.scope != ConsentScope::Quote)
                continue;
            connected = connected || consent.relationship != u"customer"_s || !consent.incentive.trimmed().isEmpty();
            if (row.disclosure.isEmpty())
                row.disclosure = consent.disclosure;
        }
        if (!row.disclosure.isEmpty())
            row.warnings.push_back(ExportWarning::HasDisclosure);
        else if (connected)
            row.warnings.push_back(ExportWarning::Undisclosed);
    }

    Database &m_db;
    ConsentChannel m_channel;
    QDate m_day;
    QSet<CustomerId> m_optedOut;
};

} // namespace

QString leftOutCode(LeftOutReason reason) { return kLeftOutCodes.code(reason); }
QString leftOutName(LeftOutReason reason) { return kLeftOutCodes.name(reason); }

QString exportWarningCode(ExportWarning warning)
{
    switch (warning) {
    case ExportWarning::NowDetractor: return u"now_detractor"_s;
    case ExportWarning::HasDisclosure: return u"disclosure"_s;
    case ExportWarning::Undisclosed: return u"undisclosed"_s;
    case ExportWarning::Old: break;
    }
    return u"old"_s;
}

QString exportWarningText(ExportWarning warning)
{
    switch (warning) {
    case ExportWarning::NowDetractor: return Core::tr("This person's latest answer is that of a detractor.");
    case ExportWarning::HasDisclosure: return Core::tr("The disclosure line must be shown with the quote.");
    case ExportWarning::Undisclosed: return Core::tr("There is a connection or an incentive, but no line that discloses it.");
    case ExportWarning::Old: break;
    }
    return Core::tr("The quote is more than %n month(s) old.", nullptr, kOldQuoteMonths);
}

std::vector<std::pair<LeftOutReason, int>> Exportable::counts() const
{
    std::vector<std::pair<LeftOutReason, int>> found;
    for (const LeftOutReason reason : kLeftOutReasons) {
        const auto n = std::count_if(leftOut.begin(), leftOut.end(), [&](const LeftOutRow &r) { return r.reason == reason; });
        if (n > 0)
            found.emplace_back(reason, int(n));
    }
    return found;
}

Exportable exportable(Database &db, ConsentChannel channel, QDate day, const std::optional<IdList> &only)
{
    Exportable result;
    result.channel = channel;
    result.day = day;
    const Examiner examiner(db, channel, day);
    const QSet<qint64> chosen = only ? QSet<qint64>(only->begin(), only->end()) : QSet<qint64>();
    // Those of customers in the trash too: why they are left out is said.
    Statement all(db, "SELECT id FROM testimonial WHERE deleted_at IS NULL ORDER BY day DESC, id DESC");
    while (all.next()) {
        if (only && !chosen.contains(all.integer(0)))
            continue;
        if (const auto t = testimonialStore::find(db, all.id<TestimonialId>(0)))
            examiner.examine(*t, result);
    }
    return result;
}

} // namespace goodword
