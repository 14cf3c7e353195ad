#include "ui/theme/paint.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>
#include <QTextBoundaryFinder>

namespace goodword {

using namespace Qt::StringLiterals;

int pillHeight()
{
    return scaled(20);
}

int pillWidth(const QString &text)
{
    return QFontMetrics(uiFont(kPillFont)).horizontalAdvance(isolated(oneLine(text))) + kPillPadding;
}

/// Small pictures that come again and again are painted once; `paint` paints at the origin. Qt's cache drops the least used.
template <class Paint>
static void drawKept(QPainter *painter, const QRect &rect, const QString &key, const Paint &paint)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QString whole = u"goodword %1 %2x%3@%4"_s.arg(key).arg(rect.width()).arg(rect.height()).arg(ratio);
    QPixmap picture;
    if (!QPixmapCache::find(whole, &picture)) {
        picture = QPixmap(rect.size() * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter inside(&picture);
        inside.setLayoutDirection(painter->layoutDirection());
        paint(&inside);
        QPixmapCache::insert(whole, picture);
    }
    painter->drawPixmap(rect.topLeft(), picture);
}

static QString colourKey(const Tint &tint)
{
    return QString::number(tint.text.rgba(), 36) + u' ' + QString::number(tint.soft.rgba(), 36)
           + (tokens().highContrast ? u" contrast"_s : QString());
}

void drawPill(QPainter *painter, const QRect &rect, const QString &text, const Tint &tint)
{
    if (rect.isEmpty())
        return;
    const QString key = u"pill %1 %2 %3"_s.arg(colourKey(tint)).arg(isMirrored(painter)).arg(text);
    drawKept(painter, rect, key, [&](QPainter *p) {
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(tokens().highContrast ? QPen(tint.text, 1) : QPen(Qt::NoPen));
        p->setBrush(tint.soft);
        const QRect whole({}, rect.size());
        const QRectF shape = QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5);
        p->drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
        p->setFont(uiFont(kPillFont));
        p->setPen(tint.text);
        drawLine(p, whole.adjusted(6, 0, -6, 0), text, Qt::AlignHCenter);
    });
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

void drawAvatar(QPainter *painter, const QRect &rect, const QString &name)
{
    if (rect.isEmpty())
        return;
    const Tint tint = avatarTint(name);
    const QString letters = initials(name);
    drawKept(painter, rect, u"avatar %1 %2"_s.arg(colourKey(tint), letters), [&](QPainter *p) {
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(tokens().highContrast ? QPen(tint.text, 1) : QPen(Qt::NoPen));
        p->setBrush(tint.soft);
        const QRectF whole({}, rect.size());
        p->drawEllipse(whole);
        QFont font = uiFont(TextSize::Body, QFont::DemiBold);
        font.setPixelSize(qMax(8, qRound(whole.height() * 0.36)));
        p->setFont(font);
        p->setPen(tint.text);
        p->drawText(whole, Qt::AlignCenter, letters);
    });
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

bool isMirrored(const QPainter *painter)
{
    // A view's painter may not know the direction yet; then the application's holds.
    return painter->layoutDirection() == Qt::RightToLeft || QGuiApplication::layoutDirection() == Qt::RightToLeft;
}

QString safeLine(const QString &line, bool mirrored)
{
    // In a right-to-left line even plain Latin text must be isolated: "30 days" would become "days 30".
    const QString safe = isolated(line);
    return mirrored && safe == line ? QChar(0x2068) + line + QChar(0x2069) : safe;
}

void drawLine(QPainter *painter, const QRect &rect, const QString &text, Qt::Alignment alignment)
{
    const QString line = painter->fontMetrics().elidedText(oneLine(text), Qt::ElideRight, rect.width());
    const bool mirrored = isMirrored(painter);
    const Qt::Alignment side = QStyle::visualAlignment(mirrored ? Qt::RightToLeft : Qt::LeftToRight, alignment);
    const int flags = static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter->drawText(rect, flags, safeLine(line, mirrored));
}

} // namespace goodword
