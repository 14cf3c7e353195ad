#include "core/base/text.h"
#include "core/customers/customerstore.h"
#include "core/exchange/ownfieldcells.h"
#include "core/exchange/ownlists.h"
#include "core/exchange/rowimport.h"
#include "core/journey/journeystore.h"

#include <QRegularExpression>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// A row as it was read, before anybody is looked for.
struct Wanted {
    CustomerFields fields;  ///< without owner, department and company, which may have to be made
    bool nameIsGiven = false;
    QString companyName, owner, department, stage;
    QDate stageSince, created;
    PersonKeys keys;
};

class CustomerImport final : public RowImport
{
public:
    explicit CustomerImport(ImportContext &context);
    RowOutcome take() override;

private:
    Wanted read();
    void readName(Wanted &wanted);
    void readContacts(Wanted &wanted);
    QString birthday();
    void readDates(Wanted &wanted);
    void readLabelledDates(Wanted &wanted);
    void readOptOuts(Wanted &wanted);
    void readKeys(Wanted &wanted);
    PersonMatch find(const Wanted &wanted);
    RowOutcome add(const Wanted &wanted);
    RowOutcome update(CustomerId id, const Wanted &wanted);
    void merge(CustomerFields &into, const Wanted &wanted);
    void fillNames(CustomerFields &into, const Wanted &wanted);
    bool placeOnStage(CustomerId id, const Wanted &wanted);
    bool addRefs(CustomerId id, const Wanted &wanted);

    OwnFieldCells m_ownFields;
    struct Slots {
        int uid, kind, name, given, family, company, jobTitle, emails, emailLabels, phones, phoneLabels, moreEmails, morePhones,
            street, city, region, postalCode, country, language, source, owner, department, tags, notes, rhythm, rhythmMax,
            birthday, dates, stage, stageSince, optOuts, optOutDetails, externalId, created;
    } m_at;
};

CustomerImport::CustomerImport(ImportContext &context)
    : RowImport(context)
    , m_ownFields(context)
    , m_at{slot("uid"), slot("kind"), slot("name"), slot("given_name"), slot("family_name"), slot("company"),
           slot("job_title"), slot("email"), slot("email_labels"), slot("phone"), slot("phone_labels"), slot("more_emails"),
           slot("more_phones"), slot("street"), slot("city"), slot("region"), slot("postal_code"), slot("country"),
           slot("language"), slot("source"), slot("owner"), slot("department"), slot("tags"), slot("notes"),
           slot("rhythm_days"), slot("rhythm_max_days"), slot("birthday"), slot("dates"), slot("stage"), slot("stage_since"),
           slot("opt_outs"), slot("opt_out_details"), slot("external_id"), slot("created")}
{
}

void CustomerImport::readName(Wanted &wanted)
{
    CustomerFields &f = wanted.fields;
    f.name = m.row.text(m_at.name);
    f.givenName = m.row.text(m_at.given);
    f.familyName = m.row.text(m_at.family);
    if (f.name.trimmed().isEmpty()) {
        const bool both = !f.givenName.trimmed().isEmpty() && !f.familyName.trimmed().isEmpty();
        f.name = both ? f.givenName + u' ' + f.familyName : f.givenName + f.familyName;
    }
    wanted.companyName = m.row.text(m_at.company).simplified();
    wanted.nameIsGiven = !f.name.trimmed().isEmpty();
    if (const QString kind = m.row.word(m_at.kind); !kind.isEmpty()) {
        if (const auto known = customerKindFromCode(fold(kind)))
            f.kind = *known;
        else
            m.row.warn(m_at.kind, u"kind-bad"_s, Core::tr("“%1” is neither person nor company, so it was left out.").arg(kind));
    }
    // A row that names a company and nobody in it is about the company.
    if (!wanted.nameIsGiven && !wanted.companyName.isEmpty()) {
        f.kind = CustomerKind::Company;
        f.name = wanted.companyName;
        wanted.companyName.clear();
        wanted.nameIsGiven = true;
    }
}

void CustomerImport::readContacts(Wanted &wanted)
{
    QList<ParsedEmail> emails = m.row.emails(m_at.emails);
    emails += m.row.emails(m_at.moreEmails);
    for (const ParsedEmail &email : std::as_const(emails)) {
        wanted.fields.emails.append({{}, email.address});
        if (!email.key.isEmpty())
            wanted.keys.emailKeys += email.key;
    }
    QList<ParsedPhone> phones = m.row.phones(m_at.phones);
    phones += m.row.phones(m_at.morePhones);
    for (const ParsedPhone &phone : std::as_const(phones)) {
        wanted.fields.phones.append({{}, phone.asTyped.trimmed()});
        if (!phone.key.isEmpty())
            wanted.keys.phoneKeys += phone.key;
    }
    ownLists::setLabels(wanted.fields.emails, m.row.list(m_at.emailLabels));
    ownLists::setLabels(wanted.fields.phones, m.row.list(m_at.phoneLabels));
}

QString CustomerImport::birthday()
{
    const QString cell = m.row.word(m_at.birthday);
    if (cell.isEmpty() || isYearlyDay(cell))
        return cell;
    // Mailchimp writes birthdays as month and day, always in this order.
    static const QRegularExpression monthDay(u"^([0-9]{2})/([0-9]{2})$"_s);
    if (const auto yearless = monthDay.match(cell); yearless.hasMatch() && m.row.plan().source.startsWith(u"mailchimp"_s))
        return u"--"_s + yearless.captured(1) + u'-' + yearless.captured(2);
    return dayText(m.row.day(m_at.birthday));
}

void CustomerImport::readDates(Wanted &wanted)
{
    const QString birthday = this->birthday();
    if (m.row.isOwn())
        wanted.fields.dates = ownLists::datesFrom(m.row.list(m_at.dates));
    else
        readLabelledDates(wanted);
    const bool listed = std::any_of(wanted.fields.dates.begin(), wanted.fields.dates.end(),
                                    [](const CustomerDate &date) { return date.kind == DateKind::Birthday; });
    if (!birthday.isEmpty() && isYearlyDay(birthday) && !listed)
        wanted.fields.dates.append({DateKind::Birthday, {}, birthday, true});
    wanted.stageSince = m.row.day(m_at.stageSince);
    wanted.created = m.row.moment(m_at.created).day;
}

void CustomerImport::readLabelledDates(Wanted &wanted)
{
    for (const QString &text : m.row.list(m_at.dates)) {
        if (const auto date = ownLists::dateFromLabelled(text))
            wanted.fields.dates.append(*date);
        else if (const QList<CustomerDate> ours = ownLists::datesFrom(decodeList(text)); !ours.isEmpty())
            wanted.fields.dates += ours;
        else
            m.row.warn(m_at.dates, u"date-bad"_s,
                       Core::tr("“%1” is no day that can be read, so it was left out.").arg(oneLine(text)));
    }
}

void CustomerImport::readOptOuts(Wanted &wanted)
{
    QList<OptOut> &optOuts = wanted.fields.optOuts;
    optOuts = ownLists::optOutsFrom(m.row.list(m_at.optOutDetails));
    static const QStringList kNo = {u"no"_s, u"false"_s, u"0"_s, u"nein"_s, u"non"_s, u"none"_s};
    static const QStringList kYes = {u"yes"_s, u"true"_s, u"1"_s, u"ja"_s, u"oui"_s, u"x"_s, u"y"_s};
    for (const QString &text : m.row.list(m_at.optOuts)) {
        const QString word = fold(text.trimmed());
        if (kNo.contains(word))
            continue;
        const auto purpose = purposeFromCode(word);
        if (!purpose && !kYes.contains(word))
            m.row.warn(m_at.optOuts, u"opt-out-unknown"_s,
                       Core::tr("“%1” is no purpose that is known, so the opt-out was taken for everything.").arg(text));
        const OptOut optOut{purpose.value_or(Purpose::All), {}, m.u.today(),
                            m.row.isOwn() ? QString() : Core::tr("Import") + (m.row.plan().sourceTitle.isEmpty()
                                ? QString() : u": "_s + m.row.plan().sourceTitle)};
        const bool known = std::any_of(optOuts.begin(), optOuts.end(),
                                       [&](const OptOut &one) { return one.purpose == optOut.purpose; });
        if (!known)
            optOuts.append(optOut);
    }
}

void CustomerImport::readKeys(Wanted &wanted)
{
    const QString uid = m.row.word(m_at.uid), external = m.row.word(m_at.externalId);
    if (m.row.isOwn()) {
        wanted.keys.uid = uid;
        wanted.keys.refs = ownLists::refsFrom(external);
    } else {
        for (const QString &id : {uid, external}) {
            if (!id.isEmpty())
                wanted.keys.refs.append({m.row.idSource(), id});
        }
    }
    wanted.keys.name = wanted.fields.name;
    if (wanted.keys.uid.isEmpty() && wanted.keys.refs.isEmpty() && wanted.keys.emailKeys.isEmpty()
        && wanted.keys.phoneKeys.isEmpty())
        wanted.keys.digest = m.row.digest();
}

Wanted CustomerImport::read()
{
    Wanted wanted;
    CustomerFields &f = wanted.fields;
    readName(wanted);
    readContacts(wanted);
    readDates(wanted);
    readOptOuts(wanted);
    f.jobTitle = m.row.text(m_at.jobTitle);
    f.address = {m.row.text(m_at.street), m.row.text(m_at.city), m.row.text(m_at.region), m.row.text(m_at.postalCode),
                 m.row.text(m_at.country)};
    f.language = m.row.text(m_at.language);
    f.source = m.row.text(m_at.source);
    f.notes = m.row.text(m_at.notes);
    f.tags = m.row.list(m_at.tags);
    const auto days = [&](int slot) -> std::optional<int> {
        const auto number = m.row.number(slot);
        if (!number)
            return std::nullopt;
        if (*number >= 1 && *number <= 36500 && *number == std::floor(*number))
            return int(*number);
        m.row.warn(slot, u"number-bad"_s, Core::tr("“%1” is no number of days, so it was left out.").arg(m.row.word(slot)));
        return std::nullopt;
    };
    f.rhythmDays = days(m_at.rhythm);
    f.rhythmMaxDays = days(m_at.rhythmMax);
    if (f.rhythmMaxDays && f.rhythmDays && *f.rhythmMaxDays < *f.rhythmDays) {
        m.row.warn(m_at.rhythmMax, u"number-bad"_s,
                   Core::tr("The longest time without contact is shorter than the rhythm itself, so it was left out."));
        f.rhythmMaxDays.reset();
    }
    wanted.owner = m.row.word(m_at.owner);
    wanted.department = m.row.word(m_at.department);
    wanted.stage = m.row.word(m_at.stage);
    readKeys(wanted);
    return wanted;
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
    Wanted wanted = read();
    if (!wanted.nameIsGiven && wanted.fields.emails.isEmpty() && wanted.fields.phones.isEmpty())
        return rejected(Core::tr("It has no name, no e-mail address and no phone number that can be used."));
    const PersonMatch match = find(wanted);
    switch (match.kind) {
    case PersonMatch::Kind::Conflict: return verdict(RowVerdict::Conflict, match.reason);
    case PersonMatch::Kind::InTrash:
        return rejected(Core::tr("This customer is in the trash. Restore it first, or empty the trash."));
    case PersonMatch::Kind::One:
        if (!match.sharedPhoneWith.isEmpty())
            m.row.warn(m_at.phones, u"phone-name"_s,
                       Core::tr("The phone number is that of %1, so the row was taken for the same customer.").arg(match.sharedPhoneWith));
        wanted.fields.values = m_ownFields.read();
        return update(match.id, wanted);
    case PersonMatch::Kind::None: break;
    }
    if (!match.sharedPhoneWith.isEmpty())
        m.row.warn(m_at.phones, u"phone-shared"_s,
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
    m.match.noteNew(id);
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
            m.row.warn(m_at.department, u"department-unknown"_s,
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
        m.row.warn(m_at.stage, u"stage-unknown"_s,
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
