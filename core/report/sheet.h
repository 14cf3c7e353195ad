#pragma once
// One laid-out page: an ordered list of shapes, pictures and lines of text, in points from the top left corner. It is made
// once and painted on anything: PDF, printer, preview, picture.

#include "core/report/textblock.h"

#include <QImage>
#include <QPainterPath>
#include <QRectF>

#include <memory>
#include <variant>
#include <vector>

namespace goodword {

using TextPiece = std::shared_ptr<const TextBlock>;

class Sheet
{
public:
    void fill(const QPainterPath &path, const QColor &colour);
    void fill(const QRectF &rect, const QColor &colour, qreal radius = 0);
    void stroke(const QPainterPath &path, const QColor &colour, qreal width);
    void line(QPointF from, QPointF to, const QColor &colour, qreal width);
    void image(const QRectF &rect, const QImage &image);
    void text(const TextPiece &text, QPointF topLeft, int first = 0, int count = -1);
    void text(TextBlock text, QPointF topLeft);

    void paint(QPainter &painter) const;

private:
    struct Shape {
        QPainterPath path;
        QColor fill;
        QColor line;
        qreal width = 0;
    };
    struct Picture {
        QRectF rect;
        QImage image;
    };
    struct Lines {
        TextPiece text;
        QPointF topLeft;
        int first = 0;
        int count = -1;
    };

    std::vector<std::variant<Shape, Picture, Lines>> m_items;
};

} // namespace goodword
