#include "ui/theme/linepainter.h"

#include "core/base/text.h"
#include "ui/theme/paint.h"
#include "ui/theme/tokens.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyle>

#include <limits>

namespace goodword {

const QFont &LinePainter::fontOf(LineFont font)
{
    QFont &kept = m_fonts[int(font.size) * 1000 + int(font.weight)];
    if (kept.pixelSize() <= 0)
        kept = uiFont(font.size, font.weight);
    return kept;
}

const LinePainter::Line &LinePainter::line(const Key &key)
{
    if (const double scale = tokens().textScale; scale != m_scale) {
        m_scale = scale;
        m_fonts.clear();
        m_lines.clear();
    }
    if (const Line *known = m_lines.object(key))
        return *known;
    const QFont &font = fontOf(key.font);
    auto *line = new Line;
    line->text.setTextFormat(Qt::PlainText);
    line->text.setText(safeLine(oneLine(key.text), key.mirrored));
    line->text.prepare({}, font);
    if (line->text.size().width() > key.width) {
        line->text.setText(safeLine(QFontMetrics(font).elidedText(oneLine(key.text), Qt::ElideRight, key.width), key.mirrored));
        line->text.prepare({}, font);
    }
    line->size = line->text.size();
    m_lines.insert(key, line);
    return *line;
}

int LinePainter::widthOf(const QString &text, LineFont font)
{
    return text.isEmpty() ? 0 : qRound(line({text, std::numeric_limits<int>::max(), font, false}).size.width());
}

void LinePainter::draw(QPainter *painter, const QRect &rect, const QString &text, LineFont font, const QColor &colour,
                       Qt::Alignment alignment)
{
    if (rect.width() <= 0 || text.isEmpty())
        return;
    const bool mirrored = isMirrored(painter);
    const Line &ready = line({text, rect.width(), font, mirrored});
    const Qt::Alignment side = QStyle::visualAlignment(mirrored ? Qt::RightToLeft : Qt::LeftToRight, alignment);
    const qreal free = rect.width() - ready.size.width();
    const qreal x = side & Qt::AlignRight ? free : side & Qt::AlignHCenter ? free / 2 : 0;
    painter->setFont(fontOf(font));
    painter->setPen(colour);
    painter->drawStaticText(QPointF(rect.x() + x, rect.y() + (rect.height() - ready.size.height()) / 2), ready.text);
}

} // namespace goodword
