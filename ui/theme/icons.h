#pragma once
// Bootstrap Icons by name, recoloured from the tokens while painting, so they follow a theme switch and stay crisp at
// any scale. Names come from resources/icons.txt. Arrows that point along the reading direction mirror in RTL.

#include <QIcon>

class QPainter;

namespace goodword {

enum class IconTint { Auto, Text, Muted, Faint, Accent, OnAccent, Green, Amber, Red, Toast };

QIcon icon(const QString &name, IconTint tint = IconTint::Auto);
void drawIcon(QPainter *painter, const QString &name, const QRect &rect, const QColor &colour);
bool hasIcon(const QString &name);

} // namespace goodword
