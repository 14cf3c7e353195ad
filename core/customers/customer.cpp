#include "core/customers/customer.h"

#include "core/base/enumcodes.h"
#include "core/base/text.h"

#include <QDate>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumCodes kKindCodes(kCustomerKinds, {
    {CustomerKind::Person, "person", QT_TRANSLATE_NOOP("Goodword", "Person")},
    {CustomerKind::Company, "company", QT_TRANSLATE_NOOP("Goodword", "Company")},
});

constexpr EnumCodes kDateCodes(kDateKinds, {
    {DateKind::Birthday, "birthday", QT_TRANSLATE_NOOP("Goodword", "Birthday")},
    {DateKind::Anniversary, "anniversary", QT_TRANSLATE_NOOP("Goodword", "Anniversary")},
    {DateKind::Other, "other", QT_TRANSLATE_NOOP("Goodword", "Other day")},
});

} // namespace

QString customerKindCode(CustomerKind kind) { return kKindCodes.code(kind); }
std::optional<CustomerKind> customerKindFromCode(const QString &code) { return kKindCodes.fromCode(code); }
QString customerKindName(CustomerKind kind) { return kKindCodes.name(kind); }

QString dateKindCode(DateKind kind) { return kDateCodes.code(kind); }
std::optional<DateKind> dateKindFromCode(const QString &code) { return kDateCodes.fromCode(code); }
QString dateKindName(DateKind kind) { return kDateCodes.name(kind); }

bool PostalAddress::isEmpty() const
{
    return street.isEmpty() && city.isEmpty() && region.isEmpty() && postalCode.isEmpty() && country.isEmpty();
}

bool isYearlyDay(const QString &day)
{
    // A leap year stands in for the year that is not known, so that 29 February is a day.
    const QString whole = day.startsWith("--"_L1) ? u"2000-"_s + day.mid(2) : day;
    return whole.size() == 10 && QDate::fromString(whole, Qt::ISODate).isValid();
}

static QString nameFrom(const CustomerFields &fields)
{
    const QString both = (fields.givenName.trimmed() + u' ' + fields.familyName.trimmed()).trimmed();
    if (!both.isEmpty())
        return both;
    if (!fields.emails.isEmpty())
        return fields.emails.first().address.trimmed();
    return fields.phones.isEmpty() ? QString() : fields.phones.first().number.trimmed();
}

static void cleanAll(CustomerFields &fields)
{
    PostalAddress &address = fields.address;
    for (QString *text : {&fields.name, &fields.givenName, &fields.familyName, &fields.jobTitle, &address.street,
                          &address.city, &address.region, &address.postalCode, &address.country, &fields.language,
                          &fields.source, &fields.notes})
        *text = cleanText(*text).text;
    for (CustomerEmail &email : fields.emails)
        email = {cleanText(email.label).text, cleanText(email.address).text.trimmed()};
    for (CustomerPhone &phone : fields.phones)
        phone = {cleanText(phone.label).text, cleanText(phone.number).text.trimmed()};
    for (CustomerDate &date : fields.dates)
        date.label = cleanText(date.label).text;
    for (OptOut &optOut : fields.optOuts)
        optOut.reason = cleanText(optOut.reason).text;
    for (CustomValue &value : fields.values) {
        if (auto *text = std::get_if<QString>(&value.value))
            *text = cleanText(*text).text;
    }
}

CustomerFields CustomerFields::completed() const
{
    CustomerFields fields = *this;
    cleanAll(fields);
    fields.emails.removeIf([](const CustomerEmail &email) { return email.address.isEmpty(); });
    fields.phones.removeIf([](const CustomerPhone &phone) { return phone.number.isEmpty(); });
    fields.values.removeIf([](const CustomValue &value) {
        const auto *text = std::get_if<QString>(&value.value);
        const auto *day = std::get_if<QDate>(&value.value);
        return (text && text->isEmpty()) || (day && !day->isValid());
    });
    QStringList tagsOnce, keys;
    for (const QString &tag : tags) {
        const QString text = cleanText(tag).text.simplified();
        if (text.isEmpty() || keys.contains(fold(text)))
            continue;
        keys.append(fold(text));
        tagsOnce.append(text);
    }
    fields.tags = tagsOnce;
    if (fields.name.trimmed().isEmpty())
        fields.name = nameFrom(fields);
    if (fields.kind == CustomerKind::Company)
        fields.companyId = {};
    return fields;
}

Done CustomerFields::validate() const
{
    if (name.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("A customer needs a name. Nothing was changed."), {}};
    for (const CustomerDate &date : dates) {
        if (!isYearlyDay(date.day))
            return Error{ErrorCode::Invalid,
                         Core::tr("“%1” is not a day of the calendar. Nothing was changed.").arg(date.day), {}};
    }
    if ((rhythmDays && *rhythmDays <= 0) || (rhythmMaxDays && *rhythmMaxDays <= 0))
        return Error{ErrorCode::Invalid,
                     Core::tr("A keep-in-touch rhythm is a number of days above 0. Nothing was changed."), {}};
    if (rhythmDays && rhythmMaxDays && *rhythmMaxDays < *rhythmDays)
        return Error{ErrorCode::Invalid,
                     Core::tr("The longest time without contact cannot be shorter than the rhythm itself. Nothing was "
                              "changed."), {}};
    return {};
}

} // namespace goodword
