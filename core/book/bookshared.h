#pragma once
// What the Books of one file within the program share: the window's and those of its jobs. For book*.cpp only.

#include "core/book/book.h"
#include "core/book/booklock.h"
#include "core/book/reserve.h"
#include "core/book/writegate.h"

namespace goodword {

struct Book::Shared {
    explicit Shared(const QString &path) : reserve(path) {}

    WriteGate gate;
    std::unique_ptr<BookLock> lock;
    Reserve reserve;
    ChangeHub *hub = nullptr; ///< the first Book's; jobs announce there, across threads
};

} // namespace goodword
