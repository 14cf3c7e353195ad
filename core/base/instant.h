#pragma once
// How time is written in the file: instants as UTC with milliseconds and Z ("2026-11-22T08:30:00.000Z"), days as ISO
// ("2026-11-22"), yearly days without a year as "--02-29". Text order is time order.

#include <QDate>
#include <QDateTime>
#include <QString>

namespace goodword {

QString instantText(const QDateTime &instant);  ///< empty for an invalid instant
QDateTime instantFromText(const QString &text); ///< UTC; invalid for anything else
inline QString dayText(QDate day) { return day.isValid() ? day.toString(Qt::ISODate) : QString(); }
inline QDate dayFromText(const QString &text) { return QDate::fromString(text, Qt::ISODate); }

} // namespace goodword
