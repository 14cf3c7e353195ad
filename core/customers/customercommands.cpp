#include "core/customers/customercommands.h"

#include "core/base/text.h"
#include "core/book/book.h"
#include "core/customers/customerlabel.h"
#include "core/customers/customerstore.h"
#include "core/staff/staffstore.h"

#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

static Error gone()
{
    return {ErrorCode::NotFound, Core::tr("The customer is no longer there. Nothing was changed."), {}};
}

static Done checkCompany(Database &db, CustomerId self, const CustomerFields &fields)
{
    if (!fields.companyId.isValid())
        return {};
    const auto company = customerStore::find(db, fields.companyId);
    if (fields.companyId != self && company && company->kind == CustomerKind::Company)
        return {};
    return Error{ErrorCode::Invalid,
                 Core::tr("%1 can only belong to a company. Nothing was changed.").arg(inSentence(fields.name)), {}};
}

Result<CustomerId> addCustomer(UnitOfWork &u, const CustomerDraft &given)
{
    CustomerDraft draft = given;
    static_cast<CustomerFields &>(draft) = given.completed();
    if (auto valid = draft.validate(); !valid)
        return valid.error();
    const QString company = cleanText(draft.companyName).text.simplified();
    if (draft.kind == CustomerKind::Person && !draft.companyId.isValid() && !company.isEmpty())
        draft.companyId = customerStore::findOrAddCompany(u, company);
    if (auto fits = checkCompany(u.db(), {}, draft); !fits)
        return fits.error();
    return customerStore::insert(u, draft);
}

Result<CustomerId> addCustomer(Book &book, const CustomerDraft &draft)
{
    return book.change(Core::tr("Add %1").arg(inSentence(draft.completed().name)),
                       [&](UnitOfWork &u) { return addCustomer(u, draft); });
}

CustomerDraft quickAddDraft(const QuickAdd &line)
{
    CustomerDraft draft;
    draft.name = line.name;
    draft.kind = line.isCompany ? CustomerKind::Company : CustomerKind::Person;
    if (!line.isCompany)
        draft.companyName = line.company;
    draft.address.city = line.city;
    draft.tags = line.tags;
    for (const ParsedEmail &email : line.emails)
        draft.emails.append({{}, email.address});
    for (const ParsedPhone &phone : line.phones)
        draft.phones.append({{}, phone.asTyped});
    draft.notes = line.rest;
    return draft;
}

Result<CustomerId> quickAddCustomer(Book &book, const QuickAdd &line)
{
    return addCustomer(book, quickAddDraft(line));
}

static Done checkKind(Database &db, const Customer &before, const CustomerFields &after)
{
    if (before.kind == after.kind || after.kind == CustomerKind::Company)
        return {};
    const qint64 people = db.value<qint64>("SELECT count(*) FROM customer WHERE company_id = ?", before.id).value_or(0);
    if (people == 0)
        return {};
    return Error{ErrorCode::Conflict,
                 Core::tr("%1 is the company of %n customer(s), so it cannot become a person. Nothing was changed.",
                          nullptr, int(people)).arg(inSentence(before.name)), {}};
}

Done editCustomer(UnitOfWork &u, CustomerId id, const CustomerEdit &edit)
{
    const auto before = customerStore::find(u.db(), id);
    if (!before)
        return gone();
    CustomerFields after = *before;
    edit(after);
    after = after.completed();
    if (auto valid = after.validate(); !valid)
        return valid;
    if (auto fits = checkKind(u.db(), *before, after); !fits)
        return fits;
    if (before->companyId != after.companyId) {
        if (auto fits = checkCompany(u.db(), id, after); !fits)
            return fits;
    }
    customerStore::update(u, *before, after);
    return {};
}

static QString editLabel(const Customer &before, const CustomerFields &after)
{
    if (before.name != after.name)
        return Core::tr("Rename %1 to %2").arg(inSentence(before.name), inSentence(after.name));
    if (before.notes != after.notes)
        return Core::tr("Change the notes of %1").arg(inSentence(before.name));
    if (before.tags != after.tags)
        return Core::tr("Change the tags of %1").arg(inSentence(before.name));
    if (before.optOuts != after.optOuts)
        return Core::tr("Change the opt-outs of %1").arg(inSentence(before.name));
    return Core::tr("Edit %1").arg(inSentence(before.name));
}

Done editCustomer(Book &book, CustomerId id, const CustomerEdit &edit)
{
    const auto before = customerStore::find(book.db(), id);
    if (!before)
        return book.db().troubleOr(gone());
    CustomerFields after = *before;
    edit(after);
    return book.change(editLabel(*before, after), [&](UnitOfWork &u) { return editCustomer(u, id, edit); });
}

Done setOwner(Book &book, const std::vector<CustomerId> &ids, StaffId owner)
{
    if (auto there = checkCustomers(book.db(), ids); !there)
        return there;
    const QString who = customersLabel(book.db(), ids);
    const auto staff = staffStore::findStaff(book.db(), owner);
    if (owner.isValid() && !staff)
        return Error{ErrorCode::NotFound,
                     Core::tr("This member of the team is no longer there. Nothing was changed."), {}};
    const QString label = staff ? Core::tr("Hand %1 to %2").arg(who, inSentence(staff->name))
                                : Core::tr("Take %1 from its owner").arg(who);
    return book.change(label, [&](UnitOfWork &u) { customerStore::setOwner(u, ids, owner); });
}

Done setSource(Book &book, const std::vector<CustomerId> &ids, const QString &source)
{
    if (auto there = checkCustomers(book.db(), ids); !there)
        return there;
    return book.change(Core::tr("Change the source of %1").arg(customersLabel(book.db(), ids)),
                       [&](UnitOfWork &u) { customerStore::setSource(u, ids, cleanText(source).text.simplified()); });
}

Done setCompany(Book &book, CustomerId id, const QString &companyName)
{
    const auto customer = customerStore::find(book.db(), id);
    if (!customer)
        return book.db().troubleOr(gone());
    const QString name = cleanText(companyName).text.simplified();
    return book.change(Core::tr("Change the company of %1").arg(inSentence(customer->name)), [&](UnitOfWork &u) {
        const CustomerId company = name.isEmpty() ? CustomerId() : customerStore::findOrAddCompany(u, name);
        return editCustomer(u, id, [company](CustomerFields &fields) { fields.companyId = company; });
    });
}

Done trashCustomers(Book &book, const std::vector<CustomerId> &ids)
{
    if (ids.empty())
        return Error{ErrorCode::Invalid, Core::tr("No customer is chosen, so nothing was changed."), {}};
    return book.change(Core::tr("Move %1 to the trash").arg(customersLabel(book.db(), ids)),
                       [&](UnitOfWork &u) { customerStore::setDeleted(u, ids, true); });
}

Done restoreCustomers(Book &book, const std::vector<CustomerId> &ids)
{
    if (ids.empty())
        return Error{ErrorCode::Invalid, Core::tr("No customer is chosen, so nothing was changed."), {}};
    return book.change(Core::tr("Restore %1 from the trash").arg(customersLabel(book.db(), ids)),
                       [&](UnitOfWork &u) { customerStore::setDeleted(u, ids, false); });
}

Done setHomeRegion(Book &book, const QString &wanted)
{
    const QString region = wanted.trimmed().toUpper();
    if (!region.isEmpty() && (region.size() != 2 || QLocale::codeToTerritory(region) == QLocale::AnyTerritory))
        return Error{ErrorCode::Invalid,
                     Core::tr("A home region is the two letters of a country, such as IE. Nothing was changed."), {}};
    const QString label = region.isEmpty() ? Core::tr("Choose no home region")
                                           : Core::tr("Choose %1 as home region").arg(region);
    return book.change(label, [&](UnitOfWork &u) {
        Book::setSetting(u, u"region"_s, region);
        customerStore::recomputePhoneKeys(u, region);
    });
}

} // namespace goodword
