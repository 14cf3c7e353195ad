// The commands about tags and own fields; declared with the other commands about customers.
#include "core/base/text.h"
#include "core/book/book.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerlabel.h"
#include "core/customers/customfieldstore.h"
#include "core/customers/tagstore.h"

#include <QRegularExpression>

namespace goodword {

using namespace Qt::StringLiterals;

static Error noName()
{
    return {ErrorCode::Invalid, Core::tr("A tag needs a name. Nothing was changed."), {}};
}

static std::optional<QString> tagName(Database &db, TagId tag)
{
    return db.value<QString>("SELECT name FROM tag WHERE id = ?", tag);
}

static Error tagGone()
{
    return {ErrorCode::NotFound, Core::tr("This tag is no longer there. Nothing was changed."), {}};
}

Done addTag(Book &book, const std::vector<CustomerId> &ids, const QString &tag)
{
    if (auto there = checkCustomers(book.db(), ids); !there)
        return there;
    if (cleanText(tag).text.simplified().isEmpty())
        return noName();
    return book.change(Core::tr("Tag %1 with %2").arg(customersLabel(book.db(), ids), inSentence(tag)),
                       [&](UnitOfWork &u) { tagStore::add(u, tagStore::findOrAdd(u, tag), ids); });
}

Done removeTag(Book &book, const std::vector<CustomerId> &ids, const QString &tag)
{
    if (auto there = checkCustomers(book.db(), ids); !there)
        return there;
    const TagId id = tagStore::find(book.db(), tag);
    if (!id.isValid())
        return book.db().troubleOr(tagGone());
    return book.change(Core::tr("Take the tag %2 off %1").arg(customersLabel(book.db(), ids), inSentence(tag)),
                       [&](UnitOfWork &u) { tagStore::remove(u, id, ids); });
}

Done renameTag(Book &book, TagId tag, const QString &wanted)
{
    const QString name = cleanText(wanted).text.simplified();
    if (name.isEmpty())
        return noName();
    const auto before = tagName(book.db(), tag);
    if (!before)
        return book.db().troubleOr(tagGone());
    const TagId other = tagStore::find(book.db(), name);
    if (other.isValid() && other != tag)
        return Error{ErrorCode::Conflict, Core::tr("There is a tag “%1” already. Nothing was changed.").arg(name), {}};
    return book.change(Core::tr("Rename the tag %1 to %2").arg(inSentence(*before), inSentence(name)),
                       [&](UnitOfWork &u) { tagStore::rename(u, tag, name); });
}

Done setTagColor(Book &book, TagId tag, const QString &color)
{
    static const QRegularExpression kHex(u"^(#[0-9a-f]{6})?$"_s);
    const auto name = tagName(book.db(), tag);
    if (!name)
        return book.db().troubleOr(tagGone());
    if (!kHex.match(color.toLower()).hasMatch())
        return Error{ErrorCode::Invalid, Core::tr("A colour is written like #1f6f5c. Nothing was changed."), {}};
    return book.change(Core::tr("Colour the tag %1").arg(inSentence(*name)),
                       [&](UnitOfWork &u) { tagStore::setColor(u, tag, color.toLower()); });
}

Done deleteTag(Book &book, TagId tag)
{
    const auto name = tagName(book.db(), tag);
    if (!name)
        return book.db().troubleOr(tagGone());
    return book.change(Core::tr("Delete the tag %1").arg(inSentence(*name)),
                       [&](UnitOfWork &u) { tagStore::erase(u, tag); });
}

static CustomField cleaned(CustomField field)
{
    field.name = cleanText(field.name).text.simplified();
    QStringList choices;
    for (const QString &choice : std::as_const(field.choices)) {
        const QString text = cleanText(choice).text.simplified();
        if (!text.isEmpty() && !choices.contains(text))
            choices.append(text);
    }
    field.choices = choices;
    return field;
}

static Error fieldGone()
{
    return {ErrorCode::NotFound, Core::tr("This field is no longer there. Nothing was changed."), {}};
}

Result<CustomFieldId> addCustomField(Book &book, const CustomField &draft)
{
    const CustomField field = cleaned(draft);
    if (auto valid = field.validate(); !valid)
        return valid.error();
    for (const CustomField &other : customFieldStore::all(book.db())) {
        if (fold(other.name) == fold(field.name))
            return Error{ErrorCode::Conflict,
                         Core::tr("There is a field “%1” already. Nothing was changed.").arg(other.name), {}};
    }
    return book.change(Core::tr("Add the field %1").arg(inSentence(field.name)),
                       [&](UnitOfWork &u) { return customFieldStore::insert(u, field); });
}

Done editCustomField(Book &book, const CustomField &wanted)
{
    const auto before = customFieldStore::find(book.db(), wanted.id);
    if (!before)
        return fieldGone();
    CustomField field = cleaned(wanted);
    field.kind = before->kind;
    if (auto valid = field.validate(); !valid)
        return valid;
    const QString label = before->name == field.name
        ? Core::tr("Change the field %1").arg(inSentence(field.name))
        : Core::tr("Rename the field %1 to %2").arg(inSentence(before->name), inSentence(field.name));
    return book.change(label, [&](UnitOfWork &u) { customFieldStore::update(u, field); });
}

Done archiveCustomField(Book &book, CustomFieldId id, bool archived)
{
    auto field = customFieldStore::find(book.db(), id);
    if (!field)
        return fieldGone();
    field->archived = archived;
    const QString label = archived ? Core::tr("Archive the field %1") : Core::tr("Bring back the field %1");
    return book.change(label.arg(inSentence(field->name)), [&](UnitOfWork &u) { customFieldStore::update(u, *field); });
}

Done reorderCustomFields(Book &book, const std::vector<CustomFieldId> &order)
{
    return book.change(Core::tr("Reorder the fields"), [&](UnitOfWork &u) { customFieldStore::reorder(u, order); });
}

} // namespace goodword
