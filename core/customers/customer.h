#pragma once
// A customer: a person or a company, with everything kept about it that is not an event. Plain values; knows nothing of
// rows. Only a name is required, and a customer known by an e-mail or a phone alone is named after it.

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/book/externalref.h"
#include "core/consents/optout.h"
#include "core/customers/customfield.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace goodword {

enum class CustomerKind { Person, Company };
inline constexpr std::array kCustomerKinds{CustomerKind::Person, CustomerKind::Company};

QString customerKindCode(CustomerKind kind); ///< person, company
QString customerKindName(CustomerKind kind);
std::optional<CustomerKind> customerKindFromCode(const QString &code);

struct CustomerEmail {
    QString label;   ///< "work", as typed; may be empty
    QString address; ///< as typed
    bool operator==(const CustomerEmail &) const = default;
};

struct CustomerPhone {
    QString label;
    QString number; ///< as typed
    bool operator==(const CustomerPhone &) const = default;
};

struct PostalAddress {
    QString street; ///< may have several lines
    QString city;
    QString region;
    QString postalCode;
    QString country;

    bool isEmpty() const;
    bool operator==(const PostalAddress &) const = default;
};

enum class DateKind { Birthday, Anniversary, Other };
inline constexpr std::array kDateKinds{DateKind::Birthday, DateKind::Anniversary, DateKind::Other};

QString dateKindCode(DateKind kind); ///< birthday, anniversary, other
QString dateKindName(DateKind kind);
std::optional<DateKind> dateKindFromCode(const QString &code);

struct CustomerDate {
    DateKind kind = DateKind::Birthday;
    QString label;
    QString day; ///< "1980-02-29", or "--02-29" where the year is not known
    bool remind = true;
    bool operator==(const CustomerDate &) const = default;
};

/// True for a day with or without its year.
bool isYearlyDay(const QString &day);

/// What can be typed in, edited and imported.
struct CustomerFields {
    CustomerKind kind = CustomerKind::Person;
    QString name;
    QString givenName;
    QString familyName;
    CustomerId companyId; ///< of a person
    QString jobTitle;
    QList<CustomerEmail> emails; ///< the first is the one written to
    QList<CustomerPhone> phones;
    PostalAddress address;
    QString language; ///< BCP 47, or empty
    QString source;   ///< how the customer came
    StaffId ownerId;
    DepartmentId departmentId;
    QString notes;
    std::optional<int> rhythmDays;    ///< keep in touch this often …
    std::optional<int> rhythmMaxDays; ///< … and never less often than that
    QList<CustomerDate> dates;
    QStringList tags;
    QList<CustomValue> values; ///< of own fields; a field without a value is not listed
    QList<OptOut> optOuts;

    /// Texts cleaned, empty lines of the lists dropped, and a name where one can be made of what is there.
    CustomerFields completed() const;
    Done validate() const;
    bool operator==(const CustomerFields &) const = default;
};

/// A customer to be made.
struct CustomerDraft : CustomerFields {
    QString companyName; ///< found among the companies, or made, where companyId is not given
    QString uid;         ///< kept where the customer comes from another book; empty: a new one
    QDate createdDay;    ///< invalid: today
    QList<ExternalRef> refs;
};

struct Customer : CustomerFields {
    CustomerId id;
    QString uid;
    QDate createdDay;
    QDateTime createdAt;
    std::optional<QDateTime> deletedAt; ///< in the trash since
};

} // namespace goodword
