#pragma once
// A book of customers with a bit of everything, from a seed, and filters that fit it: what tests of lists are tried on.

#include "core/book/book.h"

#include <QStringList>

namespace goodword::test {

/// Forty customers in one step, so that it is quick.
void fillAtRandom(Book &book, quint32 seed);
/// Terms of every kind, many of which fit some of them.
QStringList filterPieces();

} // namespace goodword::test
