#include "ui/theme/fonts.h"

#include "core/report/fonts.h"
#include "ui/theme/tokens.h"

namespace goodword {

int scaled(int px)
{
    return qRound(px * tokens().textScale);
}

int textPx(TextSize size)
{
    return scaled(static_cast<int>(size));
}

QFont uiFont(TextSize size, QFont::Weight weight)
{
    QFont font(fontFamily());
    font.setPixelSize(textPx(size));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    if (size >= TextSize::Title)
        font.setLetterSpacing(QFont::PercentageSpacing, 98);
    return font;
}

} // namespace goodword
