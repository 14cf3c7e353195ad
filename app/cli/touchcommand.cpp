#include "app/cli/touchcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/rowjson.h"
#include "core/staff/staffstore.h"
#include "core/touchpoints/touchpointcommands.h"

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

class TouchCommand final : public Command
{
public:
    QString name() const override { return u"touch"_s; }
    QString summary() const override { return u"Log a touchpoint from one typed line."_s; }
    QString arguments() const override { return u"BOOK CUSTOMER TEXT"_s; }
    int leastArguments() const override { return 3; }
    QString description() const override
    {
        return u"TEXT is read as in the window: 'call 12 min happy with delivery', 'email yesterday asked for an invoice', "
               "'visit follow up friday'. What is not understood stays as text. The customer is named by number, e-mail "
               "address, uid or the whole name; --staff NAME says who it was, where the team has that name."_s;
    }
    QList<QCommandLineOption> options() const override
    {
        return {{u"at"_s, u"When it was: a day, or a time in the book's zone or with Z; now unless given."_s, u"T"_s}};
    }
    int run(const Call &call) const override
    {
        if (call.argument(2).trimmed().isEmpty())
            return call.wrongUsage(u"There is nothing to log yet: TEXT is empty."_s);
        const auto book = call.openToWrite();
        if (!book)
            return call.fail(book.error());
        const auto customer = customerNamed(**book, call.argument(1));
        if (!customer)
            return call.fail(customer.error());
        Touchpoint draft = quickTouchpoint(call.argument(2), (*book)->today());
        if (call.isSet(u"at"_s)) {
            const auto when = whenNamed(**book, u"at"_s, call.value(u"at"_s));
            if (!when)
                return call.fail(when.error(), kUsage);
            draft.day = when->day;
            draft.at = when->at;
        }
        draft.staff = staffStore::staffNamed((*book)->db(), (*book)->author());
        if (const auto staff = staffStore::findStaff((*book)->db(), draft.staff))
            draft.department = staff->departmentId;
        const auto logged = logTouchpoint(**book, {*customer}, draft);
        if (!logged)
            return call.fail(logged.error());
        const auto rows = touchpointRows((*book)->db(), {logged->front().value});
        if (call.json())
            return call.print(rows.empty() ? QJsonObject() : jsonOf(rows.front()));
        for (const TouchpointRow &row : rows)
            call.out() << tableLine(cellsOf(row));
        return kDone;
    }
};

} // namespace

std::unique_ptr<Command> makeTouchCommand()
{
    return std::make_unique<TouchCommand>();
}

} // namespace goodword::cli
