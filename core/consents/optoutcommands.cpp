#include "core/consents/optoutcommands.h"

#include "core/base/text.h"
#include "core/book/book.h"
#include "core/consents/optoutstore.h"
#include "core/customers/customerlabel.h"

namespace goodword {

Done optOut(Book &book, const std::vector<CustomerId> &ids, const OptOut &wanted)
{
    if (auto there = checkCustomers(book.db(), ids); !there)
        return there;
    OptOut clean = wanted;
    clean.reason = cleanText(wanted.reason).text;
    return book.change(Core::tr("Opt %1 out: %2").arg(customersLabel(book.db(), ids), purposeName(wanted.purpose)),
                       [&](UnitOfWork &u) {
                           for (const CustomerId id : ids)
                               optOutStore::add(u, id, clean);
                       });
}

Done liftOptOut(Book &book, const std::vector<CustomerId> &ids, Purpose purpose, const QString &channel)
{
    if (auto there = checkCustomers(book.db(), ids); !there)
        return there;
    return book.change(Core::tr("Lift the opt-out of %1: %2").arg(customersLabel(book.db(), ids), purposeName(purpose)),
                       [&](UnitOfWork &u) {
                           for (const CustomerId id : ids)
                               optOutStore::remove(u, id, purpose, channel);
                       });
}

} // namespace goodword
