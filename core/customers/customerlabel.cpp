#include "core/customers/customerlabel.h"

#include "core/base/text.h"
#include "core/book/database.h"

namespace goodword {

QString customerLabel(Database &db, CustomerId id)
{
    return inSentence(db.value<QString>("SELECT name FROM customer WHERE id = ?", id).value_or(QString()));
}

QString customersLabel(Database &db, const std::vector<CustomerId> &ids)
{
    return ids.size() == 1 ? customerLabel(db, ids.front()) : Core::tr("%n customers", nullptr, int(ids.size()));
}

Done checkCustomers(Database &db, const std::vector<CustomerId> &ids)
{
    if (ids.empty())
        return Error{ErrorCode::Invalid, Core::tr("No customer is chosen, so nothing was changed."), {}};
    Statement s(db, "SELECT deleted_at FROM customer WHERE id = ?");
    for (const CustomerId id : ids) {
        s.bind(id);
        if (!s.next())
            return db.troubleOr({ErrorCode::NotFound, Core::tr("The customer is no longer there. Nothing was changed."), {}});
        if (!s.isNull(0))
            return Error{ErrorCode::Conflict,
                         Core::tr("%1 is in the trash. Nothing was changed. Restore the customer first.")
                             .arg(customerLabel(db, id)), {}};
        s.reset();
    }
    return {};
}

QSet<qint64> customersInTrash(Database &db)
{
    QSet<qint64> ids;
    Statement s(db, "SELECT id FROM customer WHERE deleted_at IS NOT NULL");
    while (s.next())
        ids.insert(s.integer(0));
    return ids;
}

} // namespace goodword
