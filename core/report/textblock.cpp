#include "core/report/textblock.h"

#include "core/report/fonts.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace goodword {

namespace {

constexpr qreal kParagraphGap = 0.55; ///< in line heights
/// Qt takes quadratic time over formats; a paragraph with more signs than this is no prose and keeps the font's forms.
constexpr int kMostSigns = 300;

/// Signs that Inter draws otherwise next to digits, capitals or other signs; not those that are only kerned.
bool isSign(QChar c)
{
    constexpr char16_t kFirstOtherScript = 0x0590, kGeneralPunctuation = 0x2000, kFirstCjk = 0x2E80;
    const char16_t code = c.unicode();
    const bool latin = code < kFirstOtherScript || (code >= kGeneralPunctuation && code < kFirstCjk);
    return latin && (c.isPunct() || c.isSymbol()) && !QStringView(u".,;!?'\"‘’“”„‚…«»‹›").contains(c);
}

bool isTimesSign(const QString &text, qsizetype i)
{
    if (text[i] != u'x' && text[i] != u'X')
        return false;
    const QStringView before = QStringView(text).left(i).trimmed();
    return !before.isEmpty() && before.back().isDigit();
}

/// Inter draws "->" as an arrow, "2x4" with a multiplication sign and lifts a colon between digits. A customer's text is
/// not ours to improve, and a reader could not copy it out of the PDF: an empty format around each sign keeps the shaper
/// from seeing its neighbours.
QList<QTextLayout::FormatRange> withoutContextualForms(const QString &text)
{
    QList<QTextLayout::FormatRange> ranges;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isSign(text[i]) && !isTimesSign(text, i))
            continue;
        QTextLayout::FormatRange range;
        range.start = int(i);
        range.length = 1;
        range.format.setProperty(QTextFormat::UserProperty, int(i));
        ranges << range;
        if (ranges.size() > kMostSigns)
            return {};
    }
    return ranges;
}

/// QString::isRightToLeft() does not look inside isolates, and a line of ours may hold nothing else.
bool startsRightToLeft(QString text)
{
    text.removeIf([](QChar c) { return c >= QChar(0x2066) && c <= QChar(0x2069); });
    return text.isRightToLeft();
}

Qt::Alignment absoluteAlignment(TextAlign align, bool rightToLeft)
{
    switch (align) {
    case TextAlign::Left: return Qt::AlignLeft | Qt::AlignAbsolute;
    case TextAlign::Right: return Qt::AlignRight | Qt::AlignAbsolute;
    case TextAlign::Centre: return Qt::AlignHCenter;
    case TextAlign::Natural: break;
    }
    return (rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
}

} // namespace

TextBlock::TextBlock(const QString &text, const TextStyle &style, qreal width) : m_style(style), m_width(width)
{
    const QFont font = pageFont(style.size, style.weight, style.italic);
    const qreal lineHeight = style.size * style.leading;
    qreal top = 0;
    bool gap = false;
    for (const QString &paragraph : text.split(u'\n')) {
        if (paragraph.trimmed().isEmpty()) {
            gap = !m_lines.empty();
            continue;
        }
        if (!m_lines.empty())
            top += lineHeight * kParagraphGap * (gap ? 1.0 : 0.4);
        gap = false;
        addParagraph(paragraph, font, width * kPageFontScale, top);
    }
}

TextBlock::~TextBlock() = default;
TextBlock::TextBlock(TextBlock &&) noexcept = default;
TextBlock &TextBlock::operator=(TextBlock &&) noexcept = default;

void TextBlock::addParagraph(const QString &text, const QFont &font, qreal width, qreal &top)
{
    const bool rightToLeft = startsRightToLeft(text);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(absoluteAlignment(m_style.align, rightToLeft));

    auto layout = std::make_unique<QTextLayout>(text, font);
    layout->setTextOption(option);
    layout->setFormats(withoutContextualForms(text));
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, 0});
        // A script whose letters are taller than ours (Nastaliq, Tibetan) gets the room it needs.
        const qreal height = std::max(m_style.size * m_style.leading, line.height() / kPageFontScale);
        m_lines.push_back({m_layouts.size(), line.lineNumber(), top, height});
        top += height;
    }
    layout->endLayout();
    m_layouts.push_back(std::move(layout));
}

qreal TextBlock::widestWord(const QString &text, const TextStyle &style)
{
    const QFontMetricsF metrics(pageFont(style.size, style.weight, style.italic));
    qreal widest = 0;
    for (const QString &word : text.simplified().split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word) / kPageFontScale);
    return widest;
}

TextBlock TextBlock::balanced(const QString &text, const TextStyle &style, qreal width)
{
    TextBlock best(text, style, width);
    qreal tooNarrow = std::min(width, std::max(width * 0.4, widestWord(text, style) + 1)), enough = width;
    for (int step = 0; step < 8; ++step) {
        const qreal middle = (tooNarrow + enough) / 2;
        TextBlock candidate(text, style, middle);
        if (candidate.lineCount() <= best.lineCount()) {
            enough = middle;
            best = std::move(candidate);
        } else {
            tooNarrow = middle;
        }
    }
    return best;
}

TextBlock TextBlock::oneLine(const QString &text, const TextStyle &style, qreal width)
{
    QString line = text;
    line.replace(u'\n', u' ');
    const QFontMetricsF metrics(pageFont(style.size, style.weight, style.italic));
    return TextBlock(metrics.elidedText(line, Qt::ElideRight, width * kPageFontScale), style, width + 1);
}

int TextBlock::end(int first, int count) const
{
    return count < 0 ? lineCount() : std::min(lineCount(), first + count);
}

qreal TextBlock::height(int first, int count) const
{
    const int last = end(first, count) - 1;
    if (last < first)
        return 0;
    return m_lines[size_t(last)].top + m_lines[size_t(last)].height - m_lines[size_t(first)].top;
}

qreal TextBlock::usedWidth() const
{
    qreal widest = 0;
    for (const Line &line : m_lines)
        widest = std::max(widest, m_layouts[line.layout]->lineAt(line.line).naturalTextWidth() / kPageFontScale);
    return widest;
}

int TextBlock::linesThatFit(int first, qreal available) const
{
    int count = 0;
    while (first + count < lineCount() && height(first, count + 1) <= available)
        ++count;
    const int left = lineCount() - first - count;
    if (left > 0 && count == 1)
        return 0;
    return left == 1 && count > 2 ? count - 1 : count;
}

void TextBlock::draw(QPainter &painter, QPointF topLeft, int first, int count) const
{
    const int stop = end(first, count);
    if (stop <= first)
        return;
    const qreal offset = m_lines[size_t(first)].top;
    painter.save();
    painter.setPen(m_style.colour);
    painter.translate(topLeft);
    painter.scale(1 / kPageFontScale, 1 / kPageFontScale);
    for (int i = first; i < stop; ++i) {
        const Line &line = m_lines[size_t(i)];
        const QTextLine set = m_layouts[line.layout]->lineAt(line.line);
        const qreal slack = line.height * kPageFontScale - set.height();
        set.draw(&painter, QPointF(0, (line.top - offset) * kPageFontScale + slack / 2));
    }
    painter.restore();
}

} // namespace goodword
