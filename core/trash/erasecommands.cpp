#include "core/trash/erasecommands.h"

#include "core/attachments/attachmentstore.h"
#include "core/book/book.h"
#include "core/book/erasures.h"
#include "core/book/history.h"
#include "core/customers/customerlabel.h"
#include "core/customers/customerstore.h"
#include "core/trash/trashstore.h"

namespace goodword {

static Done eraseAll(UnitOfWork &u, const std::vector<CustomerId> &ids)
{
    History(u.db()).forget(u, trashStore::rowsOf(u.db(), ids), trashStore::wordsOf(u.db(), ids));
    for (const CustomerId id : ids)
        customerStore::erase(u, id);
    attachmentStore::sweep(u);
    return {};
}

Done eraseCustomers(Book &book, const std::vector<CustomerId> &ids)
{
    if (ids.empty())
        return Error{ErrorCode::Invalid, Core::tr("No customer is chosen, so nothing was changed."), {}};
    const QString uuid = book.setting(QStringLiteral("uuid"));
    const Done done = book.changeForGood(Core::tr("Erase customers"), [&](UnitOfWork &u) -> Done {
        QSet<QString> digests;
        for (const CustomerId id : ids) {
            const auto uid = u.db().value<QString>("SELECT uid FROM customer WHERE id = ?", id);
            if (!uid)
                return Error{ErrorCode::NotFound, Core::tr("The customer is no longer there. Nothing was changed."), {}};
            digests.insert(erasures::digest(uuid, "customer", *uid));
        }
        erasures::note(u, digests);
        return eraseAll(u, ids);
    });
    if (!done)
        return done;
    // What the list beside the backups lacks is added when the book is opened next, or before it is replaced.
    [[maybe_unused]] const Done kept = erasures::keepBesideBackups(book);
    return book.writeAnew();
}

Done eraseAgain(Book &book)
{
    if (!erasures::maySaySomethingElse(book))
        return {};
    const QString uuid = book.setting(QStringLiteral("uuid"));
    const auto beside = erasures::besideBackups(uuid);
    if (!beside)
        return beside.error();
    const QSet<QString> missing = *beside - erasures::inBook(book.db());
    if (!missing.isEmpty()) {
        std::vector<CustomerId> ids;
        const Done done = book.changeForGood(Core::tr("Erase customers"), [&](UnitOfWork &u) -> Done {
            Statement s(u.db(), "SELECT id, uid FROM customer");
            while (s.next()) {
                if (missing.contains(erasures::digest(uuid, "customer", s.text(1))))
                    ids.push_back(s.id<CustomerId>(0));
            }
            erasures::note(u, missing);
            return eraseAll(u, ids);
        });
        if (!done)
            return done;
        if (!ids.empty()) {
            if (auto anew = book.writeAnew(); !anew)
                return anew;
        }
    }
    // Without it the book itself still knows.
    [[maybe_unused]] const Done kept = erasures::keepBesideBackups(book);
    return {};
}

} // namespace goodword
