#include "ui/theme/icons.h"

#include "ui/theme/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

static QString iconPath(const QString &name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

static bool pointsAlongReading(const QString &name)
{
    return name.endsWith(u"-left") || name.endsWith(u"-right") || name == u"layout-sidebar" || name == u"send"
           || name == u"list-ul" || name == u"list-check" || name.startsWith(u"chat-left") || name == u"quote";
}

static QPixmap render(const QString &name, const QSize &size, const QColor &colour)
{
    if (size.isEmpty()) // asked for by what is being laid out, or folded away
        return {};
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft && pointsAlongReading(name);
    const QString key = u"goodword-icon/%1/%2x%3/%4%5"_s.arg(name)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(colour.name(QColor::HexArgb), mirrored ? u"/m"_s : QString());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QFile file(iconPath(name));
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        if (mirrored) {
            painter.translate(size.width(), 0);
            painter.scale(-1, 1);
        }
        painter.setOpacity(colour.alphaF());
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

static QColor colourOf(IconTint tint, QIcon::Mode mode, QIcon::State state)
{
    const Tokens &t = tokens();
    if (mode == QIcon::Disabled)
        return tint == IconTint::OnAccent ? t.faint : mixed(t.surface, t.faint, 0.7);
    switch (tint) {
    case IconTint::Text: return t.text;
    case IconTint::Muted: return t.muted;
    case IconTint::Faint: return t.faint;
    case IconTint::Accent: return t.accent;
    case IconTint::OnAccent: return t.accentText;
    case IconTint::Green: return t.green;
    case IconTint::Amber: return t.amber;
    case IconTint::Red: return t.red;
    case IconTint::Toast: return t.toastText;
    case IconTint::Auto: break;
    }
    return mode == QIcon::Selected || state == QIcon::On ? t.accent : t.muted;
}

class IconEngine final : public QIconEngine
{
public:
    IconEngine(QString name, IconTint tint) : m_name(std::move(name)), m_tint(tint) {}

    QIconEngine *clone() const override { return new IconEngine(m_name, m_tint); }
    QString iconName() override { return m_name; }
    bool isNull() override { return !hasIcon(m_name); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        drawIcon(painter, m_name, rect, colourOf(m_tint, mode, state));
    }

    // The size is in device pixels already; QIcon puts the ratio on the picture.
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return render(m_name, size, colourOf(m_tint, mode, state));
    }

private:
    QString m_name;
    IconTint m_tint;
};

QIcon icon(const QString &name, IconTint tint)
{
    return QIcon(new IconEngine(name, tint));
}

void drawIcon(QPainter *painter, const QString &name, const QRect &rect, const QColor &colour)
{
    const double zoom = std::sqrt(std::abs(painter->deviceTransform().determinant()));
    painter->drawPixmap(rect, render(name, (QSizeF(rect.size()) * qMax(zoom, 0.1)).toSize(), colour));
}

bool hasIcon(const QString &name)
{
    return QFile::exists(iconPath(name));
}

} // namespace goodword
