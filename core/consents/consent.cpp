#include "core/consents/consent.h"

#include "core/base/enumcodes.h"
#include "core/base/text.h"

#include <QLocale>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumCodes kSubjectCodes(kConsentSubjects, {
    {ConsentSubject::Testimonial, "testimonial"},
    {ConsentSubject::Photo, "photo"},
    {ConsentSubject::Post, "post"},
    {ConsentSubject::Reference, "reference"},
});

constexpr EnumCodes kScopeCodes(kConsentScopes, {
    {ConsentScope::Quote, "quote", QT_TRANSLATE_NOOP("Goodword", "The quote")},
    {ConsentScope::FirstName, "first_name", QT_TRANSLATE_NOOP("Goodword", "First name")},
    {ConsentScope::FullName, "full_name", QT_TRANSLATE_NOOP("Goodword", "Full name")},
    {ConsentScope::JobTitle, "job_title", QT_TRANSLATE_NOOP("Goodword", "Job title")},
    {ConsentScope::Company, "company", QT_TRANSLATE_NOOP("Goodword", "Company")},
    {ConsentScope::Logo, "logo", QT_TRANSLATE_NOOP("Goodword", "Logo")},
    {ConsentScope::Photo, "photo", QT_TRANSLATE_NOOP("Goodword", "Photo")},
    {ConsentScope::Audio, "audio", QT_TRANSLATE_NOOP("Goodword", "Audio")},
    {ConsentScope::Video, "video", QT_TRANSLATE_NOOP("Goodword", "Video")},
    {ConsentScope::EditPermission, "edit", QT_TRANSLATE_NOOP("Goodword", "Editing the wording")},
    {ConsentScope::Translation, "translation", QT_TRANSLATE_NOOP("Goodword", "Translation")},
});

constexpr EnumCodes kChannelCodes(kConsentChannels, {
    {ConsentChannel::Site, "site", QT_TRANSLATE_NOOP("Goodword", "Web site")},
    {ConsentChannel::Social, "social", QT_TRANSLATE_NOOP("Goodword", "Social media")},
    {ConsentChannel::Print, "print", QT_TRANSLATE_NOOP("Goodword", "Print")},
    {ConsentChannel::Ads, "ads", QT_TRANSLATE_NOOP("Goodword", "Advertising")},
    {ConsentChannel::Proposals, "proposals", QT_TRANSLATE_NOOP("Goodword", "Proposals")},
});

} // namespace

QString consentSubjectCode(ConsentSubject subject) { return kSubjectCodes.code(subject); }
std::optional<ConsentSubject> consentSubjectFromCode(const QString &code) { return kSubjectCodes.fromCode(code); }

QString consentScopeCode(ConsentScope scope) { return kScopeCodes.code(scope); }
std::optional<ConsentScope> consentScopeFromCode(const QString &code) { return kScopeCodes.fromCode(code); }
QString consentScopeName(ConsentScope scope) { return kScopeCodes.name(scope); }

QString consentChannelCode(ConsentChannel channel) { return kChannelCodes.code(channel); }
std::optional<ConsentChannel> consentChannelFromCode(const QString &code) { return kChannelCodes.fromCode(code); }
QString consentChannelName(ConsentChannel channel) { return kChannelCodes.name(channel); }

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
