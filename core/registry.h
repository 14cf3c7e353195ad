#pragma once
// The one list of what the rooms bring to a book: their derivers, and what a new book starts with. A new room adds a line.

#include "core/book/book.h"

namespace goodword {

/// Options with every room's derivers and seeds; what every program and test opens books with.
BookOptions standardOptions();

} // namespace goodword
