#include "core/exchange/phonecells.h"

#include <algorithm>
#include <array>

namespace goodword {

using namespace Qt::StringLiterals;

/// Digits of the country code that a number begins with: ITU-T E.164, annex. One in zones 1 and 7, two for these, else three.
static qsizetype countryCodeLength(QByteArrayView digits)
{
    static constexpr std::array kTwo = {20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55,
                                        56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98};
    if (digits[0] == '1' || digits[0] == '7')
        return 1;
    return std::binary_search(kTwo.begin(), kTwo.end(), (digits[0] - '0') * 10 + (digits[1] - '0')) ? 2 : 3;
}

bool isPhoneColumn(QStringView name)
{
    return name == "phone"_L1 || name == "phone_2"_L1 || name == "phone_3"_L1;
}

void spacePhone(QByteArray &phone)
{
    static constexpr qsizetype kShortest = 6; // with its plus; what is shorter is nobody's number abroad
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (phone.size() >= kShortest && phone.front() == '+' && std::all_of(phone.cbegin() + 1, phone.cend(), isDigit))
        phone.insert(1 + countryCodeLength(QByteArrayView(phone).sliced(1)), ' ');
}

QString unspacedPhone(const QString &text)
{
    QString bare = text;
    bare.remove(u' ');
    QByteArray spaced = bare.toUtf8();
    spacePhone(spaced);
    return QString::fromUtf8(spaced) == text ? bare : text;
}

} // namespace goodword
