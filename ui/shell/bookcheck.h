#pragma once
// Whether the open book's file is sound: a quick look beside the window after opening, and the whole check when asked for.

#include "ui/shell/refusal.h"

#include <QStringList>

#include <functional>

class QWidget;

namespace goodword {

class Session;

/// Looks on a worker; `found` hears of faults only, unless `context` is gone by then.
void lookForDamage(Session &session, QObject *context, const std::function<void(const QStringList &)> &found);

/// The whole check, as a job, with its result in a box; with faults, the ways on are offered and `go` is told which was taken.
void checkBook(Session &session, QWidget *window, const std::function<void(WayOn)> &go);

} // namespace goodword
