#pragma once
// Which customer a row is about: by external id, else e-mail, else phone, else the digest of the whole row. A row that fits
// two people is a conflict, never a guess. What the same file brought in before is found as well, and a book of a million
// costs a small file nothing (ContactKeys).

#include "core/base/bitmap.h"
#include "core/book/externalref.h"
#include "core/book/unitofwork.h"
#include "core/customers/customer.h"
#include "core/exchange/contactkeys.h"

#include <QSet>
#include <QStringList>

namespace goodword {

struct PersonKeys {
    QString uid;              ///< from a file of our own
    QList<ExternalRef> refs;
    QStringList emailKeys;
    QStringList phoneKeys;
    QString name;             ///< as the row gives it; tells people of one file apart who share a phone
    QString digest;           ///< asked only where there is no other key
};

struct PersonMatch {
    enum class Kind { None, One, Conflict, InTrash };
    Kind kind = Kind::None;
    CustomerId id;
    QString reason;           ///< of a conflict
    QString sharedPhoneWith;  ///< who has the number under another name: kept apart (None), or taken for the same (One)
};

class CustomerMatch
{
public:
    explicit CustomerMatch(UnitOfWork &u);
    /// Before so many rows that the indexes of the keys are taken away.
    void keepKeysInMemory();

    PersonMatch find(const PersonKeys &keys) const;
    /// For rows that know a name alone: the only customer of that name; two are a conflict.
    PersonMatch findByName(const QString &name) const;
    /// What rows about something else call a customer: our uid, or any program's id.
    PersonMatch findByWord(const QString &word) const;

    /// The customer came in with, or was named by, a row of this file.
    bool isTouched(CustomerId id) const { return size_t(id.value) < m_touched.size() && m_touched.test(size_t(id.value)); }
    void noteTouched(CustomerId id);
    /// The customer was made of these fields, phone numbers being of this region.
    void noteNew(CustomerId id, const CustomerFields &fields, const QString &region);
    /// For files whose rows may give a name alone.
    void noteNew(CustomerId id, const QString &name);
    /// Customers have ids of this program now.
    void noteSource(const QString &source);
    /// Of a file of our own: whoever has one of these uids is only found by it.
    void setUidsOfFile(QSet<QString> uids) { m_uidsOfFile = std::move(uids); }

private:
    using Ids = QSet<CustomerId>;
    std::optional<PersonMatch> byUid(const QString &uid) const;
    Ids byRefs(const QList<ExternalRef> &refs) const;
    Ids byKeys(const ContactKeys &contacts, const QStringList &keys, bool &torn) const;
    Ids samePhoneSamePerson(const Ids &ids, const PersonKeys &keys, PersonMatch &match) const;
    bool hasEmail(CustomerId id) const;
    Ids ofSameName(const Ids &ids, const QString &name) const;
    QString nameOf(CustomerId id) const;
    QString namesOf(const Ids &ids) const;
    PersonMatch conflict(const Ids &ids) const;

    UnitOfWork &m_u;
    ContactKeys m_emails, m_phones;
    QStringList m_sources; ///< programs whose ids customers have
    void touch(CustomerId id);
    Bitmap m_touched; ///< by id
    QSet<QString> m_uidsOfFile;
    QHash<QString, QList<CustomerId>> m_newByName; ///< folded; derived names are made when the change ends
};

} // namespace goodword
