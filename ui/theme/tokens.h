#pragma once
// The colours of Goodword as named values: light, dark and high contrast. Text colours reach WCAG AA (4.5:1) on every
// ground they are used on, strongBorder reaches 3:1. Knows nothing of widgets, style sheets or settings.

#include "core/report/colour.h"

#include <QColor>

#include <array>

namespace goodword {

/// A colour pair for pills and avatars: text that is legible on its own soft ground.
struct Tint {
    QColor text, soft;
};

struct Tokens {
    bool dark = false;
    bool highContrast = false;
    double textScale = 1.0; ///< 1.0 is 13 px body text

    QColor bg, surface, raised, sidebar, border, strongBorder, hover, selection;
    QColor text, muted, faint;
    QColor accent, accentSoft, accentText;
    QColor green, greenSoft, amber, amberSoft, red, redSoft;
    QColor toastGround, toastText, toastAction;
    QColor promoter, passive, detractor, chartLine, chartGrid;
    QColor scrim; ///< laid over the window behind an overlay; has alpha
    std::array<QColor, 8> stages;

    /// The pair for any base colour, also one a person chose for a stage.
    Tint tint(const QColor &base) const;
    Tint stageTint(int index) const { return tint(stages.at(static_cast<size_t>(qAbs(index)) % stages.size())); }

    static const Tokens &light();
    static const Tokens &darkTheme();
    static const Tokens &contrast();
};

/// What the running Theme has set; light before there is one. Read it while painting, keep no copy.
const Tokens &tokens();

} // namespace goodword
