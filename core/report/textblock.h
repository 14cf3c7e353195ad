#pragma once
// Plain text set in a width, line by line, so that it can flow over pages. Never markup: what the customer wrote is what
// is drawn. All measures in points; inside, text is set in tenths of a point with pixel sizes, which makes the line breaks
// the same on every device. One thread at a time.

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QString>

#include <memory>
#include <vector>

class QPainter;
class QTextLayout;

namespace goodword {

enum class TextAlign {
    Natural, ///< each paragraph by its own direction
    Left,
    Right,
    Centre
};

struct TextStyle {
    qreal size = 10;
    QFont::Weight weight = QFont::Normal;
    QColor colour = Qt::black;
    TextAlign align = TextAlign::Natural;
    qreal leading = 1.4; ///< line height in sizes
    bool italic = false;
    bool keepsGlyphs = false; ///< shaped once and not again to be drawn, at the price of memory
};

class TextBlock
{
public:
    TextBlock(const QString &text, const TextStyle &style, qreal width);
    ~TextBlock();
    TextBlock(TextBlock &&) noexcept;
    TextBlock &operator=(TextBlock &&) noexcept;

    static qreal widestWord(const QString &text, const TextStyle &style);
    /// As narrow as the same number of lines and whole words allow, so that no line is left with a single word.
    static TextBlock balanced(const QString &text, const TextStyle &style, qreal width);
    /// One line, shortened with an ellipsis where it does not fit.
    static TextBlock oneLine(const QString &text, const TextStyle &style, qreal width);

    int lineCount() const { return int(m_lines.size()); }
    qreal height(int first = 0, int count = -1) const;
    qreal width() const { return m_width; } ///< what it was set in; a balanced block's is narrower than was offered
    qreal usedWidth() const;                ///< the widest line
    /// How many lines from `first` fit a height; never leaves one line alone where it can be helped.
    int linesThatFit(int first, qreal height) const;

    void draw(QPainter &painter, QPointF topLeft, int first = 0, int count = -1) const;

private:
    struct Line {
        size_t layout = 0;
        int line = 0;
        qreal top = 0;
        qreal height = 0;
    };

    void addParagraph(const QString &text, const QFont &font, qreal width, qreal &top);
    int end(int first, int count) const;

    TextStyle m_style;
    qreal m_width = 0;
    std::vector<std::unique_ptr<QTextLayout>> m_layouts;
    std::vector<Line> m_lines;
};

} // namespace goodword
