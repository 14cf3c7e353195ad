#pragma once
// The typeface (Inter, compiled in) and the one scale of text sizes, multiplied by the person's text-size setting.

#include <QFont>

namespace goodword {

enum class TextSize { Tiny = 11, Small = 12, Body = 13, Lead = 14, Subtitle = 16, Title = 22, Figure = 26 };

/// A font of the program's, by what it is made of.
struct LineFont {
    TextSize size = TextSize::Body;
    QFont::Weight weight = QFont::Normal;

    bool operator==(const LineFont &) const = default;
};

int textPx(TextSize size);
QFont uiFont(TextSize size = TextSize::Body, QFont::Weight weight = QFont::Normal);
inline QFont uiFont(LineFont font) { return uiFont(font.size, font.weight); }
/// A length that grows with the text, for row heights.
int scaled(int px);

} // namespace goodword
