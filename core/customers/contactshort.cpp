#include "core/customers/contactshort.h"

#include "core/customers/callingcodes.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

namespace goodword {

namespace pn = i18n::phonenumbers;

namespace {

constexpr bool isDigit(char16_t c) { return c >= u'0' && c <= u'9'; }
constexpr bool isLower(char16_t c) { return c >= u'a' && c <= u'z'; }
constexpr bool isUpper(char16_t c) { return c >= u'A' && c <= u'Z'; }

bool isPlainLocal(QStringView local)
{
    constexpr qsizetype kLongest = 64;
    if (local.isEmpty() || local.size() > kLongest || local.front() == u'.' || local.back() == u'.')
        return false;
    char16_t before = 0;
    for (const QChar c : local) {
        const char16_t u = c.unicode();
        const bool known = isLower(u) || isDigit(u) || isUpper(u) || u == u'.' || u == u'_' || u == u'-' || u == u'+';
        if (!known || (u == u'.' && before == u'.'))
            return false;
        before = u;
    }
    return true;
}

/// A label of letters, digits and single hyphens inside: "xn--" and its like are read in full.
bool isPlainLabel(QStringView label)
{
    constexpr qsizetype kLongest = 63;
    if (label.isEmpty() || label.size() > kLongest || label.front() == u'-' || label.back() == u'-' || label.contains(u"--"))
        return false;
    return std::all_of(label.begin(), label.end(), [](QChar c) { return isLower(c.unicode()) || isDigit(c.unicode()) || c == u'-'; });
}

bool isPlainDomain(QStringView domain)
{
    constexpr qsizetype kLongest = 180; // far below any limit of an address as a whole
    if (domain.size() > kLongest)
        return false;
    const auto labels = domain.split(u'.');
    return labels.size() >= 2 && std::all_of(labels.begin(), labels.end(), isPlainLabel) && isLower(labels.back().front().unicode());
}

bool isValid(int code, quint64 number)
{
    pn::PhoneNumber candidate;
    candidate.set_country_code(code);
    candidate.set_national_number(number);
    return pn::PhoneNumberUtil::GetInstance()->IsValidNumber(candidate);
}

} // namespace

std::optional<ParsedEmail> plainEmail(const QString &text)
{
    const QStringView view(text);
    const qsizetype at = view.indexOf(u'@');
    if (at < 0 || !isPlainLocal(view.left(at)) || !isPlainDomain(view.mid(at + 1)))
        return std::nullopt;
    ParsedEmail email;
    email.asTyped = email.address = email.normalised = text;
    email.key = text.toLower();
    email.verdict = ContactVerdict::Ok;
    return email;
}

std::optional<ParsedPhone> plainPhone(const QString &text)
{
    constexpr qsizetype kFewest = 8, kMost = 15; // digits
    if (text.size() <= kFewest || text.size() > kMost + 1 || text.front() != u'+')
        return std::nullopt;
    if (!std::all_of(text.begin() + 1, text.end(), [](QChar c) { return isDigit(c.unicode()); }))
        return std::nullopt;
    const CallingCode &country = callingCodeOf(QStringView(text).sliced(1));
    const qsizetype at = 1 + country.digits;
    const char16_t first = text.at(at).unicode();
    if (!country.isPlain || first == u'0')
        return std::nullopt;
    quint64 number = 0;
    for (qsizetype i = at; i < text.size(); ++i)
        number = number * 10 + (text.at(i).unicode() - u'0');
    // A number that may exist and loses no digit keeps its form, whether it is given out today or not; whether one is valid
    // is asked, by many regular expressions, only of the others.
    const bool staysAsItIs = (country.lengths >> (text.size() - at) & 1) != 0 && country.strip.find(first) == std::u16string_view::npos;
    if (!staysAsItIs && !isValid(country.code, number))
        return std::nullopt;
    ParsedPhone phone;
    phone.asTyped = phone.dialable = phone.key = text;
    phone.verdict = ContactVerdict::Ok;
    return phone;
}

} // namespace goodword
