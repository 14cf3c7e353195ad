#pragma once
// The days a follow-up is usually put on, as a menu; the same on the page, in the preview and in the log.

#include <QDate>

#include <functional>

class QMenu;
class QWidget;

namespace goodword {

/// Adds the entries; `chosen` gets the day. "Another day…" asks with a calendar over `window`.
void fillFollowUpMenu(QMenu *menu, QDate today, QWidget *window, const std::function<void(QDate)> &chosen);

/// "overdue since 3 Nov", "today", "tomorrow", "in 5 days, 27 Nov".
QString followUpWords(QDate day, QDate today);

} // namespace goodword
