#pragma once
// What may be done to one customer or many from lists, menus and bars: each runs its command, at once or, for many, as a
// job beside the window, and says what was done with Undo. Knows no page.

#include "core/base/id.h"
#include "core/base/result.h"

#include <functional>
#include <vector>

class QMenu;
class QWidget;

namespace goodword {

class Book;
class Session;

using ChosenCustomers = std::vector<CustomerId>;

namespace customerActions {

using Change = std::function<Done(Book &, const ChosenCustomers &)>;
void change(Session &session, const ChosenCustomers &ids, const QString &title, const QString &said, const Change &change);

void moveTo(Session &session, const ChosenCustomers &ids, StageId stage, const QString &stageName);
void trash(Session &session, const ChosenCustomers &ids);

/// The menus are filled anew each time they open; `chosen` is asked then.
using Chosen = std::function<ChosenCustomers()>;
void fillStages(QMenu *menu, Session &session, const Chosen &chosen);
void fillOwners(QMenu *menu, Session &session, const Chosen &chosen);
void fillTags(QMenu *menu, Session &session, const Chosen &chosen, bool remove);

/// Asks for one line and gives it when it is not empty; returns at once.
void askForLine(QWidget *parent, const QString &title, const QString &label, const std::function<void(const QString &)> &use);

} // namespace customerActions
} // namespace goodword
