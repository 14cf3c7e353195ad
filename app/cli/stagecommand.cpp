#include "app/cli/stagecommand.h"

#include "app/cli/arguments.h"
#include "core/customers/customerstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

class StageCommand final : public Command
{
public:
    QString name() const override { return u"stage"_s; }
    QString summary() const override { return u"Move a customer to a stage of the journey."_s; }
    QString arguments() const override { return u"BOOK CUSTOMER STAGE"_s; }
    int leastArguments() const override { return 3; }
    QString description() const override
    {
        return u"STAGE is a stage of the journey in use, by name or code, in any case. Who stands there already stays, without a "
               "new entry in the log."_s;
    }
    QList<QCommandLineOption> options() const override { return {{u"why"_s, u"The reason, kept with the move."_s, u"TEXT"_s}}; }
    int run(const Call &call) const override
    {
        const auto book = call.openToWrite();
        if (!book)
            return call.fail(book.error());
        Database &db = (*book)->db();
        const auto customer = customerNamed(**book, call.argument(1));
        if (!customer)
            return call.fail(customer.error());
        const auto stage = journeyStore::stageByText(db, call.argument(2));
        if (!stage) {
            QStringList names;
            for (const Stage &one : journeyStore::activeStages(db))
                names.append(one.name);
            return call.fail({ErrorCode::NotFound, u"There is no stage '%1'; there are: %2. Nothing was changed."_s
                                                       .arg(call.argument(2), names.join(u", "_s)), {}});
        }
        StageMove move;
        move.to = stage->id;
        move.reason = call.value(u"why"_s);
        move.staff = staffStore::staffNamed(db, (*book)->author());
        const auto moved = moveToStage(**book, {*customer}, move);
        if (!moved)
            return call.fail(moved.error());
        const QString name = customerStore::nameOf(db, *customer);
        if (call.json())
            return call.print({{u"customer_id"_s, customer->value}, {u"customer"_s, name}, {u"stage"_s, stage->name},
                               {u"moved"_s, *moved > 0}});
        call.out() << tableLine({name, stage->name, *moved > 0 ? u"moved"_s : u"was there already"_s});
        return kDone;
    }
};

} // namespace

std::unique_ptr<Command> makeStageCommand()
{
    return std::make_unique<StageCommand>();
}

} // namespace goodword::cli
