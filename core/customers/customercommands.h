#pragma once
// Every change the program can make to customers, tags and own fields. Each is one undo step, unless it says otherwise,
// and works for one as for many: what takes long is run in a job's Book. The forms that take a UnitOfWork are for changes
// that do more than one thing (import, sample).

#include "core/customers/customer.h"
#include "core/customers/quickadd.h"

#include <functional>
#include <vector>

namespace goodword {

class Book;
class UnitOfWork;

/// Completes and checks the draft, finds or makes the company it names, and adds it.
Result<CustomerId> addCustomer(Book &book, const CustomerDraft &draft);
Result<CustomerId> addCustomer(UnitOfWork &u, const CustomerDraft &draft);

/// What the one line that parseQuickAdd() read says, to be added.
CustomerDraft quickAddDraft(const QuickAdd &line);
/// Adds it; the company it names is found or made.
Result<CustomerId> quickAddCustomer(Book &book, const QuickAdd &line);

/// Given the customer as it is now, says how it should be. Only what differs is written.
using CustomerEdit = std::function<void(CustomerFields &)>;
Done editCustomer(Book &book, CustomerId id, const CustomerEdit &edit);
Done editCustomer(UnitOfWork &u, CustomerId id, const CustomerEdit &edit);

/// The company of this name, found or made; an empty name: none.
Done setCompany(Book &book, CustomerId id, const QString &companyName);

Done addTag(Book &book, const std::vector<CustomerId> &ids, const QString &tag);
Done removeTag(Book &book, const std::vector<CustomerId> &ids, const QString &tag);
Done renameTag(Book &book, TagId tag, const QString &name);
Done setTagColor(Book &book, TagId tag, const QString &color);
Done deleteTag(Book &book, TagId tag);

Done setOwner(Book &book, const std::vector<CustomerId> &ids, StaffId owner); ///< invalid: nobody
Done setSource(Book &book, const std::vector<CustomerId> &ids, const QString &source);

Done trashCustomers(Book &book, const std::vector<CustomerId> &ids);
Done restoreCustomers(Book &book, const std::vector<CustomerId> &ids);

Result<CustomFieldId> addCustomField(Book &book, const CustomField &field);
/// Name, choices and whether archived; the kind of a field stays.
Done editCustomField(Book &book, const CustomField &field);
Done archiveCustomField(Book &book, CustomFieldId id, bool archived = true);
Done reorderCustomFields(Book &book, const std::vector<CustomFieldId> &order);

/// The home region of phone numbers ("IE"; empty: none). Makes the match keys of all phones again.
Done setHomeRegion(Book &book, const QString &region);

} // namespace goodword
