#pragma once
// The typeface of every page and window, compiled in, and the check that a text can be set at all: Qt drops a character
// that no font covers without a word, so an export asks here first. Needs a QGuiApplication.

#include <QFont>
#include <QString>
#include <QStringList>

namespace goodword {

/// Makes the bundled Inter known to Qt; once per program, again is free.
void registerFonts();
QString fontFamily();

/// Pages set text in tenths of a point, since only a whole number of pixels makes a font the same on every device.
constexpr qreal kPageFontScale = 10;

/// Inter, with the system's fonts behind it for other scripts; `points` x kPageFontScale pixels high.
QFont pageFont(qreal points, QFont::Weight weight = QFont::Normal, bool italic = false);

/// Characters no installed font covers, each once, as "王 (U+738B)"; empty when all can be set.
QStringList missingGlyphs(const QStringList &texts);

} // namespace goodword
