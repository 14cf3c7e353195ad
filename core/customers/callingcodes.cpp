#include "core/customers/callingcodes.h"

#include <phonenumbers/phonenumberutil.h>

#include <array>
#include <set>
#include <vector>

namespace goodword {

namespace pn = i18n::phonenumbers;

namespace {

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

constexpr int kMostCodeDigits = 3, kMostCode = 999;

std::vector<CallingCode> readCodes()
{
    constexpr int kMexico = 52, kMostDigits = 15;
    const pn::PhoneNumberUtil &util = *pn::PhoneNumberUtil::GetInstance();
    std::set<int> codes;
    util.GetSupportedCallingCodes(&codes);
    std::vector<CallingCode> all(kMostCode + 1);
    for (const int code : codes) {
        CallingCode &one = all[size_t(code)];
        one.code = code;
        one.digits = code < 10 ? 1 : code < 100 ? 2 : 3;
        one.isPlain = code != kMexico;
        pn::PhoneNumber number;
        number.set_country_code(code);
        quint64 shortest = 1; // possible are numbers of certain lengths, whatever their digits
        for (int digits = 1; digits <= kMostDigits; ++digits, shortest *= 10) {
            number.set_national_number(shortest);
            one.lengths |= util.IsPossibleNumber(number) ? quint32(1) << digits : 0;
        }
    }
    for (const Stripped &one : kStripped)
        all[size_t(one.code)].strip = one.digits;
    return all;
}

template <class Digits>
const CallingCode &codeAtFront(Digits digits)
{
    static const std::vector<CallingCode> all = readCodes();
    int code = 0;
    for (int i = 0; i < kMostCodeDigits; ++i) {
        code = code * 10 + (digits[i] - '0');
        if (all[size_t(code)].digits == i + 1)
            return all[size_t(code)];
    }
    return all.front();
}

} // namespace

const CallingCode &callingCodeOf(QStringView digits)
{
    return codeAtFront(std::u16string_view(digits.utf16(), size_t(digits.size())));
}

const CallingCode &callingCodeOf(QByteArrayView digits)
{
    return codeAtFront(std::string_view(digits.data(), size_t(digits.size())));
}

} // namespace goodword
