#include "core/exchange/ownlists.h"

#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/customers/customerstore.h"
#include "core/exchange/importfields.h"

namespace goodword::ownLists {

using namespace Qt::StringLiterals;

QStringList dateTexts(const QList<CustomerDate> &dates)
{
    QStringList texts;
    for (const CustomerDate &date : dates)
        texts += QStringList{dateKindCode(date.kind), date.day, date.remind ? u"yes"_s : u"no"_s, date.label}.join(u'|');
    return texts;
}

QList<CustomerDate> datesFrom(const QStringList &texts)
{
    QList<CustomerDate> dates;
    for (const QString &text : texts) {
        const auto kind = dateKindFromCode(text.section(u'|', 0, 0));
        const QString day = text.section(u'|', 1, 1);
        if (kind && isYearlyDay(day))
            dates.append({*kind, text.section(u'|', 3), day, text.section(u'|', 2, 2) != u"no"_s});
    }
    return dates;
}

std::optional<CustomerDate> dateFromLabelled(const QString &text)
{
    static const QStringList birthdays = {u"birthday"_s, u"geburtstag"_s};
    static const QStringList anniversaries = {u"anniversary"_s, u"jahrestag"_s, u"anniversaire"_s};
    const QString label = text.contains(u'\n') ? text.section(u'\n', 0, 0).trimmed() : QString();
    const QString day = text.section(u'\n', -1).trimmed();
    if (!isYearlyDay(day))
        return std::nullopt;
    if (birthdays.contains(fold(label)))
        return CustomerDate{DateKind::Birthday, {}, day, true};
    if (anniversaries.contains(fold(label)))
        return CustomerDate{DateKind::Anniversary, {}, day, true};
    return CustomerDate{DateKind::Other, label, day, true};
}

QStringList optOutTexts(const QList<OptOut> &optOuts)
{
    QStringList texts;
    for (const OptOut &one : optOuts)
        texts += QStringList{purposeCode(one.purpose), one.channel, dayText(one.day), one.reason}.join(u'|');
    return texts;
}

QList<OptOut> optOutsFrom(const QStringList &texts)
{
    QList<OptOut> optOuts;
    for (const QString &text : texts) {
        // A purpose this version does not know forbids everything: the careful reading.
        optOuts.append({purposeFromCode(text.section(u'|', 0, 0)).value_or(Purpose::All), text.section(u'|', 1, 1),
                        dayFromText(text.section(u'|', 2, 2)), text.section(u'|', 3)});
    }
    return optOuts;
}

QString refsText(const QList<ExternalRef> &refs)
{
    QStringList texts;
    for (const ExternalRef &ref : refs) {
        if (ref.source != u"row"_s)
            texts += ref.source + u':' + ref.externalId;
    }
    return encodeList(texts);
}

QList<ExternalRef> refsFrom(const QString &cell)
{
    QList<ExternalRef> refs;
    for (const QString &text : decodeList(cell)) {
        const bool named = text.contains(u':');
        refs.append({named ? text.section(u':', 0, 0) : u"file"_s, named ? text.section(u':', 1) : text});
    }
    return refs;
}

template <class Contact, class Key>
static void join(QList<Contact> &into, const QList<Contact> &wanted, bool updates, const Key &keyOf)
{
    if (into.isEmpty()) {
        into = wanted;
        return;
    }
    const auto isThere = [&](const Contact &contact) { return into.contains(contact); };
    if (std::all_of(wanted.begin(), wanted.end(), isThere))
        return; // most rows of a file that was read before; reading their numbers again would cost the most
    QStringList keys;
    for (const Contact &contact : into)
        keys += keyOf(contact);
    for (const Contact &contact : wanted) {
        const qsizetype at = keys.indexOf(keyOf(contact));
        if (at >= 0) {
            if (!contact.label.isEmpty() && (into[at].label.isEmpty() || updates))
                into[at].label = contact.label;
        } else if (updates) {
            keys += keyOf(contact);
            into.append(contact);
        }
    }
}

void joinContacts(QList<CustomerEmail> &into, const QList<CustomerEmail> &wanted, bool updates, const QString &)
{
    join(into, wanted, updates, [](const CustomerEmail &email) {
        const QString key = customerStore::emailKey(email.address);
        return key.isEmpty() ? email.address : key;
    });
}

void joinContacts(QList<CustomerPhone> &into, const QList<CustomerPhone> &wanted, bool updates, const QString &region)
{
    join(into, wanted, updates, [&](const CustomerPhone &phone) {
        const QString key = customerStore::phoneKey(phone.number, region);
        return key.isEmpty() ? phone.number : key;
    });
}

void joinDates(QList<CustomerDate> &into, const QList<CustomerDate> &wanted, bool updates)
{
    for (const CustomerDate &date : wanted) {
        const auto same = std::find_if(into.begin(), into.end(), [&](const CustomerDate &one) {
            return one.kind == date.kind && one.label == date.label
                && (one.day == date.day || date.kind == DateKind::Birthday);
        });
        if (same == into.end())
            into.append(date);
        else if (updates)
            *same = date;
    }
}

void joinOptOuts(QList<OptOut> &into, const QList<OptOut> &wanted)
{
    for (const OptOut &optOut : wanted) {
        const bool known = std::any_of(into.begin(), into.end(), [&](const OptOut &one) {
            return one.purpose == optOut.purpose && one.channel == optOut.channel;
        });
        if (!known)
            into.append(optOut);
    }
}

void joinValues(QList<CustomValue> &into, const QList<CustomValue> &wanted, bool updates)
{
    for (const CustomValue &value : wanted) {
        const auto same = std::find_if(into.begin(), into.end(),
                                       [&](const CustomValue &one) { return one.field == value.field; });
        if (same == into.end())
            into.append(value);
        else if (updates)
            same->value = value.value;
    }
}

} // namespace goodword::ownLists
