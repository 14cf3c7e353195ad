#include "ui/theme/paint.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>
#include <QTextBoundaryFinder>

namespace goodword {

int pillHeight()
{
    return scaled(20);
}

int pillWidth(const QString &text)
{
    return QFontMetrics(uiFont(TextSize::Tiny, QFont::Medium)).horizontalAdvance(isolated(oneLine(text))) + 16;
}

void drawPill(QPainter *painter, const QRect &rect, const QString &text, const Tint &tint)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(tokens().highContrast ? QPen(tint.text, 1) : QPen(Qt::NoPen));
    painter->setBrush(tint.soft);
    const QRectF shape = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    painter->setFont(uiFont(TextSize::Tiny, QFont::Medium));
    painter->setPen(tint.text);
    drawLine(painter, rect.adjusted(6, 0, -6, 0), text, Qt::AlignHCenter);
    painter->restore();
}

Tint avatarTint(const QString &name)
{
    quint32 hash = 2166136261U;
    for (const char c : name.toUtf8()) {
        hash ^= static_cast<quint8>(c);
        hash *= 16777619U;
    }
    return tokens().stageTint(static_cast<int>(hash % 8));
}

static QString firstLetter(QStringView word)
{
    qsizetype start = 0;
    while (start < word.size() && !word.at(start).isLetterOrNumber() && !word.at(start).isSurrogate())
        ++start;
    const QString rest = word.mid(start).toString();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, rest);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? rest.left(end).toUpper() : QString();
}

QString initials(const QString &name)
{
    const QStringList words = oneLine(name).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList letters;
    for (const QString &word : words) {
        if (const QString letter = firstLetter(word); !letter.isEmpty())
            letters << letter;
    }
    if (letters.isEmpty())
        return {};
    return letters.size() == 1 ? letters.first() : letters.first() + letters.last();
}

void drawAvatar(QPainter *painter, const QRectF &rect, const QString &name)
{
    const Tint tint = avatarTint(name);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(tokens().highContrast ? QPen(tint.text, 1) : QPen(Qt::NoPen));
    painter->setBrush(tint.soft);
    painter->drawEllipse(rect);
    QFont font = uiFont(TextSize::Body, QFont::DemiBold);
    font.setPixelSize(qMax(8, qRound(rect.height() * 0.36)));
    painter->setFont(font);
    painter->setPen(tint.text);
    painter->drawText(rect, Qt::AlignCenter, initials(name));
    painter->restore();
}

void drawFocusRing(QPainter *painter, const QRectF &rect, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(tokens().accent, 2));
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

void drawLine(QPainter *painter, const QRect &rect, const QString &text, Qt::Alignment alignment)
{
    const QString line = painter->fontMetrics().elidedText(oneLine(text), Qt::ElideRight, rect.width());
    // A view's painter may not know the direction yet; then the application's holds.
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft
                          || QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const Qt::Alignment side = QStyle::visualAlignment(mirrored ? Qt::RightToLeft : Qt::LeftToRight, alignment);
    const int flags = static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine;
    // In a right-to-left line even plain Latin text must be isolated: "30 days" would become "days 30".
    const QString safe = isolated(line);
    painter->drawText(rect, flags, mirrored && safe == line ? QChar(0x2068) + line + QChar(0x2069) : safe);
}

} // namespace goodword
