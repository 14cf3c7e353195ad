#pragma once
// A day as the number 20261122: in order as days are, a month by dividing by 100, four bytes in a blob.

#include <QByteArrayView>
#include <QDate>

#include <limits>

namespace goodword {

using DayNumber = qint32;

/// After every day there is.
constexpr DayNumber kNever = std::numeric_limits<DayNumber>::max();

inline DayNumber dayNumber(QDate day)
{
    return DayNumber(day.year() * 10000 + day.month() * 100 + day.day());
}

/// From "2026-11-22"; the schema's days are always written so.
inline DayNumber dayNumber(QByteArrayView text)
{
    DayNumber number = 0;
    for (const char c : text.first(std::min<qsizetype>(text.size(), 10))) {
        if (c >= '0' && c <= '9' && number < 100'000'000)
            number = number * 10 + DayNumber(c - '0');
    }
    return number;
}

inline QDate dateOf(DayNumber day)
{
    return QDate(day / 10000, day / 100 % 100, day % 100);
}

inline DayNumber monthOf(DayNumber day)
{
    return day / 100;
}

} // namespace goodword
