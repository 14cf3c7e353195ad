#include "core/report/sheet.h"

#include <QPainter>

namespace goodword {

void Sheet::fill(const QPainterPath &path, const QColor &colour)
{
    m_items.emplace_back(Shape{path, colour, {}, 0});
}

void Sheet::fill(const QRectF &rect, const QColor &colour, qreal radius)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    fill(path, colour);
}

void Sheet::stroke(const QPainterPath &path, const QColor &colour, qreal width)
{
    m_items.emplace_back(Shape{path, {}, colour, width});
}

void Sheet::line(QPointF from, QPointF to, const QColor &colour, qreal width)
{
    QPainterPath path(from);
    path.lineTo(to);
    stroke(path, colour, width);
}

void Sheet::image(const QRectF &rect, const QImage &image)
{
    m_items.emplace_back(Picture{rect, image});
}

void Sheet::text(const TextPiece &text, QPointF topLeft, int first, int count)
{
    m_items.emplace_back(Lines{text, topLeft, first, count});
}

void Sheet::text(TextBlock text, QPointF topLeft)
{
    this->text(std::make_shared<const TextBlock>(std::move(text)), topLeft);
}

void Sheet::paint(QPainter &painter) const
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    for (const auto &item : m_items) {
        if (const auto *shape = std::get_if<Shape>(&item)) {
            painter.setPen(shape->line.isValid() ? QPen(shape->line, shape->width) : QPen(Qt::NoPen));
            painter.setBrush(shape->fill.isValid() ? QBrush(shape->fill) : QBrush(Qt::NoBrush));
            painter.drawPath(shape->path);
        } else if (const auto *picture = std::get_if<Picture>(&item)) {
            painter.drawImage(picture->rect, picture->image);
        } else if (const auto *lines = std::get_if<Lines>(&item)) {
            lines->text->draw(painter, lines->topLeft, lines->first, lines->count);
        }
    }
    painter.restore();
}

} // namespace goodword
