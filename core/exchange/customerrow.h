#pragma once
// The row of a file of customers as it was read: whom it tells of and what, before anybody is looked for. Cells that cannot be
// read are warned of. Knows nothing of the book.

#include "core/customers/customer.h"
#include "core/exchange/customermatch.h"
#include "core/exchange/importrow.h"

namespace goodword {

struct WantedCustomer {
    CustomerFields fields; ///< without owner, department and company, which may have to be made
    bool nameIsGiven = false;
    QString companyName, owner, department, stage;
    QDate stageSince, created;
    PersonKeys keys;
};

class CustomerRow
{
public:
    /// The row must outlive this. `today` is the day of opt-outs that do not say theirs.
    CustomerRow(ImportRow &row, QDate today);
    WantedCustomer read();

    /// For warnings of cells whose names the book does not know.
    int phones() const { return m_at.phones; }
    int department() const { return m_at.department; }
    int stage() const { return m_at.stage; }

private:
    void readName(WantedCustomer &wanted);
    void readContacts(WantedCustomer &wanted);
    QString birthday();
    void readDates(WantedCustomer &wanted);
    void readLabelledDates(WantedCustomer &wanted);
    void readOptOuts(WantedCustomer &wanted);
    void readKeys(WantedCustomer &wanted);
    std::optional<int> days(int slot);
    void readRhythm(CustomerFields &fields);
    int slot(const char *field) const { return m_row.slot(QLatin1String(field)); }

    ImportRow &m_row;
    QDate m_today;
    struct Slots {
        int uid, kind, name, given, family, company, jobTitle, emails, emailLabels, phones, phoneLabels, moreEmails, morePhones,
            street, city, region, postalCode, country, language, source, owner, department, tags, notes, rhythm, rhythmMax,
            birthday, dates, stage, stageSince, optOuts, optOutDetails, externalId, created;
    } m_at;
};

} // namespace goodword
