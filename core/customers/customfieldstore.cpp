#include "core/customers/customfieldstore.h"

#include "core/book/statement.h"
#include "core/book/unitofwork.h"

namespace goodword::customFieldStore {

static CustomField readField(const Statement &s)
{
    return {s.id<CustomFieldId>(0), s.text(1), fieldKindFromCode(s.text(2)).value_or(FieldKind::Text),
            s.text(3).split(u'\n', Qt::SkipEmptyParts), s.number(4), s.flag(5)};
}

QList<CustomField> all(Database &db, bool withArchived)
{
    QList<CustomField> fields;
    Statement s(db, R"(SELECT id, name, kind, choices, position, archived FROM custom_field
                       WHERE archived = 0 OR ? ORDER BY archived, position, id)", withArchived);
    while (s.next())
        fields.append(readField(s));
    return fields;
}

std::optional<CustomField> find(Database &db, CustomFieldId id)
{
    Statement s(db, "SELECT id, name, kind, choices, position, archived FROM custom_field WHERE id = ?", id);
    return s.next() ? std::optional(readField(s)) : std::nullopt;
}

static FieldValue readValue(const Statement &s, FieldKind kind)
{
    switch (kind) {
    case FieldKind::Number: return s.real(3);
    case FieldKind::Date: return s.day(4);
    case FieldKind::YesNo: return s.flag(5);
    case FieldKind::Text:
    case FieldKind::Choice: break;
    }
    return s.text(2);
}

QList<CustomValue> valuesOf(Database &db, CustomerId customer)
{
    QList<CustomValue> values;
    Statement s(db, R"(SELECT v.field_id, f.kind, v.text_value, v.number_value, v.day_value, v.flag_value
                       FROM custom_value v JOIN custom_field f ON f.id = v.field_id
                       WHERE v.customer_id = ? ORDER BY f.position, f.id)", customer);
    while (s.next())
        values.append({s.id<CustomFieldId>(0), readValue(s, fieldKindFromCode(s.text(1)).value_or(FieldKind::Text))});
    return values;
}

CustomFieldId insert(UnitOfWork &u, const CustomField &field)
{
    const int position = u.db().value<int>("SELECT max(position) FROM custom_field").value_or(-1) + 1;
    return u.insert<CustomFieldId>("INSERT INTO custom_field (name, kind, choices, position) VALUES (?, ?, ?, ?)",
                                   field.name, fieldKindCode(field.kind), field.choices.join(u'\n'), position);
}

void update(UnitOfWork &u, const CustomField &field)
{
    u.run("UPDATE custom_field SET name = ?, choices = ?, archived = ? WHERE id = ?", field.name,
          field.choices.join(u'\n'), field.archived, field.id);
}

void reorder(UnitOfWork &u, const std::vector<CustomFieldId> &order)
{
    int position = 0;
    for (const CustomFieldId id : order)
        u.run("UPDATE custom_field SET position = ? WHERE id = ?", position++, id);
}

static bool fits(FieldKind kind, const FieldValue &value)
{
    switch (kind) {
    case FieldKind::Number: return std::holds_alternative<double>(value);
    case FieldKind::Date: return std::holds_alternative<QDate>(value);
    case FieldKind::YesNo: return std::holds_alternative<bool>(value);
    case FieldKind::Text:
    case FieldKind::Choice: break;
    }
    return std::holds_alternative<QString>(value);
}

template <class T>
static std::optional<T> valueAs(const FieldValue &value)
{
    const T *typed = std::get_if<T>(&value);
    return typed ? std::optional<T>(*typed) : std::nullopt;
}

void setValues(UnitOfWork &u, CustomerId customer, const QList<CustomValue> &before, const QList<CustomValue> &after)
{
    for (const CustomValue &had : before) {
        const auto same = [&](const CustomValue &v) { return v.field == had.field; };
        if (std::none_of(after.begin(), after.end(), same))
            u.run("DELETE FROM custom_value WHERE customer_id = ? AND field_id = ?", customer, had.field);
    }
    for (const CustomValue &wanted : after) {
        if (before.contains(wanted))
            continue;
        const auto field = find(u.db(), wanted.field);
        if (!field || !fits(field->kind, wanted.value))
            continue;
        u.run(R"(INSERT INTO custom_value (customer_id, field_id, text_value, number_value, day_value, flag_value)
                 VALUES (?, ?, ?, ?, ?, ?)
                 ON CONFLICT (customer_id, field_id) DO UPDATE SET
                   text_value = excluded.text_value, number_value = excluded.number_value,
                   day_value = excluded.day_value, flag_value = excluded.flag_value)",
              customer, wanted.field, valueAs<QString>(wanted.value), valueAs<double>(wanted.value),
              valueAs<QDate>(wanted.value), valueAs<bool>(wanted.value));
    }
}

} // namespace goodword::customFieldStore
