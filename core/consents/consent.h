#pragma once
// A permission somebody gave: for one scope (the quote, the name, …) of one thing, for some channels, from a day until a
// day, with the wording they agreed to and the proof. Whether it holds is asked at the moment of use, by covers(), for a
// day; never stored. Knows nothing of SQL.

#include "core/base/id.h"
#include "core/base/result.h"

#include <QDate>
#include <QSet>

#include <array>
#include <optional>
#include <vector>

namespace goodword {

enum class ConsentSubject { Testimonial, Photo, Post, Reference };
enum class ConsentScope {
    Quote, FirstName, FullName, JobTitle, Company, Logo, Photo, Audio, Video, EditPermission, Translation
};
enum class ConsentChannel { Site, Social, Print, Ads, Proposals };

inline constexpr std::array kConsentSubjects{ConsentSubject::Testimonial, ConsentSubject::Photo, ConsentSubject::Post,
                                             ConsentSubject::Reference};
inline constexpr std::array kConsentScopes{
    ConsentScope::Quote, ConsentScope::FirstName, ConsentScope::FullName, ConsentScope::JobTitle, ConsentScope::Company,
    ConsentScope::Logo, ConsentScope::Photo, ConsentScope::Audio, ConsentScope::Video, ConsentScope::EditPermission,
    ConsentScope::Translation};
inline constexpr std::array kConsentChannels{ConsentChannel::Site, ConsentChannel::Social, ConsentChannel::Print,
                                             ConsentChannel::Ads, ConsentChannel::Proposals};

QString consentSubjectCode(ConsentSubject subject); ///< "testimonial", "photo", "post", "reference"
std::optional<ConsentSubject> consentSubjectFromCode(const QString &code);
QString consentScopeCode(ConsentScope scope); ///< "quote", "first_name", "full_name", "job_title", "company", …
std::optional<ConsentScope> consentScopeFromCode(const QString &code);
QString consentScopeName(ConsentScope scope);
QString consentChannelCode(ConsentChannel channel); ///< "site", "social", "print", "ads", "proposals"
std::optional<ConsentChannel> consentChannelFromCode(const QString &code);
QString consentChannelName(ConsentChannel channel);

struct Consent {
    ConsentId id;
    QString uid; ///< empty: made when stored
    ConsentSubject subject = ConsentSubject::Testimonial;
    qint64 subjectId = 0;
    CustomerId customer;
    ConsentScope scope = ConsentScope::Quote;
    QSet<ConsentChannel> channels;
    QString territory; ///< empty: everywhere
    QDate givenDay;
    QDate fromDay;  ///< invalid: from the day it was given
    QDate untilDay; ///< the last day it holds; invalid: no end
    QString wording; ///< exactly what the person agreed to
    QString wordingSha256; ///< of the wording, UTF-8; made when stored
    QString how;    ///< e-mail, form, paper …
    QString proof;
    QString proofSha256; ///< of an attachment that proves it
    StaffId staff;       ///< who recorded it
    QString incentive;
    QString disclosure;
    QString relationship; ///< "customer", "employee", "family", "investor", "partner"; empty: customer
    QDate withdrawnDay;   ///< from this day on it no longer holds
    QDate removedDay;     ///< since when it is gone from every place it was used
};

inline size_t qHash(ConsentChannel channel, size_t seed = 0) { return ::qHash(int(channel), seed); }

/// Text made clean, the relationship filled in.
Consent cleaned(Consent consent);
Done validate(const Consent &consent);

/// Scopes that a named quote needs: the words, the full name, the job title and the company.
std::vector<ConsentScope> namedQuoteScopes();

enum class ConsentReason { Covered, None, OtherChannel, NotYet, Expired, Withdrawn };
QString consentReasonCode(ConsentReason reason); ///< "covered", "none", "other_channel", "not_yet", "expired", "withdrawn"

struct ConsentVerdict {
    ConsentReason reason = ConsentReason::None;
    QDate day; ///< what the reason names: until when, from when, since when; invalid: no such day

    bool covered() const { return reason == ConsentReason::Covered; }
    QString sentence() const; ///< "Permission ended on 3 May 2026.", for people
    bool operator==(const ConsentVerdict &) const = default;
};

/// Whether `consents` (of one subject) let `scope` be used on `channel` on `day`. Where none does, the reason nearest to
/// covering: withdrawn before expired before not yet before another channel before none.
ConsentVerdict covers(const std::vector<Consent> &consents, ConsentScope scope, ConsentChannel channel, QDate day);

} // namespace goodword
