#pragma once
// The answers of one scope and day as one small blob: by score and whether anybody got back to the person, how many are the
// person's last word (or count each) and the days of the next word of the others, in order. A window's figure follows from
// it: an answer counts where its next one lies beyond the window's end. The same answers make the same bytes, in
// whichever order they came. Little-endian: score as double, (last << 1 | open) and the number of days as 32 bits, the days as 32 bits.

#include "core/base/daynumber.h"

#include <QByteArray>
#include <QtEndian>

#include <compare>
#include <cstring>
#include <vector>

namespace goodword {

struct DayEntry {
    double score = 0;
    bool open = false;       ///< nobody has got back to the person
    DayNumber next = kNever; ///< the day of the person's next answer; that of the same day for an earlier one of it
    auto operator<=>(const DayEntry &) const = default;
};

/// One score of a day, as it is read.
struct DayGroup {
    double score = 0;
    bool open = false;
    quint32 last = 0;           ///< answers without a next one
    quint32 superseded = 0;     ///< answers with a next one
    const char *days = nullptr; ///< of those next ones, ascending

    DayNumber day(quint32 index) const { return qFromLittleEndian<DayNumber>(days + index * sizeof(DayNumber)); }
    qint64 all() const { return qint64(last) + superseded; }
    /// How many are their person's last word in a window that ends on `end`.
    qint64 countedUntil(DayNumber end) const
    {
        quint32 low = 0, high = superseded;
        while (low < high) {
            const quint32 middle = low + (high - low) / 2;
            (day(middle) <= end ? low = middle + 1 : high = middle);
        }
        return all() - low;
    }
};

/// Calls take(DayGroup) for each; what is not whole is left out.
template <class Take>
void eachGroup(const QByteArray &bytes, Take take)
{
    constexpr qsizetype kHead = 16;
    const char *at = bytes.constData();
    const char *const end = at + bytes.size();
    while (end - at >= kHead) {
        DayGroup group;
        const quint64 bits = qFromLittleEndian<quint64>(at);
        std::memcpy(&group.score, &bits, sizeof bits);
        const quint32 last = qFromLittleEndian<quint32>(at + 8);
        group.last = last >> 1;
        group.open = (last & 1) != 0;
        group.superseded = qFromLittleEndian<quint32>(at + 12);
        group.days = at + kHead;
        if ((end - group.days) / qsizetype(sizeof(DayNumber)) < qsizetype(group.superseded))
            return;
        take(std::as_const(group));
        at = group.days + qsizetype(group.superseded) * qsizetype(sizeof(DayNumber));
    }
}

/// Of all answers of a day; puts `entries` in order.
QByteArray dayBytes(std::vector<DayEntry> &entries);

/// A day being patched.
class DayAnswers
{
public:
    explicit DayAnswers(const QByteArray &bytes);
    /// Negative `times` take away.
    void add(const DayEntry &entry, qint64 times);
    QByteArray bytes() const; ///< empty without answers

private:
    struct Group {
        double score;
        bool open;
        qint64 last;
        std::vector<DayNumber> days;
    };
    std::vector<Group> m_groups; // by score, then open
};

} // namespace goodword
