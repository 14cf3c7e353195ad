#include "core/exchange/peoplefinder.h"

#include "core/customers/customerstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

PeopleFinder::PeopleFinder(ImportContext &context)
    : m(context)
    , m_uid(context.row.slot("customer_uid"_L1))
    , m_name(context.row.slot("customer"_L1))
    , m_emails(context.row.slot("email"_L1))
    , m_phones(context.row.slot("phone"_L1))
{
}

PeopleFinder::Person PeopleFinder::find()
{
    Person person;
    person.name = m.row.text(m_name);
    person.emails = m.row.emails(m_emails);
    person.phones = m.row.phones(m_phones);
    const QString word = m.row.word(m_uid);
    (m.row.isOwn() ? person.uid : person.otherId) = word;

    PersonKeys keys;
    for (const ParsedEmail &email : std::as_const(person.emails))
        keys.emailKeys += email.key;
    for (const ParsedPhone &phone : std::as_const(person.phones))
        keys.phoneKeys += phone.key;
    keys.emailKeys.removeAll(QString());
    keys.phoneKeys.removeAll(QString());
    keys.name = person.name;
    person.match = m.match.findByWord(word);
    // Whoever wrote our uid means this customer and no other; another book's is found by the address.
    if (person.match.kind == PersonMatch::Kind::None)
        person.match = m.match.find(keys);
    else if (person.match.kind == PersonMatch::Kind::One && !m.row.isOwn() && !keys.emailKeys.isEmpty()) {
        const PersonMatch byAddress = m.match.find({{}, {}, keys.emailKeys, {}, keys.name, {}});
        if (byAddress.kind == PersonMatch::Kind::Conflict
            || (byAddress.kind == PersonMatch::Kind::One && byAddress.id != person.match.id))
            person.match = {PersonMatch::Kind::Conflict, {}, Core::tr("Its id and its e-mail address belong to different customers."), {}};
    }
    const bool nameAlone = keys.emailKeys.isEmpty() && keys.phoneKeys.isEmpty() && word.isEmpty();
    if (person.match.kind == PersonMatch::Kind::None && nameAlone)
        person.match = m.match.findByName(person.name);
    person.canBeAdded = person.match.kind == PersonMatch::Kind::None
        && (!person.name.trimmed().isEmpty() || !person.emails.isEmpty() || !person.phones.isEmpty());
    return person;
}

CustomerId PeopleFinder::take(const Person &person)
{
    if (person.match.kind == PersonMatch::Kind::One) {
        m.match.noteTouched(person.match.id);
        return person.match.id;
    }
    CustomerDraft draft;
    draft.name = person.name;
    draft.uid = person.uid;
    for (const ParsedEmail &email : person.emails)
        draft.emails.append({{}, email.address});
    for (const ParsedPhone &phone : person.phones)
        draft.phones.append({{}, phone.asTyped.trimmed()});
    if (!person.otherId.isEmpty())
        draft.refs.append({m.row.idSource(), person.otherId});
    static_cast<CustomerFields &>(draft) = draft.completed();
    const CustomerId id = customerStore::insert(m.u, draft);
    m.match.noteNew(id, draft.name);
    if (!person.otherId.isEmpty())
        m.match.noteSource(m.row.idSource());
    ++m.report.customersAdded;
    return id;
}

} // namespace goodword
