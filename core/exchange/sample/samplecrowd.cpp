#include "core/base/progress.h"
#include "core/book/bulkindexes.h"
#include "core/book/statement.h"
#include "core/exchange/sample/sampleworld.h"

#include <map>

namespace goodword {

using namespace Qt::StringLiterals;

// Copying a table into itself makes SQLite keep the rows aside each time, so what is copied is laid out once in tables that
// live as long as the change: days as numbers, so that they can be shifted, and rows in the order they are written, with a
// number of their own that keeps the uids of copies in order. Testimonials are not copied: a permission is given by one person.

namespace {

/// What lies between two days of a calendar: further back than anybody's first day, further on than any follow-up.
constexpr int kDaysBefore = SampleWorld::kDays + 200;
constexpr int kDaysAfter = 200;

/// Everything about a copy is some days older than its model's, differently in each run: nothing can come after today.
constexpr int kShifts = 29;

constexpr std::initializer_list<const char *> kTables = {
    R"(CREATE TEMP TABLE sample_day (number INTEGER PRIMARY KEY, day TEXT NOT NULL UNIQUE))",
    R"(CREATE TEMP TABLE sample_person (
         rank INTEGER PRIMARY KEY, model_id INTEGER NOT NULL UNIQUE, uid_end TEXT NOT NULL, given TEXT NOT NULL, family TEXT NOT NULL,
         given_mail TEXT NOT NULL DEFAULT '', family_mail TEXT NOT NULL DEFAULT '', mail_label TEXT, mail_host TEXT,
         phone_label TEXT, dial TEXT, company_id INTEGER, job_title TEXT NOT NULL, street TEXT NOT NULL, city TEXT NOT NULL,
         region TEXT NOT NULL, postal_code TEXT NOT NULL, country TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL,
         owner_id INTEGER, department_id INTEGER, notes TEXT NOT NULL, rhythm_days INTEGER, rhythm_max_days INTEGER,
         created INTEGER NOT NULL))",
    R"(CREATE TEMP TABLE sample_event (
         rank INTEGER PRIMARY KEY, uid_end TEXT NOT NULL, model_id INTEGER, to_stage_id INTEGER, day INTEGER NOT NULL,
         staff_id INTEGER, reason TEXT NOT NULL, evidence TEXT NOT NULL))",
    R"(CREATE TEMP TABLE sample_touch (
         number INTEGER PRIMARY KEY, rank INTEGER NOT NULL, place INTEGER NOT NULL, uid_end TEXT NOT NULL, day INTEGER NOT NULL,
         at TEXT, channel TEXT NOT NULL, direction TEXT NOT NULL, department_id INTEGER, staff_id INTEGER, subject TEXT NOT NULL,
         sentiment TEXT NOT NULL, outcome TEXT NOT NULL, minutes INTEGER, follow_up INTEGER, follow_up_done INTEGER NOT NULL,
         is_ask INTEGER NOT NULL, is_gift INTEGER NOT NULL, gift_minor INTEGER, gift_currency TEXT))",
    R"(CREATE TEMP TABLE sample_answer (
         number INTEGER PRIMARY KEY, rank INTEGER NOT NULL, place INTEGER NOT NULL, uid_end TEXT NOT NULL, survey_id INTEGER NOT NULL,
         day INTEGER NOT NULL, channel TEXT NOT NULL, score REAL NOT NULL, comment TEXT NOT NULL, ignored INTEGER NOT NULL,
         closed INTEGER))",
    R"(CREATE TEMP TABLE sample_tag (rank INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (rank, tag_id)) WITHOUT ROWID)",
    R"(CREATE TEMP TABLE sample_value (
         rank INTEGER NOT NULL, field_id INTEGER NOT NULL, text_value TEXT, number_value REAL, day_value TEXT, flag_value INTEGER,
         PRIMARY KEY (rank, field_id)) WITHOUT ROWID)",
    R"(CREATE TEMP TABLE sample_date (
         number INTEGER PRIMARY KEY, rank INTEGER NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, day TEXT NOT NULL,
         remind INTEGER NOT NULL))",
    R"(CREATE TEMP TABLE sample_opt_out (
         number INTEGER PRIMARY KEY, rank INTEGER NOT NULL, purpose TEXT NOT NULL, channel TEXT NOT NULL, day INTEGER NOT NULL,
         reason TEXT NOT NULL))",
};

constexpr std::initializer_list<const char *> kDrops = {
    "DROP TABLE sample_day",    "DROP TABLE sample_person", "DROP TABLE sample_event", "DROP TABLE sample_touch",
    "DROP TABLE sample_answer", "DROP TABLE sample_tag",    "DROP TABLE sample_value", "DROP TABLE sample_date",
    "DROP TABLE sample_opt_out"};

// A uid ends in its row's number, where UUIDv7 has room for a counter (RFC 9562, 6.2), then in the model's own luck.
constexpr std::initializer_list<const char *> kModels = {
    R"(INSERT INTO sample_person (rank, model_id, uid_end, given, family, mail_label, mail_host, phone_label, dial, company_id,
                                  job_title, street, city, region, postal_code, country, language, source, owner_id, department_id,
                                  notes, rhythm_days, rhythm_max_days, created)
       SELECT row_number() OVER (ORDER BY c.id) - 1, c.id, c.uid, c.given_name, c.family_name, e.label, e.address, p.label, p.number,
              c.company_id, c.job_title, c.street, c.city, c.region, c.postal_code, c.country, c.language, c.source, c.owner_id,
              c.department_id, c.notes, c.rhythm_days, c.rhythm_max_days, d.number
       FROM customer c
       JOIN sample_day d ON d.day = c.created_day
       LEFT JOIN customer_email e ON e.customer_id = c.id AND e.position = 0
       LEFT JOIN customer_phone p ON p.customer_id = c.id AND p.position = 0
       WHERE c.kind = 'person' ORDER BY c.id)",
    R"(INSERT INTO sample_event (rank, uid_end, model_id, to_stage_id, day, staff_id, reason, evidence)
       SELECT s.rank, e.uid, e.model_id, e.to_stage_id, d.number, e.staff_id, e.reason, e.evidence
       FROM sample_person s
       JOIN journey_event e ON e.id = (SELECT x.id FROM journey_event x WHERE x.customer_id = s.model_id
                                       ORDER BY x.day DESC, x.id DESC LIMIT 1)
       JOIN sample_day d ON d.day = e.day
       ORDER BY s.rank)",
    R"(INSERT INTO sample_touch (rank, place, uid_end, day, at, channel, direction, department_id, staff_id, subject, sentiment,
                                 outcome, minutes, follow_up, follow_up_done, is_ask, is_gift, gift_minor, gift_currency)
       SELECT t.rank, t.place, t.uid, d.number, t.at, t.channel, t.direction, t.department_id, t.staff_id, t.subject, t.sentiment,
              t.outcome, t.minutes, f.number, t.follow_up_done, t.is_ask, t.is_gift, t.gift_minor, t.gift_currency
       FROM (SELECT s.rank, row_number() OVER (PARTITION BY x.customer_id ORDER BY x.day DESC, x.id DESC) AS place, x.uid, x.day,
                    x.at, x.channel, x.direction, x.department_id, x.staff_id, x.subject, x.sentiment, x.outcome, x.minutes,
                    x.follow_up_day, x.follow_up_done, x.is_ask, x.is_gift, x.gift_minor, x.gift_currency
             FROM sample_person s JOIN touchpoint x ON x.customer_id = s.model_id) t
       JOIN sample_day d ON d.day = t.day
       LEFT JOIN sample_day f ON f.day = t.follow_up_day
       WHERE t.place <= 2 ORDER BY t.rank, t.place DESC)",
    R"(INSERT INTO sample_tag (rank, tag_id)
       SELECT s.rank, t.tag_id FROM sample_person s JOIN customer_tag t ON t.customer_id = s.model_id)",
    R"(INSERT INTO sample_value (rank, field_id, text_value, number_value, day_value, flag_value)
       SELECT s.rank, v.field_id, v.text_value, v.number_value, v.day_value, v.flag_value
       FROM sample_person s JOIN custom_value v ON v.customer_id = s.model_id)",
    R"(INSERT INTO sample_date (rank, kind, label, day, remind)
       SELECT s.rank, x.kind, x.label, x.day, x.remind FROM sample_person s JOIN customer_date x ON x.customer_id = s.model_id
       ORDER BY s.rank, x.id)",
    R"(INSERT INTO sample_opt_out (rank, purpose, channel, day, reason)
       SELECT s.rank, o.purpose, o.channel, d.number, o.reason
       FROM sample_person s JOIN opt_out o ON o.customer_id = s.model_id JOIN sample_day d ON d.day = o.day
       ORDER BY s.rank, o.id)",
};

/// Of the relationship survey all answers, of the others the newest one.
constexpr char kAnswerModels[] =
    R"(INSERT INTO sample_answer (rank, place, uid_end, survey_id, day, channel, score, comment, ignored, closed)
       SELECT a.rank, a.place, a.uid, a.survey_id, d.number, a.channel, a.score, a.comment, a.ignored, c.number
       FROM (SELECT s.rank, CASE WHEN x.survey_id = ? THEN 0
                                 ELSE row_number() OVER (PARTITION BY x.customer_id, x.survey_id = ? ORDER BY x.day DESC, x.id DESC)
                            END AS place,
                    x.id, x.uid, x.survey_id, x.day, x.channel, x.score, x.comment, x.ignored, x.closed_day
             FROM sample_person s JOIN answer x ON x.customer_id = s.model_id) a
       JOIN sample_day d ON d.day = a.day
       LEFT JOIN sample_day c ON c.day = a.closed_day
       WHERE a.place <= 1 ORDER BY a.rank, a.id)";

constexpr std::initializer_list<const char *> kUidEnds = {
    R"(UPDATE sample_person SET uid_end = '-7' || substr(CAST(1000000 + rank AS TEXT), 2, 3) || '-8'
                                          || substr(CAST(1000000 + rank AS TEXT), 5, 3) || substr(uid_end, 24))",
    R"(UPDATE sample_event SET uid_end = '-7' || substr(CAST(1000000 + rank AS TEXT), 2, 3) || '-8'
                                         || substr(CAST(1000000 + rank AS TEXT), 5, 3) || substr(uid_end, 24))",
    R"(UPDATE sample_touch SET uid_end = '-7' || substr(CAST(1000000 + number AS TEXT), 2, 3) || '-8'
                                         || substr(CAST(1000000 + number AS TEXT), 5, 3) || substr(uid_end, 24))",
    R"(UPDATE sample_answer SET uid_end = '-7' || substr(CAST(1000000 + number AS TEXT), 2, 3) || '-8'
                                          || substr(CAST(1000000 + number AS TEXT), 5, 3) || substr(uid_end, 24))"};

/// What a country's mobile numbers begin with; seven digits follow.
QString dialFor(const QString &country, qint64 rank)
{
    static const std::map<QString, QString> kAbroad = {{u"DE"_s, u"+491511"_s}, {u"FR"_s, u"+3361"_s}, {u"NL"_s, u"+3161"_s},
                                                       {u"ES"_s, u"+3461"_s},   {u"IT"_s, u"+39347"_s}, {u"PL"_s, u"+4850"_s},
                                                       {u"DK"_s, u"+452"_s},    {u"GB"_s, u"+44740"_s}};
    static constexpr std::array kIrish = {"+35383", "+35385", "+35386", "+35387", "+35389"};
    const auto abroad = kAbroad.find(country);
    return abroad != kAbroad.end() ? abroad->second : QString::fromLatin1(kIrish[size_t(rank) % kIrish.size()]);
}

/// One run: every model once more, as somebody else.
struct Run {
    int number;
    qint64 first;    ///< the id of the copy of rank 0
    qint64 people;
    qint64 models;
    int shift;       ///< days back
    QString uidHead; ///< the run's own millisecond

    /// Whose family name the first of them gets.
    qint64 familyFrom() const { return number * 7 + 1; }

    /// Between given and family name: nothing, or a second initial. Irish lists have some thousand names, and a million people.
    QString middle() const
    {
        static constexpr char16_t kInitials[] = u"ABCDEFGHIJKLMNOPRSTW";
        const int of = int(std::size(kInitials)) - 1;
        return number % 4 == 0 ? QString() : u' ' + QString(QChar(kInitials[(number / 4 + number) % of])) + u'.';
    }
};

void copyCustomers(UnitOfWork &u, const Run &run)
{
    // A house number, and the end of an Eircode, for whoever has a street.
    u.run(R"(INSERT INTO customer (id, uid, kind, name, given_name, family_name, company_id, job_title, street, city, region,
                                   postal_code, country, language, source, owner_id, department_id, notes, rhythm_days,
                                   rhythm_max_days, created_day, created_at)
             SELECT ? + p.rank, ? || p.uid_end, 'person', p.given || ? || ' ' || f.family, p.given || ?, f.family, p.company_id,
                    p.job_title,
                    CASE WHEN p.street = '' THEN '' ELSE (1 + (p.rank + ?) % 67) || p.street END, p.city, p.region,
                    CASE WHEN p.street = '' THEN p.postal_code
                         ELSE p.postal_code || substr('ACDEFHKNPRTVWXY', 1 + (p.rank + ?) % 15, 1) || (10 + (p.rank * 7 + ?) % 90)
                              || substr('ACDEFHKNPRTVWXY', 1 + (p.rank * 3 + ?) % 14, 1) END,
                    p.country, p.language, p.source, p.owner_id, p.department_id, p.notes, p.rhythm_days, p.rhythm_max_days,
                    d.day, ?
             FROM sample_person p
             JOIN sample_person f ON f.rank = (p.rank + ?) % ?
             JOIN sample_day d ON d.number = p.created - ?
             WHERE p.rank < ? ORDER BY p.rank)",
          run.first, run.uidHead, run.middle(), run.middle(), run.number * 5, run.number, run.number * 11, run.number / 15,
          u.nowText(), run.familyFrom(), run.models, run.shift, run.people);
}

void copyEmails(UnitOfWork &u, const Run &run)
{
    u.run(R"(INSERT INTO customer_email (customer_id, position, label, address, match_key)
             SELECT a.id, 0, a.mail_label, a.address, a.address
             FROM (SELECT ? + p.rank AS id, p.mail_label,
                          p.given_mail || '.' || f.family_mail || (? + p.rank) || '@' || p.mail_host AS address
                   FROM sample_person p
                   JOIN sample_person f ON f.rank = (p.rank + ?) % ?
                   WHERE p.rank < ? AND p.mail_host IS NOT NULL) a ORDER BY a.id)",
          run.first, run.first, run.familyFrom(), run.models, run.people);
}

void copyPhones(UnitOfWork &u, const Run &run)
{
    // Steps of a number without a common factor never meet again, so nobody has another's phone.
    u.run(R"(INSERT INTO customer_phone (customer_id, position, label, number, match_key)
             SELECT a.id, 0, a.phone_label, a.number, a.number
             FROM (SELECT ? + p.rank AS id, p.phone_label, p.dial || (1000000 + (? + p.rank) * 7919 % 4500000) AS number
                   FROM sample_person p
                   WHERE p.rank < ? AND p.dial IS NOT NULL) a ORDER BY a.id)",
          run.first, run.first, run.people);
}

void copyTags(UnitOfWork &u, const Run &run)
{
    u.run(R"(INSERT INTO customer_tag (customer_id, tag_id) SELECT ? + rank, tag_id FROM sample_tag WHERE rank < ?
             ORDER BY rank, tag_id)", run.first, run.people);
}

void copyValues(UnitOfWork &u, const Run &run)
{
    u.run(R"(INSERT INTO custom_value (customer_id, field_id, text_value, number_value, day_value, flag_value)
             SELECT ? + rank, field_id, text_value, number_value, day_value, flag_value FROM sample_value
             WHERE rank < ? ORDER BY rank, field_id)", run.first, run.people);
}

void copyDates(UnitOfWork &u, const Run &run)
{
    u.run(R"(INSERT INTO customer_date (customer_id, kind, label, day, remind)
             SELECT ? + rank, kind, label, day, remind FROM sample_date WHERE rank < ? ORDER BY number)", run.first, run.people);
}

void copyOptOuts(UnitOfWork &u, const Run &run)
{
    u.run(R"(INSERT INTO opt_out (customer_id, purpose, channel, day, reason)
             SELECT ? + o.rank, o.purpose, o.channel, d.day, o.reason
             FROM sample_opt_out o JOIN sample_day d ON d.number = o.day - ? WHERE o.rank < ? ORDER BY o.number)",
          run.first, run.shift, run.people);
}

/// Where they stand now, without the way there: as somebody of whom the book was told when it was begun.
void copyJourney(UnitOfWork &u, const Run &run)
{
    u.run(R"(INSERT INTO journey_event (uid, customer_id, model_id, to_stage_id, day, staff_id, reason, evidence)
             SELECT ? || e.uid_end, ? + e.rank, e.model_id, e.to_stage_id, d.day, e.staff_id, e.reason, e.evidence
             FROM sample_event e JOIN sample_day d ON d.number = e.day - ? WHERE e.rank < ? ORDER BY e.rank)",
          run.uidHead, run.first, run.shift, run.people);
}

void copyTouchpoints(UnitOfWork &u, const Run &run)
{
    u.run(R"(INSERT INTO touchpoint (uid, customer_id, day, at, channel, direction, department_id, staff_id, subject, sentiment,
                                     outcome, minutes, follow_up_day, follow_up_done, is_ask, is_gift, gift_minor, gift_currency)
             SELECT ? || t.uid_end, ? + t.rank, d.day, d.day || substr(t.at, 11), t.channel, t.direction, t.department_id,
                    t.staff_id, t.subject, t.sentiment, t.outcome, t.minutes, f.day, t.follow_up_done, t.is_ask, t.is_gift,
                    t.gift_minor, t.gift_currency
             FROM sample_touch t
             JOIN sample_day d ON d.number = t.day - ?
             LEFT JOIN sample_day f ON f.number = t.follow_up - ?
             WHERE t.rank < ? AND t.place <= ? ORDER BY t.number)",
          run.uidHead, run.first, run.shift, run.shift, run.people, run.number % 4 == 0 ? 2 : 1);
}

/// One in four says something too: what so many wrote in the same words would be the fewer the better.
void copyAnswers(UnitOfWork &u, const Run &run)
{
    u.run(R"(INSERT INTO answer (uid, survey_id, customer_id, day, channel, score, comment, ignored, closed_day)
             SELECT ? || a.uid_end, a.survey_id, ? + a.rank, d.day, a.channel, a.score,
                    CASE WHEN (a.rank + ?) % 4 = 0 THEN a.comment ELSE '' END, a.ignored, c.day
             FROM sample_answer a
             JOIN sample_day d ON d.number = a.day - ?
             LEFT JOIN sample_day c ON c.number = a.closed - ?
             WHERE a.rank < ? AND a.place <= ? ORDER BY a.number)",
          run.uidHead, run.first, run.number, run.shift, run.shift, run.people, run.number % 2);
}

void layOutDays(SampleWorld &world)
{
    Statement add(world.u.db(), "INSERT INTO sample_day (number, day) VALUES (?, ?)");
    for (QDate day = world.today.addDays(-kDaysBefore); day <= world.today.addDays(kDaysAfter); day = day.addDays(1))
        add.bind(day.toJulianDay(), day).exec();
}

/// What the words of an address are made of is not for SQL.
void spellAddresses(UnitOfWork &u)
{
    struct Words {
        qint64 rank;
        QString given, family, mail, dial, country, street, code;
    };
    std::vector<Words> people;
    Statement read(u.db(), "SELECT rank, given, family, mail_host, dial, country, street, postal_code FROM sample_person");
    while (read.next())
        people.push_back({read.integer(0), sampleMailWord(read.text(1)), sampleMailWord(read.text(2)), read.text(3), read.text(4),
                          read.text(5), read.text(6), read.text(7)});
    Statement write(u.db(), R"(UPDATE sample_person
                               SET given_mail = ?, family_mail = ?, mail_host = CASE WHEN mail_host IS NOT NULL THEN ? END,
                                   dial = CASE WHEN dial IS NOT NULL THEN ? END, street = ?, postal_code = ?
                               WHERE rank = ?)");
    for (const Words &one : people) {
        const bool hasStreet = !one.street.isEmpty();
        write.bind(one.given, one.family, one.mail.section(u'@', 1), dialFor(one.country, one.rank),
                   hasStreet ? u' ' + one.street.section(u' ', 1) : QString(),
                   hasStreet ? one.code.section(u' ', 0, 0) + u' ' : one.code, one.rank).exec();
    }
}

void layOutModels(SampleWorld &world)
{
    UnitOfWork &u = world.u;
    for (const char *sql : kTables)
        u.run(sql);
    layOutDays(world);
    for (const char *sql : kModels)
        u.run(sql);
    u.run(kAnswerModels, world.nps, world.nps);
    for (const char *sql : kUidEnds)
        u.run(sql);
    spellAddresses(u);
}

QString uidHead(const QDateTime &now, int run)
{
    const QString ms = u"%1"_s.arg(now.toMSecsSinceEpoch() + 1 + run, 12, 16, QChar(u'0'));
    return ms.left(8) + u'-' + ms.mid(8);
}

std::vector<Run> runsFor(UnitOfWork &u, qint64 made, qint64 customers)
{
    const qint64 models = u.db().value<qint64>("SELECT count(*) FROM sample_person").value_or(0);
    const QDateTime born = u.clock().nowUtc();
    std::vector<Run> runs;
    for (int number = 0; models > 0 && made < customers; ++number) {
        const qint64 people = std::min(models, customers - made);
        runs.push_back({number, made + 1, people, models, number * 11 % kShifts, uidHead(born, number)});
        made += people;
    }
    return runs;
}

/// Table by table, so that what is written to stays in memory.
Done copyAll(SampleWorld &world, qint64 customers, Progress &progress)
{
    static constexpr std::array kCopies = {copyCustomers, copyEmails,  copyPhones,      copyTags,   copyValues,
                                           copyDates,     copyOptOuts, copyTouchpoints, copyAnswers, copyJourney};
    UnitOfWork &u = world.u;
    const qint64 made = u.db().value<qint64>("SELECT max(id) FROM customer").value_or(0);
    const std::vector<Run> runs = runsFor(u, made, customers);
    // Addresses, numbers and days come in no order. All other indexes have a few places where rows come, and are cheaper to keep.
    const BulkIndexes indexes(u.db(), {"customer_email", "customer_phone", "touchpoint", "answer", "journey_event"},
                              customers - made, made);
    for (size_t table = 0; table < kCopies.size(); ++table) {
        for (const Run &run : runs) {
            progress.report(made + qint64(table) * (customers - made) / qint64(kCopies.size())
                                + (run.first - made) / qint64(kCopies.size()), customers);
            if (progress.cancelled())
                return Error{ErrorCode::Cancelled, Core::tr("Cancelled. The sample book was not made."), {}};
            kCopies[table](u, run);
            if (!u.ok())
                return {}; // the change fails with the trouble noted
        }
    }
    return {};
}

qint64 answersTo(UnitOfWork &u, SurveyId survey)
{
    return u.db().value<qint64>("SELECT count(*) FROM answer WHERE survey_id = ?", survey).value_or(0);
}

} // namespace

Done makeSampleCrowd(SampleWorld &world, int customers, Progress &progress)
{
    UnitOfWork &u = world.u;
    const std::array invitations = {std::pair(world.nps, &world.invitedNps), std::pair(world.csat, &world.invitedCsat),
                                    std::pair(world.ces, &world.invitedCes)};
    std::array<qint64, 3> answers{};
    for (size_t i = 0; i < answers.size(); ++i)
        answers[i] = answersTo(u, invitations[i].first);
    layOutModels(world);
    if (Done done = copyAll(world, customers, progress); !done)
        return done;
    for (const char *sql : kDrops)
        u.run(sql);
    // As many more were invited as there are more answers.
    for (size_t i = 0; i < answers.size(); ++i) {
        if (answers[i] > 0)
            *invitations[i].second = *invitations[i].second * answersTo(u, invitations[i].first) / answers[i];
    }
    return {};
}

} // namespace goodword
