#include "core/customers/customerkeys.h"

#include "core/base/sortkey.h"
#include "core/base/text.h"
#include "core/book/bulkindexes.h"
#include "core/book/rowstream.h"
#include "core/book/statement.h"
#include "core/book/unitofwork.h"

#include <algorithm>
#include <vector>

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

/// What a search looks through, folded, a line for each text; every text once.
class Lines
{
public:
    void clear()
    {
        m_texts.resize(0);
        m_folded.resize(0);
        m_ends.clear();
    }
    void add(QByteArrayView text) { add(text, {}); }
    /// Of a text that was folded before.
    void add(QByteArrayView text, const QByteArray &folded)
    {
        if (text.isEmpty() || contains(text))
            return;
        // A line end is normalised alone, so the lines are folded as the whole would be.
        if (!m_ends.empty())
            m_folded += '\n';
        m_folded += folded.isEmpty() ? foldUtf8(text) : folded;
        m_texts.append(text);
        m_ends.push_back(m_texts.size());
    }
    const QByteArray &folded() const { return m_folded; }

private:
    bool contains(QByteArrayView text) const
    {
        qsizetype begin = 0;
        for (const qsizetype end : m_ends) {
            if (QByteArrayView(m_texts).sliced(begin, end - begin) == text)
                return true;
            begin = end;
        }
        return false;
    }

    QByteArray m_texts; ///< as they are, one behind the other
    QByteArray m_folded;
    std::vector<qsizetype> m_ends; ///< of each text
};

QByteArray digitsOf(QByteArrayView number)
{
    QByteArray digits;
    digits.reserve(number.size());
    const auto take = [&digits](int digit) {
        if (digit >= 0)
            digits += char('0' + digit);
    };
    if (std::all_of(number.begin(), number.end(), [](char c) { return uchar(c) < 0x80; })) {
        for (const char c : number)
            take(c >= '0' && c <= '9' ? c - '0' : -1);
    } else {
        for (const QChar c : QString::fromUtf8(number))
            take(c.digitValue());
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
    Lines lines;
    while (customers.next()) {
        const qint64 id = customers.integer(0);
        const QByteArray name = customers.utf8(1);
        const QByteArray nameFolded = foldUtf8(name);
        lines.clear();
        lines.add(name, nameFolded);
        lines.add(customers.utf8(2));
        lines.add(customers.utf8(3));
        emails.take(id, [&](const Statement &s) { lines.add(s.utf8(1)); });
        phones.take(id, [&](const Statement &s) {
            const QByteArray number = s.utf8(1);
            lines.add(number);
            lines.add(digitsOf(number));
            lines.add(s.utf8(2));
        });
        write.bind(id, Utf8{lines.folded()}, Utf8{nameFolded}, sortKeys.of(QString::fromUtf8(name))).exec();
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
