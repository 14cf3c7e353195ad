#include "ui/pages/journey/journeyjobs.h"

#include "core/base/text.h"
#include "core/book/readstop.h"
#include "core/customers/customerstore.h"
#include "ui/shell/session.h"

namespace goodword {

void moveCustomers(Session &session, const std::vector<CustomerId> &customers, const StageMove &move, const QString &said,
                   const QString &nothing)
{
    if (customers.size() > kManyAtOnce) {
        session.runJob(Session::tr("Moving %n customers", nullptr, int(customers.size())),
                       [customers, move](Book &book, Progress &progress) -> Done {
                           if (auto kept = backUpFirst(book, QStringLiteral("bulk"), progress); !kept)
                               return kept;
                           const ReadStop stop(book.db(), progress);
                           const auto moved = moveToStage(book, customers, move);
                           return moved ? Done() : Done(moved.error());
                       },
                       [&session, said] { session.tell(said); });
        return;
    }
    const auto moved = moveToStage(session.book(), customers, move);
    if (moved && *moved == 0)
        session.tell(nothing);
    else
        session.accept(moved, said);
}

void useJourney(Session &session, JourneyModelId model, const QString &name)
{
    const QString said = Session::tr("Switched to the journey %1").arg(isolated(oneLine(name)));
    session.read<qint64>(&session, [](Database &db) { return customerStore::count(db); }, [&session, said, model](qint64 people) {
        session.change(size_t(people), said, said, [model](Book &book) { return switchModel(book, model); });
    });
}

} // namespace goodword
