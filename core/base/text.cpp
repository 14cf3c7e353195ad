#include "core/base/text.h"

#include "core/base/result.h"

#include <QSet>
#include <QTextBoundaryFinder>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t kReplacement = 0xfffd;
constexpr char16_t kFirstStrongIsolate = 0x2068;
constexpr char16_t kPopIsolate = 0x2069;
constexpr qsizetype kMaxFileNameBytes = 200;

bool isOverrideOrEmbedding(char16_t c) { return c >= 0x202a && c <= 0x202e; }
bool opensIsolate(char16_t c) { return c >= 0x2066 && c <= 0x2068; }
bool isIsolate(char16_t c) { return c >= 0x2066 && c <= 0x2069; }

/// Right-to-left blocks (the ones beyond the BMP by their high surrogate), direction marks and controls.
bool mayReorder(char16_t c)
{
    return (c >= 0x0590 && c <= 0x08ff) || c == 0x200e || c == 0x200f || isOverrideOrEmbedding(c) || isIsolate(c)
        || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) || c == 0xd802 || c == 0xd803 || c == 0xd83a
        || c == 0xd83b;
}

/// Letters that Unicode does not decompose but that people type without their stroke or ligature.
QLatin1String spelledOut(char16_t c)
{
    switch (c) {
    case 0x00e6: return QLatin1String("ae");
    case 0x00f0: return QLatin1String("d");
    case 0x00f8: return QLatin1String("o");
    case 0x00fe: return QLatin1String("th");
    case 0x0111: return QLatin1String("d");
    case 0x0127: return QLatin1String("h");
    case 0x0131: return QLatin1String("i");
    case 0x0142: return QLatin1String("l");
    case 0x0153: return QLatin1String("oe");
    case 0x0167: return QLatin1String("t");
    case 0x02bc:
    case 0x2018:
    case 0x2019: return QLatin1String("'");
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013: return QLatin1String("-");
    default: return {};
    }
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString foldAscii(QStringView text)
{
    QString out(text.size(), Qt::Uninitialized);
    std::transform(text.begin(), text.end(), out.begin(), [](QChar c) {
        const char16_t u = c.unicode();
        return QChar(u >= u'A' && u <= u'Z' ? char16_t(u + 32) : u);
    });
    return out;
}

bool standsAlone(UChar32 c)
{
    if (c < 0x2e80)
        return false;
    if (c == 0x30fc || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
        return true;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_BOPOMOFO;
}

/// Windows opens a device for these names, with any extension, so a folder shared with it must not hold them.
bool isDeviceName(const QString &name)
{
    static const QStringList kDevices = {u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s, u"conin$"_s, u"conout$"_s, u"clock$"_s};
    const QString stem = name.section(u'.', 0, 0).trimmed().toLower();
    if (kDevices.contains(stem))
        return true;
    return stem.size() == 4 && (stem.startsWith(u"com") || stem.startsWith(u"lpt")) && stem.at(3).digitValue() >= 0;
}

QString cutToBytes(const QString &text, qsizetype bytes)
{
    if (text.toUtf8().size() <= bytes)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0, used = 0;
    for (qsizetype next = finder.toNextBoundary(); next > 0; next = finder.toNextBoundary()) {
        used += QStringView(text).mid(end, next - end).toUtf8().size();
        if (used > bytes)
            break;
        end = next;
    }
    return text.left(end);
}

QString trimmedEnd(QString name)
{
    while (!name.isEmpty() && (name.back() == u'.' || name.back().isSpace()))
        name.chop(1);
    return name;
}

/// One harmless path component of at most `bytes` bytes.
QString fileNameStem(const QString &base, qsizetype bytes)
{
    static const QString kForbidden = u"/\\:*?\"<>|"_s;
    QString name;
    for (const QChar c : cleanText(base).text) {
        const char16_t u = c.unicode();
        if (isOverrideOrEmbedding(u) || isIsolate(u) || u == 0xfeff)
            continue;
        const bool control = c.category() == QChar::Other_Control || u == 0x2028 || u == 0x2029;
        name += control || kForbidden.contains(c) ? QChar(u'_') : c;
    }
    name = name.trimmed().normalized(QString::NormalizationForm_C);
    qsizetype dots = 0;
    while (dots < name.size() && (name.at(dots) == u'.' || name.at(dots).isSpace()))
        ++dots;
    name.remove(0, dots);
    name = trimmedEnd(cutToBytes(name, bytes - 1));
    if (name.isEmpty())
        return Core::tr("unnamed");
    if (name.startsWith(u'-') || name.startsWith(u'~') || isDeviceName(name))
        name.prepend(u'_');
    return name;
}

QString fileNameKey(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

} // namespace

/// Of most texts nothing is to be changed; the rest are looked at sign by sign.
static bool isClean(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return u != 0 && u != u'\r' && u < 0xd800;
    });
}

CleanResult cleanText(const QString &text)
{
    if (isClean(text))
        return {text, false};
    CleanResult result;
    result.text.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const char16_t u = c.unicode();
        if (u >= u' ' && u < 0xd800) {
            result.text += c;
        } else if (u == 0) {
            result.changed = true;
        } else if (u == u'\r') {
            result.changed = true;
            result.text += u'\n';
            if (i + 1 < text.size() && text.at(i + 1) == u'\n')
                ++i;
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(c, text.at(++i));
            if ((point & 0xfffe) == 0xfffe) {
                result.changed = true;
                result.text += QChar(kReplacement);
            } else {
                result.text += c;
                result.text += text.at(i);
            }
        } else if (c.isSurrogate() || (u >= 0xfdd0 && u <= 0xfdef) || u >= 0xfffe) {
            result.changed = true;
            result.text += QChar(kReplacement);
        } else {
            result.text += c;
        }
    }
    return result;
}

QString fold(QStringView text)
{
    if (isAscii(text))
        return foldAscii(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *caseFold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2 *decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status))
        return text.toString().toCaseFolded();
    // The read-only alias: ICU looks at the text where it lies.
    const icu::UnicodeString in(false, text.utf16(), int32_t(text.size()));
    const icu::UnicodeString folded = decompose->normalize(caseFold->normalize(in, status), status);
    if (U_FAILURE(status))
        return text.toString().toCaseFolded();
    QString out;
    out.reserve(folded.length());
    for (int32_t i = 0; i < folded.length();) {
        const UChar32 c = folded.char32At(i);
        i += U16_LENGTH(c);
        if (c < 0x80)
            out += QChar(char16_t(c));
        else if (c > 0xffff) {
            if (u_charType(c) != U_NON_SPACING_MARK) {
                out += QChar(QChar::highSurrogate(char32_t(c)));
                out += QChar(QChar::lowSurrogate(char32_t(c)));
            }
        } else if (const QLatin1String plain = spelledOut(char16_t(c)); !plain.isEmpty())
            out += plain;
        else if (u_charType(c) != U_NON_SPACING_MARK)
            out += QChar(char16_t(c));
    }
    return out;
}

QByteArray foldUtf8(QByteArrayView text)
{
    QByteArray out(text.size(), Qt::Uninitialized);
    uchar seen = 0;
    std::transform(text.begin(), text.end(), out.begin(), [&seen](char c) {
        seen |= uchar(c);
        return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    });
    return seen < 0x80 ? out : fold(QString::fromUtf8(text)).toUtf8();
}

QString foldForIndex(QStringView text)
{
    const QString folded = fold(text);
    if (isAscii(folded))
        return folded;
    QString out;
    out.reserve(folded.size() * 2);
    bool apart = false;
    for (const char32_t c : folded.toUcs4()) {
        const bool alone = standsAlone(UChar32(c));
        if ((alone || apart) && !out.isEmpty() && !out.back().isSpace() && c != U' ')
            out += u' ';
        out += QChar::fromUcs4(c);
        apart = alone;
    }
    return out;
}

bool hasBidiControls(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return isOverrideOrEmbedding(c.unicode()) || isIsolate(c.unicode()); });
}

QString isolated(const QString &text)
{
    const bool plain = std::none_of(text.begin(), text.end(), [](QChar c) { return mayReorder(c.unicode()); });
    if (plain)
        return text;
    QString out(QChar{kFirstStrongIsolate});
    out.reserve(text.size() + 2);
    int open = 0;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (opensIsolate(u))
            ++open;
        const bool strayPop = u == kPopIsolate && open == 0;
        if (u == kPopIsolate && open > 0)
            --open;
        out += strayPop || isOverrideOrEmbedding(u) ? QChar(kReplacement) : c;
    }
    return out + QString(open + 1, QChar(kPopIsolate));
}

QString oneLine(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t u = text.at(i).unicode();
        const bool breaks = (u >= 0x09 && u <= 0x0d) || u == 0x85 || u == 0x2028 || u == 0x2029;
        if (u == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
            continue;
        out += breaks ? QChar(u' ') : text.at(i);
    }
    return out;
}

QString inSentence(const QString &name)
{
    static constexpr qsizetype kLongest = 80;
    const QString line = oneLine(name);
    return isolated(line.size() > kLongest ? line.left(kLongest) + QChar(0x2026) : line);
}

QString safeFileName(const QString &base, const QString &suffix, const QStringList &taken)
{
    QSet<QString> takenKeys;
    for (const QString &name : taken)
        takenKeys.insert(fileNameKey(name));
    const qsizetype room = std::max<qsizetype>(kMaxFileNameBytes - suffix.toUtf8().size(), 8);
    QString name = fileNameStem(base, room) + suffix;
    for (int number = 2; takenKeys.contains(fileNameKey(name)); ++number) {
        const QString mark = u" (%1)"_s.arg(number);
        name = fileNameStem(base, room - mark.size()) + mark + suffix;
    }
    return name;
}

} // namespace goodword
