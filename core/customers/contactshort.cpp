#include "core/customers/contactshort.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

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

/// Calling codes with digits that may be taken off the front of a number, as libphonenumber's metadata say; after every
/// other code that is a 0 alone. Held against libphonenumber by the tests.
struct Stripped {
    int code;
    std::u16string_view digits;
};
constexpr std::u16string_view kAnyDigit = u"0123456789";
constexpr std::array<Stripped, 18> kStripped = {{
    {1, u"1"}, {7, u"8"}, {54, kAnyDigit}, {55, u"9"}, {61, u"1"}, {86, u"1"}, {261, kAnyDigit}, {298, u"1"}, {352, u"1"},
    {370, u"8"}, {375, u"8"}, {378, u"89"}, {423, u"1"}, {506, u"1"}, {672, kAnyDigit}, {692, u"1"},
    {993, u"8"}, {998, u"8"},
}};

constexpr int kMostCode = 999;

/// What is known of the numbers of one country.
struct Country {
    bool isPlain = false;      ///< they are read as they stand. Mexico's (52) lose a 1 that was once dialled.
    quint32 lengths = 0;       ///< bit n: a number may have n digits
    std::u16string_view strip; ///< what it may lose when it begins with one of these
};

std::vector<Country> readCountries()
{
    constexpr int kMexico = 52, kMostDigits = 15;
    const pn::PhoneNumberUtil &util = *pn::PhoneNumberUtil::GetInstance();
    std::set<int> codes;
    util.GetSupportedCallingCodes(&codes);
    codes.erase(kMexico);
    std::vector<Country> all(kMostCode + 1);
    for (const int code : codes) {
        Country &country = all[size_t(code)];
        country.isPlain = true;
        pn::PhoneNumber number;
        number.set_country_code(code);
        quint64 shortest = 1; // possible are numbers of certain lengths, whatever their digits
        for (int digits = 1; digits <= kMostDigits; ++digits, shortest *= 10) {
            number.set_national_number(shortest);
            country.lengths |= util.IsPossibleNumber(number) ? quint32(1) << digits : 0;
        }
    }
    for (const Stripped &one : kStripped)
        all[size_t(one.code)].strip = one.digits;
    return all;
}

const Country &countryOf(int code)
{
    static const std::vector<Country> all = readCountries();
    return all[size_t(code)];
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
    quint64 number = 0;
    int code = 0;
    qsizetype at = 1;
    if (!std::all_of(text.begin() + 1, text.end(), [](QChar c) { return isDigit(c.unicode()); }))
        return std::nullopt;
    // No calling code is the beginning of another (ITU-T E.164).
    for (; at <= 3 && !countryOf(code).isPlain; ++at)
        code = code * 10 + text.at(at).unicode() - u'0';
    const Country &country = countryOf(code);
    const char16_t first = text.at(at).unicode();
    if (!country.isPlain || first == u'0')
        return std::nullopt;
    for (qsizetype i = at; i < text.size(); ++i)
        number = number * 10 + (text.at(i).unicode() - u'0');
    // A number that may exist and loses no digit keeps its form, whether it is given out today or not; whether one is valid
    // is asked, by many regular expressions, only of the others.
    const bool staysAsItIs = (country.lengths >> (text.size() - at) & 1) != 0 && country.strip.find(first) == std::u16string_view::npos;
    if (!staysAsItIs && !isValid(code, number))
        return std::nullopt;
    ParsedPhone phone;
    phone.asTyped = phone.dialable = phone.key = text;
    phone.verdict = ContactVerdict::Ok;
    return phone;
}

} // namespace goodword
