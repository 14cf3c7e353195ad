#include "core/base/text.h"
#include "core/exchange/peoplefinder.h"
#include "core/exchange/touchpointwords.h"
#include "core/touchpoints/touchpointstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Wanted {
    Touchpoint touchpoint; ///< without customer, staff and department, which may have to be made
    QString staff, department, uid;
    QList<ExternalRef> refs;
    QString digest; ///< where the day had to be made up, so that another day finds it again
};

class TouchpointImport final : public RowImport
{
public:
    explicit TouchpointImport(ImportContext &context)
        : RowImport(context)
        , m_people(context)
        , m_at{slot("uid"), slot("day"), slot("at"), slot("channel"), slot("direction"), slot("department"), slot("staff"),
               slot("subject"), slot("text"), slot("sentiment"), slot("outcome"), slot("minutes"), slot("follow_up"),
               slot("follow_up_done"), slot("is_ask"), slot("is_gift"), slot("gift_minor"), slot("gift_currency"), slot("external_id")}
    {
    }
    RowOutcome take() override;

private:
    std::optional<QString> read(Wanted &wanted);
    void readWhen(Wanted &wanted);
    void readWords(Touchpoint &touchpoint);
    void readNumbers(Touchpoint &touchpoint);
    void readGift(Touchpoint &touchpoint);
    TouchpointId known(const Wanted &wanted, CustomerId customer);
    void mention(Touchpoint &touchpoint, const Wanted &wanted);
    RowOutcome add(const Wanted &wanted, CustomerId customer);
    RowOutcome update(TouchpointId id, const Wanted &wanted);

    PeopleFinder m_people;
    struct Slots {
        int uid, day, at, channel, direction, department, staff, subject, text, sentiment, outcome, minutes, followUp,
            followUpDone, isAsk, isGift, giftMinor, giftCurrency, externalId;
    } m_at;
};

void TouchpointImport::readWhen(Wanted &wanted)
{
    Touchpoint &t = wanted.touchpoint;
    const ImportRow::Moment at = m.row.moment(m_at.at);
    t.day = m.row.day(m_at.day);
    if (!t.day.isValid())
        t.day = at.day;
    t.at = at.at;
    if (t.day.isValid())
        return;
    wanted.digest = m.row.digest();
    t.day = m.u.today();
    m.row.warn(m_at.day >= 0 ? m_at.day : m_at.at, u"day-missing"_s, Core::tr("The row has no day that can be read, so it is dated today."));
}

void TouchpointImport::readWords(Touchpoint &t)
{
    const auto unknown = [&](int slot, const QString &code, const QString &cell) {
        m.row.warn(slot, code, Core::tr("“%1” is not known here, so it was left out.").arg(oneLine(cell).left(60)));
    };
    if (const QString cell = m.row.word(m_at.channel); !cell.isEmpty()) {
        if (const auto channel = channelFromWord(cell))
            t.channel = *channel;
        else
            unknown(m_at.channel, u"channel-unknown"_s, cell);
    }
    if (const QString cell = m.row.word(m_at.direction); !cell.isEmpty()) {
        if (const auto direction = directionFromWord(cell))
            t.direction = *direction;
        else
            unknown(m_at.direction, u"direction-unknown"_s, cell);
    }
    if (const QString cell = m.row.word(m_at.sentiment); !cell.isEmpty()) {
        if (const auto sentiment = sentimentFromWord(cell))
            t.sentiment = *sentiment;
        else
            unknown(m_at.sentiment, u"sentiment-unknown"_s, cell);
    }
}

void TouchpointImport::readNumbers(Touchpoint &t)
{
    if (const auto minutes = m.row.number(m_at.minutes)) {
        if (*minutes >= 0 && *minutes <= 100'000)
            t.minutes = int(std::lround(*minutes));
        else
            m.row.warn(m_at.minutes, u"number-bad"_s, Core::tr("“%1” is no number of minutes, so it was left out.")
                                                          .arg(m.row.word(m_at.minutes)));
    }
    t.followUpDay = m.row.day(m_at.followUp);
}

void TouchpointImport::readGift(Touchpoint &t)
{
    const auto yes = [&](int slot) { return m.row.word(slot) == u"yes"_s; };
    t.followUpDone = yes(m_at.followUpDone);
    t.isAsk = yes(m_at.isAsk);
    t.isGift = yes(m_at.isGift);
    const auto minor = m.row.number(m_at.giftMinor);
    if (const QString currency = m.row.word(m_at.giftCurrency); minor && !currency.isEmpty())
        t.gift = Money{qint64(*minor), currency};
}

/// Why the row cannot be a touchpoint, if it cannot.
std::optional<QString> TouchpointImport::read(Wanted &wanted)
{
    Touchpoint &t = wanted.touchpoint;
    readWhen(wanted);
    readWords(t);
    readNumbers(t);
    readGift(t);
    t.subject = m.row.text(m_at.subject);
    t.body = m.row.text(m_at.text);
    t.outcome = m.row.text(m_at.outcome);
    t = cleaned(t);
    wanted.staff = m.row.word(m_at.staff);
    wanted.department = m.row.word(m_at.department);
    const QString uid = m.row.word(m_at.uid), external = m.row.word(m_at.externalId);
    if (m.row.isOwn())
        wanted.uid = uid;
    else if (!uid.isEmpty())
        wanted.refs.append({m.row.idSource(), uid});
    if (!external.isEmpty())
        wanted.refs += m.row.isOwn() ? ownLists::refsFrom(external) : QList<ExternalRef>{{m.row.idSource(), external}};
    if (const Done valid = t.validate(m.u.today()); !valid)
        return valid.error().text;
    return std::nullopt;
}

TouchpointId TouchpointImport::known(const Wanted &wanted, CustomerId customer)
{
    Database &db = m.u.db();
    if (!wanted.uid.isEmpty()) {
        if (const auto id = db.value<TouchpointId>("SELECT id FROM touchpoint WHERE uid = ?", wanted.uid))
            return *id;
    }
    QList<ExternalRef> refs = wanted.refs;
    if (!wanted.digest.isEmpty())
        refs.append({u"row"_s, wanted.digest});
    for (const ExternalRef &ref : std::as_const(refs)) {
        if (const auto rows = rowsByExternalRef(db, u"touchpoint"_s, ref); !rows.empty())
            return TouchpointId(rows.front());
    }
    // A row with an id of its own is another touchpoint, however alike.
    if (!wanted.uid.isEmpty() || !wanted.refs.isEmpty() || !customer.isValid())
        return {};
    const Touchpoint &t = wanted.touchpoint;
    Statement s(db, "SELECT id, at, channel, subject, body FROM touchpoint WHERE customer_id = ? AND day = ? ORDER BY id",
                customer, t.day);
    while (s.next()) {
        const QDateTime at = s.instant(1);
        if (s.text(2) == channelCode(t.channel) && s.text(3) == t.subject && s.text(4) == t.body
            && (!at.isValid() || !t.at.isValid() || at == t.at))
            return s.id<TouchpointId>(0);
    }
    return {};
}

RowOutcome TouchpointImport::take()
{
    Wanted wanted;
    const PeopleFinder::Person person = m_people.find();
    if (person.match.kind == PersonMatch::Kind::Conflict)
        return verdict(RowVerdict::Conflict, person.match.reason);
    if (person.match.kind == PersonMatch::Kind::InTrash)
        return rejected(Core::tr("This customer is in the trash. Restore it first, or empty the trash."));
    if (!person.isNamed())
        return rejected(Core::tr("It does not say which customer it is about."));
    if (const auto why = read(wanted))
        return rejected(*why);
    const TouchpointId id = known(wanted, person.match.id);
    return id.isValid() ? update(id, wanted) : add(wanted, m_people.take(person));
}

void TouchpointImport::mention(Touchpoint &t, const Wanted &wanted)
{
    const bool updates = m.updates();
    if (!wanted.staff.isEmpty() && (!t.staff.isValid() || updates))
        t.staff = m.names.staff(wanted.staff);
    if (wanted.department.isEmpty() || (t.department.isValid() && !updates))
        return;
    const DepartmentId department = m.row.isOwn() ? m.names.departmentOrNew(wanted.department)
                                                  : m.names.department(wanted.department);
    if (department.isValid())
        t.department = department;
    else
        m.row.warn(m_at.department, u"department-unknown"_s,
                   Core::tr("There is no department “%1”, so it was left out.").arg(wanted.department));
}

RowOutcome TouchpointImport::add(const Wanted &wanted, CustomerId customer)
{
    Touchpoint t = wanted.touchpoint;
    t.uid = wanted.uid;
    t.customer = customer;
    mention(t, wanted);
    const TouchpointId id = touchpointStore::add(m.u, t);
    QList<ExternalRef> refs = wanted.refs;
    if (!wanted.digest.isEmpty() && refs.isEmpty() && wanted.uid.isEmpty())
        refs.append({u"row"_s, wanted.digest});
    for (const ExternalRef &ref : std::as_const(refs))
        addExternalRef(m.u, u"touchpoint"_s, id.value, customer, ref);
    return verdict(RowVerdict::Added);
}

RowOutcome TouchpointImport::update(TouchpointId id, const Wanted &wanted)
{
    const auto before = touchpointStore::touchpoint(m.u.db(), id);
    if (!before)
        return rejected(Core::tr("The touchpoint is no longer there."));
    if (before->deleted) {
        m.row.warn(-1, u"in-trash"_s, Core::tr("The touchpoint of this row is in the trash, where it was left."));
        return verdict(RowVerdict::Unchanged);
    }
    const bool updates = m.updates();
    const Touchpoint &t = wanted.touchpoint;
    Touchpoint after = *before;
    if (updates && wanted.digest.isEmpty())
        after.day = t.day;
    fill(after.at, t.at, {}, updates);
    fill(after.channel, t.channel, Channel::Other, updates);
    fill(after.direction, t.direction, Direction::None, updates);
    fill(after.sentiment, t.sentiment, Sentiment::Unset, updates);
    fill(after.subject, t.subject, updates);
    fill(after.body, t.body, updates);
    fill(after.outcome, t.outcome, updates);
    fill(after.minutes, t.minutes, {}, updates);
    // A follow-up that was done here is not opened again by the file that asked for it.
    if (!before->followUpDone)
        fill(after.followUpDay, t.followUpDay, {}, updates);
    mention(after, wanted);
    if (after == *before)
        return verdict(RowVerdict::Unchanged);
    touchpointStore::update(m.u, after);
    return verdict(RowVerdict::Updated);
}

} // namespace

std::unique_ptr<RowImport> makeTouchpointImport(ImportContext &context)
{
    return std::make_unique<TouchpointImport>(context);
}

} // namespace goodword
