#pragma once
// What can be done about a book that could not be opened or is not sound: the same ways on wherever it is said, on the
// start page or over an open book. Decides which ways make sense; the window walks them.

#include "core/base/result.h"

#include <functional>

namespace goodword {

class Banner;

enum class WayOn {
    ReadOnly, ///< look at it, change nothing
    Copy,     ///< work with a copy elsewhere
    Backups,  ///< restore a copy of a backup
    Salvage,  ///< bring what is whole into a new book
    Locate,   ///< it was moved: show where it is
    Again,    ///< the same once more
    Another,  ///< choose another file
    NewName   ///< a new book under another name
};

QList<WayOn> waysOn(const QString &path, const Error &error);

/// Says the refusal and offers its ways; `go` is told which was taken, after the banner is gone.
void showRefusal(Banner &banner, const QString &path, const Error &error, const std::function<void(WayOn)> &go);

} // namespace goodword
