#pragma once
// The trash of the whole book: customers, touchpoints, answers and testimonials. Each room moves its own things there and
// takes them back out; here is what throws them away.

#include "core/base/result.h"

namespace goodword {

class Book;

/// Outside undo: everything in the trash and all that is known of the customers in it are gone, and so are the undo steps
/// that mention them.
Done emptyTrash(Book &book);

} // namespace goodword
