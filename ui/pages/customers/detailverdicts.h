#pragma once
// What may be typed as an e-mail address, a phone number or an important day on the page of a customer, and how such a day
// is read and shown. Pure functions of their arguments and the person's locale.

#include "ui/pages/customers/detaillist.h"

namespace goodword {

DetailList::Verdict judgeEmail(const QString &text);
DetailList::Verdict judgePhone(const QString &text, const QString &region);
DetailList::Verdict judgeDay(const QString &text);
/// "1980-02-29" or "--02-29": as the file has it, or as the person's own language writes a date; empty: no day.
QString yearlyDay(const QString &text);
QString shownDay(const QString &day);

} // namespace goodword
