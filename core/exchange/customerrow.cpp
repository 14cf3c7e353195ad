#include "core/exchange/customerrow.h"

#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/exchange/ownlists.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

CustomerRow::CustomerRow(ImportRow &row, QDate today)
    : m_row(row)
    , m_today(today)
    , m_at{slot("uid"), slot("kind"), slot("name"), slot("given_name"), slot("family_name"), slot("company"),
           slot("job_title"), slot("email"), slot("email_labels"), slot("phone"), slot("phone_labels"), slot("more_emails"),
           slot("more_phones"), slot("street"), slot("city"), slot("region"), slot("postal_code"), slot("country"),
           slot("language"), slot("source"), slot("owner"), slot("department"), slot("tags"), slot("notes"),
           slot("rhythm_days"), slot("rhythm_max_days"), slot("birthday"), slot("dates"), slot("stage"), slot("stage_since"),
           slot("opt_outs"), slot("opt_out_details"), slot("external_id"), slot("created")}
{
}

void CustomerRow::readName(WantedCustomer &wanted)
{
    CustomerFields &f = wanted.fields;
    f.name = m_row.text(m_at.name);
    f.givenName = m_row.text(m_at.given);
    f.familyName = m_row.text(m_at.family);
    if (f.name.trimmed().isEmpty()) {
        const bool both = !f.givenName.trimmed().isEmpty() && !f.familyName.trimmed().isEmpty();
        f.name = both ? f.givenName + u' ' + f.familyName : f.givenName + f.familyName;
    }
    wanted.companyName = m_row.text(m_at.company).simplified();
    wanted.nameIsGiven = !f.name.trimmed().isEmpty();
    if (const QString kind = m_row.word(m_at.kind); !kind.isEmpty()) {
        if (const auto known = customerKindFromCode(fold(kind)))
            f.kind = *known;
        else
            m_row.warn(m_at.kind, u"kind-bad"_s, Core::tr("“%1” is neither person nor company, so it was left out.").arg(kind));
    }
    // A row that names a company and nobody in it is about the company.
    if (!wanted.nameIsGiven && !wanted.companyName.isEmpty()) {
        f.kind = CustomerKind::Company;
        f.name = wanted.companyName;
        wanted.companyName.clear();
        wanted.nameIsGiven = true;
    }
}

void CustomerRow::readContacts(WantedCustomer &wanted)
{
    QList<ParsedEmail> emails = m_row.emails(m_at.emails);
    emails += m_row.emails(m_at.moreEmails);
    for (const ParsedEmail &email : std::as_const(emails)) {
        wanted.fields.emails.append({{}, email.address});
        if (!email.key.isEmpty())
            wanted.keys.emailKeys += email.key;
    }
    QList<ParsedPhone> phones = m_row.phones(m_at.phones);
    phones += m_row.phones(m_at.morePhones);
    for (const ParsedPhone &phone : std::as_const(phones)) {
        wanted.fields.phones.append({{}, phone.asTyped.trimmed()});
        if (!phone.key.isEmpty())
            wanted.keys.phoneKeys += phone.key;
    }
    ownLists::setLabels(wanted.fields.emails, m_row.list(m_at.emailLabels));
    ownLists::setLabels(wanted.fields.phones, m_row.list(m_at.phoneLabels));
}

QString CustomerRow::birthday()
{
    const QString cell = m_row.word(m_at.birthday);
    if (cell.isEmpty() || isYearlyDay(cell))
        return cell;
    // Mailchimp writes birthdays as month and day, always in this order.
    static const QRegularExpression monthDay(u"^([0-9]{2})/([0-9]{2})$"_s);
    if (const auto yearless = monthDay.match(cell); yearless.hasMatch() && m_row.plan().source.startsWith(u"mailchimp"_s))
        return u"--"_s + yearless.captured(1) + u'-' + yearless.captured(2);
    return dayText(m_row.day(m_at.birthday));
}

void CustomerRow::readDates(WantedCustomer &wanted)
{
    const QString birthday = this->birthday();
    if (m_row.isOwn())
        wanted.fields.dates = ownLists::datesFrom(m_row.list(m_at.dates));
    else
        readLabelledDates(wanted);
    const bool listed = std::any_of(wanted.fields.dates.begin(), wanted.fields.dates.end(),
                                    [](const CustomerDate &date) { return date.kind == DateKind::Birthday; });
    if (!birthday.isEmpty() && isYearlyDay(birthday) && !listed)
        wanted.fields.dates.append({DateKind::Birthday, {}, birthday, true});
    wanted.stageSince = m_row.day(m_at.stageSince);
    wanted.created = m_row.moment(m_at.created).day;
}

void CustomerRow::readLabelledDates(WantedCustomer &wanted)
{
    for (const QString &text : m_row.list(m_at.dates)) {
        if (const auto date = ownLists::dateFromLabelled(text))
            wanted.fields.dates.append(*date);
        else if (const QList<CustomerDate> ours = ownLists::datesFrom(decodeList(text)); !ours.isEmpty())
            wanted.fields.dates += ours;
        else
            m_row.warn(m_at.dates, u"date-bad"_s,
                       Core::tr("“%1” is no day that can be read, so it was left out.").arg(oneLine(text)));
    }
}

void CustomerRow::readOptOuts(WantedCustomer &wanted)
{
    QList<OptOut> &optOuts = wanted.fields.optOuts;
    optOuts = ownLists::optOutsFrom(m_row.list(m_at.optOutDetails));
    static const QStringList kNo = {u"no"_s, u"false"_s, u"0"_s, u"nein"_s, u"non"_s, u"none"_s};
    static const QStringList kYes = {u"yes"_s, u"true"_s, u"1"_s, u"ja"_s, u"oui"_s, u"x"_s, u"y"_s};
    for (const QString &text : m_row.list(m_at.optOuts)) {
        const QString word = fold(text.trimmed());
        if (kNo.contains(word))
            continue;
        const auto purpose = purposeFromCode(word);
        if (!purpose && !kYes.contains(word))
            m_row.warn(m_at.optOuts, u"opt-out-unknown"_s,
                       Core::tr("“%1” is no purpose that is known, so the opt-out was taken for everything.").arg(text));
        const OptOut optOut{purpose.value_or(Purpose::All), {}, m_today,
                            m_row.isOwn() ? QString() : Core::tr("Import") + (m_row.plan().sourceTitle.isEmpty()
                                ? QString() : u": "_s + m_row.plan().sourceTitle)};
        const bool known = std::any_of(optOuts.begin(), optOuts.end(),
                                       [&](const OptOut &one) { return one.purpose == optOut.purpose; });
        if (!known)
            optOuts.append(optOut);
    }
}

void CustomerRow::readKeys(WantedCustomer &wanted)
{
    const QString uid = m_row.word(m_at.uid), external = m_row.word(m_at.externalId);
    if (m_row.isOwn()) {
        wanted.keys.uid = uid;
        wanted.keys.refs = ownLists::refsFrom(external);
    } else {
        for (const QString &id : {uid, external}) {
            if (!id.isEmpty())
                wanted.keys.refs.append({m_row.idSource(), id});
        }
    }
    wanted.keys.name = wanted.fields.name;
    if (wanted.keys.uid.isEmpty() && wanted.keys.refs.isEmpty() && wanted.keys.emailKeys.isEmpty()
        && wanted.keys.phoneKeys.isEmpty())
        wanted.keys.digest = m_row.digest();
}

std::optional<int> CustomerRow::days(int slot)
{
    const auto number = m_row.number(slot);
    if (!number)
        return std::nullopt;
    if (*number >= 1 && *number <= 36500 && *number == std::floor(*number))
        return int(*number);
    m_row.warn(slot, u"number-bad"_s, Core::tr("“%1” is no number of days, so it was left out.").arg(m_row.word(slot)));
    return std::nullopt;
}

void CustomerRow::readRhythm(CustomerFields &fields)
{
    fields.rhythmDays = days(m_at.rhythm);
    fields.rhythmMaxDays = days(m_at.rhythmMax);
    if (fields.rhythmMaxDays && fields.rhythmDays && *fields.rhythmMaxDays < *fields.rhythmDays) {
        m_row.warn(m_at.rhythmMax, u"number-bad"_s,
                   Core::tr("The longest time without contact is shorter than the rhythm itself, so it was left out."));
        fields.rhythmMaxDays.reset();
    }
}

WantedCustomer CustomerRow::read()
{
    WantedCustomer wanted;
    CustomerFields &f = wanted.fields;
    readName(wanted);
    readContacts(wanted);
    readDates(wanted);
    readOptOuts(wanted);
    f.jobTitle = m_row.text(m_at.jobTitle);
    f.address = {m_row.text(m_at.street), m_row.text(m_at.city), m_row.text(m_at.region), m_row.text(m_at.postalCode),
                 m_row.text(m_at.country)};
    f.language = m_row.text(m_at.language);
    f.source = m_row.text(m_at.source);
    f.notes = m_row.text(m_at.notes);
    f.tags = m_row.list(m_at.tags);
    readRhythm(f);
    wanted.owner = m_row.word(m_at.owner);
    wanted.department = m_row.word(m_at.department);
    wanted.stage = m_row.word(m_at.stage);
    readKeys(wanted);
    return wanted;
}

} // namespace goodword
