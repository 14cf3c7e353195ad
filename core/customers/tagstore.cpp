#include "core/customers/tagstore.h"

#include "core/base/text.h"
#include "core/book/statement.h"
#include "core/book/unitofwork.h"

#include <QSet>

namespace goodword::tagStore {

std::vector<Tag> all(Database &db)
{
    std::vector<Tag> tags;
    Statement s(db, R"(SELECT t.id, t.name, t.color,
                         (SELECT count(*) FROM customer_tag ct JOIN customer c ON c.id = ct.customer_id
                          WHERE ct.tag_id = t.id AND c.deleted_at IS NULL)
                       FROM tag t ORDER BY t.match_key, t.id)");
    while (s.next())
        tags.push_back({s.id<TagId>(0), s.text(1), s.text(2), s.integer(3)});
    return tags;
}

QStringList names(Database &db)
{
    QStringList names;
    Statement s(db, "SELECT name FROM tag ORDER BY match_key, id");
    while (s.next())
        names.append(s.text(0));
    return names;
}

TagId find(Database &db, const QString &name)
{
    return db.value<TagId>("SELECT id FROM tag WHERE match_key = ? ORDER BY id LIMIT 1", fold(name.simplified()))
        .value_or(TagId());
}

QStringList namesOf(Database &db, CustomerId customer)
{
    QStringList names;
    Statement s(db, R"(SELECT t.name FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id
                       WHERE ct.customer_id = ? ORDER BY t.match_key, t.id)", customer);
    while (s.next())
        names.append(s.text(0));
    return names;
}

TagId findOrAdd(UnitOfWork &u, const QString &name)
{
    const TagId found = find(u.db(), name);
    if (found.isValid())
        return found;
    const QString text = cleanText(name).text.simplified();
    return u.insert<TagId>("INSERT INTO tag (name, match_key) VALUES (?, ?)", text, fold(text));
}

void add(UnitOfWork &u, TagId tag, const std::vector<CustomerId> &customers)
{
    Statement s(u.db(), R"(INSERT INTO customer_tag (customer_id, tag_id) VALUES (?, ?)
                           ON CONFLICT (customer_id, tag_id) DO NOTHING)");
    for (const CustomerId customer : customers)
        s.bind(customer, tag).exec();
}

void remove(UnitOfWork &u, TagId tag, const std::vector<CustomerId> &customers)
{
    Statement s(u.db(), "DELETE FROM customer_tag WHERE customer_id = ? AND tag_id = ?");
    for (const CustomerId customer : customers)
        s.bind(customer, tag).exec();
}

void addTags(UnitOfWork &u, CustomerId customer, const QStringList &names)
{
    for (const QString &name : names)
        add(u, findOrAdd(u, name), {customer});
}

void setTags(UnitOfWork &u, CustomerId customer, const QStringList &names)
{
    QSet<TagId> had, wanted;
    Statement s(u.db(), "SELECT tag_id FROM customer_tag WHERE customer_id = ?", customer);
    while (s.next())
        had.insert(s.id<TagId>(0));
    for (const QString &name : names)
        wanted.insert(findOrAdd(u, name));
    for (const TagId tag : had - wanted)
        remove(u, tag, {customer});
    for (const TagId tag : wanted - had)
        add(u, tag, {customer});
}

void rename(UnitOfWork &u, TagId tag, const QString &name)
{
    u.run("UPDATE tag SET name = ?, match_key = ? WHERE id = ?", name, fold(name), tag);
}

void setColor(UnitOfWork &u, TagId tag, const QString &color)
{
    u.run("UPDATE tag SET color = ? WHERE id = ?", color, tag);
}

void erase(UnitOfWork &u, TagId tag)
{
    u.run("DELETE FROM customer_tag WHERE tag_id = ?", tag);
    u.run("DELETE FROM testimonial_tag WHERE tag_id = ?", tag);
    u.run("DELETE FROM tag WHERE id = ?", tag);
}

} // namespace goodword::tagStore
