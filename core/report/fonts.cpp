#include "core/report/fonts.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QRawFont>
#include <QSet>
#include <QTextLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// Drawn as nothing by design: marks of direction, joiners, selectors, breaks and spaces.
bool needsNoGlyph(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }
}

/// Set by the same machinery as the pages, fallback fonts included: glyph 0 is the empty box.
bool canBeSet(char32_t c, const QFont &font)
{
    QTextLayout layout(QString::fromUcs4(&c, 1), font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    if (runs.isEmpty())
        return false;
    for (const QGlyphRun &run : runs) {
        if (run.glyphIndexes().contains(0U))
            return false;
    }
    return true;
}

} // namespace

void registerFonts()
{
    static const bool once = [] {
        for (const QString &face : {u"Regular"_s, u"Italic"_s, u"Medium"_s, u"SemiBold"_s, u"Bold"_s})
            QFontDatabase::addApplicationFont(u":/fonts/Inter-%1.otf"_s.arg(face));
        return true;
    }();
    Q_UNUSED(once)
}

QString fontFamily()
{
    return u"Inter"_s;
}

QFont pageFont(qreal points, QFont::Weight weight, bool italic)
{
    registerFonts();
    QFont font(fontFamily());
    font.setPixelSize(qRound(points * kPageFontScale));
    font.setWeight(weight);
    font.setItalic(italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QStringList missingGlyphs(const QStringList &texts)
{
    const QFont font = pageFont(12);
    QSet<char32_t> seen;
    QStringList missing;
    for (const QString &text : texts) {
        for (const char32_t c : text.toUcs4()) {
            if (c < 0x80 || seen.contains(c))
                continue;
            seen.insert(c);
            if (!needsNoGlyph(c) && !canBeSet(c, font))
                missing << u"%1 (U+%2)"_s.arg(QString::fromUcs4(&c, 1), QString::number(c, 16).toUpper().rightJustified(4, u'0'));
        }
    }
    return missing;
}

} // namespace goodword
