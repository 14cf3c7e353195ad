#pragma once
// Which testimonials may go out on a channel on a day, and in which words: the one function behind CSV, PDF, command line
// and window. It asks state, consent, opt-outs and the trash at the moment of use, and says of every other one why not.

#include "core/base/idlist.h"
#include "core/book/database.h"
#include "core/consents/consent.h"
#include "core/testimonials/testimonial.h"

namespace goodword {

enum class LeftOutReason {
    NotApproved, Withdrawn, CustomerInTrash, OptedOut, NoConsent, OtherChannel, ConsentNotYet, ConsentExpired, ConsentWithdrawn
};
inline constexpr std::array kLeftOutReasons{
    LeftOutReason::NotApproved,  LeftOutReason::Withdrawn,     LeftOutReason::CustomerInTrash,
    LeftOutReason::OptedOut,     LeftOutReason::NoConsent,     LeftOutReason::OtherChannel,
    LeftOutReason::ConsentNotYet, LeftOutReason::ConsentExpired, LeftOutReason::ConsentWithdrawn};

QString leftOutCode(LeftOutReason reason); ///< "not_approved", …: stable, for scripts
QString leftOutName(LeftOutReason reason); ///< "Not approved yet", for a list of counts

enum class ExportWarning { Old, NowDetractor, HasDisclosure, Undisclosed };
QString exportWarningCode(ExportWarning warning);
QString exportWarningText(ExportWarning warning); ///< a sentence

/// A quote older than this is called old.
constexpr int kOldQuoteMonths = 24;

struct ExportRow {
    TestimonialId id;
    CustomerId customer;
    QString wording; ///< exactly as approved
    QString name;    ///< what the name scopes cover; empty: anonymous
    QString role;    ///< empty where not covered
    QString company;
    QString shownName; ///< the name to print: "A customer" for a person whose name is not covered; empty: the company speaks
    QString byline;  ///< shownName, role and company in a line
    std::optional<double> rating;
    QString disclosure; ///< must be shown with the quote where it is not empty
    QString language;
    QDate day;
    QStringList tags;
    QDate consentUntil; ///< invalid: no end
    std::vector<ExportWarning> warnings;
};

struct LeftOutRow {
    TestimonialId id;
    QString title; ///< who, or the first words, for the person at the screen only
    LeftOutReason reason = LeftOutReason::NotApproved;
    QString sentence;
};

struct Exportable {
    ConsentChannel channel = ConsentChannel::Site;
    QDate day;
    std::vector<ExportRow> rows; ///< newest first
    std::vector<LeftOutRow> leftOut;

    std::vector<std::pair<LeftOutReason, int>> counts() const; ///< of the reasons that occur
};

/// `only`: of these testimonials; nothing: of all. What is in the trash is not even left out.
Exportable exportable(Database &db, ConsentChannel channel, QDate day, const std::optional<IdList> &only = std::nullopt);

} // namespace goodword
