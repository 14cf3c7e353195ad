#include "core/customers/customerkeys.h"

#include "core/base/sortkey.h"
#include "core/base/text.h"
#include "core/book/bulkindexes.h"
#include "core/book/rowstream.h"
#include "core/book/statement.h"
#include "core/book/unitofwork.h"

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

QString metaKey()
{
    return u"customer_keys"_s;
}

/// Version of the rules of this file, then those of the sort keys.
QString madeBy()
{
    return u"1/"_s + SortKeys::rules();
}

QString digitsOf(const QString &number)
{
    QString digits;
    for (const QChar c : number) {
        if (c.digitValue() >= 0)
            digits += QChar(u'0' + c.digitValue());
    }
    return digits;
}

/// The one way a row is made, for one customer or for all.
void writeKeys(UnitOfWork &u, const SortKeys &sortKeys, qint64 from, qint64 to)
{
    Statement customers(u.db(), R"(SELECT c.id, c.name, o.name, c.city FROM customer c
                                   LEFT JOIN customer o ON o.id = c.company_id
                                   WHERE c.id BETWEEN ? AND ? ORDER BY c.id)", from, to);
    RowStream emails(u.db(), R"(SELECT customer_id, address FROM customer_email
                                WHERE customer_id >= ? ORDER BY customer_id, position, id)");
    RowStream phones(u.db(), R"(SELECT customer_id, number, match_key FROM customer_phone
                                WHERE customer_id >= ? ORDER BY customer_id, position, id)");
    Statement write(u.db(), R"(INSERT INTO d_customer_key (customer_id, folded, name_folded, sort_key)
                               VALUES (?, ?, ?, ?))");
    while (customers.next()) {
        const qint64 id = customers.integer(0);
        const QString name = customers.text(1);
        QStringList parts{name, customers.text(2), customers.text(3)};
        emails.take(id, [&](const Statement &s) { parts.append(s.text(1)); });
        phones.take(id, [&](const Statement &s) {
            parts += {s.text(1), digitsOf(s.text(1)), s.text(2)};
        });
        parts.removeAll(QString());
        parts.removeDuplicates();
        write.bind(id, fold(parts.join(u'\n')), fold(name), sortKeys.of(name)).exec();
    }
}

} // namespace

static void remakeRun(UnitOfWork &u, const IdRun &run)
{
    const qint64 there = u.db().value<qint64>("SELECT max(customer_id) FROM d_customer_key").value_or(0);
    const BulkIndexes indexes(u.db(), {"d_customer_key"}, run.to - run.from + 1, there);
    u.run("DELETE FROM d_customer_key WHERE customer_id BETWEEN ? AND ?", run.from, run.to);
    writeKeys(u, SortKeys(), run.from, run.to);
}

void CustomerKeys::update(UnitOfWork &u, const ChangeSet &changes)
{
    const bool named = changes.touches("customer", {"name", "company_id", "city"});
    AffectedCustomers affected = named ? changes.affected({"customer", "customer_email", "customer_phone"})
                                       : changes.affected({"customer_email", "customer_phone"});
    if (affected.all)
        return rebuild(u);
    if (!affected.run.isEmpty())
        remakeRun(u, affected.run);
    std::vector<CustomerId> &ids = affected.ids;
    if (named) {
        Statement people(u.db(), "SELECT id FROM customer WHERE company_id = ?");
        for (const CustomerId id : changes.customers({"customer"})) {
            people.bind(id);
            while (people.next())
                ids.push_back(people.id<CustomerId>(0));
            people.reset();
        }
    }
    if (ids.empty())
        return;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const SortKeys sortKeys;
    Statement drop(u.db(), "DELETE FROM d_customer_key WHERE customer_id = ?");
    for (const CustomerId id : ids) {
        drop.bind(id).exec();
        writeKeys(u, sortKeys, id.value, id.value);
    }
}

void CustomerKeys::rebuild(UnitOfWork &u)
{
    remakeRun(u, {1, std::max(u.db().value<qint64>("SELECT max(id) FROM customer").value_or(0),
                              u.db().value<qint64>("SELECT max(customer_id) FROM d_customer_key").value_or(0))});
    u.run("INSERT INTO d_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", metaKey(),
          madeBy());
}

bool CustomerKeys::isStale(UnitOfWork &u)
{
    return u.db().value<QString>("SELECT value FROM d_meta WHERE key = ?", metaKey()) != madeBy();
}

} // namespace goodword
