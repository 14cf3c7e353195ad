#include "ui/theme/fonts.h"

#include "ui/theme/tokens.h"

#include <QDir>
#include <QFontDatabase>

static void initFontResource()
{
    Q_INIT_RESOURCE(fonts);
}

namespace goodword {

void loadFonts()
{
    initFontResource();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        return;
    const QDir dir(QStringLiteral(":/fonts"));
    for (const QString &file : dir.entryList(QDir::Files))
        QFontDatabase::addApplicationFont(dir.filePath(file));
}

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
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(textPx(size));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    if (size >= TextSize::Title)
        font.setLetterSpacing(QFont::PercentageSpacing, 98);
    return font;
}

} // namespace goodword
