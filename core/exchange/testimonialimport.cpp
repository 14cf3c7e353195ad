#include "core/base/text.h"
#include "core/consents/consentstore.h"
#include "core/exchange/peoplefinder.h"
#include "core/exchange/scorecell.h"
#include "core/exchange/testimonialcells.h"
#include "core/testimonials/testimonialstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Wanted {
    Testimonial testimonial; ///< without its customer, who may have to be added
    bool dated = false;      ///< the row says when
    TestimonialState state = TestimonialState::Draft;
    std::vector<Consent> consents;
    std::vector<TestimonialEvent> events; ///< of a lossless export; else made from the state
    QStringList tags;
    QString uid;
    QList<ExternalRef> refs;
};

class TestimonialImport final : public RowImport
{
public:
    explicit TestimonialImport(ImportContext &context)
        : RowImport(context)
        , m_people(context)
        , m_at{slot("uid"), slot("quote"), slot("edited"), slot("attribution"), slot("attribution_role"),
               slot("attribution_company"), slot("rating"), slot("state"), slot("consent_channels"), slot("consent_date"),
               slot("consent_until"), slot("consent_text"), slot("consent_proof"), slot("relationship"), slot("disclosure"),
               slot("language"), slot("consents"), slot("events"), slot("tags"), slot("day"), slot("source"), slot("external_id")}
    {
    }
    RowOutcome take() override;

private:
    void read(Wanted &wanted);
    void readState(Wanted &wanted);
    void readConsent(Wanted &wanted);
    QSet<ConsentChannel> readChannels();
    void readIds(Wanted &wanted);
    TestimonialId known(const Wanted &wanted, CustomerId customer);
    void attribute(Testimonial &testimonial, CustomerId customer);
    RowOutcome add(Wanted &wanted, CustomerId customer);
    RowOutcome update(TestimonialId id, const Wanted &wanted);
    bool move(TestimonialId id, const Testimonial &after, const Wanted &wanted);
    bool addConsents(TestimonialId id, CustomerId customer, const std::vector<Consent> &consents);

    PeopleFinder m_people;
    struct Slots {
        int uid, quote, edited, attribution, role, company, rating, state, channels, consentDate, consentUntil, consentText,
            consentProof, relationship, disclosure, language, consents, events, tags, day, source, externalId;
    } m_at;
};

QSet<ConsentChannel> TestimonialImport::readChannels()
{
    QSet<ConsentChannel> channels;
    for (const QString &text : m.row.list(m_at.channels)) {
        const QString word = normalisedHeader(text);
        if (word == u"all"_s) {
            channels.unite(QSet<ConsentChannel>(kConsentChannels.begin(), kConsentChannels.end()));
        } else if (const auto channel = consentChannelFromCode(word == u"website"_s || word == u"web"_s ? u"site"_s : word)) {
            channels.insert(*channel);
        } else {
            m.row.warn(m_at.channels, u"channel-unknown"_s,
                       Core::tr("“%1” is no channel a permission can be for, so it was left out.").arg(text));
        }
    }
    return channels;
}

void TestimonialImport::readConsent(Wanted &wanted)
{
    wanted.consents = testimonialCells::consentsFrom(m.row.text(m_at.consents));
    if (!wanted.consents.empty())
        return;
    Consent consent;
    consent.channels = readChannels();
    if (consent.channels.isEmpty())
        return;
    consent.untilDay = m.row.day(m_at.consentUntil);
    if (!consent.untilDay.isValid() && !m.row.word(m_at.consentUntil).isEmpty()) {
        m.row.warn(m_at.consentUntil, u"consent-left-out"_s,
                   Core::tr("It cannot be read until when the permission holds, so the permission was left out."));
        return;
    }
    consent.givenDay = m.row.day(m_at.consentDate);
    const bool ended = consent.untilDay.isValid() && consent.untilDay < m.u.today();
    if (!consent.givenDay.isValid())
        consent.givenDay = ended ? consent.untilDay : m.u.today();
    if (consent.untilDay.isValid() && consent.untilDay < consent.givenDay) {
        m.row.warn(m_at.consentUntil, u"consent-left-out"_s,
                   Core::tr("The permission would end before it begins, so it was left out."));
        return;
    }
    consent.wording = m.row.text(m_at.consentText);
    consent.proof = m.row.text(m_at.consentProof);
    consent.how = Core::tr("Import");
    consent.relationship = wanted.testimonial.relationship;
    for (const ConsentScope scope : namedQuoteScopes()) {
        consent.scope = scope;
        wanted.consents.push_back(consent);
    }
}

/// What has no permission on record is a draft, whatever the file calls it; what was withdrawn stays withdrawn.
void TestimonialImport::readState(Wanted &wanted)
{
    wanted.events = testimonialCells::eventsFrom(m.row.text(m_at.events));
    const QString cell = m.row.word(m_at.state);
    if (cell.isEmpty())
        return;
    const auto state = testimonialStateFromCode(fold(cell));
    if (!state) {
        m.row.warn(m_at.state, u"state-unknown"_s, Core::tr("“%1” is no state that is known, so the row is a draft.").arg(cell));
        return;
    }
    if (m.row.isOwn() || !wanted.consents.empty() || *state == TestimonialState::Withdrawn) {
        wanted.state = *state;
    } else if (*state != TestimonialState::Draft) {
        m.row.warn(m_at.state, u"state-without-consent"_s,
                   Core::tr("The row is called “%1”, but names no permission, so it is a draft.").arg(cell));
    }
}

void TestimonialImport::readIds(Wanted &wanted)
{
    const QString uid = m.row.word(m_at.uid), external = m.row.word(m_at.externalId);
    if (m.row.isOwn())
        wanted.uid = uid;
    else if (!uid.isEmpty())
        wanted.refs.append({m.row.idSource(), uid});
    if (!external.isEmpty())
        wanted.refs += m.row.isOwn() ? ownLists::refsFrom(external) : QList<ExternalRef>{{m.row.idSource(), external}};
}

void TestimonialImport::read(Wanted &wanted)
{
    Testimonial &t = wanted.testimonial;
    t.original = m.row.text(m_at.quote);
    t.edited = m.row.text(m_at.edited);
    t.attribution = m.row.text(m_at.attribution);
    t.role = m.row.text(m_at.role);
    t.company = m.row.text(m_at.company);
    t.relationship = m.row.word(m_at.relationship);
    t.disclosure = m.row.text(m_at.disclosure);
    t.language = m.row.word(m_at.language);
    t.source = m.row.isOwn() ? testimonialSourceFromCode(m.row.word(m_at.source)).value_or(TestimonialSource::Import)
                             : TestimonialSource::Import;
    if (const QString cell = m.row.word(m_at.rating); !cell.isEmpty()) {
        const auto rating = readScore(cell, 5);
        if (rating && *rating >= 0 && *rating <= 5)
            t.rating = rating;
        else
            m.row.warn(m_at.rating, u"rating-bad"_s, Core::tr("“%1” is no rating from 0 to 5, so it was left out.").arg(cell));
    }
    t.day = m.row.moment(m_at.day).day;
    wanted.dated = t.day.isValid();
    if (!wanted.dated)
        t.day = m.u.today();
    wanted.tags = m.row.list(m_at.tags);
    readIds(wanted);
    readConsent(wanted);
    readState(wanted);
}

TestimonialId TestimonialImport::known(const Wanted &wanted, CustomerId customer)
{
    Database &db = m.u.db();
    if (!wanted.uid.isEmpty()) {
        if (const auto id = db.value<TestimonialId>("SELECT id FROM testimonial WHERE uid = ?", wanted.uid))
            return *id;
    }
    for (const ExternalRef &ref : wanted.refs) {
        if (const auto rows = rowsByExternalRef(db, u"testimonial"_s, ref); !rows.empty())
            return TestimonialId(rows.front());
    }
    if (!wanted.uid.isEmpty() || !wanted.refs.isEmpty())
        return {};
    const QString original = cleaned(wanted.testimonial).original;
    if (customer.isValid()) {
        return db.value<TestimonialId>("SELECT id FROM testimonial WHERE customer_id = ? AND original = ? ORDER BY id LIMIT 1",
                                       customer, original).value_or(TestimonialId());
    }
    return db.value<TestimonialId>(R"(SELECT id FROM testimonial WHERE customer_id IS NULL AND original = ? AND attribution = ?
                                      ORDER BY id LIMIT 1)", original, cleaned(wanted.testimonial).attribution)
        .value_or(TestimonialId());
}

RowOutcome TestimonialImport::take()
{
    Wanted wanted;
    const PeopleFinder::Person person = m_people.find();
    if (m.row.word(m_at.quote).isEmpty())
        return rejected(Core::tr("It has no quote."));
    if (person.match.kind == PersonMatch::Kind::Conflict)
        return verdict(RowVerdict::Conflict, person.match.reason);
    if (person.match.kind == PersonMatch::Kind::InTrash)
        return rejected(Core::tr("This customer is in the trash. Restore it first, or empty the trash."));
    read(wanted);
    if (const Done valid = validate(cleaned(wanted.testimonial)); !valid)
        return rejected(valid.error().text);
    // Somebody unknown has said nothing yet, unless the testimonial is known by an id.
    const bool askText = !person.canBeAdded || !wanted.uid.isEmpty() || !wanted.refs.isEmpty();
    const TestimonialId id = askText ? known(wanted, person.match.id) : TestimonialId();
    if (id.isValid())
        return update(id, wanted);
    return add(wanted, person.isNamed() ? m_people.take(person) : CustomerId());
}

/// What the row does not say of its author is taken from the customer, except where the row is a book's own.
void TestimonialImport::attribute(Testimonial &t, CustomerId customer)
{
    t.customer = customer;
    if (m.row.isOwn() || !customer.isValid())
        return;
    Testimonial known;
    testimonialStore::attributeTo(m.u.db(), known, customer);
    for (const auto &[value, usual] : {std::pair(&t.attribution, &known.attribution), std::pair(&t.role, &known.role),
                                       std::pair(&t.company, &known.company), std::pair(&t.language, &known.language)}) {
        if (value->trimmed().isEmpty())
            *value = *usual;
    }
}

RowOutcome TestimonialImport::add(Wanted &wanted, CustomerId customer)
{
    Testimonial t = wanted.testimonial;
    attribute(t, customer);
    t.uid = wanted.uid;
    const TestimonialId id = wanted.events.empty() ? testimonialStore::insert(m.u, t, wanted.state)
                                                   : testimonialStore::insertWith(m.u, t, wanted.events);
    addConsents(id, customer, wanted.consents);
    for (const QString &tag : std::as_const(wanted.tags))
        testimonialStore::addTag(m.u, id, tag);
    for (const ExternalRef &ref : std::as_const(wanted.refs))
        addExternalRef(m.u, u"testimonial"_s, id.value, customer, ref);
    return verdict(RowVerdict::Added);
}

bool TestimonialImport::addConsents(TestimonialId id, CustomerId customer, const std::vector<Consent> &consents)
{
    if (consents.empty())
        return false;
    const auto known = consentStore::of(m.u.db(), ConsentSubject::Testimonial, id.value);
    bool added = false;
    for (Consent consent : consents) {
        const bool there = std::any_of(known.begin(), known.end(), [&](const Consent &one) {
            const bool dated = m.row.word(m_at.consentDate).isEmpty() || one.givenDay == consent.givenDay;
            return (!consent.uid.isEmpty() && one.uid == consent.uid)
                || (one.scope == consent.scope && one.channels == consent.channels && one.untilDay == consent.untilDay && dated);
        });
        if (there)
            continue;
        consent.subject = ConsentSubject::Testimonial;
        consent.subjectId = id.value;
        consent.customer = customer;
        consentStore::insert(m.u, consent);
        added = true;
    }
    return added;
}

/// Steps that lead from where the testimonial stands to where the file has it; none back.
bool TestimonialImport::move(TestimonialId id, const Testimonial &after, const Wanted &wanted)
{
    TestimonialState now = testimonialStore::standing(m.u.db(), id).state;
    std::vector<TestimonialMove> moves;
    if (wanted.state == TestimonialState::Withdrawn)
        moves = {TestimonialMove::Withdrawn};
    else if (wanted.state == TestimonialState::Approved)
        moves = {TestimonialMove::Approved};
    else if (wanted.state == TestimonialState::Published)
        moves = {TestimonialMove::Approved, TestimonialMove::Published};
    else if (wanted.state == TestimonialState::Asked && now == TestimonialState::Draft)
        moves = {TestimonialMove::Asked};
    bool moved = false;
    for (const TestimonialMove step : moves) {
        if (now == wanted.state || !mayFollow(now, step))
            continue;
        TestimonialEvent event;
        event.testimonial = id;
        event.move = step;
        event.day = m.u.today();
        event.at = m.u.now();
        event.note = Core::tr("Import");
        if (step == TestimonialMove::Approved || step == TestimonialMove::Published)
            event.wording = after.wording();
        testimonialStore::insertEvent(m.u, event);
        now = stateAfter(now, step);
        moved = true;
    }
    return moved;
}

RowOutcome TestimonialImport::update(TestimonialId id, const Wanted &wanted)
{
    const auto before = testimonialStore::find(m.u.db(), id);
    if (!before)
        return rejected(Core::tr("The testimonial is no longer there."));
    if (before->deleted) {
        m.row.warn(-1, u"in-trash"_s, Core::tr("The testimonial of this row is in the trash, where it was left."));
        return verdict(RowVerdict::Unchanged);
    }
    const bool updates = m.updates();
    const Testimonial t = cleaned(wanted.testimonial);
    Testimonial after = *before;
    fill(after.original, t.original, updates);
    fill(after.edited, t.edited, updates);
    fill(after.attribution, t.attribution, updates);
    fill(after.role, t.role, updates);
    fill(after.company, t.company, updates);
    fill(after.rating, t.rating, {}, updates);
    fill(after.disclosure, t.disclosure, updates);
    fill(after.language, t.language, updates);
    if (m_at.relationship >= 0)
        fill(after.relationship, t.relationship, updates);
    if (wanted.dated && updates)
        after.day = t.day;
    after = cleaned(after);
    const TestimonialState state = testimonialStore::standing(m.u.db(), id).state;
    if (after.wording() != before->wording() && !mayFollow(state, TestimonialMove::Edited)) {
        after.original = before->original;
        after.edited = before->edited;
    }
    bool changed = after.original != before->original || after.edited != before->edited || after.attribution != before->attribution
        || after.role != before->role || after.company != before->company || after.rating != before->rating
        || after.disclosure != before->disclosure || after.language != before->language || after.day != before->day
        || after.relationship != before->relationship;
    if (changed) {
        if (after.wording() != before->wording()) {
            TestimonialEvent event;
            event.testimonial = id;
            event.move = TestimonialMove::Edited;
            event.day = m.u.today();
            event.at = m.u.now();
            event.wording = after.wording();
            testimonialStore::insertEvent(m.u, event);
        }
        testimonialStore::update(m.u, after);
    }
    const QStringList tags = testimonialStore::tags(m.u.db(), id);
    for (const QString &tag : wanted.tags) {
        if (std::none_of(tags.begin(), tags.end(), [&](const QString &one) { return fold(one) == fold(tag.simplified()); })) {
            testimonialStore::addTag(m.u, id, tag);
            changed = true;
        }
    }
    changed = addConsents(id, before->customer, wanted.consents) || changed;
    if (updates)
        changed = move(id, after, wanted) || changed;
    return verdict(changed ? RowVerdict::Updated : RowVerdict::Unchanged);
}

} // namespace

std::unique_ptr<RowImport> makeTestimonialImport(ImportContext &context)
{
    return std::make_unique<TestimonialImport>(context);
}

} // namespace goodword
