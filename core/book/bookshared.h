#pragma once
// What the Books of one file within the program share: the window's and those of its jobs. For book*.cpp only.

#include "core/book/book.h"
#include "core/book/booklock.h"
#include "core/book/writegate.h"

namespace goodword {

struct Book::Shared {
    WriteGate gate;
    std::unique_ptr<BookLock> lock;
    ChangeHub *hub = nullptr; ///< the first Book's; jobs announce there, across threads
};

} // namespace goodword
