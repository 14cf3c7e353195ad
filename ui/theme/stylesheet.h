#pragma once
// Tokens made into what Qt Widgets understand: a palette with every role, and the one style sheet of the application.

#include <QPalette>
#include <QString>

namespace goodword {

struct Tokens;

/// Under the words of a button that cannot be pressed now.
QColor idleGround(const Tokens &tokens);
QPalette makePalette(const Tokens &tokens);
QString makeStyleSheet(const Tokens &tokens);

} // namespace goodword
