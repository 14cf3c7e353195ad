#include "ui/theme/tokens.h"

#include "ui/theme/theme.h"


namespace goodword {

static QColor hex(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

static Tokens makeLight()
{
    Tokens t;
    t.bg = hex(0xf6f7f9), t.surface = hex(0xffffff), t.raised = hex(0xffffff), t.sidebar = hex(0xeef0f4);
    t.border = hex(0xe1e4ea), t.strongBorder = hex(0x858d9a), t.hover = hex(0xeceff3), t.selection = hex(0xffffff);
    t.text = hex(0x15181e), t.muted = hex(0x5b6472), t.faint = hex(0x656e7a);
    t.accent = hex(0x4f46e5), t.accentSoft = hex(0xeceafd), t.accentText = hex(0xffffff);
    t.green = hex(0x0f7350), t.greenSoft = hex(0xdcf5ea), t.amber = hex(0x875500), t.amberSoft = hex(0xfdf0d5);
    t.red = hex(0xb3262f), t.redSoft = hex(0xfde4e5);
    t.toastGround = hex(0x1d2129), t.toastText = hex(0xf4f5f7), t.toastAction = hex(0xb0acff);
    t.promoter = hex(0x2fae85), t.passive = hex(0xf0c060), t.detractor = hex(0xec8087);
    t.chartLine = hex(0x15181e), t.chartGrid = hex(0xe1e4ea);
    t.scrim = QColor(8, 10, 14, 76);
    t.stages = {hex(0x4f46e5), hex(0x1f6fc4), hex(0x11807a), hex(0x2b8a57),
                hex(0xa86a00), hex(0xc2571b), hex(0xc23a72), hex(0x8a46bd)};
    return t;
}

static Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.bg = hex(0x101216), t.surface = hex(0x171a20), t.raised = hex(0x1d2129), t.sidebar = hex(0x0c0e11);
    t.border = hex(0x2a2f39), t.strongBorder = hex(0x6b7482), t.hover = hex(0x20242c), t.selection = hex(0x20242c);
    t.text = hex(0xeceef2), t.muted = hex(0xa2abba), t.faint = hex(0x8c95a4);
    t.accent = hex(0x8b85ff), t.accentSoft = hex(0x28264a), t.accentText = hex(0x0f1014);
    t.green = hex(0x4fd1a1), t.greenSoft = hex(0x15342a), t.amber = hex(0xf0b955), t.amberSoft = hex(0x3a2d13);
    t.red = hex(0xff7f87), t.redSoft = hex(0x3f1c20);
    t.toastGround = hex(0xeceef2), t.toastText = hex(0x15181e), t.toastAction = hex(0x4f46e5);
    t.promoter = hex(0x35a67f), t.passive = hex(0xc9973f), t.detractor = hex(0xc9606a);
    t.chartLine = hex(0xeceef2), t.chartGrid = hex(0x2a2f39);
    t.scrim = QColor(4, 5, 8, 150);
    t.stages = {hex(0x8b85ff), hex(0x6cb0ff), hex(0x4fcfc4), hex(0x63d494),
                hex(0xf0b955), hex(0xff9f6b), hex(0xff86b3), hex(0xc99bff)};
    return t;
}

static Tokens makeContrast()
{
    Tokens t;
    t.dark = true;
    t.highContrast = true;
    t.bg = hex(0x000000), t.surface = hex(0x000000), t.raised = hex(0x000000), t.sidebar = hex(0x000000);
    t.border = hex(0xb8b8b8), t.strongBorder = hex(0xffffff), t.hover = hex(0x2b2b2b), t.selection = hex(0x333300);
    t.text = hex(0xffffff), t.muted = hex(0xe6e6e6), t.faint = hex(0xcccccc);
    t.accent = hex(0xffe45c), t.accentSoft = hex(0x333300), t.accentText = hex(0x000000);
    t.green = hex(0x6dffb8), t.greenSoft = hex(0x00331f), t.amber = hex(0xffcf6b), t.amberSoft = hex(0x3a2a00);
    t.red = hex(0xffa3a8), t.redSoft = hex(0x400a0e);
    t.toastGround = hex(0xffffff), t.toastText = hex(0x000000), t.toastAction = hex(0x1a0dab);
    t.promoter = hex(0x3ddc97), t.passive = hex(0xffd166), t.detractor = hex(0xff7b84);
    t.chartLine = hex(0xffffff), t.chartGrid = hex(0x6a6a6a);
    t.scrim = QColor(0, 0, 0, 190);
    t.stages = {hex(0xffe45c), hex(0x8cc8ff), hex(0x6ff0e6), hex(0x8df0a8),
                hex(0xffcf6b), hex(0xffb088), hex(0xffa3c8), hex(0xdcb8ff)};
    return t;
}

const Tokens &Tokens::light()
{
    static const Tokens t = makeLight();
    return t;
}

const Tokens &Tokens::darkTheme()
{
    static const Tokens t = makeDark();
    return t;
}

const Tokens &Tokens::contrast()
{
    static const Tokens t = makeContrast();
    return t;
}

Tint Tokens::tint(const QColor &base) const
{
    const QColor soft = mixed(surface, base, dark ? 0.24 : 0.13);
    return {readableOn(base, soft), soft};
}

const Tokens &tokens()
{
    const Theme *theme = Theme::current();
    return theme ? theme->tokens() : Tokens::light();
}

} // namespace goodword
