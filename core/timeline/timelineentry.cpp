#include "core/timeline/timeline.h"

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/book/database.h"
#include "core/customers/customer.h"
#include "core/feedback/survey.h"
#include "core/testimonials/testimonial.h"

#include <QLocale>

namespace goodword {

namespace {

QString channelIcon(Channel channel)
{
    switch (channel) {
    case Channel::Call: return QStringLiteral("telephone");
    case Channel::Email: return QStringLiteral("envelope");
    case Channel::Meeting: return QStringLiteral("people");
    case Channel::Visit: return QStringLiteral("shop");
    case Channel::Chat: return QStringLiteral("chat-left-text");
    case Channel::Sms: return QStringLiteral("chat-left-text");
    case Channel::Social: return QStringLiteral("hash");
    case Channel::Letter: return QStringLiteral("file-earmark-text");
    case Channel::Event: return QStringLiteral("calendar-event");
    case Channel::Other: break;
    }
    return QStringLiteral("pencil");
}

/// "Call · 12 min · ordered two boxes"
QString touchpointNote(Channel channel, bool withChannel, std::optional<qint64> minutes, const QString &outcome)
{
    QStringList parts;
    if (withChannel)
        parts += channelName(channel);
    if (minutes)
        parts += Core::tr("%n min", nullptr, int(*minutes));
    if (!outcome.isEmpty())
        parts += oneLine(outcome);
    return parts.join(QStringLiteral(" · "));
}

bool readTouchpoint(Database &db, TimelineEntry &entry)
{
    Statement s(db, R"(SELECT t.channel, t.subject, t.body, t.outcome, t.minutes, t.sentiment, t.staff_id, f.name,
                              t.follow_up_day, t.follow_up_done,
                              (SELECT count(*) FROM attachment a WHERE a.touchpoint_id = t.id)
                       FROM touchpoint t LEFT JOIN staff f ON f.id = t.staff_id
                       WHERE t.id = ? AND t.deleted_at IS NULL)", entry.key.id);
    if (!s.next())
        return false;
    const Channel channel = channelFromCode(s.text(0)).value_or(Channel::Other);
    entry.title = s.text(1).isEmpty() ? channelName(channel) : s.text(1);
    entry.body = s.text(2);
    entry.note = touchpointNote(channel, !s.text(1).isEmpty(), s.optionalInteger(4), s.text(3));
    entry.icon = channelIcon(channel);
    entry.sentiment = sentimentFromCode(s.text(5)).value_or(Sentiment::Unset);
    entry.staff = s.id<StaffId>(6);
    entry.staffName = s.text(7);
    if (!s.flag(9))
        entry.followUpDay = s.day(8);
    entry.attachments = s.number(10);
    return true;
}

bool readAnswer(Database &db, TimelineEntry &entry)
{
    Statement s(db, R"(SELECT v.name, v.kind, a.score, a.comment, a.ignored FROM answer a JOIN survey v ON v.id = a.survey_id
                       WHERE a.id = ? AND a.deleted_at IS NULL)", entry.key.id);
    if (!s.next())
        return false;
    entry.score = s.real(2);
    entry.isNps = surveyKindFromCode(s.text(1)) == SurveyKind::Nps;
    entry.title = QStringLiteral("%1: %2").arg(s.text(0), QLocale().toString(*entry.score, 'g', 3));
    entry.body = s.text(3);
    entry.note = s.flag(4) ? Core::tr("Left out of the figures") : QString();
    entry.icon = QStringLiteral("speedometer2");
    return true;
}

bool readStageMove(Database &db, TimelineEntry &entry)
{
    Statement s(db, R"(SELECT f.name, t.name, e.reason, e.evidence, e.staff_id, w.name
                       FROM journey_event e
                       LEFT JOIN journey_stage f ON f.id = e.from_stage_id
                       LEFT JOIN journey_stage t ON t.id = e.to_stage_id
                       LEFT JOIN staff w ON w.id = e.staff_id
                       WHERE e.id = ?)", entry.key.id);
    if (!s.next())
        return false;
    if (s.isNull(1))
        entry.title = Core::tr("Left the journey at %1").arg(isolated(s.text(0)));
    else if (s.isNull(0))
        entry.title = Core::tr("Came to %1").arg(isolated(s.text(1)));
    else
        entry.title = Core::tr("%1 → %2").arg(isolated(s.text(0)), isolated(s.text(1)));
    entry.body = s.text(2);
    entry.note = oneLine(s.text(3));
    entry.staff = s.id<StaffId>(4);
    entry.staffName = s.text(5);
    entry.icon = QStringLiteral("signpost-split");
    return true;
}

bool readTestimonialEvent(Database &db, TimelineEntry &entry)
{
    Statement s(db, R"(SELECT e.kind, e.wording, e.place, e.note, q.original, q.id, e.staff_id, w.name
                       FROM testimonial_event e JOIN testimonial q ON q.id = e.testimonial_id
                       LEFT JOIN staff w ON w.id = e.staff_id
                       WHERE e.id = ? AND q.deleted_at IS NULL)", entry.key.id);
    if (!s.next())
        return false;
    const auto move = testimonialMoveFromCode(s.text(0)).value_or(TestimonialMove::Draft);
    entry.title = Core::tr("Testimonial: %1").arg(testimonialMoveName(move));
    entry.body = s.text(1).isEmpty() ? s.text(4) : s.text(1);
    QStringList note{oneLine(s.text(2)), oneLine(s.text(3))};
    note.removeAll(QString());
    entry.note = note.join(QStringLiteral(" · "));
    entry.subject = s.integer(5);
    entry.staff = s.id<StaffId>(6);
    entry.staffName = s.text(7);
    entry.icon = QStringLiteral("chat-left-quote");
    return true;
}

bool readImportantDate(Database &db, TimelineEntry &entry)
{
    Statement s(db, "SELECT kind, label FROM customer_date WHERE id = ?", entry.key.id);
    if (!s.next())
        return false;
    entry.title = s.text(1).isEmpty() ? dateKindName(dateKindFromCode(s.text(0)).value_or(DateKind::Other)) : s.text(1);
    entry.icon = QStringLiteral("calendar2-week");
    return true;
}

bool readCreated(Database &db, TimelineEntry &entry)
{
    Statement s(db, "SELECT source FROM customer WHERE id = ?", entry.key.id);
    if (!s.next())
        return false;
    entry.title = Core::tr("Added to the book");
    entry.body = s.text(0);
    QStringList sources;
    Statement refs(db, R"(SELECT DISTINCT source FROM external_ref
                          WHERE table_name = 'customer' AND row_id = ? AND source <> '' ORDER BY source)", entry.key.id);
    while (refs.next())
        sources += oneLine(refs.text(0));
    if (!sources.isEmpty())
        entry.note = Core::tr("Known as well to: %1").arg(sources.join(QStringLiteral(", ")));
    entry.icon = QStringLiteral("person-plus");
    return true;
}

bool readEntry(Database &db, TimelineEntry &entry)
{
    switch (entry.key.kind) {
    case TimelineKind::Touchpoint: return readTouchpoint(db, entry);
    case TimelineKind::Answer: return readAnswer(db, entry);
    case TimelineKind::StageMove: return readStageMove(db, entry);
    case TimelineKind::Testimonial: return readTestimonialEvent(db, entry);
    case TimelineKind::ImportantDate: return readImportantDate(db, entry);
    case TimelineKind::Created: return readCreated(db, entry);
    }
    return false;
}

} // namespace

std::vector<TimelineEntry> timelineEntries(Database &db, const std::vector<TimelineKey> &keys)
{
    std::vector<TimelineEntry> entries;
    entries.reserve(keys.size());
    for (const TimelineKey &key : keys) {
        TimelineEntry entry;
        entry.key = key;
        entry.subject = key.id;
        if (readEntry(db, entry))
            entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace goodword
