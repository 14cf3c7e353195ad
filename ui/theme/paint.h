#pragma once
// Small things every delegate paints, so that a pill is the same pill in a list, on a board and on a page. All take
// the rectangle already mirrored (QStyle::visualRect); text given here is customer text and is drawn as plain text.

#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QFont>

class QPainter;
class QRectF;

namespace goodword {

inline constexpr LineFont kPillFont{TextSize::Tiny, QFont::Medium};
inline constexpr int kPillPadding = 16; ///< of both sides
int pillHeight();
int pillWidth(const QString &text);
/// Elides when the rectangle is narrower than pillWidth().
void drawPill(QPainter *painter, const QRect &rect, const QString &text, const Tint &tint);

/// One of eight colours by FNV-1a of the name: the same in every run and on every machine.
Tint avatarTint(const QString &name);
QString initials(const QString &name);
void drawAvatar(QPainter *painter, const QRect &rect, const QString &name);

/// The 2 px ring that shows where the keyboard is.
void drawFocusRing(QPainter *painter, const QRectF &rect, qreal radius = 8);

/// Whether lines read from right to left.
bool isMirrored(const QPainter *painter);
/// A line that can change the order of nothing around it.
QString safeLine(const QString &line, bool mirrored);
/// One line, elided, aligned with the reading direction, in the painter's font and pen.
void drawLine(QPainter *painter, const QRect &rect, const QString &text, Qt::Alignment alignment = Qt::AlignLeft);

} // namespace goodword
