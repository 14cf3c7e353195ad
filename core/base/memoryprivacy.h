#pragma once
// What is in the program's memory stays there: a crash writes no file of it.

namespace goodword {

/// At the start of every program that opens books.
void keepMemoryOutOfFiles();

} // namespace goodword
