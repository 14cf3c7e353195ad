#pragma once
// Every change the program can make to touchpoints; each is one step that Undo takes back, for however many customers.

#include "core/book/book.h"
#include "core/touchpoints/touchpoint.h"

#include <QStringList>

#include <vector>

namespace goodword {

/// Logs the same touchpoint for one or several customers, with files attached to each. The draft's customer is not looked
/// at; without a day it is today, now.
Result<std::vector<TouchpointId>> logTouchpoint(Book &book, const std::vector<CustomerId> &customers,
                                                const Touchpoint &draft, const QStringList &files = {});
/// The draft that a typed line describes; without a day where it is about today.
Touchpoint quickTouchpoint(const QString &text, QDate today);
/// What was typed, read as in quicklog.h ("call 12 min happy with delivery"); what is not understood is kept as text.
Result<std::vector<TouchpointId>> quickLog(Book &book, const std::vector<CustomerId> &customers, const QString &text,
                                           StaffId staff = {}, DepartmentId department = {});
/// Everything but whose it is.
Done editTouchpoint(Book &book, const Touchpoint &touchpoint);
Done trashTouchpoints(Book &book, const std::vector<TouchpointId> &ids);
Done restoreTouchpoints(Book &book, const std::vector<TouchpointId> &ids);

/// Follow-ups that are done already, or have no day, are passed over.
Done completeFollowUps(Book &book, const std::vector<TouchpointId> &ids);
/// Open again, or for the first time, on this day.
Done rescheduleFollowUp(Book &book, TouchpointId id, QDate day);
/// No follow-up any more.
Done clearFollowUp(Book &book, TouchpointId id);

} // namespace goodword
