#include "core/consents/optoutstore.h"

#include "core/book/statement.h"
#include "core/book/unitofwork.h"

namespace goodword::optOutStore {

QList<OptOut> of(Database &db, CustomerId customer)
{
    QList<OptOut> optOuts;
    Statement s(db, "SELECT purpose, channel, day, reason FROM opt_out WHERE customer_id = ? ORDER BY purpose, id",
                customer);
    while (s.next()) {
        // A purpose that a newer Goodword knows and this one does not forbids everything: the careful reading.
        optOuts.append({purposeFromCode(s.text(0)).value_or(Purpose::All), s.text(1), s.day(2), s.text(3)});
    }
    return optOuts;
}

void set(UnitOfWork &u, CustomerId customer, const QList<OptOut> &optOuts)
{
    QList<OptOut> had = of(u.db(), customer);
    for (const OptOut &optOut : optOuts) {
        if (had.removeOne(optOut))
            continue;
        // The same purpose and channel with another day or reason replaces what was there.
        remove(u, customer, optOut.purpose, optOut.channel);
        add(u, customer, optOut);
        had.removeIf([&](const OptOut &o) { return o.purpose == optOut.purpose && o.channel == optOut.channel; });
    }
    for (const OptOut &gone : std::as_const(had))
        remove(u, customer, gone.purpose, gone.channel);
}

void add(UnitOfWork &u, CustomerId customer, const OptOut &optOut)
{
    const QString purpose = purposeCode(optOut.purpose);
    u.run(R"(INSERT INTO opt_out (customer_id, purpose, channel, day, reason)
             SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (
               SELECT 1 FROM opt_out WHERE customer_id = ? AND purpose = ? AND channel = ?))",
          customer, purpose, optOut.channel, optOut.day.isValid() ? optOut.day : u.today(), optOut.reason, customer,
          purpose, optOut.channel);
}

void remove(UnitOfWork &u, CustomerId customer, Purpose purpose, const QString &channel)
{
    u.run("DELETE FROM opt_out WHERE customer_id = ? AND purpose = ? AND channel = ?", customer, purposeCode(purpose),
          channel);
}

} // namespace goodword::optOutStore
