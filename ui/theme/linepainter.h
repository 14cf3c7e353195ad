#pragma once
// Paints single lines of customer text as drawLine() does, and keeps them ready: a list paints the same lines again with every
// frame it scrolls, and shaping and eliding a text takes longer than painting it. For a delegate, as its member.

#include "ui/theme/fonts.h"

#include <QCache>
#include <QHash>
#include <QStaticText>

class QPainter;

namespace goodword {

class LinePainter
{
public:
    /// One line, elided, aligned with the reading direction. Leaves font and pen as it used them.
    void draw(QPainter *painter, const QRect &rect, const QString &text, LineFont font, const QColor &colour,
              Qt::Alignment alignment = Qt::AlignLeft);
    /// Of the whole line.
    int widthOf(const QString &text, LineFont font);

private:
    struct Key {
        QString text;
        int width;
        LineFont font;
        bool mirrored;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.text, key.width, int(key.font.size), int(key.font.weight), key.mirrored);
        }
    };
    struct Line {
        QStaticText text;
        QSizeF size;
    };
    const QFont &fontOf(LineFont font);
    const Line &line(const Key &key);

    double m_scale = 0; ///< of the text when the lines were made
    QHash<int, QFont> m_fonts;
    QCache<Key, Line> m_lines{4096};
};

} // namespace goodword
