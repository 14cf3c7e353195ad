#pragma once
// What the booklet's layouts share: the page and its colours, quotation marks, stars, and the lines that say who spoke.

#include "core/report/booklet.h"

#include <utility>

namespace goodword {

struct BookletTheme {
    QSizeF page;
    QRectF content; ///< inside the margins, above the foot
    QColor brand;
    QColor brandInk;  ///< brand, readable as text on white
    QColor brandMark; ///< brand, visible as a shape on white
    QColor onBrand;   ///< text on the brand colour
    QColor tint;      ///< the palest brand, behind cards
    QColor ink = QColor(0x16, 0x1a, 0x23);
    QColor soft = QColor(0x5a, 0x62, 0x72); ///< 6:1 on white
    QColor hairline = QColor(0xdf, 0xe2, 0xe8);
    QLocale locale;
    bool paintedAtOnce = false; ///< each page is painted when it is made, so its glyphs may wait for that
};

BookletTheme bookletTheme(const BookletStyle &style);

/// Opening and closing marks of a language by CLDR; French with its narrow no-break spaces.
std::pair<QString, QString> quotationMarks(const QString &language, const QLocale &otherwise);
/// The quote in its language's marks, unless it brings its own.
QString inMarks(const BookletQuote &quote, const BookletTheme &theme);
bool readsRightToLeft(const BookletQuote &quote);

/// A glyph drawn as a shape, `height` points high, its top left at the origin: ornament, not text.
QPainterPath ornament(const QString &glyph, qreal height);

constexpr qreal kStarGap = 2.5;
qreal starsWidth(qreal size);
void addStars(Sheet &sheet, QPointF topLeft, double rating, qreal size, const QColor &on, const QColor &off);

QString initialsOf(const QString &name);

/// Avatar, name, role and company, disclosure: set in a width, mirrored for right-to-left quotes.
class Credit
{
public:
    struct Look {
        qreal avatar = 28; ///< diameter; 0: none
        qreal nameSize = 10;
        qreal roleSize = 8.5;
        QColor name;
        QColor role;
    };

    Credit(const BookletQuote &quote, const BookletTheme &theme, const Look &look, qreal width);
    qreal height() const { return m_height; }
    void addTo(Sheet &sheet, QPointF topLeft) const;

private:
    void addAvatar(Sheet &sheet, QPointF topLeft) const;

    Look m_look;
    bool m_rightToLeft = false;
    bool m_hasAvatar = false;
    QColor m_avatarColour;
    QString m_initials;
    qreal m_width = 0;
    qreal m_linesWidth = 0;
    qreal m_linesHeight = 0;
    qreal m_height = 0;
    std::vector<TextPiece> m_lines;
};

// The three layouts: content pages only, without foot.
void elegantPages(const std::vector<BookletQuote> &quotes, const BookletTheme &theme, const Booklet::TakePage &take);
void wallPages(const std::vector<BookletQuote> &quotes, const BookletTheme &theme, const Booklet::TakePage &take);
void columnPages(const std::vector<BookletQuote> &quotes, const BookletTheme &theme, const Booklet::TakePage &take);

} // namespace goodword
