#include "core/customers/contact.h"

#include "core/base/result.h"
#include "core/customers/contactshort.h"

#include <QRegularExpression>
#include <QUrl>

#include <unicode/idna.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <memory>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxLocalBytes = 64;    // RFC 5321 4.5.3.1.1
constexpr int kMaxAddressBytes = 254; // RFC 3696 errata 1690
constexpr int kMaxPiece = 2000;       // nobody's address with its name; longer text is not looked at

/// What the reading found on its way; it becomes the verdict at the end.
struct Findings {
    bool fixed = false;
    bool look = false;  ///< fine, but worth a look
    bool doubt = false; ///< probably does not work
    bool homograph = false;
    QString reason;

    void say(const QString &text)
    {
        if (reason.isEmpty())
            reason = text;
    }
};

QString fromIcu(const icu::UnicodeString &text)
{
    return QString(reinterpret_cast<const QChar *>(text.getBuffer()), text.length());
}

icu::UnicodeString toIcu(const QString &text)
{
    return icu::UnicodeString(false, reinterpret_cast<const char16_t *>(text.utf16()), int32_t(text.size()));
}

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Format || c.unicode() == 0x3164 || c.unicode() == 0x034f;
}

bool holdsControls(const QString &text)
{
    static const QRegularExpression kEncoded(u"%(?:[01][0-9a-f]|7f)"_s, QRegularExpression::CaseInsensitiveOption);
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (c.category() == QChar::Other_Control || u == 0x2028 || u == 0x2029)
            return true;
    }
    return kEncoded.match(text).hasMatch();
}

bool isAsciiOnly(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// The end of a quoted string that opens at `from`, or -1 where it never closes.
qsizetype closingQuote(const QString &text, qsizetype from)
{
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == u'"')
            return i;
    }
    return -1;
}

/// Pieces between ; and , outside quotes. "Murphy, Ann <ann@…>" is one piece: a name without @ belongs to what follows.
QStringList pieces(const QString &text)
{
    QStringList found;
    qsizetype start = 0;
    bool quotesClose = true;
    const auto cut = [&](qsizetype end) {
        const QString piece = text.mid(start, end - start);
        if (!piece.trimmed().isEmpty())
            found += piece;
        start = end + 1;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'"' && quotesClose) {
            const qsizetype close = closingQuote(text, i);
            quotesClose = close > 0;
            i = quotesClose ? close : i;
        } else if (c == u';') {
            cut(i);
        } else if (c == u',') {
            static const QRegularExpression kSeparator(u"[;,]"_s);
            const qsizetype next = text.indexOf(kSeparator, i + 1);
            const QString before = text.mid(start, i - start);
            const QString after = text.mid(i + 1, next < 0 ? -1 : next - i - 1);
            const bool isName = !before.contains(u'@') && !before.trimmed().isEmpty() && after.contains(u'<');
            if (!isName)
                cut(i);
        }
    }
    cut(text.size());
    return found;
}

/// Takes the wrapping off: mailto:, "Ann <…>", a trailing (comment), quotes around the whole.
QString unwrapped(QString text, Findings &findings, QString &name)
{
    static const QRegularExpression kDisplay(u"^(.*?)<([^<>]*)>$"_s);
    static const QRegularExpression kComment(u"^([^()\"]*[^()\"\\s])\\s*\\(([^()]*)\\)$"_s);
    static const QRegularExpression kQuoted(u"^([\"'])(?=[^\"']*@)([^\"']*)\\1$"_s);
    const QString before = text;
    if (const auto match = kDisplay.match(text); match.hasMatch()) {
        name = match.captured(1).trimmed();
        if (name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"'))
            name = name.mid(1, name.size() - 2).replace(u"\\\""_s, u"\""_s);
        text = match.captured(2).trimmed();
    } else if (const auto comment = kComment.match(text); comment.hasMatch()) {
        name = comment.captured(2).trimmed();
        text = comment.captured(1);
    } else if (const auto quoted = kQuoted.match(text); quoted.hasMatch()) {
        text = quoted.captured(2).trimmed();
    }
    if (text.startsWith("mailto:"_L1, Qt::CaseInsensitive))
        text = QUrl::fromPercentEncoding(text.mid(7).section(u'?', 0, 0).toUtf8()).trimmed();
    text.replace(QChar(0xff20), u'@');
    if (text.endsWith(u'.') && text.contains(u'@'))
        text.chop(1);
    findings.fixed |= text != before;
    return text;
}

/// Empty where the local part is fine, else why it is refused.
QString checkLocal(const QString &local, Findings &findings)
{
    if (local.startsWith(u'"')) {
        if (local.size() < 3 || closingQuote(local, 0) != local.size() - 1)
            return Core::tr("The quotes before the @ are not closed.");
    } else {
        static const QString kAlso = u"!#$%&'*+-/=?^_`{|}~."_s;
        for (const QChar c : local) {
            if (c.unicode() < 0x80 ? !(c.isLetterOrNumber() || kAlso.contains(c)) : c.isSpace())
                return c.isSpace() ? Core::tr("There is a space in the address.")
                                   : Core::tr("“%1” cannot stand before the @.").arg(c);
        }
        if (local.startsWith(u'.') || local.endsWith(u'.') || local.contains(".."_L1)) {
            findings.doubt = true;
            findings.say(Core::tr("The dots before the @ are unusual; most mail servers refuse them."));
        }
    }
    if (local.toUtf8().size() > kMaxLocalBytes) {
        findings.doubt = true;
        findings.say(Core::tr("The part before the @ is longer than mail servers take."));
    }
    if (!isAsciiOnly(local)) {
        findings.look = true;
        findings.say(Core::tr("Not every mail server takes letters like these before the @."));
    }
    return {};
}

/// Letters of several scripts in one label, or a label in another script that reads like ASCII (аррӏе for apple).
bool imitates(const QString &label, bool asciiTop)
{
    if (isAsciiOnly(label))
        return false;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(uspoof_open(&status), &uspoof_close);
    if (U_FAILURE(status))
        return false;
    uspoof_setRestrictionLevel(checker.get(), USPOOF_HIGHLY_RESTRICTIVE);
    uspoof_setChecks(checker.get(), USPOOF_RESTRICTION_LEVEL | USPOOF_MIXED_NUMBERS, &status);
    if (uspoof_checkUnicodeString(checker.get(), toIcu(label), nullptr, &status) != 0)
        return true;
    const auto points = label.toUcs4();
    const bool latin = std::any_of(points.begin(), points.end(), [](uint c) {
        UErrorCode error = U_ZERO_ERROR;
        return uscript_getScript(UChar32(c), &error) == USCRIPT_LATIN;
    });
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(checker.get(), 0, toIcu(label), skeleton, &status);
    return asciiTop && !latin && U_SUCCESS(status) && isAsciiOnly(fromIcu(skeleton));
}

bool isAddressLiteral(const QString &domain)
{
    static const QRegularExpression kV4(u"^\\[(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!\\])|(?=\\]))){4}\\]$"_s);
    static const QRegularExpression kV6(u"^\\[IPv6:(?=[^\\]]*:[^\\]]*:)[0-9a-f:.]{2,45}\\]$"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    return kV4.match(domain).hasMatch() || kV6.match(domain).hasMatch();
}

/// Checks the domain; `ascii` is what goes on the wire and `own` the domain in its own letters.
QString checkDomain(const QString &domain, Findings &findings, QString &ascii, QString &own)
{
    if (domain.startsWith(u'[')) {
        if (!isAddressLiteral(domain))
            return Core::tr("The address in brackets is not a valid IP address.");
        ascii = own = domain;
        findings.look = true;
        findings.say(Core::tr("This goes to a machine by its number, not to a named domain."));
        return {};
    }
    if (domain.contains(".."_L1) || domain.startsWith(u'.'))
        return Core::tr("The domain has a dot too many.");
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna(
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE
                                           | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, status));
    if (U_FAILURE(status))
        return Core::tr("The domain cannot be read.");
    icu::IDNAInfo toAscii, toUnicode;
    icu::UnicodeString asciiName, unicodeName;
    idna->nameToASCII(toIcu(domain), asciiName, toAscii, status);
    idna->nameToUnicode(toIcu(domain), unicodeName, toUnicode, status);
    ascii = fromIcu(asciiName).toLower();
    own = fromIcu(unicodeName);
    static const QRegularExpression kHost(u"^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$"_s);
    const uint32_t serious = toAscii.getErrors() & ~uint32_t(UIDNA_ERROR_HYPHEN_3_4);
    if (U_FAILURE(status) || serious != 0 || !kHost.match(ascii).hasMatch())
        return Core::tr("“%1” is not a valid domain.").arg(domain);
    const QStringList labels = own.split(u'.');
    const bool asciiTop = isAsciiOnly(labels.last());
    for (const QString &label : labels)
        findings.homograph |= imitates(label, asciiTop);
    if (findings.homograph)
        findings.say(Core::tr("The domain mixes letters that look alike; it really is %1.").arg(ascii));
    static const QRegularExpression kDigits(u"^\\d+$"_s);
    if (labels.size() < 2 || kDigits.match(labels.last()).hasMatch() || ascii.contains(u'_')) {
        findings.doubt = true;
        findings.say(Core::tr("“%1” does not look like a complete domain.").arg(own));
    }
    return {};
}

ContactVerdict verdictOf(const Findings &findings)
{
    if (findings.homograph)
        return ContactVerdict::WarnHomograph;
    if (findings.fixed)
        return findings.look || findings.doubt ? ContactVerdict::FixWarn : ContactVerdict::Fix;
    if (findings.doubt)
        return ContactVerdict::Warn;
    return findings.look ? ContactVerdict::OkWarn : ContactVerdict::Ok;
}

ParsedEmail refused(const QString &typed, const QString &reason)
{
    ParsedEmail email;
    email.asTyped = email.address = typed;
    email.reason = reason;
    return email;
}

/// The one @ outside quotes, or -1.
qsizetype theAt(const QString &text)
{
    qsizetype from = 0;
    if (text.startsWith(u'"'))
        from = std::max<qsizetype>(closingQuote(text, 0), 0);
    const qsizetype at = text.indexOf(u'@', from);
    return at >= 0 && text.indexOf(u'@', at + 1) < 0 ? at : -1;
}

ParsedEmail parseOne(const QString &typed, bool alone)
{
    Findings findings;
    QString text = typed.trimmed();
    findings.fixed = alone && text != typed;
    if (text.size() > kMaxPiece)
        return refused(typed, Core::tr("This is too long for an e-mail address."));
    if (holdsControls(text))
        return refused(typed, Core::tr("There is a line break or a control character inside the address."));
    const qsizetype before = text.size();
    text.removeIf(isInvisible);
    if (text.size() != before) {
        findings.fixed = findings.look = true;
        findings.say(Core::tr("Invisible characters were taken out."));
    }
    ParsedEmail email;
    text = unwrapped(text.trimmed(), findings, email.name);
    if (holdsControls(text))
        return refused(typed, Core::tr("There is a line break or a control character inside the address."));
    const qsizetype at = theAt(text);
    if (at < 0)
        return refused(typed, text.contains(u'@') ? Core::tr("There is more than one @.") : Core::tr("There is no @."));
    const QString local = text.left(at), domain = text.mid(at + 1);
    if (local.isEmpty() || domain.isEmpty())
        return refused(typed, local.isEmpty() ? Core::tr("Nothing stands before the @.") : Core::tr("Nothing stands after the @."));
    QString ascii, own;
    QString problem = checkLocal(local, findings);
    if (problem.isEmpty())
        problem = checkDomain(domain, findings, ascii, own);
    if (!problem.isEmpty())
        return refused(typed, problem);
    email.asTyped = typed;
    email.address = local + u'@' + (domain == ascii ? domain : own);
    email.key = local.normalized(QString::NormalizationForm_C).toCaseFolded() + u'@' + ascii.toLower();
    const QString sent = local + u'@' + ascii;
    if (sent.toUtf8().size() > kMaxAddressBytes) {
        findings.doubt = true;
        findings.say(Core::tr("The address is longer than mail servers take."));
    } else if (local.toUtf8().size() <= kMaxLocalBytes) {
        email.normalised = sent;
    }
    email.verdict = verdictOf(findings);
    email.reason = findings.reason;
    return email;
}

} // namespace

QList<ParsedEmail> parseEmailsInFull(const QString &text)
{
    const QStringList parts = pieces(text);
    QList<ParsedEmail> emails;
    for (const QString &part : parts)
        emails += parseOne(parts.size() > 1 ? part.trimmed() : part, parts.size() == 1);
    return emails;
}

QList<ParsedEmail> parseEmails(const QString &text)
{
    struct Reading {
        QString text;
        QList<ParsedEmail> emails;
    };
    // As with phone numbers: asked for when a row is read, when it is stored and when it is remembered.
    static thread_local Reading last;
    if (last.text == text && !text.isEmpty())
        return last.emails;
    auto plain = plainEmail(text);
    last = {text, plain ? QList<ParsedEmail>{*std::move(plain)} : parseEmailsInFull(text)};
    return last.emails;
}

} // namespace goodword
