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
    const Done done = book.changeForGood(Core::tr("Empty the trash"), [](UnitOfWork &u) {
        const std::vector<CustomerId> customers = customerStore::trashed(u.db());
        RowIds rows = trashStore::rows(u.db());
        const RowIds hanging = trashStore::rowsOf(u.db(), customers);
        for (auto table = hanging.cbegin(); table != hanging.cend(); ++table)
            rows[table.key()].unite(table.value());
        History(u.db()).forget(u, rows, trashStore::wordsOf(u.db(), customers));
        trashStore::eraseEvents(u);
        for (const CustomerId id : customers)
            customerStore::erase(u, id);
        attachmentStore::sweep(u);
        Book::oweWritingAnew(u);
        return Done();
    });
    // The trash is empty also where the file could not be written anew: nothing but remains in unused places is left then.
    if (done)
        [[maybe_unused]] const Done anew = book.writeAnew();
    return done;
}

} // namespace goodword
