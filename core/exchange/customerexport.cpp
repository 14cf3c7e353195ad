#include "core/customers/customerstore.h"
#include "core/customers/customfieldstore.h"
#include "core/exchange/exportsheet.h"
#include "core/exchange/ownlists.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

class CustomerWriter
{
public:
    CustomerWriter(Database &db, ExportSheet &sheet)
        : m_db(db)
        , m_sheet(sheet)
    {
        for (const CustomField &field : customFieldStore::all(db, true))
            m_fields.insert(field.id, kCustomPrefix + field.name);
        for (const Staff &staff : staffStore::team(db, true))
            m_staff.insert(staff.id, staff.name);
        for (const Department &department : staffStore::departments(db, true))
            m_departments.insert(department.id, department.name);
        for (const Stage &stage : journeyStore::stagesOf(db, journeyStore::activeModel(db), true))
            m_stages.insert(stage.id, stage.name);
    }

    void write(const Customer &c)
    {
        m_sheet.set("id"_L1, QString::number(c.id.value));
        m_sheet.set("uid"_L1, c.uid);
        m_sheet.set("kind"_L1, customerKindCode(c.kind));
        m_sheet.set("name"_L1, c.name);
        m_sheet.set("given_name"_L1, c.givenName);
        m_sheet.set("family_name"_L1, c.familyName);
        m_sheet.set("company"_L1, c.companyId.isValid() ? customerStore::nameOf(m_db, c.companyId) : QString());
        m_sheet.set("job_title"_L1, c.jobTitle);
        writeContacts(c);
        m_sheet.set("street"_L1, c.address.street);
        m_sheet.set("city"_L1, c.address.city);
        m_sheet.set("region"_L1, c.address.region);
        m_sheet.set("postal_code"_L1, c.address.postalCode);
        m_sheet.set("country"_L1, c.address.country);
        m_sheet.set("language"_L1, c.language);
        m_sheet.set("source"_L1, c.source);
        m_sheet.set("owner"_L1, m_staff.value(c.ownerId));
        m_sheet.set("department"_L1, m_departments.value(c.departmentId));
        m_sheet.setList("tags"_L1, c.tags);
        m_sheet.set("notes"_L1, c.notes);
        m_sheet.set("rhythm_days"_L1, c.rhythmDays ? QString::number(*c.rhythmDays) : QString());
        m_sheet.set("rhythm_max_days"_L1, c.rhythmMaxDays ? QString::number(*c.rhythmMaxDays) : QString());
        writeDates(c);
        writeStage(c.id);
        writeOptOuts(c);
        for (const CustomValue &value : c.values)
            m_sheet.set(m_fields.value(value.field), fieldValueText(value.value));
        m_sheet.set("external_id"_L1, ownLists::refsText(externalRefs(m_db, u"customer"_s, c.id.value)));
        m_sheet.set("created"_L1, dayText(c.createdDay));
    }

private:
    void writeContacts(const Customer &c)
    {
        QStringList emails, phones;
        for (const CustomerEmail &email : c.emails)
            emails += email.address;
        for (const CustomerPhone &phone : c.phones)
            phones += phone.number;
        m_sheet.setSeveral("email"_L1, "more_emails"_L1, emails);
        m_sheet.setSeveral("phone"_L1, "more_phones"_L1, phones);
        m_sheet.setList("email_labels"_L1, ownLists::labels(c.emails));
        m_sheet.setList("phone_labels"_L1, ownLists::labels(c.phones));
    }

    /// A plain birthday needs no list.
    void writeDates(const Customer &c)
    {
        const auto birthday = std::find_if(c.dates.begin(), c.dates.end(),
                                           [](const CustomerDate &date) { return date.kind == DateKind::Birthday; });
        m_sheet.set("birthday"_L1, birthday == c.dates.end() ? QString() : birthday->day);
        const bool plain = c.dates.size() == 1 && birthday != c.dates.end() && birthday->remind && birthday->label.isEmpty();
        if (!plain)
            m_sheet.setList("dates"_L1, ownLists::dateTexts(c.dates));
    }

    void writeStage(CustomerId id)
    {
        Statement s(m_db, "SELECT stage_id, stage_day FROM d_customer WHERE customer_id = ? AND stage_id IS NOT NULL", id);
        if (!s.next())
            return;
        m_sheet.set("stage"_L1, m_stages.value(s.id<StageId>(0)));
        m_sheet.set("stage_since"_L1, s.text(1));
    }

    void writeOptOuts(const Customer &c)
    {
        QStringList purposes;
        for (const OptOut &optOut : c.optOuts) {
            if (!purposes.contains(purposeCode(optOut.purpose)))
                purposes += purposeCode(optOut.purpose);
        }
        m_sheet.setList("opt_outs"_L1, purposes);
        m_sheet.setList("opt_out_details"_L1, ownLists::optOutTexts(c.optOuts));
    }

    Database &m_db;
    ExportSheet &m_sheet;
    QHash<CustomFieldId, QString> m_fields;
    QHash<StaffId, QString> m_staff;
    QHash<DepartmentId, QString> m_departments;
    QHash<StageId, QString> m_stages;
};

} // namespace

Done writeCustomers(Database &db, const std::vector<qint64> &ids, ExportSheet &sheet)
{
    CustomerWriter writer(db, sheet);
    for (const qint64 id : ids) {
        const auto customer = customerStore::find(db, CustomerId(id));
        if (!customer)
            continue;
        writer.write(*customer);
        if (!sheet.endRow(qint64(ids.size())))
            return exportStopped();
    }
    return {};
}

} // namespace goodword
