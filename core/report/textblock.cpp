#include "core/report/textblock.h"

#include "core/report/fonts.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBoundaryFinder>
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

QTextOption optionOf(const QString &paragraph, TextAlign align)
{
    const bool rightToLeft = startsRightToLeft(paragraph);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(absoluteAlignment(align, rightToLeft));
    return option;
}

/// Where the words of a text begin and end when it is set in one line: shaped once, it tells the number of lines in any
/// width. Known for texts of one direction, left to right, alone.
class WordWidths
{
public:
    WordWidths(const QString &text, const TextStyle &style)
    {
        const QFont font = pageFont(style.size, style.weight, style.italic);
        for (const QString &paragraph : text.split(u'\n')) {
            if (!paragraph.trimmed().isEmpty() && m_known)
                measure(paragraph, font, style.align);
        }
    }

    bool areKnown() const { return m_known; }
    int linesIn(qreal width) const
    {
        int lines = 0;
        for (const std::vector<Word> &words : m_paragraphs) {
            qreal begin = words.front().begin;
            ++lines;
            for (const Word &word : words) {
                if (word.end - begin > width * kPageFontScale && word.begin > begin) {
                    begin = word.begin;
                    ++lines;
                }
                if (word.end - begin > width * kPageFontScale) // it is broken anywhere
                    lines += int((word.end - begin) / (width * kPageFontScale));
            }
        }
        return lines;
    }

    /// Of the words between spaces: it is better to break none of them where there may be a break.
    qreal widest() const
    {
        qreal widest = 0;
        for (const std::vector<Word> &words : m_paragraphs) {
            qreal begin = 0, end = -1;
            for (const Word &word : words) {
                begin = word.begin > end ? word.begin : begin;
                end = word.end;
                widest = std::max(widest, end - begin);
            }
        }
        return widest / kPageFontScale;
    }

private:
    static constexpr qsizetype kLongest = 4000; ///< characters; beyond that a line's width could not be told
    static constexpr qreal kOneLine = 1e7;

    struct Word {
        qreal begin, end; ///< without the spaces behind it
    };

    void measure(const QString &paragraph, const QFont &font, TextAlign align)
    {
        m_known = paragraph.size() <= kLongest && std::all_of(paragraph.begin(), paragraph.end(), [](QChar c) {
            const QChar::Direction direction = c.direction();
            return direction == QChar::DirNSM || direction == QChar::DirBN
                || (direction < QChar::DirLRE && direction != QChar::DirR && direction != QChar::DirAN && !c.isSurrogate());
        });
        if (!m_known)
            return;
        QTextLayout layout(paragraph, font);
        layout.setTextOption(optionOf(paragraph, align));
        layout.setFormats(withoutContextualForms(paragraph));
        layout.setCacheEnabled(true);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(kOneLine);
        layout.endLayout();
        QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, paragraph);
        std::vector<Word> words;
        for (qsizetype from = 0, to = breaks.toNextBoundary(); to > from; from = to, to = breaks.toNextBoundary()) {
            qsizetype end = to;
            while (end > from && paragraph[end - 1].isSpace())
                --end;
            words.push_back({line.cursorToX(int(from)), line.cursorToX(int(end))});
        }
        m_paragraphs.push_back(std::move(words));
    }

    std::vector<std::vector<Word>> m_paragraphs;
    bool m_known = true;
};

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
    auto layout = std::make_unique<QTextLayout>(text, font);
    layout->setTextOption(optionOf(text, m_style.align));
    layout->setCacheEnabled(m_style.keepsGlyphs);
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
    const WordWidths words(text, style);
    const auto linesIn = [&](qreal room) {
        return words.areKnown() ? words.linesIn(room) : TextBlock(text, style, room).lineCount();
    };
    const int lines = linesIn(width);
    const qreal widest = words.areKnown() ? words.widest() : widestWord(text, style);
    qreal tooNarrow = std::min(width, std::max(width * 0.4, widest + 1)), enough = width;
    for (int step = 0; step < 8; ++step) {
        const qreal middle = (tooNarrow + enough) / 2;
        (linesIn(middle) <= lines ? enough : tooNarrow) = middle;
    }
    TextBlock best(text, style, enough);
    return best.lineCount() <= lines ? std::move(best) : TextBlock(text, style, width);
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
