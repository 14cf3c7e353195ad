#include "core/customers/contact.h"

#include "core/base/result.h"
#include "core/customers/contactshort.h"

#include <QRegularExpression>

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <optional>

namespace goodword {

using namespace Qt::StringLiterals;
namespace pn = i18n::phonenumbers;

namespace {

constexpr int kMaxDigits = 15; // E.164
constexpr int kFewDigits = 5;  // shorter is an office extension or a service number
constexpr int kMaxPiece = 250; // as libphonenumber

struct Findings {
    bool fixed = false;
    bool look = false;
    bool doubt = false;
    QString reason;

    void say(const QString &text)
    {
        if (reason.isEmpty())
            reason = text;
    }
};

qsizetype digitCount(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return c.digitValue() >= 0; });
}

/// Pieces at ; , / and new lines where a number can stand on both sides: "030/1234567" and ";ext=12" are one.
QStringList pieces(const QString &text)
{
    QStringList found;
    qsizetype start = 0;
    const auto next = [&](qsizetype from) {
        static const QRegularExpression kSeparator(u"[;,/\\n]"_s);
        const qsizetype at = text.indexOf(kSeparator, from);
        return at < 0 ? text.size() : at;
    };
    for (qsizetype i = next(0); i < text.size(); i = next(i + 1)) {
        const QStringView before = QStringView(text).mid(start, i - start);
        const QStringView after = QStringView(text).mid(i + 1, next(i + 1) - i - 1);
        static const QRegularExpression kParameter(u"^\\s*[a-z-]+\\s*="_s, QRegularExpression::CaseInsensitiveOption);
        const QChar c = text.at(i);
        bool cut = c == u'\n' || (c == u';' && !kParameter.match(after).hasMatch());
        if (c == u',')
            cut = after.trimmed().isEmpty() || (digitCount(before) >= kFewDigits && digitCount(after) >= kFewDigits);
        if (c == u'/') {
            static const QRegularExpression kStartsAfresh(u"^\\s*\\(?\\s*[+0]"_s);
            cut = digitCount(before) >= 7 && digitCount(after) >= 7 && kStartsAfresh.match(after).hasMatch();
        }
        if (!cut)
            continue;
        found += before.toString();
        start = i + 1;
    }
    found += text.mid(start);
    found.removeIf([](const QString &piece) { return piece.trimmed().isEmpty(); });
    return found;
}

/// Digits of any script as 0–9, invisible marks out, full-width signs made plain.
QString plainDigits(const QString &typed, Findings &findings)
{
    QString text;
    for (const QChar c : typed) {
        if (c.category() == QChar::Other_Format) {
            findings.fixed = true;
        } else if (c.digitValue() >= 0 && c.category() == QChar::Number_DecimalDigit) {
            findings.look |= c.unicode() > 0x7f;
            text += QChar(char16_t(u'0' + c.digitValue()));
        } else if (c.unicode() == 0xff0b) {
            text += u'+';
        } else if (c.category() == QChar::Punctuation_Dash || c.unicode() == 0x2212) {
            text += u'-';
        } else {
            text += c.isSpace() ? QChar(u' ') : c;
        }
    }
    if (findings.look)
        findings.say(Core::tr("Digits of another script were read as 0–9."));
    return text.trimmed();
}

/// Takes off what spreadsheets and links put in front: = ' ="…" tel: Mobile:
QString unwrapped(QString text, Findings &findings)
{
    static const QRegularExpression kFormula(u"^=\\s*(\"?)(.*)\\1$"_s);
    static const QRegularExpression kLabel(
        u"^(?:tel|telephone|telefon|phone|ph|mobile|mobil|mob|cell|handy|home|work|office|fax|callto|sms|whatsapp)\\s*[:.]\\s*"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (const auto formula = kFormula.match(text); formula.hasMatch()) {
        text = formula.captured(2);
        findings.look = true;
        findings.say(Core::tr("The = in front, left by a spreadsheet, was taken off."));
    }
    const QString before = text;
    if (text.startsWith(u'\''))
        text.remove(0, 1);
    static const QRegularExpression kContext(u";\\s*phone-context=[^;]*"_s, QRegularExpression::CaseInsensitiveOption);
    text.remove(kLabel).remove(kContext);
    findings.fixed |= text != before;
    return text.trimmed();
}

QString takeExtension(QString &text)
{
    static const QRegularExpression kExtension(
        u"\\s*(?:;\\s*ext\\s*=|[,;]?\\s*(?:extension|extn|ext|durchwahl|dw|poste|x|#)[.:]?)\\s*(\\d{1,7})$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = kExtension.match(text);
    if (!match.hasMatch() || digitCount(QStringView(text).left(match.capturedStart())) < kFewDigits)
        return {};
    text.truncate(match.capturedStart());
    return u";ext="_s + match.captured(1);
}

std::optional<QString> validE164(const QString &text, const QString &region)
{
    const pn::PhoneNumberUtil &util = *pn::PhoneNumberUtil::GetInstance();
    pn::PhoneNumber number;
    const std::string home = region.isEmpty() ? std::string("ZZ") : region.toUpper().toStdString();
    if (util.Parse(text.toStdString(), home, &number) != pn::PhoneNumberUtil::NO_PARSING_ERROR || !util.IsValidNumber(number))
        return std::nullopt;
    std::string out;
    util.Format(number, pn::PhoneNumberUtil::E164, &out);
    return QString::fromStdString(out);
}

bool isPossible(const QString &international)
{
    const pn::PhoneNumberUtil &util = *pn::PhoneNumberUtil::GetInstance();
    pn::PhoneNumber number;
    return util.Parse(international.toStdString(), "ZZ", &number) == pn::PhoneNumberUtil::NO_PARSING_ERROR
        && util.IsPossibleNumber(number);
}

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text)
        if (c.digitValue() >= 0)
            digits += c;
    return digits;
}

/// "+353 (0)87 …": the zero that is dialled only at home. It stays where the number is valid only with it (Italy).
QString withoutTrunkZero(const QString &text, Findings &findings)
{
    static const QRegularExpression kTrunk(u"^(\\+[\\d ./-]*)\\(\\s*0\\s*\\)"_s);
    const auto match = kTrunk.match(text);
    if (!match.hasMatch())
        return text;
    const QString without = match.captured(1) + text.mid(match.capturedEnd());
    findings.fixed = true;
    if (!validE164(u'+' + digitsOf(without), {}) && validE164(u'+' + digitsOf(text), {}))
        return text;
    return without;
}

void finish(ParsedPhone &phone, Findings &findings, ContactVerdict good)
{
    phone.reason = findings.reason;
    if (findings.doubt)
        phone.verdict = ContactVerdict::Warn;
    else if (findings.fixed)
        phone.verdict = findings.look ? ContactVerdict::FixWarn : ContactVerdict::Fix;
    else
        phone.verdict = findings.look ? ContactVerdict::OkWarn : good;
}

/// A number that names its country: + was there, or 00 for it.
void readInternational(ParsedPhone &phone, const QString &text, const QString &extension, Findings &findings)
{
    const QString typed = u'+' + digitsOf(text);
    QString dialable = typed;
    if (const auto valid = validE164(typed, {})) {
        findings.fixed |= *valid != typed;
        dialable = *valid;
    } else if (!isPossible(typed)) {
        findings.doubt = true;
        findings.say(Core::tr("No country has a number like this."));
    }
    phone.dialable = phone.key = dialable + extension;
    finish(phone, findings, ContactVerdict::Ok);
}

void readNational(ParsedPhone &phone, const QString &text, const QString &region, const QString &extension,
                  Findings &findings)
{
    const QString digits = digitsOf(text);
    if (const auto valid = region.isEmpty() ? std::nullopt : validE164(digits, region)) {
        phone.dialable = phone.key = *valid + extension;
        finish(phone, findings, ContactVerdict::Ok);
        return;
    }
    phone.dialable = phone.key = digits + extension;
    if (digits.size() < kFewDigits) {
        findings.doubt = true;
        findings.say(Core::tr("This is short for a phone number."));
    }
    finish(phone, findings, ContactVerdict::OkNational);
}

ParsedPhone words(const QString &typed)
{
    ParsedPhone phone;
    phone.asTyped = typed;
    phone.dialable = typed.trimmed();
    phone.verdict = ContactVerdict::WarnText;
    phone.reason = Core::tr("These are words, not a number; they are kept as they are.");
    return phone;
}

ParsedPhone parseOne(const QString &typed, const QString &region)
{
    if (typed.size() > kMaxPiece)
        return words(typed);
    ParsedPhone phone;
    phone.asTyped = typed;
    Findings findings;
    QString text = unwrapped(plainDigits(typed, findings), findings);
    const QString extension = takeExtension(text);
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); }))
        return words(typed);
    const qsizetype count = digitCount(text);
    if (count == 0) {
        phone.reason = Core::tr("There is no digit in it.");
        return phone;
    }
    if (count > kMaxDigits + 2) { // 00 in front
        findings.doubt = true;
        findings.say(Core::tr("No phone number has this many digits."));
        phone.key = digitsOf(text);
        finish(phone, findings, ContactVerdict::Ok);
        return phone;
    }
    static const QRegularExpression kTwoZeros(u"^\\W*0[ -]?0(?=[ ./()-]*[1-9])"_s);
    const auto zeros = kTwoZeros.match(text);
    const bool dialledAtHome = zeros.hasMatch() && !region.isEmpty() && validE164(digitsOf(text), region);
    if (zeros.hasMatch() && !dialledAtHome) {
        text = u'+' + text.mid(zeros.capturedEnd());
        findings.fixed = true;
    }
    static const QRegularExpression kPlus(u"^[( ]*\\+"_s);
    if (const auto plus = kPlus.match(text); plus.hasMatch())
        readInternational(phone, withoutTrunkZero(u'+' + text.mid(plus.capturedEnd()), findings), extension, findings);
    else
        readNational(phone, text, region, extension, findings);
    return phone;
}

} // namespace

QList<ParsedPhone> parsePhonesInFull(const QString &text, const QString &region)
{
    QList<ParsedPhone> phones;
    const QStringList parts = pieces(text);
    for (const QString &part : parts)
        phones += parseOne(parts.size() > 1 ? part.trimmed() : part, region);
    return phones;
}

QList<ParsedPhone> parsePhones(const QString &text, const QString &region)
{
    struct Reading {
        QString text, region;
        QList<ParsedPhone> phones;
    };
    // A row's number is asked for when it is read, when it is compared and when it is stored, and each asking is slow.
    static thread_local Reading last;
    if (last.text == text && last.region == region)
        return last.phones;
    auto plain = plainPhone(text);
    last = {text, region, plain ? QList<ParsedPhone>{*std::move(plain)} : parsePhonesInFull(text, region)};
    return last.phones;
}

} // namespace goodword
