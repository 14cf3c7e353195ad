#include "core/exchange/customermatch.h"

#include "core/base/text.h"
#include "core/customers/customerstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

PersonMatch one(CustomerId id)
{
    return {PersonMatch::Kind::One, id, {}, {}};
}

/// "Ann Byrne" and "A. Byrne", not "Ann Byrne" and "Tom Daly".
bool shareWord(const QString &a, const QString &b)
{
    const QStringList words = fold(a).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : fold(b).split(u' ', Qt::SkipEmptyParts)) {
        if (words.contains(word))
            return true;
    }
    return false;
}

/// Nobody's own name: a customer without one is called after an address or a number.
bool isMadeUpName(const QString &name)
{
    return name.trimmed().isEmpty() || name.contains(u'@')
        || std::none_of(name.begin(), name.end(), [](QChar c) { return c.isLetter() || c.isSurrogate(); });
}

} // namespace

CustomerMatch::CustomerMatch(UnitOfWork &u)
    : m_u(u)
    , m_emails(u, ContactKeys::Kind::Email)
    , m_phones(u, ContactKeys::Kind::Phone)
{
    Statement s(u.db(), "SELECT DISTINCT source FROM external_ref WHERE table_name = 'customer' AND source <> 'row'");
    while (s.next())
        m_sources += s.text(0);
}

void CustomerMatch::keepKeysInMemory()
{
    m_emails.load();
    m_phones.load();
}

std::optional<PersonMatch> CustomerMatch::byUid(const QString &uid) const
{
    if (uid.isEmpty())
        return std::nullopt;
    Statement s(m_u.db(), "SELECT id, deleted_at IS NOT NULL FROM customer WHERE uid = ?", uid);
    if (!s.next())
        return std::nullopt;
    return s.flag(1) ? PersonMatch{PersonMatch::Kind::InTrash, s.id<CustomerId>(0), {}, {}} : one(s.id<CustomerId>(0));
}

CustomerMatch::Ids CustomerMatch::byRefs(const QList<ExternalRef> &refs) const
{
    Ids ids;
    for (const ExternalRef &ref : refs) {
        Statement s(m_u.db(), R"(SELECT c.id FROM external_ref r JOIN customer c ON c.id = r.row_id
                                 WHERE r.table_name = 'customer' AND r.source = ? AND r.external_id = ?
                                   AND c.deleted_at IS NULL)", ref.source, ref.externalId);
        while (s.next())
            ids.insert(s.id<CustomerId>(0));
    }
    return ids;
}

/// Who has all of the keys that anybody has; `torn` where they belong to different people.
CustomerMatch::Ids CustomerMatch::byKeys(const ContactKeys &contacts, const QStringList &keys, bool &torn) const
{
    Ids all, common;
    bool first = true;
    for (const QString &key : keys) {
        Ids here;
        for (const ContactKeys::Holder &holder : contacts.holders(key)) {
            if (!m_uidsOfFile.contains(holder.uid))
                here.insert(holder.id);
        }
        if (here.isEmpty())
            continue;
        all.unite(here);
        if (first)
            common = here;
        else
            common.intersect(here);
        first = false;
    }
    torn = common.isEmpty() && !all.isEmpty();
    return torn ? all : common;
}

QString CustomerMatch::nameOf(CustomerId id) const
{
    return m_u.db().value<QString>("SELECT name FROM customer WHERE id = ?", id).value_or(QString());
}

QString CustomerMatch::namesOf(const Ids &ids) const
{
    QList<CustomerId> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    QStringList names;
    for (const CustomerId id : sorted.mid(0, 3))
        names += isolated(oneLine(nameOf(id)));
    return names.join(u", "_s);
}

PersonMatch CustomerMatch::conflict(const Ids &ids) const
{
    return {PersonMatch::Kind::Conflict, {}, Core::tr("It fits more than one customer: %1.").arg(namesOf(ids)), {}};
}

CustomerMatch::Ids CustomerMatch::ofSameName(const Ids &ids, const QString &name) const
{
    Ids same;
    for (const CustomerId id : ids) {
        if (fold(nameOf(id)) == fold(name))
            same.insert(id);
    }
    return same;
}

bool CustomerMatch::hasEmail(CustomerId id) const
{
    return m_u.db().value<int>("SELECT 1 FROM customer_email WHERE customer_id = ? LIMIT 1", id).has_value();
}

/// The number decides, whatever the name, with two exceptions: rows of one file that name two people at one number (a
/// household, an office) are two people, and so are two names where each has an e-mail address of its own.
CustomerMatch::Ids CustomerMatch::samePhoneSamePerson(const Ids &ids, const PersonKeys &keys, PersonMatch &match) const
{
    if (isMadeUpName(keys.name))
        return ids;
    Ids same;
    bool otherName = true;
    for (const CustomerId id : ids) {
        const QString theirs = nameOf(id);
        const bool equal = fold(theirs) == fold(keys.name) || isMadeUpName(theirs);
        const bool alike = equal || shareWord(theirs, keys.name);
        const bool ownAddresses = !keys.emailKeys.isEmpty() && hasEmail(id);
        if (isTouched(id) ? equal : alike || !ownAddresses)
            same.insert(id);
        otherName = otherName && !alike;
    }
    if (same.isEmpty() || otherName)
        match.sharedPhoneWith = namesOf(ids);
    return same;
}

PersonMatch CustomerMatch::find(const PersonKeys &keys) const
{
    if (const auto found = byUid(keys.uid))
        return *found;
    const Ids refs = byRefs(keys.refs);
    bool emailsTorn = false, phonesTorn = false;
    Ids emails = byKeys(m_emails, keys.emailKeys, emailsTorn);
    Ids phones = byKeys(m_phones, keys.phoneKeys, phonesTorn);
    if (refs.size() > 1)
        return conflict(refs);
    if (refs.size() == 1) {
        const CustomerId id = *refs.begin();
        return emails.isEmpty() || emails.contains(id) ? one(id) : conflict(refs + emails);
    }
    if (emailsTorn)
        return conflict(emails);
    if (!emails.isEmpty()) {
        const Ids both = Ids(emails).intersect(phones);
        if (!phones.isEmpty() && both.isEmpty())
            return conflict(emails + phones);
        const Ids &fitting = both.isEmpty() ? emails : both;
        const Ids named = fitting.size() > 1 ? ofSameName(fitting, keys.name) : fitting;
        return named.size() == 1 ? one(*named.begin()) : conflict(emails);
    }
    PersonMatch match;
    if (!phones.isEmpty()) {
        const Ids same = samePhoneSamePerson(phones, keys, match);
        const Ids named = same.size() > 1 ? ofSameName(same, keys.name) : same;
        if (named.size() == 1) {
            match.kind = PersonMatch::Kind::One;
            match.id = *named.begin();
            return match;
        }
        if (!same.isEmpty())
            return conflict(same);
        return match;
    }
    if (keys.digest.isEmpty())
        return match;
    const Ids rows = byRefs({{u"row"_s, keys.digest}});
    return rows.size() == 1 ? one(*rows.begin()) : match;
}

void CustomerMatch::noteNew(CustomerId id, const QString &name)
{
    noteTouched(id);
    m_newByName[fold(name)].append(id);
}

void CustomerMatch::touch(CustomerId id)
{
    if (!id.isValid())
        return; // the book is in trouble, so no row was made
    if (size_t(id.value) >= m_touched.size())
        m_touched.resize(size_t(id.value) * 2);
    m_touched.set(size_t(id.value));
}

void CustomerMatch::noteNew(CustomerId id, const CustomerFields &fields, const QString &region)
{
    touch(id);
    for (const CustomerEmail &email : fields.emails)
        m_emails.add(id, customerStore::emailKey(email.address));
    for (const CustomerPhone &phone : fields.phones)
        m_phones.add(id, customerStore::phoneKey(phone.number, region));
}

void CustomerMatch::noteTouched(CustomerId id)
{
    touch(id);
    m_emails.learn(id);
    m_phones.learn(id);
}

void CustomerMatch::noteSource(const QString &source)
{
    if (!m_sources.contains(source))
        m_sources += source;
}

PersonMatch CustomerMatch::findByName(const QString &name) const
{
    if (name.trimmed().isEmpty())
        return {};
    Ids ids;
    Statement s(m_u.db(), R"(SELECT c.id FROM d_customer_key k JOIN customer c ON c.id = k.customer_id
                             WHERE k.name_folded = ? AND c.deleted_at IS NULL)", fold(name));
    while (s.next())
        ids.insert(s.id<CustomerId>(0));
    for (const CustomerId id : m_newByName.value(fold(name)))
        ids.insert(id);
    if (ids.size() > 1)
        return conflict(ids);
    return ids.isEmpty() ? PersonMatch() : one(*ids.begin());
}

PersonMatch CustomerMatch::findByWord(const QString &word) const
{
    if (word.isEmpty())
        return {};
    if (const auto found = byUid(word))
        return *found;
    QList<ExternalRef> refs;
    for (const QString &source : m_sources)
        refs.append({source, word});
    const Ids ids = byRefs(refs);
    if (ids.size() > 1)
        return conflict(ids);
    return ids.isEmpty() ? PersonMatch() : one(*ids.begin());
}

} // namespace goodword
