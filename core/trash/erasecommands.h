#pragma once
// Erasing people for good: from rows, files, index, history, and from the words of the log. Outside undo. An older copy of the
// book still holds them; where one is restored, they are erased again.

#include "core/base/id.h"
#include "core/base/result.h"

#include <vector>

namespace goodword {

class Book;

Done eraseCustomers(Book &book, const std::vector<CustomerId> &ids);

/// After a book was opened for writing, or replaced by a backup: what it holds of those who were erased goes again.
Done eraseAgain(Book &book);

} // namespace goodword
