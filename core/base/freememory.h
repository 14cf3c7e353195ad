#pragma once
// Work on a million rows leaves its memory with the C library, where nobody else can use it. Linux with glibc; elsewhere
// nothing happens.

namespace goodword {

/// Gives the machine back what is free: some milliseconds, for the end of long work.
void giveBackFreeMemory();

} // namespace goodword
