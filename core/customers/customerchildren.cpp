#include "core/customers/customerchildren.h"

#include "core/book/statement.h"
#include "core/book/unitofwork.h"
#include "core/customers/customerstore.h"

namespace goodword::customerChildren {

QList<CustomerEmail> emails(Database &db, CustomerId id)
{
    QList<CustomerEmail> list;
    Statement s(db, "SELECT label, address FROM customer_email WHERE customer_id = ? ORDER BY position, id", id);
    while (s.next())
        list.append({s.text(0), s.text(1)});
    return list;
}

QList<CustomerPhone> phones(Database &db, CustomerId id)
{
    QList<CustomerPhone> list;
    Statement s(db, "SELECT label, number FROM customer_phone WHERE customer_id = ? ORDER BY position, id", id);
    while (s.next())
        list.append({s.text(0), s.text(1)});
    return list;
}

QList<CustomerDate> dates(Database &db, CustomerId id)
{
    QList<CustomerDate> list;
    Statement s(db, "SELECT kind, label, day, remind FROM customer_date WHERE customer_id = ? ORDER BY id", id);
    while (s.next())
        list.append({dateKindFromCode(s.text(0)).value_or(DateKind::Other), s.text(1), s.text(2), s.flag(3)});
    return list;
}

static std::vector<qint64> rowsOf(Statement &&s)
{
    std::vector<qint64> rows;
    while (s.next())
        rows.push_back(s.integer(0));
    return rows;
}

static void addEmail(UnitOfWork &u, CustomerId id, size_t position, const CustomerEmail &email, const QString &key)
{
    u.run("INSERT INTO customer_email (customer_id, position, label, address, match_key) VALUES (?, ?, ?, ?, ?)", id, position,
          email.label, email.address, key);
}

static void addPhone(UnitOfWork &u, CustomerId id, size_t position, const CustomerPhone &phone, const QString &key)
{
    u.run("INSERT INTO customer_phone (customer_id, position, label, number, match_key) VALUES (?, ?, ?, ?, ?)", id, position,
          phone.label, phone.number, key);
}

static void addDate(UnitOfWork &u, CustomerId id, const CustomerDate &date)
{
    u.run("INSERT INTO customer_date (customer_id, kind, label, day, remind) VALUES (?, ?, ?, ?, ?)", id, dateKindCode(date.kind),
          date.label, date.day, date.remind);
}

void addEmails(UnitOfWork &u, CustomerId id, const QList<CustomerEmail> &emails)
{
    for (size_t i = 0; i < size_t(emails.size()); ++i)
        addEmail(u, id, i, emails[qsizetype(i)], customerStore::emailKey(emails[qsizetype(i)].address));
}

void addPhones(UnitOfWork &u, CustomerId id, const QList<CustomerPhone> &phones, const QString &region)
{
    for (size_t i = 0; i < size_t(phones.size()); ++i)
        addPhone(u, id, i, phones[qsizetype(i)], customerStore::phoneKey(phones[qsizetype(i)].number, region));
}

void addDates(UnitOfWork &u, CustomerId id, const QList<CustomerDate> &dates)
{
    for (const CustomerDate &date : dates)
        addDate(u, id, date);
}

void setEmails(UnitOfWork &u, CustomerId id, const QList<CustomerEmail> &wanted)
{
    const auto rows = rowsOf({u.db(), "SELECT id FROM customer_email WHERE customer_id = ? ORDER BY position, id", id});
    for (size_t i = 0; i < size_t(wanted.size()); ++i) {
        const CustomerEmail &email = wanted[qsizetype(i)];
        const QString key = customerStore::emailKey(email.address);
        if (i < rows.size())
            u.run("UPDATE customer_email SET position = ?, label = ?, address = ?, match_key = ? WHERE id = ?", i,
                  email.label, email.address, key, rows[i]);
        else
            addEmail(u, id, i, email, key);
    }
    for (size_t i = size_t(wanted.size()); i < rows.size(); ++i)
        u.run("DELETE FROM customer_email WHERE id = ?", rows[i]);
}

void setPhones(UnitOfWork &u, CustomerId id, const QList<CustomerPhone> &wanted, const QString &region)
{
    const auto rows = rowsOf({u.db(), "SELECT id FROM customer_phone WHERE customer_id = ? ORDER BY position, id", id});
    for (size_t i = 0; i < size_t(wanted.size()); ++i) {
        const CustomerPhone &phone = wanted[qsizetype(i)];
        const QString key = customerStore::phoneKey(phone.number, region);
        if (i < rows.size())
            u.run("UPDATE customer_phone SET position = ?, label = ?, number = ?, match_key = ? WHERE id = ?", i,
                  phone.label, phone.number, key, rows[i]);
        else
            addPhone(u, id, i, phone, key);
    }
    for (size_t i = size_t(wanted.size()); i < rows.size(); ++i)
        u.run("DELETE FROM customer_phone WHERE id = ?", rows[i]);
}

void setDates(UnitOfWork &u, CustomerId id, const QList<CustomerDate> &wanted)
{
    const auto rows = rowsOf({u.db(), "SELECT id FROM customer_date WHERE customer_id = ? ORDER BY id", id});
    for (size_t i = 0; i < size_t(wanted.size()); ++i) {
        const CustomerDate &date = wanted[qsizetype(i)];
        if (i < rows.size())
            u.run("UPDATE customer_date SET kind = ?, label = ?, day = ?, remind = ? WHERE id = ?",
                  dateKindCode(date.kind), date.label, date.day, date.remind, rows[i]);
        else
            addDate(u, id, date);
    }
    for (size_t i = size_t(wanted.size()); i < rows.size(); ++i)
        u.run("DELETE FROM customer_date WHERE id = ?", rows[i]);
}

} // namespace goodword::customerChildren
