#pragma once
// For the benchmark of the start: says "painted" on standard output once the first list of the book stands on the screen.

namespace goodword {

class MainWindow;

/// Only where GOODWORD_SAY_PAINTED is set.
void sayWhenPainted(MainWindow &window);

} // namespace goodword
