#include "core/report/bookletparts.h"

#include "core/report/colour.h"
#include "core/report/fonts.h"

#include <QPageSize>

#include <algorithm>
#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal kSideMargin = 60;
constexpr qreal kTopMargin = 76;
constexpr qreal kBottomMargin = 72;
constexpr qreal kCreditGap = 10;

QPainterPath star(QPointF topLeft, qreal size)
{
    constexpr int kPoints = 10;
    constexpr qreal kPi = 3.14159265358979323846;
    const QPointF centre = topLeft + QPointF(size / 2, size / 2 * 1.05);
    QPainterPath path;
    for (int i = 0; i < kPoints; ++i) {
        const qreal radius = i % 2 == 0 ? size / 2 * 1.05 : size / 2 * 0.46;
        const qreal angle = kPi * i / 5 - kPi / 2;
        const QPointF point = centre + radius * QPointF(std::cos(angle), std::sin(angle));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

/// Names of two directions side by side keep their order.
QString isolatedPart(const QString &text)
{
    const bool plain = std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.direction() != QChar::DirL && c.isLetter() && c.direction() != QChar::DirEN;
    });
    return plain ? text : QChar(0x2068) + text + QChar(0x2069);
}

} // namespace

BookletTheme bookletTheme(const BookletStyle &style)
{
    BookletTheme theme;
    const QPageSize paper(style.paper == PaperSize::A4 ? QPageSize::A4 : QPageSize::Letter);
    theme.page = paper.size(QPageSize::Point);
    theme.content = QRectF({}, theme.page).adjusted(kSideMargin, kTopMargin, -kSideMargin, -kBottomMargin);
    theme.brand = style.brandColour.isValid() ? style.brandColour.toRgb() : BookletStyle().brandColour;
    theme.brand.setAlpha(255);
    theme.brandInk = readableOn(theme.brand, Qt::white, kTextContrast);
    theme.brandMark = readableOn(theme.brand, Qt::white, kMarkContrast);
    theme.onBrand = inkOn(theme.brand);
    theme.tint = mixed(Qt::white, theme.brandMark, 0.055);
    theme.locale = style.locale;
    return theme;
}

std::pair<QString, QString> quotationMarks(const QString &language, const QLocale &otherwise)
{
    QLocale locale(language);
    if (language.isEmpty() || locale.language() == QLocale::C)
        locale = otherwise.language() == QLocale::C ? QLocale(QLocale::English) : otherwise;
    const QStringList marks = locale.quoteString(QStringView(u"\n")).split(u'\n');
    if (marks.size() != 2)
        return {QStringLiteral("“"), QStringLiteral("”")};
    const QString space = locale.language() == QLocale::French ? QString(QChar(0x202F)) : QString();
    return {marks[0] + space, space + marks[1]};
}

QString inMarks(const BookletQuote &quote, const BookletTheme &theme)
{
    const QString text = quote.text.trimmed();
    if (text.isEmpty() || QStringView(u"\"“”„«»‚‘‹「『").contains(text.front()))
        return text;
    const auto [open, close] = quotationMarks(quote.language, theme.locale);
    return open + text + close;
}

bool readsRightToLeft(const BookletQuote &quote)
{
    return quote.text.isRightToLeft();
}

QPainterPath ornament(const QString &glyph, qreal height)
{
    QPainterPath path;
    path.addText(0, 0, pageFont(100, QFont::Bold), glyph.trimmed());
    const QRectF box = path.boundingRect();
    if (box.isEmpty())
        return {};
    const qreal scale = height / box.height();
    return QTransform().scale(scale, scale).translate(-box.left(), -box.top()).map(path);
}

qreal starsWidth(qreal size)
{
    return 5 * size + 4 * kStarGap;
}

void addStars(Sheet &sheet, QPointF topLeft, double rating, qreal size, const QColor &on, const QColor &off)
{
    for (int i = 0; i < 5; ++i) {
        const QPointF at = topLeft + QPointF(i * (size + kStarGap), 0);
        const qreal share = std::clamp(rating - i, 0.0, 1.0);
        if (share < 1)
            sheet.fill(star(at, size), off);
        QPainterPath part;
        part.addRect(QRectF(at, QSizeF(size * share, size * 1.2)));
        if (share > 0)
            sheet.fill(share < 1 ? star(at, size).intersected(part) : star(at, size), on);
    }
}

QString initialsOf(const QString &name)
{
    QStringList words;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts)) {
        if (word.front().isLetterOrNumber() || word.front().isSurrogate())
            words << word;
    }
    if (words.isEmpty())
        return {};
    const auto first = [](const QString &word) {
        return word.left(word.front().isHighSurrogate() ? 2 : 1).toUpper();
    };
    return words.size() == 1 ? first(words.first()) : first(words.first()) + first(words.last());
}

Credit::Credit(const BookletQuote &quote, const BookletTheme &theme, const Look &look, qreal width)
    : m_look(look), m_rightToLeft(readsRightToLeft(quote)), m_width(width)
{
    m_initials = quote.initials.isEmpty() ? initialsOf(quote.attribution) : quote.initials;
    m_hasAvatar = look.avatar > 0 && !m_initials.isEmpty();
    m_avatarColour = quote.avatarColour.isValid() ? quote.avatarColour : mixed(Qt::white, theme.brandMark, 0.2);
    m_linesWidth = width - (m_hasAvatar ? look.avatar + kCreditGap : 0);

    TextStyle style;
    style.align = m_rightToLeft ? TextAlign::Right : TextAlign::Left;
    style.leading = 1.32;
    style.keepsGlyphs = theme.paintedAtOnce;
    const auto add = [&](const QString &text, qreal size, QFont::Weight weight, const QColor &colour, bool italic) {
        if (text.trimmed().isEmpty())
            return;
        style.size = size;
        style.weight = weight;
        style.colour = colour;
        style.italic = italic;
        m_lines.push_back(std::make_shared<const TextBlock>(text, style, m_linesWidth));
        m_linesHeight += m_lines.back()->height();
    };
    QStringList position;
    for (const QString &part : {quote.role, quote.company}) {
        if (!part.trimmed().isEmpty())
            position << isolatedPart(part.trimmed());
    }
    add(quote.attribution, look.nameSize, QFont::DemiBold, look.name, false);
    add(position.join(u", "_s), look.roleSize, QFont::Normal, look.role, false);
    add(quote.disclosure, look.roleSize - 0.5, QFont::Normal, look.role, true);
    m_height = m_hasAvatar ? std::max(look.avatar, m_linesHeight) : m_linesHeight;
}

void Credit::addAvatar(Sheet &sheet, QPointF topLeft) const
{
    const QRectF circle(topLeft, QSizeF(m_look.avatar, m_look.avatar));
    sheet.fill(circle, m_avatarColour, m_look.avatar / 2);
    TextStyle style;
    style.size = m_look.avatar * 0.36;
    style.weight = QFont::DemiBold;
    style.colour = inkOn(m_avatarColour);
    style.align = TextAlign::Centre;
    style.leading = 1.0;
    TextBlock letters(m_initials, style, m_look.avatar * 2);
    const qreal top = (m_look.avatar - letters.height(0, 1)) / 2;
    sheet.text(std::make_shared<const TextBlock>(std::move(letters)), circle.topLeft() + QPointF(-m_look.avatar / 2, top), 0, 1);
}

void Credit::addTo(Sheet &sheet, QPointF topLeft) const
{
    qreal x = topLeft.x(), y = topLeft.y();
    if (m_hasAvatar) {
        addAvatar(sheet, {m_rightToLeft ? x + m_width - m_look.avatar : x, y + (m_height - m_look.avatar) / 2});
        x += m_rightToLeft ? 0 : m_look.avatar + kCreditGap;
        y += (m_height - m_linesHeight) / 2;
    }
    for (const TextPiece &line : m_lines) {
        sheet.text(line, {x, y});
        y += line->height();
    }
}

} // namespace goodword
