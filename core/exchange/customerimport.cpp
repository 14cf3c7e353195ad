#include "core/base/text.h"
#include "core/customers/customerstore.h"
#include "core/exchange/customerrow.h"
#include "core/exchange/ownfieldcells.h"
#include "core/exchange/ownlists.h"
#include "core/exchange/rowimport.h"
#include "core/journey/journeystore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

using Wanted = WantedCustomer;

class CustomerImport final : public RowImport
{
public:
    explicit CustomerImport(ImportContext &context);
    RowOutcome take() override;

private:
    PersonMatch find(const Wanted &wanted);
    RowOutcome add(const Wanted &wanted);
    RowOutcome update(CustomerId id, const Wanted &wanted);
    void merge(CustomerFields &into, const Wanted &wanted);
    void fillNames(CustomerFields &into, const Wanted &wanted);
    bool placeOnStage(CustomerId id, const Wanted &wanted);
    bool addRefs(CustomerId id, const Wanted &wanted);

    OwnFieldCells m_ownFields;
    CustomerRow m_cells;
};

CustomerImport::CustomerImport(ImportContext &context)
    : RowImport(context)
    , m_ownFields(context)
    , m_cells(context.row, context.u.today())
{
}

PersonMatch CustomerImport::find(const Wanted &wanted)
{
    const PersonMatch match = m.match.find(wanted.keys);
    if (match.kind != PersonMatch::Kind::None || wanted.fields.kind != CustomerKind::Company)
        return match;
    // A company is known by its name, as where a person's row names it; but two rows of our own are two companies.
    const CustomerId known = m.names.company(wanted.fields.name);
    const bool another = m.row.isOwn() && m.match.isTouched(known);
    return known.isValid() && !another ? PersonMatch{PersonMatch::Kind::One, known, {}, {}} : match;
}

RowOutcome CustomerImport::take()
{
    Wanted wanted = m_cells.read();
    if (!wanted.nameIsGiven && wanted.fields.emails.isEmpty() && wanted.fields.phones.isEmpty())
        return rejected(Core::tr("It has no name, no e-mail address and no phone number that can be used."));
    const PersonMatch match = find(wanted);
    switch (match.kind) {
    case PersonMatch::Kind::Conflict: return verdict(RowVerdict::Conflict, match.reason);
    case PersonMatch::Kind::InTrash:
        return rejected(Core::tr("This customer is in the trash. Restore it first, or empty the trash."));
    case PersonMatch::Kind::One:
        if (!match.sharedPhoneWith.isEmpty())
            m.row.warn(m_cells.phones(), u"phone-name"_s,
                       Core::tr("The phone number is that of %1, so the row was taken for the same customer.").arg(match.sharedPhoneWith));
        wanted.fields.values = m_ownFields.read();
        return update(match.id, wanted);
    case PersonMatch::Kind::None: break;
    }
    if (!match.sharedPhoneWith.isEmpty())
        m.row.warn(m_cells.phones(), u"phone-shared"_s,
                   Core::tr("%1 has the same phone number; they were kept apart because the names differ.")
                       .arg(match.sharedPhoneWith));
    wanted.fields.values = m_ownFields.read();
    return add(wanted);
}

RowOutcome CustomerImport::add(const Wanted &wanted)
{
    CustomerDraft draft;
    merge(draft, wanted);
    static_cast<CustomerFields &>(draft) = draft.completed();
    if (const Done valid = draft.validate(); !valid)
        return rejected(valid.error().text);
    draft.uid = wanted.keys.uid;
    draft.createdDay = wanted.created;
    draft.refs = wanted.keys.refs;
    if (!wanted.keys.digest.isEmpty())
        draft.refs.append({u"row"_s, wanted.keys.digest});
    m.u.expectAdditions();
    const CustomerId id = customerStore::insert(m.u, draft, m.row.rules().region);
    m.match.noteNew(id, draft, m.row.rules().region);
    if (draft.kind == CustomerKind::Company)
        m.names.noteCompany(draft.name, id);
    placeOnStage(id, wanted);
    return verdict(RowVerdict::Added);
}

void CustomerImport::fillNames(CustomerFields &into, const Wanted &wanted)
{
    const bool updates = m.updates();
    const CustomerFields &f = wanted.fields;
    // A name that was made of an address or a number gives way to a real one.
    const bool madeUp = std::any_of(into.emails.begin(), into.emails.end(), [&](const CustomerEmail &e) { return e.address == into.name; })
        || std::any_of(into.phones.begin(), into.phones.end(), [&](const CustomerPhone &p) { return p.number == into.name; });
    if (wanted.nameIsGiven)
        fill(into.name, f.name, updates || madeUp);
    fill(into.givenName, f.givenName, updates);
    fill(into.familyName, f.familyName, updates);
}

void CustomerImport::merge(CustomerFields &into, const Wanted &wanted)
{
    const bool updates = m.updates();
    const CustomerFields &f = wanted.fields;
    if (into.name.isEmpty()) // of somebody there already who belongs to whom hangs on the kind
        into.kind = f.kind;
    fillNames(into, wanted);
    ownLists::joinContacts(into.emails, f.emails, updates, m.row.rules().region);
    ownLists::joinContacts(into.phones, f.phones, updates, m.row.rules().region);
    fill(into.jobTitle, f.jobTitle, updates);
    fill(into.address.street, f.address.street, updates);
    fill(into.address.city, f.address.city, updates);
    fill(into.address.region, f.address.region, updates);
    fill(into.address.postalCode, f.address.postalCode, updates);
    fill(into.address.country, f.address.country, updates);
    fill(into.language, f.language, updates);
    fill(into.source, f.source, updates);
    fill(into.notes, f.notes, updates);
    fill(into.rhythmDays, f.rhythmDays, {}, updates);
    fill(into.rhythmMaxDays, f.rhythmMaxDays, {}, updates);
    for (const QString &tag : f.tags) {
        if (!into.tags.contains(tag))
            into.tags += tag;
    }
    ownLists::joinDates(into.dates, f.dates, updates);
    ownLists::joinOptOuts(into.optOuts, f.optOuts);
    ownLists::joinValues(into.values, f.values, updates);
    if (!wanted.owner.isEmpty() && (!into.ownerId.isValid() || updates))
        into.ownerId = m.names.staff(wanted.owner);
    if (!wanted.department.isEmpty() && (!into.departmentId.isValid() || updates)) {
        const DepartmentId department = m.row.isOwn() ? m.names.departmentOrNew(wanted.department)
                                                      : m.names.department(wanted.department);
        if (department.isValid())
            into.departmentId = department;
        else
            m.row.warn(m_cells.department(), u"department-unknown"_s,
                       Core::tr("There is no department “%1”, so it was left out.").arg(wanted.department));
    }
    if (into.kind == CustomerKind::Person && !wanted.companyName.isEmpty() && (!into.companyId.isValid() || updates))
        into.companyId = m.names.companyOrNew(wanted.companyName);
}

RowOutcome CustomerImport::update(CustomerId id, const Wanted &wanted)
{
    const auto before = customerStore::find(m.u.db(), id);
    if (!before)
        return rejected(Core::tr("The customer is no longer there."));
    CustomerFields after = *before;
    merge(after, wanted);
    if (after.companyId == id)
        after.companyId = before->companyId;
    bool changed = !(after == *before);
    if (changed) {
        after = after.completed();
        if (const Done valid = after.validate(); !valid)
            return rejected(valid.error().text);
        changed = !(after == before->completed());
    }
    if (changed) {
        m.u.expectChanges();
        customerStore::update(m.u, *before, after);
    }
    changed = addRefs(id, wanted) || changed;
    changed = placeOnStage(id, wanted) || changed;
    m.match.noteTouched(id);
    return verdict(changed ? RowVerdict::Updated : RowVerdict::Unchanged);
}

bool CustomerImport::addRefs(CustomerId id, const Wanted &wanted)
{
    if (wanted.keys.refs.isEmpty())
        return false;
    const QList<ExternalRef> known = externalRefs(m.u.db(), u"customer"_s, id.value);
    bool added = false;
    for (const ExternalRef &ref : wanted.keys.refs) {
        if (!known.contains(ref)) {
            addExternalRef(m.u, u"customer"_s, id.value, id, ref);
            added = true;
        }
    }
    return added;
}

bool CustomerImport::placeOnStage(CustomerId id, const Wanted &wanted)
{
    if (wanted.stage.isEmpty())
        return false;
    StageMove move;
    move.to = m.names.stage(wanted.stage);
    if (!move.to.isValid()) {
        m.row.warn(m_cells.stage(), u"stage-unknown"_s,
                   Core::tr("There is no stage “%1” in the journey, so it was left out.").arg(wanted.stage));
        return false;
    }
    const StageId now = journeyStore::stageAsOf(m.u.db(), id, m.names.model(), QDate(9999, 12, 31));
    if (now == move.to || (now.isValid() && !m.updates()))
        return false;
    // A day in the past would put the move among those before it; only somebody new can have stood there since then.
    move.day = now.isValid() || wanted.stageSince > m.u.today() ? QDate() : wanted.stageSince;
    move.reason = Core::tr("Import");
    return journeyStore::recordMove(m.u, id, m.names.model(), move);
}

} // namespace

std::unique_ptr<RowImport> makeCustomerImport(ImportContext &context)
{
    return std::make_unique<CustomerImport>(context);
}

} // namespace goodword
