#pragma once
// Where a book cannot be worked with where it is (a network share, a folder that may not be written), a copy elsewhere can:
// asks for the place, copies beside the window with progress and Cancel, and tells of the copy or why there is none.

#include "core/base/result.h"

#include <functional>

class QWidget;

namespace goodword {

/// Nothing is told when no place was chosen or the copying was cancelled.
void copyElsewhere(QWidget *window, const QString &path, std::function<void(const QString &copy)> made,
                   std::function<void(const Error &)> failed);

} // namespace goodword
