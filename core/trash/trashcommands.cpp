#include "core/trash/trashcommands.h"

#include "core/attachments/attachmentstore.h"
#include "core/book/book.h"
#include "core/book/history.h"
#include "core/customers/customerstore.h"
#include "core/trash/trashstore.h"

namespace goodword {

Done emptyTrash(Book &book)
{
    if (trashStore::isEmpty(book.db()))
        return book.db().troubleOr({ErrorCode::NothingToDo, Core::tr("The trash is empty."), {}});
    return book.changeForGood(Core::tr("Empty the trash"), [](UnitOfWork &u) {
        History(u.db()).forget(u, trashStore::rows(u.db()));
        trashStore::eraseEvents(u);
        for (const CustomerId id : customerStore::trashed(u.db()))
            customerStore::erase(u, id);
        attachmentStore::sweep(u);
        return Done();
    });
}

} // namespace goodword
