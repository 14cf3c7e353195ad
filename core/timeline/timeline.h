#pragma once
// Everything of one customer in one line of time, newest first: touchpoints, answers, moves on the journey, testimonials and
// what became of them, important dates, and when the customer came into the book. Reads only. Keys are gathered whole (a few
// thousand at most); entries with their texts are read for the page that is shown.

#include "core/base/id.h"
#include "core/touchpoints/touchpointkinds.h"

#include <QDate>
#include <QDateTime>

#include <optional>
#include <vector>

namespace goodword {

class Database;

enum class TimelineKind { Touchpoint, Answer, StageMove, Testimonial, ImportantDate, Created };

struct TimelineKey {
    TimelineKind kind = TimelineKind::Touchpoint;
    qint64 id = 0; ///< of the touchpoint, answer, journey event, testimonial event, customer date or customer
    QDate day;
    QDateTime at; ///< invalid where only the day is known
    bool operator==(const TimelineKey &) const = default;
};

struct TimelineEntry {
    TimelineKey key;
    QString title;  ///< one line
    QString body;   ///< what was said or written
    QString note;   ///< how and with what result, one line
    QString icon;   ///< name of an icon
    Sentiment sentiment = Sentiment::Unset;
    std::optional<double> score; ///< of an answer
    bool isNps = false;          ///< whether the score has a band
    qint64 subject = 0;          ///< what to open: the id, or the testimonial of an event
    StaffId staff;
    QString staffName;
    QDate followUpDay; ///< of a touchpoint, where one is open
    int attachments = 0;
};

/// Newest first; of one day, what has no time comes first. `kinds` empty: all.
std::vector<TimelineKey> timelineKeys(Database &db, CustomerId customer, QDate today,
                                      const std::vector<TimelineKind> &kinds = {});
/// In the order of `keys`; what is no longer there is left out.
std::vector<TimelineEntry> timelineEntries(Database &db, const std::vector<TimelineKey> &keys);

QString timelineKindName(TimelineKind kind);

} // namespace goodword
