#pragma once
// Noting and lifting opt-outs, for one customer or many. Each is one undo step.

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/consents/optout.h"

#include <vector>

namespace goodword {

class Book;

/// A day that is not given is today. Who has this opt-out already keeps it as it is.
Done optOut(Book &book, const std::vector<CustomerId> &ids, const OptOut &optOut);
Done liftOptOut(Book &book, const std::vector<CustomerId> &ids, Purpose purpose, const QString &channel = {});

} // namespace goodword
