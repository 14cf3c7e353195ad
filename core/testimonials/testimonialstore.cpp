#include "core/testimonials/testimonialstore.h"

#include "core/base/text.h"
#include "core/base/uid.h"
#include "core/customers/tagstore.h"

namespace goodword::testimonialStore {

std::optional<Testimonial> find(Database &db, TestimonialId id)
{
    Statement s(db, R"(SELECT id, uid, customer_id, answer_id, touchpoint_id, source, original, edited, attribution,
                              attribution_role, attribution_company, rating, relationship, disclosure, language, day,
                              deleted_at IS NOT NULL
                       FROM testimonial WHERE id = ?)", id);
    if (!s.next())
        return std::nullopt;
    Testimonial t;
    t.id = s.id<TestimonialId>(0);
    t.uid = s.text(1);
    t.customer = s.id<CustomerId>(2);
    t.answer = s.id<AnswerId>(3);
    t.touchpoint = s.id<TouchpointId>(4);
    t.source = testimonialSourceFromCode(s.text(5)).value_or(TestimonialSource::Manual);
    t.original = s.text(6);
    t.edited = s.text(7);
    t.attribution = s.text(8);
    t.role = s.text(9);
    t.company = s.text(10);
    t.rating = s.optionalReal(11);
    t.relationship = s.text(12);
    t.disclosure = s.text(13);
    t.language = s.text(14);
    t.day = s.day(15);
    t.deleted = s.flag(16);
    return t;
}

static TestimonialEvent eventFrom(const Statement &s)
{
    TestimonialEvent event;
    event.testimonial = s.id<TestimonialId>(0);
    event.move = testimonialMoveFromCode(s.text(1)).value_or(TestimonialMove::Draft);
    event.day = s.day(2);
    event.at = s.instant(3);
    event.staff = s.id<StaffId>(4);
    event.wording = s.text(5);
    event.place = s.text(6);
    event.note = s.text(7);
    return event;
}

std::vector<TestimonialEvent> events(Database &db, TestimonialId id)
{
    std::vector<TestimonialEvent> found;
    Statement s(db, R"(SELECT testimonial_id, kind, day, at, staff_id, wording, place, note FROM testimonial_event
                       WHERE testimonial_id = ? ORDER BY id)", id);
    while (s.next())
        found.push_back(eventFrom(s));
    return found;
}

Standing standing(Database &db, TestimonialId id)
{
    return standingOf(events(db, id));
}

QStringList tags(Database &db, TestimonialId id)
{
    QStringList names;
    Statement s(db, R"(SELECT t.name FROM testimonial_tag x JOIN tag t ON t.id = x.tag_id
                       WHERE x.testimonial_id = ? ORDER BY t.match_key, t.id)", id);
    while (s.next())
        names.append(s.text(0));
    return names;
}

std::vector<TestimonialId> ofCustomer(Database &db, CustomerId customer)
{
    std::vector<TestimonialId> found;
    Statement s(db, "SELECT id FROM testimonial WHERE customer_id = ? AND deleted_at IS NULL ORDER BY day DESC, id DESC", customer);
    while (s.next())
        found.push_back(s.id<TestimonialId>(0));
    return found;
}

TestimonialId madeFrom(Database &db, AnswerId answer)
{
    return db.value<TestimonialId>("SELECT id FROM testimonial WHERE answer_id = ? AND deleted_at IS NULL LIMIT 1", answer)
        .value_or(TestimonialId());
}

TestimonialId madeFrom(Database &db, TouchpointId touchpoint)
{
    return db.value<TestimonialId>("SELECT id FROM testimonial WHERE touchpoint_id = ? AND deleted_at IS NULL LIMIT 1",
                                   touchpoint).value_or(TestimonialId());
}

QHash<qint64, std::vector<TestimonialEvent>> allEvents(Database &db)
{
    QHash<qint64, std::vector<TestimonialEvent>> found;
    Statement s(db, R"(SELECT testimonial_id, kind, day, at, staff_id, wording, place, note FROM testimonial_event
                       ORDER BY testimonial_id, id)");
    while (s.next())
        found[s.integer(0)].push_back(eventFrom(s));
    return found;
}

QSet<qint64> taggedWith(Database &db, const QString &tag)
{
    QSet<qint64> found;
    Statement s(db, "SELECT x.testimonial_id FROM tag t JOIN testimonial_tag x ON x.tag_id = t.id WHERE t.match_key = ?",
                fold(tag.simplified()));
    while (s.next())
        found.insert(s.integer(0));
    return found;
}

QHash<qint64, QStringList> allTags(Database &db)
{
    QHash<qint64, QStringList> found;
    Statement s(db, R"(SELECT x.testimonial_id, t.name FROM testimonial_tag x JOIN tag t ON t.id = x.tag_id
                       ORDER BY x.testimonial_id, t.match_key, t.id)");
    while (s.next())
        found[s.integer(0)].append(s.text(1));
    return found;
}

void attributeTo(Database &db, Testimonial &testimonial, CustomerId customer)
{
    Statement s(db, R"(SELECT c.name, c.kind = 'company', c.job_title, c.language, f.name
                       FROM customer c LEFT JOIN customer f ON f.id = c.company_id WHERE c.id = ?)", customer);
    if (!s.next())
        return;
    testimonial.customer = customer;
    testimonial.attribution = s.flag(1) ? QString() : s.text(0);
    testimonial.role = s.text(2);
    testimonial.company = s.flag(1) ? s.text(0) : s.text(4);
    testimonial.language = s.text(3);
}

static std::vector<TestimonialMove> movesTo(TestimonialState state)
{
    switch (state) {
    case TestimonialState::Asked: return {TestimonialMove::Draft, TestimonialMove::Asked};
    case TestimonialState::Approved: return {TestimonialMove::Draft, TestimonialMove::Approved};
    case TestimonialState::Published: return {TestimonialMove::Draft, TestimonialMove::Approved, TestimonialMove::Published};
    case TestimonialState::Withdrawn: return {TestimonialMove::Draft, TestimonialMove::Withdrawn};
    case TestimonialState::Draft: break;
    }
    return {TestimonialMove::Draft};
}

static TestimonialId insertRow(UnitOfWork &u, const Testimonial &t)
{
    return u.insert<TestimonialId>(
        R"(INSERT INTO testimonial (uid, customer_id, answer_id, touchpoint_id, source, original, edited, attribution,
                                    attribution_role, attribution_company, rating, relationship, disclosure, language, day)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
        t.uid.isEmpty() ? newUid(u.clock()) : t.uid, t.customer, t.answer, t.touchpoint, testimonialSourceCode(t.source),
        t.original, t.edited, t.attribution, t.role, t.company, t.rating, t.relationship, t.disclosure, t.language, t.day);
}

TestimonialId insertWith(UnitOfWork &u, const Testimonial &testimonial, const std::vector<TestimonialEvent> &events)
{
    const TestimonialId id = insertRow(u, cleaned(testimonial));
    for (TestimonialEvent event : events) {
        event.testimonial = id;
        insertEvent(u, event);
    }
    return id;
}

TestimonialId insert(UnitOfWork &u, const Testimonial &given, TestimonialState state, const QString &place)
{
    const Testimonial t = cleaned(given);
    const TestimonialId id = insertRow(u, t);
    for (const TestimonialMove move : movesTo(state)) {
        TestimonialEvent event;
        event.testimonial = id;
        event.move = move;
        event.day = t.day;
        if (move == TestimonialMove::Approved || move == TestimonialMove::Published)
            event.wording = t.wording();
        if (move == TestimonialMove::Published)
            event.place = cleanText(place).text;
        insertEvent(u, event);
    }
    return id;
}

void update(UnitOfWork &u, const Testimonial &given)
{
    const Testimonial t = cleaned(given);
    u.run(R"(UPDATE testimonial SET customer_id = ?, original = ?, edited = ?, attribution = ?, attribution_role = ?,
                    attribution_company = ?, rating = ?, relationship = ?, disclosure = ?, language = ?, day = ?
             WHERE id = ?)",
          t.customer, t.original, t.edited, t.attribution, t.role, t.company, t.rating, t.relationship, t.disclosure,
          t.language, t.day, t.id);
}

void insertEvent(UnitOfWork &u, const TestimonialEvent &e)
{
    u.run(R"(INSERT INTO testimonial_event (testimonial_id, kind, day, at, staff_id, wording, place, note)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?))",
          e.testimonial, testimonialMoveCode(e.move), e.day, e.at, e.staff, e.wording, e.place, e.note);
}

void setDeleted(UnitOfWork &u, TestimonialId id, bool deleted)
{
    u.run("UPDATE testimonial SET deleted_at = ? WHERE id = ? AND (deleted_at IS NULL) = ?",
          deleted ? u.now() : QDateTime(), id, deleted);
}

void addTag(UnitOfWork &u, TestimonialId id, const QString &name)
{
    u.run("INSERT INTO testimonial_tag (testimonial_id, tag_id) VALUES (?, ?) ON CONFLICT (testimonial_id, tag_id) DO NOTHING",
          id, tagStore::findOrAdd(u, name));
}

void setTags(UnitOfWork &u, TestimonialId id, const QStringList &names)
{
    QStringList wanted;
    for (const QString &name : names) {
        const QString text = cleanText(name).text.simplified();
        if (text.isEmpty())
            continue;
        wanted.append(fold(text));
        addTag(u, id, text);
    }
    for (const QString &name : tags(u.db(), id)) {
        if (!wanted.contains(fold(name)))
            u.run("DELETE FROM testimonial_tag WHERE testimonial_id = ? AND tag_id = ?", id, tagStore::find(u.db(), name));
    }
}

} // namespace goodword::testimonialStore
