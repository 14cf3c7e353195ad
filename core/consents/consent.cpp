#include "core/consents/consent.h"

#include "core/base/text.h"

#include <QLocale>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

template <class Value, size_t N>
static std::optional<Value> byCode(const std::array<Value, N> &values, QString (*codeOf)(Value), const QString &code)
{
    const auto found = std::find_if(values.begin(), values.end(), [&](Value one) { return codeOf(one) == code; });
    return found == values.end() ? std::nullopt : std::optional(*found);
}

QString consentSubjectCode(ConsentSubject subject)
{
    switch (subject) {
    case ConsentSubject::Photo: return u"photo"_s;
    case ConsentSubject::Post: return u"post"_s;
    case ConsentSubject::Reference: return u"reference"_s;
    case ConsentSubject::Testimonial: break;
    }
    return u"testimonial"_s;
}

std::optional<ConsentSubject> consentSubjectFromCode(const QString &code)
{
    return byCode(kConsentSubjects, consentSubjectCode, code);
}

QString consentScopeCode(ConsentScope scope)
{
    switch (scope) {
    case ConsentScope::FirstName: return u"first_name"_s;
    case ConsentScope::FullName: return u"full_name"_s;
    case ConsentScope::JobTitle: return u"job_title"_s;
    case ConsentScope::Company: return u"company"_s;
    case ConsentScope::Logo: return u"logo"_s;
    case ConsentScope::Photo: return u"photo"_s;
    case ConsentScope::Audio: return u"audio"_s;
    case ConsentScope::Video: return u"video"_s;
    case ConsentScope::EditPermission: return u"edit"_s;
    case ConsentScope::Translation: return u"translation"_s;
    case ConsentScope::Quote: break;
    }
    return u"quote"_s;
}

std::optional<ConsentScope> consentScopeFromCode(const QString &code)
{
    return byCode(kConsentScopes, consentScopeCode, code);
}

QString consentScopeName(ConsentScope scope)
{
    switch (scope) {
    case ConsentScope::FirstName: return Core::tr("First name");
    case ConsentScope::FullName: return Core::tr("Full name");
    case ConsentScope::JobTitle: return Core::tr("Job title");
    case ConsentScope::Company: return Core::tr("Company");
    case ConsentScope::Logo: return Core::tr("Logo");
    case ConsentScope::Photo: return Core::tr("Photo");
    case ConsentScope::Audio: return Core::tr("Audio");
    case ConsentScope::Video: return Core::tr("Video");
    case ConsentScope::EditPermission: return Core::tr("Editing the wording");
    case ConsentScope::Translation: return Core::tr("Translation");
    case ConsentScope::Quote: break;
    }
    return Core::tr("The quote");
}

QString consentChannelCode(ConsentChannel channel)
{
    switch (channel) {
    case ConsentChannel::Social: return u"social"_s;
    case ConsentChannel::Print: return u"print"_s;
    case ConsentChannel::Ads: return u"ads"_s;
    case ConsentChannel::Proposals: return u"proposals"_s;
    case ConsentChannel::Site: break;
    }
    return u"site"_s;
}

std::optional<ConsentChannel> consentChannelFromCode(const QString &code)
{
    return byCode(kConsentChannels, consentChannelCode, code);
}

QString consentChannelName(ConsentChannel channel)
{
    switch (channel) {
    case ConsentChannel::Social: return Core::tr("Social media");
    case ConsentChannel::Print: return Core::tr("Print");
    case ConsentChannel::Ads: return Core::tr("Advertising");
    case ConsentChannel::Proposals: return Core::tr("Proposals");
    case ConsentChannel::Site: break;
    }
    return Core::tr("Web site");
}

Consent cleaned(Consent consent)
{
    for (QString *text : {&consent.territory, &consent.wording, &consent.how, &consent.proof, &consent.incentive,
                          &consent.disclosure, &consent.relationship})
        *text = cleanText(*text).text;
    if (consent.relationship.isEmpty())
        consent.relationship = u"customer"_s;
    if (!consent.fromDay.isValid())
        consent.fromDay = consent.givenDay;
    return consent;
}

Done validate(const Consent &consent)
{
    const auto refused = [](const QString &why) {
        return Done(ErrorCode::Invalid, why + u' ' + Core::tr("Nothing was changed; correct it and save again."));
    };
    if (!consent.givenDay.isValid())
        return refused(Core::tr("A permission needs the day it was given."));
    if (consent.channels.isEmpty())
        return refused(Core::tr("A permission needs at least one channel."));
    if (consent.subjectId <= 0)
        return refused(Core::tr("A permission needs what it is given for."));
    const QDate from = consent.fromDay.isValid() ? consent.fromDay : consent.givenDay;
    if (consent.untilDay.isValid() && consent.untilDay < from)
        return refused(Core::tr("A permission cannot end before it begins."));
    if (consent.withdrawnDay.isValid() && consent.withdrawnDay < consent.givenDay)
        return refused(Core::tr("A permission cannot be withdrawn before it was given."));
    return {};
}

std::vector<ConsentScope> namedQuoteScopes()
{
    return {ConsentScope::Quote, ConsentScope::FullName, ConsentScope::JobTitle, ConsentScope::Company};
}

QString consentReasonCode(ConsentReason reason)
{
    switch (reason) {
    case ConsentReason::Covered: return u"covered"_s;
    case ConsentReason::OtherChannel: return u"other_channel"_s;
    case ConsentReason::NotYet: return u"not_yet"_s;
    case ConsentReason::Expired: return u"expired"_s;
    case ConsentReason::Withdrawn: return u"withdrawn"_s;
    case ConsentReason::None: break;
    }
    return u"none"_s;
}

QString ConsentVerdict::sentence() const
{
    const QString on = QLocale().toString(day, QLocale::ShortFormat);
    switch (reason) {
    case ConsentReason::Covered:
        return day.isValid() ? Core::tr("Permission until %1.").arg(on) : Core::tr("Permission without an end.");
    case ConsentReason::OtherChannel: return Core::tr("Permission was given, but not for this channel.");
    case ConsentReason::NotYet: return Core::tr("Permission begins on %1.").arg(on);
    case ConsentReason::Expired: return Core::tr("Permission ended on %1.").arg(on);
    case ConsentReason::Withdrawn: return Core::tr("Permission was withdrawn on %1.").arg(on);
    case ConsentReason::None: break;
    }
    return Core::tr("No permission was given.");
}

static ConsentVerdict verdictOf(const Consent &consent, ConsentChannel channel, QDate day)
{
    if (!consent.channels.contains(channel))
        return {ConsentReason::OtherChannel, {}};
    if (consent.withdrawnDay.isValid() && day >= consent.withdrawnDay)
        return {ConsentReason::Withdrawn, consent.withdrawnDay};
    if (consent.untilDay.isValid() && day > consent.untilDay)
        return {ConsentReason::Expired, consent.untilDay};
    const QDate from = consent.fromDay.isValid() ? std::max(consent.fromDay, consent.givenDay) : consent.givenDay;
    if (!from.isValid() || day < from)
        return {ConsentReason::NotYet, from};
    return {ConsentReason::Covered, consent.untilDay};
}

/// Of two permissions that hold, the one that holds longer is shown.
static bool better(const ConsentVerdict &one, const ConsentVerdict &than)
{
    if (one.reason != than.reason)
        return one.covered() || (!than.covered() && one.reason > than.reason);
    return one.covered() && than.day.isValid() && (!one.day.isValid() || one.day > than.day);
}

ConsentVerdict covers(const std::vector<Consent> &consents, ConsentScope scope, ConsentChannel channel, QDate day)
{
    ConsentVerdict best;
    for (const Consent &consent : consents) {
        if (consent.scope != scope)
            continue;
        if (const ConsentVerdict verdict = verdictOf(consent, channel, day); better(verdict, best))
            best = verdict;
    }
    return best;
}

} // namespace goodword
