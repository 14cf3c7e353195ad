#include "core/customers/customerstore.h"

#include "core/base/text.h"
#include "core/base/uid.h"
#include "core/book/statement.h"
#include "core/book/unitofwork.h"
#include "core/consents/optoutstore.h"
#include "core/customers/contact.h"
#include "core/customers/customerchildren.h"
#include "core/customers/customfieldstore.h"
#include "core/customers/tagstore.h"

namespace goodword::customerStore {

using namespace Qt::StringLiterals;

static std::vector<CustomerId> idsOf(Statement &s)
{
    std::vector<CustomerId> ids;
    while (s.next())
        ids.push_back(s.id<CustomerId>(0));
    return ids;
}

static std::optional<int> daysAt(const Statement &s, int column)
{
    return s.isNull(column) ? std::nullopt : std::optional(s.number(column));
}

std::optional<Customer> find(Database &db, CustomerId id)
{
    Statement s(db, R"(SELECT uid, kind, name, given_name, family_name, company_id, job_title, street, city, region,
                         postal_code, country, language, source, owner_id, department_id, notes, rhythm_days,
                         rhythm_max_days, created_day, created_at, deleted_at
                       FROM customer WHERE id = ?)", id);
    if (!s.next())
        return std::nullopt;
    Customer c;
    c.id = id;
    c.uid = s.text(0);
    c.kind = customerKindFromCode(s.text(1)).value_or(CustomerKind::Person);
    c.name = s.text(2);
    c.givenName = s.text(3);
    c.familyName = s.text(4);
    c.companyId = s.id<CustomerId>(5);
    c.jobTitle = s.text(6);
    c.address = {s.text(7), s.text(8), s.text(9), s.text(10), s.text(11)};
    c.language = s.text(12);
    c.source = s.text(13);
    c.ownerId = s.id<StaffId>(14);
    c.departmentId = s.id<DepartmentId>(15);
    c.notes = s.text(16);
    c.rhythmDays = daysAt(s, 17);
    c.rhythmMaxDays = daysAt(s, 18);
    c.createdDay = s.day(19);
    c.createdAt = s.instant(20);
    if (!s.isNull(21))
        c.deletedAt = s.instant(21);
    c.emails = customerChildren::emails(db, id);
    c.phones = customerChildren::phones(db, id);
    c.dates = customerChildren::dates(db, id);
    c.tags = tagStore::namesOf(db, id);
    c.values = customFieldStore::valuesOf(db, id);
    c.optOuts = optOutStore::of(db, id);
    return c;
}

CustomerId findByUid(Database &db, const QString &uid)
{
    return db.value<CustomerId>("SELECT id FROM customer WHERE uid = ?", uid).value_or(CustomerId());
}

std::vector<CustomerId> companiesNamed(Database &db, const QString &name)
{
    Statement s(db, R"(SELECT c.id FROM d_customer_key k JOIN customer c ON c.id = k.customer_id
                       WHERE k.name_folded = ? AND c.kind = 'company' AND c.deleted_at IS NULL ORDER BY c.id)",
                fold(name));
    return idsOf(s);
}

QString nameOf(Database &db, CustomerId id)
{
    return db.value<QString>("SELECT name FROM customer WHERE id = ?", id).value_or(QString());
}

qint64 count(Database &db, bool trash)
{
    if (trash)
        return db.value<qint64>("SELECT count(*) FROM customer WHERE deleted_at IS NOT NULL").value_or(0);
    return db.value<qint64>("SELECT count(*) FROM customer WHERE deleted_at IS NULL").value_or(0);
}

std::vector<CustomerId> matchByEmail(Database &db, const QString &address)
{
    const QString key = emailKey(address);
    if (key.isEmpty())
        return {};
    Statement s(db, R"(SELECT DISTINCT c.id FROM customer_email e JOIN customer c ON c.id = e.customer_id
                       WHERE e.match_key = ? AND c.deleted_at IS NULL ORDER BY c.id)", key);
    return idsOf(s);
}

std::vector<CustomerId> matchByPhone(Database &db, const QString &number, const QString &region)
{
    const QString key = phoneKey(number, region);
    if (key.isEmpty())
        return {};
    Statement s(db, R"(SELECT DISTINCT c.id FROM customer_phone p JOIN customer c ON c.id = p.customer_id
                       WHERE p.match_key = ? AND c.deleted_at IS NULL ORDER BY c.id)", key);
    return idsOf(s);
}

std::vector<CustomerId> matchByExternalId(Database &db, const ExternalRef &ref)
{
    Statement s(db, R"(SELECT DISTINCT c.id FROM external_ref r JOIN customer c ON c.id = r.row_id
                       WHERE r.table_name = 'customer' AND r.source = ? AND r.external_id = ? AND c.deleted_at IS NULL
                       ORDER BY c.id)", ref.source, ref.externalId);
    return idsOf(s);
}

std::vector<CustomerId> matchByName(Database &db, const QString &name)
{
    Statement s(db, R"(SELECT c.id FROM d_customer_key k JOIN customer c ON c.id = k.customer_id
                       WHERE k.name_folded = ? AND c.deleted_at IS NULL ORDER BY c.id)", fold(name));
    return idsOf(s);
}

std::vector<CustomerId> matchByWord(Database &db, const QString &word)
{
    bool isNumber = false;
    const CustomerId id(word.toLongLong(&isNumber));
    if (isNumber && id.isValid() && db.value<qint64>("SELECT 1 FROM customer WHERE id = ? AND deleted_at IS NULL", id))
        return {id};
    if (word.contains(u'@')) {
        if (auto ids = matchByEmail(db, word); !ids.empty())
            return ids;
    }
    Statement s(db, "SELECT id FROM customer WHERE uid = ? AND deleted_at IS NULL", word);
    if (auto ids = idsOf(s); !ids.empty())
        return ids;
    return matchByName(db, word);
}

std::vector<CustomerId> matchInTrash(Database &db, const QString &word)
{
    Statement s(db, R"(SELECT c.id FROM customer c JOIN d_customer_key k ON k.customer_id = c.id
                       WHERE c.deleted_at IS NOT NULL
                         AND (c.id = ? OR c.uid = ? OR k.name_folded = ?
                              OR c.id IN (SELECT customer_id FROM customer_email WHERE match_key = ? AND match_key <> ''))
                       ORDER BY c.id)", word.toLongLong(), word, fold(word), emailKey(word));
    return idsOf(s);
}

QString homeRegion(Database &db)
{
    return db.value<QString>("SELECT value FROM setting WHERE key = 'region'").value_or(QString());
}

QString emailKey(const QString &address)
{
    for (const ParsedEmail &email : parseEmails(address)) {
        if (!email.key.isEmpty())
            return email.key;
    }
    return {};
}

QString phoneKey(const QString &number, const QString &region)
{
    for (const ParsedPhone &phone : parsePhones(number, region)) {
        if (!phone.key.isEmpty())
            return phone.key;
    }
    return {};
}

CustomerId insert(UnitOfWork &u, const CustomerDraft &draft)
{
    return insert(u, draft, draft.phones.isEmpty() ? QString() : homeRegion(u.db()));
}

CustomerId insert(UnitOfWork &u, const CustomerDraft &draft, const QString &region)
{
    const auto id = u.insert<CustomerId>(
        R"(INSERT INTO customer (uid, kind, name, given_name, family_name, company_id, job_title, street, city, region,
             postal_code, country, language, source, owner_id, department_id, notes, rhythm_days, rhythm_max_days,
             created_day, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
        draft.uid.isEmpty() ? newUid(u.clock()) : draft.uid, customerKindCode(draft.kind), draft.name, draft.givenName,
        draft.familyName, draft.companyId, draft.jobTitle, draft.address.street, draft.address.city,
        draft.address.region, draft.address.postalCode, draft.address.country, draft.language, draft.source,
        draft.ownerId, draft.departmentId, draft.notes, draft.rhythmDays, draft.rhythmMaxDays,
        draft.createdDay.isValid() ? dayText(draft.createdDay) : u.todayText(), u.nowText());
    customerChildren::addEmails(u, id, draft.emails);
    customerChildren::addPhones(u, id, draft.phones, region);
    customerChildren::addDates(u, id, draft.dates);
    tagStore::addTags(u, id, draft.tags);
    customFieldStore::setValues(u, id, {}, draft.values);
    for (const OptOut &optOut : draft.optOuts)
        optOutStore::add(u, id, optOut);
    for (const ExternalRef &ref : draft.refs)
        addExternalRef(u, u"customer"_s, id.value, id, ref);
    return id;
}

CustomerId findOrAddCompany(UnitOfWork &u, const QString &name)
{
    // The folded names are derived when the change ends, so a company made earlier in this one is found by its spelling.
    if (const auto same = u.db().value<CustomerId>(R"(SELECT id FROM customer
            WHERE kind = 'company' AND name = ? AND deleted_at IS NULL ORDER BY id LIMIT 1)", name))
        return *same;
    if (const auto found = companiesNamed(u.db(), name); !found.empty())
        return found.front();
    CustomerDraft company;
    company.kind = CustomerKind::Company;
    company.name = name;
    return insert(u, company);
}

void update(UnitOfWork &u, const Customer &before, const CustomerFields &after)
{
    const CustomerId id = before.id;
    // SQLite's session notes only the columns that came out different.
    u.run(R"(UPDATE customer SET kind = ?, name = ?, given_name = ?, family_name = ?, company_id = ?, job_title = ?,
               street = ?, city = ?, region = ?, postal_code = ?, country = ?, language = ?, source = ?, owner_id = ?,
               department_id = ?, notes = ?, rhythm_days = ?, rhythm_max_days = ?
             WHERE id = ?)",
          customerKindCode(after.kind), after.name, after.givenName, after.familyName, after.companyId, after.jobTitle,
          after.address.street, after.address.city, after.address.region, after.address.postalCode,
          after.address.country, after.language, after.source, after.ownerId, after.departmentId, after.notes,
          after.rhythmDays, after.rhythmMaxDays, id);
    if (before.emails != after.emails)
        customerChildren::setEmails(u, id, after.emails);
    if (before.phones != after.phones)
        customerChildren::setPhones(u, id, after.phones, homeRegion(u.db()));
    if (before.dates != after.dates)
        customerChildren::setDates(u, id, after.dates);
    if (before.tags != after.tags)
        tagStore::setTags(u, id, after.tags);
    if (before.values != after.values)
        customFieldStore::setValues(u, id, before.values, after.values);
    if (before.optOuts != after.optOuts)
        optOutStore::set(u, id, after.optOuts);
}

void setOwner(UnitOfWork &u, const std::vector<CustomerId> &ids, StaffId owner)
{
    Statement s(u.db(), "UPDATE customer SET owner_id = ? WHERE id = ?");
    for (const CustomerId id : ids)
        s.bind(owner, id).exec();
}

void setSource(UnitOfWork &u, const std::vector<CustomerId> &ids, const QString &source)
{
    Statement s(u.db(), "UPDATE customer SET source = ? WHERE id = ?");
    for (const CustomerId id : ids)
        s.bind(source, id).exec();
}

void setDeleted(UnitOfWork &u, const std::vector<CustomerId> &ids, bool deleted)
{
    // Who is in the trash already keeps the moment it came there.
    Statement trash(u.db(), "UPDATE customer SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL");
    Statement restore(u.db(), "UPDATE customer SET deleted_at = NULL WHERE id = ?");
    for (const CustomerId id : ids) {
        if (deleted)
            trash.bind(u.now(), id).exec();
        else
            restore.bind(id).exec();
    }
}

std::vector<CustomerId> trashed(Database &db)
{
    Statement s(db, "SELECT id FROM customer WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC");
    return idsOf(s);
}

void recomputePhoneKeys(UnitOfWork &u, const QString &region)
{
    struct Key {
        qint64 id;
        QString key;
    };
    std::vector<Key> changed;
    Statement phones(u.db(), "SELECT id, number, match_key FROM customer_phone ORDER BY id");
    while (phones.next()) {
        QString key = phoneKey(phones.text(1), region);
        if (key != phones.text(2))
            changed.push_back({phones.integer(0), std::move(key)});
    }
    Statement write(u.db(), "UPDATE customer_phone SET match_key = ? WHERE id = ?");
    for (const Key &key : changed)
        write.bind(key.key, key.id).exec();
}

} // namespace goodword::customerStore
